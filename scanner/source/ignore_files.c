#include "ignore_files.h"

#include "content.h"

#include <git2.h>

#include <stdlib.h>

// As with git, a link does not count. A file that cannot be read is as good as none:
// more is read then.
void ignore_push_folder(struct ignore *ignore, struct folders *folders, struct slice folder)
{
    enum blob_mode mode = BLOB_SYMLINK;
    struct buf text;

    buf_init(&text, IGNORE_LARGEST_FILE);
    int fd = folders_open(folders, folder);
    if (fd < 0 || content_read(&text, fd, ".gitignore", &mode) != SKIP_NONE || mode == BLOB_SYMLINK)
        buf_clear(&text);
    ignore_push(ignore, buf_slice(&text), folder);
    buf_release(&text);
}

static void push_file(struct ignore *ignore, const char *path)
{
    enum blob_mode mode;
    struct buf text;
    buf_init(&text, IGNORE_LARGEST_FILE);
    if (content_read_named(&text, path, &mode) == SKIP_NONE)
        ignore_push(ignore, buf_slice(&text), SLICE(""));
    buf_release(&text);
}

// The user's own rules, for all repositories.
static const char *user_rules(git_repository *repo, git_config *config, struct arena *run)
{
    const char *xdg = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME"), *path = NULL;
    const char *root = git_repository_workdir(repo);
    git_buf named = GIT_BUF_INIT;

    if (git_config_get_path(&named, config, "core.excludesfile") == 0)
        path = arena_printf(run, "%s%s", named.ptr[0] == '/' ? "" : root, named.ptr).ptr;
    else if (xdg && *xdg)
        path = arena_printf(run, "%s/git/ignore", xdg).ptr;
    else if (home && *home)
        path = arena_printf(run, "%s/.config/git/ignore", home).ptr;
    git_buf_dispose(&named);
    return path;
}

void ignore_push_general(struct ignore *ignore, git_repository *repo, struct arena *run)
{
    git_buf info = GIT_BUF_INIT;
    git_config *config = NULL;
    int fold = 0;

    if (git_repository_config_snapshot(&config, repo) == 0) {
        git_config_get_bool(&fold, config, "core.ignorecase");
        const char *path = user_rules(repo, config, run);
        if (path)
            push_file(ignore, path);
    }
    ignore->fold = fold;
    if (git_repository_item_path(&info, repo, GIT_REPOSITORY_ITEM_INFO) == 0)
        push_file(ignore, arena_printf(run, "%s/exclude", info.ptr).ptr);
    git_buf_dispose(&info);
    git_config_free(config);
}
