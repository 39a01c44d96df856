#include "archive_inside.h"

#include <stdlib.h>

struct archive_reader *archive_reader_new(const struct archive_options *options)
{
    struct archive_reader *reader = alloc_zeroed(1, sizeof *reader);
    reader->options = *options;
    for (size_t i = 0; i < ARCHIVE_DEPTH; i++) {
        buf_init(&reader->levels[i].bytes, options->max_file_size);
        buf_init(&reader->levels[i].path, SOURCE_LONGEST_PATH);
    }
    return reader;
}

void archive_reader_free(struct archive_reader *reader)
{
    if (!reader)
        return;
    for (size_t i = 0; i < ARCHIVE_DEPTH; i++) {
        unpack_release(&reader->levels[i].unpack);
        buf_release(&reader->levels[i].bytes);
        buf_release(&reader->levels[i].path);
    }
    free(reader);
}

enum format { FORMAT_NONE, FORMAT_ZIP, FORMAT_GZIP, FORMAT_TAR, FORMAT_UNREAD };

static enum format format_of(struct slice bytes)
{
    static const struct {
        struct slice magic;
        enum format format;
    } magics[] = {
        {SLICE_INIT("PK\3\4"), FORMAT_ZIP},
        {SLICE_INIT("\x1f\x8b\x08"), FORMAT_GZIP},
        {SLICE_INIT("BZh"), FORMAT_UNREAD},
        {SLICE_INIT("\xfd"
                    "7zXZ\0"),
         FORMAT_UNREAD},
        {SLICE_INIT("\x28\xb5\x2f\xfd"), FORMAT_UNREAD}, // zstd
        {SLICE_INIT("\x04\x22\x4d\x18"), FORMAT_UNREAD}, // lz4
        {SLICE_INIT("7z\xbc\xaf\x27\x1c"), FORMAT_UNREAD},
        {SLICE_INIT("Rar!\x1a\x07"), FORMAT_UNREAD},
    };
    for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++)
        if (slice_starts_with(bytes, magics[i].magic))
            return magics[i].format;
    return archive_is_tar(slice_cut(bytes, 0, TAR_BLOCK)) ? FORMAT_TAR : FORMAT_NONE;
}

// `data.json` of `data.json.gz`, `a.tar` of `a.tgz`.
static void add_name_without_gz(struct buf *out, struct slice path)
{
    struct slice name = slice_basename(path), extension = slice_extension(path);
    bool is_gz = slice_equals_nocase(extension, SLICE("gz"));
    bool is_tgz = slice_equals_nocase(extension, SLICE("tgz"));
    if (is_gz || is_tgz)
        name.len -= extension.len + 1;
    buf_add(out, name);
    if (is_tgz)
        buf_add_string(out, ".tar");
}

static void read_gzip(struct archive_reader *reader, unsigned depth, struct slice bytes)
{
    struct archive_level *level = &reader->levels[depth];
    struct buf name;
    char head[TAR_BLOCK];
    unpack_start(&level->unpack, PACKED_GZIP, bytes, &reader->budget);
    size_t len = unpack_read(&level->unpack, head, sizeof head);
    if (archive_is_tar(slice_of(head, len))) {
        archive_tar(reader, depth, slice_of(head, len));
        return;
    }
    buf_init(&name, SOURCE_LONGEST_PATH);
    add_name_without_gz(&name, slice_cut(buf_slice(&level->path), 0, level->prefix));
    if (archive_member_begin(reader, depth, buf_slice(&name))) {
        // From the start once more: the head is little.
        unpack_start(&level->unpack, PACKED_GZIP, bytes, &reader->budget);
        enum skip failed = unpack_into(&level->unpack, &level->bytes, UINT64_MAX);
        if (failed != SKIP_NONE)
            archive_member_skip(reader, depth, failed);
        if (failed == SKIP_NONE || failed == SKIP_ARCHIVE_DAMAGED)
            archive_member_take(reader, depth);
        if (unpack_used(&level->unpack) < bytes.len)
            reader->is_whole = false;
    }
    buf_release(&name);
}

static void read_plain_tar(struct archive_reader *reader, unsigned depth, struct slice bytes)
{
    struct archive_level *level = &reader->levels[depth];
    char head[TAR_BLOCK];
    unpack_start(&level->unpack, PACKED_NOT, bytes, &reader->budget);
    size_t len = unpack_read(&level->unpack, head, sizeof head);
    archive_tar(reader, depth, slice_of(head, len));
}

