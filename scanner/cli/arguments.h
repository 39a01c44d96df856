// Inside of options.h: the arguments of the command line, which options.c reads and arguments_check.c makes sense of.
#ifndef WAYBILL_CLI_ARGUMENTS_H
#define WAYBILL_CLI_ARGUMENTS_H

#include "options.h"

enum { QUOTED = 60 }; // code points of an argument in a message

// The arguments, and how far they are read.
struct arguments {
    const char *const *argv;
    int count, at;
    struct options *options;
    struct texts operands; // what is no option; there is room for one more
    struct arena *memory;
};

// Whether what was read goes together, and what the operands mean: for each command. Sets what follows from several
// options. Errors are ERR_USAGE.
typedef bool arguments_check_fn(struct arguments *arguments, struct err *err);
extern arguments_check_fn *const arguments_check[COMMAND_COUNT];

// False when there is no such command; command_unknown() says so, with the nearest, and returns false.
bool command_find(struct slice word, enum command *command);
bool command_unknown(struct arguments *arguments, const char *word, struct err *err);

#endif
