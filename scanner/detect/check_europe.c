// National and business numbers of European countries.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"

const struct check checks_europe[] = {
    CHECK_ROWS_END,
};
