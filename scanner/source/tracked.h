// The index: what git tracks, in the byte order of the paths.
#ifndef WAYBILL_SOURCE_TRACKED_H
#define WAYBILL_SOURCE_TRACKED_H

#include "arena.h"
#include "err.h"

#include <git2.h>

struct tracked {
    git_index *index;
    // By path, then by stage: a path with a merge conflict has several.
    const git_index_entry **entries;
    size_t count;
};

// A repository without an index file has an empty index. Nothing is written or
// brought up to date.
bool tracked_load(struct tracked *tracked, git_repository *repo, struct arena *memory,
                  struct err *err);
void tracked_release(struct tracked *tracked);

// The first entry whose path is not below `path` in byte order, or `count`.
size_t tracked_find(const struct tracked *tracked, struct slice path);
// True when something is tracked in the folder `path` or deeper.
bool tracked_has_below(const struct tracked *tracked, struct slice path);
// True when `path` itself is tracked, and as a submodule.
bool tracked_is_submodule(const struct tracked *tracked, struct slice path);
// The first entry behind `at` that is of another path.
size_t tracked_after(const struct tracked *tracked, size_t at);

static inline struct slice entry_path(const git_index_entry *entry)
{
    return slice_of_string(entry->path);
}
static inline bool entry_is_submodule(const git_index_entry *entry)
{
    return entry->mode == GIT_FILEMODE_COMMIT;
}
static inline bool entry_is_conflict(const git_index_entry *entry)
{
    return (entry->flags & GIT_INDEX_ENTRY_STAGEMASK) != 0;
}

#endif
