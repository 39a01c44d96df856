// Neighbours: a secret and the id it belongs to stand beside each other. Forty characters of base64
// say little; forty behind an AWS access key id are its secret.
#ifndef WAYBILL_DETECT_NEAR_H
#define WAYBILL_DETECT_NEAR_H

#include "candidates.h"

enum { NEAR_BYTES = 500 }; // from the start of one value to the start of the other

// Sets `beside` of those of the sorted candidates whose pattern has a `near`: the first, before then
// behind it, that is a candidate of one of those patterns, is no placeholder and shares no byte.
void find_neighbours(const struct pattern_set *set, struct candidate *items, size_t count);

#endif
