#include "pack_reader.h"

#include "arena.h"
#include "delta.h"

#include <git2.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

enum {
    WINDOW = 16 * 1024,   // bytes of a pack that are read at once
    LONGEST_HEADER = 64,  // of an object: type and size, an id or an offset
    DEEPEST = 4096,       // deltas on deltas: git makes 50, and refuses more than 4095
    LARGEST = 64 << 20,   // bytes of an object on the way; beyond it libgit2 is asked
    MOST_KEPT = 24 << 20, // bytes of all that is kept
    NOT_OPEN = -1,
    UNREADABLE = -2,
};

// An object on the way from the root of a chain of deltas.
struct kept {
    size_t pack;
    uint64_t offset;
    git_object_t type;
    char *bytes;
    size_t len;
};

struct pack_reader {
    const struct object_numbers *numbers;
    int *files; // of each pack: a descriptor, NOT_OPEN or UNREADABLE
    unsigned char window[WINDOW];
    size_t window_pack, window_len;
    uint64_t window_at;
    z_stream zlib;
    bool zlib_ready;
    struct kept kept[DEEPEST + 1];
    size_t kept_count, kept_bytes;
    char *delta; // of the object that is being made
    size_t delta_room;
};

struct pack_reader *pack_reader_new(const struct object_numbers *numbers)
{
    struct pack_reader *reader = alloc_zeroed(1, sizeof *reader);
    reader->numbers = numbers;
    reader->files = alloc_zeroed(numbers->pack_count, sizeof *reader->files);
    for (size_t i = 0; i < numbers->pack_count; i++)
        reader->files[i] = NOT_OPEN;
    reader->zlib_ready = inflateInit(&reader->zlib) == Z_OK;
    return reader;
}

static void drop_kept(struct pack_reader *reader, size_t from, size_t count)
{
    for (size_t i = from; i < from + count; i++) {
        reader->kept_bytes -= reader->kept[i].len;
        free(reader->kept[i].bytes);
    }
    memmove(reader->kept + from, reader->kept + from + count,
            (reader->kept_count - from - count) * sizeof *reader->kept);
    reader->kept_count -= count;
}

void pack_reader_free(struct pack_reader *reader)
{
    if (!reader)
        return;
    drop_kept(reader, 0, reader->kept_count);
    for (size_t i = 0; i < reader->numbers->pack_count; i++)
        if (reader->files[i] >= 0)
            close(reader->files[i]);
    inflateEnd(&reader->zlib);
    free(reader->files);
    free(reader->delta);
    free(reader);
}

static int file_of(struct pack_reader *reader, size_t pack)
{
    char path[4200];
    int *file = &reader->files[pack];
    if (*file != NOT_OPEN)
        return *file;
    int len = snprintf(path, sizeof path, "%s.pack", reader->numbers->packs[pack].path);
    *file = len < (int)sizeof path ? open(path, O_RDONLY | O_CLOEXEC) : UNREADABLE;
    if (*file < 0)
        *file = UNREADABLE;
    return *file;
}

// The bytes of a pack from a place on, at least `least` of them unless it ends before.
static struct slice window_at(struct pack_reader *reader, size_t pack, uint64_t at, size_t least)
{
    uint64_t behind = at - reader->window_at;
    if (pack != reader->window_pack || at < reader->window_at || behind > reader->window_len ||
        reader->window_len - behind < least) {
        int file = file_of(reader, pack);
        ssize_t got = -1;
        if (file >= 0 && at <= INT64_MAX)
            do
                got = pread(file, reader->window, WINDOW, (off_t)at);
            while (got < 0 && errno == EINTR);
        reader->window_pack = pack;
        reader->window_at = at;
        reader->window_len = got > 0 ? (size_t)got : 0;
        behind = 0;
    }
    return slice_of((const char *)reader->window + behind, reader->window_len - (size_t)behind);
}

