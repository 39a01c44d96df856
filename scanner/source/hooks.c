#include "hooks.h"

#include "file.h"
#include "repo_open.h"

#include <stdlib.h>

static struct slice without_slash(struct arena *memory, struct slice path)
{
    while (path.len > 1 && slice_ends_with(path, SLICE("/")))
        path.len--;
    return arena_copy(memory, path);
}

static const char *level_name(git_config_level_t level)
{
    switch (level) {
    case GIT_CONFIG_LEVEL_LOCAL:
        return "local";
    case GIT_CONFIG_LEVEL_GLOBAL:
    case GIT_CONFIG_LEVEL_XDG:
        return "global";
    default:
        return "system";
    }
}

static struct slice path_in(git_config *config, const char *name, struct arena *memory)
{
    git_buf path = {0};
    struct slice value = SLICE("");
    if (config && git_config_get_path(&path, config, name) == 0)
        value = without_slash(memory, slice_of_string(path.ptr));
    git_buf_dispose(&path);
    return value;
}

// libgit2 knows the extension for configurations of linked work trees, and does not read them.
static struct slice worktree_path(git_repository *repo, git_config *config, const char *name,
                                  struct arena *memory)
{
    int on = 0;
    git_config *own = NULL;
    struct slice value = SLICE("");
    const char *file = arena_printf(memory, "%sconfig.worktree", git_repository_path(repo)).ptr;
    if (git_config_get_bool(&on, config, "extensions.worktreeConfig") == 0 && on &&
        file_exists(file) && git_config_open_ondisk(&own, file) == 0)
        value = path_in(own, name, memory);
    git_config_free(own);
    return value;
}

// core.hooksPath, and in which configuration it stands.
static struct slice hooks_path(git_repository *repo, struct slice *set_by, struct arena *memory)
{
    static const char name[] = "core.hooksPath";
    git_config *config = NULL;
    git_config_entry *entry = NULL;
    struct slice path = SLICE("");

    if (git_repository_config_snapshot(&config, repo) < 0)
        return path;
    path = worktree_path(repo, config, name, memory);
    *set_by = path.len ? SLICE("worktree") : SLICE("");
    if (path.len == 0 && git_config_get_entry(&entry, config, name) == 0) {
        path = path_in(config, name, memory);
        *set_by = slice_of_string(level_name(entry->level));
    }
    git_config_entry_free(entry);
    git_config_free(config);
    return path;
}

bool source_hooks(const char *path, struct arena *memory, struct hooks_place *place,
                  struct err *err)
{
    struct source_options options = {.mode = SOURCE_STAGED, .path = path};
    git_repository *repo = NULL;

    *place = (struct hooks_place){0};
    if (repo_library_start(&options, err))
        repo = repo_open(&options, memory, err);
    if (repo) {
        const char *top = git_repository_workdir(repo);
        struct slice set = hooks_path(repo, &place->set_by, memory);
        place->own = arena_printf(memory, "%shooks", git_repository_commondir(repo));
        place->top = top ? without_slash(memory, slice_of_string(top)) : SLICE("");
        // A relative one is relative to where hooks run: the top of the work tree (githooks(5)).
        if (set.len == 0)
            place->folder = place->own;
        else if (set.ptr[0] == '/')
            place->folder = set;
        else
            place->folder = arena_printf(memory, "%s%.*s", top ? top : git_repository_path(repo),
                                         SLICE_ARG(set));
    }
    repo_library_stop(repo);
    return repo != NULL;
}

struct slice source_setting(const char *path, const char *name, struct arena *memory)
{
    struct source_options options = {.mode = SOURCE_STAGED, .path = path};
    struct err ignored = {0};
    git_repository *repo = NULL;
    git_config *config = NULL;
    const char *text;
    struct slice value = SLICE("");

    if (repo_library_start(&options, &ignored))
        repo = repo_open(&options, memory, &ignored);
    if (repo && git_repository_config_snapshot(&config, repo) == 0 &&
        git_config_get_string(&text, config, name) == 0)
        value = arena_copy(memory, slice_of_string(text));
    git_config_free(config);
    repo_library_stop(repo);
    return value;
}

bool source_has_head(const char *path, struct arena *memory)
{
    struct source_options options = {.mode = SOURCE_REVISION, .path = path};
    struct err ignored = {0};
    git_repository *repo = NULL;
    git_oid id;

    if (repo_library_start(&options, &ignored))
        repo = repo_open(&options, memory, &ignored);
    bool has = repo && git_reference_name_to_id(&id, repo, "HEAD") == 0;
    repo_library_stop(repo);
    return has;
}

// The user's own configuration alone, not the system's; NULL where there is none yet.
static git_config *open_global(void)
{
    git_config *config = NULL, *global = NULL;
    if (git_config_open_default(&config) == 0)
        git_config_open_global(&global, config);
    git_config_free(config);
    return global;
}

struct slice source_global_path(const char *name, struct arena *memory)
{
    struct source_options options = {0};
    struct err ignored = {0};
    struct slice value = SLICE("");
    if (repo_library_start(&options, &ignored)) {
        git_config *global = open_global();
        value = path_in(global, name, memory);
        git_config_free(global);
    }
    repo_library_stop(NULL);
    return value;
}

bool source_set_global(const char *name, const char *value, struct arena *memory, struct err *err)
{
    struct source_options options = {0};
    git_config *config = NULL;
    const char *home = getenv("HOME");
    bool set = false;

    if (!repo_library_start(&options, err))
        return false;
    config = open_global();
    if (!config && home && *home) // the first setting of this user
        git_config_open_ondisk(&config, arena_printf(memory, "%s/.gitconfig", home).ptr);
    if (!config)
        err_set(err, ERR_UNABLE, "there is no home folder for a configuration of git");
    else if ((value ? git_config_set_string(config, name, value)
                    : git_config_delete_entry(config, name)) < 0)
        repo_error(memory, err, "%s cannot be set in the user's configuration of git", name);
    else
        set = true;
    git_config_free(config);
    repo_library_stop(NULL);
    return set;
}
