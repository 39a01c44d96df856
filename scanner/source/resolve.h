// What the user's word for a revision stands for, and what to do when it stands for nothing.
#ifndef WAYBILL_SOURCE_RESOLVE_H
#define WAYBILL_SOURCE_RESOLVE_H

#include "kind.h"

#include <git2.h>

// The object that `rev` names, to be freed; NULL on error. The facts must be there already.
git_object *resolve_object(struct source *source, const char *rev, struct arena *run,
                           struct err *err);
// The id of the commit that `rev` names, by tags too.
bool resolve_commit(struct source *source, const char *rev, git_oid *id, struct arena *run,
                    struct err *err);

#endif
