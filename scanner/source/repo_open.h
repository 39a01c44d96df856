// Opening a repository as git would open it, from where the user is and with the
// variables that git sets for its hooks.
#ifndef WAYBILL_SOURCE_REPO_OPEN_H
#define WAYBILL_SOURCE_REPO_OPEN_H

#include "source.h"

#include <git2.h>

// Every start is followed by one stop, which also frees `repo` (NULL is fine).
bool repo_library_start(const struct source_options *options, struct err *err);
void repo_library_stop(git_repository *repo);

// NULL on error: ERR_USAGE for a path that is no folder, ERR_UNABLE for what is no
// repository or cannot be read, with what to do about it.
git_repository *repo_open(const struct source_options *options, struct arena *memory,
                          struct err *err);

// The same for who reads objects alone: the index that git shows a hook is not read, which takes long where it is large.
git_repository *repo_open_objects(const struct source_options *options, struct arena *memory,
                                  struct err *err);

// An ERR_UNABLE error with libgit2's own reason behind it: "WHAT: reason".
__attribute__((format(printf, 3, 4))) bool repo_error(struct arena *memory, struct err *err,
                                                      const char *what, ...);

// What gets the commits that a shallow clone lacks, for the end of an error: by hand, and as CI systems call it.
#define REPO_UNSHALLOW                                                                          \
    "git fetch --unshallow gets the rest (in CI jobs: actions/checkout fetch-depth: 0, GitLab " \
    "GIT_DEPTH: 0, Azure fetchDepth: 0, Bitbucket clone: depth: full)"

// A path as messages show it.
const char *repo_shown(struct arena *memory, const char *path);

#endif
