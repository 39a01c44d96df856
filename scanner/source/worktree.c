// The work tree as `git add -A` would take it.
//
// The file system and the index are walked side by side in the same order. What is
// in both is tracked and read, ignored or not. What is only on disk is read unless
// git ignores it, which is asked of whole folders first. What is only in the index
// was deleted, or never checked out.
#include "kind.h"

#include "content.h"
#include "facts.h"
#include "ignore_files.h"
#include "refusal.h"
#include "repo_open.h"
#include "tracked.h"
#include "walk.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

enum answer { NOT_ASKED, NO, YES };

// What holds for the untracked files of a folder that was entered.
struct standing {
    enum answer ignored; // the folder itself is
    bool foreign;        // they belong to a repository inside of this one
    bool has_rules;      // it has a .gitignore
    size_t path_len;
};

struct worktree {
    struct slice root; // raw, for opening
    struct tracked tracked;
    size_t at, end; // of the index entries in the part that is walked
    struct walk walk;
    bool more; // the walk's entry has not been dealt with yet
    enum walk_kind kind;
    struct standing *standing; // one per level of the walk
    size_t standing_room;
    struct ignore ignore;
    size_t ruled; // levels of the walk whose rules were pushed, if they have any
};

static struct slice current(const struct worktree *tree)
{
    return buf_slice(&tree->walk.path);
}

static void forget_rules(struct worktree *tree, size_t depth)
{
    while (tree->ruled > depth)
        if (tree->standing[--tree->ruled].has_rules)
            ignore_pop(&tree->ignore);
}

// Rules are read when the first untracked file asks for them: in most folders
// everything is tracked.
static void gather_rules(struct worktree *tree)
{
    forget_rules(tree, tree->walk.depth);
    while (tree->ruled < tree->walk.depth) {
        const struct standing *standing = &tree->standing[tree->ruled++];
        if (standing->has_rules)
            ignore_push_folder(&tree->ignore, &tree->walk.folders,
                               slice_cut(current(tree), 0, standing->path_len));
    }
}

// Nothing below an ignored folder can be taken back in, so the folders are asked
// about from the outermost inwards, each of them once.
static bool level_is_ignored(struct worktree *tree, size_t level)
{
    struct standing *standing = &tree->standing[level];
    if (standing->ignored == NOT_ASKED) {
        struct slice folder = slice_cut(current(tree), 0, standing->path_len);
        bool ignored = (level > 0 && level_is_ignored(tree, level - 1)) ||
                       ignore_ask(&tree->ignore, folder, true) == IGNORE_OUT;
        standing->ignored = ignored ? YES : NO;
    }
    return standing->ignored == YES;
}

static bool is_ignored(struct worktree *tree)
{
    gather_rules(tree);
    return level_is_ignored(tree, tree->walk.depth - 1) ||
           ignore_ask(&tree->ignore, current(tree), tree->kind == WALK_FOLDER) == IGNORE_OUT;
}

// Enters the folder at the walk's path.
static bool enter(struct worktree *tree, enum answer ignored, bool foreign)
{
    if (!walk_enter(&tree->walk))
        return false;
    if (tree->walk.depth > tree->standing_room) {
        tree->standing_room = 2 * tree->walk.depth;
        tree->standing = alloc_grow(tree->standing, tree->standing_room, sizeof *tree->standing);
    }
    forget_rules(tree, tree->walk.depth - 1);
    tree->standing[tree->walk.depth - 1] = (struct standing){
        .ignored = ignored,
        .foreign = foreign,
        .has_rules = walk_has(&tree->walk, ".gitignore"),
        .path_len = tree->walk.path.len,
    };
    return true;
}

// True when the folder at the walk's path is the work tree of another repository,
// not only one that happens to hold something named `.git`.
static bool is_repository(struct worktree *tree, struct arena *memory)
{
    struct arena_mark start = arena_mark(memory);
    const char *path =
        arena_printf(memory, "%.*s/%s", (int)tree->root.len, tree->root.ptr, tree->walk.path.ptr)
            .ptr;
    int code = git_repository_open_ext(NULL, path, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL);
    bool found = code != GIT_ENOTFOUND || repo_is_of_another_owner(code);
    arena_reset(memory, start);
    return found;
}

