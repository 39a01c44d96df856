#include "tree_walk.h"

#include "arena.h"

#include <stdlib.h>

// A tree object of this size lists a million files.
enum { LARGEST_TREE = 64 * 1024 * 1024 };

struct tree_level {
    git_tree *tree;
    size_t at, path_len;
};

// Reading a tree takes its whole size in memory, so the size is asked first.
static enum skip open_level(struct tree_walk *walk, const git_oid *id)
{
    git_object_t type;
    git_tree *tree;
    size_t size;
    int code = git_odb_read_header(&size, &type, walk->objects, id);

    if (code == 0 && (type != GIT_OBJECT_TREE || size > LARGEST_TREE))
        return SKIP_UNREADABLE;
    if (code == 0)
        code = git_tree_lookup(&tree, walk->repo, id);
    if (code < 0)
        return code == GIT_ENOTFOUND ? SKIP_MISSING_OBJECT : SKIP_UNREADABLE;
    if (walk->depth == walk->room) {
        walk->room = walk->room ? 2 * walk->room : 16;
        walk->levels = alloc_grow(walk->levels, walk->room, sizeof *walk->levels);
    }
    walk->levels[walk->depth++] = (struct tree_level){.tree = tree, .path_len = walk->path.len};
    return SKIP_NONE;
}

void tree_walk_init_empty(struct tree_walk *walk)
{
    *walk = (struct tree_walk){0};
    buf_init(&walk->path, SOURCE_LONGEST_PATH);
    buf_add_string(&walk->path, "");
}

bool tree_walk_init(struct tree_walk *walk, git_repository *repo, const git_oid *root)
{
    tree_walk_init_empty(walk);
    walk->repo = repo;
    if (git_repository_odb(&walk->objects, repo) == 0 && open_level(walk, root) == SKIP_NONE)
        return true;
    tree_walk_release(walk);
    return false;
}

static void leave_all(struct tree_walk *walk)
{
    while (walk->depth > 0)
        git_tree_free(walk->levels[--walk->depth].tree);
}

void tree_walk_release(struct tree_walk *walk)
{
    leave_all(walk);
    free(walk->levels);
    git_odb_free(walk->objects);
    buf_release(&walk->path);
    *walk = (struct tree_walk){0};
}

static void cut_path(struct tree_walk *walk, size_t len)
{
    walk->path.len = len;
    walk->path.ptr[len] = '\0';
    walk->path.overflowed = false;
}

// False for a folder that was entered: there is nothing to give yet.
static bool take(struct tree_walk *walk, const git_tree_entry *entry)
{
    git_oid_cpy(&walk->id, git_tree_entry_id(entry));
    walk->mode = git_tree_entry_filemode(entry);
    walk->skip = SKIP_NONE;
    bool is_last = walk->seen++ == TREE_WALK_MOST;
    if (walk->path.overflowed || is_last) {
        // It stands for all that has no room for its path, or for all that is left.
        if (walk->path.overflowed)
            cut_path(walk, walk->levels[walk->depth - 1].path_len);
        walk->mode = GIT_FILEMODE_TREE;
        walk->skip = SKIP_UNREADABLE;
        if (is_last)
            leave_all(walk);
    } else if (walk->mode == GIT_FILEMODE_COMMIT) {
        walk->skip = SKIP_SUBMODULE;
    } else if (walk->mode == GIT_FILEMODE_TREE) {
        walk->skip = open_level(walk, &walk->id);
        return walk->skip != SKIP_NONE;
    }
    return true;
}

bool tree_walk_next(struct tree_walk *walk)
{
    while (walk->depth > 0) {
        struct tree_level *level = &walk->levels[walk->depth - 1];
        cut_path(walk, level->path_len);
        if (level->at == git_tree_entrycount(level->tree)) {
            git_tree_free(level->tree);
            walk->depth--;
            continue;
        }
        const git_tree_entry *entry = git_tree_entry_byindex(level->tree, level->at++);
        if (level->path_len)
            buf_add_byte(&walk->path, '/');
        buf_add_string(&walk->path, git_tree_entry_name(entry));
        if (take(walk, entry))
            return true;
    }
    return false;
}
