#include "index_file.h"

enum {
    HEADER_LEN = 12,
    STAT_LEN = 40, // times, device, inode, mode, owner and size of the file
    MODE_AT = 24,
    ID_LEN = 20,
    ENTRY_LEN = STAT_LEN + ID_LEN + 2, // without its path
    ALIGNED = 8,
    EXTENSION_LEN = 8,
    WORD_LEN = 8,
    WORD_BITS = 64,
    // Times the text: what paths may be together that each repeat the one before.
    MOST_UNFOLDED = 16,
    BITMAP_REST = 12, // of a bitmap its counts of bits and words, and where the last run begins
};

static uint64_t number_at(struct slice text, size_t at, size_t len)
{
    uint64_t number = 0;
    for (size_t i = 0; i < len; i++)
        number = number << 8 | (unsigned char)text.ptr[at + i];
    return number;
}

// The text of an index while it is read.
struct reading {
    struct slice text; // without the checksum
    size_t at;
    unsigned version;
    uint64_t unfolded; // bytes of paths so far
    struct arena *memory;
};

static bool has(const struct reading *reading, size_t len)
{
    return reading->text.len - reading->at >= len;
}

// How many bytes of the path before are not those of the next (version 4).
static bool read_cut(struct reading *reading, size_t *cut)
{
    size_t value = 0;
    for (unsigned digits = 0; digits < 4 && has(reading, 1); digits++) {
        unsigned char byte = (unsigned char)reading->text.ptr[reading->at++];
        value = (digits ? (value + 1) << 7 : 0) | (byte & 127U);
        *cut = value;
        if (byte < 128)
            return true;
    }
    return false;
}

static bool read_path(struct reading *reading, size_t start, const char **path)
{
    struct slice before = slice_of_string(*path);
    size_t cut = 0;

    if (reading->version == 4 && (!read_cut(reading, &cut) || cut > before.len))
        return false;
    struct slice rest = slice_cut(reading->text, reading->at, reading->text.len);
    size_t len = slice_find_byte(rest, '\0');
    if (len == SLICE_NOT_FOUND)
        return false;
    reading->at += len + 1;
    if (reading->version == 4) {
        reading->unfolded += before.len - cut + len;
        if (reading->unfolded > (uint64_t)MOST_UNFOLDED * reading->text.len)
            return false;
        *path = arena_printf(reading->memory, "%.*s%.*s", (int)(before.len - cut), before.ptr,
                             (int)len, rest.ptr)
                    .ptr;
        return true;
    }
    *path = rest.ptr;
    size_t past = (reading->at - start) % ALIGNED, padding = past ? ALIGNED - past : 0;
    if (!has(reading, padding))
        return false;
    reading->at += padding;
    return true;
}

static bool read_entry(struct reading *reading, git_index_entry *entry, const char **path)
{
    size_t start = reading->at;

    if (!has(reading, ENTRY_LEN))
        return false;
    entry->mode = (uint32_t)number_at(reading->text, start + MODE_AT, 4);
    memcpy(entry->id.id, reading->text.ptr + start + STAT_LEN, ID_LEN);
    entry->flags = (uint16_t)number_at(reading->text, start + STAT_LEN + ID_LEN, 2);
    reading->at += ENTRY_LEN;
    if (entry->flags & GIT_INDEX_ENTRY_EXTENDED) {
        if (reading->version < 3 || !has(reading, 2))
            return false;
        entry->flags_extended = (uint16_t)number_at(reading->text, reading->at, 2);
        reading->at += 2;
    }
    if (!read_path(reading, start, path))
        return false;
    entry->path = *path;
    return true;
}

// The id of the file below, and two bitmaps of its entries.
static bool read_link(struct index_file *file, struct slice data)
{
    file->is_split = true;
    if (data.len < ID_LEN)
        return false;
    memcpy(file->base.id, data.ptr, ID_LEN);
    data = slice_cut(data, ID_LEN, data.len);
    if (data.len == 0)
        return true;
    if (data.len < BITMAP_REST)
        return false;
    size_t deleted_len = (size_t)number_at(data, 4, 4) * WORD_LEN + BITMAP_REST;
    if (deleted_len > data.len)
        return false;
    file->deleted = slice_cut(data, 0, deleted_len);
    file->replaced = slice_cut(data, deleted_len, data.len);
    return true;
}

// One whose name begins with a small letter must be understood.
static bool read_extensions(struct index_file *file, struct reading *reading)
{
    while (has(reading, EXTENSION_LEN)) {
        struct slice name = slice_cut(reading->text, reading->at, reading->at + 4);
        size_t len = (size_t)number_at(reading->text, reading->at + 4, 4);
        reading->at += EXTENSION_LEN;
        if (!has(reading, len))
            return false;
        struct slice data = slice_cut(reading->text, reading->at, reading->at + len);
        reading->at += len;
        if (slice_equals(name, SLICE("link"))) {
            if (!read_link(file, data))
                return false;
        } else if (!(name.ptr[0] >= 'A' && name.ptr[0] <= 'Z') &&
                   !slice_equals(name, SLICE("sdir"))) {
            return false;
        }
    }
    return true;
}

bool index_file_read(struct index_file *file, struct slice text, struct arena *memory)
{
    const char *path = "";

    *file = (struct index_file){0};
    if (text.len < HEADER_LEN + ID_LEN || !slice_starts_with(text, SLICE("DIRC")))
        return false;
    struct reading reading = {
        .text = slice_cut(text, 0, text.len - ID_LEN),
        .at = HEADER_LEN,
        .version = (unsigned)number_at(text, 4, 4),
        .memory = memory,
    };
    size_t count = (size_t)number_at(text, 8, 4);
    if (reading.version < 2 || reading.version > 4 || count > text.len / ENTRY_LEN)
        return false;
    file->entries = ARENA_ARRAY(memory, count + 1, git_index_entry);
    for (; file->count < count; file->count++)
        if (!read_entry(&reading, &file->entries[file->count], &path))
            return false;
    return read_extensions(file, &reading);
}

// EWAH: a word says how many words of all ones or all zeros come (bit 0 and the next 32), and how many words follow that
// are told bit by bit (the other 31).
bool *index_file_places(struct slice bitmap, size_t count, struct arena *memory)
{
    bool *places = ARENA_ARRAY(memory, count + 1, bool);
    size_t place = 0;

    if (bitmap.len == 0)
        return places;
    if (bitmap.len < BITMAP_REST || number_at(bitmap, 0, 4) > count)
        return NULL;
    size_t words = (size_t)number_at(bitmap, 4, 4);
    if (words > (bitmap.len - BITMAP_REST) / WORD_LEN)
        return NULL;
    for (size_t i = 0; i < words; i++) {
        uint64_t head = number_at(bitmap, 8 + i * WORD_LEN, WORD_LEN);
        size_t run = (size_t)(head >> 1 & UINT32_MAX) * WORD_BITS, literals = (size_t)(head >> 33);
        if (run > count + WORD_BITS - place || literals > words - i - 1)
            return NULL;
        for (size_t end = place + run; place < end; place++)
            if (head & 1 && place < count)
                places[place] = true;
        for (; literals > 0; literals--) {
            uint64_t word = number_at(bitmap, 8 + ++i * WORD_LEN, WORD_LEN);
            for (unsigned bit = 0; bit < WORD_BITS && place + bit < count; bit++)
                places[place + bit] = word >> bit & 1;
            place += WORD_BITS;
            if (place > count + WORD_BITS)
                return NULL;
        }
    }
    return places;
}
