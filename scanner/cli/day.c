#include "day.h"

#include "date.h"

bool day_parse(struct slice text, int *day)
{
    int64_t last;
    // A date of full length names one day, which is its last.
    if (text.len != strlen("YYYY-MM-DD") || !date_last_day(text, &last))
        return false;
    *day = (int)last;
    return true;
}
