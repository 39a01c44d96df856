// The one door to pcre2: regexes compiled with JIT on first use, run in a window.
//
// PCRE2's match limit holds for each starting position, so a window is part of every
// bound: starts x limit. The window is the caller's to choose (see detector.c).
#ifndef WAYBILL_DETECT_MATCHER_H
#define WAYBILL_DETECT_MATCHER_H

#include "err.h"
#include "language.h"
#include "pattern.h"

enum match_result {
    MATCH_NONE,
    MATCH_FOUND,
    MATCH_GAVE_UP, // a limit ended it: not the same as no match
};

// One per worker; `patterns` are borrowed.
struct matcher;
struct matcher *matcher_new(const struct pattern *patterns, size_t count);
void matcher_free(struct matcher *matcher);

struct match {
    struct span whole;
    struct span value; // the group of that name, or the whole
};

// Finds the first match of the pattern's regex in `window` that begins in
// [first, last]. Offsets are within the window.
enum match_result matcher_find(struct matcher *matcher, size_t pattern, struct slice window,
                               size_t first, size_t last, struct match *match);

// The bytes that a match of the pattern's regex may begin with, bit b % 64 of word b / 64 for byte b; all where that is
// not known.
struct byte_set {
    uint64_t bits[4];
};
const struct byte_set *matcher_first_bytes(struct matcher *matcher, size_t pattern);

// True when the regex fits all of `value`.
enum match_result matcher_fits(struct matcher *matcher, size_t pattern, struct slice value);

// For the pattern reader: compiles, and does not match the empty text. ERR_CONFIG
// says what is wrong and at which character of the regex.
bool regex_check(struct slice regex, struct err *err);

// "10.42 2022-12-11", as `waybill --version` shows it.
void matcher_version(char *out, size_t room);

#endif
