// Zip (PKWARE's APPNOTE.TXT 6.3.10). The central directory at the end says what there is; what local headers say
// is only used to find the bytes.
#include "archive_inside.h"

#include "digest.h"

enum {
    END_SIGNATURE = 0x06054b50,
    END64_SIGNATURE = 0x06064b50,
    LOCATOR_SIGNATURE = 0x07064b50,
    ENTRY_SIGNATURE = 0x02014b50,
    LOCAL_SIGNATURE = 0x04034b50,
    DESCRIPTOR_SIGNATURE = 0x08074b50,
    END_LEN = 22,
    END64_LEN = 56,
    LOCATOR_LEN = 20,
    ENTRY_LEN = 46,
    LOCAL_LEN = 30,
    LONGEST_COMMENT = 65535,
    EXTRA_ZIP64 = 1,
    FLAG_ENCRYPTED = 1 << 0,
    FLAG_DESCRIPTOR = 1 << 3,
    METHOD_STORED = 0,
    METHOD_DEFLATED = 8,
};

// Little-endian; the caller has seen that the bytes are there.
static uint64_t number_at(struct slice bytes, uint64_t at, size_t len)
{
    uint64_t number = 0;
    for (size_t i = len; i-- > 0;)
        number = number << 8 | (unsigned char)bytes.ptr[at + i];
    return number;
}

static bool has(struct slice bytes, uint64_t at, uint64_t len)
{
    return at <= bytes.len && len <= bytes.len - at;
}

static bool has_signature(struct slice bytes, uint64_t at, uint64_t len, uint32_t signature)
{
    return has(bytes, at, len) && number_at(bytes, at, 4) == signature;
}

struct directory {
    uint64_t at, len, entries;
    uint64_t base; // where the archive begins in the file: offsets count from here
    uint64_t tail; // bytes of the records behind it
};

// The last end record: a comment may follow it.
static bool find_end(struct slice bytes, uint64_t *end)
{
    if (bytes.len < END_LEN)
        return false;
    uint64_t at = bytes.len - END_LEN;
    for (uint64_t tries = 0; tries <= LONGEST_COMMENT; tries++, at--) {
        if (number_at(bytes, at, 4) == END_SIGNATURE &&
            at + END_LEN + number_at(bytes, at + 20, 2) <= bytes.len) {
            *end = at;
            return true;
        }
        if (at == 0)
            return false;
    }
    return false;
}

// Numbers too large for the end record stand in another one, which a locator before it points to.
static bool read_end64(struct slice bytes, uint64_t end, struct directory *directory)
{
    if (end < LOCATOR_LEN ||
        !has_signature(bytes, end - LOCATOR_LEN, LOCATOR_LEN, LOCATOR_SIGNATURE))
        return true; // none
    uint64_t at = number_at(bytes, end - LOCATOR_LEN + 8, 8);
    if (!has_signature(bytes, at, END64_LEN, END64_SIGNATURE))
        return false;
    directory->entries = number_at(bytes, at + 32, 8);
    directory->len = number_at(bytes, at + 40, 8);
    directory->at = number_at(bytes, at + 48, 8);
    directory->tail = END_LEN + LOCATOR_LEN + END64_LEN;
    return true;
}

static bool find_directory(struct slice bytes, struct directory *directory)
{
    uint64_t end;
    if (!find_end(bytes, &end))
        return false;
    *directory = (struct directory){.entries = number_at(bytes, end + 10, 2),
                                    .len = number_at(bytes, end + 12, 4),
                                    .at = number_at(bytes, end + 16, 4),
                                    .tail = END_LEN};
    if (!read_end64(bytes, end, directory))
        return false;
    // What was put before an archive moved all of it.
    uint64_t before_end = end + END_LEN - directory->tail;
    if (directory->len > before_end || directory->at > before_end - directory->len)
        return false;
    if (!has_signature(bytes, directory->at, ENTRY_LEN, ENTRY_SIGNATURE))
        directory->base = before_end - directory->len - directory->at;
    directory->at += directory->base;
    return has(bytes, directory->at, directory->len);
}

struct entry {
    struct slice name;
    unsigned flags, method;
    uint32_t crc;
    uint64_t packed, size, local;
    uint64_t length; // of its record in the directory
};

// The numbers that are all ones in the record stand in an extra field, in this order.
static bool read_extra64(struct slice extra, struct entry *entry)
{
    for (uint64_t at = 0; has(extra, at, 4);) {
        uint64_t id = number_at(extra, at, 2), len = number_at(extra, at + 2, 2);
        uint64_t *wide[] = {&entry->size, &entry->packed, &entry->local};
        at += 4;
        if (!has(extra, at, len))
            return false;
        for (size_t i = 0; i < 3 && id == EXTRA_ZIP64; i++) {
            if (*wide[i] != UINT32_MAX)
                continue;
            if (len < 8)
                return false;
            *wide[i] = number_at(extra, at, 8);
            at += 8;
            len -= 8;
        }
        at += len;
    }
    return true;
}

