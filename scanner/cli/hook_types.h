// The hooks of git that waybill can be: one row each. What each of them looks at is in hook_run.c.
#ifndef WAYBILL_CLI_HOOK_TYPES_H
#define WAYBILL_CLI_HOOK_TYPES_H

#include "slice.h"

// How git says what is about to happen, as far as that is of use here. (githooks(5))
enum hook_input {
    HOOK_INDEX,    // by the index: what would be committed
    HOOK_MESSAGE,  // by the name of the file with the message
    HOOK_PUSHED,   // on standard input: "<local ref> <local id> <remote ref> <remote id>"
    HOOK_RECEIVED, // on standard input: "<old id> <new id> <ref>"
};

//  X(NAME, "name", INPUT, installed where no type is named, "what it stops", "how git goes on without it", "for whom")
#define HOOK_TYPES(X)                                                                          \
    X(PRE_COMMIT, "pre-commit", INDEX, true, "the commit", "git commit --no-verify",           \
      "what is about to be committed")                                                         \
    X(PRE_MERGE_COMMIT, "pre-merge-commit", INDEX, true, "the merge", "git merge --no-verify", \
      "what a merge without conflicts is about to commit; with some it is pre-commit")         \
    X(COMMIT_MSG, "commit-msg", MESSAGE, false, "the commit", "git commit --no-verify",        \
      "its message, without comments")                                                         \
    X(PRE_PUSH, "pre-push", PUSHED, false, "the push", "git push --no-verify",                 \
      "the commits that are about to be pushed, each of them, and their messages")             \
    X(PRE_RECEIVE, "pre-receive", RECEIVED, false, "the push", "",                             \
      "on a server: the commits that are pushed to it; the default of a bare repository")

enum hook_type {
#define X(NAME, ...) HOOK_##NAME,
    HOOK_TYPES(X)
#undef X
        HOOK_TYPE_COUNT,
};

struct hook_row {
    const char *name;
    enum hook_input input;
    bool by_default;
    const char *stops; // "the commit"
    const char *skip;  // the command that goes on unchecked; "": whoever is stopped has none
    const char *help;
};

extern const struct hook_row hook_rows[HOOK_TYPE_COUNT];

static inline bool hook_reads_stdin(const struct hook_row *row)
{
    return row->input == HOOK_PUSHED || row->input == HOOK_RECEIVED;
}

// Whether a type is among those whose bits are set, as in options.hook_types.
static inline bool hook_types_have(unsigned types, unsigned type)
{
    return types >> type & 1U;
}

// HOOK_TYPE_COUNT for a name that is none of these.
enum hook_type hook_type_named(const char *name);

#endif
