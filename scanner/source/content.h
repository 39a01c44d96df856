// The content of one file of the file system.
//
// It is read, not mapped: a file that shrinks meanwhile gives fewer bytes instead of
// a bus error. Each function says why there is none to lend, or SKIP_NONE.
#ifndef WAYBILL_SOURCE_CONTENT_H
#define WAYBILL_SOURCE_CONTENT_H

#include "source.h"

// All of `out` is replaced; its ceiling is the largest file that is read.
// The text of the symbolic link or the bytes of the regular file `name` in `folder`,
// whichever it is now, with its mode. No link is followed.
enum skip content_read(struct buf *out, int folder, const char *name, enum blob_mode *mode);
// The bytes of the file at `path`, following links: for paths the user named.
enum skip content_read_named(struct buf *out, const char *path, enum blob_mode *mode);
// All bytes up to the end of an open descriptor of any type.
enum skip content_read_all(struct buf *out, int fd);

// True for what Git LFS stores in place of a file: three lines of a fixed form and
// nothing else, so that no other text can pass for it. (A pointer with extension
// lines is not taken for one and gets read like any text.)
bool content_is_lfs_pointer(struct slice bytes);

#endif
