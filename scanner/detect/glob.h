// File-name globs of patterns: `*` and `?`, held against the base name, or against the
// whole path when the glob has a '/'. ASCII letters of either case are equal.
#ifndef WAYBILL_DETECT_GLOB_H
#define WAYBILL_DETECT_GLOB_H

#include "slice.h"

// `*` matches any run of bytes without '/', `**` any run, `?` one byte but '/'.
bool glob_fits(struct slice glob, struct slice text);

// Any of a list that ends with an empty slice.
bool glob_any(const struct slice *globs, struct slice path);

#endif
