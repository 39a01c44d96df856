// National and business numbers of the German-speaking countries, the Low Countries, Ireland and the north of Europe.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold. Numbers that stand with and without their country's letters are read both ways.
#include "check_digit.h"
#include "checks.h"
#include "register_number.h"

// Of a number below 100.
static unsigned digit_sum(unsigned number)
{
    return number / 10 + number % 10;
}

// AT, social insurance: the fourth digit is the check digit. Where a day's numbers ran out, its month was given as 13 to
// 15.
static enum check_result at_svnr_run(struct slice value)
{
    static const int weights[] = {3, 7, 9, -1, 5, 8, 4, 2, 1, 6};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    uint64_t day = symbols_number(&s, 4, 6), month = symbols_number(&s, 6, 8);
    bool dated = has_ddmmyy(&s, 4) || (month >= 13 && month <= 15 && day >= 1 && day <= 31);
    return check_verdict(symbols_number(&s, 0, 3) >= 100 && dated &&
                         symbols_weighted(&s, weights, 10) % 11 == 0);
}

// AT, tax account: the number of a tax office, five digits, and a Luhn digit over all.
static enum check_result at_tax_run(struct slice value)
{
    static const unsigned char offices[] = {3,  4,  6,  7,  8,  9,  10, 12, 15, 16, 18, 22, 23, 29,
                                            33, 38, 41, 46, 51, 52, 53, 54, 57, 59, 61, 65, 67, 68,
                                            69, 71, 72, 81, 82, 83, 84, 90, 91, 93, 97, 98};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    bool known = memchr(offices, (int)symbols_number(&s, 0, 2), sizeof offices) != NULL;
    return check_verdict(known && luhn_holds(&s, 0, 9));
}

// AT, VAT: as Luhn's sum, but counted from the left, and with 4 more.
static enum check_result at_vat_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 4;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "AT");
    if (s.count != 9 || s.at[0] != 'U' || !symbols_are_digits(&s, 1, 9))
        return CHECK_SILENT;
    for (size_t i = 1; i < 9; i++) {
        unsigned digit = symbol_digit(&s, i);
        sum += i % 2 || i == 8 ? digit : digit_sum(2 * digit);
    }
    return check_verdict(sum % 10 == 0);
}

// BE: the last two digits are 97 less the others modulo 97, with a 2 before them for births since 2000.
static bool be_key_holds(const struct symbols *s)
{
    uint64_t number = symbols_number(s, 0, 9), key = symbols_number(s, 9, 11);
    return key == 97 - number % 97 || key == 97 - (2000000000 + number) % 97;
}

static bool be_is_dated(uint64_t month, uint64_t day)
{
    // Of those whose birth date is not known it is 0.
    return month <= 12 && day <= 31;
}

static enum check_result be_national_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    uint64_t serial = symbols_number(&s, 6, 9);
    return check_verdict(be_is_dated(symbols_number(&s, 2, 4), symbols_number(&s, 4, 6)) &&
                         serial >= 1 && serial <= 998 && be_key_holds(&s));
}

// BE, people without registration: 20 or 40 is added to the month.
static enum check_result be_bis_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    uint64_t month = symbols_number(&s, 2, 4);
    return check_verdict(month >= 20 && month <= 52 &&
                         be_is_dated(month % 20, symbols_number(&s, 4, 6)) && be_key_holds(&s));
}

static enum check_result be_enterprise_run(struct slice value)
{
    struct symbols s;
    if (!number_read(&s, value, "BE", 10))
        return CHECK_SILENT;
    uint64_t number = symbols_number(&s, 0, 8);
    return check_verdict(s.at[0] <= '1' && number != 0 &&
                         symbols_number(&s, 8, 10) == 97 - number % 97);
}

