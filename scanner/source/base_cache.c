#include "base_cache.h"

#include <stdlib.h>

void base_cache_release(struct base_cache *cache)
{
    for (uint32_t i = 1; i <= cache->count; i++)
        free(cache->items[i].bytes);
    *cache = (struct base_cache){.ceiling = cache->ceiling};
}

static uint32_t *slot_of(struct base_cache *cache, size_t pack, uint64_t offset)
{
    uint64_t hash = (offset + pack) * UINT64_C(0x9E3779B97F4A7C15);
    return &cache->slots[hash >> 50];
}

// items[0].older is the last one used, items[0].newer the one that was not used for longest.
static void unlink_item(struct base_cache *cache, uint32_t i)
{
    struct cached *item = &cache->items[i];
    cache->items[item->newer].older = item->older;
    cache->items[item->older].newer = item->newer;
}

static void link_item(struct base_cache *cache, uint32_t i)
{
    struct cached *item = &cache->items[i];
    item->newer = 0;
    item->older = cache->items[0].older;
    cache->items[item->older].newer = i;
    cache->items[0].older = i;
}

struct cached *base_cache_find(struct base_cache *cache, size_t pack, uint64_t offset)
{
    for (uint32_t i = *slot_of(cache, pack, offset); i; i = cache->items[i].chained) {
        if (cache->items[i].offset != offset || cache->items[i].pack != pack)
            continue;
        unlink_item(cache, i);
        link_item(cache, i);
        return &cache->items[i];
    }
    return NULL;
}

// Its place is the next to be taken.
static void drop_item(struct base_cache *cache, struct cached *item)
{
    uint32_t i = (uint32_t)(item - cache->items);
    uint32_t *at = slot_of(cache, item->pack, item->offset);
    while (*at != i)
        at = &cache->items[*at].chained;
    *at = item->chained;
    unlink_item(cache, i);
    cache->bytes -= item->len;
    free(item->bytes);
    item->bytes = NULL;
    item->chained = cache->spare;
    cache->spare = i;
}

static uint32_t take_place(struct base_cache *cache)
{
    if (!cache->spare && cache->count < CACHE_MOST)
        return ++cache->count;
    if (!cache->spare)
        drop_item(cache, &cache->items[cache->items[0].newer]);
    uint32_t place = cache->spare;
    cache->spare = cache->items[place].chained;
    return place;
}

struct cached *base_cache_add(struct base_cache *cache, size_t pack, uint64_t offset,
                              git_object_t type, char *bytes, size_t len)
{
    while (cache->items[0].newer != cache->items[0].older && cache->bytes + len > cache->ceiling)
        drop_item(cache, &cache->items[cache->items[0].newer]);
    uint32_t place = take_place(cache), *slot = slot_of(cache, pack, offset);
    cache->items[place] = (struct cached){.offset = offset,
                                          .pack = (uint32_t)pack,
                                          .type = type,
                                          .bytes = bytes,
                                          .len = len,
                                          .chained = *slot};
    *slot = place;
    link_item(cache, place);
    cache->bytes += len;
    return &cache->items[place];
}
