// Real repositories for tests, made with the git command in a folder of their own
// that is gone afterwards. Whatever goes wrong in making one ends the test program.
#ifndef WAYBILL_TESTS_REPOSITORY_H
#define WAYBILL_TESTS_REPOSITORY_H

#include "arena.h"

struct repository {
    const char *base; // holds all of it, and HOME while it exists
    const char *root; // the work tree, base/work
    struct arena memory;
};

// An empty repository on branch main. Clears the environment of everything of git's,
// and gives commits an author and a date, so that the same test makes the same ids.
void repository_init(struct repository *repo);
// The same without a repository: root is an empty folder.
void repository_init_plain(struct repository *repo);
void repository_release(struct repository *repo);

// Runs git in the work tree, with arguments up to a NULL. It has to succeed, unless
// repository_git_fails() says that it may not.
__attribute__((sentinel)) void repository_git(struct repository *repo, ...);
__attribute__((sentinel)) void repository_git_fails(struct repository *repo, ...);
// What it prints, without the line end. Lives as long as the repository.
__attribute__((sentinel)) const char *repository_git_says(struct repository *repo, ...);
// Adds everything and commits it.
void repository_commit(struct repository *repo, const char *message);

// Names are relative to the work tree; "../x" is beside it. Folders on the way are
// made. Text ends at its NUL.
const char *repository_path(struct repository *repo, const char *name);
void repository_write(struct repository *repo, const char *name, const char *text);
void repository_write_bytes(struct repository *repo, const char *name, struct slice bytes);
void repository_link(struct repository *repo, const char *name, const char *text);
void repository_folder(struct repository *repo, const char *name);
// A file, or a folder with all in it.
void repository_remove(struct repository *repo, const char *name);

#endif
