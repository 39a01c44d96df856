// The bytes of trees, with the last ones kept: a commit is compared with its parents, which
// were taken shortly before.
#ifndef WAYBILL_SOURCE_TREE_STORE_H
#define WAYBILL_SOURCE_TREE_STORE_H

#include "object_numbers.h"
#include "objects.h"

struct tree_bytes {
    uint32_t object;
    unsigned users;
    bool kept;
    size_t size;
    char bytes[];
};

struct tree_store;

// Does not own the objects, which use the numbers that trees are asked for by.
struct tree_store *tree_store_new(struct objects *objects);
void tree_store_free(struct tree_store *store);

// NULL with the reason when the tree cannot be read, or is too large beside those in use.
// What is got is put back once.
struct tree_bytes *tree_store_get(struct tree_store *store, uint32_t object, enum skip *why);
void tree_store_put(struct tree_store *store, struct tree_bytes *tree);

#endif
