// Matching a path against a glob as gitignore(5) defines it: `*` and `?` stay within
// a path segment, a segment `**` stands for any number of them, brackets hold bytes,
// ranges and classes such as [[:digit:]], and a backslash takes away a meaning.
#ifndef WAYBILL_SOURCE_WILDMATCH_H
#define WAYBILL_SOURCE_WILDMATCH_H

#include "slice.h"

// The whole path has to match. A glob with an unclosed bracket, an unknown class or a
// lone backslash at its end matches nothing. `fold`: ASCII letters of either case are
// equal. The time is at most the product of both lengths.
bool wildmatch(struct slice glob, struct slice path, bool fold);

#endif
