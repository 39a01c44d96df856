#include "register_number.h"

#include "check_digit.h"

bool weighted_holds(const struct symbols *symbols, size_t from, const struct weighted *scheme)
{
    int sum = 0;
    for (size_t i = 0; i < scheme->count; i++)
        sum += scheme->weights[i] * (int)symbol_digit(symbols, from + i);
    char pick = scheme->picks[sum % scheme->modulus];
    return pick != '-' && symbols->at[from + scheme->count] == pick;
}

int weighted_from_right(const struct symbols *symbols, size_t to, const int *weights, size_t count)
{
    int sum = 0;
    for (size_t i = 0; i < to; i++)
        sum += weights[i % count] * (int)symbol_digit(symbols, to - 1 - i);
    return sum;
}

void symbols_drop(struct symbols *symbols, const char *prefix)
{
    size_t len = strlen(prefix);
    if (symbols->count < len || memcmp(symbols->at, prefix, len) != 0)
        return;
    symbols->count -= len;
    memmove(symbols->at, symbols->at + len, symbols->count);
}

bool number_read(struct symbols *symbols, struct slice value, const char *prefix, size_t count)
{
    if (!symbols_read(symbols, value))
        return false;
    symbols_drop(symbols, prefix);
    return symbols->count == count && symbols_are_digits(symbols, 0, count);
}

bool has_yymmdd(const struct symbols *symbols, size_t from)
{
    return short_date_exists(symbols_number(symbols, from, from + 6));
}

bool has_ddmmyy(const struct symbols *symbols, size_t from)
{
    return date_exists(2000 + symbols_number(symbols, from + 4, from + 6),
                       symbols_number(symbols, from + 2, from + 4),
                       symbols_number(symbols, from, from + 2));
}

unsigned icao_sum(const struct symbols *symbols, size_t from, size_t to)
{
    static const unsigned weights[] = {7, 3, 1};
    unsigned sum = 0;
    for (size_t i = from; i < to; i++) {
        char c = symbols->at[i];
        sum += weights[(i - from) % 3] *
               (is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'A' + 10));
    }
    return sum % 10;
}
