// Whole files: read with a ceiling, written whole or not at all.
#ifndef WAYBILL_BASE_FILE_H
#define WAYBILL_BASE_FILE_H

#include "buf.h"
#include "err.h"

// Reads the regular file at `path` (following links) into `out`, whose ceiling is
// the most it may have. ERR_UNABLE names the path and the system's reason.
bool file_read(struct buf *out, const char *path, struct err *err);

// Reads an open descriptor to its end; `name` is for errors.
bool fd_read(struct buf *out, int fd, const char *name, struct err *err);

// True when `path` can be stat'ed. Does not tell why not.
bool file_exists(const char *path);

// Writes `bytes` to a new file beside `path`, syncs it and renames it over `path`,
// with the permissions of the file that was there, or 0666 less the umask. A
// symbolic link at `path` is followed. On error nothing at `path` has changed.
bool file_write(const char *path, struct slice bytes, struct err *err);
// The same with these permissions.
bool file_write_mode(const char *path, struct slice bytes, unsigned mode, struct err *err);

// Writes all bytes to an open descriptor, retrying on short writes and EINTR.
bool fd_write(int fd, struct slice bytes, struct err *err);

#endif
