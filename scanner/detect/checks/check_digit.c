#include "check_digit.h"

bool date_exists(uint64_t year, uint64_t month, uint64_t day)
{
    static const unsigned char days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
        return false;
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
}

bool short_date_exists(uint64_t yymmdd)
{
    // Without a century every year that can be divided by 4 may have been a leap year.
    return date_exists(2000 + yymmdd / 10000, yymmdd / 100 % 100, yymmdd % 100);
}

bool is_one_of(char c, const char *list)
{
    return c != '\0' && strchr(list, c) != NULL;
}

bool symbols_repeat(const struct symbols *symbols, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (symbols->at[i] != symbols->at[from])
            return false;
    return true;
}

unsigned symbols_modulo(const struct symbols *symbols, size_t from, size_t to, unsigned modulus)
{
    unsigned rest = 0;
    for (size_t i = from; i < to; i++)
        rest = (rest * 10 + symbol_digit(symbols, i)) % modulus;
    return rest;
}

bool luhn_holds(const struct symbols *symbols, size_t from, size_t to)
{
    return symbols_luhn(symbols, from, to) % 10 == 0;
}

// The product in the dihedral group D5 of the digits, from the right, each permuted by its place.
bool verhoeff_holds(const struct symbols *symbols, size_t from, size_t to)
{
    static const unsigned char product[10][10] = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
        {2, 3, 4, 0, 1, 7, 8, 9, 5, 6}, {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
        {4, 0, 1, 2, 3, 9, 5, 6, 7, 8}, {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
        {6, 5, 9, 8, 7, 1, 0, 4, 3, 2}, {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
        {8, 7, 6, 5, 9, 3, 2, 1, 0, 4}, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
    };
    static const unsigned char permuted[8][10] = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
        {5, 8, 0, 3, 7, 9, 6, 1, 4, 2}, {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
        {9, 4, 5, 3, 1, 2, 6, 8, 7, 0}, {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
        {2, 7, 9, 3, 8, 0, 6, 4, 1, 5}, {7, 0, 4, 6, 9, 1, 3, 2, 5, 8},
    };
    unsigned check = 0;
    for (size_t i = from; i < to; i++)
        check =
            product[check][permuted[(i - from) % 8][symbol_digit(symbols, to - 1 - (i - from))]];
    return check == 0;
}

bool iso7064_11_10_holds(const struct symbols *symbols, size_t from, size_t to)
{
    unsigned product = 10;
    for (size_t i = from; i + 1 < to; i++) {
        unsigned sum = (symbol_digit(symbols, i) + product) % 10;
        product = (sum ? sum : 10) * 2 % 11;
    }
    return (11 - product) % 10 == symbol_digit(symbols, to - 1);
}

unsigned iso7064_97_10(const struct symbols *symbols, size_t from, size_t to)
{
    unsigned rest = 0;
    for (size_t i = from; i < to; i++) {
        char c = symbols->at[i];
        rest = is_digit(c) ? (rest * 10 + (unsigned)(c - '0')) % 97
                           : (rest * 100 + (unsigned)(c - 'A' + 10)) % 97;
    }
    return rest;
}
