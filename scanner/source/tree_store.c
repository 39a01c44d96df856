#include "tree_store.h"

#include "arena.h"

#include <stdlib.h>

enum {
    KEPT = 4096,                     // trees; a power of two
    LARGEST_KEPT = 8 * 1024,         // bytes of one
    LARGEST_TREE = 32 * 1024 * 1024, // some 500,000 files in one folder
    MOST_IN_USE = 64 * 1024 * 1024,  // bytes of all trees between get and put
};

struct tree_store {
    struct objects *objects;
    struct tree_bytes *kept[KEPT]; // by number
    size_t in_use;
};

struct tree_store *tree_store_new(struct objects *objects)
{
    struct tree_store *store = alloc_zeroed(1, sizeof *store);
    store->objects = objects;
    return store;
}

void tree_store_free(struct tree_store *store)
{
    if (!store)
        return;
    for (size_t i = 0; i < KEPT; i++)
        free(store->kept[i]);
    free(store);
}

static struct tree_bytes *read_tree(struct tree_store *store, uint32_t object, enum skip *why)
{
    struct slice bytes;

    *why = objects_read_number(store->objects, object, GIT_OBJECT_TREE, LARGEST_TREE, &bytes);
    if (*why == SKIP_NONE && bytes.len > MOST_IN_USE - store->in_use)
        *why = SKIP_TOO_LARGE;
    if (*why == SKIP_TOO_LARGE)
        *why = SKIP_UNREADABLE;
    if (*why != SKIP_NONE)
        return NULL;
    struct tree_bytes *tree = alloc_grow(NULL, sizeof *tree + bytes.len, 1);
    *tree = (struct tree_bytes){.object = object, .size = bytes.len};
    if (bytes.len)
        memcpy(tree->bytes, bytes.ptr, bytes.len);
    return tree;
}

struct tree_bytes *tree_store_get(struct tree_store *store, uint32_t object, enum skip *why)
{
    struct tree_bytes **slot = &store->kept[object & (KEPT - 1)], *tree = *slot;

    *why = SKIP_NONE;
    if (!tree || tree->object != object) {
        tree = read_tree(store, object, why);
        if (!tree)
            return NULL;
        if (tree->size <= LARGEST_KEPT && (!*slot || (*slot)->users == 0)) {
            free(*slot);
            *slot = tree;
            tree->kept = true;
        }
    }
    if (tree->users++ == 0)
        store->in_use += tree->size;
    return tree;
}

void tree_store_put(struct tree_store *store, struct tree_bytes *tree)
{
    if (--tree->users > 0)
        return;
    store->in_use -= tree->size;
    if (!tree->kept)
        free(tree);
}
