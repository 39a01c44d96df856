// Files of the repository that say how it is scanned, read by their path: from the same
// place as the blobs, or from a commit of the user's choice.
#ifndef WAYBILL_SOURCE_POLICY_H
#define WAYBILL_SOURCE_POLICY_H

#include "source.h"

// Reads the regular file `path`, relative to the root, '/' between folders, as of the
// commit `rev`, or with NULL from where the blobs come from. A file that is not there is
// none, and no error; one that is a link, a folder, or larger than `most` bytes is an
// ERR_CONFIG, and so is a link on the way to it. Sources without git have no such files.
// The text is in `run`. Not while others read.
bool source_policy(struct source *source, const char *rev, struct slice path, uint64_t most,
                   struct slice *text, bool *found, struct arena *run, struct err *err);

// The hex id of the commit that `rev` names, in `run`. ERR_USAGE when it names none.
bool source_commit(struct source *source, const char *rev, struct slice *commit, struct arena *run,
                   struct err *err);

// The root of the work tree, as the file system has it; NULL without one.
const char *source_folder(const struct source *source);

// True when there is a file at `path` where the blobs come from; false without git.
bool source_has_file(struct source *source, struct slice path);

#endif