// DE, pension insurance: area, birth date, a letter that counts as two digits, serial and check digit.
static enum check_result de_rvnr_run(struct slice value)
{
    static const unsigned weights[] = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || s.count != 12 || is_digit(s.at[8]) ||
        !symbols_are_digits(&s, 0, 8) || !symbols_are_digits(&s, 9, 12))
        return CHECK_SILENT;
    unsigned letter = (unsigned)(s.at[8] - 'A') + 1;
    for (size_t i = 0; i < 12; i++) {
        unsigned digit = i < 8    ? symbol_digit(&s, i)
                         : i == 8 ? letter / 10
                         : i == 9 ? letter % 10
                                  : symbol_digit(&s, i - 1);
        sum += digit_sum(weights[i] * digit);
    }
    uint64_t area = symbols_number(&s, 0, 2), day = symbols_number(&s, 2, 4) % 50;
    uint64_t month = symbols_number(&s, 4, 6);
    // 50 is added to the day of the second person of one name and birth date.
    return check_verdict(area >= 2 && area <= 89 && day >= 1 && day <= 31 && month >= 1 &&
                         month <= 12 && sum % 10 == symbol_digit(&s, 11));
}

// DE, health insurance: a letter that counts as two digits, eight digits and their check digit.
static enum check_result de_kvnr_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 10 || is_digit(s.at[0]) ||
        !symbols_are_digits(&s, 1, 10))
        return CHECK_SILENT;
    unsigned letter = (unsigned)(s.at[0] - 'A') + 1;
    unsigned sum = digit_sum(letter / 10) + digit_sum(2 * (letter % 10));
    for (size_t i = 1; i < 9; i++)
        sum += digit_sum((i % 2 ? 1 : 2) * symbol_digit(&s, i));
    return check_verdict(sum % 10 == symbol_digit(&s, 9));
}

// DE, identity cards and passports: nine characters that are no vowels, and ICAO's check digit. Some write the check
// digit in the ninth place. Where it does not hold there all nine may be the serial number, but hardly when eight of
// them are digits; only the cards until 2010, which begin with T, are such.
static enum check_result de_document_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || (s.count != 9 && s.count != 10) || is_digit(s.at[0]))
        return CHECK_SILENT;
    for (size_t i = 0; i < s.count; i++)
        if (!is_one_of(s.at[i], "0123456789CFGHJKLMNPRTVWXYZ"))
            return CHECK_SILENT;
    size_t last = s.count - 1;
    if (is_digit(s.at[last]) && icao_sum(&s, 0, last) == symbol_digit(&s, last))
        return CHECK_HOLDS;
    bool may_be_serial = s.count == 9 && (s.at[0] == 'T' || !symbols_are_digits(&s, 1, 9));
    return may_be_serial ? CHECK_SILENT : CHECK_FAILS;
}

static enum check_result de_vat_run(struct slice value)
{
    struct symbols s;
    if (!number_read(&s, value, "DE", 9))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && iso7064_11_10_holds(&s, 0, 9));
}

// DE, physicians: six digits, their check digit, two for the field of work. 999999900 stands for an unknown one.
static enum check_result de_lanr_run(struct slice value)
{
    static const int weights[] = {4, 9, 4, 9, 4, 9};
    static const struct weighted lanr = {weights, 6, 10, "0987654321"};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 6) != 0 && symbols_number(&s, 0, 9) != 999999900 &&
                         weighted_holds(&s, 0, &lanr));
}

// DK: since 2007 some days' numbers have run out, and more were given without regard to the sum. They are few, and
// without the sum every date with four digits is a number.
static enum check_result dk_cpr_run(struct slice value)
{
    static const int weights[] = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    return check_verdict(has_ddmmyy(&s, 0) && symbols_weighted(&s, weights, 10) % 11 == 0);
}

static enum check_result dk_cvr_run(struct slice value)
{
    static const int weights[] = {2, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!number_read(&s, value, "DK", 8))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && symbols_weighted(&s, weights, 8) % 11 == 0);
}

// EE and LT: century and sex, birth date, serial number. Where the first weights leave 10, others are taken, and where
// those leave 10 too the digit is 0.
static enum check_result baltic_run(struct slice value)
{
    static const int weights[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
    static const int others[] = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
    struct symbols s;
    if (!digits_read(&s, value, 11) || s.at[0] < '1' || s.at[0] > '8')
        return CHECK_SILENT;
    uint64_t year = 1800 + (symbol_digit(&s, 0) - 1) / 2 * 100 + symbols_number(&s, 1, 3);
    int rest = symbols_weighted(&s, weights, 10) % 11;
    if (rest == 10)
        rest = symbols_weighted(&s, others, 10) % 11 % 10;
    return check_verdict(date_exists(year, symbols_number(&s, 3, 5), symbols_number(&s, 5, 7)) &&
                         rest == (int)symbol_digit(&s, 10));
}

static enum check_result ee_kmkr_run(struct slice value)
{
    static const int weights[] = {3, 7, 1, 3, 7, 1, 3, 7, 1};
    struct symbols s;
    if (!number_read(&s, value, "EE", 9))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 9) != 0 &&
                         symbols_weighted(&s, weights, 9) % 10 == 0);
}

