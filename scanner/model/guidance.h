// The sentences that a report says whatever the repository: which tools to look at
// first, by tier, and what the report is not. The data of policy/matrix.yml.
#ifndef WAYBILL_MODEL_GUIDANCE_H
#define WAYBILL_MODEL_GUIDANCE_H

#include "slice.h"

enum guidance {
    GUIDANCE_LOW,
    GUIDANCE_MEDIUM,
    GUIDANCE_HIGH,
    GUIDANCE_REGULATED, // a high tier by row R4
    GUIDANCE_DISCLAIMER,
    GUIDANCE_COUNT,
};

extern const struct slice guidance_texts[GUIDANCE_COUNT];

#endif
