// A growable buffer with a ceiling.
#ifndef WAYBILL_BASE_BUF_H
#define WAYBILL_BASE_BUF_H

#include "slice.h"

// Past its ceiling a buffer takes nothing more and remembers so in `overflowed`:
// whoever made the buffer checks once, at the end. The bytes always have a NUL
// behind them once anything was added.
struct buf {
    char *ptr;
    size_t len;
    size_t room;
    size_t ceiling; // most bytes it may hold
    bool overflowed;
};

void buf_init(struct buf *buf, size_t ceiling);
void buf_release(struct buf *buf);
// Empties it and keeps the memory.
void buf_clear(struct buf *buf);

void buf_add(struct buf *buf, struct slice s);
void buf_add_byte(struct buf *buf, char byte);
void buf_add_string(struct buf *buf, const char *string);
__attribute__((format(printf, 2, 3))) void buf_printf(struct buf *buf, const char *format, ...);
// Room for `len` more bytes at the returned place, counted by buf_added() after
// they were written; NULL past the ceiling.
char *buf_reserve(struct buf *buf, size_t len);
void buf_added(struct buf *buf, size_t len);

static inline struct slice buf_slice(const struct buf *buf)
{
    return slice_of(buf->ptr, buf->len);
}

#endif
