// The index of a repository, by libgit2, or, where that refuses it, read here: split, sparse, or without a checksum.
#ifndef WAYBILL_SOURCE_INDEX_LAYERS_H
#define WAYBILL_SOURCE_INDEX_LAYERS_H

#include "arena.h"
#include "err.h"

#include <git2.h>

// The one that git uses. To be freed with git_index_free().
bool index_open(git_index **index, git_repository *repo, struct arena *memory, struct err *err);

// Has the repository use the one at `path` from now on.
bool index_apply(git_repository *repo, const char *path, struct arena *memory, struct err *err);

#endif
