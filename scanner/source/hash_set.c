#include "hash_set.h"

#include "arena.h"

#include <stdlib.h>

enum { LEAST = 1024 };

static uint64_t *slot_of(uint64_t *table, size_t size, uint64_t hash)
{
    size_t at = (size_t)hash & (size - 1);
    while (table[at] && table[at] != hash)
        at = (at + 1) & (size - 1);
    return &table[at];
}

static void grow(struct hash_set *set)
{
    size_t size = set->size ? 2 * set->size : LEAST;
    uint64_t *table = alloc_zeroed(size, sizeof *table);
    for (size_t i = 0; i < set->size; i++)
        if (set->table[i])
            *slot_of(table, size, set->table[i]) = set->table[i];
    free(set->table);
    set->table = table;
    set->size = size;
}

bool hash_set_add(struct hash_set *set, uint64_t hash)
{
    if (hash == 0)
        hash = 1; // as good as any
    if (2 * (set->count + 1) > set->size)
        grow(set);
    uint64_t *slot = slot_of(set->table, set->size, hash);
    if (*slot)
        return false;
    *slot = hash;
    set->count++;
    return true;
}

void hash_set_release(struct hash_set *set)
{
    free(set->table);
    *set = (struct hash_set){0};
}