// The type and the size: three and four bits, then seven a byte, the lowest first.
static bool take_type(struct slice *bytes, struct pack_header *header)
{
    unsigned shift = 4;
    size_t i = 0;
    unsigned char byte;

    if (bytes->len == 0)
        return false;
    byte = (unsigned char)bytes->ptr[i++];
    header->type = (git_object_t)(byte >> 4 & 7);
    header->size = byte & 15;
    for (; byte & 0x80; shift += 7) {
        if (i == bytes->len || shift > 57)
            return false;
        byte = (unsigned char)bytes->ptr[i++];
        header->size |= (uint64_t)(byte & 0x7f) << shift;
    }
    *bytes = slice_cut(*bytes, i, bytes->len);
    return true;
}

// How far before the delta its base is: seven bits a byte, the highest first, and one is added
// at each further byte.
static bool take_distance(struct slice *bytes, uint64_t *distance)
{
    *distance = 0;
    for (size_t i = 0; i < bytes->len && i < 9; i++) {
        unsigned char byte = (unsigned char)bytes->ptr[i];
        *distance = (i ? (*distance + 1) << 7 : 0) | (byte & 0x7f);
        if (byte & 0x80)
            continue;
        *bytes = slice_cut(*bytes, i + 1, bytes->len);
        return true;
    }
    return false;
}

bool pack_reader_header(struct pack_reader *reader, size_t pack, uint64_t offset,
                        struct pack_header *header)
{
    struct slice bytes = window_at(reader, pack, offset, LONGEST_HEADER), rest = bytes;
    const struct pack_index *index = &reader->numbers->packs[pack].index;
    uint64_t distance;
    uint32_t n;

    header->base = UINT64_MAX;
    if (!take_type(&rest, header))
        return false;
    if (header->type == GIT_OBJECT_OFS_DELTA) {
        if (!take_distance(&rest, &distance) || distance == 0 || distance > offset)
            return false;
        header->base = offset - distance;
    } else if (header->type == GIT_OBJECT_REF_DELTA) {
        if (rest.len < OBJECT_ID_SIZE)
            return false;
        if (pack_index_find(index, (const unsigned char *)rest.ptr, &n))
            header->base = pack_index_offset(index, n);
        rest = slice_cut(rest, OBJECT_ID_SIZE, rest.len);
    } else if (header->type < GIT_OBJECT_COMMIT || header->type > GIT_OBJECT_TAG) {
        return false;
    }
    header->stream_at = offset + (bytes.len - rest.len);
    return true;
}

// All of a stream, which must have `size` bytes.
static bool inflate_all(struct pack_reader *reader, size_t pack, uint64_t at, char *out,
                        size_t size)
{
    z_stream *zlib = &reader->zlib;
    unsigned char beyond;
    int code = Z_OK;

    if (!reader->zlib_ready || inflateReset(zlib) != Z_OK)
        return false;
    zlib->next_out = size ? (unsigned char *)out : &beyond;
    zlib->avail_out = (uInt)size;
    while (code == Z_OK) {
        struct slice bytes = window_at(reader, pack, at, 1);
        if (bytes.len == 0)
            return false;
        zlib->next_in = (unsigned char *)(uintptr_t)bytes.ptr;
        zlib->avail_in = (uInt)bytes.len;
        code = inflate(zlib, Z_NO_FLUSH);
        at += bytes.len - zlib->avail_in;
        if (code == Z_OK && zlib->avail_in > 0)
            return false; // there is more than its header says
    }
    return code == Z_STREAM_END && zlib->avail_out == 0;
}

static bool is_delta(git_object_t type)
{
    return type == GIT_OBJECT_OFS_DELTA || type == GIT_OBJECT_REF_DELTA;
}

// Takes over the bytes. What is farthest from what comes next makes room.
static void keep(struct pack_reader *reader, size_t pack, uint64_t offset, git_object_t type,
                 char *bytes, size_t len)
{
    size_t gone = 0, freed = 0;
    while (gone < reader->kept_count &&
           (reader->kept_bytes - freed + len > MOST_KEPT || reader->kept_count - gone > DEEPEST))
        freed += reader->kept[gone++].len;
    if (gone)
        drop_kept(reader, 0, gone);
    reader->kept[reader->kept_count++] = (struct kept){pack, offset, type, bytes, len};
    reader->kept_bytes += len;
}

