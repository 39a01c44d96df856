// Where git takes its ignore rules from.
#ifndef WAYBILL_SOURCE_IGNORE_FILES_H
#define WAYBILL_SOURCE_IGNORE_FILES_H

#include "folders.h"
#include "ignore.h"

struct git_repository;

// Pushes what holds in the whole repository besides its .gitignore files: the user's
// own rules, then those of the repository, info/exclude. Sets `fold` as well.
void ignore_push_general(struct ignore *ignore, struct git_repository *repo, struct arena *run);

// Pushes the .gitignore of a folder, relative to the root of `folders`, or no rules.
void ignore_push_folder(struct ignore *ignore, struct folders *folders, struct slice folder);

#endif
