#include "date.h"

#include <stdio.h>

static bool is_leap(unsigned year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static unsigned month_length(unsigned year, unsigned month)
{
    static const unsigned char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && is_leap(year) ? 1U : 0U);
}

// The last day of the year, of the month or the day itself, where a part is 0.
static int64_t last_day(unsigned year, unsigned month, unsigned day)
{
    int64_t before = year - 1; // whole years since the year 1
    int64_t days = 365 * before + before / 4 - before / 100 + before / 400;
    const int64_t days_before_1970 = 719162;

    if (month == 0)
        month = 12;
    for (unsigned m = 1; m < month; m++)
        days += month_length(year, m);
    return days + (day ? day : month_length(year, month)) - 1 - days_before_1970;
}

// Takes the next part, which has exactly `width` digits and is not 0.
static bool take_part(struct slice *rest, size_t width, unsigned *part)
{
    struct slice digits;
    uint64_t number;

    if (!slice_split(rest, '-', &digits) || digits.len != width || !slice_to_u64(digits, &number) ||
        number == 0)
        return false;
    *part = (unsigned)number;
    return true;
}

bool date_last_day(struct slice date, int64_t *out)
{
    unsigned year, month = 0, day = 0;
    struct slice rest = date;

    if (slice_ends_with(date, SLICE("-")) || !take_part(&rest, 4, &year))
        return false;
    if (rest.len && (!take_part(&rest, 2, &month) || month > 12))
        return false;
    if (rest.len && (!take_part(&rest, 2, &day) || day > month_length(year, month)))
        return false;
    if (rest.len)
        return false;
    *out = last_day(year, month, day);
    return true;
}

bool date_of_day(int64_t day, char text[DATE_TEXT])
{
    unsigned year = 1, month = 1;

    if (day < last_day(1, 1, 1) || day > last_day(9999, 12, 31))
        return false;
    // A year has at most 366 days: from this one on there are few to try.
    year += (unsigned)((day - last_day(1, 1, 1)) / 366);
    while (last_day(year, 12, 31) < day)
        year++;
    while (last_day(year, month, 0) < day)
        month++;
    unsigned in_month = (unsigned)(day - last_day(year, month, 1)) + 1;
    snprintf(text, DATE_TEXT, "%04u-%02u-%02u", year % 10000, month % 100, in_month % 100);
    return true;
}
