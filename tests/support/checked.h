// Values held against a check by its name.
//
//     HOLDS("luhn", "79927398713");
//     FAILS("luhn", "79927398710");
//     breaks_when_changed("wif-key", "5Hue...");
#ifndef WAYBILL_TESTS_CHECKED_H
#define WAYBILL_TESTS_CHECKED_H

#include "checks.h"

// The row; the test fails when there is none.
const struct check *check_named(const char *name);

// Fails the test for the first of the values, which end with NULL, that gives another result.
void expect(const char *name, enum check_result result, const char *const *values);

#define HOLDS(name, ...) expect(name, CHECK_HOLDS, (const char *const[]){__VA_ARGS__, NULL})
#define FAILS(name, ...) expect(name, CHECK_FAILS, (const char *const[]){__VA_ARGS__, NULL})
#define SILENT(name, ...) expect(name, CHECK_SILENT, (const char *const[]){__VA_ARGS__, NULL})
#define INERT(name, ...) expect(name, CHECK_INERT, (const char *const[]){__VA_ARGS__, NULL})

// What the row tells about the value besides.
void tells(const char *name, const char *value, const char *said);

// The value holds, and does not when any one character behind the first `prefix` is another, when
// it is cut off at any place, or when very much stands behind it.
void breaks_when_changed(const char *name, const char *value, size_t prefix);

#endif
