#include "policy.h"

#include "content.h"
#include "facts.h"
#include "objects.h"
#include "repo_open.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

enum { PATH_LONGEST = 1024 };

static bool fail(struct slice path, struct arena *run, struct err *err, const char *what)
{
    return err_set(err, ERR_CONFIG, "%s: %s", repo_shown(run, arena_copy(run, path).ptr), what);
}

static bool fail_skipped(struct slice path, enum skip skip, struct arena *run, struct err *err)
{
    return fail(path, run, err, skip == SKIP_TOO_LARGE ? "too large" : skip_words(skip));
}

static struct slice folder_of(struct slice path)
{
    struct slice name = slice_basename(path);
    return slice_cut(path, 0, path.len > name.len ? path.len - name.len - 1 : 0);
}

// A descriptor of the folder that `path` is in, below the root of the work tree, or -1.
static int open_folder(struct source *source, struct folders *folders, struct slice path)
{
    const char *root = git_repository_workdir(source->git);
    int fd = root ? open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    folders_init(folders, fd);
    return fd < 0 ? -1 : folders_open(folders, folder_of(path));
}

static bool read_worktree(struct source *source, struct slice path, uint64_t most,
                          struct slice *text, bool *found, struct arena *run, struct err *err)
{
    struct folders folders;
    struct buf bytes;
    struct stat status;
    enum blob_mode mode = BLOB_REGULAR;
    bool read = true;
    const char *name = arena_copy(run, slice_basename(path)).ptr;
    int folder = open_folder(source, &folders, path);

    buf_init(&bytes, most);
    errno = folder < 0 ? errno : 0;
    if (folder < 0 || fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        read = errno == ENOENT || errno == ENOTDIR || fail(path, run, err, strerror(errno));
    } else {
        enum skip skip = content_read(&bytes, folder, name, &mode);
        if (mode == BLOB_SYMLINK)
            read = fail(path, run, err, "a symbolic link; it must be a file");
        else if (skip != SKIP_NONE)
            read = fail_skipped(path, skip, run, err);
        *found = read;
    }
    if (*found)
        *text = arena_copy(run, buf_slice(&bytes));
    buf_release(&bytes);
    folders_release(&folders);
    return read;
}

static bool read_blob(struct source *source, const git_oid *id, git_filemode_t mode,
                      struct slice path, uint64_t most, struct slice *text, bool *found,
                      struct arena *run, struct err *err)
{
    struct slice bytes;

    if (mode != GIT_FILEMODE_BLOB && mode != GIT_FILEMODE_BLOB_EXECUTABLE)
        return fail(path, run, err, "not a regular file");
    struct objects *objects = objects_new(&source->options, run, err);
    if (!objects)
        return false;
    enum skip skip = objects_read(objects, id, most, &bytes);
    *found = skip == SKIP_NONE;
    if (*found)
        *text = arena_copy(run, bytes);
    objects_free(objects);
    return *found || fail_skipped(path, skip, run, err);
}

// The tree of a revision, or NULL.
static git_object *tree_of(struct source *source, const char *rev)
{
    git_object *named = NULL, *tree = NULL;
    if (git_revparse_single(&named, source->git, rev) == 0)
        git_object_peel(&tree, named, GIT_OBJECT_TREE);
    git_object_free(named);
    return tree;
}

static bool read_tree(struct source *source, const char *rev, struct slice path, uint64_t most,
                      struct slice *text, bool *found, struct arena *run, struct err *err)
{
    git_tree_entry *entry = NULL;
    git_object *tree = tree_of(source, rev);
    bool read = true;

    if (!tree)
        return repo_error(run, err, "the files of %s cannot be read", repo_shown(run, rev));
    int code = git_tree_entry_bypath(&entry, (git_tree *)tree, arena_copy(run, path).ptr);
    if (code == 0)
        read = read_blob(source, git_tree_entry_id(entry), git_tree_entry_filemode(entry), path,
                         most, text, found, run, err);
    else if (code != GIT_ENOTFOUND)
        read = repo_error(run, err, "the files of %s cannot be read", repo_shown(run, rev));
    git_tree_entry_free(entry);
    git_object_free(tree);
    return read;
}

// What the next commit would hold.
static const git_index_entry *staged_entry(git_index *index, const char *path)
{
    const git_index_entry *entry = git_index_get_bypath(index, path, GIT_INDEX_STAGE_NORMAL);
    return entry && !(entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD) ? entry : NULL;
}

