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
    MOST_FOLDERS = 100,
    LARGEST_LIST = 1024 * 1024,
    PACKS_FIRST = 2, // priorities: looking into packs needs no call of the system
    LOOSE_THEN = 1,
};

struct database {
    git_odb *objects;
    unsigned folders;
    struct arena *memory;
};

static bool add_folder(struct database *database, const char *folder, int depth, struct err *err);

static bool add_backend(struct database *database, git_odb_backend *backend, int priority)
{
    if (git_odb_add_backend(database->objects, backend, priority) == 0)
        return true;
    backend->free(backend);
    return false;
}

// One line of an alternates file or part of the variable.
static bool add_named(struct database *database, struct slice name, const char *base, int depth,
                      struct err *err)
{
    const char *folder =
        name.ptr[0] == '/' || !base
            ? arena_copy(database->memory, name).ptr
            : arena_printf(database->memory, "%s/%.*s", base, (int)name.len, name.ptr).ptr;
    return add_folder(database, folder, depth, err);
}

static bool add_alternates(struct database *database, const char *folder, int depth,
                           struct err *err)
{
    const char *path = arena_printf(database->memory, "%s/info/alternates", folder).ptr;
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
            added = add_named(database, line, folder, depth + 1, err);
    }
    buf_release(&text);
    return added;
}

// A folder that is not there is passed over: its objects are told as missing.
static bool add_folder(struct database *database, const char *folder, int depth, struct err *err)
{
    git_odb_backend *packs;

    if (database->folders++ == MOST_FOLDERS)
        return err_set(err, ERR_UNABLE, "more than %d folders of borrowed objects", MOST_FOLDERS);
    if (git_odb_backend_pack(&packs, folder) == 0 && !add_backend(database, packs, PACKS_FIRST))
        return repo_error(database->memory, err, "objects in %s",
                          repo_shown(database->memory, folder));
    if (!add_backend(database, loose_new(folder), LOOSE_THEN))
        return repo_error(database->memory, err, "objects in %s",
                          repo_shown(database->memory, folder));
    return add_alternates(database, folder, depth, err);
}

static bool add_variable(struct database *database, struct err *err)
{
    struct slice rest = slice_of_string(getenv("GIT_ALTERNATE_OBJECT_DIRECTORIES")), folder;
    while (slice_split(&rest, ':', &folder))
        if (folder.len && !add_named(database, folder, NULL, 1, err))
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

bool database_apply(git_repository *repo, struct arena *memory, struct err *err)
{
    struct database database = {.memory = memory};
    const char *folder = own_folder(repo, memory);
    bool applied;

    if (!folder || git_odb_new(&database.objects) < 0)
        return repo_error(memory, err, "the object database cannot be opened");
    applied = add_folder(&database, folder, 0, err) && add_variable(&database, err);
    if (applied && git_repository_set_odb(repo, database.objects) < 0)
        applied = repo_error(memory, err, "the object database cannot be opened");
    git_odb_free(database.objects);
    return applied;
}
