// National and business numbers of Africa and the Middle East.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"
#include "register_number.h"

// ZA: birth date, serial number, citizenship (2 is a refugee), a digit that is 8 or 9 and a Luhn digit.
static enum check_result za_id_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    return check_verdict(short_date_exists(symbols_number(&s, 0, 6)) &&
                         is_one_of(s.at[10], "012") && is_one_of(s.at[11], "89") &&
                         luhn_holds(&s, 0, 13));
}

// NG: the commission does not publish the rule; all numbers that became known follow Verhoeff's.
static enum check_result ng_nin_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 11) && verhoeff_holds(&s, 0, 11));
}

// Whether the first seven digits are a century (2 for 1900, 3 for 2000) and a date in it.
static bool century_date_exists(const struct symbols *s)
{
    return is_one_of(s->at[0], "23") &&
           date_exists(1700 + symbols_number(s, 0, 3) / 100 * 100 + symbols_number(s, 1, 3),
                       symbols_number(s, 3, 5), symbols_number(s, 5, 7));
}

// EG: century and birth date, then the governorate, 88 for those born abroad. The rule of the last digit is not
// published.
static enum check_result eg_nid_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 14))
        return CHECK_SILENT;
    uint64_t governorate = symbols_number(&s, 7, 9);
    return check_verdict(century_date_exists(&s) &&
                         ((governorate >= 1 && governorate <= 35) || governorate == 88));
}

// KW: century and birth date, serial number, check digit.
static enum check_result kw_civil_run(struct slice value)
{
    static const int weights[] = {2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    static const struct weighted civil = {weights, 11, 11, "--987654321"};
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    return check_verdict(century_date_exists(&s) && weighted_holds(&s, 0, &civil));
}

// MA, companies.
static enum check_result ma_ice_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 15))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 15) != 0 && symbols_modulo(&s, 0, 15, 97) == 0);
}

// IL: shorter ones are printed with zeros before them.
static enum check_result il_id_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 9) != 0 && luhn_holds(&s, 0, 9));
}

// TR, people: the tenth digit is of the odd and the even places, the last one of the sum of all others.
static enum check_result tr_tckn_run(struct slice value)
{
    static const int weights[] = {7, -1, 7, -1, 7, -1, 7, -1, 7};
    static const int ones[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    int tenth = (symbols_weighted(&s, weights, 9) % 10 + 10) % 10;
    return check_verdict(s.at[0] != '0' && tenth == (int)symbol_digit(&s, 9) &&
                         symbols_weighted(&s, ones, 10) % 10 == (int)symbol_digit(&s, 10));
}

// TR, taxpayers: what each digit counts is a power of 2 times the digit moved by its place, modulo 9.
static enum check_result tr_vkn_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 0;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    for (unsigned i = 1; i <= 9; i++) {
        unsigned moved = (symbol_digit(&s, i - 1) + 10 - i) % 10;
        unsigned part = (moved << (10 - i)) % 9;
        sum += moved && !part ? 9 : part;
    }
    return check_verdict(!symbols_repeat(&s, 0, 10) && (10 - sum % 10) % 10 == symbol_digit(&s, 9));
}

// TR, vehicles: one of 81 provinces, one to three letters, and the more digits the fewer the letters.
static enum check_result tr_plate_run(struct slice value)
{
    struct symbols s;
    size_t letters = 0;
    if (!symbols_read(&s, value) || s.count < 5 || s.count > 9 || !symbols_are_digits(&s, 0, 2))
        return CHECK_SILENT;
    while (2 + letters < s.count && !is_digit(s.at[2 + letters]))
        letters++;
    size_t digits = s.count - 2 - letters;
    if (letters < 1 || letters > 3 || !symbols_are_digits(&s, 2 + letters, s.count))
        return CHECK_SILENT;
    uint64_t province = symbols_number(&s, 0, 2);
    // Nothing but its form speaks for it.
    return province >= 1 && province <= 81 && digits >= 2 && digits <= 5 ? CHECK_SILENT
                                                                         : CHECK_FAILS;
}

// AE: the country's number in ISO 3166, birth year, seven digits, a Luhn digit.
static enum check_result ae_eid_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 15))
        return CHECK_SILENT;
    uint64_t year = symbols_number(&s, 3, 7);
    return check_verdict(symbols_number(&s, 0, 3) == 784 && year >= 1900 && year <= 2100 &&
                         luhn_holds(&s, 0, 15));
}

// SA: 1 are citizens, 2 residents.
static enum check_result sa_id_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    return check_verdict(is_one_of(s.at[0], "12") && luhn_holds(&s, 0, 10));
}

// IR: nine digits by the weights 10 to 2, and what is missing to a multiple of 11; remainders below 2 stand for
// themselves.
static enum check_result ir_nid_run(struct slice value)
{
    static const int weights[] = {10, 9, 8, 7, 6, 5, 4, 3, 2};
    static const struct weighted nid = {weights, 9, 11, "01987654321"};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 10) && weighted_holds(&s, 0, &nid));
}

const struct check checks_africa[] = {
    CHECK_ROW("za-id", za_id_run, "the birth date exists and the Luhn check digit holds",
              "Department of Home Affairs, Identification Act 68 of 1997"),
    CHECK_ROW("ng-nin", ng_nin_run, "the Verhoeff check digit holds",
              "National Identity Management Commission; J. Verhoeff, 1969"),
    CHECK_ROW("eg-nid", eg_nid_run, "birth date and governorate exist",
              "Ministry of Interior of Egypt, Civil Status Organization"),
    CHECK_ROW("ma-ice", ma_ice_run, "it is a multiple of 97",
              "Identifiant Commun de l'Entreprise, decret 2-11-63"),
    CHECK_ROW("il-id", il_id_run, "the Luhn check digit holds",
              "Population and Immigration Authority"),
    CHECK_ROW("tr-tckn", tr_tckn_run, "both check digits hold",
              "Nufus ve Vatandaslik Isleri, T.C. kimlik numarasi"),
    CHECK_ROW("tr-vkn", tr_vkn_run, "the check digit holds",
              "Gelir Idaresi Baskanligi, vergi kimlik numarasi"),
    CHECK_ROW("tr-plate", tr_plate_run, "its form is one that is issued",
              "Karayollari Trafik Yonetmeligi"),
    CHECK_ROW("ae-eid", ae_eid_run, "the birth year is possible and the Luhn check digit holds",
              "Federal Authority for Identity and Citizenship, Emirates ID"),
    CHECK_ROW("sa-id", sa_id_run, "the Luhn check digit holds",
              "Ministry of Interior of Saudi Arabia"),
    CHECK_ROW("kw-civil", kw_civil_run, "the birth date exists and the check digit holds",
              "Public Authority for Civil Information"),
    CHECK_ROW("ir-nid", ir_nid_run, "the check digit holds",
              "National Organization for Civil Registration"),
    CHECK_ROWS_END,
};
