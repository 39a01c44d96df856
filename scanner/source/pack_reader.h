// Objects read from packs without libgit2, by one thread.
//
// What makes it fast is the order of asking: when objects are asked for so that what a delta is
// made from comes right before it (pack_order.h), each stream is inflated and each delta applied
// once. The objects that were made last are kept for that.
// Packs are read, not mapped, so that a large one does not count as ours.
#ifndef WAYBILL_SOURCE_PACK_READER_H
#define WAYBILL_SOURCE_PACK_READER_H

#include "object_numbers.h"

#include <git2/types.h>

enum pack_outcome {
    PACK_READ,
    PACK_TOO_LARGE, // larger than asked for: not made
    PACK_DECLINED,  // damaged, or of a kind that is left to libgit2
};

// In which order objects will be asked for, which says how much to keep.
enum pack_asking {
    PACK_DEPTH_FIRST,
    PACK_ANY_ORDER,
};

struct pack_reader;

// Does not own the numbers, which may grow meanwhile.
struct pack_reader *pack_reader_new(const struct object_numbers *numbers, enum pack_asking asking);
void pack_reader_free(struct pack_reader *reader);

// Lends the bytes of an object of a pack (its number is below `numbers->packed`) until the next
// call.
enum pack_outcome pack_reader_read(struct pack_reader *reader, uint32_t number, uint64_t largest,
                                   git_object_t *type, struct slice *bytes);

// What stands in front of an object's stream.
struct pack_header {
    git_object_t type;  // OFS_DELTA and REF_DELTA for deltas
    uint64_t size;      // of what is inflated: of a delta, not of its result
    uint64_t base;      // of a delta: where its base is in the pack; UINT64_MAX: elsewhere
    uint64_t stream_at; // where the stream begins
};

// Of the object at a place of one of the numbers' packs. Cheap for places in rising order.
bool pack_reader_header(struct pack_reader *reader, size_t pack, uint64_t offset,
                        struct pack_header *header);

#endif
