// National and business numbers of Eastern Europe beyond the Union, and of Kazakhstan.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"
#include "register_number.h"

// Taxpayers: ten digits are a company's with one check digit, twelve a person's with two. Each is the weighted sum of
// all digits before it modulo 11; the weights of the longer ones go on to the left.
static enum check_result ru_inn_run(struct slice value)
{
    static const int weights[] = {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8};
    struct symbols s;
    if (!symbols_read(&s, value) || (s.count != 10 && s.count != 12) ||
        !symbols_are_digits(&s, 0, s.count) || symbols_repeat(&s, 0, s.count))
        return CHECK_SILENT;
    for (size_t at = s.count == 10 ? 9 : 10; at < s.count; at++)
        if (symbols_weighted(&s, weights + 11 - at, at) % 11 % 10 != (int)symbol_digit(&s, at))
            return CHECK_FAILS;
    return CHECK_HOLDS;
}

// Pensions: the last two digits. Numbers up to 001-001-998 were given out before there were any.
static enum check_result ru_snils_run(struct slice value)
{
    enum { UNCHECKED = 1001998 };
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    uint64_t number = symbols_number(&s, 0, 9);
    if (number == 0)
        return CHECK_FAILS;
    if (number <= UNCHECKED)
        return CHECK_SILENT;
    int check = symbols_weighted(&s, weights, 9) % 101 % 100;
    return check_verdict(check == (int)symbols_number(&s, 9, 11));
}

// UA: the first five digits are the days from the last of 1899 to the birth.
static enum check_result ua_rntrc_run(struct slice value)
{
    static const int weights[] = {-1, 5, 7, 9, 4, 6, 10, 5, 7};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    int rest = (symbols_weighted(&s, weights, 9) % 11 + 11) % 11;
    return check_verdict(!symbols_repeat(&s, 0, 10) && rest % 10 == (int)symbol_digit(&s, 9));
}

// KZ: birth date, a digit for century and sex, serial number, and a check digit for which there is a second set of
// weights. The digit is 0 for those who are no citizens.
static enum check_result kz_iin_run(struct slice value)
{
    static const int weights[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
    static const int others[] = {3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2};
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    if (s.at[6] > '6')
        return CHECK_FAILS;
    unsigned century = s.at[6] == '0' ? 2000 : 1800 + (symbol_digit(&s, 6) - 1) / 2 * 100;
    if (!date_exists(century + symbols_number(&s, 0, 2), symbols_number(&s, 2, 4),
                     symbols_number(&s, 4, 6)))
        return CHECK_FAILS;
    int check = symbols_weighted(&s, weights, 11) % 11;
    if (check == 10)
        check = symbols_weighted(&s, others, 11) % 11;
    return check_verdict(check == (int)symbol_digit(&s, 11));
}

// The numbers of Yugoslavia, which its successors kept: birth date with three digits of the year, region, serial
// number, check digit. Years from 800 on are of the second millennium.
static enum check_result jmbg_run(struct slice value)
{
    static const int weights[] = {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    static const struct weighted jmbg = {weights, 12, 11, "00987654321"};
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    uint64_t year = symbols_number(&s, 4, 7);
    return check_verdict(date_exists(year + (year < 800 ? 2000 : 1000), symbols_number(&s, 2, 4),
                                     symbols_number(&s, 0, 2)) &&
                         symbols_number(&s, 7, 9) != 0 && weighted_holds(&s, 0, &jmbg));
}

// RS, taxpayers.
static enum check_result rs_pib_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 9) && iso7064_11_10_holds(&s, 0, 9));
}

// MD, people and companies.
static enum check_result md_idno_run(struct slice value)
{
    static const int weights[] = {7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1};
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 13) &&
                         symbols_weighted(&s, weights, 12) % 10 == (int)symbol_digit(&s, 12));
}

const struct check checks_eurasia[] = {
    CHECK_ROW("ru-inn", ru_inn_run, "its check digits hold",
              "Federal Tax Service of Russia, order MMV-7-6/435"),
    CHECK_ROW("ru-snils", ru_snils_run, "its check number holds", "Social Fund of Russia, SNILS"),
    CHECK_ROW("ua-rntrc", ua_rntrc_run, "the check digit holds",
              "State Tax Service of Ukraine, RNOKPP"),
    CHECK_ROW("kz-iin", kz_iin_run, "the birth date exists and the check digit holds",
              "Law of Kazakhstan 223-III on national registers"),
    CHECK_ROW("jmbg", jmbg_run, "birth date and region exist and the check digit holds",
              "Law on the unique master citizen number, SFRY 1976"),
    CHECK_ROW("rs-pib", rs_pib_run, "the check digit holds", "Poreska uprava, PIB; ISO/IEC 7064"),
    CHECK_ROW("md-idno", md_idno_run, "the check digit holds",
              "Public Services Agency of Moldova, IDNO and IDNP"),
    CHECK_ROWS_END,
};
