// A calendar day, as a number: days since 1970-01-01 in the Gregorian calendar.
#ifndef WAYBILL_CLI_DAY_H
#define WAYBILL_CLI_DAY_H

#include "slice.h"

enum { SECONDS_PER_DAY = 24 * 60 * 60 };

// "2026-02-28": four, two and two digits, and a day that the calendar has.
bool day_parse(struct slice text, int *day);

#endif
