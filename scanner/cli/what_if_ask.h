// What `--what-if` takes: KEY=VALUE with commas between. The keys are those of the configuration.
#ifndef WAYBILL_CLI_WHAT_IF_ASK_H
#define WAYBILL_CLI_WHAT_IF_ASK_H

#include "exclude.h"
#include "options.h"
#include "what_if.h"

enum { WHAT_IF_KEYS = 13 };

struct what_if_row {
    const char *name;
    const char *argument;     // what help calls its value,
    const char *const *words; // or the values there are, NULL-ended
    const char *help;
};

extern const struct what_if_row what_if_rows[WHAT_IF_KEYS];

// The question, once it is understood. Lists live in the arena.
struct what_if_question {
    struct declared declared; // what would be declared then
    struct texts tools;       // the plans in use then; none: nothing is asked about that
    struct exclude without;   // what would not be there
    struct what_if_key keys[WHAT_IF_KEYS];
};

// Reads the lists of all --what-if over what is declared now. An unknown key, value or plan, a key without a value and one
// that is given two values are ERR_USAGE, with the nearest known word.
bool what_if_ask(struct what_if_question *out, const struct texts *lists,
                 const struct declared *now, const struct plan_set *plans, struct arena *memory,
                 struct err *err);

#endif
