// Where a repository's history starts from: its references, and what their tags name.
#ifndef WAYBILL_SOURCE_TIPS_H
#define WAYBILL_SOURCE_TIPS_H

#include "object_numbers.h"
#include "objects.h"

#include <git2.h>

// An object that a reference or a tag names.
struct tip {
    uint32_t object;
    git_object_t type; // GIT_OBJECT_INVALID: it cannot be read
    enum skip why;     // of those
    struct slice name; // of the reference, or "refs/tags/" and what a tag calls itself
    uint32_t commit;   // of a tag: the number of the commit it is about in the end, or its own
};

struct tips {
    struct tip *items; // each object once
    size_t count, room;
    struct number_set known;
    struct arena *memory; // of names
};

// Zero-initialise but for `memory`, which outlives the tips.
void tips_release(struct tips *tips);

// Adds the object, and what it names in turn when it is a tag.
void tips_add(struct tips *tips, struct objects *objects, struct object_numbers *numbers,
              const git_oid *id, struct slice name);
// HEAD, every reference (branches, tags, notes, remotes' and other ones), each stash, and the
// HEADs of linked work trees.
bool tips_add_all(struct tips *tips, struct objects *objects, struct object_numbers *numbers,
                  git_repository *repo, struct err *err);

// Hands out the commit of each reference whose name starts with `prefix`; others than of commits are passed over.
bool tips_find(git_repository *repo, const char *prefix,
               void (*take)(void *taker, const git_oid *commit), void *taker, struct arena *memory,
               struct err *err);

#endif
