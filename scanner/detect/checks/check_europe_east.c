// National and business numbers of the countries between the Baltic and the Adriatic and Black Seas.
//
// As in check_europe.c: silent about another form, and read with and without the country's letters.
#include "check_digit.h"
#include "checks.h"
#include "register_number.h"

// BG: the month of the 19th century is 20 more, that of the 21st 40.
static enum check_result bg_egn_run(struct slice value)
{
    static const int weights[] = {2, 4, 8, 5, 10, 9, 7, 3, 6};
    static const struct weighted egn = {weights, 9, 11, "01234567890"};
    static const unsigned short centuries[] = {1900, 1800, 2000};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    uint64_t month = symbols_number(&s, 2, 4);
    if (month / 20 > 2)
        return CHECK_FAILS;
    uint64_t year = centuries[month / 20] + symbols_number(&s, 0, 2);
    return check_verdict(date_exists(year, month % 20, symbols_number(&s, 4, 6)) &&
                         weighted_holds(&s, 0, &egn));
}

static enum check_result bg_lnch_run(struct slice value)
{
    static const int weights[] = {21, 19, 17, 13, 11, 9, 7, 3, 1};
    static const struct weighted lnch = {weights, 9, 10, "0123456789"};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 10) && weighted_holds(&s, 0, &lnch));
}

// BG: where the first weights leave 10 others are taken, and where those leave 10 too the digit is 0.
static enum check_result bg_eik_run(struct slice value)
{
    static const int weights[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    struct symbols s;
    if (!number_read(&s, value, "BG", 9))
        return CHECK_SILENT;
    int rest = symbols_weighted(&s, weights, 8) % 11;
    if (rest == 10)
        rest = symbols_weighted(&s, weights + 2, 8) % 11 % 10;
    return check_verdict(symbols_number(&s, 0, 9) != 0 && rest == (int)symbol_digit(&s, 8));
}

// CZ and SK: 50 is added to the month of women, and 20 more where a day's numbers ran out. Until 1953 there was no
// check digit, and nothing but the date to hold the number against.
static enum check_result cz_birth_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || (s.count != 9 && s.count != 10) ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    uint64_t yy = symbols_number(&s, 0, 2), month = symbols_number(&s, 2, 4) % 50;
    uint64_t year = (s.count == 9 || yy >= 54 ? 1900 : 2000) + yy;
    if (month > 20 && year >= 2004)
        month -= 20;
    if (!date_exists(year, month, symbols_number(&s, 4, 6)) || symbols_number(&s, 6, 9) == 0)
        return CHECK_FAILS;
    if (s.count == 9)
        return yy < 54 ? CHECK_SILENT : CHECK_FAILS;
    return check_verdict(symbols_number(&s, 0, 9) % 11 % 10 == symbol_digit(&s, 9));
}

static enum check_result cz_ico_run(struct slice value)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2};
    static const struct weighted ico = {weights, 7, 11, "10987654321"};
    struct symbols s;
    if (!number_read(&s, value, "CZ", 8))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 7) != 0 && weighted_holds(&s, 0, &ico));
}

static enum check_result hr_oib_run(struct slice value)
{
    struct symbols s;
    if (!number_read(&s, value, "HR", 11))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 10) && iso7064_11_10_holds(&s, 0, 11));
}

static enum check_result hu_taj_run(struct slice value)
{
    static const int weights[] = {3, 7, 3, 7, 3, 7, 3, 7};
    static const struct weighted taj = {weights, 8, 10, "0123456789"};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 9) != 0 && weighted_holds(&s, 0, &taj));
}

static enum check_result hu_tax_run(struct slice value)
{
    static const int weights[] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    static const struct weighted tax = {weights, 9, 11, "0123456789-"};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    return check_verdict(s.at[0] == '8' && weighted_holds(&s, 0, &tax));
}

