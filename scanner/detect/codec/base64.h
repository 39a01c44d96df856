// Base64, base64url, base32 and base16 (RFC 4648), for checks that look into a value.
#ifndef WAYBILL_DETECT_BASE64_H
#define WAYBILL_DETECT_BASE64_H

#include "slice.h"

// The six bits of one character of either alphabet, or -1. A table: on digests and keys branches are guessed wrong.
static inline int base64_bits(char c)
{
    // From the blank on, 16 a line: signs and digits, then capitals, then small letters.
    // clang-format off
    static const int8_t bits[] = {
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 62, -1, 62, -1, 63,
        52, 53, 54, 55, 56, 57, 58, 59, 60, 61, -1, -1, -1, -1, -1, -1,
        -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
        15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, -1, -1, -1, -1, 63,
        -1, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
        41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, -1, -1, -1, -1, -1,
    };
    // clang-format on
    unsigned char at = (unsigned char)c;
    return at < ' ' || at > '~' ? -1 : bits[at - ' '];
}

// Decodes the start of `text` into `out` until that is full, and says how many bytes it wrote.
// Padding ends the text. False when another character stands in it or the last bits make no byte.
static inline bool base64_decode(struct slice text, unsigned char *out, size_t room, size_t *len)
{
    uint32_t bits = 0;
    unsigned held = 0;
    *len = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
        int six = base64_bits(text.ptr[i]);
        if (six < 0)
            return false;
        bits = bits << 6 | (uint32_t)six;
        held += 6;
        if (held < 8)
            continue;
        if (*len == room)
            return true;
        held -= 8;
        out[(*len)++] = (unsigned char)(bits >> held);
    }
    return held < 6;
}

// Base32 of the same document, upper case: the five bits of a character, or -1.
static inline int base32_bits(char c)
{
    if (is_upper(c))
        return c - 'A';
    return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

// Base16, in either case: the four bits of a character, or -1.
static inline int base16_bits(char c)
{
    if (is_digit(c))
        return c - '0';
    c = to_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static inline char base32_digit(uint64_t bits)
{
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits & 31];
}

#endif
