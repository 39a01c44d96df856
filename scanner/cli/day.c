#include "day.h"

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

// A year counts from March, so that the leap day is its last and the months before
// any date have the lengths 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31: (153m + 2) / 5.
int day_of(int year, int month, int day_of_month)
{
    int march_year = month > 2 ? year : year - 1;
    int march_month = month > 2 ? month - 3 : month + 9;
    int leap_days = march_year / 4 - march_year / 100 + march_year / 400;
    enum { DAYS_BEFORE_1970 = 719469 }; // from 0000-03-01, as day_of_month counts from 1
    return 365 * march_year + leap_days + (153 * march_month + 2) / 5 + day_of_month -
           DAYS_BEFORE_1970;
}

static bool number(struct slice digits, int *value)
{
    uint64_t read;
    if (!slice_to_u64(digits, &read))
        return false;
    *value = (int)read;
    return true;
}

bool day_parse(struct slice text, int *day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year, month, day_of_month;

    if (text.len != 10 || text.ptr[4] != '-' || text.ptr[7] != '-' ||
        !number(slice_cut(text, 0, 4), &year) || !number(slice_cut(text, 5, 7), &month) ||
        !number(slice_cut(text, 8, 10), &day_of_month))
        return false;
    if (year < 1 || month < 1 || month > 12 || day_of_month < 1)
        return false;
    if (day_of_month > lengths[month - 1] + (month == 2 && is_leap(year)))
        return false;
    *day = day_of(year, month, day_of_month);
    return true;
}
