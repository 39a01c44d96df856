#include "path_tree.h"

#include "arena.h"
#include "digest.h"

#include <stdlib.h>

enum { MOST_NODES = 1 << 28, LEAST_TABLE = 1024, DEEPEST = 4096 };

void path_tree_init(struct path_tree *paths)
{
    *paths = (struct path_tree){.room = LEAST_TABLE / 2, .table_size = LEAST_TABLE};
    paths->nodes = alloc_zeroed(paths->room, sizeof *paths->nodes);
    paths->table = alloc_zeroed(paths->table_size, sizeof *paths->table);
    paths->count = 1;
}

void path_tree_release(struct path_tree *paths)
{
    free(paths->nodes);
    free(paths->names);
    free(paths->table);
    *paths = (struct path_tree){0};
}

static struct slice name_of(const struct path_tree *paths, const struct path_node *node)
{
    return slice_of(paths->names + node->name_at, node->name_len);
}

// The table holds places of nodes; 0, the root, stands for an empty slot.
static size_t slot_of(const struct path_tree *paths, uint32_t folder, struct slice name)
{
    uint64_t hash = siphash(hash_key(), name) + folder * UINT64_C(0x9E3779B97F4A7C15);
    size_t slot = (size_t)(hash ^ hash >> 32) & (paths->table_size - 1);
    while (paths->table[slot]) {
        const struct path_node *node = &paths->nodes[paths->table[slot]];
        if (node->folder == folder && slice_equals(name_of(paths, node), name))
            break;
        slot = (slot + 1) & (paths->table_size - 1);
    }
    return slot;
}

static void grow(struct path_tree *paths)
{
    if (paths->count == paths->room) {
        paths->room *= 2;
        paths->nodes = alloc_grow(paths->nodes, paths->room, sizeof *paths->nodes);
    }
    if (2 * (size_t)paths->count < paths->table_size)
        return;
    free(paths->table);
    paths->table_size *= 2;
    paths->table = alloc_zeroed(paths->table_size, sizeof *paths->table);
    for (uint32_t i = 1; i < paths->count; i++)
        paths->table[slot_of(paths, paths->nodes[i].folder, name_of(paths, &paths->nodes[i]))] = i;
}

static uint32_t keep_name(struct path_tree *paths, struct slice name)
{
    if (paths->names_room - paths->names_len < name.len) {
        paths->names_room = paths->names_room + paths->names_room / 2 + name.len + LEAST_TABLE;
        paths->names = alloc_grow(paths->names, paths->names_room, 1);
    }
    memcpy(paths->names + paths->names_len, name.ptr, name.len);
    paths->names_len += name.len;
    return (uint32_t)(paths->names_len - name.len);
}

uint32_t path_tree_add(struct path_tree *paths, uint32_t folder, struct slice name)
{
    if (paths->count >= MOST_NODES || name.len == 0 || name.len > UINT32_MAX - paths->names_len)
        return 0;
    grow(paths);
    size_t slot = slot_of(paths, folder, name);
    if (paths->table[slot] == 0) {
        paths->nodes[paths->count] =
            (struct path_node){folder, keep_name(paths, name), (uint32_t)name.len};
        paths->table[slot] = paths->count++;
    }
    return paths->table[slot];
}

void path_tree_path(const struct path_tree *paths, uint32_t node, struct buf *out)
{
    uint32_t way[DEEPEST];
    size_t depth = 0;
    for (; node && depth < DEEPEST; node = paths->nodes[node].folder)
        way[depth++] = node;
    while (depth-- > 0) {
        buf_add(out, name_of(paths, &paths->nodes[way[depth]]));
        if (depth)
            buf_add_byte(out, '/');
    }
}
