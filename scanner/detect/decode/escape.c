#include "escape.h"

#include "hex.h"
#include "print.h"

// The number that up to `most` digits at text[at] make, and how many there are.
static size_t read_hex(struct slice text, size_t at, size_t most, uint32_t *number)
{
    size_t count = 0;
    *number = 0;
    for (; count < most && at + count < text.len; count++) {
        int digit = hex_value(text.ptr[at + count]);
        if (digit < 0)
            break;
        *number = *number << 4 | (uint32_t)digit;
    }
    return count;
}

static size_t put_code_point(uint32_t code, char out[4])
{
    bool is_one = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return utf8_put(is_one ? code : 0xFFFD, out);
}

// \uXXXX, two of them for a surrogate pair, \u{X...} and \UXXXXXXXX.
static size_t read_unicode(struct slice text, size_t at, char out[4], size_t *len)
{
    uint32_t code, low;
    bool braces = at + 2 < text.len && text.ptr[at + 2] == '{';
    size_t digits = text.ptr[at + 1] == 'U' ? 8 : 4;
    size_t taken = 2 + braces;
    size_t count = read_hex(text, at + taken, braces ? 6 : digits, &code);
    if (braces) {
        if (count == 0 || at + taken + count >= text.len || text.ptr[at + taken + count] != '}')
            return 0;
        taken++;
    } else if (count < digits) {
        return 0;
    }
    taken += count;
    struct slice rest = slice_cut(text, at + taken, text.len);
    if (code >= 0xD800 && code < 0xDC00 && slice_starts_with(rest, SLICE("\\u")) &&
        read_hex(rest, 2, 4, &low) == 4 && low >= 0xDC00 && low < 0xE000) {
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        taken += 6;
    }
    *len = put_code_point(code, out);
    return taken;
}

// \NNN of up to three octal digits, at most \377.
static size_t read_octal(struct slice text, size_t at, char out[4], size_t *len)
{
    unsigned number = 0;
    size_t taken = 1;
    for (; taken < 4 && at + taken < text.len; taken++) {
        char c = text.ptr[at + taken];
        if (c < '0' || c > '7' || number * 8 + (unsigned)(c - '0') > 255)
            break;
        number = number * 8 + (unsigned)(c - '0');
    }
    out[0] = (char)(unsigned char)number;
    *len = 1;
    return taken;
}

size_t escape_backslash(struct slice text, size_t at, char out[4], size_t *len)
{
    static const char meaning[128] = {
        ['n'] = '\n',  ['t'] = '\t', ['r'] = '\r',   ['b'] = '\b', ['f'] = '\f',
        ['v'] = '\v',  ['a'] = '\a', ['e'] = '\x1b', ['"'] = '"',  ['\''] = '\'',
        ['\\'] = '\\', ['/'] = '/',  ['`'] = '`',
    };
    uint32_t number;
    if (at + 1 >= text.len)
        return 0;
    char c = text.ptr[at + 1];
    *len = 1;
    if (c == 'u' || c == 'U')
        return read_unicode(text, at, out, len);
    if (c >= '0' && c <= '7')
        return read_octal(text, at, out, len);
    if (c == 'x') {
        if (read_hex(text, at + 2, 2, &number) < 2)
            return 0;
        out[0] = (char)(unsigned char)number;
        return 4;
    }
    out[0] = (unsigned char)c < sizeof meaning ? meaning[(unsigned char)c] : '\0';
    return out[0] ? 2 : 0;
}

size_t escape_percent(struct slice text, size_t at, char out[4], size_t *len)
{
    uint32_t number;
    if (read_hex(text, at + 1, 2, &number) < 2)
        return 0;
    out[0] = (char)(unsigned char)number;
    *len = 1;
    return 3;
}

size_t escape_entity(struct slice text, size_t at, char out[4], size_t *len)
{
    static const struct {
        struct slice name;
        char character;
    } named[] = {
        {SLICE_INIT("&quot;"), '"'}, {SLICE_INIT("&amp;"), '&'},   {SLICE_INIT("&lt;"), '<'},
        {SLICE_INIT("&gt;"), '>'},   {SLICE_INIT("&apos;"), '\''}, {SLICE_INIT("&nbsp;"), ' '},
    };
    struct slice rest = slice_cut(text, at, at + ESCAPE_LONGEST);
    // C has most of the signs, as operators.
    bool may_be_one = rest.len >= 4 && (is_lower(rest.ptr[1]) || rest.ptr[1] == '#');
    if (!may_be_one)
        return 0;
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        if (!slice_starts_with(rest, named[i].name))
            continue;
        out[0] = named[i].character;
        *len = 1;
        return named[i].name.len;
    }
    if (!slice_starts_with(rest, SLICE("&#")))
        return 0;
    size_t end = slice_find_byte(rest, ';');
    uint64_t number = 0;
    uint32_t code;
    if (end == SLICE_NOT_FOUND)
        return 0;
    if (rest.ptr[2] == 'x' || rest.ptr[2] == 'X') {
        if (end == 3 || read_hex(rest, 3, 8, &code) != end - 3)
            return 0;
        number = code;
    } else if (!slice_to_u64(slice_cut(rest, 2, end), &number)) {
        return 0;
    }
    *len = put_code_point(number > UINT32_MAX ? UINT32_MAX : (uint32_t)number, out);
    return end + 1;
}

size_t escape_find(struct slice text, size_t at, size_t to, char mark, escape_read *read)
{
    char out[4];
    size_t len;
    for (; at < to; at++) {
        const char *found = memchr(text.ptr + at, mark, to - at);
        if (!found)
            break;
        at = (size_t)(found - text.ptr);
        if (read(text, at, out, &len))
            return at;
    }
    return SLICE_NOT_FOUND;
}

size_t escape_add(struct layer *layer, struct slice text, size_t at, escape_read *read)
{
    char out[4];
    size_t len = 0;
    size_t taken = read(text, at, out, &len);
    layer_piece(layer, PIECE_WHOLE, at, taken);
    buf_add(&layer->text, slice_of(out, len));
    return at + taken;
}
