// A walk over all files of a tree object, in the byte order of their paths.
#ifndef WAYBILL_SOURCE_TREE_WALK_H
#define WAYBILL_SOURCE_TREE_WALK_H

#include "source.h"

#include <git2.h>

// Entries of one walk, folders with them. A tree can hold itself many times over: 60 of them make 2^60 files.
enum { TREE_WALK_MOST = 10000000 };

struct tree_level;

struct tree_walk {
    git_repository *repo;
    git_odb *objects;
    struct tree_level *levels; // from the root down to the folder walked now
    size_t depth, room;
    size_t seen; // entries so far
    // What tree_walk_next() gave:
    struct buf path;
    git_oid id;
    git_filemode_t mode; // GIT_FILEMODE_TREE only for a folder that is skipped
    enum skip skip;      // SKIP_NONE for a file
};

// False when the root itself cannot be read: libgit2's last error says why.
bool tree_walk_init(struct tree_walk *walk, git_repository *repo, const git_oid *root);
// An empty tree: for a repository without commits.
void tree_walk_init_empty(struct tree_walk *walk);
void tree_walk_release(struct tree_walk *walk);

// False at the end. After TREE_WALK_MOST entries one more is given, as a folder that is skipped: it stands for all that is left.
bool tree_walk_next(struct tree_walk *walk);

#endif
