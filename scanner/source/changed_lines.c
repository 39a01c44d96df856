#include "changed_lines.h"

#include "kind.h"

#include <git2.h>

#include <stdlib.h>

struct span {
    unsigned first, last;
};

// The changes of one file against one parent.
struct comparison {
    struct span *spans; // in order
    size_t count, room;
    bool whole; // all lines count
};

enum { MOST_PARENTS = 16 };

struct changed_lines {
    git_repository *repo;
    struct arena memory; // of the file that was compared last
    struct slice commit, path;
    bool compared;
    struct comparison parents[MOST_PARENTS];
    size_t parent_count;
};

struct changed_lines *changed_lines_new(struct source *source)
{
    struct changed_lines *changes = alloc_zeroed(1, sizeof *changes);
    changes->repo = source->git;
    return changes;
}

static void forget(struct changed_lines *changes)
{
    for (size_t i = 0; i < changes->parent_count; i++)
        free(changes->parents[i].spans);
    memset(changes->parents, 0, sizeof changes->parents);
    changes->parent_count = 0;
    changes->compared = false;
    arena_release(&changes->memory);
    changes->memory = (struct arena){0};
}

void changed_lines_free(struct changed_lines *changes)
{
    if (!changes)
        return;
    forget(changes);
    free(changes);
}

static int note_hunk(const git_diff_delta *delta, const git_diff_hunk *hunk, void *payload)
{
    struct comparison *comparison = payload;
    (void)delta;
    if (hunk->new_lines <= 0)
        return 0;
    if (comparison->count == comparison->room) {
        comparison->room = comparison->room ? 2 * comparison->room : 16;
        comparison->spans =
            alloc_grow(comparison->spans, comparison->room, sizeof *comparison->spans);
    }
    unsigned first = (unsigned)hunk->new_start;
    comparison->spans[comparison->count++] =
        (struct span){first, first + (unsigned)hunk->new_lines - 1};
    return 0;
}

// What `path` was called in the old tree, as far as that can be told by what is in it.
static bool find_renamed(git_diff *diff, const char *path, git_oid *old)
{
    git_diff_find_options find;
    git_diff_find_options_init(&find, GIT_DIFF_FIND_OPTIONS_VERSION);
    find.flags = GIT_DIFF_FIND_RENAMES;
    if (git_diff_find_similar(diff, &find) < 0)
        return false;
    for (size_t i = 0; i < git_diff_num_deltas(diff); i++) {
        const git_diff_delta *delta = git_diff_get_delta(diff, i);
        if (delta->status == GIT_DELTA_RENAMED && strcmp(delta->new_file.path, path) == 0) {
            *old = delta->old_file.id;
            return true;
        }
    }
    return false;
}

// The blob that `path` had in the old tree, under its name or another. `tree` NULL: the new side is the index.
static bool find_old(git_repository *repo, git_tree *old_tree, git_tree *tree, const char *path,
                     git_oid *old)
{
    git_diff_options options;
    git_tree_entry *entry = NULL;
    git_diff *diff = NULL;

    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    if (git_tree_entry_bypath(&entry, old_tree, path) == 0) {
        *old = *git_tree_entry_id(entry);
        git_tree_entry_free(entry);
        return true;
    }
    int code = tree ? git_diff_tree_to_tree(&diff, repo, old_tree, tree, &options)
                    : git_diff_tree_to_index(&diff, repo, old_tree, NULL, &options);
    bool found = code == 0 && find_renamed(diff, path, old);
    git_diff_free(diff);
    return found;
}

static void compare(struct comparison *comparison, git_repository *repo, const git_oid *old_id,
                    const git_oid *new_id)
{
    git_diff_options options;
    git_blob *old = NULL, *new = NULL;

    git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
    options.context_lines = 0;
    options.interhunk_lines = 0;
    comparison->whole =
        git_blob_lookup(&old, repo, old_id) < 0 || git_blob_lookup(&new, repo, new_id) < 0 ||
        git_blob_is_binary(old) || git_blob_is_binary(new) ||
        git_diff_blobs(old, NULL, new, NULL, &options, NULL, NULL, note_hunk, NULL, comparison) < 0;
    git_blob_free(old);
    git_blob_free(new);
}

static void add_parent(struct changed_lines *changes, git_tree *old_tree, git_tree *tree,
                       const git_oid *id)
{
    struct comparison *comparison = &changes->parents[changes->parent_count++];
    git_oid old;
    if (old_tree && find_old(changes->repo, old_tree, tree, changes->path.ptr, &old))
        compare(comparison, changes->repo, &old, id);
    else
        comparison->whole = true;
}

static git_tree *tree_of_head(git_repository *repo)
{
    git_object *head = NULL, *tree = NULL;
    if (git_revparse_single(&head, repo, "HEAD") == 0)
        git_object_peel(&tree, head, GIT_OBJECT_TREE);
    git_object_free(head);
    return (git_tree *)tree;
}

static void compare_staged(struct changed_lines *changes)
{
    git_index *index = NULL;
    git_tree *head = tree_of_head(changes->repo);
    const git_index_entry *entry = NULL;

    if (git_repository_index(&index, changes->repo) == 0)
        entry = git_index_get_bypath(index, changes->path.ptr, GIT_INDEX_STAGE_NORMAL);
    if (entry)
        add_parent(changes, head, NULL, &entry->id);
    git_index_free(index);
    git_tree_free(head);
}

static void compare_commit(struct changed_lines *changes)
{
    git_oid id;
    git_commit *commit = NULL, *parent;
    git_tree *tree = NULL, *old;
    git_tree_entry *entry = NULL;

    if (git_oid_fromstrn(&id, changes->commit.ptr, changes->commit.len) == 0 &&
        git_commit_lookup(&commit, changes->repo, &id) == 0 && git_commit_tree(&tree, commit) == 0)
        git_tree_entry_bypath(&entry, tree, changes->path.ptr);
    unsigned count = entry ? git_commit_parentcount(commit) : 0;
    for (unsigned i = 0; i < count && i < MOST_PARENTS; i++) {
        parent = NULL, old = NULL;
        if (git_commit_parent(&parent, commit, i) == 0)
            git_commit_tree(&old, parent);
        add_parent(changes, old, tree, git_tree_entry_id(entry));
        git_tree_free(old);
        git_commit_free(parent);
    }
    git_tree_entry_free(entry);
    git_tree_free(tree);
    git_commit_free(commit);
}

static bool is_in(const struct comparison *comparison, unsigned first, unsigned last)
{
    for (size_t i = 0; i < comparison->count; i++)
        if (comparison->spans[i].first <= last && comparison->spans[i].last >= first)
            return true;
    return comparison->whole;
}

bool changed_lines_has(struct changed_lines *changes, struct slice commit, struct slice path,
                       unsigned first, unsigned last)
{
    if (!changes->compared || !slice_equals(commit, changes->commit) ||
        !slice_equals(path, changes->path)) {
        forget(changes);
        changes->commit = arena_copy(&changes->memory, commit);
        changes->path = arena_copy(&changes->memory, path);
        changes->compared = true;
        if (commit.len)
            compare_commit(changes);
        else
            compare_staged(changes);
    }
    for (size_t i = 0; i < changes->parent_count; i++)
        if (!is_in(&changes->parents[i], first, last))
            return false;
    return true;
}
