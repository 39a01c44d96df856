// Tar (POSIX.1-1988 ustar, pax and GNU's long names): blocks of 512 bytes, a header and then the member's bytes.
#include "archive_inside.h"

enum {
    NAME_LEN = 100,
    SIZE_AT = 124,
    SIZE_LEN = 12,
    SUM_AT = 148,
    SUM_LEN = 8,
    TYPE_AT = 156,
    MAGIC_AT = 257,
    PREFIX_AT = 345,
    PREFIX_LEN = 155,
    LONGEST_EXTENSION = 64 * 1024, // of a pax header or a long name
};

// Octal digits between blanks, or a number of base 256 where the first bit is set. False for what is neither.
static bool read_number(struct slice block, size_t at, size_t len, uint64_t *number)
{
    const unsigned char *bytes = (const unsigned char *)block.ptr + at;
    size_t i = 0, digits = 0;
    *number = 0;
    if (bytes[0] & 0x80) {
        for (i = 1; i < len; i++) {
            if (*number >> 48)
                return false;
            *number = *number << 8 | bytes[i];
        }
        return bytes[0] == 0x80;
    }
    while (i < len && bytes[i] == ' ')
        i++;
    for (; i < len && bytes[i] >= '0' && bytes[i] <= '7'; i++, digits++)
        *number = *number << 3 | (uint64_t)(bytes[i] - '0');
    return digits > 0 || i == len || bytes[i] == '\0';
}

// The sum of the header's bytes, with blanks in the place of the sum itself.
bool archive_is_tar(struct slice block)
{
    uint64_t told, sum = 0;
    if (block.len < TAR_BLOCK || block.ptr[0] == '\0' ||
        !read_number(block, SUM_AT, SUM_LEN, &told))
        return false;
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += i >= SUM_AT && i < SUM_AT + SUM_LEN ? ' ' : (unsigned char)block.ptr[i];
    return sum == told;
}

static struct slice text_at(struct slice block, size_t at, size_t most)
{
    struct slice field = slice_cut(block, at, at + most);
    return slice_cut(field, 0, slice_find_byte(field, '\0'));
}

// What earlier headers say of the next member.
struct extension {
    struct buf path;
    uint64_t size;
    bool has_path, has_size;
};

// Records of "LENGTH KEY=VALUE\n".
static void read_pax(struct slice records, struct extension *next)
{
    while (records.len) {
        uint64_t len, size;
        struct slice rest = records, number, record;
        if (!slice_split(&rest, ' ', &number) || !slice_to_u64(number, &len) ||
            len <= number.len + 1 || len > records.len)
            return;
        record = slice_cut(records, number.len + 1, (size_t)len - 1);
        records = slice_cut(records, (size_t)len, records.len);
        struct slice key;
        if (!slice_split(&record, '=', &key))
            continue;
        if (slice_equals(key, SLICE("path"))) {
            buf_clear(&next->path);
            buf_add(&next->path, record);
            next->has_path = true;
        } else if (slice_equals(key, SLICE("size")) && slice_to_u64(record, &size)) {
            next->size = size;
            next->has_size = true;
        }
    }
}

