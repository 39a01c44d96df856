#include "pack_order.h"

#include "arena.h"

#include <stdlib.h>

enum { NO_BASE = UINT32_MAX };

static int compare_offsets(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return *a < *b ? -1 : *a > *b;
}

// Where an offset stands among the first `count`, or `none`.
static uint32_t rank_of(const struct pack_order *order, uint64_t offset, uint32_t count,
                        uint32_t none)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (order->offsets[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && order->offsets[low] == offset ? low : none;
}

// Bases lie before their deltas but for odd packs, so one pass down counts what is made from
// each, and one pass up gives the places. They take the room of the bases, which are not asked
// for again.
static void place_all(struct pack_order *order, uint32_t *bases)
{
    uint32_t *sizes = alloc_zeroed(order->count, sizeof *sizes), next = 0;

    for (uint32_t i = order->count; i-- > 0;) {
        sizes[i] += 1; // with all that is made from it
        if (bases[i] != NO_BASE)
            sizes[bases[i]] += sizes[i];
    }
    for (uint32_t i = 0; i < order->count; i++) {
        uint32_t *free_place = bases[i] == NO_BASE ? &next : &sizes[bases[i]];
        uint32_t place = *free_place;
        *free_place += sizes[i];
        sizes[i] = place + 1; // from here on: where its next delta goes
        bases[i] = place;
    }
    order->places = bases;
    free(sizes);
}

void pack_order_init(struct pack_order *order, struct pack_reader *reader,
                     const struct pack_index *index, size_t pack)
{
    struct pack_header header;

    *order = (struct pack_order){.count = index->count};
    order->offsets = alloc_zeroed(index->count, sizeof *order->offsets);
    uint32_t *bases = alloc_zeroed(index->count, sizeof *bases);
    for (uint32_t i = 0; i < index->count; i++)
        order->offsets[i] = pack_index_offset(index, i);
    qsort(order->offsets, order->count, sizeof *order->offsets, compare_offsets);
    for (uint32_t i = 0; i < order->count; i++) {
        bases[i] = NO_BASE;
        if (pack_reader_header(reader, pack, order->offsets[i], &header) &&
            header.base != UINT64_MAX)
            bases[i] = rank_of(order, header.base, i, NO_BASE);
    }
    place_all(order, bases);
}

void pack_order_release(struct pack_order *order)
{
    free(order->offsets);
    free(order->places);
    *order = (struct pack_order){0};
}

uint32_t pack_order_place(const struct pack_order *order, uint64_t offset)
{
    uint32_t rank = rank_of(order, offset, order->count, order->count);
    return rank < order->count ? order->places[rank] : order->count;
}
