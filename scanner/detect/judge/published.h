// Keys and tokens that everybody has: printed in standards and manuals, or shipped with a tool for
// tests. They are told, and weigh nothing.
#ifndef WAYBILL_DETECT_PUBLISHED_H
#define WAYBILL_DETECT_PUBLISHED_H

#include "slice.h"

// Where the key was published, as a constant sentence for why[]; NULL for all others. Takes keys in
// armour or base64, wallets' keys and seed phrases.
const char *published_key_why(struct slice value);

// The same of any other credential: access keys, tokens, passwords as they stand, and JSON Web Tokens by their
// claims, whatever they are signed with.
const char *published_value_why(struct slice value);

#endif
