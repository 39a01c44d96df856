// Reading DER (ITU-T X.690): tag, length, content. Only what keys are made of.
#ifndef WAYBILL_DETECT_DER_H
#define WAYBILL_DETECT_DER_H

#include "slice.h"

enum der_tag {
    DER_INTEGER = 0x02,
    DER_OCTET_STRING = 0x04,
    DER_OID = 0x06,
    DER_SEQUENCE = 0x30,
};

struct der {
    unsigned char tag;
    struct slice content; // as far as it is there
    size_t told;          // how long it says to be
    bool whole;           // all of it is there
};

static inline unsigned char der_byte(struct slice der, size_t at)
{
    return (unsigned char)der.ptr[at];
}

// Takes one element off the front of `*rest`. False when no element with a length of at most three
// octets begins there. One that is cut off ends `*rest`.
static inline bool der_take(struct slice *rest, struct der *out)
{
    if (rest->len < 2)
        return false;
    size_t at = 2, len = der_byte(*rest, 1);
    if (len >= 0x80) {
        size_t octets = len & 0x7F;
        if (octets == 0 || octets > 3 || rest->len < 2 + octets)
            return false;
        for (len = 0; octets > 0; octets--)
            len = len << 8 | der_byte(*rest, at++);
    }
    out->tag = der_byte(*rest, 0);
    out->told = len;
    out->content = slice_cut(*rest, at, at + len);
    out->whole = rest->len - at >= len;
    *rest = slice_cut(*rest, at + len, rest->len);
    return true;
}

#endif
