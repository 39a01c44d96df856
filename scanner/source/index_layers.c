// A split index (git-update-index(1)) is two files: one that stays as it is, and beside it what has changed since. A
// sparse one (git-sparse-checkout(1)) has one entry for each folder that is not checked out, with the tree that is in it.
#include "index_layers.h"

#include "file.h"
#include "index_file.h"
#include "refusal.h"
#include "repo_open.h"
#include "tree_walk.h"

#include <git2/sys/repository.h>

#include <stdlib.h>

enum { MOST_INDEX = 1024 * 1024 * 1024, MOST_ENTRIES = 10000000, MOST_PATHS = 512 * 1024 * 1024 };

struct layers {
    git_repository *repo;
    git_index *index;
    git_index_entry *entries;
    size_t count, room;
    size_t walked, paths; // entries of the trees of folders, and bytes of the paths of their files
    struct arena memory;  // of entries and paths, until the index has its own
    struct buf own, base; // the files
};

static bool add_entry(struct layers *layers, const git_index_entry *entry)
{
    if (!*entry->path || layers->count == MOST_ENTRIES)
        return false;
    if (layers->count == layers->room) {
        layers->room = layers->room ? 2 * layers->room : 1024;
        layers->entries = alloc_grow(layers->entries, layers->room, sizeof *layers->entries);
    }
    layers->entries[layers->count++] = *entry;
    return true;
}

// Each file of a folder that stands for all that is in it.
static bool add_folder(struct layers *layers, const git_index_entry *folder)
{
    struct tree_walk walk;
    size_t folder_len = strlen(folder->path);
    bool added = tree_walk_init(&walk, layers->repo, &folder->id);

    while (added && tree_walk_next(&walk)) {
        layers->paths += folder_len + walk.path.len;
        if (walk.mode == GIT_FILEMODE_TREE || layers->paths > MOST_PATHS) {
            added = false; // a tree is not here, or holds too much
            break;
        }
        const char *path =
            arena_printf(&layers->memory, "%s%.*s", folder->path, (int)walk.path.len, walk.path.ptr)
                .ptr;
        git_index_entry entry = {.id = walk.id,
                                 .mode = (uint32_t)walk.mode,
                                 .flags = GIT_INDEX_ENTRY_EXTENDED,
                                 .flags_extended = folder->flags_extended,
                                 .path = path};
        added = add_entry(layers, &entry);
    }
    layers->walked += walk.seen;
    tree_walk_release(&walk);
    return added && layers->walked <= MOST_ENTRIES;
}

static bool add(struct layers *layers, const git_index_entry *entry)
{
    return entry->mode == GIT_FILEMODE_TREE ? add_folder(layers, entry) : add_entry(layers, entry);
}

// Of the same path and stage the one that came later is behind.
static int compare_entries(const void *left, const void *right)
{
    const git_index_entry *a = *(const git_index_entry *const *)left;
    const git_index_entry *b = *(const git_index_entry *const *)right;
    int order = strcmp(a->path, b->path);
    if (order == 0)
        order = GIT_INDEX_ENTRY_STAGE(a) - GIT_INDEX_ENTRY_STAGE(b);
    return order ? order : a < b ? -1 : a > b;
}

// In the order of an index, where each is put behind the last: in another all that is there is moved each time.
static bool fill(struct layers *layers)
{
    const git_index_entry **order =
        ARENA_ARRAY(&layers->memory, layers->count + 1, const git_index_entry *);
    for (size_t i = 0; i < layers->count; i++)
        order[i] = &layers->entries[i];
    qsort(order, layers->count, sizeof *order, compare_entries);
    for (size_t i = 0; i < layers->count; i++)
        if (git_index_add(layers->index, order[i]) != 0)
            return false;
    return true;
}

// The file below, less what is gone, and with what comes in place of its entries: these have no path of their own.
static bool add_base(struct layers *layers, struct index_file *file, size_t *replacing)
{
    struct err ignored = {0};
    struct index_file base;
    char id[2 * sizeof file->base.id + 1];
    const char *path =
        arena_printf(&layers->memory, "%ssharedindex.%s", git_repository_path(layers->repo),
                     git_oid_tostr(id, sizeof id, &file->base))
            .ptr;

    *replacing = 0;
    if (git_oid_is_zero(&file->base))
        return true;
    if (!file_read(&layers->base, path, &ignored) ||
        !index_file_read(&base, buf_slice(&layers->base), &layers->memory))
        return false;
    bool *deleted = index_file_places(file->deleted, base.count, &layers->memory);
    bool *replaced = index_file_places(file->replaced, base.count, &layers->memory);
    if (!deleted || !replaced)
        return false;
    for (size_t i = 0; i < base.count; i++) {
        git_index_entry *entry = &base.entries[i];
        if (replaced[i]) {
            if (*replacing == file->count)
                return false;
            const char *name = entry->path;
            entry = &file->entries[(*replacing)++];
            entry->path = name;
        }
        if (!deleted[i] && !add(layers, entry))
            return false;
    }
    return true;
}

static bool add_all(struct layers *layers)
{
    struct index_file file;
    size_t at = 0;

    if (!index_file_read(&file, buf_slice(&layers->own), &layers->memory) ||
        (file.is_split && !add_base(layers, &file, &at)))
        return false;
    for (; at < file.count; at++)
        if (!add(layers, &file.entries[at]))
            return false;
    return true;
}

// What libgit2 says of it is told unless it can be read all the same.
static bool open_layers(git_index **index, git_repository *repo, const char *path,
                        struct arena *memory, struct err *err)
{
    struct layers layers = {.repo = repo};
    struct err ignored = {0};
    bool layered = index_is_layered(path), opened = false;

    index_refused(path, memory, err);
    buf_init(&layers.own, MOST_INDEX);
    buf_init(&layers.base, MOST_INDEX);
    if (layered && file_read(&layers.own, path, &ignored) && git_index_new(&layers.index) == 0 &&
        add_all(&layers) && fill(&layers) && git_repository_set_index(repo, layers.index) == 0) {
        *index = layers.index;
        *err = (struct err){0};
        opened = true;
    } else {
        git_index_free(layers.index);
    }
    free(layers.entries);
    buf_release(&layers.own);
    buf_release(&layers.base);
    arena_release(&layers.memory);
    return opened;
}

bool index_open(git_index **index, git_repository *repo, struct arena *memory, struct err *err)
{
    const char *named = getenv("GIT_INDEX_FILE");

    if (git_repository_index(index, repo) == 0)
        return true;
    if (!named || !*named)
        named = arena_printf(memory, "%sindex", git_repository_path(repo)).ptr;
    return open_layers(index, repo, named, memory, err);
}

bool index_apply(git_repository *repo, const char *path, struct arena *memory, struct err *err)
{
    git_index *index = NULL;
    bool applied = git_index_open(&index, path) == 0 && git_repository_set_index(repo, index) == 0;

    if (!applied && !index)
        applied = open_layers(&index, repo, path, memory, err);
    else if (!applied)
        repo_error(memory, err, "GIT_INDEX_FILE %s", repo_shown(memory, path));
    git_index_free(index);
    return applied;
}
