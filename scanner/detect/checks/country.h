// Countries by their two letters.
#ifndef WAYBILL_DETECT_COUNTRY_H
#define WAYBILL_DETECT_COUNTRY_H

#include "slice.h"

// Two capital letters of ISO 3166-1, or XK, which banks use for Kosovo.
bool country_exists(struct slice code);

#endif
