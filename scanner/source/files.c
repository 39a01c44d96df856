// Named files and folders, without git. A name that the user wrote is followed where
// it is a symbolic link, as find -H and grep -r do; links found below are read as the
// text they hold.
#include "kind.h"

#include "content.h"
#include "facts.h"
#include "print.h"
#include "walk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct named {
    struct slice path; // NUL-terminated
    bool is_folder;
};

struct files {
    struct named *named; // in byte order, none inside another
    size_t count, at;
    struct walk walk; // of the folder before `at`
    bool walking;
};

enum { SHOWN = 200 };

// "./a//b/" is a/b, and "./" is ".": one spelling for each name, so that a path in a
// report does not depend on how the folder was written. ".." stays, for it may lead
// elsewhere than the names say.
static struct slice tidy(struct arena *run, const char *path)
{
    struct slice rest = slice_of_string(path), piece;
    struct buf text;

    buf_init(&text, rest.len + 1);
    if (rest.len && rest.ptr[0] == '/')
        buf_add_byte(&text, '/');
    while (slice_split(&rest, '/', &piece)) {
        if (piece.len == 0 || slice_equals(piece, SLICE(".")))
            continue;
        if (text.len && text.ptr[text.len - 1] != '/')
            buf_add_byte(&text, '/');
        buf_add(&text, piece);
    }
    struct slice tidied = text.len ? arena_copy(run, buf_slice(&text)) : SLICE(".");
    buf_release(&text);
    return tidied;
}

// What the paths below a named folder start with.
static struct slice prefix_of(struct slice folder)
{
    return slice_equals(folder, SLICE(".")) ? SLICE("") : folder;
}

// ".." may lead out again, so no name with it is taken to be inside of another.
static bool goes_up(struct slice path)
{
    struct slice piece;
    while (slice_split(&path, '/', &piece))
        if (slice_equals(piece, SLICE("..")))
            return true;
    return false;
}

static bool is_inside(struct slice path, const struct named *above)
{
    struct slice folder = prefix_of(above->path);
    if (!above->is_folder || goes_up(path) || !slice_starts_with(path, folder))
        return false;
    if (folder.len == 0)
        return path.ptr[0] != '/';
    return path.len == folder.len || path.ptr[folder.len] == '/' ||
           folder.ptr[folder.len - 1] == '/';
}

// By path with '/' before all other bytes, so that a folder is followed by all that
// lies inside it.
static int compare_named(const void *left, const void *right)
{
    struct slice a = prefix_of(((const struct named *)left)->path);
    struct slice b = prefix_of(((const struct named *)right)->path);
    size_t common = a.len < b.len ? a.len : b.len;
    for (size_t i = 0; i < common; i++) {
        unsigned char x = (unsigned char)a.ptr[i], y = (unsigned char)b.ptr[i];
        if (x != y)
            return x == '/' ? -1 : y == '/' ? 1 : (int)x - (int)y;
    }
    return a.len < b.len ? -1 : a.len > b.len;
}

// What is named twice, or lies in a folder that is named too, is read once. "." sorts
// first, but absolute names stand between it and what it holds.
static void drop_repeats(struct files *files)
{
    struct named *named = files->named;
    size_t kept = 0;

    for (size_t i = 0; i < files->count; i++) {
        struct slice path = named[i].path;
        bool repeats =
            kept > 0 && (slice_equals(path, named[kept - 1].path) ||
                         is_inside(path, &named[kept - 1]) || is_inside(path, &named[0]));
        if (!repeats)
            named[kept++] = named[i];
    }
    files->count = kept;
}

static bool add_named(struct files *files, const char *path, struct arena *run, struct err *err)
{
    struct stat status;
    if (stat(path, &status) != 0)
        return err_set(err, ERR_USAGE, "%s: %s", print_quoted(run, slice_of_string(path), SHOWN),
                       strerror(errno));
    files->named[files->count++] = (struct named){tidy(run, path), S_ISDIR(status.st_mode)};
    return true;
}

// "." alone is the root, and nothing to tell beside it.
static void tell_paths(struct repository_facts *facts, const struct files *files, struct arena *run)
{
    struct slice *paths = ARENA_ARRAY(run, files->count, struct slice);
    for (size_t i = 0; i < files->count; i++)
        paths[i] = files->named[i].path;
    facts->paths = paths;
    facts->path_count = files->count;
    if (files->count == 1 && slice_equals(paths[0], SLICE(".")))
        facts->path_count = 0;
}