// Goes into a folder that has something for us. True when it gives an item: itself,
// because it was skipped or its untracked part is.
static bool take_folder(struct worktree *tree, struct source_item *item, struct arena *memory)
{
    struct slice path = current(tree);
    bool foreign = tree->standing[tree->walk.depth - 1].foreign;
    bool tracked = tracked_has_below(&tree->tracked, path);

    // The index tells about a submodule when its turn comes.
    if (tracked_is_submodule(&tree->tracked, path))
        return false;
    if (!tracked && (foreign || is_ignored(tree)))
        return false;
    if (!enter(tree, tracked ? NOT_ASKED : NO, foreign)) {
        // Deleted since its name was read: then there is nothing to read.
        if (errno == ENOENT)
            return false;
        item_set_path(item, path);
        item->skip = SKIP_UNREADABLE;
        return true;
    }
    if (foreign || !walk_has(&tree->walk, ".git") || !is_repository(tree, memory))
        return false;
    item_set_path(item, path);
    item->skip = SKIP_NESTED_REPOSITORY;
    if (tracked)
        tree->standing[tree->walk.depth - 1].foreign = true;
    else
        walk_leave(&tree->walk);
    return true;
}

// A file, link or special file that is there.
static bool take_file(struct worktree *tree, bool tracked, struct source_item *item)
{
    if (!tracked && (tree->standing[tree->walk.depth - 1].foreign || is_ignored(tree)))
        return false;
    item_set_path(item, current(tree));
    if (tree->kind == WALK_LINK)
        item->mode = BLOB_SYMLINK;
    if (tree->kind == WALK_SPECIAL)
        item->skip = SKIP_SPECIAL_FILE;
    return true;
}

// An index entry that is not on disk.
static bool take_absent(const git_index_entry *entry, struct source_item *item)
{
    if (entry_is_submodule(entry))
        item->skip = SKIP_SUBMODULE;
    else if (entry->flags_extended & GIT_INDEX_ENTRY_SKIP_WORKTREE)
        item->skip = SKIP_NOT_CHECKED_OUT;
    else
        return false;
    item_set_path(item, entry_path(entry));
    return true;
}

static bool take_present(struct worktree *tree, bool tracked, struct source_item *item,
                         struct arena *memory)
{
    tree->more = false;
    if (tree->kind == WALK_TOO_LONG) {
        item_set_path(item, current(tree));
        item->skip = SKIP_UNREADABLE;
        return true;
    }
    if (strcmp(walk_name(&tree->walk), ".git") == 0)
        return false;
    if (tree->kind == WALK_FOLDER)
        return take_folder(tree, item, memory);
    return take_file(tree, tracked, item);
}

// The files that are named, without a walk.
static bool next_named(struct source *source, struct source_item *item)
{
    if (source->lent >= source->options.only_count)
        return false;
    item_set_path(item, slice_of_string(source->options.only[source->lent]));
    return true;
}

static bool next(struct source *source, struct source_item *item, struct err *err)
{
    struct worktree *tree = source->state;
    (void)err;
    if (source->options.only_count)
        return next_named(source, item);
    for (;;) {
        if (!tree->more)
            tree->more = walk_next(&tree->walk, &tree->kind);
        const git_index_entry *entry =
            tree->at < tree->end ? tree->tracked.entries[tree->at] : NULL;
        if (!tree->more && !entry)
            return false;
        // A folder, or a path that is cut, is never equal to an entry.
        bool is_file = tree->more && tree->kind != WALK_FOLDER && tree->kind != WALK_TOO_LONG;
        int order = !entry ? 1 : !tree->more ? -1 : slice_compare(entry_path(entry), current(tree));
        if (order < 0 || (order == 0 && !is_file)) {
            tree->at = tracked_after(&tree->tracked, tree->at);
            if (take_absent(entry, item))
                return true;
            continue;
        }
        if (order == 0)
            tree->at = tracked_after(&tree->tracked, tree->at);
        if (take_present(tree, order == 0, item, &source->memory))
            return true;
    }
}

static enum skip read_item(struct source_reader *reader, const struct source_item *item,
                           struct blob *blob)
{
    const struct worktree *tree = reader->source->state;
    struct slice name = slice_basename(blob->path);
    size_t above = blob->path.len - name.len;

