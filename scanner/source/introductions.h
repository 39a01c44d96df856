// What each commit brought: the blobs that none of its parents has at that path.
//
// Commits are taken parents first, so that the first one to bring a blob is the one it is told
// with. Trees are compared entry by entry and entered only where their ids differ, so the work
// is that of the changes. Renames are not looked for: a file at a new path has come to it there.
#ifndef WAYBILL_SOURCE_INTRODUCTIONS_H
#define WAYBILL_SOURCE_INTRODUCTIONS_H

#include "commit_graph.h"
#include "hash_set.h"
#include "path_tree.h"

enum { NO_COMMIT = UINT32_MAX };

struct listed_blob {
    uint32_t object; // its number
    uint32_t commit; // that brought it, counted from the oldest; NO_COMMIT for a tag's own
    uint32_t path;   // its node in the tree of paths
    enum blob_mode mode;
};

// A path that is told and not read.
struct listed_skip {
    uint32_t path, object;
    enum skip why;
};

struct tree_store;

struct introductions {
    struct objects *objects;
    struct object_numbers *numbers;
    const struct source_options *options; // for what is excluded
    struct path_tree paths;
    struct listed_blob *blobs;
    size_t blob_count, blob_room;
    struct listed_skip *skips;
    size_t skip_count, skip_room;
    // Blobs that are listed, and trees of which all that is below is.
    struct number_set known;
    // Blobs that are excluded where they were met so far.
    struct number_set excluded;
    struct number_set told;   // path nodes of `skips`
    struct hash_set compared; // folders with what they were compared with
    bool any_excluded;
    bool whole; // every commit's parents were taken before it
    uint64_t steps;
    struct tree_store *trees;
    struct level *levels;
    size_t depth, room;
    struct buf path;
};

// Does not own the objects, numbers and options. `whole` for a history down to its roots; false
// for a range, whose oldest commits have parents that were not taken.
void introductions_init(struct introductions *news, struct objects *objects,
                        struct object_numbers *numbers, const struct source_options *options,
                        bool whole);
void introductions_release(struct introductions *news);
// Gives back what only taking commits needed.
void introductions_finish(struct introductions *news);

// Takes a commit with the trees of its parents. ERR_UNABLE past the ceiling of entries.
bool introductions_take(struct introductions *news, uint32_t commit, uint32_t tree,
                        const uint32_t *before, size_t before_count, struct err *err);
// Takes a blob or a tree that a tag named `path` names, not a commit.
bool introductions_take_tagged(struct introductions *news, uint32_t object, bool is_tree,
                               struct slice path, struct err *err);
// All that is below a tree goes into the set: blobs and trees. False when not all can be read.
bool introductions_mark(struct introductions *news, uint32_t tree, struct number_set *set);
// Lists a path that is not read, once.
void introductions_skip(struct introductions *news, struct slice path, uint32_t object,
                        enum skip why);
// The same for an object that has no path of its own: it is told as `.git/objects/12/3456...`.
void introductions_skip_object(struct introductions *news, uint32_t object, enum skip why);

#endif
