// Network addresses as they are written, and which of them belong to somebody.
#ifndef WAYBILL_DETECT_ADDRESS_H
#define WAYBILL_DETECT_ADDRESS_H

#include "slice.h"

enum address_use {
    ADDRESS_NONE, // no address
    // Of no one device or line: private, local, group, unspecified; or a well-known server's.
    ADDRESS_COMMON,
    ADDRESS_EXAMPLE, // set aside for documents
    ADDRESS_OWNED,
};

// An IPv4 address in dotted decimal, without leading zeros, or an IPv6 address in any form of RFC 4291 section 2.2
// but those that end in dotted decimal. By IANA's registries of special-purpose addresses, RFC 5737, 3849 and 9637.
enum address_use address_of_ip(struct slice text);

// A MAC address of 48 bits: pairs with colons or hyphens between them, or three groups of four digits with dots. Group
// and locally administered addresses are common; RFC 7042 section 2.1 sets some aside for documents.
enum address_use address_of_mac(struct slice text);

#endif
