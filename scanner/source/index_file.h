// The bytes of git's index (gitformat-index(5)), versions 2 to 4, with what libgit2 refuses: the halves of a split index,
// the folders of a sparse one, and a file without a checksum. Checksums are not looked at; nor does git when it reads.
#ifndef WAYBILL_SOURCE_INDEX_FILE_H
#define WAYBILL_SOURCE_INDEX_FILE_H

#include "arena.h"

#include <git2.h>

// Of ids of 20 bytes. Lives in the arena and the text.
struct index_file {
    // Sorted; path, id, mode, flags. The path is NUL-terminated, and empty in place of that of a base.
    git_index_entry *entries;
    size_t count;
    bool is_split; // it stands on another file, sharedindex.ID:
    git_oid base;  // all zeros is none
    // Which entries of that are gone, and which the first of these here come in place of.
    struct slice deleted, replaced;
};

// False where the text is no index, or ends too early.
bool index_file_read(struct index_file *file, struct slice text, struct arena *memory);

// Which of `count` places a compressed bitmap (EWAH, as git writes it) names; NULL where it is none of so many places.
bool *index_file_places(struct slice bitmap, size_t count, struct arena *memory);

#endif
