// The object database of a repository: its own objects and those it borrows.
#ifndef WAYBILL_SOURCE_DATABASE_H
#define WAYBILL_SOURCE_DATABASE_H

#include "arena.h"
#include "err.h"

#include <git2.h>

enum { OBJECT_FOLDERS_MOST = 100 };

// The folders that objects are looked for in, in this order. Some may not be there.
struct object_folders {
    const char *paths[OBJECT_FOLDERS_MOST];
    size_t count;
};

// The repository's own, what it borrows from by `alternates`, and those that the environment
// names. The paths live in `memory`.
bool object_folders_of(struct object_folders *folders, git_repository *repo, struct arena *memory,
                       struct err *err);

// Gives `repo` a database of our making, with the folders that the environment names
// for a server's hooks, which see the objects of a push through them alone.
bool database_apply(git_repository *repo, struct arena *memory, struct err *err);

#endif
