// File-name globs of patterns: `*` and `?`, held against the base name, or against the
// whole path when the glob has a '/'. ASCII letters of either case are equal.
#ifndef WAYBILL_DETECT_PATH_GLOB_H
#define WAYBILL_DETECT_PATH_GLOB_H

#include "slice.h"

// `*` matches any run of bytes without '/', `**` any run, `?` one byte but '/'.
bool path_glob_fits(struct slice glob, struct slice text);

// Any of a list that ends with an empty slice.
bool path_glob_any(const struct slice *globs, struct slice path);

// The last two bytes of paths that fit one of the globs, in lower case, by a hash of eight bits: most paths end otherwise.
struct glob_ends {
    uint32_t bits[8]; // bit i % 32 of word i / 32: hash i
};

struct glob_ends glob_ends_of(const struct slice *globs);
bool glob_ends_allow(const struct glob_ends *ends, struct slice path);

#endif
