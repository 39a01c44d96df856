#include "object_numbers.h"

#include "digest.h"

#include <dirent.h>
#include <stdlib.h>

enum { LEAST_TABLE = 1024, BITS = 64, MOST_NUMBERS = 1U << 30 };

static int compare_packs(const void *left, const void *right)
{
    const struct numbered_pack *a = left, *b = right;
    return slice_compare(slice_of_string(a->path), slice_of_string(b->path));
}

static void add_pack(struct object_numbers *numbers, size_t *room, struct arena *memory,
                     const char *folder, struct slice name)
{
    struct numbered_pack pack = {0};
    name.len -= strlen(".idx");
    if (!pack_index_open(&pack.index,
                         arena_printf(memory, "%s/pack/%.*s.idx", folder, SLICE_ARG(name)).ptr))
        return;
    pack.path = arena_printf(memory, "%s/pack/%.*s", folder, SLICE_ARG(name)).ptr;
    if (numbers->pack_count == *room) {
        *room = *room ? 2 * *room : 16;
        numbers->packs = alloc_grow(numbers->packs, *room, sizeof *numbers->packs);
    }
    numbers->packs[numbers->pack_count++] = pack;
}

static void add_packs(struct object_numbers *numbers, size_t *room, struct arena *memory,
                      const char *folder)
{
    DIR *listing = opendir(arena_printf(memory, "%s/pack", folder).ptr);
    size_t before = numbers->pack_count;
    struct dirent *entry;

    while (listing && (entry = readdir(listing))) {
        struct slice name = slice_of_string(entry->d_name);
        if (slice_starts_with(name, SLICE("pack-")) && slice_ends_with(name, SLICE(".idx")))
            add_pack(numbers, room, memory, folder, name);
    }
    if (listing)
        closedir(listing);
    if (numbers->pack_count > before)
        qsort(numbers->packs + before, numbers->pack_count - before, sizeof *numbers->packs,
              compare_packs);
}

bool object_numbers_init(struct object_numbers *numbers, const struct object_folders *folders,
                         struct arena *memory, struct err *err)
{
    size_t room = 0;
    *numbers = (struct object_numbers){0};
    for (size_t i = 0; i < folders->count; i++)
        add_packs(numbers, &room, memory, folders->paths[i]);
    for (size_t i = 0; i < numbers->pack_count; i++) {
        numbers->packs[i].first = numbers->packed;
        numbers->packed += numbers->packs[i].index.count;
        if (numbers->packed > MOST_NUMBERS || numbers->packs[i].index.count > MOST_NUMBERS)
            return err_set(err, ERR_UNABLE, "more than a billion objects");
    }
    return true;
}

void object_numbers_release(struct object_numbers *numbers)
{
    for (size_t i = 0; i < numbers->pack_count; i++)
        pack_index_close(&numbers->packs[i].index);
    free(numbers->packs);
    free(numbers->table);
    free(numbers->others);
    *numbers = (struct object_numbers){0};
}

// Ids are digests, but a tree may name any it likes, a million that collide among them.
static size_t slot_of(const struct object_numbers *numbers, const unsigned char *id)
{
    uint64_t hash = siphash(hash_key(), slice_of((const char *)id, OBJECT_ID_SIZE));
    size_t slot = (size_t)hash & (numbers->table_size - 1);
    while (numbers->table[slot] &&
           memcmp(numbers->others[numbers->table[slot] - 1], id, OBJECT_ID_SIZE) != 0)
        slot = (slot + 1) & (numbers->table_size - 1);
    return slot;
}

static void grow(struct object_numbers *numbers)
{
    if (numbers->other_count == numbers->other_room) {
        numbers->other_room = numbers->other_room ? 2 * numbers->other_room : LEAST_TABLE / 2;
        numbers->others = alloc_grow(numbers->others, numbers->other_room, sizeof *numbers->others);
    }
    if (2 * ((size_t)numbers->other_count + 1) <= numbers->table_size)
        return;
    free(numbers->table);
    numbers->table_size = numbers->table_size ? 2 * numbers->table_size : LEAST_TABLE;
    numbers->table = alloc_zeroed(numbers->table_size, sizeof *numbers->table);
    for (uint32_t i = 0; i < numbers->other_count; i++)
        numbers->table[slot_of(numbers, numbers->others[i])] = i + 1;
}

bool object_number_packed(const struct object_numbers *numbers, const unsigned char *id,
                          uint32_t *number)
{
    uint32_t n;
    for (size_t i = 0; i < numbers->pack_count; i++) {
        if (!pack_index_find(&numbers->packs[i].index, id, &n))
            continue;
        *number = numbers->packs[i].first + n;
        return true;
    }
    return false;
}

uint32_t object_number(struct object_numbers *numbers, const unsigned char *id)
{
    uint32_t number;
    if (object_number_packed(numbers, id, &number))
        return number;
    grow(numbers);
    size_t slot = slot_of(numbers, id);
    if (numbers->table[slot] == 0) {
        memcpy(numbers->others[numbers->other_count], id, OBJECT_ID_SIZE);
        numbers->table[slot] = ++numbers->other_count;
    }
    return numbers->packed + numbers->table[slot] - 1;
}

const struct numbered_pack *object_number_pack(const struct object_numbers *numbers,
                                               uint32_t number)
{
    size_t low = 0, high = numbers->pack_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (numbers->packs[middle].first <= number)
            low = middle;
        else
            high = middle;
    }
    return &numbers->packs[low];
}

const unsigned char *object_number_id(const struct object_numbers *numbers, uint32_t number)
{
    if (number >= numbers->packed)
        return numbers->others[number - numbers->packed];
    const struct numbered_pack *pack = object_number_pack(numbers, number);
    return pack_index_id(&pack->index, number - pack->first);
}

void object_numbers_rest(const struct object_numbers *numbers)
{
    enum { LARGE = 8 << 20 }; // bytes
    for (size_t i = 0; i < numbers->pack_count; i++)
        if (numbers->packs[i].index.size > LARGE)
            pack_index_rest(&numbers->packs[i].index);
}

bool number_set_has(const struct number_set *set, uint32_t number)
{
    return number / BITS < set->room && (set->bits[number / BITS] >> number % BITS & 1) != 0;
}

bool number_set_add(struct number_set *set, uint32_t number)
{
    if (number / BITS >= set->room) {
        size_t room = number / BITS + 1 + set->room / 2;
        set->bits = alloc_grow(set->bits, room, sizeof *set->bits);
        memset(set->bits + set->room, 0, (room - set->room) * sizeof *set->bits);
        set->room = room;
    }
    uint64_t bit = (uint64_t)1 << number % BITS;
    bool fresh = !(set->bits[number / BITS] & bit);
    set->bits[number / BITS] |= bit;
    return fresh;
}

void number_set_drop(struct number_set *set, uint32_t number)
{
    if (number / BITS < set->room)
        set->bits[number / BITS] &= ~((uint64_t)1 << number % BITS);
}

void number_set_release(struct number_set *set)
{
    free(set->bits);
    *set = (struct number_set){0};
}
