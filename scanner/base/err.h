// The one error type: what went wrong, told once, with the place.
#ifndef WAYBILL_BASE_ERR_H
#define WAYBILL_BASE_ERR_H

#include <stdbool.h>

// The kind decides the exit code: 2 for the first two, 3 for the others.
enum err_kind {
    ERR_NONE,
    ERR_USAGE,  // the command line is off
    ERR_CONFIG, // a file the user wrote is off: config, patterns, policy
    ERR_UNABLE, // the work cannot be done or finished: unreadable, unsupported
};

// Zero-initialise before use. On success a function leaves its `err` untouched.
struct err {
    enum err_kind kind;
    char message[1024];
};

// Sets the error, always returns false so that a function can end with it. The
// message is one line without a final full stop or line end, and never holds
// matched text. Text from outside (paths, values) goes through print_quoted().
__attribute__((format(printf, 3, 4))) bool err_set(struct err *err, enum err_kind kind,
                                                   const char *format, ...);

// Puts what was being tried in front of an error that is set: "PATH: message".
// Always returns false.
__attribute__((format(printf, 2, 3))) bool err_while(struct err *err, const char *format, ...);

#endif
