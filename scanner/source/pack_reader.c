#include "pack_reader.h"

#include "arena.h"
#include "base_cache.h"
#include "delta.h"

#include <git2.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

enum {
    BLOCK = 4096,        // bytes of a pack that are read at once,
    LONGEST_HEADER = 64, // and this many more: type and size of an object, an id or an offset
    BLOCKS = 64,         // a power of two
    DEEPEST = 4096,      // deltas on deltas: git makes 50, and refuses more than 4095
    LARGEST = 64 << 20,  // bytes of an object on the way; beyond it libgit2 is asked
    NOT_OPEN = -1,
    UNREADABLE = -2,
};

// Part of a pack, from a multiple of its size on.
struct block {
    size_t pack, len;
    uint64_t at; // UINT64_MAX: nothing yet
    unsigned char bytes[BLOCK + LONGEST_HEADER];
};

struct pack_reader {
    const struct object_numbers *numbers;
    int *files; // of each pack: a descriptor, NOT_OPEN or UNREADABLE
    struct block blocks[BLOCKS];
    z_stream zlib;
    bool zlib_ready;
    struct base_cache made;
    char *delta; // of the object that is being made
    size_t delta_room;
};

// Bytes of objects that further ones may be made from. In any order there is one reader.
static const size_t most_kept[] = {[PACK_DEPTH_FIRST] = 16 << 20, [PACK_ANY_ORDER] = 32 << 20};

struct pack_reader *pack_reader_new(const struct object_numbers *numbers, enum pack_asking asking)
{
    struct pack_reader *reader = alloc_zeroed(1, sizeof *reader);
    reader->numbers = numbers;
    reader->made.ceiling = most_kept[asking];
    reader->files = alloc_zeroed(numbers->pack_count, sizeof *reader->files);
    for (size_t i = 0; i < numbers->pack_count; i++)
        reader->files[i] = NOT_OPEN;
    for (size_t i = 0; i < BLOCKS; i++)
        reader->blocks[i].at = UINT64_MAX;
    reader->zlib_ready = inflateInit(&reader->zlib) == Z_OK;
    return reader;
}

void pack_reader_free(struct pack_reader *reader)
{
    if (!reader)
        return;
    base_cache_release(&reader->made);
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

static void read_block(struct pack_reader *reader, struct block *block, size_t pack, uint64_t at)
{
    int file = file_of(reader, pack);
    ssize_t got = -1;
    if (file >= 0 && at <= INT64_MAX)
        do
            got = pread(file, block->bytes, sizeof block->bytes, (off_t)at);
        while (got < 0 && errno == EINTR);
    block->pack = pack;
    block->at = at;
    block->len = got > 0 ? (size_t)got : 0;
}

// Some bytes of a pack from a place on: enough for a header, unless the pack ends before.
static struct slice bytes_at(struct pack_reader *reader, size_t pack, uint64_t at)
{
    size_t behind = (size_t)(at % BLOCK);
    struct block *block = &reader->blocks[(at / BLOCK + pack) & (BLOCKS - 1)];
    if (block->at != at - behind || block->pack != pack)
        read_block(reader, block, pack, at - behind);
    return slice_cut(slice_of((const char *)block->bytes, block->len), behind, block->len);
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
    struct slice bytes = bytes_at(reader, pack, offset), rest = bytes;
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
        struct slice bytes = bytes_at(reader, pack, at);
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

static struct cached *make_root(struct pack_reader *reader, size_t pack, uint64_t offset,
                                const struct pack_header *header)
{
    if (header->size > LARGEST)
        return NULL;
    char *bytes = alloc_grow(NULL, (size_t)header->size, 1);
    if (inflate_all(reader, pack, header->stream_at, bytes, (size_t)header->size))
        return base_cache_add(&reader->made, pack, offset, header->type, bytes,
                              (size_t)header->size);
    free(bytes);
    return NULL;
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

static struct cached *make_delta(struct pack_reader *reader, size_t pack, uint64_t offset,
                                 const struct cached *base, const struct delta *delta)
{
    char *bytes = alloc_grow(NULL, (size_t)delta->result_size, 1);
    if (delta_apply(delta, slice_of(base->bytes, base->len), bytes))
        return base_cache_add(&reader->made, pack, offset, base->type, bytes,
                              (size_t)delta->result_size);
    free(bytes);
    return NULL;
}

// Goes from an object down to one that is there already or is no delta. `way` takes the deltas
// between; what is returned is what the last of them is made from.
static struct cached *find_way(struct pack_reader *reader, size_t pack, uint64_t offset,
                               uint64_t way[DEEPEST], size_t *count)
{
    struct pack_header header;
    struct cached *found;

    for (*count = 0; !(found = base_cache_find(&reader->made, pack, offset));) {
        if (*count == DEEPEST || !pack_reader_header(reader, pack, offset, &header))
            return NULL;
        if (!is_delta(header.type))
            return make_root(reader, pack, offset, &header);
        if (header.base == UINT64_MAX)
            return NULL;
        way[(*count)++] = offset;
        offset = header.base;
    }
    return found;
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
    struct cached *made = find_way(reader, pack, offset, way, &count);
    while (made && count-- > 0) {
        if (!pack_reader_header(reader, pack, way[count], &header) ||
            !open_delta(reader, pack, &header, &delta))
            return PACK_DECLINED;
        if (count == 0 && delta.result_size > largest)
            return PACK_TOO_LARGE;
        made = make_delta(reader, pack, way[count], made, &delta);
    }
    if (!made)
        return PACK_DECLINED;
    *type = made->type;
    *bytes = slice_of(made->bytes, made->len);
    return made->len > largest ? PACK_TOO_LARGE : PACK_READ;
}
