#include "refusal.h"

#include "file.h"
#include "print.h"
#include "repo_open.h"
#include "shell.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

enum { ID_SIZE = 20 };

#define SCAN_FILES "to scan the files without git: waybill scan --no-git PATH"

static bool last_error_has(const char *text)
{
    const git_error *last = git_error_last();
    return last && last->message && strstr(last->message, text) != NULL;
}

// libgit2 1.5 answers "not found" when there is no safe.directory at all.
bool repo_is_of_another_owner(int code)
{
    return code == GIT_EOWNER || last_error_has("safe.directory") ||
           last_error_has("not owned by current user");
}

// The folder that safe.directory has to name: the one that holds `.git`, or a bare
// repository itself.
static const char *owned_folder(const char *path, struct arena *memory)
{
    char resolved[PATH_MAX];
    if (!realpath(path, resolved))
        return path;
    struct slice folder = slice_of_string(resolved);
    while (folder.len > 1) {
        struct slice name = slice_basename(folder);
        const char *inside = arena_printf(memory, "%.*s/.git", (int)folder.len, folder.ptr).ptr;
        const char *head = arena_printf(memory, "%.*s/HEAD", (int)folder.len, folder.ptr).ptr;
        if (file_exists(inside) || (!slice_equals(name, SLICE(".git")) && file_exists(head)))
            return arena_copy(memory, folder).ptr;
        folder.len -= name.len + 1;
    }
    return arena_copy(memory, slice_of_string(resolved)).ptr;
}

// `text` as one word of a shell. What cannot be printed as it is cannot be pasted
// either, and is shown escaped.
static const char *shell_word(struct arena *memory, const char *text)
{
    struct slice s = slice_of_string(text);
    struct buf word;
    const char *copy;

    for (size_t at = 0; at < s.len;)
        if (code_point_is_unsafe(utf8_next(s, &at)))
            return print_quoted(memory, s, s.len);
    buf_init(&word, 5 * s.len + 2);
    shell_quote_bytes(&word, s);
    copy = arena_copy(memory, buf_slice(&word)).ptr;
    buf_release(&word);
    return copy;
}

// The folder of the config that is shared by all work trees of the repository.
static const char *common_folder(const char *folder, struct arena *memory)
{
    struct err ignored = {0};
    struct buf text;
    const char *common = folder;

    buf_init(&text, PATH_MAX);
    if (file_read(&text, arena_printf(memory, "%s/commondir", folder).ptr, &ignored)) {
        struct slice named = slice_trim(buf_slice(&text));
        common = named.len && named.ptr[0] == '/'
                     ? arena_copy(memory, named).ptr
                     : arena_printf(memory, "%s/%.*s", folder, (int)named.len, named.ptr).ptr;
    }
    buf_release(&text);
    return common;
}

static bool is_readable_extension(struct slice name, struct slice value)
{
    static const char *const readable[] = {"noop", "partialclone", "worktreeconfig",
                                           "preciousobjects", "relativeworktrees"};
    if (slice_equals_nocase(name, SLICE("objectformat")))
        return slice_equals_nocase(value, SLICE("sha1"));
    if (slice_equals_nocase(name, SLICE("refstorage")))
        return slice_equals_nocase(value, SLICE("files"));
    for (size_t i = 0; i < sizeof readable / sizeof readable[0]; i++)
        if (slice_equals_nocase(name, slice_of_string(readable[i])))
            return true;
    return false;
}

