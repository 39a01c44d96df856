// Deltas of packs (gitformat-pack(5), "Deltified representation"): the size of the base and of
// the result, then bytes to insert and spans of the base to copy.
#ifndef WAYBILL_SOURCE_DELTA_H
#define WAYBILL_SOURCE_DELTA_H

#include "slice.h"

struct delta {
    uint64_t base_size, result_size;
    struct slice steps;
};

bool delta_open(struct delta *delta, struct slice bytes);
// Makes the result, `result_size` bytes, from the base. False when the delta is damaged or of
// another base: then `out` holds anything.
bool delta_apply(const struct delta *delta, struct slice base, char *out);

#endif
