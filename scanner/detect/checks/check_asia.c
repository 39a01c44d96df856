// Numbers of persons and businesses in China, Japan, Korea, Taiwan and Hong Kong.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"
#include "ranges.h"

// JP, Individual Number: remainders of 0 and 1 both give the check digit 0.
static enum check_result my_number_run(struct slice value)
{
    static const int weights[] = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    int rest = symbols_weighted(&s, weights, 11) % 11;
    return check_verdict(!symbols_repeat(&s, 0, 12) &&
                         (int)symbol_digit(&s, 11) == (rest <= 1 ? 0 : 11 - rest));
}

// JP, Corporate Number: the check digit comes first and is never 0.
static enum check_result corporate_run(struct slice value)
{
    static const int weights[] = {0, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    return check_verdict((int)symbol_digit(&s, 0) == 9 - symbols_weighted(&s, weights, 13) % 9);
}

// KR, Resident Registration Number: the date of birth, a digit for the century and the sex, of foreigners from 5 on,
// and a check digit. The numbers that are given since October 2020 have none.
static enum check_result rrn_run(struct slice value)
{
    static const int weights[] = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    char century = s.at[6];
    bool later = century == '3' || century == '4' || century == '7' || century == '8';
    uint64_t date = symbols_number(&s, 0, 6);
    // Who is not born yet has none.
    bool unborn = later && date >= 500000;
    if (century == '0' || century == '9' || unborn ||
        !date_exists((later ? 2000 : 1900) + date / 10000, date / 100 % 100, date % 100))
        return CHECK_FAILS;
    if (later && date >= 201000)
        return CHECK_SILENT;
    return check_verdict((11 - symbols_weighted(&s, weights, 12) % 11) % 10 ==
                         (int)symbol_digit(&s, 12));
}

// KR, Business Registration Number: of the product of the ninth digit the tens count as well.
static enum check_result brn_run(struct slice value)
{
    static const int weights[] = {1, 3, 7, 1, 3, 7, 1, 3, 5, 1};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    int sum = symbols_weighted(&s, weights, 10) + (int)(5 * symbol_digit(&s, 8) / 10);
    return check_verdict(symbols_number(&s, 0, 3) > 100 && symbols_number(&s, 3, 5) != 0 &&
                         sum % 10 == 0);
}

// KR, driving licence: the region from 11 to 28, the year, six digits and two that are checked by a rule that is not
// published. In one piece it could be anything.
static enum check_result kr_licence_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 12) || value.len != 15)
        return CHECK_SILENT;
    uint64_t region = symbols_number(&s, 0, 2);
    return check_verdict(region >= 11 && region <= 28);
}

// CN, resident identity card: the region, the date of birth, three digits and a check digit, X for 10, by
// ISO/IEC 7064 MOD 11-2.
static enum check_result ric_run(struct slice value)
{
    // GB/T 2260.
    static const struct range provinces[] = {{11, 15}, {21, 23}, {31, 37}, {41, 46},
                                             {50, 54}, {61, 65}, {71, 71}, {81, 83}};
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || s.count != 18 || !symbols_are_digits(&s, 0, 17) ||
        (s.at[17] != 'X' && !is_digit(s.at[17])))
        return CHECK_SILENT;
    for (size_t i = 0; i < 17; i++)
        sum = (sum + symbol_digit(&s, i)) * 2 % 11;
    sum += s.at[17] == 'X' ? 10 : symbol_digit(&s, 17);
    uint64_t year = symbols_number(&s, 6, 10);
    return check_verdict(
        IN_RANGES(symbols_number(&s, 0, 2), provinces) && year >= 1900 && year < 2100 &&
        date_exists(year, symbols_number(&s, 10, 12), symbols_number(&s, 12, 14)) && sum % 11 == 1);
}