// The first extension of the repository's format that libgit2 does not know, as
// "objectformat = sha256"; NULL when that is not the trouble.
static const char *unknown_extension(const char *folder, struct arena *memory)
{
    const char *path = arena_printf(memory, "%s/config", common_folder(folder, memory)).ptr;
    const char *found = NULL;
    git_config *config = NULL;
    git_config_iterator *entries = NULL;
    git_config_entry *entry;

    if (git_config_open_ondisk(&config, path) == 0 &&
        git_config_iterator_new(&entries, config) == 0) {
        while (!found && git_config_next(&entry, entries) == 0) {
            struct slice section = SLICE("extensions."), name = slice_of_string(entry->name);
            struct slice value = slice_of_string(entry->value);
            if (!slice_starts_with(name, section))
                continue;
            name = slice_cut(name, section.len, name.len);
            if (!is_readable_extension(name, value))
                found = arena_printf(memory, "%s = %s", print_quoted(memory, name, 64),
                                     print_quoted(memory, value, 64))
                            .ptr;
        }
    }
    git_config_iterator_free(entries);
    git_config_free(config);
    return found;
}

static bool owner_refused(const char *path, struct arena *memory, struct err *err)
{
    const char *folder = owned_folder(path, memory);
    return err_set(err, ERR_UNABLE,
                   "%s belongs to another user, so its configuration is not trusted; "
                   "to trust it for good: git config --global --add safe.directory %s; "
                   "for this run: waybill scan --trust-owner",
                   repo_shown(memory, folder), shell_word(memory, folder));
}

bool repo_refused(const char *path, int code, struct arena *memory, struct err *err)
{
    const char *shown = repo_shown(memory, path);
    git_buf folder = GIT_BUF_INIT;

    if (repo_is_of_another_owner(code))
        return owner_refused(path, memory, err);
    // Finding out more may fail itself; libgit2's reason is told as it was then.
    struct err reason = {0};
    repo_error(memory, &reason, "the git repository at %s cannot be opened", shown);
    if (git_repository_discover(&folder, path, 0, NULL) == 0) {
        const char *extension = unknown_extension(folder.ptr, memory);
        git_buf_dispose(&folder);
        if (extension)
            return err_set(err, ERR_UNABLE,
                           "the git repository at %s uses the extension %s, which waybill "
                           "cannot read; " SCAN_FILES,
                           shown, extension);
    } else if (code == GIT_ENOTFOUND) {
        return err_set(err, ERR_UNABLE, "%s is not in a git repository; " SCAN_FILES,
                       strcmp(path, ".") == 0 ? "this folder" : shown);
    }
    return err_set(err, ERR_UNABLE, "%s; " SCAN_FILES, reason.message);
}

// git writes zeros in place of the checksum where index.skipHash is set.
static bool has_no_checksum(const char *path)
{
    static const char zeros[ID_SIZE];
    char last[ID_SIZE];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    bool none = fd >= 0 && lseek(fd, -ID_SIZE, SEEK_END) > 0 &&
                read(fd, last, sizeof last) == (ssize_t)sizeof last &&
                memcmp(last, zeros, sizeof last) == 0;
    if (fd >= 0)
        close(fd);
    return none;
}

bool index_is_layered(const char *path)
{
    return last_error_has("'link'") || last_error_has("'sdir'") || has_no_checksum(path);
}

bool index_refused(const char *path, struct arena *memory, struct err *err)
{
    const char *shown = repo_shown(memory, path);

    if (last_error_has("'link'"))
        return err_set(err, ERR_UNABLE,
                       "the index %s is split (extension 'link'), which waybill cannot read; "
                       "to join it: git update-index --no-split-index; " SCAN_FILES,
                       shown);
    if (last_error_has("'sdir'"))
        return err_set(err, ERR_UNABLE,
                       "the index %s is sparse (extension 'sdir'), which waybill cannot read; "
                       "to fill it: git sparse-checkout reapply --no-sparse-index; " SCAN_FILES,
                       shown);
    if (has_no_checksum(path))
        return err_set(err, ERR_UNABLE,
                       "the index %s has no checksum (index.skipHash), which waybill cannot read; "
                       "to add it: git -c index.skipHash=false update-index --force-write-index",
                       shown);
    repo_error(memory, err, "the index %s cannot be read; it may be damaged", shown);
    return false;
}
