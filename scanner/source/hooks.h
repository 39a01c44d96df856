// Where git looks for hooks, and the settings that concern them. Nothing but source_set_global() writes.
#ifndef WAYBILL_SOURCE_HOOKS_H
#define WAYBILL_SOURCE_HOOKS_H

#include "arena.h"
#include "err.h"

// All text is in the arena and NUL-terminated; folders are absolute, without a '/' at the end.
struct hooks_place {
    struct slice folder; // where git looks: core.hooksPath, or `own`. It need not exist
    struct slice
        own; // hooks/ of the repository, which a linked work tree has in common with the main one
    struct slice
        set_by; // whose configuration has core.hooksPath: "local", "worktree", "global", "system"; or empty
    struct slice top; // of the work tree; empty: a bare repository
};

// For the repository at `path` or above it.
bool source_hooks(const char *path, struct arena *memory, struct hooks_place *place,
                  struct err *err);

// A setting of git as it holds for that repository; empty where there is none or no repository.
struct slice source_setting(const char *path, const char *name, struct arena *memory);

// Whether that repository has a HEAD with a commit.
bool source_has_head(const char *path, struct arena *memory);

// A path in the user's own configuration, with ~ spelt out; empty: it is not set.
struct slice source_global_path(const char *name, struct arena *memory);
// Writes one value there as git would (git-config(1): ~/.gitconfig, or $XDG_CONFIG_HOME/git/config where only that is
// there). Without a value it is taken out.
bool source_set_global(const char *name, const char *value, struct arena *memory, struct err *err);

#endif