    if (reader->folders.root < 0)
        folders_init(&reader->folders, open(tree->root.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    int folder = folders_open(&reader->folders, slice_cut(blob->path, 0, above ? above - 1 : 0));
    if (folder < 0)
        return SKIP_UNREADABLE;
    enum skip skip = content_read(&reader->bytes, folder, name.ptr, &blob->mode);
    blob->bytes = buf_slice(&reader->bytes);
    (void)item;
    return skip;
}

// Where the walk starts: the path the user named, relative to the root.
static bool find_start(struct source *source, const char *root, struct slice *start,
                       struct arena *run, struct err *err)
{
    char resolved[PATH_MAX], top[PATH_MAX];
    const char *path = source->options.path, *shown = repo_shown(run, path);

    if (!realpath(root, top))
        return err_set(err, ERR_UNABLE, "the work tree %s of the repository at %s: %s",
                       repo_shown(run, root), repo_shown(run, git_repository_path(source->git)),
                       strerror(errno));
    if (!realpath(path, resolved))
        return err_set(err, ERR_UNABLE, "%s: %s", shown, strerror(errno));
    struct slice inside = slice_of_string(resolved), above = slice_of_string(top);
    if (above.len == 1)
        above.len = 0; // "/" and "/home"
    if (!slice_starts_with(inside, above) ||
        (inside.len > above.len && inside.ptr[above.len] != '/'))
        return err_set(err, ERR_UNABLE,
                       "the repository at %s has its work tree at %s, which does not hold %s; "
                       "scan that one, or the files without git: waybill scan --no-git PATH",
                       repo_shown(run, git_repository_path(source->git)), repo_shown(run, top),
                       shown);
    *start = arena_copy(run, slice_cut(inside, above.len + 1, inside.len));
    struct slice rest = *start, piece;
    while (slice_split(&rest, '/', &piece))
        if (slice_equals(piece, SLICE(".git")))
            return err_set(err, ERR_USAGE,
                           "%s is inside git's own folder; to scan it without git: "
                           "waybill scan --no-git PATH",
                           shown);
    return true;
}

// Sets the part of the index that lies below the start.
static void find_part(struct worktree *tree, struct slice start, struct arena *run)
{
    tree->end = tree->tracked.count;
    if (start.len == 0)
        return;
    tree->at = tracked_find(&tree->tracked, arena_printf(run, "%s/", start.ptr));
    tree->end = tracked_find(&tree->tracked, arena_printf(run, "%s%c", start.ptr, '/' + 1));
}

// Pushes the rules of the folders above `start`. True when one of them, or `start`
// itself, is ignored.
static bool start_is_ignored(struct worktree *tree, struct slice start)
{
    bool ignored = false;
    for (size_t len = 0; len < start.len; len++) {
        if (len > 0 && start.ptr[len] != '/')
            continue;
        struct slice above = slice_cut(start, 0, len), rest, name;
        ignore_push_folder(&tree->ignore, &tree->walk.folders, above);
        rest = slice_cut(start, len ? len + 1 : 0, start.len);
        slice_split(&rest, '/', &name);
        struct slice next = slice_cut(start, 0, (size_t)(name.ptr - start.ptr) + name.len);
        ignored = ignored || ignore_ask(&tree->ignore, next, true) == IGNORE_OUT;
    }
    return ignored;
}

static bool begin_walk(struct worktree *tree, struct slice start, struct arena *run,
                       struct err *err)
{
    bool ignored = start_is_ignored(tree, start);

    if (ignored && !tracked_has_below(&tree->tracked, start))
        return err_set(err, ERR_UNABLE,
                       "%s is ignored by git; to scan it without git: waybill scan --no-git PATH",
                       repo_shown(run, start.ptr));
    buf_add(&tree->walk.path, start);
    if (!enter(tree, ignored ? YES : NO, false))
        return err_set(err, ERR_UNABLE, "%s: %s",
                       repo_shown(run, start.len ? start.ptr : tree->root.ptr), strerror(errno));
    return true;
}

static bool open_worktree(struct source *source, struct arena *run, struct err *err)
{
    struct worktree *tree = ARENA_NEW(run, struct worktree);
    const char *root = git_repository_workdir(source->git);
    struct slice start = SLICE("");

    if (!root)
        return err_set(err, ERR_UNABLE,
                       "the repository at %s is bare, so it has no work tree; "
                       "name a commit: waybill scan --rev HEAD",
                       repo_shown(run, git_repository_path(source->git)));
    tree->root = arena_copy(run, slice_of_string(root));
    tree->walk.folders.root = -1;
    source->state = tree;
    if (!find_start(source, root, &start, run, err) || !facts_of_repository(source, run, err) ||
        !tracked_load(&tree->tracked, source->git, run, err))
        return false;
    int fd = open(tree->root.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return err_set(err, ERR_UNABLE, "%s: %s", repo_shown(run, root), strerror(errno));
    walk_init(&tree->walk, fd);
    find_part(tree, start, run);
    if (start.len) {
        struct slice *paths = ARENA_NEW(run, struct slice);
        *paths = start;
        source->facts.paths = paths;
        source->facts.path_count = 1;
    }
    ignore_push_general(&tree->ignore, source->git, run);
    return facts_config_from_folder(&source->facts, fd, run, err) &&
           begin_walk(tree, start, run, err);
}

static void close_worktree(struct source *source)
{
    struct worktree *tree = source->state;
    walk_release(&tree->walk);
    tracked_release(&tree->tracked);
    free(tree->standing);
    ignore_release(&tree->ignore);
}

const struct source_kind source_worktree = {
    .open = open_worktree,
    .next = next,
    .read = read_item,
    .close = close_worktree,
    .uses_git = true,
};
