// National identity numbers: what their own check digits, dates and reserved ranges say.
//
// A function reads the symbols of one number, is silent about a value of another form, and
// otherwise says whether the rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"

// US: never issued are area 000, 666 and 900 to 999, group 00, serial 0000, and the numbers that
// were printed in advertisements and sample cards. 111-22-3333 and its like are what manuals print.
static enum check_result ssn_run(struct slice value)
{
    static const uint32_t printed[] = {78051120, 219099999, 457555462, 42103580, 123456789};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    uint64_t area = symbols_number(&s, 0, 3), number = symbols_number(&s, 0, 9);
    for (size_t i = 0; i < sizeof printed / sizeof printed[0]; i++)
        if (number == printed[i])
            return CHECK_FAILS;
    if (symbols_repeat(&s, 0, 3) && symbols_repeat(&s, 3, 5) && symbols_repeat(&s, 5, 9))
        return CHECK_FAILS;
    return check_verdict(area != 0 && area != 666 && area < 900 && symbols_number(&s, 3, 5) != 0 &&
                         symbols_number(&s, 5, 9) != 0);
}

// GB, National Insurance: two letters, six digits, a letter A to D.
static enum check_result nino_run(struct slice value)
{
    static const char unused[][3] = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 9 || !symbols_are_digits(&s, 2, 8) ||
        is_digit(s.at[0]) || is_digit(s.at[1]) || is_digit(s.at[8]))
        return CHECK_SILENT;
    for (size_t i = 0; i < sizeof unused / sizeof unused[0]; i++)
        if (memcmp(unused[i], s.at, 2) == 0)
            return CHECK_FAILS;
    return check_verdict(!is_one_of(s.at[0], "DFIQUV") && !is_one_of(s.at[1], "DFIOQUV") &&
                         s.at[8] <= 'D');
}

static const int nhs_weights[] = {10, 9, 8, 7, 6, 5, 4, 3, 2};

// GB, National Health Service: the check digit makes the weighted sum a multiple of 11.
static enum check_result nhs_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    int check = (11 - symbols_weighted(&s, nhs_weights, 9) % 11) % 11;
    return check_verdict(symbols_number(&s, 0, 3) != 0 && check == (int)symbol_digit(&s, 9));
}

// DE: ISO/IEC 7064 MOD 11,10. Of the first ten digits exactly one stands twice or three times. Ten different ones are
// never issued, but made-up numbers have them, with a check digit that holds.
static enum check_result idnr_run(struct slice value)
{
    struct symbols s;
    unsigned times[10] = {0}, repeated = 0;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    for (size_t i = 0; i < 10; i++)
        times[symbol_digit(&s, i)]++;
    for (size_t i = 0; i < 10; i++) {
        if (times[i] > 3)
            return CHECK_FAILS;
        repeated += times[i] > 1;
    }
    return check_verdict(s.at[0] != '0' && repeated <= 1 && iso7064_11_10_holds(&s, 0, 11));
}

// FR: the key is 97 minus the number modulo 97. Corsica's departments 2A and 2B count as 19 and 18.
static enum check_result nir_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 15)
        return CHECK_SILENT;
    bool corsica = s.at[5] == '2' && (s.at[6] == 'A' || s.at[6] == 'B');
    if (corsica) {
        s.at[5] = '1';
        s.at[6] = s.at[6] == 'A' ? '9' : '8';
    }
    if (!symbols_are_digits(&s, 0, 15) || !is_one_of(s.at[0], "123478"))
        return CHECK_SILENT;
    // Months past 12 stand for births that are not fully known.
    uint64_t month = symbols_number(&s, 3, 5);
    bool known = (month >= 1 && month <= 12) || (month >= 20 && month <= 42) || month >= 50;
    uint64_t key = 97 - symbols_number(&s, 0, 13) % 97;
    return check_verdict(known && symbols_number(&s, 5, 7) != 0 &&
                         symbols_number(&s, 13, 15) == key);
}

