// The sentences that a report says whatever the repository: which tools to look at
// first, by tier, and what the report is not. The data of policy/matrix.yml.
#ifndef WAYBILL_MODEL_GUIDANCE_H
#define WAYBILL_MODEL_GUIDANCE_H

#include "assessment.h"

enum guidance {
    GUIDANCE_LOW,
    GUIDANCE_MEDIUM,
    GUIDANCE_HIGH,
    GUIDANCE_REGULATED, // a high tier by row R4
    GUIDANCE_DISCLAIMER,
    GUIDANCE_COUNT,
};

extern const struct slice guidance_texts[GUIDANCE_COUNT];

// Which tools to look at first.
static inline enum guidance guidance_of_tier(enum tier tier)
{
    static const enum guidance by_tier[TIER_COUNT] = {
        [TIER_LOW] = GUIDANCE_LOW,
        [TIER_MEDIUM] = GUIDANCE_MEDIUM,
        [TIER_HIGH] = GUIDANCE_HIGH,
    };
    return by_tier[tier];
}

#endif
