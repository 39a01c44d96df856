// The objects of packs that were made last: what further deltas are likely to be made from.
#ifndef WAYBILL_SOURCE_BASE_CACHE_H
#define WAYBILL_SOURCE_BASE_CACHE_H

#include "slice.h"

#include <git2/types.h>

struct cached {
    uint64_t offset;
    uint32_t pack;
    git_object_t type;
    char *bytes;
    size_t len;
    uint32_t newer, older; // in the order of use
    uint32_t chained;      // the next in the same slot of the table
};

enum { CACHE_SLOTS = 1 << 14, CACHE_MOST = 1 << 15 };

// Zero-initialise but for `ceiling`. Item 0 stands for none, and for both ends of the order.
struct base_cache {
    size_t ceiling; // most bytes that are kept
    size_t bytes;
    uint32_t count;
    uint32_t spare; // an item below `count` that is empty; the next is chained to it
    uint32_t slots[CACHE_SLOTS];
    struct cached items[CACHE_MOST + 1];
};

void base_cache_release(struct base_cache *cache);

// The object at a place, which is the last one used from then on; NULL when it is not there.
struct cached *base_cache_find(struct base_cache *cache, size_t pack, uint64_t offset);
// Takes over the bytes, of malloc. The last one used stays where it is, at any ceiling, and so
// does what is added.
struct cached *base_cache_add(struct base_cache *cache, size_t pack, uint64_t offset,
                              git_object_t type, char *bytes, size_t len);

#endif