// HU: century and sex, birth date, serial number. The weights were turned round for births since 1997.
static enum check_result hu_personal_run(struct slice value)
{
    static const int until_1996[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    static const int since_1997[] = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 11) || s.at[0] < '1' || s.at[0] > '8')
        return CHECK_SILENT;
    unsigned first = symbol_digit(&s, 0), yy = (unsigned)symbols_number(&s, 1, 3);
    // 1, 2, 5 and 6 are of the 20th century, 3 and 4 of the 21st, and 7 and 8 of the 21st, given to foreigners.
    bool later = first == 3 || first == 4 || first >= 7 || yy >= 97;
    struct weighted sum = {later ? since_1997 : until_1996, 10, 11, "0123456789-"};
    return check_verdict(has_yymmdd(&s, 1) && weighted_holds(&s, 0, &sum));
}

// HU, tax number of companies: eight digits, then the kind of taxation and the county.
static enum check_result hu_company_run(struct slice value)
{
    static const int weights[] = {9, 7, 3, 1, 9, 7, 3, 1};
    struct symbols s;
    if (!number_read(&s, value, "HU", 8) && !number_read(&s, value, "HU", 11))
        return CHECK_SILENT;
    bool kind = s.count == 8 || (s.at[8] >= '1' && s.at[8] <= '5');
    return check_verdict(kind && symbols_number(&s, 0, 8) != 0 &&
                         symbols_weighted(&s, weights, 8) % 10 == 0);
}

static enum check_result pl_nip_run(struct slice value)
{
    static const int weights[] = {6, 5, 7, 2, 3, 4, 5, 6, 7};
    static const struct weighted nip = {weights, 9, 11, "0123456789-"};
    struct symbols s;
    if (!number_read(&s, value, "PL", 10))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && weighted_holds(&s, 0, &nip));
}

// PL, businesses: nine digits, and for a branch five more with a check digit over all.
static enum check_result pl_regon_run(struct slice value)
{
    static const int weights[] = {8, 9, 2, 3, 4, 5, 6, 7};
    static const int branch_weights[] = {2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8};
    static const struct weighted company = {weights, 8, 11, "01234567890"};
    static const struct weighted branch = {branch_weights, 13, 11, "01234567890"};
    struct symbols s;
    if (!digits_read(&s, value, 9) && !digits_read(&s, value, 14))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 9) != 0 && weighted_holds(&s, 0, &company) &&
                         (s.count == 9 || weighted_holds(&s, 0, &branch)));
}

// PL, documents: a series of letters, and a number whose first digit is the check digit of the rest. ICAO's weights,
// with the check digit passed over.
static bool pl_series_holds(const struct symbols *s, size_t letters)
{
    struct symbols rest = *s;
    memmove(rest.at + letters, rest.at + letters + 1, s->count - letters - 1);
    return icao_sum(&rest, 0, s->count - 1) == symbol_digit(s, letters);
}

static bool begins_with_letters(const struct symbols *s, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_digit(s->at[i]))
            return false;
    return symbols_are_digits(s, count, s->count);
}

static enum check_result pl_card_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 9 || !begins_with_letters(&s, 3))
        return CHECK_SILENT;
    return check_verdict(!memchr(s.at, 'O', 3) && !memchr(s.at, 'Q', 3) && pl_series_holds(&s, 3));
}

static enum check_result pl_passport_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 9 || !begins_with_letters(&s, 2))
        return CHECK_SILENT;
    return check_verdict(pl_series_holds(&s, 2));
}

// RO: sex and century, birth date, county, serial number.
static enum check_result ro_cnp_run(struct slice value)
{
    static const int weights[] = {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9};
    static const struct weighted cnp = {weights, 12, 11, "01234567891"};
    struct symbols s;
    if (!digits_read(&s, value, 13) || s.at[0] == '0')
        return CHECK_SILENT;
    uint64_t county = symbols_number(&s, 7, 9);
    bool exists = (county >= 1 && county <= 48) || county == 51 || county == 52 || county == 70 ||
                  (county >= 80 && county <= 83);
    return check_verdict(has_yymmdd(&s, 1) && exists && weighted_holds(&s, 0, &cnp));
}

// RO, companies: two to ten digits, as if with noughts before them.
static enum check_result ro_cui_run(struct slice value)
{
    static const int weights[] = {7, 5, 3, 2, 1, 7, 5, 3, 2};
    struct symbols s;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "RO");
    if (s.count < 2 || s.count > 10 || !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    size_t body = s.count - 1;
    int sum = symbols_weighted(&s, weights + 9 - body, body);
    return check_verdict(s.at[0] != '0' && sum * 10 % 11 % 10 == (int)symbol_digit(&s, body));
}

