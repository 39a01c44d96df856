// A set of hashes, to count how many values of many are distinct.
#ifndef WAYBILL_DETECT_VALUE_SET_H
#define WAYBILL_DETECT_VALUE_SET_H

#include "arena.h"

struct value_set {
    uint64_t *values; // open addressing; 0 is free
    size_t room;
    size_t count;
};

// Zero-initialise before use. The memory is the arena's. The hash's lowest bit does not count.
void value_set_add(struct value_set *set, uint64_t hash, struct arena *memory);

#endif
