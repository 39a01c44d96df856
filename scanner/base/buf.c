#include "buf.h"

#include "arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_init(struct buf *buf, size_t ceiling)
{
    // The NUL and the doubling of the room must not overflow.
    *buf = (struct buf){.ceiling = ceiling < SIZE_MAX / 4 ? ceiling : SIZE_MAX / 4};
}

void buf_release(struct buf *buf)
{
    free(buf->ptr);
    buf_init(buf, buf->ceiling);
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    buf->overflowed = false;
    if (buf->ptr)
        buf->ptr[0] = '\0';
}

char *buf_reserve(struct buf *buf, size_t len)
{
    if (buf->overflowed || len > buf->ceiling - buf->len) {
        buf->overflowed = true;
        return NULL;
    }
    size_t need = buf->len + len + 1;
    if (need > buf->room) {
        size_t room = buf->room ? buf->room : 256;
        while (room < need)
            room *= 2;
        if (room > buf->ceiling + 1)
            room = buf->ceiling + 1;
        buf->ptr = alloc_grow(buf->ptr, room, 1);
        // Fast readers take whole words and look a few bytes past the end: those are defined, too.
        memset(buf->ptr + buf->room, 0, room - buf->room);
        buf->room = room;
    }
    return buf->ptr + buf->len;
}

void buf_added(struct buf *buf, size_t len)
{
    assert(buf->len + len < buf->room);
    buf->len += len;
    buf->ptr[buf->len] = '\0';
}

void buf_add(struct buf *buf, struct slice s)
{
    char *at = buf_reserve(buf, s.len);
    if (!at)
        return;
    if (s.len)
        memcpy(at, s.ptr, s.len);
    buf_added(buf, s.len);
}

void buf_add_byte(struct buf *buf, char byte)
{
    buf_add(buf, slice_of(&byte, 1));
}

void buf_add_string(struct buf *buf, const char *string)
{
    buf_add(buf, slice_of_string(string));
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    // A text longer than INT_MAX is past any ceiling.
    char *at = buf_reserve(buf, len < 0 ? SIZE_MAX : (size_t)len);
    if (at) {
        vsnprintf(at, (size_t)len + 1, format, again);
        buf_added(buf, (size_t)len);
    }
    va_end(again);
}
