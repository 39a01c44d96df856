// Inside of a source: what each kind of it does, and what they share.
#ifndef WAYBILL_SOURCE_KIND_H
#define WAYBILL_SOURCE_KIND_H

#include "folders.h"
#include "source.h"

#include <pthread.h>

struct git_repository;
struct objects;

// `state` is the kind's own, made by its open function, which also fills the facts.
struct source {
    const struct source_kind *kind;
    struct source_options options;
    void *state;
    struct git_repository *git; // NULL without git
    bool git_started;
    struct repository_facts facts;
    pthread_mutex_t lock; // held in `next`
    uint64_t lent;
    uint64_t deadline;   // of other than histories, as clock_milliseconds(); 0: none
    struct arena memory; // of `next`
};

struct source_reader {
    struct source *source;
    struct arena memory;
    struct buf bytes;        // of the file that was read last
    struct folders folders;  // below the root of `place`
    size_t place;            // of `folders`; SIZE_MAX: none yet
    struct objects *objects; // NULL without git's objects
};

struct source_kind {
    bool (*open)(struct source *source, struct arena *run, struct err *err);
    // Fills the path, mode, skip, place and object of a cleared item. Is asked again
    // after it has said "end".
    bool (*next)(struct source *source, struct source_item *item, struct err *err);
    // Fills the bytes and mode of `blob`, or says why not.
    enum skip (*read)(struct source_reader *reader, const struct source_item *item,
                      struct blob *blob);
    void (*close)(struct source *source);
    // NULL for kinds that are no history.
    struct source_progress (*progress)(struct source *source);
    void (*rest)(struct source *source, struct arena *run, struct source_rest *rest);
    bool uses_git;     // open the repository first
    bool uses_objects; // readers read from git's object database
};

// Of a clock that is never set, for time budgets.
uint64_t clock_milliseconds(void);

// A path that is too long is cut, and the item not to be read.
void item_set_path(struct source_item *item, struct slice path);

extern const struct source_kind source_worktree, source_staged, source_revision, source_files,
    source_stdin, source_memory, source_range, source_history, source_message;

#endif
