// What the rest of the program asks of git beyond blobs: the library's version, and where hooks are.
#include "kind.h"
#include "repo_open.h"

#include "print.h"

#include <stdio.h>
#include <stdlib.h>

void source_version(char *out, size_t room)
{
    int major, minor, patch;
    git_libgit2_version(&major, &minor, &patch);
    snprintf(out, room, "%d.%d.%d", major, minor, patch);
}

void source_limit(struct source *source, uint64_t max_file_size)
{
    source->options.max_file_size = max_file_size;
}

// core.hooksPath of any scope; empty when it is not set.
static struct slice configured_folder(git_repository *repo, struct arena *memory)
{
    git_config *config = NULL;
    git_buf path = {0};
    struct slice folder = SLICE("");
    if (git_repository_config_snapshot(&config, repo) == 0 &&
        git_config_get_path(&path, config, "core.hooksPath") == 0)
        folder = arena_copy(memory, slice_of_string(path.ptr));
    git_buf_dispose(&path);
    git_config_free(config);
    return folder;
}

bool source_hooks_folder(const char *path, struct arena *memory, struct slice *folder,
                         struct err *err)
{
    struct source_options options = {.mode = SOURCE_STAGED, .path = path};
    git_repository *repo = NULL;
    if (repo_library_start(&options, err))
        repo = repo_open(&options, memory, err);
    if (repo) {
        struct slice own = configured_folder(repo, memory);
        const char *top = git_repository_workdir(repo);
        // A relative one is relative to where hooks run: the top of the work tree (githooks(5)).
        if (own.len && own.ptr[0] == '/')
            *folder = own;
        else if (own.len)
            *folder = arena_printf(memory, "%s%.*s", top ? top : git_repository_path(repo),
                                   SLICE_ARG(own));
        else
            *folder = arena_printf(memory, "%shooks", git_repository_commondir(repo));
    }
    repo_library_stop(repo);
    return repo != NULL;
}
