// Loose objects: git's objects that are a zlib stream in a file each.
//
// A backend of our own for libgit2, in place of its: 1.5 never comes back from a
// stream that was cut off, and writes past its buffer when an object is larger than
// its header says. A repository may come from anywhere.
#ifndef WAYBILL_SOURCE_LOOSE_H
#define WAYBILL_SOURCE_LOOSE_H

#include <git2/sys/odb_backend.h>
#include <git2/types.h>

// Reads only, from the folder `objects`, which may be missing. Freed by whoever it is
// added to.
git_odb_backend *loose_new(const char *objects);

#endif
