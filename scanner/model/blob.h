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
    struct slice bytes;
    enum blob_mode mode;
    struct slice commit; // hex id of the commit it was read from, or empty
};

#endif
