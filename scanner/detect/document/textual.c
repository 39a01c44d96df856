#include "textual.h"

#include "print.h"

static bool is_printable(unsigned char c)
{
    return (c >= 0x20 && c < 0x7F) || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// How long the character is that a byte above 0x7F begins; 0: none begins so.
static size_t utf8_length(unsigned char first)
{
    return first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

static bool is_utf8_head(struct slice head)
{
    for (size_t at = 0; at < head.len;) {
        unsigned char c = (unsigned char)head.ptr[at];
        if (c < 0x80) {
            if (!is_printable(c))
                return false;
            at++;
            continue;
        }
        size_t len = utf8_length(c);
        if (len == 0)
            return false;
        if (head.len - at < len)
            return true; // cut off
        if (utf8_next(head, &at) == 0xFFFD)
            return false;
    }
    return true;
}

// Two bytes a character, of which the one at `zero` (0 or 1) is NUL and the other ASCII, in nine of ten.
static bool is_wide_ascii(struct slice head, size_t zero)
{
    enum { LEAST = 8 };
    size_t ascii = 0, units = head.len / 2;
    for (size_t i = 0; i < units; i++) {
        unsigned char high = (unsigned char)head.ptr[2 * i + zero];
        unsigned char low = (unsigned char)head.ptr[2 * i + 1 - zero];
        if (high == 0 && !is_printable(low) && low < 0x80)
            return false;
        ascii += high == 0;
    }
    return head.len >= LEAST && ascii * 10 >= units * 9;
}

enum textual textual_head(struct slice head)
{
    bool wide = slice_has_byte(head, '\0');
    if (slice_starts_with(head, SLICE("\xff\xfe")) || (wide && is_wide_ascii(head, 1)))
        return TEXTUAL_UTF16_LE;
    if (slice_starts_with(head, SLICE("\xfe\xff")) || (wide && is_wide_ascii(head, 0)))
        return TEXTUAL_UTF16_BE;
    return !wide && is_utf8_head(head) ? TEXTUAL_UTF8 : TEXTUAL_NO;
}

size_t textual_bad_bytes(struct slice text)
{
    size_t bad = 0;
    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.ptr[at];
        if (c < 0x80) {
            bad += !is_printable(c);
            at++;
        } else {
            bad += utf8_next(text, &at) == 0xFFFD;
        }
    }
    return bad;
}
