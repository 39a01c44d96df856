// Bech32: a prefix in letters, a '1', and data whose last six characters are a sum of it all.
#ifndef WAYBILL_DETECT_BECH32_H
#define WAYBILL_DETECT_BECH32_H

#include "slice.h"

enum {
    BECH32_SUM = 6,
    BECH32_LONGEST = 1024, // BIP 173 says 90; keys of other networks are longer
    BECH32 = 1,            // what the sum leaves
    BECH32M = 0x2bc830a3,  // the same in BIP 350
};

// The sum over the prefix, as its high and low bits, and the data behind the last '1'. False when
// the value is not of that form, is too long or mixes its cases.
bool bech32_sum(struct slice value, uint32_t *sum);

// The five bits that a character of the data stands for, in either case; -1 for another character.
int bech32_bits(char c);

// Writes the BECH32_SUM characters with which a value whose sum is `sum` leaves `target`.
void bech32_tail(uint32_t sum, uint32_t target, bool upper, char *out);

#endif
