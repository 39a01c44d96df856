// Weighted sums modulo 11, which most national numbers end with, and what each register makes of the remainder.
#ifndef WAYBILL_DETECT_WEIGHTED_H
#define WAYBILL_DETECT_WEIGHTED_H

#include "symbols.h"

// No number is issued whose check digit would be this.
enum { NOT_ISSUED = -1 };

// The check digit is 11 minus the remainder of the weighted sum by 11; where that would be 10 or 11 each register has
// a rule of its own.
struct eleven_scheme {
    int weights[13];
    int ten, eleven; // what stands for these: a digit, or NOT_ISSUED
};

// The check digit that belongs to the `count` digits from `from` on, or NOT_ISSUED.
static inline int eleven_digit(const struct eleven_scheme *scheme, const struct symbols *symbols,
                               size_t from, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += scheme->weights[i] * (int)symbol_digit(symbols, from + i);
    int digit = 11 - sum % 11;
    return digit == 11 ? scheme->eleven : digit == 10 ? scheme->ten : digit;
}

// Whether the digit behind those `count` is that one.
static inline bool eleven_holds(const struct eleven_scheme *scheme, const struct symbols *symbols,
                                size_t from, size_t count)
{
    return eleven_digit(scheme, symbols, from, count) == (int)symbol_digit(symbols, from + count);
}

// The sum of the digits [0, to), from the right, times the weights, which begin anew when they are used up.
static inline int weighted_from_right(const struct symbols *symbols, size_t to, const int *weights,
                                      size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < to; i++)
        sum += weights[i % count] * (int)symbol_digit(symbols, to - 1 - i);
    return sum;
}

#endif
