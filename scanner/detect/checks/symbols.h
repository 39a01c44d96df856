// Symbols: the letters and digits of a number that people write in groups.
//
// Card, account and identity numbers are printed with blanks, hyphens, dots or slashes between
// their groups. Checks work on what is left when those are gone.
#ifndef WAYBILL_DETECT_SYMBOLS_H
#define WAYBILL_DETECT_SYMBOLS_H

#include "slice.h"

enum { SYMBOLS_MOST = 40 };

struct symbols {
    char at[SYMBOLS_MOST]; // digits and capital letters
    size_t count;
};

static inline bool symbol_separates(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '/';
}

// Takes the letters (as capitals) and digits of `value`. False when anything else stands in it,
// two separators in a row or one at an end, or when there are too many symbols.
static inline bool symbols_read(struct symbols *symbols, struct slice value)
{
    bool separated = true;
    symbols->count = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (symbol_separates(c)) {
            if (separated)
                return false;
            separated = true;
            continue;
        }
        if (!is_alnum(c) || symbols->count == SYMBOLS_MOST)
            return false;
        symbols->at[symbols->count++] = is_lower(c) ? (char)(c & ~0x20) : c;
        separated = false;
    }
    return symbols->count > 0 && !separated;
}

// True when the symbols [from, to) exist and are digits.
static inline bool symbols_are_digits(const struct symbols *symbols, size_t from, size_t to)
{
    if (to > symbols->count)
        return false;
    for (size_t i = from; i < to; i++)
        if (!is_digit(symbols->at[i]))
            return false;
    return true;
}

// Reads a value that is exactly `count` digits.
static inline bool digits_read(struct symbols *symbols, struct slice value, size_t count)
{
    return symbols_read(symbols, value) && symbols->count == count &&
           symbols_are_digits(symbols, 0, count);
}

static inline unsigned symbol_digit(const struct symbols *symbols, size_t i)
{
    return (unsigned)(symbols->at[i] - '0');
}

// The decimal number of the digits [from, to), at most 18 of them.
static inline uint64_t symbols_number(const struct symbols *symbols, size_t from, size_t to)
{
    uint64_t number = 0;
    for (size_t i = from; i < to; i++)
        number = number * 10 + symbol_digit(symbols, i);
    return number;
}

// The sum of weights[i] times digit i.
static inline int symbols_weighted(const struct symbols *symbols, const int *weights, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i] * (int)symbol_digit(symbols, i);
    return sum;
}

// The Luhn sum (ISO/IEC 7812-1 annex B) of the digits [from, to): from the right, every second
// digit is doubled and the digits of the result are added.
static inline unsigned symbols_luhn(const struct symbols *symbols, size_t from, size_t to)
{
    unsigned sum = 0;
    for (size_t i = to; i > from; i--) {
        unsigned digit = symbol_digit(symbols, i - 1);
        if ((to - i) % 2 == 1)
            digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
        sum += digit;
    }
    return sum;
}

// For check_complete_fn: the number that ends `body`, which is digits and single separators,
// as symbols. False when `body` does not end with a digit.
static inline bool symbols_tail(struct symbols *symbols, struct slice body)
{
    size_t from = body.len;
    while (from > 0 && (is_digit(body.ptr[from - 1]) || symbol_separates(body.ptr[from - 1])))
        from--;
    while (from < body.len && symbol_separates(body.ptr[from]))
        from++;
    return symbols_read(symbols, slice_cut(body, from, body.len));
}

#endif
