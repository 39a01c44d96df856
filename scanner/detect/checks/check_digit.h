// Schemes of check digits that several numbers share. Each takes the digits [from, to) of what symbols.h read.
#ifndef WAYBILL_DETECT_CHECK_DIGIT_H
#define WAYBILL_DETECT_CHECK_DIGIT_H

#include "symbols.h"

// Whether the day exists in the Gregorian calendar; months and days count from 1.
bool date_exists(uint64_t year, uint64_t month, uint64_t day);

// Whether a date of six digits YYMMDD exists in some century.
bool short_date_exists(uint64_t yymmdd);

bool is_one_of(char c, const char *list);

// True when all the symbols [from, to) are the same.
bool symbols_repeat(const struct symbols *symbols, size_t from, size_t to);

// The remainder of the decimal number of any length.
unsigned symbols_modulo(const struct symbols *symbols, size_t from, size_t to, unsigned modulus);

// Whether the Luhn sum of the digits, the last one its check digit, is a multiple of 10 (ISO/IEC 7812-1 annex B).
bool luhn_holds(const struct symbols *symbols, size_t from, size_t to);

// Whether the last digit is the check digit of Verhoeff's scheme (J. Verhoeff, Error Detecting Decimal Codes, 1969).
bool verhoeff_holds(const struct symbols *symbols, size_t from, size_t to);

// Whether the last digit is the check digit of ISO/IEC 7064 MOD 11,10.
bool iso7064_11_10_holds(const struct symbols *symbols, size_t from, size_t to);

// The remainder modulo 97 of digits and letters, A as 10 to Z as 35 (ISO/IEC 7064 MOD 97-10); 1 where its check digits,
// which come last, hold.
unsigned iso7064_97_10(const struct symbols *symbols, size_t from, size_t to);

#endif
