// What payment terminals and their hosts exchange: the data objects of a chip, ISO 8583 messages in
// text, and key blocks.
#include "base64.h"
#include "check_digit.h"
#include "checks.h"

// Bytes in hexadecimal, with or without single blanks between them.
static bool hex_byte(struct slice *rest, unsigned *byte)
{
    if (rest->len && rest->ptr[0] == ' ')
        *rest = slice_cut(*rest, 1, rest->len);
    int high = rest->len > 1 ? base16_bits(rest->ptr[0]) : -1;
    int low = rest->len > 1 ? base16_bits(rest->ptr[1]) : -1;
    if (high < 0 || low < 0)
        return false;
    *byte = (unsigned)(16 * high + low);
    *rest = slice_cut(*rest, 2, rest->len);
    return true;
}

static bool hex_skip(struct slice *rest, size_t count)
{
    unsigned byte;
    while (count-- > 0)
        if (!hex_byte(rest, &byte))
            return false;
    return true;
}

// Data objects whose length the standard fixes, and those with a range of lengths.
static const struct chip_tag {
    unsigned tag, least, most;
} chip_tags[] = {
    {0x57, 6, 19},   {0x5A, 6, 10},   {0x82, 2, 2},    {0x84, 5, 16},   {0x8C, 1, 252},
    {0x8E, 10, 252}, {0x95, 5, 5},    {0x9A, 3, 3},    {0x9B, 2, 2},    {0x9C, 1, 1},
    {0x5F24, 3, 3},  {0x5F25, 3, 3},  {0x5F28, 2, 2},  {0x5F2A, 2, 2},  {0x5F34, 1, 1},
    {0x9F02, 6, 6},  {0x9F03, 6, 6},  {0x9F06, 5, 16}, {0x9F07, 2, 2},  {0x9F09, 2, 2},
    {0x9F0D, 5, 5},  {0x9F0E, 5, 5},  {0x9F0F, 5, 5},  {0x9F10, 1, 32}, {0x9F1A, 2, 2},
    {0x9F1E, 8, 8},  {0x9F21, 3, 3},  {0x9F26, 8, 8},  {0x9F27, 1, 1},  {0x9F33, 3, 3},
    {0x9F34, 3, 3},  {0x9F35, 1, 1},  {0x9F36, 2, 2},  {0x9F37, 4, 4},  {0x9F40, 5, 5},
    {0x9F41, 2, 4},  {0x9F53, 1, 32}, {0x9F6E, 1, 32},
};

static const struct chip_tag *chip_tag_of(unsigned tag)
{
    for (size_t i = 0; i < sizeof chip_tags / sizeof chip_tags[0]; i++)
        if (chip_tags[i].tag == tag)
            return &chip_tags[i];
    return NULL;
}

// A tag of one to three bytes (five low bits set: more follow) and a length of one to three.
static bool chip_head(struct slice *rest, unsigned *tag, bool *holds_others, unsigned *length)
{
    unsigned byte;
    if (!hex_byte(rest, &byte))
        return false;
    *tag = byte;
    *holds_others = byte & 0x20;
    if ((byte & 0x1F) == 0x1F) {
        do {
            if (*tag > 0xFFFF || !hex_byte(rest, &byte))
                return false;
            *tag = *tag << 8 | byte;
        } while (byte & 0x80);
    }
    if (!hex_byte(rest, length))
        return false;
    if (*length == 0x81)
        return hex_byte(rest, length) && *length >= 0x80;
    if (*length == 0x82) {
        unsigned low;
        if (!hex_byte(rest, length) || !hex_byte(rest, &low))
            return false;
        *length = *length << 8 | low;
        return *length >= 0x100;
    }
    return *length < 0x80;
}

// Objects one behind the other to the last byte, those within a template too, at least three of
// them with a length that the standard gives them.
static enum check_result chip_data_run(struct slice value)
{
    enum { ENOUGH = 3 };
    size_t known = 0;
    while (value.len > 0) {
        unsigned tag, length;
        bool holds_others;
        if (!chip_head(&value, &tag, &holds_others, &length))
            return CHECK_FAILS;
        const struct chip_tag *row = chip_tag_of(tag);
        if (row && (length < row->least || length > row->most))
            return CHECK_FAILS;
        known += row != NULL;
        if (!holds_others && !hex_skip(&value, length))
            return CHECK_FAILS;
    }
    return known >= ENOUGH ? CHECK_HOLDS : CHECK_SILENT;
}