// Hands out what is in the bytes, if they are an archive. `path` is theirs.
static void read_archive(struct archive_reader *reader, unsigned depth, struct slice path,
                         struct slice bytes)
{
    enum format format = format_of(bytes);
    if (format == FORMAT_NONE)
        return;
    if (format == FORMAT_UNREAD || depth == ARCHIVE_DEPTH) {
        reader->is_whole = false;
        coverage_skip(reader->coverage, path,
                      format == FORMAT_UNREAD ? SKIP_ARCHIVE_UNREAD : SKIP_ARCHIVE_LIMIT);
        return;
    }
    struct archive_level *level = &reader->levels[depth];
    buf_clear(&level->path);
    buf_add(&level->path, path);
    level->prefix = level->path.len;
    if (format == FORMAT_ZIP)
        archive_zip(reader, depth, bytes);
    else if (format == FORMAT_GZIP)
        read_gzip(reader, depth, bytes);
    else
        read_plain_tar(reader, depth, bytes);
}

bool archive_read(struct archive_reader *reader, const struct blob *blob, archive_take *take,
                  void *taker, struct coverage *coverage)
{
    if (blob->mode == BLOB_SYMLINK || format_of(blob->bytes) == FORMAT_NONE)
        return false;
    reader->blob = blob;
    reader->take = take;
    reader->taker = taker;
    reader->coverage = coverage;
    reader->budget = ARCHIVE_TIMES * reader->options.max_file_size;
    reader->members = ARCHIVE_MEMBERS;
    reader->is_over = false;
    reader->is_whole = true;
    read_archive(reader, 0, blob->path, blob->bytes);
    return reader->is_whole;
}

void archive_skip_all(struct archive_reader *reader, unsigned depth, enum skip reason)
{
    struct archive_level *level = &reader->levels[depth];
    reader->is_whole = false;
    coverage_skip(reader->coverage, slice_cut(buf_slice(&level->path), 0, level->prefix), reason);
}

void archive_member_skip(struct archive_reader *reader, unsigned depth, enum skip reason)
{
    reader->is_whole = false;
    coverage_skip(reader->coverage, buf_slice(&reader->levels[depth].path), reason);
}

bool archive_member_begin(struct archive_reader *reader, unsigned depth, struct slice name)
{
    struct archive_level *level = &reader->levels[depth];
    const struct archive_options *options = &reader->options;
    if (reader->members == 0) {
        if (!reader->is_over)
            archive_skip_all(reader, depth, SKIP_ARCHIVE_LIMIT);
        reader->is_over = true;
        return false;
    }
    reader->members--;
    size_t end = slice_find_byte(name, '\0');
    name = slice_cut(name, 0, end);
    while (name.len && name.ptr[0] == '/')
        name = slice_cut(name, 1, name.len);
    level->path.len = level->prefix;
    level->path.overflowed = false;
    buf_add_string(&level->path, "!/");
    buf_add(&level->path, name);
    if (level->path.overflowed) {
        archive_member_skip(reader, depth, SKIP_UNREADABLE);
        return false;
    }
    if (options->excluded && options->excluded(options->excluded_by, buf_slice(&level->path))) {
        coverage_skip(reader->coverage, buf_slice(&level->path), SKIP_EXCLUDED);
        return false;
    }
    return true;
}

void archive_member_take(struct archive_reader *reader, unsigned depth)
{
    struct archive_level *level = &reader->levels[depth];
    struct blob member = *reader->blob;
    member.path = buf_slice(&level->path);
    member.outer = reader->blob->path.len;
    member.bytes = buf_slice(&level->bytes);
    member.mode = BLOB_REGULAR;
    if (format_of(member.bytes) == FORMAT_NONE) {
        reader->take(reader->taker, &member);
        return;
    }
    bool others_are_whole = reader->is_whole;
    reader->is_whole = true;
    read_archive(reader, depth + 1, member.path, member.bytes);
    // As it is with the file itself: what could not be opened whole is searched as it stands.
    if (!reader->is_whole)
        reader->take(reader->taker, &member);
    reader->is_whole &= others_are_whole;
}
