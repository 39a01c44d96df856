#include "print.h"

uint32_t utf8_next(struct slice s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.ptr + *at;
    size_t left = s.len - *at;
    uint32_t first = p[0];
    size_t len = first < 0x80   ? 1
                 : first < 0xC2 ? 0
                 : first < 0xE0 ? 2
                 : first < 0xF0 ? 3
                 : first < 0xF5 ? 4
                                : 0;
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

    *at += 1;
    if (len == 1)
        return first;
    if (len == 0 || left < len)
        return 0xFFFD;
    uint32_t code = first & (0x7FU >> len);
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0xFFFD;
        code = code << 6 | (p[i] & 0x3F);
    }
    if (code < smallest[len] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return 0xFFFD;
    *at += len - 1;
    return code;
}

size_t utf8_put(uint32_t code, char out[4])
{
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)((0xF00U >> len & 0xF0) | code);
    return len;
}

void utf8_add(struct buf *buf, uint32_t code)
{
    char bytes[4];
    size_t len = utf8_put(code, bytes);
    buf_add(buf, slice_of(bytes, len));
}

size_t utf8_count(struct slice s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len; count++)
        utf8_next(s, &at);
    return count;
}

bool code_point_is_unsafe(uint32_t c)
{
    // Controls, separators and noncharacters, and what Unicode calls
    // Default_Ignorable_Code_Point: what shows nothing, or reorders its neighbours.
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00, 0x1F},     {0x7F, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},
        {0x61C, 0x61C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
        {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
        {0xFDD0, 0xFDEF}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    };
    if ((c & 0xFFFE) == 0xFFFE)
        return true;
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

// U+FFFD stands in the text itself when three bytes were taken for it.
static bool was_invalid(uint32_t code, size_t bytes)
{
    return code == 0xFFFD && bytes == 1;
}

bool begins_logging_command(struct slice s)
{
    size_t at = 2;
    if (!slice_starts_with(s, SLICE("##")))
        return false;
    while (at < s.len && is_alpha(s.ptr[at]))
        at++;
    return at < s.len && s.ptr[at] == '[';
}

// Where a log of GitHub Actions would read a command, `::name` behind nothing but blanks, and one of others anywhere.
static bool starts_command(struct slice s, size_t at)
{
    struct slice rest = slice_cut(s, at, s.len);
    return (slice_starts_with(rest, SLICE("::")) && (at == 0 || is_space(s.ptr[at - 1]))) ||
           begins_logging_command(rest);
}

static void add_unsafe(struct buf *buf, uint32_t code)
{
    if (code == '\n')
        buf_add_string(buf, "\\n");
    else if (code == '\t')
        buf_add_string(buf, "\\t");
    else if (code == '\r')
        buf_add_string(buf, "\\r");
    else
        buf_printf(buf, code < 0x80 ? "\\x%02x" : "\\u{%x}", code);
}

static void add_safe(struct buf *buf, struct slice s, size_t from, size_t to, uint32_t code)
{
    if (code == '\\')
        buf_add_string(buf, "\\\\");
    else if (was_invalid(code, to - from))
        buf_printf(buf, "\\x%02x", (unsigned char)s.ptr[from]);
    else if (code_point_is_unsafe(code) || starts_command(s, from))
        add_unsafe(buf, code);
    else
        buf_add(buf, slice_cut(s, from, to));
}

void print_safe(struct buf *buf, struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t code = utf8_next(s, &at);
        add_safe(buf, s, from, at, code);
    }
}

static bool is_safe(struct slice s, size_t from, size_t to, uint32_t code)
{
    return code == '\\' || (!was_invalid(code, to - from) && !code_point_is_unsafe(code) &&
                            !starts_command(s, from));
}

static bool is_all_safe(struct slice s)
{
    for (size_t at = 0, from = 0; at < s.len; from = at) {
        uint32_t code = utf8_next(s, &at);
        if (!is_safe(s, from, at, code))
            return false;
    }
    return true;
}

struct slice print_again(struct arena *arena, struct slice s)
{
    enum { LONGEST_ESCAPE = 10 };
    if (is_all_safe(s))
        return s;
    struct buf buf;
    buf_init(&buf, s.len * LONGEST_ESCAPE);
    for (size_t at = 0, from = 0; at < s.len; from = at) {
        uint32_t code = utf8_next(s, &at);
        if (is_safe(s, from, at, code))
            buf_add(&buf, slice_cut(s, from, at));
        else
            add_safe(&buf, s, from, at, code);
    }
    struct slice again = arena_copy(arena, buf_slice(&buf));
    buf_release(&buf);
    return again;
}

const char *print_quoted(struct arena *arena, struct slice s, size_t limit)
{
    struct buf buf;
    buf_init(&buf, 16 * limit + 16);
    size_t at = 0;
    for (size_t n = 0; at < s.len && n < limit; n++) {
        size_t from = at;
        uint32_t code = utf8_next(s, &at);
        if (code == ';' && at < s.len && s.ptr[at] == ' ')
            buf_add_string(&buf, "\\x3b");
        else
            add_safe(&buf, s, from, at, code);
    }
    if (at < s.len)
        buf_add_string(&buf, "...");
    const char *quoted = arena_copy(arena, buf_slice(&buf)).ptr;
    buf_release(&buf);
    return quoted;
}

void print_json(struct buf *buf, struct slice s)
{
    buf_add_byte(buf, '"');
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t code = utf8_next(s, &at);
        if (code == '"' || code == '\\')
            buf_printf(buf, "\\%c", (char)code);
        else if (was_invalid(code, at - from))
            utf8_add(buf, 0xFFFD);
        else if (!code_point_is_unsafe(code) && !starts_command(s, from))
            buf_add(buf, slice_cut(s, from, at));
        else if (code < 0x10000)
            buf_printf(buf, "\\u%04x", code);
        else // a surrogate pair
            buf_printf(buf, "\\u%04x\\u%04x", 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF));
    }
    buf_add_byte(buf, '"');
}

void print_html(struct buf *buf, struct slice s)
{
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t code = utf8_next(s, &at);
        if (code == '&' || code == '<' || code == '>' || code == '"' || code == '\'' ||
            (starts_command(s, from) && !code_point_is_unsafe(code)))
            buf_printf(buf, "&#%u;", code);
        else if (was_invalid(code, at - from))
            utf8_add(buf, 0xFFFD);
        else if (code_point_is_unsafe(code))
            add_unsafe(buf, code);
        else
            buf_add(buf, slice_cut(s, from, at));
    }
}
