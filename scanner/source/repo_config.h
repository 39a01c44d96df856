// The configuration of git as git itself finds it. libgit2 takes no notice of the variables that put another file in the
// place of the system's or the user's: GIT_CONFIG_SYSTEM, GIT_CONFIG_NOSYSTEM and GIT_CONFIG_GLOBAL (git(1)).
#ifndef WAYBILL_SOURCE_REPO_CONFIG_H
#define WAYBILL_SOURCE_REPO_CONFIG_H

#include "arena.h"
#include "err.h"

#include <git2.h>

// Gives a repository the configuration that these variables ask for; without any of them, leaves libgit2's.
bool repo_config_apply(git_repository *repo, struct arena *memory, struct err *err);

// The user's own configuration alone, not the system's; NULL where there is none yet. The caller frees it.
git_config *repo_config_of_user(struct arena *memory);

#endif
