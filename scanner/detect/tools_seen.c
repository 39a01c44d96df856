#include "tools_seen.h"

#include "place.h"

#include <stdlib.h>

static bool same_tool(const struct footprint *a, const struct footprint *b)
{
    return slice_equals(a->tool, b->tool) && slice_equals(a->plan, b->plan);
}

// Proof before a mere sign of the tool, then by path.
static int compare_evidence(const struct tool_seen *a, const struct tool_seen *b)
{
    if (a->footprint->weak != b->footprint->weak)
        return a->footprint->weak ? 1 : -1;
    return slice_compare(a->path, b->path);
}

// The place of the evidence that better one replaces, once a tool has enough of it; `count` to append.
static size_t place_for(const struct tools_seen *seen, const struct tool_seen *fresh)
{
    size_t have = 0, last = seen->count;
    for (size_t i = 0; i < seen->count; i++) {
        if (!same_tool(seen->items[i].footprint, fresh->footprint))
            continue;
        // Several footprints may fit one path: `.claude/CLAUDE.md` is in a folder and has a name.
        if (slice_equals(seen->items[i].path, fresh->path))
            return i;
        have++;
        if (last == seen->count || compare_evidence(&seen->items[i], &seen->items[last]) > 0)
            last = i;
    }
    return have < EVIDENCE_PER_TOOL ? seen->count : last;
}

static void add(struct tools_seen *seen, const struct tool_seen *fresh)
{
    size_t at = place_for(seen, fresh);
    if (at == seen->count) {
        if (seen->count == TOOLS_SEEN_MOST)
            return;
        seen->count++;
    } else if (compare_evidence(&seen->items[at], fresh) <= 0) {
        return;
    }
    seen->items[at] = (struct tool_seen){fresh->footprint, arena_copy(seen->memory, fresh->path)};
}

void tools_seen_path(struct tools_seen *seen, struct slice path)
{
    // Most footprints begin with a dot, and most paths have none of those.
    bool hidden =
        slice_starts_with(path, SLICE(".")) || slice_find(path, SLICE("/.")) != SLICE_NOT_FOUND;
    for (size_t i = 0; i < footprint_count; i++) {
        if (!hidden && footprints[i].path_glob.ptr[0] == '.')
            continue;
        if (footprint_fits(&footprints[i], path) && place_of(path, SLICE("")) != PLACE_VENDORED)
            add(seen, &(struct tool_seen){&footprints[i], path});
    }
}

static int compare_seen(const void *left, const void *right)
{
    const struct tool_seen *a = left, *b = right;
    int order = slice_compare(a->footprint->tool, b->footprint->tool);
    if (order == 0)
        order = slice_compare(a->footprint->plan, b->footprint->plan);
    return order ? order : slice_compare(a->path, b->path);
}

void tools_seen_merge(struct tools_seen *into, const struct tools_seen *from)
{
    for (size_t i = 0; i < from->count; i++)
        add(into, &from->items[i]);
    if (into->count)
        qsort(into->items, into->count, sizeof *into->items, compare_seen);
}
