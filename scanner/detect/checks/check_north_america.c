// Numbers of persons and businesses in the United States and Canada. Of the Social Security number see
// check_national.c, of provider numbers check_health.c.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that register hold.
#include "check_digit.h"
#include "checks.h"
#include "ranges.h"

// US, Individual Taxpayer Identification Number: written like a Social Security number, in ranges of its own.
static enum check_result itin_run(struct slice value)
{
    static const struct range groups[] = {{50, 65}, {70, 88}, {90, 92}, {94, 99}};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(s.at[0] == '9' && IN_RANGES(symbols_number(&s, 3, 5), groups));
}

// US, Drug Enforcement Administration: a letter for the kind of business, one of the name or a 9, six digits and the
// last digit of their sum, in which every second one counts twice.
static enum check_result dea_run(struct slice value)
{
    static const int weights[] = {0, 0, 1, 2, 1, 2, 1, 2};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 9 || is_digit(s.at[0]) ||
        (is_digit(s.at[1]) && s.at[1] != '9') || !symbols_are_digits(&s, 2, 9))
        return CHECK_SILENT;
    return check_verdict(!is_one_of(s.at[0], "INOQVWYZ") &&
                         symbols_weighted(&s, weights, 8) % 10 == (int)symbol_digit(&s, 8));
}

// CA, Social Insurance Number: none begins with 0 or 8.
static enum check_result sin_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && s.at[0] != '8' && luhn_holds(&s, 0, 9));
}

// CA, Business Number: nine digits, and for an account of it the programme and four more.
static enum check_result business_number_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || (s.count != 9 && s.count != 15) ||
        !symbols_are_digits(&s, 0, 9) ||
        (s.count == 15 &&
         (is_digit(s.at[9]) || is_digit(s.at[10]) || !symbols_are_digits(&s, 11, 15))))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 9) && luhn_holds(&s, 0, 9));
}

// CA, British Columbia: each product of the weighted sum is taken modulo 11 by itself, which changes nothing.
static enum check_result phn_run(struct slice value)
{
    static const int weights[] = {0, 2, 4, 8, 5, 10, 9, 7, 3, 1};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    return check_verdict(s.at[0] == '9' && s.at[9] != '0' &&
                         symbols_weighted(&s, weights, 10) % 11 == 0);
}

// CA, Ontario: ten digits, and on newer cards a version of two letters.
static enum check_result ohip_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || (s.count != 10 && s.count != 12) ||
        !symbols_are_digits(&s, 0, 10) ||
        (s.count == 12 && (is_digit(s.at[10]) || is_digit(s.at[11]))))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && !symbols_repeat(&s, 0, 10) && luhn_holds(&s, 0, 10));
}

// CA, Quebec: four letters of the names, the date of birth, with 50 added to the month for women, and two digits.
static enum check_result ramq_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 12 || !symbols_are_digits(&s, 4, 12))
        return CHECK_SILENT;
    for (size_t i = 0; i < 4; i++)
        if (is_digit(s.at[i]))
            return CHECK_SILENT;
    uint64_t date = symbols_number(&s, 4, 10);
    return check_verdict(short_date_exists(s.at[6] >= '5' ? date - 5000 : date));
}

const struct check checks_north_america[] = {
    CHECK_ROW("us-itin", itin_run, "area and group are ones that are issued",
              "Internal Revenue Service, IRM 3.21.263"),
    CHECK_ROW("us-dea", dea_run, "the check digit holds",
              "Drug Enforcement Administration, registration numbers; 21 CFR 1301"),
    CHECK_ROW("ca-sin", sin_run, "the Luhn check digit holds",
              "Employment and Social Development Canada, SIN"),
    CHECK_ROW("ca-bn", business_number_run, "the Luhn check digit holds",
              "Canada Revenue Agency, Business Number"),
    CHECK_ROW("ca-bc-phn", phn_run, "the check digit holds",
              "British Columbia Ministry of Health, Personal Health Number"),
    CHECK_ROW("ca-on-ohip", ohip_run, "the Luhn check digit holds",
              "Ontario Ministry of Health, health card validation"),
    CHECK_ROW("ca-qc-ramq", ramq_run, "the birth date in it exists",
              "Regie de l'assurance maladie du Quebec"),
    CHECK_ROWS_END,
};
