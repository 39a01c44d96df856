#include "coverage.h"

#include "digest.h"

#include <stdlib.h>

static const struct {
    const char *name, *words;
    bool incomplete;
} reasons[SKIP_COUNT] = {
#define X(name, printed, incomplete, words) [SKIP_##name] = {printed, words, incomplete},
    SKIP_REASONS(X)
#undef X
};

const char *skip_name(enum skip reason)
{
    return reasons[reason].name;
}

const char *skip_words(enum skip reason)
{
    return reasons[reason].words;
}

bool skip_is_incomplete(enum skip reason)
{
    return reasons[reason].incomplete;
}

static size_t slot_of(const struct coverage *coverage, struct slice path, enum skip reason)
{
    uint64_t hash = siphash(hash_key(), path) + (uint64_t)reason;
    size_t slot = (size_t)hash & (coverage->table_size - 1);
    while (coverage->table[slot]) {
        const struct skipped *other = &coverage->skipped[coverage->table[slot] - 1];
        if (other->reason == reason && slice_equals(other->path, path))
            break;
        slot = (slot + 1) & (coverage->table_size - 1);
    }
    return slot;
}

// Keeps the table at most half full.
static void grow_table(struct coverage *coverage)
{
    if (2 * (coverage->skipped_count + 1) <= coverage->table_size)
        return;
    free(coverage->table);
    coverage->table_size = coverage->table_size ? coverage->table_size : 16;
    while (coverage->table_size < 2 * (coverage->skipped_count + 1))
        coverage->table_size *= 2;
    coverage->table = alloc_zeroed(coverage->table_size, sizeof *coverage->table);
    for (size_t i = 0; i < coverage->skipped_count; i++) {
        const struct skipped *old = &coverage->skipped[i];
        coverage->table[slot_of(coverage, old->path, old->reason)] = (uint32_t)i + 1;
    }
}

void coverage_skip(struct coverage *coverage, struct slice path, enum skip reason)
{
    coverage->reasons[reason]++;
    grow_table(coverage);
    size_t slot = slot_of(coverage, path, reason);
    if (coverage->table[slot])
        return;
    if (coverage->skipped_count == coverage->skipped_room) {
        coverage->skipped_room = coverage->skipped_room ? 2 * coverage->skipped_room : 16;
        coverage->skipped =
            alloc_grow(coverage->skipped, coverage->skipped_room, sizeof *coverage->skipped);
    }
    coverage->skipped[coverage->skipped_count++] =
        (struct skipped){arena_copy(&coverage->memory, path), reason};
    coverage->table[slot] = (uint32_t)coverage->skipped_count;
}

void coverage_merge(struct coverage *into, struct coverage *from)
{
    into->files += from->files;
    into->bytes += from->bytes;
    into->blobs += from->blobs;
    into->commits += from->commits;
    for (size_t i = 0; i < from->skipped_count; i++)
        coverage_skip(into, from->skipped[i].path, from->skipped[i].reason);
    // Each path was counted once just now, and may stand for several contents.
    for (size_t i = 0; i < from->skipped_count; i++)
        into->reasons[from->skipped[i].reason]--;
    for (size_t i = 0; i < SKIP_COUNT; i++)
        into->reasons[i] += from->reasons[i];
    coverage_release(from);
}

static int compare_skipped(const void *left, const void *right)
{
    const struct skipped *a = left, *b = right;
    int order = slice_compare(a->path, b->path);
    return order ? order : (int)a->reason - (int)b->reason;
}

void coverage_sort(struct coverage *coverage)
{
    if (coverage->skipped_count)
        qsort(coverage->skipped, coverage->skipped_count, sizeof *coverage->skipped,
              compare_skipped);
    // The table's places are no longer those; it is made anew when something is added.
    free(coverage->table);
    coverage->table = NULL;
    coverage->table_size = 0;
}

bool coverage_is_complete(const struct coverage *coverage)
{
    for (size_t i = 0; i < SKIP_COUNT; i++)
        if (coverage->reasons[i] && skip_is_incomplete((enum skip)i))
            return false;
    return true;
}

void coverage_release(struct coverage *coverage)
{
    free(coverage->skipped);
    free(coverage->table);
    arena_release(&coverage->memory);
    *coverage = (struct coverage){0};
}
