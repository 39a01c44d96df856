// The order in which the objects of a pack are read fastest: each right behind what its delta is
// made from, depth first, so that no object is made twice (pack_reader.h).
#ifndef WAYBILL_SOURCE_PACK_ORDER_H
#define WAYBILL_SOURCE_PACK_ORDER_H

#include "pack_reader.h"

struct pack_order {
    uint64_t *offsets; // of the pack's objects, rising
    uint32_t *places;  // of each in the order
    uint32_t count;
};

// Reads the headers of all objects of one of the reader's packs. What is damaged, and a delta
// whose base does not lie before it, comes where it lies.
void pack_order_init(struct pack_order *order, struct pack_reader *reader,
                     const struct pack_index *index, size_t pack);
void pack_order_release(struct pack_order *order);

// The place of the object at an offset; `count` when there is none.
uint32_t pack_order_place(const struct pack_order *order, uint64_t offset);

#endif
