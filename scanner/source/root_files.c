// The files at the root, of sources that do not read all files: a change tells little of what it is a change of. A commit
// waits for this, so that nothing is opened but what is wanted.
#include "kind.h"

#include <git2.h>

enum { LARGEST = 256 * 1024, ENTRIES_MOST = 1000 };

static git_tree *tree_of_head(const struct source *source)
{
    git_oid id;
    git_commit *commit = NULL;
    git_tree *tree = NULL;

    if (source->facts.head.len && git_oid_fromstr(&id, source->facts.head.ptr) == 0 &&
        git_commit_lookup(&commit, source->git, &id) == 0)
        git_commit_tree(&tree, commit);
    git_commit_free(commit);
    return tree;
}

static bool is_file(const git_tree_entry *entry)
{
    return git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB ||
           git_tree_entry_filemode(entry) == GIT_FILEMODE_BLOB_EXECUTABLE;
}

// NULL for what is large or cannot be read.
static git_odb_object *read_small(git_odb *objects, const git_oid *id)
{
    git_odb_object *object = NULL;
    git_object_t type;
    size_t size;

    if (git_odb_read_header(&size, &type, objects, id) == 0 && size <= LARGEST)
        git_odb_read(&object, objects, id);
    return object;
}

void source_root_files(struct source *source, bool (*wants)(struct slice path),
                       void (*take)(void *to, const struct blob *blob), void *to)
{
    git_tree *tree = source->git ? tree_of_head(source) : NULL;
    git_odb *objects = NULL;
    size_t count =
        tree && git_repository_odb(&objects, source->git) == 0 ? git_tree_entrycount(tree) : 0;

    for (size_t i = 0; i < count && i < ENTRIES_MOST; i++) {
        const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
        struct blob blob = {.path = slice_of_string(git_tree_entry_name(entry))};
        git_odb_object *object = is_file(entry) && wants(blob.path)
                                     ? read_small(objects, git_tree_entry_id(entry))
                                     : NULL;
        if (!object)
            continue;
        blob.bytes = slice_of(git_odb_object_data(object), git_odb_object_size(object));
        take(to, &blob);
        git_odb_object_free(object);
    }
    git_odb_free(objects);
    git_tree_free(tree);
}
