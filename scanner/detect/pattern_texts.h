// Trying the texts beside patterns with the real detection.
#ifndef WAYBILL_DETECT_PATTERN_TEXTS_H
#define WAYBILL_DETECT_PATTERN_TEXTS_H

#include "pattern_reader.h"

// Every `find` text must give a finding of its pattern, no `leave` text a live one of medium or high confidence,
// with all patterns of the set at work. ERR_CONFIG at the first text that does otherwise, with its place.
bool pattern_texts_hold(const struct pattern_set *set, const struct pattern_entries *entries,
                        struct err *err);

#endif
