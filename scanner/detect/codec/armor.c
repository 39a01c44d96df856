#include "armor.h"

#include "base64.h"

enum { TEXT_LONGEST = 2 * ARMOR_LONGEST };

// A plus is a joint of string literals, and no base64, when nothing but blanks and quotes is next
// to it.
static bool is_joint(struct slice text, size_t i)
{
    char before = i > 0 ? text.ptr[i - 1] : ' ';
    char after = i + 1 < text.len ? text.ptr[i + 1] : ' ';
    return (is_space(before) || (before && strchr("\"'`", before))) &&
           (is_space(after) || (after && strchr("\"'`", after)));
}

// What an escape at text[*i] stands for: the line's end for \n and \r, '/' for JSON's \/, else a
// blank. However often it was escaped. Moves *i to its last byte.
static char escaped(struct slice text, size_t *i)
{
    while (*i + 1 < text.len && text.ptr[*i] == '\\')
        ++*i;
    char c = text.ptr[*i];
    return c == 'n' || c == 'r' || c == '\n' ? '\n' : c == '/' ? '/' : ' ';
}

// The body without what source code puts around and between its lines, in `out`. False when it is
// too long.
static bool unwrap(struct slice body, char *out, size_t *len)
{
    *len = 0;
    for (size_t i = 0; i < body.len; i++) {
        char c = body.ptr[i];
        if (c == '\\')
            c = escaped(body, &i);
        else if (c == '\r')
            c = '\n';
        else if ((c == '+' && is_joint(body, i)) || (c && strchr("\"'`,;.|>#*", c)))
            c = ' ';
        if (*len == TEXT_LONGEST)
            return false;
        out[(*len)++] = c;
    }
    return true;
}

// PGP's checksum, four characters behind an '='.
static bool read_crc(struct armor *armor, struct slice line)
{
    unsigned char sum[3];
    size_t len;
    if (line.len != 5 || line.ptr[0] != '=' ||
        !base64_decode(slice_cut(line, 1, 5), sum, sizeof sum, &len) || len != sizeof sum)
        return false;
    armor->crc = (uint32_t)sum[0] << 16 | (uint32_t)sum[1] << 8 | sum[2];
    return armor->has_crc = true;
}

// Appends a line's base64 to `letters`; padding ends the body. False for anything else.
static bool read_line(struct armor *armor, struct slice line, char *letters, size_t *len,
                      bool *ended)
{
    line = slice_trim(line);
    if (slice_equals(line, SLICE("//")) || slice_starts_with(line, SLICE("// ")))
        line = slice_cut(line, 2, line.len); // a comment
    if (slice_has_byte(line, ':'))
        return *len == 0; // a header
    if (*len && read_crc(armor, line))
        return *ended = true;
    for (size_t i = 0; i < line.len && !*ended; i++) {
        char c = line.ptr[i];
        if (c == '=')
            *ended = true;
        else if (c != ' ' && c != '\t' && base64_bits(c) < 0)
            return false;
        else if (c != ' ' && c != '\t')
            letters[(*len)++] = c;
    }
    return true;
}

bool armor_read(struct armor *armor, struct slice block)
{
    char text[TEXT_LONGEST], letters[TEXT_LONGEST];
    size_t text_len, len = 0;
    bool ended = false;
    armor->whole = armor->encrypted = armor->has_crc = false;
    armor->len = 0;
    if (!slice_starts_with(block, SLICE("-----BEGIN ")))
        return false;
    block = slice_cut(block, strlen("-----BEGIN "), block.len);
    armor->label = slice_cut(block, 0, slice_find(block, SLICE("-----")));
    if (armor->label.len == block.len)
        return false;
    struct slice body = slice_cut(block, armor->label.len + 5, block.len);
    size_t end = slice_find(body, SLICE("-----END "));
    armor->whole = end != SLICE_NOT_FOUND;
    body = slice_cut(body, 0, end);
    armor->encrypted = slice_find(body, SLICE("4,ENCRYPTED")) != SLICE_NOT_FOUND;
    if (!unwrap(body, text, &text_len))
        return false;
    struct slice line, rest = slice_of(text, text_len);
    while (slice_split(&rest, '\n', &line))
        if (!read_line(armor, line, letters, &len, &ended))
            return false;
    // What is cut off may end anywhere, and a block that has lost characters with one that makes no
    // byte.
    len -= armor->whole ? len % 4 == 1 : len % 4;
    return base64_decode(slice_of(letters, len), armor->bytes, ARMOR_LONGEST, &armor->len) &&
           armor->len > 0 && armor->len < ARMOR_LONGEST;
}

uint32_t crc24_of(struct slice bytes)
{
    uint32_t crc = 0xB704CE;
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (uint32_t)(unsigned char)bytes.ptr[i] << 16;
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 0x800000 ? crc << 1 ^ 0x1864CFB : crc << 1;
        crc &= 0xFFFFFF;
    }
    return crc;
}
