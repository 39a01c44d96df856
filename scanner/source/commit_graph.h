// Commits and their parents: which of them a range takes in, and in which order they came.
//
// Parents are followed here and not by libgit2, whose walk stops dead at the edge of a shallow
// clone and at a commit that is missing. Grafts and replacements (git-replace(1)) are not
// followed: what is scanned is what was committed.
#ifndef WAYBILL_SOURCE_COMMIT_GRAPH_H
#define WAYBILL_SOURCE_COMMIT_GRAPH_H

#include "object_numbers.h"
#include "objects.h"

#include <git2.h>

// From which ends of a range a commit is reached.
enum commit_side { SIDE_OLD = 1, SIDE_NEW = 2 };

struct commit_node {
    int64_t time;        // of the committer
    uint32_t object;     // its number
    uint32_t tree;       // the number of its root folder's tree
    uint32_t parents_at; // in `parents`
    uint32_t parent_count;
    uint8_t sides;
    bool queued, visited;
    bool cut_off; // its parents were left behind by a shallow clone
};

// A commit that is spoken of and cannot be read.
struct commit_lost {
    uint32_t object;
    enum skip why;
};

struct commit_graph {
    struct objects *objects;
    struct object_numbers *numbers;
    struct number_set shallow; // objects whose parents are cut off
    struct commit_node *nodes;
    size_t count, room;
    uint32_t *parents; // as object numbers
    size_t parent_count, parent_room;
    uint32_t *table; // from object numbers to nodes, plus 1
    size_t table_size;
    uint32_t *queue; // a heap: the latest commit first
    size_t queue_count, queue_room, queue_wanted;
    struct number_set known_lost;
    struct commit_lost *lost;
    size_t lost_count, lost_room;
    bool symmetric; // of A...B: wanted is what one side has and the other has not
};

// Does not own the objects and numbers. The edge of a shallow clone is read from `folder`, the
// repository's common one.
bool commit_graph_init(struct commit_graph *graph, struct objects *objects,
                       struct object_numbers *numbers, const char *folder, struct err *err);
void commit_graph_release(struct commit_graph *graph);

// False when the commit cannot be read; it is then listed as lost.
bool commit_graph_add_tip(struct commit_graph *graph, const git_oid *id, enum commit_side side);
// Follows all tips until no wanted commit is left to visit. ERR_UNABLE past the ceiling.
bool commit_graph_walk(struct commit_graph *graph, struct err *err);

bool commit_is_wanted(const struct commit_graph *graph, const struct commit_node *node);
// NULL when it was never met, or is lost.
const struct commit_node *commit_graph_find(const struct commit_graph *graph, uint32_t object);
// Reads the tree of any commit, in the graph or not.
bool commit_graph_tree_of(struct commit_graph *graph, uint32_t object, uint32_t *tree);

// The wanted commits as places in `nodes`, parents before children; among those that could come
// next the one with the earliest time, then the smallest id. To be freed.
uint32_t *commit_graph_order(const struct commit_graph *graph, size_t *count);

#endif