static bool read_entry(struct slice directory, uint64_t at, struct entry *entry)
{
    if (!has_signature(directory, at, ENTRY_LEN, ENTRY_SIGNATURE))
        return false;
    uint64_t name = number_at(directory, at + 28, 2), extra = number_at(directory, at + 30, 2);
    uint64_t comment = number_at(directory, at + 32, 2);
    *entry = (struct entry){.flags = (unsigned)number_at(directory, at + 8, 2),
                            .method = (unsigned)number_at(directory, at + 10, 2),
                            .crc = (uint32_t)number_at(directory, at + 16, 4),
                            .packed = number_at(directory, at + 20, 4),
                            .size = number_at(directory, at + 24, 4),
                            .local = number_at(directory, at + 42, 4),
                            .length = ENTRY_LEN + name + extra + comment};
    if (!has(directory, at, entry->length))
        return false;
    at += ENTRY_LEN;
    entry->name = slice_cut(directory, at, at + name);
    return read_extra64(slice_cut(directory, at + name, at + name + extra), entry);
}

// The packed bytes of an entry, behind its local header. `taken` counts both.
static bool find_packed(struct slice bytes, uint64_t base, const struct entry *entry,
                        struct slice *packed, uint64_t *taken)
{
    if (entry->local > bytes.len - base ||
        !has_signature(bytes, base + entry->local, LOCAL_LEN, LOCAL_SIGNATURE))
        return false;
    uint64_t at = base + entry->local;
    uint64_t header = LOCAL_LEN + number_at(bytes, at + 26, 2) + number_at(bytes, at + 28, 2);
    if (!has(bytes, at, header) || !has(bytes, at + header, entry->packed))
        return false;
    *packed = slice_cut(bytes, at + header, at + header + entry->packed);
    *taken = header + entry->packed;
    if (entry->flags & FLAG_DESCRIPTOR) {
        uint64_t end = at + *taken;
        *taken += has_signature(bytes, end, 4, DESCRIPTOR_SIGNATURE) ? 16 : 12;
    }
    return true;
}

static enum skip why_not_read(const struct archive_level *level, const struct entry *entry)
{
    if (entry->flags & FLAG_ENCRYPTED)
        return SKIP_ARCHIVE_ENCRYPTED;
    if (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED)
        return SKIP_ARCHIVE_UNREAD;
    if (entry->size > level->bytes.ceiling)
        return SKIP_TOO_LARGE;
    return SKIP_NONE;
}

// Reads a member and hands it out. Says how many bytes of the file it takes; 0: it is damaged.
static uint64_t read_member(struct archive_reader *reader, unsigned depth, struct slice bytes,
                            uint64_t base, const struct entry *entry)
{
    struct archive_level *level = &reader->levels[depth];
    struct slice packed;
    uint64_t taken;
    if (!find_packed(bytes, base, entry, &packed, &taken)) {
        archive_member_skip(reader, depth, SKIP_ARCHIVE_DAMAGED);
        return 0;
    }
    enum skip skip = why_not_read(level, entry);
    if (skip != SKIP_NONE) {
        archive_member_skip(reader, depth, skip);
        return taken;
    }
    unpack_start(&level->unpack, entry->method == METHOD_STORED ? PACKED_NOT : PACKED_DEFLATE,
                 packed, &reader->budget);
    skip = unpack_into(&level->unpack, &level->bytes, UINT64_MAX);
    if (skip == SKIP_NONE && crc32_of(buf_slice(&level->bytes)) != entry->crc)
        skip = SKIP_ARCHIVE_DAMAGED;
    if (skip != SKIP_NONE)
        archive_member_skip(reader, depth, skip);
    if (skip == SKIP_NONE || skip == SKIP_ARCHIVE_DAMAGED)
        archive_member_take(reader, depth);
    return taken;
}

void archive_zip(struct archive_reader *reader, unsigned depth, struct slice bytes)
{
    struct directory directory;
    if (!find_directory(bytes, &directory)) {
        archive_skip_all(reader, depth, SKIP_ARCHIVE_DAMAGED);
        return;
    }
    struct slice records = slice_cut(bytes, directory.at, directory.at + directory.len);
    uint64_t at = 0, taken = directory.len + directory.tail;
    for (uint64_t i = 0; i < directory.entries; i++) {
        struct entry entry;
        if (!read_entry(records, at, &entry)) {
            archive_skip_all(reader, depth, SKIP_ARCHIVE_DAMAGED);
            return;
        }
        at += entry.length;
        bool is_folder = entry.name.len && entry.name.ptr[entry.name.len - 1] == '/';
        if (is_folder && entry.size == 0) {
            struct slice none;
            uint64_t header = 0;
            find_packed(bytes, directory.base, &entry, &none, &header);
            taken += header;
        } else if (archive_member_begin(reader, depth, entry.name)) {
            taken += read_member(reader, depth, bytes, directory.base, &entry);
        }
        if (reader->is_over || reader->budget == 0)
            return;
    }
    // Something lies between the members, before them or in a comment.
    if (taken != bytes.len)
        reader->is_whole = false;
}
