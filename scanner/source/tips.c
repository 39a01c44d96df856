#include "tips.h"

#include "object_text.h"
#include "repo_open.h"

#include <stdlib.h>

enum {
    DEEPEST = 32, // tags of tags
    MOST_REFERENCES = 10000000,
    LARGEST_TAG = 16 * 1024 * 1024,
};

void tips_release(struct tips *tips)
{
    free(tips->items);
    number_set_release(&tips->known);
    *tips = (struct tips){0};
}

static struct tip *add(struct tips *tips, uint32_t object, struct slice name)
{
    if (!number_set_add(&tips->known, object))
        return NULL;
    if (tips->count == tips->room) {
        tips->room = tips->room ? 2 * tips->room : 64;
        tips->items = alloc_grow(tips->items, tips->room, sizeof *tips->items);
    }
    struct tip *tip = &tips->items[tips->count++];
    *tip = (struct tip){.object = object,
                        .type = GIT_OBJECT_INVALID,
                        .why = SKIP_NONE,
                        .name = arena_copy(tips->memory, name),
                        .commit = object};
    return tip;
}

// What the object is, as far as its header tells; the text of a tag is read.
static void look_at(struct tip *tip, struct objects *objects, const git_oid *id,
                    struct tag_text *tag)
{
    struct slice bytes;
    tip->why = objects_type(objects, id, &tip->type);
    if (tip->type != GIT_OBJECT_TAG)
        return;
    tip->why = objects_read_type(objects, id, GIT_OBJECT_TAG, LARGEST_TAG, &bytes);
    if (tip->why == SKIP_TOO_LARGE || (tip->why == SKIP_NONE && !tag_read(tag, bytes)))
        tip->why = SKIP_UNREADABLE;
    if (tip->why != SKIP_NONE)
        tip->type = GIT_OBJECT_INVALID;
}

void tips_add(struct tips *tips, struct objects *objects, struct object_numbers *numbers,
              const git_oid *id, struct slice name)
{
    size_t first = tips->count;
    git_oid at = *id;

    for (int depth = 0; depth < DEEPEST; depth++) {
        struct tag_text tag = {0};
        uint32_t object = object_number(numbers, at.id);
        struct tip *tip = add(tips, object, name);
        for (size_t i = first; i < tips->count; i++)
            tips->items[i].commit = object;
        if (!tip)
            return;
        look_at(tip, objects, &at, &tag);
        if (tip->type != GIT_OBJECT_TAG)
            return;
        if (tag.name.len)
            tip->name = arena_printf(tips->memory, "refs/tags/%.*s", SLICE_ARG(tag.name));
        at = tag.target;
    }
}

// The names of references, and ids that only a log or a linked work tree knows.
struct named {
    const char **names;
    size_t count, room;
    struct arena *memory;
};

static int note_name(const char *name, void *payload)
{
    struct named *named = payload;
    if (named->count == MOST_REFERENCES)
        return GIT_EUSER;
    if (named->count == named->room) {
        named->room = named->room ? 2 * named->room : 64;
        named->names = alloc_grow(named->names, named->room, sizeof *named->names);
    }
    named->names[named->count++] = arena_copy(named->memory, slice_of_string(name)).ptr;
    return 0;
}

static int compare_names(const void *left, const void *right)
{
    const char *const *a = left, *const *b = right;
    return strcmp(*a, *b);
}

bool tips_find(git_repository *repo, const char *prefix,
               void (*take)(void *taker, const git_oid *commit), void *taker, struct arena *memory,
               struct err *err)
{
    struct named named = {.memory = memory};

    if (git_reference_foreach_name(repo, note_name, &named) < 0) {
        free(named.names);
        return repo_error(memory, err, "the references cannot be read");
    }
    for (size_t i = 0; i < named.count; i++) {
        git_reference *reference = NULL;
        git_object *commit = NULL;
        if (slice_starts_with(slice_of_string(named.names[i]), slice_of_string(prefix)) &&
            git_reference_lookup(&reference, repo, named.names[i]) == 0 &&
            git_reference_peel(&commit, reference, GIT_OBJECT_COMMIT) == 0)
            take(taker, git_object_id(commit));
        git_object_free(commit);
        git_reference_free(reference);
    }
    free(named.names);
    return true;
}

// What the log of the stash keeps besides the one that its reference names.
static void add_stashes(struct tips *tips, struct objects *objects, struct object_numbers *numbers,
                        git_repository *repo)
{
    git_reflog *log = NULL;
    // Reading a log that is not there would make one.
    if (git_reference_has_log(repo, "refs/stash") == 1 &&
        git_reflog_read(&log, repo, "refs/stash") == 0)
        for (size_t i = 0; i < git_reflog_entrycount(log); i++)
            tips_add(tips, objects, numbers,
                     git_reflog_entry_id_new(git_reflog_entry_byindex(log, i)),
                     SLICE("refs/stash"));
    git_reflog_free(log);
}

static void add_worktrees(struct tips *tips, struct objects *objects,
                          struct object_numbers *numbers, git_repository *repo)
{
    git_strarray names = {0};
    if (git_worktree_list(&names, repo) < 0)
        return;
    for (size_t i = 0; i < names.count; i++) {
        git_reference *head = NULL;
        if (git_repository_head_for_worktree(&head, repo, names.strings[i]) == 0 &&
            git_reference_target(head))
            tips_add(tips, objects, numbers, git_reference_target(head), SLICE("HEAD"));
        git_reference_free(head);
    }
    git_strarray_dispose(&names);
}

bool tips_add_all(struct tips *tips, struct objects *objects, struct object_numbers *numbers,
                  git_repository *repo, struct err *err)
{
    struct named named = {.memory = tips->memory};
    git_oid id;
    bool read = true;

    note_name("HEAD", &named);
    if (git_reference_foreach_name(repo, note_name, &named) < 0) {
        free(named.names);
        return repo_error(tips->memory, err, "the references cannot be read");
    }
    qsort(named.names, named.count, sizeof *named.names, compare_names);
    for (size_t i = 0; i < named.count && read; i++) {
        // A symbolic one may name what is not there yet, or no more.
        int code = git_reference_name_to_id(&id, repo, named.names[i]);
        if (code == 0)
            tips_add(tips, objects, numbers, &id, slice_of_string(named.names[i]));
        else if (code != GIT_ENOTFOUND)
            read = repo_error(tips->memory, err, "the reference %s cannot be read",
                              repo_shown(tips->memory, named.names[i]));
    }
    free(named.names);
    if (!read)
        return false;
    add_stashes(tips, objects, numbers, repo);
    add_worktrees(tips, objects, numbers, repo);
    return true;
}