// FI: birth date, a sign for the century, a serial number, a check character. Serial numbers from 900 on are given for
// a time.
static enum check_result fi_hetu_run(struct slice value)
{
    enum { SIGN = 6, CHECK = 10 };
    struct symbols s;
    char text[10];
    if (value.len != CHECK + 1 || !is_one_of(value.ptr[SIGN], "+-UVWXYABCDEF"))
        return CHECK_SILENT;
    memcpy(text, value.ptr, SIGN);
    memcpy(text + SIGN, value.ptr + SIGN + 1, 4);
    if (!symbols_read(&s, slice_of(text, 10)) || s.count != 10 || !symbols_are_digits(&s, 0, 9))
        return CHECK_SILENT;
    char check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[symbols_number(&s, 0, 9) % 31];
    return check_verdict(has_ddmmyy(&s, 0) && symbols_number(&s, 6, 9) >= 2 && s.at[9] == check);
}

static enum check_result fi_business_run(struct slice value)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1};
    struct symbols s;
    if (!number_read(&s, value, "FI", 8))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 8) != 0 &&
                         symbols_weighted(&s, weights, 8) % 11 == 0);
}

// IE: seven digits, a check letter, and since 2013 a second letter that counts nine times; W, and T and X of wives
// and children before, count nothing.
static enum check_result ie_pps_run(struct slice value)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "IE");
    if ((s.count != 8 && s.count != 9) || !symbols_are_digits(&s, 0, 7) || is_digit(s.at[7]) ||
        (s.count == 9 && !is_one_of(s.at[8], "ABCDEFGHITWX")))
        return CHECK_SILENT;
    int second = s.count == 9 && s.at[8] <= 'I' ? s.at[8] - 'A' + 1 : 0;
    int rest = (symbols_weighted(&s, weights, 7) + 9 * second) % 23;
    return check_verdict(symbols_number(&s, 0, 7) != 0 &&
                         s.at[7] == "WABCDEFGHIJKLMNOPQRSTUV"[rest]);
}

// LV: until 2017 a birth date, a century and a serial number; since then 32 to 39 and no date.
static enum check_result lv_personal_run(struct slice value)
{
    static const int weights[] = {10, 5, 8, 4, 2, 1, 6, 3, 7, 9};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    uint64_t day = symbols_number(&s, 0, 2);
    bool dated = day >= 32 ? day <= 39 : has_ddmmyy(&s, 0) && s.at[6] <= '2';
    return check_verdict(dated && !symbols_repeat(&s, 0, 11) &&
                         (1 + symbols_weighted(&s, weights, 10)) % 11 % 10 ==
                             (int)symbol_digit(&s, 10));
}

// LU: birth date and serial number, the Luhn digit of both, the Verhoeff digit of both.
static enum check_result lu_matricule_run(struct slice value)
{
    struct symbols s, verhoeff;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    verhoeff = s;
    verhoeff.at[11] = s.at[12];
    return check_verdict(
        date_exists(symbols_number(&s, 0, 4), symbols_number(&s, 4, 6), symbols_number(&s, 6, 8)) &&
        luhn_holds(&s, 0, 12) && verhoeff_holds(&verhoeff, 0, 12));
}

static enum check_result lu_vat_run(struct slice value)
{
    struct symbols s;
    if (!number_read(&s, value, "LU", 8))
        return CHECK_SILENT;
    uint64_t number = symbols_number(&s, 0, 6);
    return check_verdict(number != 0 && number % 89 == symbols_number(&s, 6, 8));
}

// NL, VAT: since 2020 the letters count too and do not tell a person's BSN; before it was the BSN or the number of a
// company, with the eleven test.
static enum check_result nl_vat_run(struct slice value)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    struct symbols s, whole = {.at = "NL", .count = 2};
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    symbols_drop(&s, "NL");
    if (s.count != 12 || !symbols_are_digits(&s, 0, 9) || s.at[9] != 'B' ||
        !symbols_are_digits(&s, 10, 12))
        return CHECK_SILENT;
    memcpy(whole.at + 2, s.at, s.count);
    whole.count += s.count;
    return check_verdict(
        symbols_number(&s, 10, 12) != 0 && symbols_number(&s, 0, 9) != 0 &&
        (iso7064_97_10(&whole, 0, whole.count) == 1 || symbols_weighted(&s, weights, 9) % 11 == 0));
}

