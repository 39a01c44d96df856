// Keccak-256 as Ethereum uses it: the sponge of SHA-3 with the padding of Keccak's own submission.
#ifndef WAYBILL_BASE_KECCAK_H
#define WAYBILL_BASE_KECCAK_H

#include "slice.h"

enum { KECCAK256_SIZE = 32 };

// The Keccak reference, version 3.0 (Bertoni, Daemen, Peeters, Van Assche, 2011): Keccak[512] with
// 256 bits of output.
void keccak256(struct slice bytes, unsigned char digest[KECCAK256_SIZE]);

#endif
