// A date as sources give it: a year, a month or a day.
#ifndef WAYBILL_MODEL_DATE_H
#define WAYBILL_MODEL_DATE_H

#include "slice.h"

// The last day that "2026-02-14", "2026-02" or "2026" can mean, in days since
// 1970-01-01. False for anything else, days that the calendar lacks included.
bool date_last_day(struct slice date, int64_t *day);

enum { DATE_TEXT = sizeof "2026-02-14" };

// The other way round: the day as "2026-02-14". False, and nothing written, for one outside of the years 1 to 9999.
bool date_of_day(int64_t day, char text[DATE_TEXT]);

#endif