// ES: the letter is picked by the number modulo 23. Foreigners' numbers begin with X, Y or Z,
// which count as 0, 1 and 2. A nought that the number begins with may be left out.
static enum check_result dni_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 8 || s.count > 9)
        return CHECK_SILENT;
    size_t last = s.count - 1;
    if (s.count == 9 && is_one_of(s.at[0], "XYZ"))
        s.at[0] = (char)('0' + (s.at[0] - 'X'));
    if (!symbols_are_digits(&s, 0, last) || is_digit(s.at[last]))
        return CHECK_SILENT;
    return check_verdict(s.at[last] == "TRWAGMYFPDXBNJZSQVHLCKE"[symbols_number(&s, 0, last) % 23]);
}

// What each character counts at an odd place, A as 0.
static const unsigned char cf_odd[] = {1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                       20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};

// IT: six letters of the names, year, month letter, day (40 more for women), place, check letter.
// Where two people would get the same code, digits are written as letters.
static enum check_result cf_run(struct slice value)
{
    static const unsigned char digits_at[] = {6, 7, 9, 10, 12, 13, 14};
    static const char substitutes[] = "LMNPQRSTUV";
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || s.count != 16)
        return CHECK_SILENT;
    for (size_t i = 0; i < 15; i++) {
        unsigned c = is_digit(s.at[i]) ? symbol_digit(&s, i) : (unsigned)(s.at[i] - 'A');
        sum += i % 2 == 0 ? cf_odd[c] : c;
    }
    for (size_t i = 0; i < sizeof digits_at; i++) {
        char *c = &s.at[digits_at[i]];
        const char *substitute = is_digit(*c) ? NULL : strchr(substitutes, *c);
        if (substitute)
            *c = (char)('0' + (substitute - substitutes));
    }
    for (size_t i = 0; i < 6; i++)
        if (is_digit(s.at[i]))
            return CHECK_SILENT;
    if (!symbols_are_digits(&s, 6, 8) || !symbols_are_digits(&s, 9, 11) ||
        !symbols_are_digits(&s, 12, 15) || is_digit(s.at[15]))
        return CHECK_SILENT;
    uint64_t day = symbols_number(&s, 9, 11) % 40;
    return check_verdict(is_one_of(s.at[8], "ABCDEHLMPRST") && day >= 1 && day <= 31 &&
                         symbols_number(&s, 9, 11) <= 71 && s.at[15] == (char)('A' + sum % 26));
}

// NL: the weighted sum is a multiple of 11 (elfproef).
static enum check_result bsn_run(struct slice value)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2, -1};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 9) != 0 &&
                         symbols_weighted(&s, weights, 9) % 11 == 0);
}

// PL: a birth date whose month says the century, and a weighted check digit.
static enum check_result pesel_run(struct slice value)
{
    static const int weights[] = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1};
    static const unsigned short centuries[] = {1900, 2000, 2100, 2200, 1800};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    uint64_t month = symbols_number(&s, 2, 4);
    uint64_t year = centuries[month / 20] + symbols_number(&s, 0, 2);
    return check_verdict(date_exists(year, month % 20, symbols_number(&s, 4, 6)) &&
                         symbols_weighted(&s, weights, 11) % 10 == 0);
}

