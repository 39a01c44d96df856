// The paths of a history, each kept once: a name and the folder it is in.
#ifndef WAYBILL_SOURCE_PATH_TREE_H
#define WAYBILL_SOURCE_PATH_TREE_H

#include "buf.h"
#include "err.h"

struct path_node {
    uint32_t folder; // its place in `nodes`
    uint32_t name_at, name_len;
};

// Node 0 is the root, whose path is empty.
struct path_tree {
    struct path_node *nodes;
    uint32_t count;
    size_t room;
    char *names;
    size_t names_len, names_room;
    uint32_t *table;
    size_t table_size;
};

void path_tree_init(struct path_tree *paths);
void path_tree_release(struct path_tree *paths);

// The node of `name` in a folder. Past 2^28 paths or 4 GB of names all is the root.
uint32_t path_tree_add(struct path_tree *paths, uint32_t folder, struct slice name);
// Adds the node's path, with '/' between folders.
void path_tree_path(const struct path_tree *paths, uint32_t node, struct buf *out);

#endif