// SI: birth date with three digits of the year, the register 50 to 59, a serial number.
static enum check_result si_emso_run(struct slice value)
{
    static const int weights[] = {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    static const struct weighted emso = {weights, 12, 11, "0-987654321"};
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    uint64_t yyy = symbols_number(&s, 4, 7), year = yyy + (yyy >= 800 ? 1000 : 2000);
    return check_verdict(date_exists(year, symbols_number(&s, 2, 4), symbols_number(&s, 0, 2)) &&
                         s.at[7] == '5' && weighted_holds(&s, 0, &emso));
}

static enum check_result si_tax_run(struct slice value)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2};
    static const struct weighted tax = {weights, 7, 11, "-0987654321"};
    struct symbols s;
    if (!number_read(&s, value, "SI", 8))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && weighted_holds(&s, 0, &tax));
}

static enum check_result sk_vat_run(struct slice value)
{
    struct symbols s;
    if (!number_read(&s, value, "SK", 10))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && is_one_of(s.at[2], "234789") &&
                         symbols_number(&s, 0, 10) % 11 == 0);
}

const struct check checks_europe_east[] = {
    CHECK_ROW("bg-egn", bg_egn_run, "the birth date exists and the check digit holds",
              "Bulgarian Civil Registration Act, EGN"),
    CHECK_ROW("bg-lnch", bg_lnch_run, "the check digit holds",
              "Bulgarian Ministry of Interior, LNCh"),
    CHECK_ROW("bg-eik", bg_eik_run, "the check digit holds", "Bulgarian Registry Agency, EIK"),
    CHECK_ROW("cz-birth-number", cz_birth_run, "the birth date exists and the check digit holds",
              "Zakon 133/2000 Sb., rodne cislo"),
    CHECK_ROW("cz-ico", cz_ico_run, "the check digit holds", "Cesky statisticky urad, ICO"),
    CHECK_ROW("hr-oib", hr_oib_run, "the check digit holds",
              "ISO/IEC 7064 MOD 11,10; Zakon o osobnom identifikacijskom broju"),
    CHECK_ROW("hu-taj", hu_taj_run, "the check digit holds", "1996. evi XX. torveny, TAJ szam"),
    CHECK_ROW("hu-tax-id", hu_tax_run, "the check digit holds",
              "1996. evi XX. torveny, adoazonosito jel"),
    CHECK_ROW("hu-personal-number", hu_personal_run,
              "the birth date exists and the check digit holds",
              "1996. evi XX. torveny, szemelyi azonosito"),
    CHECK_ROW("hu-company-tax-number", hu_company_run, "the check digit holds", "NAV, adoszam"),
    CHECK_ROW("pl-nip", pl_nip_run, "the check digit holds",
              "Ustawa o zasadach ewidencji i identyfikacji podatnikow, NIP"),
    CHECK_ROW("pl-regon", pl_regon_run, "the check digit holds", "GUS, REGON"),
    CHECK_ROW("pl-identity-card", pl_card_run, "the check digit holds",
              "Ustawa o dowodach osobistych"),
    CHECK_ROW("pl-passport", pl_passport_run, "the check digit holds",
              "Ustawa o dokumentach paszportowych"),
    CHECK_ROW("ro-cnp", ro_cnp_run, "date and county exist and the check digit holds",
              "Legea 105/1996, codul numeric personal"),
    CHECK_ROW("ro-cui", ro_cui_run, "the check digit holds", "ANAF, cod de identificare fiscala"),
    CHECK_ROW("si-emso", si_emso_run, "the birth date exists and the check digit holds",
              "Zakon o centralnem registru prebivalstva, EMSO"),
    CHECK_ROW("si-tax-number", si_tax_run, "the check digit holds", "FURS, davcna stevilka"),
    CHECK_ROW("sk-vat", sk_vat_run, "it is a multiple of 11 and its third digit is one in use",
              "Financna sprava, IC DPH"),
    CHECK_ROWS_END,
};