// CN, Unified Social Credit Code: 31 symbols, each weighted with a power of 3.
static enum check_result uscc_run(struct slice value)
{
    static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    struct symbols s;
    size_t sum = 0, weight = 1;
    if (!symbols_read(&s, value) || s.count != 18 || !symbols_are_digits(&s, 2, 8))
        return CHECK_SILENT;
    for (size_t i = 0; i < 18; i++) {
        const char *symbol = strchr(alphabet, s.at[i]);
        if (!symbol)
            return CHECK_FAILS;
        sum += (i < 17 ? weight : 1) * (size_t)(symbol - alphabet);
        weight = weight * 3 % 31;
    }
    return check_verdict(!symbols_repeat(&s, 0, 18) && sum % 31 == 0);
}

// TW, identity cards and residents' numbers: a letter that counts as two digits, 1 and 2 for citizens or 8 and 9 for
// residents, and a check digit.
static enum check_result tw_id_run(struct slice value)
{
    static const char letters[] = "ABCDEFGHJKLMNPQRSTUVXYWZIO"; // from 10 on
    static const int weights[] = {0, 8, 7, 6, 5, 4, 3, 2, 1, 1};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 10 || is_digit(s.at[0]) ||
        !symbols_are_digits(&s, 1, 10))
        return CHECK_SILENT;
    int letter = 10 + (int)(strchr(letters, s.at[0]) - letters);
    int sum = letter / 10 + letter % 10 * 9 + symbols_weighted(&s, weights, 10);
    return check_verdict(is_one_of(s.at[1], "1289") && sum % 10 == 0);
}

// HK, identity card: one letter or two, of which a missing one counts as 36, six digits and in parentheses the check
// digit, A for 10.
static enum check_result hkid_run(struct slice value)
{
    char text[12];
    size_t len = 0;
    struct symbols s;
    if (value.len > sizeof text)
        return CHECK_SILENT;
    for (size_t i = 0; i < value.len; i++)
        if (value.ptr[i] != '(' && value.ptr[i] != ')')
            text[len++] = value.ptr[i];
    if (!symbols_read(&s, slice_of(text, len)) || (s.count != 8 && s.count != 9))
        return CHECK_SILENT;
    size_t letters = s.count - 7;
    if (!symbols_are_digits(&s, letters, letters + 6) || is_digit(s.at[0]) ||
        is_digit(s.at[letters - 1]) || (!is_digit(s.at[s.count - 1]) && s.at[s.count - 1] != 'A'))
        return CHECK_SILENT;
    unsigned sum = letters == 1 ? 9 * 36 : 0;
    for (size_t i = 0; i < s.count; i++)
        sum += (unsigned)(s.count - i) *
               (unsigned)(is_digit(s.at[i]) ? s.at[i] - '0' : s.at[i] - 'A' + 10);
    return check_verdict(sum % 11 == 0);
}

const struct check checks_asia[] = {
    CHECK_ROW("jp-my-number", my_number_run, "the check digit holds",
              "Ministry of Internal Affairs, Ordinance 85 of 2014, article 5"),
    CHECK_ROW("jp-corporate-number", corporate_run, "the check digit holds",
              "National Tax Agency, Corporate Number"),
    CHECK_ROW("kr-rrn", rrn_run, "the birth date exists and the check digit holds",
              "Resident Registration Act, enforcement rules"),
    CHECK_ROW("kr-brn", brn_run, "the check digit holds", "National Tax Service, business number"),
    CHECK_ROW("kr-driving-licence", kr_licence_run, "the region exists",
              "Korean National Police Agency, driving licence number"),
    CHECK_ROW("cn-ric", ric_run, "the province and the birth date exist and the check digit holds",
              "GB 11643-1999; ISO/IEC 7064 MOD 11-2"),
    CHECK_ROW("cn-uscc", uscc_run, "the check digit holds", "GB 32100-2015"),
    CHECK_ROW("tw-id", tw_id_run, "the check digit holds",
              "Ministry of the Interior, National Identification Card"),
    CHECK_ROW("hk-id", hkid_run, "the check digit holds",
              "Immigration Department, Hong Kong Identity Card"),
    CHECK_ROWS_END,
};