// ISO 8583:1987, in characters: a positive number is a field's length, a negative one how many
// digits its own length has; binary fields are written in hexadecimal. From field 1 on.
static const int iso_fields[128] = {
    16, -2, 6,  12, 12, 12, 10, 8,  8,  8,  6,  6,  4,  4,  4,  4,  4,  4,  3,  3,  3,  3,
    3,  3,  2,  2,  1,  9,  9,  9,  9,  -2, -2, -2, -2, -3, 12, 6,  2,  3,  8,  15, 40, -2,
    -2, -3, -3, -3, 3,  3,  3,  16, 16, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, 16, 16, 1,
    2,  3,  3,  3,  4,  4,  6,  10, 10, 10, 10, 10, 10, 10, 10, 12, 12, 12, 12, 16, 16, 16,
    16, 42, 1,  2,  5,  7,  42, 16, 17, 25, -2, -2, -2, -2, -2, -3, -3, -3, -3, -3, -3, -3,
    -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, -3, 16,
};

static bool iso_bitmap(struct slice *rest, unsigned char bits[8])
{
    for (size_t i = 0; i < 8; i++) {
        unsigned byte;
        if (rest->len && rest->ptr[0] == ' ')
            return false;
        if (!hex_byte(rest, &byte))
            return false;
        bits[i] = (unsigned char)byte;
    }
    return true;
}

// Takes field `number` (from 1) off the rest.
static bool iso_take(struct slice *rest, size_t number)
{
    int form = iso_fields[number - 1];
    uint64_t length = (uint64_t)(form < 0 ? 0 : form);
    if (form < 0) {
        size_t digits = (size_t)-form;
        if (rest->len < digits || !slice_to_u64(slice_cut(*rest, 0, digits), &length))
            return false;
        *rest = slice_cut(*rest, digits, rest->len);
    }
    if (length > rest->len)
        return false;
    *rest = slice_cut(*rest, (size_t)length, rest->len);
    return true;
}

// The type (version, class, function, origin), a bitmap of the fields 1 to 64, of which the first
// says that a second bitmap follows, and the fields to the last character.
static enum check_result iso8583_run(struct slice value)
{
    unsigned char bits[16] = {0};
    if (value.len < 20 || value.ptr[0] < '0' || value.ptr[0] > '2' || value.ptr[1] < '1' ||
        value.ptr[1] > '8' || !is_digit(value.ptr[2]) || value.ptr[3] < '0' || value.ptr[3] > '5')
        return CHECK_SILENT;
    struct slice rest = slice_cut(value, 4, value.len);
    if (!iso_bitmap(&rest, bits) || ((bits[0] & 0x80) && !iso_bitmap(&rest, bits + 8)))
        return CHECK_SILENT;
    size_t fields = 0;
    for (size_t number = 2; number <= 128; number++) {
        if (!(bits[(number - 1) / 8] >> (7 - (number - 1) % 8) & 1))
            continue;
        if (!iso_take(&rest, number))
            return CHECK_FAILS;
        fields++;
    }
    return check_verdict(fields >= 2 && rest.len == 0);
}

// A TR-31 key block tells its own length, what the key is for, and with which algorithm and how.
static enum check_result key_block_run(struct slice value)
{
    enum { HEADER = 16 };
    uint64_t length;
    if (value.len < HEADER || !is_one_of(value.ptr[0], "ABCD"))
        return CHECK_SILENT;
    if (!slice_to_u64(slice_cut(value, 1, 5), &length) || length != value.len || length % 8 != 0)
        return CHECK_FAILS;
    return check_verdict(is_upper(value.ptr[5]) && is_alnum(value.ptr[6]) &&
                         is_one_of(value.ptr[7], "ADEHRST") &&
                         is_one_of(value.ptr[8], "BCDEGNSTVXY") && is_one_of(value.ptr[11], "ENS"));
}

const struct check checks_terminal[] = {
    CHECK_ROW("chip-data", chip_data_run, "its data objects have the lengths of a chip's",
              "EMV 4.3 Book 3 annexes A and B", .decides = true,
              .denies = SLICE_INIT("its bytes are no data objects of a chip")),
    CHECK_ROW("iso-8583", iso8583_run, "its fields are those that its bitmap announces",
              "ISO 8583:1987", .decides = true,
              .denies = SLICE_INIT("its fields are not those that its bitmap announces")),
    CHECK_ROW("tr31-key-block", key_block_run, "it has the length that its header tells",
              "ASC X9 TR 31-2018; ANSI X9.143", .decides = true,
              .denies = SLICE_INIT("it has not the length that its header tells")),
    CHECK_ROWS_END,
};
