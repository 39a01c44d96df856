// A folder of what was scanned.
#ifndef WAYBILL_MODEL_FOLDER_H
#define WAYBILL_MODEL_FOLDER_H

#include "slice.h"

enum {
    FOLDER_DEPTH_MOST = 8, // folders that are told apart below where the scan began
    FOLDER_DEPTH_DEFAULT = 3,
    FOLDERS_MOST = 10000,
};

// How many files it has itself, or at the greatest depth below it.
struct folder_seen {
    struct slice path; // without a slash at its end; empty: the root
    uint64_t files;
};

// The folder that a file is in.
static inline struct slice folder_of_file(struct slice path)
{
    struct slice name = slice_basename(path);
    size_t len = path.len - name.len;
    return slice_cut(path, 0, len > 1 ? len - 1 : len); // the root of all keeps its slash
}

#endif
