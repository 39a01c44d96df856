// A blob: one file's bytes as the source lends them to detection.
#ifndef WAYBILL_MODEL_BLOB_H
#define WAYBILL_MODEL_BLOB_H

#include "slice.h"

enum blob_mode {
    BLOB_REGULAR,
    BLOB_EXECUTABLE,
    BLOB_SYMLINK, // the bytes are the link's text
};

// Lent until the source is asked for the next one. The path is relative to the
// repository's root, '/' between folders, as git stores it: any byte but NUL.
struct blob {
    struct slice path;
    // Where in the path the part below a folder begins that the user named without git; else 0.
    size_t below;
    // How much of the path is the file that git knows, of a member of an archive; else 0.
    size_t outer;
    struct slice bytes;
    enum blob_mode mode;
    // Hex id of the commit it was read from, or of the one that brought it; or empty.
    struct slice commit;
    uint32_t order; // of that commit in a history: smaller came earlier
    bool past;      // of a history: HEAD has it no more
};

// What says which part of a project the file is: `/home/kim/test/app/src/x.c` named by its folder is no test.
static inline struct slice blob_place(const struct blob *blob)
{
    return slice_cut(blob->path, blob->below, blob->path.len);
}

#endif
