// Findings that the configuration accepts: all of one pattern, or one by its
// fingerprint. They stay in the report, with the reason, and count for nothing.
#ifndef WAYBILL_CLI_ACCEPTANCE_H
#define WAYBILL_CLI_ACCEPTANCE_H

#include "err.h"
#include "pattern.h"

struct acceptance {
    struct slice of;     // the pattern's id or the fingerprint
    struct slice reason; // printable, never empty
    int last_day;        // it holds up to and on this day; INT_MAX: for good
    unsigned line, column;
};

struct acceptances {
    const struct acceptance *items;
    size_t count;
};

// Fails unless each is of a pattern that exists. For after all patterns are loaded;
// `path` is of the file with the acceptances. Errors are ERR_CONFIG.
bool acceptances_check_rules(const struct acceptances *acceptances,
                             const struct pattern_set *patterns, struct slice path,
                             struct err *err);

#endif
