// Placeholders: what stands where a value will be put in later. `${TOKEN}`, `<your-key>`, `xxxx`, 123456789.
#ifndef WAYBILL_DETECT_PLACEHOLDER_H
#define WAYBILL_DETECT_PLACEHOLDER_H

#include "slice.h"

// What says so, as a constant sentence for why[]; NULL when nothing does.
const char *placeholder_why(struct slice value);

#endif