// BR: two check digits, each of a weighted sum modulo 11.
static enum check_result cpf_run(struct slice value)
{
    static const int weights[] = {11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    int first = symbols_weighted(&s, weights + 1, 9) * 10 % 11 % 10;
    int second = symbols_weighted(&s, weights, 10) * 10 % 11 % 10;
    return check_verdict(!symbols_repeat(&s, 0, 11) && first == (int)symbol_digit(&s, 9) &&
                         second == (int)symbol_digit(&s, 10));
}

// IN: 12 digits that do not begin with 0 or 1 and do not read the same backwards. Some put colons between the groups.
static enum check_result aadhaar_run(struct slice value)
{
    char text[16];
    struct symbols s;
    size_t mirrored = 0;
    if (value.len > sizeof text)
        return CHECK_SILENT;
    for (size_t i = 0; i < value.len; i++)
        text[i] = value.ptr[i] == ':' ? '-' : value.ptr[i];
    if (!digits_read(&s, slice_of(text, value.len), 12))
        return CHECK_SILENT;
    while (mirrored < 6 && s.at[mirrored] == s.at[11 - mirrored])
        mirrored++;
    return check_verdict(s.at[0] >= '2' && mirrored < 6 && verhoeff_holds(&s, 0, 12));
}

// SE: a birth date, with 60 added to the day for people without registration, and a Luhn digit
// over the last ten. A plus sign instead of the hyphen says that the person is over 100.
static enum check_result personnummer_run(struct slice value)
{
    char text[16];
    struct symbols s;
    if (value.len < 10 || value.len > 13)
        return CHECK_SILENT;
    for (size_t i = 0; i < value.len; i++)
        text[i] = value.ptr[i] == '+' ? '-' : value.ptr[i];
    if (!symbols_read(&s, slice_of(text, value.len)) || (s.count != 10 && s.count != 12) ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    size_t from = s.count - 10;
    // Without a century every year that can be divided by 4 may have been a leap year.
    uint64_t year = from ? symbols_number(&s, 0, 4) : 2000 + symbols_number(&s, 0, 2);
    return check_verdict(date_exists(year, symbols_number(&s, from + 2, from + 4),
                                     symbols_number(&s, from + 4, from + 6) % 60) &&
                         luhn_holds(&s, from, s.count));
}

// CH: 13 digits that begin with 756, with the check digit of EAN-13.
static enum check_result ahv_run(struct slice value)
{
    static const int weights[] = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1};
    struct symbols s;
    if (!digits_read(&s, value, 13) || symbols_number(&s, 0, 3) != 756)
        return CHECK_SILENT;
    return check_verdict(symbols_weighted(&s, weights, 13) % 10 == 0);
}

const struct check checks_national[] = {
    CHECK_ROW("us-ssn", ssn_run, "area, group and serial number are ones that are issued",
              "Social Security Administration, POMS RM 10201.035", .weak = true),
    CHECK_ROW("gb-nino", nino_run, "the prefix is one that is issued", "HMRC manual NIM39110"),
    CHECK_ROW("gb-nhs", nhs_run, "the check digit of an NHS number holds",
              "NHS Data Dictionary, NHS Number"),
    CHECK_ROW("de-idnr", idnr_run, "the check digit holds and at most one digit repeats",
              "ISO/IEC 7064 MOD 11,10; section 139b Abgabenordnung"),
    CHECK_ROW("fr-nir", nir_run, "the key holds", "INSEE, numero de securite sociale"),
    CHECK_ROW("es-dni", dni_run, "the check letter holds",
              "Real Decreto 1553/2005; Ministerio del Interior"),
    CHECK_ROW("it-codice-fiscale", cf_run, "the birth date exists and the check letter holds",
              "Decreto Ministeriale 23 dicembre 1976"),
    CHECK_ROW("nl-bsn", bsn_run, "the eleven test holds",
              "Wet algemene bepalingen burgerservicenummer"),
    CHECK_ROW("pl-pesel", pesel_run, "the birth date exists and the check digit holds",
              "Ustawa o ewidencji ludnosci, PESEL"),
    CHECK_ROW("br-cpf", cpf_run, "both check digits hold", "Receita Federal, CPF"),
    CHECK_ROW("in-aadhaar", aadhaar_run, "the Verhoeff check digit holds",
              "UIDAI, Aadhaar numbering scheme"),
    CHECK_ROW("se-personnummer", personnummer_run,
              "the birth date exists and the Luhn check digit holds", "Skatteverket SKV 704"),
    CHECK_ROW("ch-ahv", ahv_run, "the check digit holds",
              "Zentrale Ausgleichsstelle, AHVN13; GS1 EAN-13"),
    CHECK_ROWS_END,
};
