// Whole words of three letters: where they stand in a text. For the sweep alone.
//
// So short a word stands inside of many others, and none of its four-byte grams is rare. But where words begin and end
// can be told for 64 bytes at once by masks of letters and capitals, and three letters are fifteen bits: a bitmap of
// 4 KB says which of those that stand alone are looked for.
#ifndef WAYBILL_DETECT_SHORT_WORDS_H
#define WAYBILL_DETECT_SHORT_WORDS_H

#include "slice.h"

enum {
    SHORT_LETTERS = 3,
    SHORT_CODES = 1 << 5 * SHORT_LETTERS,
    SHORT_BITMAP_WORDS = SHORT_CODES / 32,
    SHORT_PIECE = 4096, // bytes that are looked at in one call, at most
};

// The low five bits of each of three letters: the same in either case. Bytes above 127 share codes with letters.
static inline uint32_t short_code(const char *at)
{
    const unsigned char *bytes = (const unsigned char *)at;
    return (bytes[0] & 31U) | (bytes[1] & 31U) << 5 | (bytes[2] & 31U) << 10;
}

// Stores in `places` where in the piece text[at, at + len) three letters begin that stand as words_stand() says and
// whose code the bitmap has, counted from `at`, and returns how many. `places` has room for SHORT_PIECE + 1. `wide`:
// the processor has AVX2.
size_t short_words_find(const uint32_t *bitmap, struct slice text, size_t at, size_t len, bool wide,
                        uint16_t *places);

#endif
