#include "facts.h"

#include "content.h"
#include "print.h"
#include "remote.h"
#include "repo_open.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

enum { LARGEST_CONFIG = 1024 * 1024, MOST_REMOTES = 100 };

struct slice facts_root(struct arena *run, const char *path)
{
    struct slice root = slice_of_string(path);
    while (root.len > 1 && root.ptr[root.len - 1] == '/')
        root.len--;
    return arena_copy(run, root);
}

struct slice facts_hex(struct arena *run, const git_oid *id)
{
    char hex[sizeof *id * 2 + 1];
    return arena_copy(run, slice_of_string(git_oid_tostr(hex, sizeof hex, id)));
}

static bool head_of(struct source *source, struct arena *run, struct err *err)
{
    git_oid id;
    int unborn = git_repository_head_unborn(source->git);
    if (unborn == 1)
        return true;
    if (unborn < 0 || git_reference_name_to_id(&id, source->git, "HEAD") < 0)
        return repo_error(run, err, "HEAD cannot be read");
    source->facts.head = facts_hex(run, &id);
    return true;
}

static int compare_remotes(const void *left, const void *right)
{
    const struct remote *a = left, *b = right;
    int order = slice_compare(a->host, b->host);
    return order ? order : slice_compare(a->owner, b->owner);
}

// "remote.NAME.url"
static bool is_remote_url(struct slice name)
{
    return slice_starts_with(name, SLICE("remote.")) && slice_ends_with(name, SLICE(".url"));
}

static void keep_remote(struct remote *remote, const struct remote *place, struct arena *run)
{
    char *host = arena_alloc(run, place->host.len + 1);
    for (size_t i = 0; i < place->host.len; i++)
        host[i] = to_lower(place->host.ptr[i]);
    remote->host = slice_of(host, place->host.len);
    remote->owner = slice_of_string(print_quoted(run, place->owner, place->owner.len));
}

// The configuration is read entry by entry, because libgit2's functions for remotes
// match names with regular expressions, and 1.5 leaks some 20 KB for each match. What
// cannot be read is left out: nothing of the scan depends on it.
static void remotes_of(struct source *source, struct arena *run)
{
    struct remote *remotes = ARENA_ARRAY(run, MOST_REMOTES, struct remote), place;
    size_t count = 0, kept = 0;
    git_config *config = NULL;
    git_config_iterator *entries = NULL;
    git_config_entry *entry;

    if (git_repository_config(&config, source->git) == 0 &&
        git_config_iterator_new(&entries, config) == 0) {
        while (count < MOST_REMOTES && git_config_next(&entry, entries) == 0)
            if (is_remote_url(slice_of_string(entry->name)) &&
                remote_from_url(slice_of_string(entry->value), &place))
                keep_remote(&remotes[count++], &place, run);
    }
    git_config_iterator_free(entries);
    git_config_free(config);
    if (count)
        qsort(remotes, count, sizeof *remotes, compare_remotes);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || compare_remotes(&remotes[kept - 1], &remotes[i]) != 0)
            remotes[kept++] = remotes[i];
    source->facts.remotes = remotes;
    source->facts.remote_count = kept;
}

bool facts_of_repository(struct source *source, struct arena *run, struct err *err)
{
    const char *root = git_repository_workdir(source->git);
    if (!root)
        root = git_repository_path(source->git);
    source->facts.root = facts_root(run, root);
    source->facts.shallow = git_repository_is_shallow(source->git) == 1;
    if (!head_of(source, run, err))
        return false;
    remotes_of(source, run);
    return true;
}

static bool config_error(struct err *err, const char *what)
{
    return err_set(err, ERR_CONFIG, CONFIG_NAME ": %s", what);
}

static bool keep_config(struct repository_facts *facts, struct slice text, struct arena *run)
{
    facts->config = arena_copy(run, text);
    facts->has_config = true;
    return true;
}

bool facts_config_from_folder(struct repository_facts *facts, int root, struct arena *run,
                              struct err *err)
{
    struct stat status;
    struct buf text;
    enum blob_mode mode = BLOB_REGULAR;
    bool taken;

    if (fstatat(root, CONFIG_NAME, &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno == ENOENT ? true : config_error(err, strerror(errno));
    buf_init(&text, LARGEST_CONFIG);
    enum skip skip = content_read(&text, root, CONFIG_NAME, &mode);
    if (skip != SKIP_NONE || mode == BLOB_SYMLINK)
        taken = config_error(err, skip == SKIP_TOO_LARGE ? "larger than 1 MiB"
                                  : mode == BLOB_SYMLINK ? "a symbolic link; it must be a file"
                                                         : skip_words(skip));
    else
        taken = keep_config(facts, buf_slice(&text), run);
    buf_release(&text);
    return taken;
}

bool facts_config_from_blob(struct repository_facts *facts, git_repository *repo, const git_oid *id,
                            git_filemode_t mode, struct arena *run, struct err *err)
{
    git_odb *objects = NULL;
    git_odb_object *object = NULL;
    git_object_t type;
    size_t size;
    bool taken = false;

    if (mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE)
        return config_error(err, "not a regular file");
    if (git_repository_odb(&objects, repo) < 0 ||
        git_odb_read_header(&size, &type, objects, id) < 0) {
        repo_error(run, err, CONFIG_NAME " cannot be read");
        goto out;
    }
    if (size > LARGEST_CONFIG) {
        config_error(err, "larger than 1 MiB");
        goto out;
    }
    if (git_odb_read(&object, objects, id) < 0) {
        repo_error(run, err, CONFIG_NAME " cannot be read");
        goto out;
    }
    taken = keep_config(facts, slice_of(git_odb_object_data(object), size), run);
out:
    git_odb_object_free(object);
    git_odb_free(objects);
    return taken;
}

bool facts_config_from_tree(struct repository_facts *facts, git_repository *repo,
                            const git_tree *tree, struct arena *run, struct err *err)
{
    const git_tree_entry *entry = git_tree_entry_byname(tree, CONFIG_NAME);
    return !entry || facts_config_from_blob(facts, repo, git_tree_entry_id(entry),
                                            git_tree_entry_filemode(entry), run, err);
}