static bool open_files(struct source *source, struct arena *run, struct err *err)
{
    struct files *files = ARENA_NEW(run, struct files);
    char folder[PATH_MAX];

    files->named = ARENA_ARRAY(run, source->options.path_count, struct named);
    files->walk.folders.root = -1;
    source->state = files;
    for (size_t i = 0; i < source->options.path_count; i++)
        if (!add_named(files, source->options.paths[i], run, err))
            return false;
    if (files->count)
        qsort(files->named, files->count, sizeof *files->named, compare_named);
    drop_repeats(files);
    if (getcwd(folder, sizeof folder))
        source->facts.root = facts_root(run, folder);
    tell_paths(&source->facts, files, run);
    return true;
}

// The named folder and the path below it, as one.
static void set_path_below(struct source_item *item, struct slice folder, struct slice below)
{
    struct slice prefix = prefix_of(folder);
    item_set_path(item, prefix);
    if (item->path.len && below.len && item->path.ptr[item->path.len - 1] != '/')
        buf_add_byte(&item->path, '/');
    buf_add(&item->path, below);
    if (item->path.overflowed)
        item->skip = SKIP_UNREADABLE;
}

static bool next_below(struct files *files, struct source_item *item)
{
    struct slice folder = files->named[files->at - 1].path;
    enum walk_kind kind;

    while (walk_next(&files->walk, &kind)) {
        struct slice below = buf_slice(&files->walk.path);
        if (strcmp(walk_name(&files->walk), ".git") == 0)
            continue;
        if (kind == WALK_FOLDER && (walk_enter(&files->walk) || errno == ENOENT))
            continue;
        if (kind == WALK_LINK)
            item->mode = BLOB_SYMLINK;
        else if (kind == WALK_SPECIAL)
            item->skip = SKIP_SPECIAL_FILE;
        else if (kind != WALK_FILE)
            item->skip = SKIP_UNREADABLE;
        set_path_below(item, folder, below);
        return true;
    }
    return false;
}

static int open_folder(struct slice path)
{
    return open(path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool begin_folder(struct files *files, struct slice path)
{
    int fd = open_folder(path);
    if (fd < 0)
        return false;
    walk_init(&files->walk, fd);
    files->walking = walk_enter(&files->walk);
    if (!files->walking)
        walk_release(&files->walk);
    return files->walking;
}

static bool next(struct source *source, struct source_item *item, struct err *err)
{
    struct files *files = source->state;
    (void)err;
    for (;;) {
        item->place = files->at - files->walking;
        if (files->walking) {
            if (next_below(files, item))
                return true;
            walk_release(&files->walk);
            files->walking = false;
            continue;
        }
        if (files->at == files->count)
            return false;
        const struct named *named = &files->named[files->at++];
        if (named->is_folder && begin_folder(files, named->path))
            continue;
        if (named->is_folder)
            item->skip = SKIP_UNREADABLE;
        item_set_path(item, named->path);
        return true;
    }
}

// A file by itself stands where its relative name says; an absolute one tells nothing of the kind.
static size_t below_named(struct slice path, const struct named *named, size_t prefix, size_t name)
{
    if (!named->is_folder)
        return path.ptr[0] == '/' ? name : 0;
    return prefix < path.len && path.ptr[prefix] == '/' ? prefix + 1 : prefix;
}

static enum skip read_item(struct source_reader *reader, const struct source_item *item,
                           struct blob *blob)
{
    const struct files *files = reader->source->state;
    const struct named *named = &files->named[item->place];
    struct slice name = slice_basename(blob->path);
    size_t from = prefix_of(named->path).len, to = blob->path.len - name.len;
    enum skip skip;

    blob->below = below_named(blob->path, named, from, to);
    if (named->is_folder) {
        if (reader->place != item->place) {
            folders_release(&reader->folders);
            folders_init(&reader->folders, open_folder(named->path));
            reader->place = item->place;
        }
        while (from < to && blob->path.ptr[from] == '/')
            from++;
        int folder =
            folders_open(&reader->folders, slice_cut(blob->path, from, to > from ? to - 1 : from));
        if (folder < 0)
            return SKIP_UNREADABLE;
        skip = content_read(&reader->bytes, folder, name.ptr, &blob->mode);
    } else {
        skip = content_read_named(&reader->bytes, named->path.ptr, &blob->mode);
    }
    blob->bytes = buf_slice(&reader->bytes);
    return skip;
}

static void close_files(struct source *source)
{
    struct files *files = source->state;
    if (files->walking)
        walk_release(&files->walk);
}

const struct source_kind source_files = {
    .open = open_files,
    .next = next,
    .read = read_item,
    .close = close_files,
};
