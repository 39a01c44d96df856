// One hexadecimal digit.
#ifndef WAYBILL_BASE_HEX_H
#define WAYBILL_BASE_HEX_H

#include "slice.h"

// Its value, or -1.
static inline int hex_value(char c)
{
    char lower = (char)(c | 0x20);
    if (is_digit(c))
        return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

#endif
