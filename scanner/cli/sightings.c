#include "sightings.h"

#include "digest.h"

#include <stdlib.h>

enum { LEAST_TABLE = 256, LEAST_STALE = 1000 };

static bool is_same(const struct finding *a, const struct finding *b)
{
    return a->same == b->same && slice_equals(a->rule, b->rule) && slice_equals(a->path, b->path);
}

static size_t slot_of(const struct sightings *sightings, const struct finding *finding)
{
    uint64_t hash = siphash(hash_key(), finding->path) ^ siphash(hash_key(), finding->rule) * 3 ^
                    finding->same * 5;
    size_t slot = (size_t)(hash ^ hash >> 32) & (sightings->table_size - 1);
    while (sightings->table[slot] &&
           !is_same(&sightings->items[sightings->table[slot] - 1], finding))
        slot = (slot + 1) & (sightings->table_size - 1);
    return slot;
}

static void fill_table(struct sightings *sightings)
{
    free(sightings->table);
    if (sightings->table_size == 0)
        sightings->table_size = LEAST_TABLE;
    while (sightings->table_size < 2 * (sightings->count + 1))
        sightings->table_size *= 2;
    sightings->table = alloc_zeroed(sightings->table_size, sizeof *sightings->table);
    for (size_t i = 0; i < sightings->count; i++)
        sightings->table[slot_of(sightings, &sightings->items[i])] = (uint32_t)i + 1;
}

// The list of a group is its own, the names in it are constant.
static const struct slice *copy_list(const struct slice *list, struct arena *memory)
{
    size_t count = 0;
    while (list && list[count].len)
        count++;
    struct slice *copy = ARENA_ARRAY(memory, count + 1, struct slice);
    for (size_t i = 0; i < count; i++)
        copy[i] = list[i];
    return copy;
}

// What is not constant of a finding's text.
static void copy_text(struct finding *finding, struct arena *memory)
{
    struct slice *const texts[] = {&finding->path, &finding->preview, &finding->name,
                                   &finding->commit, &finding->suppressed_reason};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (texts[i]->len)
            *texts[i] = arena_copy(memory, *texts[i]);
    for (size_t i = 0; i < FINDING_MOST_WHY && finding->why[i].len; i++)
        finding->why[i] = arena_copy(memory, finding->why[i]);
    if (finding->regulations)
        finding->regulations = copy_list(finding->regulations, memory);
}

// Text that was replaced is given back by copying what is left: never more than half is waste.
static void tidy(struct sightings *sightings)
{
    struct arena fresh = {0};
    if (sightings->stale < LEAST_STALE + sightings->count)
        return;
    for (size_t i = 0; i < sightings->count; i++)
        copy_text(&sightings->items[i], &fresh);
    arena_release(&sightings->memory);
    sightings->memory = fresh;
    sightings->stale = 0;
}

static bool goes_first(const struct finding *a, const struct finding *b)
{
    if (finding_is_active(a) != finding_is_active(b))
        return finding_is_active(a);
    if (a->order != b->order)
        return a->order < b->order;
    return finding_compare(a, b) < 0;
}

static void merge(struct sightings *sightings, struct finding *known, const struct finding *other)
{
    bool past = known->past && other->past;
    unsigned persons = known->persons > other->persons ? known->persons : other->persons;
    enum severity severity = known->severity > other->severity ? known->severity : other->severity;

    if (goes_first(other, known)) {
        *known = *other;
        copy_text(known, &sightings->memory);
        sightings->stale++;
    }
    known->past = past;
    known->persons = persons;
    known->severity = severity;
    tidy(sightings);
}

static int compare(const void *left, const void *right)
{
    return finding_compare(left, right);
}

void sightings_end(struct sightings *sightings, size_t most)
{
    if (sightings->count)
        qsort(sightings->items, sightings->count, sizeof *sightings->items, compare);
    if (sightings->count > most) {
        sightings->stale += sightings->count - most;
        sightings->count = most;
        sightings->cut = true;
    }
    free(sightings->table);
    sightings->table = NULL;
    sightings->table_size = 0;
}

bool sightings_add(struct sightings *sightings, const struct finding *finding, size_t most)
{
    // Keeping the worst of twice as many makes what is kept the same in any order.
    if (sightings->count >= 2 * most) {
        sightings_end(sightings, most);
        tidy(sightings);
    }
    if (!sightings->table || 2 * (sightings->count + 1) > sightings->table_size)
        fill_table(sightings);
    size_t slot = slot_of(sightings, finding);
    if (sightings->table[slot]) {
        merge(sightings, &sightings->items[sightings->table[slot] - 1], finding);
        return false;
    }
    if (sightings->count == sightings->room) {
        sightings->room = sightings->room ? 2 * sightings->room : LEAST_TABLE / 2;
        sightings->items = alloc_grow(sightings->items, sightings->room, sizeof *sightings->items);
    }
    sightings->items[sightings->count++] = *finding;
    copy_text(&sightings->items[sightings->count - 1], &sightings->memory);
    sightings->table[slot] = (uint32_t)sightings->count;
    return true;
}

void sightings_release(struct sightings *sightings)
{
    free(sightings->items);
    free(sightings->table);
    arena_release(&sightings->memory);
    *sightings = (struct sightings){0};
}
