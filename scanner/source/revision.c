// All files of one commit, or of a tag or tree. Works in bare repositories too.
#include "kind.h"

#include "facts.h"
#include "objects.h"
#include "repo_open.h"
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

static bool not_found(struct source *source, int code, struct arena *run, struct err *err)
{
    const char *rev = repo_shown(run, source->options.rev);
    if (code == GIT_EAMBIGUOUS)
        return err_set(err, ERR_USAGE, "revision %s: more than one object starts with this id",
                       rev);
    if (code != GIT_ENOTFOUND && code != GIT_EINVALIDSPEC && code != GIT_EPEEL)
        return repo_error(run, err, "revision %s", rev);
    if (source->facts.head.len == 0)
        return err_set(err, ERR_USAGE,
                       "revision %s is not in this repository, which has no commits yet", rev);
    if (source->facts.shallow)
        return err_set(err, ERR_USAGE,
                       "revision %s is not in this clone, whose history is cut off; "
                       "git fetch --unshallow gets the rest (actions/checkout: fetch-depth: 0)",
                       rev);
    return err_set(err, ERR_USAGE, "revision %s is not in this repository", rev);
}

// A branch or tag whose object is gone is not the user's mistake.
static bool check_reference(struct source *source, struct arena *run, struct err *err)
{
    git_reference *named;
    git_object *object;
    bool missing;

    if (git_reference_dwim(&named, source->git, source->options.rev) < 0)
        return true;
    missing = git_reference_peel(&object, named, GIT_OBJECT_ANY) < 0;
    git_reference_free(named);
    if (missing)
        return repo_error(run, err, "the commit of revision %s cannot be read",
                          repo_shown(run, source->options.rev));
    git_object_free(object);
    return true;
}

// The tree of the revision; its commit's id goes into the facts.
static bool resolve(struct source *source, git_tree **tree, struct arena *run, struct err *err)
{
    git_object *named, *commit, *found;

    if (!check_reference(source, run, err))
        return false;
    int code = git_revparse_single(&named, source->git, source->options.rev);
    if (code < 0)
        return not_found(source, code, run, err);
    source->facts.head = SLICE("");
    if (git_object_peel(&commit, named, GIT_OBJECT_COMMIT) == 0) {
        source->facts.head = facts_hex(run, git_object_id(commit));
        git_object_free(commit);
    }
    code = git_object_peel(&found, named, GIT_OBJECT_TREE);
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

static bool take_config(struct source *source, const git_tree *tree, struct arena *run,
                        struct err *err)
{
    const git_tree_entry *entry = git_tree_entry_byname(tree, CONFIG_NAME);
    return !entry || facts_config_from_blob(&source->facts, source->git, git_tree_entry_id(entry),
                                            git_tree_entry_filemode(entry), run, err);
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
    opened = opened && take_config(source, tree, run, err);
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
