// Where git looks for hooks: in one folder, and, from 2.54 on, in its configuration.
#ifndef WAYBILL_SOURCE_HOOKS_H
#define WAYBILL_SOURCE_HOOKS_H

#include "arena.h"
#include "err.h"

enum { HOOKS_MOST_IN_CONFIG = 64 };

// One of git's configuration: hook.NAME.command for an event (git-hook(1)). git 2.54 and newer run these before the
// file of that name in the folder, and go on to that whatever they say.
struct config_hook {
    struct slice name, event, command;
    struct slice set_by; // whose configuration names the event: as in hooks_place
    // hook.NAME.enabled or hook.EVENT.enabled, whichever is false; empty: git runs it.
    struct slice off_by;
};

// All text is in the arena and NUL-terminated; folders are absolute, without a '/' at the end.
struct hooks_place {
    struct slice folder; // where git looks: core.hooksPath, or `own`. It need not exist
    // hooks/ of the repository, which a linked work tree has in common with the main one.
    struct slice own;
    // Whose configuration has core.hooksPath: "local", "worktree", "global", "system"; or empty.
    struct slice set_by;
    struct slice top; // of the work tree; empty: a bare repository
    bool unsure;      // an includeIf is there that libgit2 does not follow: git may look elsewhere
    struct config_hook *in_config; // in the order in which git finds them,
    size_t in_config_count;        // at most HOOKS_MOST_IN_CONFIG
};

// For the repository at `path` or above it. An error where that cannot be read, or where core.hooksPath is what
// only git can follow.
bool source_hooks(const char *path, bool trust_owner, struct arena *memory,
                  struct hooks_place *place, struct err *err);

// Whether that repository has a HEAD with a commit; its owner is not asked.
bool source_has_head(const char *path, struct arena *memory);

#endif
