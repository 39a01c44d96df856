// Numbers of a country's registers: a country's letters that may stand before the digits, and a check character that a
// weighted sum picks. For check_*.c.
#ifndef WAYBILL_DETECT_REGISTER_NUMBER_H
#define WAYBILL_DETECT_REGISTER_NUMBER_H

#include "symbols.h"

// The sum of weights[i] times digit i, modulo `modulus`, is the place of the check character in `picks`. A '-' there is a
// remainder that no number has, because it would take two digits. Most take 11 less the remainder: "00987654321" with a 0
// where that would be 10 or 11.
struct weighted {
    const int *weights;
    size_t count;
    int modulus;
    const char *picks;
};

// Whether the symbol behind the `count` digits from `from` on is the one that their sum picks. They must be there.
bool weighted_holds(const struct symbols *symbols, size_t from, const struct weighted *scheme);

// The sum of the digits [0, to), from the right, times the weights, which begin anew when they are used up.
int weighted_from_right(const struct symbols *symbols, size_t to, const int *weights, size_t count);

// Takes `prefix` (capital letters) off the front, where it stands there.
void symbols_drop(struct symbols *symbols, const char *prefix);

// Reads a value that is `count` digits, with or without `prefix` before them.
bool number_read(struct symbols *symbols, struct slice value, const char *prefix, size_t count);

// Whether the digits [from, from + 6) are a day of some century, written YYMMDD or DDMMYY.
bool has_yymmdd(const struct symbols *symbols, size_t from);
bool has_ddmmyy(const struct symbols *symbols, size_t from);

// The same sum of digits and letters, A as 10 to Z as 35, with the weights 7, 3 and 1 in turn (ICAO Doc 9303 part 3,
// 4.9), modulo 10.
unsigned icao_sum(const struct symbols *symbols, size_t from, size_t to);

#endif
