#include "repo_config.h"

#include "file.h"
#include "repo_open.h"

#include <git2/sys/repository.h>

#include <stdlib.h>

// A variable that is set, if to nothing, names a file: git reads none then.
static const char *variable(const char *name)
{
    return getenv(name);
}

static bool is_without_system(void)
{
    const char *value = variable("GIT_CONFIG_NOSYSTEM");
    int on = 0;
    return value && git_config_parse_bool(&on, value) == 0 && on;
}

// A file that is not there is none; one that git would refuse to read is an error.
static bool add_file(git_config *config, const char *path, git_config_level_t level,
                     git_repository *repo, struct arena *memory, struct err *err)
{
    if (!path || !file_exists(path) ||
        git_config_add_file_ondisk(config, path, level, repo, 0) == 0)
        return true;
    return repo_error(memory, err, "the configuration %s", repo_shown(memory, path));
}

static bool add_found(git_config *config, int (*find)(git_buf *), git_config_level_t level,
                      git_repository *repo, struct arena *memory, struct err *err)
{
    git_buf path = {0};
    bool added = find(&path) != 0 || add_file(config, path.ptr, level, repo, memory, err);
    git_buf_dispose(&path);
    return added;
}

static bool add_system(git_config *config, git_repository *repo, struct arena *memory,
                       struct err *err)
{
    const char *named = variable("GIT_CONFIG_SYSTEM");
    if (is_without_system())
        return true;
    if (named)
        return add_file(config, named, GIT_CONFIG_LEVEL_SYSTEM, repo, memory, err);
    return add_found(config, git_config_find_system, GIT_CONFIG_LEVEL_SYSTEM, repo, memory, err);
}

static bool add_user(git_config *config, git_repository *repo, struct arena *memory,
                     struct err *err)
{
    const char *named = variable("GIT_CONFIG_GLOBAL");
    if (named)
        return add_file(config, named, GIT_CONFIG_LEVEL_GLOBAL, repo, memory, err);
    return add_found(config, git_config_find_xdg, GIT_CONFIG_LEVEL_XDG, repo, memory, err) &&
           add_found(config, git_config_find_global, GIT_CONFIG_LEVEL_GLOBAL, repo, memory, err);
}

bool repo_config_apply(git_repository *repo, struct arena *memory, struct err *err)
{
    git_config *config = NULL;

    if (!variable("GIT_CONFIG_SYSTEM") && !variable("GIT_CONFIG_GLOBAL") && !is_without_system())
        return true;
    if (git_config_new(&config) < 0)
        return repo_error(memory, err, "the configuration of git");
    const char *own = arena_printf(memory, "%sconfig", git_repository_commondir(repo)).ptr;
    bool applied = add_system(config, repo, memory, err) && add_user(config, repo, memory, err) &&
                   add_file(config, own, GIT_CONFIG_LEVEL_LOCAL, repo, memory, err);
    if (applied && git_repository_set_config(repo, config) < 0)
        applied = repo_error(memory, err, "the configuration of git");
    git_config_free(config);
    return applied;
}

git_config *repo_config_of_user(struct arena *memory)
{
    const char *named = variable("GIT_CONFIG_GLOBAL"), *home = getenv("HOME");
    git_config *all = NULL, *user = NULL;

    if (named) {
        git_config_open_ondisk(&user, named);
        return user;
    }
    if (git_config_open_default(&all) == 0)
        git_config_open_global(&user, all);
    git_config_free(all);
    if (!user && home && *home) // there is none yet
        git_config_open_ondisk(&user, arena_printf(memory, "%s/.gitconfig", home).ptr);
    return user;
}
