// Base58 with Bitcoin's alphabet, for checks that look into a value.
#ifndef WAYBILL_DETECT_BASE58_H
#define WAYBILL_DETECT_BASE58_H

#include "slice.h"

enum { BASE58_LONGEST = 128 }; // bytes

// Decodes `text` into `out`, which has `room` bytes (at most BASE58_LONGEST), and returns how many
// there are. 0 when it is empty, another character stands in it or it decodes to more.
size_t base58_decode(struct slice text, unsigned char *out, size_t room);

// The four bytes that base58check puts behind `bytes`: the start of their SHA-256's SHA-256.
void base58_sum(struct slice bytes, unsigned char sum[4]);

// Writes `bytes` (at most BASE58_LONGEST) in base58 to `out` and returns the length, which is at
// most 2 * BASE58_LONGEST.
size_t base58_encode(struct slice bytes, char *out);

#endif
