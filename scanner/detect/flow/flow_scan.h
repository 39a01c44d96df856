// Small steps over hostile text. For this folder's flow_*.c alone.
#ifndef WAYBILL_DETECT_FLOW_SCAN_H
#define WAYBILL_DETECT_FLOW_SCAN_H

#include "slice.h"

enum { FLOW_NAME_MOST = 160, FLOW_BLANKS_MOST = 160 }; // bytes that are looked at

static inline bool is_name_byte(char c)
{
    return is_word(c) || c == '$' || c == '@' || (unsigned char)c >= 0x80;
}

static inline char byte_at(struct slice text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

static inline bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static inline size_t skip_space(struct slice text, size_t at, size_t most)
{
    size_t end = at + most < text.len ? at + most : text.len;
    while (at < end && is_space(text.ptr[at]))
        at++;
    return at;
}

static inline size_t skip_blanks(struct slice text, size_t at)
{
    size_t end = at + FLOW_BLANKS_MOST;
    while (at < end && is_blank(byte_at(text, at)))
        at++;
    return at;
}

static inline size_t back_space(struct slice text, size_t at, size_t most)
{
    size_t least = at > most ? at - most : 0;
    while (at > least && is_space(text.ptr[at - 1]))
        at--;
    return at;
}

#endif
