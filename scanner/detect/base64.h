// Base64, base64url, base32 and base16 (RFC 4648), for checks that look into a value.
#ifndef WAYBILL_DETECT_BASE64_H
#define WAYBILL_DETECT_BASE64_H

#include "slice.h"

// The six bits of one character of either alphabet, or -1.
static inline int base64_bits(char c)
{
    if (is_upper(c))
        return c - 'A';
    if (is_lower(c))
        return c - 'a' + 26;
    if (is_digit(c))
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    return c == '/' || c == '_' ? 63 : -1;
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