static uint64_t padding(uint64_t size)
{
    return (TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK;
}

// A long name or a pax header. False when the stream ends in it.
static bool read_extension(struct archive_level *level, char type, uint64_t size,
                           struct extension *next)
{
    struct slice bytes;
    if (size > LONGEST_EXTENSION || unpack_into(&level->unpack, &level->bytes, size) != SKIP_NONE)
        return false;
    bytes = buf_slice(&level->bytes);
    if (type == 'x') {
        read_pax(bytes, next);
    } else if (type == 'L') {
        buf_clear(&next->path);
        buf_add(&next->path, slice_cut(bytes, 0, slice_find_byte(bytes, '\0')));
        next->has_path = true;
    }
    return unpack_pass(&level->unpack, padding(size));
}

// Hands the file out, or passes over it. False when the stream ends in it.
static bool read_file(struct archive_reader *reader, unsigned depth, struct slice name,
                      uint64_t size)
{
    struct archive_level *level = &reader->levels[depth];
    if (!archive_member_begin(reader, depth, name))
        return !reader->is_over && unpack_pass(&level->unpack, size + padding(size));
    if (size > level->bytes.ceiling) {
        archive_member_skip(reader, depth, SKIP_TOO_LARGE);
        return unpack_pass(&level->unpack, size + padding(size));
    }
    enum skip failed = unpack_into(&level->unpack, &level->bytes, size);
    if (failed != SKIP_NONE)
        archive_member_skip(reader, depth, failed);
    if (failed == SKIP_NONE || failed == SKIP_ARCHIVE_DAMAGED)
        archive_member_take(reader, depth);
    return failed == SKIP_NONE && unpack_pass(&level->unpack, padding(size));
}

static void name_of(struct slice block, const struct extension *next, struct buf *name)
{
    struct slice prefix = text_at(block, PREFIX_AT, PREFIX_LEN);
    bool is_ustar = slice_equals(slice_cut(block, MAGIC_AT, MAGIC_AT + 6), SLICE("ustar\0"));
    buf_clear(name);
    if (next->has_path) {
        buf_add(name, buf_slice(&next->path));
        return;
    }
    if (is_ustar && prefix.len) {
        buf_add(name, prefix);
        buf_add_byte(name, '/');
    }
    buf_add(name, text_at(block, 0, NAME_LEN));
}

// One header and what belongs to it. False at the archive's end, which `*sound` says is a good one.
static bool read_member(struct archive_reader *reader, unsigned depth, struct slice block,
                        struct extension *next, struct buf *name, bool *sound)
{
    struct archive_level *level = &reader->levels[depth];
    uint64_t size = 0;
    // A block of zeros, or nothing more.
    *sound = block.len == 0 || (block.len == TAR_BLOCK && block.ptr[0] == '\0');
    if (!archive_is_tar(block) || !read_number(block, SIZE_AT, SIZE_LEN, &size))
        return false;
    *sound = false;
    char type = block.ptr[TYPE_AT];
    if (type == 'x' || type == 'L' || type == 'g' || type == 'K')
        return read_extension(level, type, size, next);
    if (next->has_size)
        size = next->size;
    name_of(block, next, name);
    next->has_path = next->has_size = false;
    bool is_file = type == '0' || type == '\0' || type == '7';
    bool is_folder = name->len && name->ptr[name->len - 1] == '/';
    if (size > UINT64_MAX / 2)
        return false;
    return is_file && !is_folder ? read_file(reader, depth, buf_slice(name), size)
                                 : unpack_pass(&level->unpack, size + padding(size));
}

static bool only_zeros_follow(struct unpack *unpack)
{
    char block[TAR_BLOCK];
    size_t len;
    while ((len = unpack_read(unpack, block, sizeof block)) > 0)
        for (size_t i = 0; i < len; i++)
            if (block[i] != '\0')
                return false;
    return unpack->failed == SKIP_NONE;
}

void archive_tar(struct archive_reader *reader, unsigned depth, struct slice head)
{
    struct archive_level *level = &reader->levels[depth];
    struct extension next = {0};
    struct buf name;
    char block[TAR_BLOCK];
    bool sound = false;
    buf_init(&next.path, SOURCE_LONGEST_PATH);
    buf_init(&name, SOURCE_LONGEST_PATH);
    memcpy(block, head.ptr, head.len);
    for (size_t len = head.len;
         read_member(reader, depth, slice_of(block, len), &next, &name, &sound);)
        len = unpack_read(&level->unpack, block, sizeof block);
    enum skip failed = level->unpack.failed;
    if (sound && failed == SKIP_NONE)
        reader->is_whole &= only_zeros_follow(&level->unpack);
    else if (!reader->is_over)
        archive_skip_all(reader, depth, failed != SKIP_NONE ? failed : SKIP_ARCHIVE_DAMAGED);
    buf_release(&name);
    buf_release(&next.path);
}
