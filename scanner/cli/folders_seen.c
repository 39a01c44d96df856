#include "folders_seen.h"

#include "digest.h"

#include <stdlib.h>

static size_t slot_of(const struct folders_seen *seen, struct slice path)
{
    size_t slot = (size_t)siphash(hash_key(), path) & (seen->table_size - 1);
    while (seen->table[slot] && !slice_equals(seen->items[seen->table[slot] - 1].path, path))
        slot = (slot + 1) & (seen->table_size - 1);
    return slot;
}

// Keeps the table at most half full.
static void grow(struct folders_seen *seen)
{
    if (2 * (seen->count + 1) <= seen->table_size)
        return;
    free(seen->table);
    seen->table_size = seen->table_size ? 2 * seen->table_size : 64;
    seen->table = alloc_zeroed(seen->table_size, sizeof *seen->table);
    for (size_t i = 0; i < seen->count; i++)
        seen->table[slot_of(seen, seen->items[i].path)] = (uint32_t)i + 1;
}

static void add(struct folders_seen *seen, struct slice path, uint64_t files)
{
    grow(seen);
    size_t slot = slot_of(seen, path);
    if (seen->table[slot]) {
        seen->items[seen->table[slot] - 1].files += files;
        return;
    }
    if (seen->count == seen->room) {
        seen->room = seen->room ? 2 * seen->room : 32;
        seen->items = alloc_grow(seen->items, seen->room, sizeof *seen->items);
    }
    seen->items[seen->count++] = (struct folder_seen){arena_copy(&seen->memory, path), files};
    seen->table[slot] = (uint32_t)seen->count;
}

// The part of a folder's path that is kept.
static struct slice cut_to_depth(struct slice folder, size_t below, unsigned depth)
{
    for (size_t at = below; at < folder.len; at++) {
        if (folder.ptr[at] != '/' || at == below)
            continue;
        if (depth <= 1)
            return slice_cut(folder, 0, at);
        depth--;
    }
    return depth ? folder : slice_cut(folder, 0, below);
}

// Keeps all in less depth, from the root. Where folders were named to begin with (`below`), that is the same for all of them.
static void reduce(struct folders_seen *seen, unsigned less_depth)
{
    struct folders_seen less = {.wanted = true, .less_depth = less_depth};
    for (size_t i = 0; i < seen->count; i++)
        add(&less, cut_to_depth(seen->items[i].path, 0, FOLDER_DEPTH_MOST - less_depth),
            seen->items[i].files);
    folders_seen_release(seen);
    *seen = less;
}

static void reduce_if_many(struct folders_seen *seen)
{
    while (seen->count > FOLDERS_MOST && seen->less_depth < FOLDER_DEPTH_MOST)
        reduce(seen, seen->less_depth + 1);
}

void folders_seen_file(struct folders_seen *seen, struct slice path, size_t below)
{
    if (!seen->wanted)
        return;
    if (seen->less_depth)
        below = 0;
    add(seen, cut_to_depth(folder_of_file(path), below, FOLDER_DEPTH_MOST - seen->less_depth), 1);
    reduce_if_many(seen);
}

void folders_seen_merge(struct folders_seen *into, struct folders_seen *from)
{
    into->wanted |= from->wanted;
    if (into->less_depth < from->less_depth)
        reduce(into, from->less_depth);
    else if (from->less_depth < into->less_depth)
        reduce(from, into->less_depth);
    for (size_t i = 0; i < from->count; i++)
        add(into, from->items[i].path, from->items[i].files);
    reduce_if_many(into);
    folders_seen_release(from);
}

void folders_seen_release(struct folders_seen *seen)
{
    free(seen->items);
    free(seen->table);
    arena_release(&seen->memory);
    *seen = (struct folders_seen){.wanted = seen->wanted};
}
