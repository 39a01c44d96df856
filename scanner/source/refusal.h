// Why a repository cannot be read, told so that the user knows what to do next.
// libgit2's own messages name the symptom.
#ifndef WAYBILL_SOURCE_REFUSAL_H
#define WAYBILL_SOURCE_REFUSAL_H

#include "arena.h"
#include "err.h"

// After opening the repository at or above `path` has failed with libgit2's `code`.
bool repo_refused(const char *path, int code, struct arena *memory, struct err *err);

// Whether libgit2's `code` and last error say that it is of another user.
bool repo_is_of_another_owner(int code);

// Whether libgit2 has refused the index at `path` for what index_layers.h can read.
bool index_is_layered(const char *path);

// After reading the index at `path` has failed.
bool index_refused(const char *path, struct arena *memory, struct err *err);

#endif
