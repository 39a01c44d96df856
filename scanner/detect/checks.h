// Checks: what a value's own digits and structure say about it, without asking
// anyone. One row each; the functions stand in check_*.c, a family a file.
#ifndef WAYBILL_DETECT_CHECKS_H
#define WAYBILL_DETECT_CHECKS_H

#include "slice.h"

enum check_result {
    CHECK_FAILS,
    CHECK_HOLDS,
    CHECK_SILENT, // the value is not of a form this check can judge
};

typedef enum check_result check_fn(struct slice value);

// Writes the characters that make `body` pass, for shapes in examples. Returns how
// many were written to `out`, which has room for 64; 0 when there are none.
typedef size_t check_complete_fn(struct slice body, char *out);

struct check {
    struct slice name; // as patterns name it: "luhn"
    check_fn *run;
    check_complete_fn *complete; // or NULL
    struct slice says;           // "the Luhn check digit holds": for why[]
    struct slice source;         // standard or provider document
};

// All rows, by name.
const struct check *check_find(struct slice name);

// Each family's rows, in check_<family>.c; the last row has an empty name.
extern const struct check checks_card[], checks_bank[], checks_national[], checks_contact[],
    checks_token[], checks_key[], checks_health[];

#endif