static bool make_root(struct pack_reader *reader, size_t pack, uint64_t offset,
                      const struct pack_header *header)
{
    char *bytes = alloc_grow(NULL, (size_t)header->size, 1);
    if (!inflate_all(reader, pack, header->stream_at, bytes, (size_t)header->size)) {
        free(bytes);
        return false;
    }
    keep(reader, pack, offset, header->type, bytes, (size_t)header->size);
    return true;
}

static bool open_delta(struct pack_reader *reader, size_t pack, const struct pack_header *header,
                       struct delta *delta)
{
    if (header->size > LARGEST)
        return false;
    if (header->size > reader->delta_room) {
        reader->delta_room = (size_t)header->size;
        reader->delta = alloc_grow(reader->delta, reader->delta_room, 1);
    }
    return inflate_all(reader, pack, header->stream_at, reader->delta, (size_t)header->size) &&
           delta_open(delta, slice_of(reader->delta, (size_t)header->size)) &&
           delta->result_size <= LARGEST;
}

// From what is kept last.
static bool make_from_last(struct pack_reader *reader, size_t pack, uint64_t offset,
                           const struct delta *delta)
{
    struct kept base = reader->kept[reader->kept_count - 1];
    char *bytes = alloc_grow(NULL, (size_t)delta->result_size, 1);
    if (!delta_apply(delta, slice_of(base.bytes, base.len), bytes)) {
        free(bytes);
        return false;
    }
    // Keeping it may drop the base.
    keep(reader, pack, offset, base.type, bytes, (size_t)delta->result_size);
    return true;
}

// Drops what was kept above the object at a place, if that is kept.
static bool go_back_to(struct pack_reader *reader, size_t pack, uint64_t offset)
{
    for (size_t i = reader->kept_count; i-- > 0;) {
        if (reader->kept[i].offset == offset && reader->kept[i].pack == pack) {
            drop_kept(reader, i + 1, reader->kept_count - i - 1);
            return true;
        }
    }
    return false;
}

// The deltas from an object down to one that is kept or is none, which is kept then.
static bool find_way(struct pack_reader *reader, size_t pack, uint64_t offset,
                     uint64_t way[DEEPEST], size_t *count)
{
    struct pack_header header;

    for (*count = 0; !go_back_to(reader, pack, offset); offset = header.base) {
        if (*count == DEEPEST || !pack_reader_header(reader, pack, offset, &header))
            return false;
        if (!is_delta(header.type)) {
            drop_kept(reader, 0, reader->kept_count);
            return header.size <= LARGEST && make_root(reader, pack, offset, &header);
        }
        if (header.base == UINT64_MAX)
            return false;
        way[(*count)++] = offset;
    }
    return true;
}

enum pack_outcome pack_reader_read(struct pack_reader *reader, uint32_t number, uint64_t largest,
                                   git_object_t *type, struct slice *bytes)
{
    const struct numbered_pack *numbered = object_number_pack(reader->numbers, number);
    size_t pack = (size_t)(numbered - reader->numbers->packs), count;
    uint64_t offset = pack_index_offset(&numbered->index, number - numbered->first);
    uint64_t way[DEEPEST];
    struct pack_header header;
    struct delta delta;

    if (!pack_reader_header(reader, pack, offset, &header))
        return PACK_DECLINED;
    if (!is_delta(header.type) && header.size > largest)
        return PACK_TOO_LARGE;
    if (!find_way(reader, pack, offset, way, &count))
        return PACK_DECLINED;
    while (count-- > 0) {
        if (!pack_reader_header(reader, pack, way[count], &header) ||
            !open_delta(reader, pack, &header, &delta))
            return PACK_DECLINED;
        if (count == 0 && delta.result_size > largest)
            return PACK_TOO_LARGE;
        if (!make_from_last(reader, pack, way[count], &delta))
            return PACK_DECLINED;
    }
    const struct kept *last = &reader->kept[reader->kept_count - 1];
    *type = last->type;
    *bytes = slice_of(last->bytes, last->len);
    return last->len > largest ? PACK_TOO_LARGE : PACK_READ;
}
