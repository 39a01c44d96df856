// Four bytes that are met often in source text: what gram_rarity.c cannot tell from how bytes follow each other. That
// `addr` stands everywhere is no matter of its letters.
#ifndef WAYBILL_DETECT_GRAM_TABLE_H
#define WAYBILL_DETECT_GRAM_TABLE_H

#include <stddef.h>
#include <stdint.h>

enum { FREQUENT_GRAM_BITS = 14 }; // all that are no rarer are listed

struct frequent_gram {
    char bytes[5]; // folded, as text
    uint8_t bits;  // minus the logarithm of how often it is met, base 2
};

extern const struct frequent_gram frequent_grams[]; // sorted by their bytes
extern const size_t frequent_gram_count;

#endif
