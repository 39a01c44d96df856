// Armour: the base64 between a BEGIN and an END line (RFC 7468, RFC 1421, RFC 9580 section 6.2), as
// it stands in a file of its own or wrapped into source code, JSON or a comment.
#ifndef WAYBILL_DETECT_ARMOR_H
#define WAYBILL_DETECT_ARMOR_H

#include "slice.h"

enum { ARMOR_LONGEST = 16 * 1024 }; // bytes that a block may decode to

struct armor {
    struct slice label; // between "BEGIN " and the dashes
    bool whole;         // its END line is there
    bool encrypted;     // its headers say so (RFC 1421: Proc-Type: 4,ENCRYPTED)
    bool has_crc;       // the line of RFC 9580 section 6.1 follows the body:
    uint32_t crc;       // its 24 bits
    size_t len;
    unsigned char bytes[ARMOR_LONGEST];
};

// Reads a block that begins with its BEGIN line. False when there is none, when its body is not
// base64 or longer than ARMOR_LONGEST. A block without an END line is read as far as it goes.
bool armor_read(struct armor *armor, struct slice block);

// CRC-24 of RFC 9580 section 6.1.1.
uint32_t crc24_of(struct slice bytes);

#endif
