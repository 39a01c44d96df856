// A walk over the files below a folder, in the byte order of their whole paths.
//
// That is git's order of its index: a folder sorts as if its name ended with '/',
// so "a-b" comes before "a/c". The caller decides which folders to enter.
#ifndef WAYBILL_SOURCE_WALK_H
#define WAYBILL_SOURCE_WALK_H

#include "arena.h"
#include "folders.h"

enum {
    WALK_MOST_ENTRIES = 1000000, // of all folders on the way from the root
};

enum walk_kind {
    WALK_FILE,
    WALK_LINK,
    WALK_FOLDER,
    WALK_SPECIAL,  // socket, pipe or device
    WALK_TOO_LONG, // its path has no room; `path` is its folder's
};

struct walk_entry;
struct walk_level;

struct walk {
    struct folders folders;
    struct buf path;            // of the entry that walk_next() gave, relative to the root
    struct walk_entry *entries; // of each entered folder, behind those of its parent
    size_t entry_count, entry_room;
    struct walk_level *levels;
    size_t depth, level_room;
    struct arena names;
};

// Takes the descriptor of the root over. Nothing is entered yet: start with
// walk_enter(), which lists `path`, set beforehand to walk only a part.
void walk_init(struct walk *walk, int root);
void walk_release(struct walk *walk);

// Lists the folder at `path`; its entries come next. False with errno set when it
// cannot be read or has too many.
bool walk_enter(struct walk *walk);
// Whether the folder entered last has an entry of this name.
bool walk_has(const struct walk *walk, const char *name);
// Passes over the rest of the folder entered last.
void walk_leave(struct walk *walk);

// The next entry in `path` and `kind`; false at the end.
bool walk_next(struct walk *walk, enum walk_kind *kind);

// The part of `path` behind the last '/', NUL-terminated.
const char *walk_name(const struct walk *walk);

#endif
