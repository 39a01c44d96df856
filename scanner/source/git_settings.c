#include "git_settings.h"

#include "repo_config.h"
#include "repo_open.h"

struct slice source_setting(const char *path, const char *name, struct arena *memory)
{
    struct source_options options = {.mode = SOURCE_STAGED, .path = path, .trust_owner = true};
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

// One configuration without the others. `repo` is to be released with it, by repo_library_stop().
static git_config *open_one(enum setting_scope scope, git_repository **repo, struct arena *memory,
                            struct err *err)
{
    struct source_options options = {.mode = SOURCE_STAGED, .path = "."};
    git_config *all = NULL, *one = NULL;

    *repo = NULL;
    if (!repo_library_start(&options, err))
        return NULL;
    if (scope == SETTING_OF_USER) {
        one = repo_config_of_user(memory);
        if (!one)
            err_set(err, ERR_UNABLE, "there is no home folder for a configuration of git");
        return one;
    }
    *repo = repo_open(&options, memory, err);
    if (*repo && (git_repository_config(&all, *repo) < 0 ||
                  git_config_open_level(&one, all, GIT_CONFIG_LEVEL_LOCAL) < 0))
        repo_error(memory, err, "the configuration of the repository");
    git_config_free(all);
    return one;
}

struct slice source_own_path(enum setting_scope scope, const char *name, struct arena *memory)
{
    struct err ignored = {0};
    git_repository *repo;
    git_config *config = open_one(scope, &repo, memory, &ignored);
    git_buf path = {0};
    struct slice value = SLICE("");

    if (config && git_config_get_path(&path, config, name) == 0)
        value = arena_copy(memory, slice_of_string(path.ptr));
    git_buf_dispose(&path);
    git_config_free(config);
    repo_library_stop(repo);
    return value;
}

bool source_set(enum setting_scope scope, const char *name, const char *value, struct arena *memory,
                struct err *err)
{
    git_repository *repo;
    git_config *config = open_one(scope, &repo, memory, err);
    int code = 0;

    if (config)
        code = value ? git_config_set_string(config, name, value)
                     : git_config_delete_entry(config, name);
    if (code < 0 && (value || code != GIT_ENOTFOUND))
        repo_error(memory, err, "%s cannot be set in the configuration of git", name);
    else
        code = 0;
    git_config_free(config);
    repo_library_stop(repo);
    return config && code == 0;
}
