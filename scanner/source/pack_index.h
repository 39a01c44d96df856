// The index of a pack, version 2 (gitformat-pack(5)): which objects are in the pack, sorted by
// id, and where. libgit2 does not tell where an object lies, and reading in that order is
// what makes reading all of a history fast.
//
//     "\377tOc", version, 256 counts    how many ids start with at most this byte
//     ids, checksums, 31-bit offsets    a table each, in the order of the ids
//     64-bit offsets                    for packs beyond 2 GB
//     two checksums
#ifndef WAYBILL_SOURCE_PACK_INDEX_H
#define WAYBILL_SOURCE_PACK_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OBJECT_ID_SIZE = 20 };

struct pack_index {
    const unsigned char *bytes; // mapped
    size_t size;
    uint32_t count;
};

// False for what is no sound index of version 2: nothing is lost but the order.
bool pack_index_open(struct pack_index *index, const char *path);
void pack_index_close(struct pack_index *index);

// Lets the system take back the memory of what was read so far; it comes again when asked for.
void pack_index_rest(const struct pack_index *index);

// The id of the nth object, in byte order; n is below `count`.
const unsigned char *pack_index_id(const struct pack_index *index, uint32_t n);
bool pack_index_find(const struct pack_index *index, const unsigned char *id, uint32_t *n);
// Where in the pack the nth object is. A damaged index may say anything.
uint64_t pack_index_offset(const struct pack_index *index, uint32_t n);

#endif
