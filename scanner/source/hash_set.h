// A set of 64-bit hashes.
#ifndef WAYBILL_SOURCE_HASH_SET_H
#define WAYBILL_SOURCE_HASH_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Zero-initialise before use. The hashes are taken as they are: they must be spread already.
struct hash_set {
    uint64_t *table; // 0 is an empty slot
    size_t size;     // a power of two, or 0
    size_t count;
};

// False when it was there before.
bool hash_set_add(struct hash_set *set, uint64_t hash);
void hash_set_release(struct hash_set *set);

#endif
