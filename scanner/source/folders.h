// Open folders below a root, kept so that the next file of a folder costs one
// openat() however deep it lies.
//
// No symbolic link is followed on the way, not even one that was put there after
// the folder was listed: a scan never leaves its root.
#ifndef WAYBILL_SOURCE_FOLDERS_H
#define WAYBILL_SOURCE_FOLDERS_H

#include "buf.h"

enum { FOLDERS_MOST_OPEN = 16 };

struct folders {
    int root;        // descriptor, -1: none
    struct buf path; // of the deepest open folder
    struct {
        size_t len; // of its path, which is a start of `path`
        int fd;
    } open[FOLDERS_MOST_OPEN]; // from the outermost inwards, some may be left out
    size_t count;
};

// Takes the descriptor over.
void folders_init(struct folders *folders, int root);
void folders_release(struct folders *folders);

// A descriptor of `folder`, relative to the root ("": the root itself). It belongs
// to `folders` and holds until the next call. -1 with errno set.
int folders_open(struct folders *folders, struct slice folder);

#endif