static bool read_staged(struct source *source, struct slice path, uint64_t most, struct slice *text,
                        bool *found, struct arena *run, struct err *err)
{
    git_index *index = NULL;
    bool read = true;

    if (git_repository_index(&index, source->git) < 0)
        return repo_error(run, err, "the index cannot be read");
    const git_index_entry *entry = staged_entry(index, arena_copy(run, path).ptr);
    if (entry)
        read = read_blob(source, &entry->id, (git_filemode_t)entry->mode, path, most, text, found,
                         run, err);
    git_index_free(index);
    return read;
}

// The revision that a source with commits reads its files from.
static const char *own_revision(const struct source *source)
{
    switch (source->options.mode) {
    case SOURCE_REVISION:
        return source->options.rev;
    case SOURCE_RANGE:
        return source->facts.head.len ? source->facts.head.ptr : "HEAD";
    default:
        return "HEAD";
    }
}

bool source_policy(struct source *source, const char *rev, struct slice path, uint64_t most,
                   struct slice *text, bool *found, struct arena *run, struct err *err)
{
    *found = false;
    *text = SLICE("");
    if (!source->git)
        return true;
    if (path.len > PATH_LONGEST)
        return fail(path, run, err, "too long a path");
    if (rev)
        return read_tree(source, rev, path, most, text, found, run, err);
    if (source->options.mode == SOURCE_WORKTREE)
        return read_worktree(source, path, most, text, found, run, err);
    if (source->options.mode == SOURCE_STAGED || source->options.mode == SOURCE_MESSAGE)
        return read_staged(source, path, most, text, found, run, err);
    return source->facts.head.len == 0 && source->options.mode != SOURCE_REVISION
               ? true
               : read_tree(source, own_revision(source), path, most, text, found, run, err);
}

bool source_commit(struct source *source, const char *rev, struct slice *commit, struct arena *run,
                   struct err *err)
{
    git_object *named = NULL, *found = NULL;

    if (!source->git)
        return err_set(err, ERR_USAGE, "there is no repository that has a commit %s",
                       repo_shown(run, rev));
    bool is_commit = git_revparse_single(&named, source->git, rev) == 0 &&
                     git_object_peel(&found, named, GIT_OBJECT_COMMIT) == 0;
    if (is_commit)
        *commit = facts_hex(run, git_object_id(found));
    git_object_free(found);
    git_object_free(named);
    if (is_commit)
        return true;
    return err_set(err, ERR_USAGE, "%s is no commit of this %s", repo_shown(run, rev),
                   source->facts.shallow ? "clone, whose history is cut off; " REPO_UNSHALLOW
                                         : "repository");
}

const char *source_folder(const struct source *source)
{
    return source->git ? git_repository_workdir(source->git) : NULL;
}

static bool worktree_has(struct source *source, struct slice path)
{
    struct folders folders;
    struct stat status;
    struct buf name;

    buf_init(&name, SOURCE_LONGEST_PATH);
    buf_add(&name, slice_basename(path));
    int folder = open_folder(source, &folders, path);
    bool has = folder >= 0 && name.len && !name.overflowed &&
               fstatat(folder, name.ptr, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
               !S_ISDIR(status.st_mode);
    folders_release(&folders);
    buf_release(&name);
    return has;
}

static bool tree_has(struct source *source, const char *path)
{
    git_tree_entry *entry = NULL;
    git_object *tree = tree_of(source, own_revision(source));
    bool has = tree && git_tree_entry_bypath(&entry, (git_tree *)tree, path) == 0;
    git_tree_entry_free(entry);
    git_object_free(tree);
    return has;
}

// What names a file below the root, and not upwards.
static bool is_below(struct slice path)
{
    struct slice rest = path, part;
    if (path.len == 0 || slice_find_byte(path, '\0') != SLICE_NOT_FOUND)
        return false;
    while (slice_split(&rest, '/', &part))
        if (part.len == 0 || slice_equals(part, SLICE("..")))
            return false;
    return true;
}

bool source_has_file(struct source *source, struct slice path)
{
    struct arena scratch = {0};
    git_index *index = NULL;
    bool has = false;

    if (!source->git || !is_below(path))
        return false;
    const char *name = arena_copy(&scratch, path).ptr;
    if (source->options.mode == SOURCE_WORKTREE)
        has = worktree_has(source, path);
    else if (source->options.mode != SOURCE_STAGED)
        has = tree_has(source, name);
    else if (git_repository_index(&index, source->git) == 0)
        has = staged_entry(index, name) != NULL;
    git_index_free(index);
    arena_release(&scratch);
    return has;
}
