// The last commits, from HEAD on.
//
// libgit2's own walk stops dead at the edge of a shallow clone, so parents are
// followed here, the latest commit first, and one that is not there ends its line.
#include "kind.h"

#include <git2.h>

#include <stdio.h>
#include <stdlib.h>

enum {
    PARENTS = 4, // of each commit that is looked at, on average, are followed
    LARGEST = 1024 * 1024,
    LONGEST_PERSON = 600,
};

struct waiting {
    git_oid id;
    git_time_t time;
};

struct recent_walk {
    git_repository *repo;
    git_odb *objects;
    struct waiting *waiting; // a heap: the latest first, then the smallest id
    size_t waiting_count;
    git_oid *seen; // hashed by their first bytes, as ids are spread evenly; zero: free
    size_t seen_count, most_seen, table_size;
};

static bool goes_first(const struct waiting *a, const struct waiting *b)
{
    return a->time != b->time ? a->time > b->time : git_oid_cmp(&a->id, &b->id) < 0;
}

static void swap(struct waiting *a, struct waiting *b)
{
    struct waiting kept = *a;
    *a = *b;
    *b = kept;
}

static void push(struct recent_walk *walk, struct waiting fresh)
{
    size_t at = walk->waiting_count++;
    walk->waiting[at] = fresh;
    for (; at > 0 && goes_first(&walk->waiting[at], &walk->waiting[(at - 1) / 2]);
         at = (at - 1) / 2)
        swap(&walk->waiting[at], &walk->waiting[(at - 1) / 2]);
}

static struct waiting pop(struct recent_walk *walk)
{
    struct waiting first = walk->waiting[0], *heap = walk->waiting;
    heap[0] = heap[--walk->waiting_count];
    for (size_t at = 0, child; (child = 2 * at + 1) < walk->waiting_count; at = child) {
        child += child + 1 < walk->waiting_count && goes_first(&heap[child + 1], &heap[child]);
        if (!goes_first(&heap[child], &heap[at]))
            break;
        swap(&heap[child], &heap[at]);
    }
    return first;
}

// False when it was met before, or too many were.
static bool is_new(struct recent_walk *walk, const git_oid *id)
{
    size_t slot;
    memcpy(&slot, id, sizeof slot);
    slot &= walk->table_size - 1;
    while (!git_oid_is_zero(&walk->seen[slot])) {
        if (git_oid_equal(&walk->seen[slot], id))
            return false;
        slot = (slot + 1) & (walk->table_size - 1);
    }
    if (walk->seen_count == walk->most_seen)
        return false;
    walk->seen[slot] = *id;
    walk->seen_count++;
    return true;
}

// A commit as large as a book was made to be in the way.
static git_commit *look_up(const struct recent_walk *walk, const git_oid *id)
{
    git_commit *commit;
    git_object_t type;
    size_t size;
    if (git_odb_read_header(&size, &type, walk->objects, id) < 0 || type != GIT_OBJECT_COMMIT ||
        size > LARGEST || git_commit_lookup(&commit, walk->repo, id) < 0)
        return NULL;
    return commit;
}

static void wait_for(struct recent_walk *walk, const git_oid *id)
{
    git_commit *commit = is_new(walk, id) ? look_up(walk, id) : NULL;
    if (commit)
        push(walk, (struct waiting){*id, git_commit_time(commit)});
    git_commit_free(commit);
}

// "NAME <ADDRESS>"; longer ones than anybody's are cut.
static struct slice person(const git_signature *who, char out[static LONGEST_PERSON])
{
    snprintf(out, LONGEST_PERSON, "%s <%s>", who->name, who->email);
    return slice_of_string(out);
}

static void lend(const git_commit *commit, const git_oid *id,
                 void (*take)(void *to, const struct recent_commit *commit), void *to)
{
    char hex[sizeof *id * 2 + 1], by[LONGEST_PERSON], committed_by[LONGEST_PERSON];
    const git_signature *author = git_commit_author(commit);
    struct recent_commit lent = {
        .id = slice_of_string(git_oid_tostr(hex, sizeof hex, id)),
        .author_name = slice_of_string(author->name),
        .author_mail = slice_of_string(author->email),
        .author = person(author, by),
        .committer = person(git_commit_committer(commit), committed_by),
        .message = slice_of_string(git_commit_message_raw(commit)),
    };
    take(to, &lent);
}

static bool start(struct recent_walk *walk, struct source *source, size_t most)
{
    git_object *head;
    walk->repo = source->git;
    if (!source->git || source->facts.head.len == 0 ||
        git_repository_odb(&walk->objects, source->git) < 0 ||
        git_revparse_single(&head, source->git, source->facts.head.ptr) < 0)
        return false;
    walk->most_seen = PARENTS * most;
    for (walk->table_size = 64; walk->table_size < 2 * walk->most_seen;)
        walk->table_size *= 2;
    walk->waiting = alloc_zeroed(walk->most_seen + 1, sizeof *walk->waiting);
    walk->seen = alloc_zeroed(walk->table_size, sizeof *walk->seen);
    wait_for(walk, git_object_id(head));
    git_object_free(head);
    return true;
}

void source_recent_commits(struct source *source, size_t most,
                           void (*take)(void *to, const struct recent_commit *commit), void *to)
{
    struct recent_walk walk = {0};
    bool started = start(&walk, source, most);
    for (size_t taken = 0; started && taken < most && walk.waiting_count; taken++) {
        struct waiting next = pop(&walk);
        git_commit *commit = look_up(&walk, &next.id);
        if (!commit)
            continue;
        for (unsigned i = 0; i < git_commit_parentcount(commit); i++)
            wait_for(&walk, git_commit_parent_id(commit, i));
        lend(commit, &next.id, take, to);
        git_commit_free(commit);
    }
    git_odb_free(walk.objects);
    free(walk.waiting);
    free(walk.seen);
}
