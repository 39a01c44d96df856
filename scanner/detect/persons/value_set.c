#include "value_set.h"

enum { LEAST_ROOM = 16 };

static size_t place_in(const uint64_t *values, size_t room, uint64_t hash)
{
    size_t at = hash % room;
    while (values[at] && values[at] != hash)
        at = (at + 1) % room;
    return at;
}

static void widen(struct value_set *set, struct arena *memory)
{
    size_t room = set->room ? 4 * set->room : LEAST_ROOM;
    uint64_t *wider = ARENA_ARRAY(memory, room, uint64_t);
    for (size_t i = 0; i < set->room; i++)
        if (set->values[i])
            wider[place_in(wider, room, set->values[i])] = set->values[i];
    set->values = wider;
    set->room = room;
}

void value_set_add(struct value_set *set, uint64_t hash, struct arena *memory)
{
    hash |= 1;
    if (2 * (set->count + 1) > set->room)
        widen(set, memory);
    size_t at = place_in(set->values, set->room, hash);
    set->count += set->values[at] == 0;
    set->values[at] = hash;
}
