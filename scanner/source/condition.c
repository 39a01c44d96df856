#include "condition.h"

#include "facts.h"
#include "index_layers.h"
#include "repo_open.h"

// Whether the configuration, of any scope, has a value that is neither nothing nor false.
static bool is_on(git_config *config, const char *name)
{
    int value = 0;
    return git_config_get_bool(&value, config, name) == 0 && value;
}

// Objects that git would fetch when it needs them: a remote has promised them. All entries are gone through, since
// libgit2's search by an expression leaks with each of them.
static bool is_partial(git_config *config)
{
    git_config_iterator *entries = NULL;
    git_config_entry *entry;
    bool found = false;
    if (git_config_iterator_new(&entries, config) == 0) {
        while (!found && git_config_next(&entry, entries) == 0) {
            struct slice name = slice_of_string(entry->name);
            found = slice_equals(name, SLICE("extensions.partialclone")) ||
                    (slice_starts_with(name, SLICE("remote.")) &&
                     slice_ends_with(name, SLICE(".promisor")));
        }
    }
    git_config_iterator_free(entries);
    return found;
}

// `git sparse-checkout` writes to the configuration of one work tree, which libgit2 does not read.
static bool is_sparse_here(git_repository *repo, struct arena *memory)
{
    const char *path = arena_printf(memory, "%sconfig.worktree", git_repository_path(repo)).ptr;
    git_config *config = NULL;
    bool sparse =
        git_config_open_ondisk(&config, path) == 0 && is_on(config, "core.sparseCheckout");
    git_config_free(config);
    return sparse;
}

static void look_at_config(git_repository *repo, struct repository_condition *condition,
                           struct arena *memory)
{
    git_config *config = NULL;
    condition->sparse = is_sparse_here(repo, memory);
    if (git_repository_config_snapshot(&config, repo) == 0) {
        condition->sparse |= is_on(config, "core.sparseCheckout");
        condition->partial = is_partial(config);
    }
    git_config_free(config);
}

static void look_at_index(git_repository *repo, struct repository_condition *condition,
                          struct arena *memory)
{
    git_index *index = NULL;
    struct err err = {0};
    if (!index_open(&index, repo, memory, &err))
        condition->index_error = arena_copy(memory, slice_of_string(err.message)).ptr;
    git_index_free(index);
}

bool source_condition(const char *path, bool trust_owner, struct repository_condition *condition,
                      struct arena *memory, struct err *err)
{
    struct source_options options = {
        .mode = SOURCE_STAGED, .path = path, .trust_owner = trust_owner};
    git_repository *repo = NULL;

    *condition = (struct repository_condition){0};
    if (repo_library_start(&options, err))
        repo = repo_open(&options, memory, err);
    if (repo) {
        const char *top = git_repository_workdir(repo);
        struct slice root = slice_of_string(top ? top : git_repository_path(repo));
        while (root.len > 1 && slice_ends_with(root, SLICE("/")))
            root.len--;
        condition->root = arena_copy(memory, root);
        condition->bare = git_repository_is_bare(repo) == 1;
        condition->shallow = git_repository_is_shallow(repo) == 1;
        look_at_config(repo, condition, memory);
        look_at_index(repo, condition, memory);
    }
    repo_library_stop(repo);
    struct err hooks = {0};
    if (repo && !source_hooks(path, trust_owner, memory, &condition->hooks, &hooks))
        condition->hooks_error = arena_copy(memory, slice_of_string(hooks.message)).ptr;
    return repo != NULL;
}
