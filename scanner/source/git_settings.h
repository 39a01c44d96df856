// Single settings of git (git-config(1)). Nothing but source_set() writes.
#ifndef WAYBILL_SOURCE_GIT_SETTINGS_H
#define WAYBILL_SOURCE_GIT_SETTINGS_H

#include "arena.h"
#include "err.h"

// Which of git's configurations.
enum setting_scope {
    // ~/.gitconfig, $XDG_CONFIG_HOME/git/config where only that is there, or $GIT_CONFIG_GLOBAL.
    SETTING_OF_USER,
    // That at the current folder or above it, shared by its linked work trees.
    SETTING_OF_REPOSITORY,
};

// As it holds for the repository at `path` or above, from whichever configuration; empty where there is none or no
// repository. The owner of the repository is not asked: one setting is read and nothing done by it.
struct slice source_setting(const char *path, const char *name, struct arena *memory);

// A path in that one configuration, with ~ spelt out; empty: it is not set there.
struct slice source_own_path(enum setting_scope scope, const char *name, struct arena *memory);

// Writes one value there as git would. Without a value it is taken out, if it is there.
bool source_set(enum setting_scope scope, const char *name, const char *value, struct arena *memory,
                struct err *err);

#endif
