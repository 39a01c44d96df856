// All files of one commit, or of a tag or tree. Works in bare repositories too.
#include "kind.h"

#include "facts.h"
#include "objects.h"
#include "repo_open.h"
#include "resolve.h"
#include "tree_walk.h"

static bool next(struct source *source, struct source_item *item, struct err *err)
{
    struct tree_walk *walk = source->state;
    (void)err;
    if (!tree_walk_next(walk))
        return false;
    item->skip = walk->skip;
    item_set_path(item, buf_slice(&walk->path));
    item_set_object(item, &walk->id, walk->mode);
    return true;
}

// The tree of the revision; its commit's id goes into the facts.
static bool resolve(struct source *source, git_tree **tree, struct arena *run, struct err *err)
{
    git_object *named, *commit, *found;

    named = resolve_object(source, source->options.rev, run, err);
    if (!named)
        return false;
    source->facts.head = SLICE("");
    if (git_object_peel(&commit, named, GIT_OBJECT_COMMIT) == 0) {
        source->facts.head = facts_hex(run, git_object_id(commit));
        git_object_free(commit);
    }
    int code = git_object_peel(&found, named, GIT_OBJECT_TREE);
    git_object_t type = git_object_type(named);
    git_object_free(named);
    if (code < 0 && type == GIT_OBJECT_BLOB)
        return err_set(err, ERR_USAGE, "revision %s is a file, not a commit",
                       repo_shown(run, source->options.rev));
    if (code < 0)
        return repo_error(run, err, "the files of revision %s cannot be read",
                          repo_shown(run, source->options.rev));
    *tree = (git_tree *)found;
    return true;
}

static bool open_revision(struct source *source, struct arena *run, struct err *err)
{
    struct tree_walk *walk = ARENA_NEW(run, struct tree_walk);
    git_tree *tree = NULL;
    bool opened;

    if (!facts_of_repository(source, run, err) || !resolve(source, &tree, run, err))
        return false;
    source->state = walk;
    opened = tree_walk_init(walk, source->git, git_tree_id(tree)) ||
             repo_error(run, err, "the files of revision %s cannot be read",
                        repo_shown(run, source->options.rev));
    opened = opened && facts_config_from_tree(&source->facts, source->git, tree, run, err);
    git_tree_free(tree);
    return opened;
}

static void close_revision(struct source *source)
{
    tree_walk_release(source->state);
}

const struct source_kind source_revision = {
    .open = open_revision,
    .next = next,
    .read = objects_read_item,
    .close = close_revision,
    .uses_git = true,
    .uses_objects = true,
};
