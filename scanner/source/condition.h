// What a repository is like as a whole: what of it is here, and where its hooks are.
#ifndef WAYBILL_SOURCE_CONDITION_H
#define WAYBILL_SOURCE_CONDITION_H

#include "hooks.h"
#include "source.h"

// Text is as git has it, not printable unless said so, NUL-terminated and in the arena of source_condition().
struct repository_condition {
    struct slice root; // of the work tree, without a '/' at its end; of a bare one the repository
    struct hooks_place hooks;
    const char *hooks_error; // why these cannot be told, printable; NULL: they can be
    // Why the index cannot be read, printable; NULL: it can be, or there is none.
    const char *index_error;
    bool bare, shallow, sparse, partial;
};

// Of the repository at or above `path`. Errors are those of source_open(), and say what to do.
bool source_condition(const char *path, bool trust_owner, struct repository_condition *condition,
                      struct arena *memory, struct err *err);

#endif
