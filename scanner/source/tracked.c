#include "tracked.h"

#include "index_layers.h"
#include "repo_open.h"

#include <stdlib.h>

static int compare_entries(const void *left, const void *right)
{
    const git_index_entry *a = *(const git_index_entry *const *)left;
    const git_index_entry *b = *(const git_index_entry *const *)right;
    int order = strcmp(a->path, b->path);
    return order ? order : GIT_INDEX_ENTRY_STAGE(a) - GIT_INDEX_ENTRY_STAGE(b);
}

// libgit2 sorts without regard to case where core.ignoreCase says so.
static void sort(struct tracked *tracked)
{
    for (size_t i = 1; i < tracked->count; i++) {
        if (compare_entries(&tracked->entries[i - 1], &tracked->entries[i]) > 0) {
            qsort(tracked->entries, tracked->count, sizeof(const git_index_entry *),
                  compare_entries);
            return;
        }
    }
}

bool tracked_load(struct tracked *tracked, git_repository *repo, struct arena *memory,
                  struct err *err)
{
    *tracked = (struct tracked){0};
    if (!index_open(&tracked->index, repo, memory, err))
        return false;
    tracked->count = git_index_entrycount(tracked->index);
    tracked->entries = ARENA_ARRAY(memory, tracked->count, const git_index_entry *);
    for (size_t i = 0; i < tracked->count; i++)
        tracked->entries[i] = git_index_get_byindex(tracked->index, i);
    sort(tracked);
    return true;
}

void tracked_release(struct tracked *tracked)
{
    git_index_free(tracked->index);
    *tracked = (struct tracked){0};
}

size_t tracked_find(const struct tracked *tracked, struct slice path)
{
    size_t from = 0, to = tracked->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (slice_compare(entry_path(tracked->entries[middle]), path) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

static bool is_below(struct slice path, struct slice folder)
{
    return path.len > folder.len && path.ptr[folder.len] == '/' && slice_starts_with(path, folder);
}

// Compares a path with what "FOLDER/" would be, without building that.
static bool comes_before_folder(struct slice path, struct slice folder)
{
    int order = slice_compare(slice_cut(path, 0, folder.len), folder);
    return order ? order < 0 : path.len == folder.len || path.ptr[folder.len] < '/';
}

bool tracked_has_below(const struct tracked *tracked, struct slice path)
{
    size_t from = 0, to = tracked->count;
    if (path.len == 0)
        return tracked->count > 0;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (comes_before_folder(entry_path(tracked->entries[middle]), path))
            from = middle + 1;
        else
            to = middle;
    }
    return from < tracked->count && is_below(entry_path(tracked->entries[from]), path);
}

bool tracked_is_submodule(const struct tracked *tracked, struct slice path)
{
    size_t at = tracked_find(tracked, path);
    return at < tracked->count && slice_equals(entry_path(tracked->entries[at]), path) &&
           entry_is_submodule(tracked->entries[at]);
}

size_t tracked_after(const struct tracked *tracked, size_t at)
{
    const char *path = tracked->entries[at++]->path;
    while (at < tracked->count && strcmp(tracked->entries[at]->path, path) == 0)
        at++;
    return at;
}
