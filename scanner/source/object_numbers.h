// A number for each object, so that millions of them can be kept in sets of bits and in lists
// of four bytes each instead of twenty.
//
// Objects of packs have the place of their id in the packs' indexes for a number, which costs
// no memory. The others (loose, missing, in packs of another format) are numbered as they come.
#ifndef WAYBILL_SOURCE_OBJECT_NUMBERS_H
#define WAYBILL_SOURCE_OBJECT_NUMBERS_H

#include "database.h"
#include "pack_index.h"

struct numbered_pack {
    struct pack_index index;
    const char *path; // without ".idx"
    uint32_t first;   // the number of its first object
};

struct object_numbers {
    struct numbered_pack *packs; // by folder, then by name
    size_t pack_count;
    uint32_t packed; // numbers below are of objects in packs
    // A hash table of places in `others`, plus 1.
    uint32_t *table;
    size_t table_size; // a power of two, or 0
    unsigned char (*others)[OBJECT_ID_SIZE];
    uint32_t other_count;
    size_t other_room;
};

// ERR_UNABLE when there are more objects than there are numbers. `memory` outlives it.
bool object_numbers_init(struct object_numbers *numbers, const struct object_folders *folders,
                         struct arena *memory, struct err *err);
void object_numbers_release(struct object_numbers *numbers);

// The number of the object, which is a new one where it has none yet.
uint32_t object_number(struct object_numbers *numbers, const unsigned char *id);
// The same for objects of packs only: false for others. Any thread may ask at any time.
bool object_number_packed(const struct object_numbers *numbers, const unsigned char *id,
                          uint32_t *number);
// Lent until the next call of object_number().
const unsigned char *object_number_id(const struct object_numbers *numbers, uint32_t number);
// Of what is in packs.
const struct numbered_pack *object_number_pack(const struct object_numbers *numbers,
                                               uint32_t number);

// Gives back the memory of indexes that are so large that they would count: to be called now
// and then. Any thread may read them meanwhile.
void object_numbers_rest(const struct object_numbers *numbers);

// A set of numbers. Zero-initialise before use.
struct number_set {
    uint64_t *bits;
    size_t room; // in words
};

bool number_set_has(const struct number_set *set, uint32_t number);
// False when it was there before.
bool number_set_add(struct number_set *set, uint32_t number);
void number_set_drop(struct number_set *set, uint32_t number);
void number_set_release(struct number_set *set);

#endif