// SE: the third digit is 2 or more, which tells an organisation from a birth date.
static enum check_result se_organisation_run(struct slice value)
{
    struct symbols s;
    if (!number_read(&s, value, "SE", 10))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' && s.at[2] >= '2' && luhn_holds(&s, 0, 10));
}

const struct check checks_europe[] = {
    CHECK_ROW("at-svnr", at_svnr_run, "the birth date exists and the check digit holds",
              "Dachverband der Sozialversicherungstraeger, Versicherungsnummer"),
    CHECK_ROW("at-tax-number", at_tax_run, "the tax office is known and the Luhn check digit holds",
              "BMF, Abgabenkontonummer"),
    CHECK_ROW("at-vat", at_vat_run, "the check digit holds", "BMF, Konstruktionsregeln der UID"),
    CHECK_ROW("be-national-number", be_national_run, "the key holds",
              "Koninklijk besluit van 3 april 1984, Rijksregister"),
    CHECK_ROW("be-bis-number", be_bis_run, "the key holds",
              "Koninklijk besluit van 8 februari 1991, Kruispuntbank"),
    CHECK_ROW("be-enterprise-number", be_enterprise_run, "the check digits hold",
              "Koninklijk besluit van 24 juni 2003, Kruispuntbank van Ondernemingen"),
    CHECK_ROW(
        "de-rvnr", de_rvnr_run, "the birth date exists and the check digit holds",
        "Versicherungsnummern-, Kontofuehrungs- und Versicherungsverlaufsverordnung, section 2"),
    CHECK_ROW("de-kvnr", de_kvnr_run, "the check digit holds",
              "GKV-Spitzenverband, Krankenversichertennummer, section 290 SGB V"),
    CHECK_ROW("de-document-number", de_document_run, "the check digit holds",
              "ICAO Doc 9303 part 3"),
    CHECK_ROW("de-vat", de_vat_run, "the check digit holds", "ISO/IEC 7064 MOD 11,10; BZSt"),
    CHECK_ROW("de-lanr", de_lanr_run, "the check digit holds",
              "KBV, Richtlinie nach section 75 Absatz 7 SGB V"),
    CHECK_ROW("dk-cpr", dk_cpr_run, "the birth date exists and the check digit holds",
              "CPR-kontoret, Personnummeret i CPR"),
    CHECK_ROW("dk-cvr", dk_cvr_run, "the check digit holds", "Erhvervsstyrelsen, CVR"),
    CHECK_ROW("baltic-personal-code", baltic_run, "the birth date exists and the check digit holds",
              "EVS 585 (isikukood); Lietuvos gyventoju registras"),
    CHECK_ROW("ee-kmkr", ee_kmkr_run, "the check digit holds", "Maksu- ja Tolliamet, KMKR"),
    CHECK_ROW("fi-hetu", fi_hetu_run, "the birth date exists and the check character holds",
              "Digi- ja vaestotietovirasto, henkilotunnus"),
    CHECK_ROW("fi-business-id", fi_business_run, "the check digit holds", "YTJ, Y-tunnus"),
    CHECK_ROW("ie-pps", ie_pps_run, "the check letter holds", "Revenue, PPS number format"),
    CHECK_ROW("lv-personal-code", lv_personal_run, "the date exists and the check digit holds",
              "PMLP, personas kods"),
    CHECK_ROW("lu-matricule", lu_matricule_run, "the birth date exists and both check digits hold",
              "Loi du 19 juin 2013, numero d'identification"),
    CHECK_ROW("lu-vat", lu_vat_run, "the check digits hold", "AED, numero de TVA"),
    CHECK_ROW("nl-vat", nl_vat_run, "the check digits hold", "Belastingdienst, btw-id"),
    CHECK_ROW("se-organisation-number", se_organisation_run, "the Luhn check digit holds",
              "Skatteverket SKV 709"),
    CHECK_ROWS_END,
};
