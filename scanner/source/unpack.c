#include "unpack.h"

#include "archive.h"

#include <stdlib.h>
#include <zlib.h>

enum { KEPT_ROOM = 4 * 1024 * 1024, PIECE = 64 * 1024 };

// Negative: raw deflate. 16 more: gzip only.
static int window_bits(enum packing packing)
{
    return packing == PACKED_DEFLATE ? -MAX_WBITS : MAX_WBITS + 16;
}

void unpack_start(struct unpack *unpack, enum packing packing, struct slice packed,
                  uint64_t *budget)
{
    struct z_stream_s *zlib = unpack->zlib;
    *unpack = (struct unpack){.packing = packing,
                              .zlib = zlib,
                              .failed = SKIP_NONE,
                              .rest = packed,
                              .budget = budget,
                              .packed = packed.ptr};
    if (packing == PACKED_NOT)
        return;
    int code;
    if (zlib) {
        code = inflateReset2(zlib, window_bits(packing));
    } else {
        unpack->zlib = zlib = alloc_zeroed(1, sizeof *zlib);
        code = inflateInit2(zlib, window_bits(packing));
    }
    if (code != Z_OK || packed.len > UINT32_MAX)
        unpack->failed = SKIP_UNREADABLE;
    zlib->next_in = (unsigned char *)(uintptr_t)packed.ptr;
    zlib->avail_in = (uInt)packed.len;
}

void unpack_release(struct unpack *unpack)
{
    if (unpack->zlib)
        inflateEnd(unpack->zlib);
    free(unpack->zlib);
    *unpack = (struct unpack){0};
}

size_t unpack_used(const struct unpack *unpack)
{
    return unpack->packing == PACKED_NOT
               ? (size_t)(unpack->rest.ptr - unpack->packed)
               : (size_t)((const char *)unpack->zlib->next_in - unpack->packed);
}

// Another gzip member may follow at once; what else follows is no part of it.
static bool begins_again(struct unpack *unpack)
{
    const unsigned char *next = unpack->zlib->next_in;
    return unpack->packing == PACKED_GZIP && unpack->zlib->avail_in > 2 && next[0] == 0x1f &&
           next[1] == 0x8b && inflateReset(unpack->zlib) == Z_OK;
}

static size_t inflate_some(struct unpack *unpack, char *out, size_t room)
{
    size_t got = 0;
    while (got < room && !unpack->ended && unpack->failed == SKIP_NONE) {
        size_t left = room - got;
        uInt piece = left < PIECE ? (uInt)left : PIECE;
        unpack->zlib->next_out = (unsigned char *)out + got;
        unpack->zlib->avail_out = piece;
        int code = inflate(unpack->zlib, Z_NO_FLUSH);
        got += piece - unpack->zlib->avail_out;
        if (code == Z_STREAM_END)
            unpack->ended = !begins_again(unpack);
        else if (code != Z_OK) // Z_BUF_ERROR: cut off
            unpack->failed = SKIP_ARCHIVE_DAMAGED;
    }
    return got;
}

static size_t copy_some(struct unpack *unpack, char *out, size_t room)
{
    size_t len = room < unpack->rest.len ? room : unpack->rest.len;
    if (len)
        memcpy(out, unpack->rest.ptr, len);
    unpack->rest = slice_cut(unpack->rest, len, unpack->rest.len);
    unpack->ended = unpack->rest.len == 0;
    return len;
}

size_t unpack_read(struct unpack *unpack, char *out, size_t room)
{
    if (room > *unpack->budget)
        room = (size_t)*unpack->budget;
    size_t got = 0;
    if (unpack->failed == SKIP_NONE && room > 0)
        got = unpack->packing == PACKED_NOT ? copy_some(unpack, out, room)
                                            : inflate_some(unpack, out, room);
    unpack->given += got;
    *unpack->budget -= got;
    bool swells =
        unpack->given > ARCHIVE_FREE && unpack->given / ARCHIVE_RATIO > unpack_used(unpack);
    if (swells || *unpack->budget == 0)
        unpack->failed = SKIP_ARCHIVE_LIMIT;
    return got;
}

bool unpack_pass(struct unpack *unpack, uint64_t len)
{
    char passed[4096];
    while (len > 0) {
        size_t piece = len < sizeof passed ? (size_t)len : sizeof passed;
        size_t got = unpack_read(unpack, passed, piece);
        len -= got;
        if (got < piece)
            return false;
    }
    return true;
}

static void empty(struct buf *buf)
{
    if (buf->room > KEPT_ROOM)
        buf_release(buf);
    buf_clear(buf);
}

enum skip unpack_into(struct unpack *unpack, struct buf *out, uint64_t len)
{
    bool to_the_end = len == UINT64_MAX;
    empty(out);
    while (len > 0 && !(to_the_end && unpack->ended)) {
        size_t room = out->ceiling - out->len;
        char beyond;
        if (room > PIECE)
            room = PIECE;
        if (room > len)
            room = (size_t)len;
        // One byte more than may be, to see that there is more.
        size_t got = room ? unpack_read(unpack, buf_reserve(out, room), room)
                          : unpack_read(unpack, &beyond, 1);
        if (room == 0 && got)
            return SKIP_TOO_LARGE;
        buf_added(out, got);
        len -= got;
        if (unpack->failed != SKIP_NONE)
            return unpack->failed;
        if (got < room || room == 0)
            break;
    }
    return len > 0 && !to_the_end ? SKIP_ARCHIVE_DAMAGED : SKIP_NONE;
}
