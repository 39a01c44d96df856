#include "database.h"

#include "file.h"
#include "loose.h"
#include "repo_open.h"

#include <git2/sys/odb_backend.h>
#include <git2/sys/repository.h>

#include <stdlib.h>
#include <unistd.h>

enum {
    DEEPEST = 5, // alternates of alternates, as git follows them
    LARGEST_LIST = 1024 * 1024,
    PACKS_FIRST = 2, // priorities: looking into packs needs no call of the system
    LOOSE_THEN = 1,
};

struct listing {
    struct object_folders *folders;
    struct arena *memory;
};

static bool add_folder(struct listing *listing, const char *folder, int depth, struct err *err);

// One line of an alternates file or part of the variable.
static bool add_named(struct listing *listing, struct slice name, const char *base, int depth,
                      struct err *err)
{
    const char *folder =
        name.ptr[0] == '/' || !base
            ? arena_copy(listing->memory, name).ptr
            : arena_printf(listing->memory, "%s/%.*s", base, (int)name.len, name.ptr).ptr;
    return add_folder(listing, folder, depth, err);
}

static bool add_alternates(struct listing *listing, const char *folder, int depth, struct err *err)
{
    const char *path = arena_printf(listing->memory, "%s/info/alternates", folder).ptr;
    struct buf text;
    bool added = true;

    if (depth == DEEPEST || !file_exists(path))
        return true;
    buf_init(&text, LARGEST_LIST);
    added = file_read(&text, path, err);
    struct slice rest = buf_slice(&text), line;
    while (added && slice_split(&rest, '\n', &line)) {
        if (slice_ends_with(line, SLICE("\r")))
            line.len--;
        if (line.len && line.ptr[0] != '#')
            added = add_named(listing, line, folder, depth + 1, err);
    }
    buf_release(&text);
    return added;
}

static bool add_folder(struct listing *listing, const char *folder, int depth, struct err *err)
{
    struct object_folders *folders = listing->folders;
    if (folders->count == OBJECT_FOLDERS_MOST)
        return err_set(err, ERR_UNABLE, "more than %d folders of borrowed objects",
                       OBJECT_FOLDERS_MOST);
    folders->paths[folders->count++] = folder;
    return add_alternates(listing, folder, depth, err);
}

static bool add_variable(struct listing *listing, struct err *err)
{
    struct slice rest = slice_of_string(getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES")), folder;
    while (slice_split(&rest, ':', &folder))
        if (folder.len && !add_named(listing, folder, NULL, 1, err))
            return false;
    return true;
}

static const char *own_folder(git_repository *repo, struct arena *memory)
{
    const char *named = getenv("GIT_OBJECT_DIRECTORY"), *folder = NULL;
    git_buf path = GIT_BUF_INIT;

    if (named && *named)
        return named;
    if (git_repository_item_path(&path, repo, GIT_REPOSITORY_ITEM_OBJECTS) == 0)
        folder = arena_copy(memory, slice_of_string(path.ptr)).ptr;
    git_buf_dispose(&path);
    return folder;
}

bool object_folders_of(struct object_folders *folders, git_repository *repo, struct arena *memory,
                       struct err *err)
{
    struct listing listing = {folders, memory};
    const char *own = own_folder(repo, memory);

    folders->count = 0;
    if (!own)
        return repo_error(memory, err, "the object database cannot be opened");
    return add_folder(&listing, own, 0, err) && add_variable(&listing, err);
}

static bool add_backend(git_odb *objects, git_odb_backend *backend, int priority)
{
    if (git_odb_add_backend(objects, backend, priority) == 0)
        return true;
    backend->free(backend);
    return false;
}

// A folder that is not there is passed over: its objects are told as missing.
static bool add_backends(git_odb *objects, const char *folder, struct arena *memory,
                         struct err *err)
{
    git_odb_backend *packs;
    if ((git_odb_backend_pack(&packs, folder) == 0 && !add_backend(objects, packs, PACKS_FIRST)) ||
        !add_backend(objects, loose_new(folder), LOOSE_THEN))
        return repo_error(memory, err, "objects in %s", repo_shown(memory, folder));
    return true;
}

bool database_apply(git_repository *repo, struct arena *memory, struct err *err)
{
    struct object_folders folders;
    git_odb *objects = NULL;
    bool applied = true;

    if (!object_folders_of(&folders, repo, memory, err))
        return false;
    if (git_odb_new(&objects) < 0)
        return repo_error(memory, err, "the object database cannot be opened");
    for (size_t i = 0; i < folders.count && applied; i++)
        applied = add_backends(objects, folders.paths[i], memory, err);
    if (applied && git_repository_set_odb(repo, objects) < 0)
        applied = repo_error(memory, err, "the object database cannot be opened");
    git_odb_free(objects);
    return applied;
}
