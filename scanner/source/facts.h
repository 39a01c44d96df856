// What is told about a repository besides its blobs.
#ifndef WAYBILL_SOURCE_FACTS_H
#define WAYBILL_SOURCE_FACTS_H

#include "kind.h"

#include <git2.h>

#define CONFIG_NAME ".waybill.yml"

// Root, HEAD, remotes and whether the history is cut off. A HEAD without commits
// gives an empty id; one that cannot be read is an error.
bool facts_of_repository(struct source *source, struct arena *run, struct err *err);

// An absolute path as it is, without a '/' at the end.
struct slice facts_root(struct arena *run, const char *path);
struct slice facts_hex(struct arena *run, const git_oid *id);

// Takes the configuration from the file system or from a blob. None is fine; one
// that is no regular file, or too large, is an error.
bool facts_config_from_folder(struct repository_facts *facts, int root, struct arena *run,
                              struct err *err);
bool facts_config_from_blob(struct repository_facts *facts, git_repository *repo, const git_oid *id,
                            git_filemode_t mode, struct arena *run, struct err *err);
bool facts_config_from_tree(struct repository_facts *facts, git_repository *repo,
                            const git_tree *tree, struct arena *run, struct err *err);

#endif
