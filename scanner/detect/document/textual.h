// Whether bytes are a text, asked before much is done about them.
#ifndef WAYBILL_DETECT_TEXTUAL_H
#define WAYBILL_DETECT_TEXTUAL_H

#include "slice.h"

enum textual { TEXTUAL_NO, TEXTUAL_UTF8, TEXTUAL_UTF16_LE, TEXTUAL_UTF16_BE };

// What a text would be that begins with these bytes: UTF-8 without control characters (a character may be cut off at
// the end), or UTF-16 by its byte order mark or, from 8 bytes on, by a NUL in every second byte beside ASCII.
enum textual textual_head(struct slice head);

// False when no text begins with these two bytes: nearly all that is not one is told by them.
static inline bool textual_may_begin(unsigned char first, unsigned char second)
{
    bool goes_on = second >= 0x80 && second < 0xC0; // a character of UTF-8, perhaps
    if (first == 0 || second == 0)
        return first != second; // UTF-16
    if (first >= 0x80)
        return (first >= 0xC2 && first < 0xF5 && goes_on) || (first >= 0xFE && second >= 0xFE);
    bool is_blank = first >= '\t' && first <= '\r';
    return (first >= 0x20 || is_blank) && first != 0x7F && !goes_on &&
           (second >= 0x20 || (second >= '\t' && second <= '\r'));
}

// How many bytes are no part of a text: control characters but blanks, and what is not UTF-8.
size_t textual_bad_bytes(struct slice text);

#endif
