// What `waybill doctor` looks at: a table of checks, each with what it saw and how to mend it.
#ifndef WAYBILL_CLI_DOCTOR_H
#define WAYBILL_CLI_DOCTOR_H

#include "condition.h"
#include "job.h"

//  X(NAME, "name", "as a line begins")
#define HEALTHS(X)                                                   \
    X(FINE, "fine", "ok")                                            \
    X(NOTE, "note", "note") /* worth knowing, and nothing to mend */ \
    X(MEND, "mend", "MEND")                                          \
    X(UNKNOWN, "unknown", "?") /* could not be looked at */

enum health {
#define X(NAME, name, word) HEALTH_##NAME,
    HEALTHS(X)
#undef X
        HEALTH_COUNT,
};

// Text is printable.
struct diagnosis {
    enum health health;
    const char *what;
    const char *mend; // what to do; NULL: nothing
};

struct doctor {
    const struct options *options;
    bool found;                            // there is a repository,
    struct repository_condition condition; // like this,
    struct err trouble;                    // or this is why not
    struct job job;                        // with configuration and patterns,
    struct err refused;                    // or what is wrong with them
    struct arena *memory;
};

// Whether git runs waybill before a commit.
struct diagnosis doctor_hook(const struct doctor *doctor);

#endif
