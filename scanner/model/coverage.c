#include "coverage.h"

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

void coverage_skip(struct coverage *coverage, struct slice path, enum skip reason)
{
    if (coverage->skipped_count == coverage->skipped_room) {
        coverage->skipped_room = coverage->skipped_room ? 2 * coverage->skipped_room : 16;
        coverage->skipped =
            alloc_grow(coverage->skipped, coverage->skipped_room, sizeof *coverage->skipped);
    }
    coverage->skipped[coverage->skipped_count++] =
        (struct skipped){arena_copy(&coverage->memory, path), reason};
    coverage->reasons[reason]++;
}

void coverage_merge(struct coverage *into, struct coverage *from)
{
    into->files += from->files;
    into->bytes += from->bytes;
    into->blobs += from->blobs;
    into->commits += from->commits;
    for (size_t i = 0; i < from->skipped_count; i++)
        coverage_skip(into, from->skipped[i].path, from->skipped[i].reason);
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
    arena_release(&coverage->memory);
    *coverage = (struct coverage){0};
}
