// What `git commit` would add or change: the index against HEAD's tree, each walked
// in the order of the paths. The bytes are the staged ones, whatever is on disk.
#include "kind.h"

#include "facts.h"
#include "objects.h"
#include "repo_open.h"
#include "tracked.h"
#include "tree_walk.h"

#include <stdlib.h>

struct staged {
    struct tracked tracked;
    size_t at;
    struct tree_walk head;
    bool more; // `head` has an entry that no index entry has passed yet
};

// Moves HEAD's tree to `path`; true when it has a file or submodule there. A folder
// of HEAD that cannot be read hides what it has: then all in it counts as staged.
static bool head_has(struct staged *staged, struct slice path)
{
    while (staged->more) {
        int order = slice_compare(buf_slice(&staged->head.path), path);
        if (order >= 0)
            return order == 0 && staged->head.mode != GIT_FILEMODE_TREE;
        staged->more = tree_walk_next(&staged->head);
    }
    return false;
}

// A change of the mode alone, or of a file into a link with the same text, brings no
// new bytes.
static bool is_unchanged(struct staged *staged, const git_index_entry *entry)
{
    return head_has(staged, entry_path(entry)) &&
           (staged->head.mode == GIT_FILEMODE_COMMIT) == entry_is_submodule(entry) &&
           git_oid_equal(&staged->head.id, &entry->id);
}

static int compare_path(const void *path, const void *named)
{
    return slice_compare(*(const struct slice *)path, slice_of_string(*(const char *const *)named));
}

static bool is_asked_for(const struct source_options *options, struct slice path)
{
    return options->only_count == 0 ||
           bsearch(&path, options->only, options->only_count, sizeof *options->only, compare_path);
}

static bool next(struct source *source, struct source_item *item, struct err *err)
{
    struct staged *staged = source->state;
    (void)err;
    while (staged->at < staged->tracked.count) {
        const git_index_entry *entry = staged->tracked.entries[staged->at];
        staged->at = tracked_after(&staged->tracked, staged->at);
        bool conflict = entry_is_conflict(entry);
        if (!conflict && is_unchanged(staged, entry))
            continue;
        if (!is_asked_for(&source->options, entry_path(entry)))
            continue;
        if (conflict)
            item->skip = SKIP_UNMERGED;
        else if (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD)
            item->skip = SKIP_INTENT_TO_ADD;
        else if (entry_is_submodule(entry))
            item->skip = SKIP_SUBMODULE;
        item_set_path(item, entry_path(entry));
        item_set_object(item, &entry->id, entry->mode);
        return true;
    }
    return false;
}

static bool begin_head(struct staged *staged, struct source *source, struct arena *run,
                       struct err *err)
{
    git_reference *head;
    git_object *tree;

    if (source->facts.head.len == 0) {
        tree_walk_init_empty(&staged->head);
        return true;
    }
    if (git_repository_head(&head, source->git) < 0)
        return repo_error(run, err, "HEAD cannot be read");
    int failed = git_reference_peel(&tree, head, GIT_OBJECT_TREE);
    git_reference_free(head);
    if (failed)
        return repo_error(run, err, "the commit of HEAD cannot be read");
    bool begun = tree_walk_init(&staged->head, source->git, git_object_id(tree));
    git_object_free(tree);
    if (!begun)
        return repo_error(run, err, "the files of HEAD cannot be read");
    staged->more = tree_walk_next(&staged->head);
    return true;
}

static bool take_config(struct staged *staged, struct source *source, struct arena *run,
                        struct err *err)
{
    const git_index_entry *entry =
        git_index_get_bypath(staged->tracked.index, CONFIG_NAME, GIT_INDEX_STAGE_NORMAL);
    if (!entry || (entry->flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD))
        return true;
    return facts_config_from_blob(&source->facts, source->git, &entry->id,
                                  (git_filemode_t)entry->mode, run, err);
}

static bool open_staged(struct source *source, struct arena *run, struct err *err)
{
    struct staged *staged = ARENA_NEW(run, struct staged);

    if (git_repository_is_bare(source->git))
        return err_set(err, ERR_UNABLE,
                       "the repository at %s is bare, so nothing can be staged; "
                       "name a commit: waybill scan --rev HEAD",
                       repo_shown(run, git_repository_path(source->git)));
    source->state = staged;
    return facts_of_repository(source, run, err) &&
           tracked_load(&staged->tracked, source->git, run, err) &&
           begin_head(staged, source, run, err) && take_config(staged, source, run, err);
}

static void close_staged(struct source *source)
{
    struct staged *staged = source->state;
    tree_walk_release(&staged->head);
    tracked_release(&staged->tracked);
}

const struct source_kind source_staged = {
    .open = open_staged,
    .next = next,
    .read = objects_read_item,
    .close = close_staged,
    .uses_git = true,
    .uses_objects = true,
};
