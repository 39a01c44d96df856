// Ranges of numbers that a register gives out: provinces, places, offices.
#ifndef WAYBILL_DETECT_RANGES_H
#define WAYBILL_DETECT_RANGES_H

#include "slice.h"

struct range {
    uint16_t first, last;
};

static inline bool in_ranges(uint64_t number, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (number >= ranges[i].first && number <= ranges[i].last)
            return true;
    return false;
}

#define IN_RANGES(number, ranges) in_ranges(number, ranges, sizeof(ranges) / sizeof(ranges)[0])

#endif
