// The object database of a repository: its own objects and those it borrows.
#ifndef WAYBILL_SOURCE_DATABASE_H
#define WAYBILL_SOURCE_DATABASE_H

#include "arena.h"
#include "err.h"

#include <git2.h>

// Gives `repo` a database of our making, with the folders that the environment names
// for a server's hooks, which see the objects of a push through them alone.
bool database_apply(git_repository *repo, struct arena *memory, struct err *err);

#endif
