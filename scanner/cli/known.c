#include "known.h"

#include "print.h"

#include <stdlib.h>

enum { PATH_SHOWN = 200, REASON_SHOWN = 300 };

// Baseline entries by what moves along with a value: the pattern and the value itself.
struct by_value {
    const struct baseline_entry *entry;
};

static int compare_values(const struct baseline_entry *a, const struct baseline_entry *b)
{
    int order = slice_compare(a->pattern, b->pattern);
    return order ? order : slice_compare(a->value, b->value);
}

static int compare_by_value(const void *left, const void *right)
{
    const struct baseline_entry *a = ((const struct by_value *)left)->entry;
    const struct baseline_entry *b = ((const struct by_value *)right)->entry;
    int order = compare_values(a, b);
    return order ? order : a < b ? -1 : a > b;
}

static size_t index_of(const struct known *known, const struct baseline_entry *entry)
{
    return (size_t)(entry - known->baseline->items);
}

static bool counts_as_new(const struct finding *finding)
{
    return finding_is_active(finding) && finding->suppressed_by.len == 0;
}

static void suppress(struct finding *finding, const struct baseline_entry *entry,
                     struct arena *memory)
{
    finding->suppressed_by = BY_BASELINE;
    finding->suppressed_reason =
        slice_of_string(print_quoted(memory, slice_trim(entry->reason), REASON_SHOWN));
}

// Whether the entry is for as many persons as the finding has.
static bool covers(const struct baseline_entry *entry, struct finding *finding,
                   struct arena *memory)
{
    unsigned known = entry->persons > 1 ? entry->persons : 1;
    if (finding->persons <= known)
        return true;
    finding_add_why(finding, arena_printf(memory, "the baseline knows %u of these", known));
    return false;
}

// An entry stays while its finding is there, whether it counts or not: that may change
// with the next version or another option.
static void find_in_place(struct known *known, struct findings *findings, bool *matched,
                          struct arena *memory)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        struct baseline_entry key = baseline_entry_of(finding, memory);
        const struct baseline_entry *entry = baseline_find(known->baseline, &key);
        if (!entry)
            continue;
        matched[i] = true;
        known->standing[index_of(known, entry)] = ENTRY_HERE;
        if (counts_as_new(finding) && covers(entry, finding, memory))
            suppress(finding, entry, memory);
    }
}

static int compare_paths(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

// The paths that could hold more than was seen.
static struct slice *unseen_paths(const struct coverage *coverage, size_t *count,
                                  struct arena *memory)
{
    struct slice *paths = ARENA_ARRAY(memory, coverage->skipped_count, struct slice);
    *count = 0;
    for (size_t i = 0; i < coverage->skipped_count; i++)
        if (skip_is_incomplete(coverage->skipped[i].reason))
            paths[(*count)++] = coverage->skipped[i].path;
    if (*count)
        qsort(paths, *count, sizeof *paths, compare_paths);
    return paths;
}

static void find_unseen(struct known *known, const struct known_scope *scope, struct arena *memory)
{
    size_t count;
    const struct slice *unseen = unseen_paths(scope->coverage, &count, memory);

    for (size_t i = 0; i < known->baseline->count; i++) {
        struct slice path = known->baseline->items[i].path;
        if (known->standing[i] != ENTRY_GONE)
            continue;
        bool looked_at =
            scope->whole ? !(count && bsearch(&path, unseen, count, sizeof *unseen, compare_paths))
                         : !scope->has_file(scope->source, path);
        if (!looked_at)
            known->standing[i] = ENTRY_UNSEEN;
    }
}

// The first of the entries with this pattern and value whose finding is gone.
static const struct baseline_entry *gone_entry(const struct known *known,
                                               const struct by_value *sorted,
                                               const struct baseline_entry *key)
{
    size_t low = 0, high = known->baseline->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_values(sorted[middle].entry, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < known->baseline->count && compare_values(sorted[low].entry, key) == 0; low++)
        if (known->standing[index_of(known, sorted[low].entry)] == ENTRY_GONE)
            return sorted[low].entry;
    return NULL;
}

static void find_moved(struct known *known, struct findings *findings, const bool *matched,
                       struct arena *memory)
{
    size_t count = known->baseline->count;
    struct by_value *sorted = ARENA_ARRAY(memory, count, struct by_value);

    for (size_t i = 0; i < count; i++)
        sorted[i].entry = &known->baseline->items[i];
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_by_value);
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        struct baseline_entry key = baseline_entry_of(finding, memory);
        if (matched[i] || !counts_as_new(finding))
            continue;
        const struct baseline_entry *entry = gone_entry(known, sorted, &key);
        if (!entry || !covers(entry, finding, memory))
            continue;
        known->standing[index_of(known, entry)] = ENTRY_MOVED;
        known->moved_to[index_of(known, entry)] = finding;
        suppress(finding, entry, memory);
    }
}

void known_find(struct known *known, const struct baseline *baseline, struct findings *findings,
                const struct known_scope *scope, struct arena *memory)
{
    bool *matched = ARENA_ARRAY(memory, findings->count, bool);

    *known = (struct known){
        .baseline = baseline,
        .standing = ARENA_ARRAY(memory, baseline->count, enum standing_of_entry),
        .moved_to = ARENA_ARRAY(memory, baseline->count, const struct finding *),
    };
    find_in_place(known, findings, matched, memory);
    find_unseen(known, scope, memory);
    find_moved(known, findings, matched, memory);
    for (size_t i = 0; i < baseline->count; i++) {
        known->here += known->standing[i] == ENTRY_HERE;
        known->moved += known->standing[i] == ENTRY_MOVED;
        known->gone += known->standing[i] == ENTRY_GONE;
    }
}

void known_tell(const struct known *known, struct slice path, struct notices *notices,
                struct arena *memory)
{
    for (size_t i = 0; i < known->baseline->count; i++) {
        struct notice notice = {
            .by = BY_BASELINE, .path = path, .line = known->baseline->items[i].line};
        if (known->standing[i] == ENTRY_GONE) {
            notice.kind = NOTICE_UNUSED;
            notice.words = SLICE("its finding is gone: `waybill baseline prune` takes it away");
        } else if (known->standing[i] == ENTRY_MOVED) {
            struct slice now = known->moved_to[i]->path;
            notice.kind = NOTICE_MOVED;
            notice.words =
                arena_printf(memory, "its finding is in %s now: `waybill baseline update` says so",
                             print_quoted(memory, now, PATH_SHOWN));
        } else {
            continue;
        }
        notices_add(notices, &notice);
    }
    notices_settle(notices);
}
