// Checks: what a value's own digits and structure say about it, without asking
// anyone. One row each; the functions stand in check_*.c, a family a file.
#ifndef WAYBILL_DETECT_CHECKS_H
#define WAYBILL_DETECT_CHECKS_H

#include "slice.h"

enum check_result {
    CHECK_FAILS,
    CHECK_HOLDS,
    CHECK_SILENT, // the value is not of a form this check can judge
    CHECK_INERT,  // it holds, and says that the value by itself opens nothing: a key under a
                  // passphrase, a token without a signature, a key of a test mode
};

typedef enum check_result check_fn(struct slice value);

// Writes the characters that make `body` pass, for shapes in examples. Returns how
// many were written to `out`, which has room for 64; 0 when there are none.
typedef size_t check_complete_fn(struct slice body, char *out);

// What a value that holds tells besides, "an RSA key of 2048 bits": one of a few constant
// sentences, never a part of the value; empty when there is nothing to tell.
typedef struct slice check_tell_fn(struct slice value);

struct check {
    struct slice name; // as patterns name it: "luhn"
    check_fn *run;
    check_complete_fn *complete; // or NULL
    check_tell_fn *tell;         // or NULL
    // Nothing else about the value counts: where it holds chance is out of the question (32 bits
    // of checksum and more), and where it fails the value is not what it looks like.
    bool decides;
    // Most values of the form hold: it tells the wrong ones, and speaks for none without a word beside it.
    bool weak;
    // For why[]: "the Luhn check digit holds"; what is wrong, or empty for "its checksum does not
    // hold"; why it opens nothing.
    struct slice says, denies, inert;
    struct slice source; // standard or provider document
};

// A row: the fields that every row has, then others by name.
#define CHECK_ROW(name_, run_, says_, source_, ...)                        \
    {                                                                      \
        .name = SLICE_INIT(name_), .run = run_, .says = SLICE_INIT(says_), \
        .source = SLICE_INIT(source_), __VA_ARGS__                         \
    }
#define CHECK_ROWS_END         \
    {                          \
        .name = SLICE_INIT("") \
    }

static inline enum check_result check_verdict(bool holds)
{
    return holds ? CHECK_HOLDS : CHECK_FAILS;
}

// True for a result that speaks for the value.
static inline bool check_supports(enum check_result result)
{
    return result == CHECK_HOLDS || result == CHECK_INERT;
}

// All rows, by name.
const struct check *check_find(struct slice name);

// Each family's rows, in check_<family>.c as checks_<family>[]; the last row has an empty name.
#define CHECK_FAMILIES(X) \
    X(card)               \
    X(bank)               \
    X(national)           \
    X(contact)            \
    X(token)              \
    X(sum)                \
    X(key)                \
    X(armor)              \
    X(signed)             \
    X(wallet)             \
    X(health)             \
    X(address)            \
    X(africa)             \
    X(americas)           \
    X(asia)               \
    X(batch)              \
    X(britain)            \
    X(device)             \
    X(document)           \
    X(efta)               \
    X(eurasia)            \
    X(europe)             \
    X(europe_east)        \
    X(europe_south)       \
    X(india)              \
    X(message)            \
    X(mexico)             \
    X(north_america)      \
    X(oceania)            \
    X(security)           \
    X(southeast_asia)     \
    X(terminal)           \
    X(vat)

#define X(family) extern const struct check checks_##family[];
CHECK_FAMILIES(X)
#undef X

// The families, in the order above; ends with NULL.
extern const struct check *const check_families[];

#endif
