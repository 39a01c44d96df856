// Numbers of persons and businesses in Indonesia, Malaysia, the Philippines, Singapore, Sri Lanka, Thailand and
// Vietnam.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"
#include "ranges.h"

// SG, identity cards: a letter for the century or the kind of pass, seven digits, a check letter.
static enum check_result nric_run(struct slice value)
{
    static const int weights[] = {0, 2, 7, 6, 5, 4, 3, 2};
    static const struct {
        char first;
        int added;
        const char *letters;
    } kinds[] = {
        {'S', 0, "JZIHGFEDCBA"}, {'T', 4, "JZIHGFEDCBA"}, {'F', 0, "XWUTRQPNMLK"},
        {'G', 4, "XWUTRQPNMLK"}, {'M', 3, "XWUTRQPNJLK"},
    };
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 9 || !symbols_are_digits(&s, 1, 8) ||
        is_digit(s.at[8]))
        return CHECK_SILENT;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        int sum = kinds[i].added + symbols_weighted(&s, weights, 8);
        if (s.at[0] == kinds[i].first)
            return check_verdict(s.at[8] == kinds[i].letters[sum % 11]);
    }
    return CHECK_SILENT;
}

// SG, a business: eight digits and a letter. A local company: the year, five digits and a letter.
static bool uen_of_digits_holds(const struct symbols *s)
{
    static const int business[] = {10, 4, 9, 3, 8, 2, 7, 1};
    static const int company[] = {10, 8, 6, 4, 9, 7, 5, 3, 1};
    bool local = s->count == 10;
    int sum = symbols_weighted(s, local ? company : business, s->count - 1);
    return s->at[s->count - 1] == (local ? "ZKCMDNERGWH" : "XMKECAWLJDB")[sum % 11];
}

// SG, other entities: R, S or T for the century, the year, two letters for the kind, four digits and a letter.
static bool uen_of_entity_holds(const struct symbols *s)
{
    static const char alphabet[] = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
    static const int weights[] = {4, 3, 5, 3, 10, 2, 2, 5, 7};
    int sum = 0;
    for (size_t i = 0; i < 9; i++) {
        const char *symbol = strchr(alphabet, s->at[i]);
        if (!symbol)
            return false;
        sum += weights[i] * (int)(symbol - alphabet);
    }
    return s->at[9] == alphabet[((sum - 5) % 11 + 11) % 11];
}

// SG, Unique Entity Number, in its three layouts.
static enum check_result uen_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || (s.count != 9 && s.count != 10) || is_digit(s.at[s.count - 1]))
        return CHECK_SILENT;
    if (symbols_are_digits(&s, 0, s.count - 1))
        return check_verdict(uen_of_digits_holds(&s));
    if (s.count != 10 || !is_one_of(s.at[0], "RST") || !symbols_are_digits(&s, 1, 3) ||
        is_digit(s.at[3]) || !symbols_are_digits(&s, 5, 9))
        return CHECK_SILENT;
    return check_verdict(uen_of_entity_holds(&s));
}

// MY, identity card: the date of birth, the place, and four digits.
static enum check_result mykad_run(struct slice value)
{
    static const struct range places[] = {{1, 16},  {21, 68}, {71, 72},
                                          {74, 79}, {82, 93}, {98, 99}};
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    return check_verdict(IN_RANGES(symbols_number(&s, 6, 8), places) &&
                         short_date_exists(symbols_number(&s, 0, 6)));
}

// TH, identity card: the first digit is the kind of person, the last one the check digit.
static enum check_result thai_id_run(struct slice value)
{
    static const int weights[] = {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!digits_read(&s, value, 13))
        return CHECK_SILENT;
    int check = (11 - symbols_weighted(&s, weights, 12) % 11) % 10;
    return check_verdict(s.at[0] != '0' && s.at[0] != '9' && check == (int)symbol_digit(&s, 12));
}

// ID, identity number: the district, the date of birth, with 40 added to the day for women, and four digits.
static enum check_result nik_run(struct slice value)
{
    static const struct range provinces[] = {{11, 21}, {31, 36}, {51, 53}, {61, 65},
                                             {71, 76}, {81, 82}, {91, 97}};
    struct symbols s;
    if (!digits_read(&s, value, 16))
        return CHECK_SILENT;
    uint64_t day = symbols_number(&s, 6, 8);
    uint64_t date = symbols_number(&s, 10, 12) * 10000 + symbols_number(&s, 8, 10) * 100 +
                    (day > 40 ? day - 40 : day);
    return check_verdict(IN_RANGES(symbols_number(&s, 0, 2), provinces) &&
                         symbols_number(&s, 2, 4) != 0 && symbols_number(&s, 12, 16) != 0 &&
                         short_date_exists(date));
}

// ID, taxpayers: a Luhn digit after eight, then the office and the branch.
static enum check_result npwp_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 15))
        return CHECK_SILENT;
    return check_verdict(symbols_number(&s, 0, 9) != 0 && luhn_holds(&s, 0, 9));
}

// PH, taxpayers: nine digits and a branch. The authority does not tell the rule of the ninth digit; the sum that
// others found out is held against numbers that have nothing else to show, and otherwise counts for the number only.
static enum check_result ph_tin_run(struct slice value)
{
    static const int weights[] = {9, 8, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!symbols_read(&s, value) || !symbols_are_digits(&s, 0, s.count) ||
        (s.count != 9 && (s.count < 12 || s.count > 14)))
        return CHECK_SILENT;
    bool holds = symbols_number(&s, 0, 9) != 0 &&
                 symbols_weighted(&s, weights, 8) % 11 == (int)symbol_digit(&s, 8);
    bool in_groups_with_branch = s.count > 9 && value.len > s.count;
    return !holds && in_groups_with_branch ? CHECK_SILENT : check_verdict(holds);
}

// PH, mobile telephones: 9 and nine digits, behind 0 or the country's code.
static enum check_result ph_mobile_run(struct slice value)
{
    char text[24];
    size_t len = 0;
    struct symbols s;
    if (value.len > sizeof text)
        return CHECK_SILENT;
    for (size_t i = 0; i < value.len; i++)
        if (!is_one_of(value.ptr[i], "+()"))
            text[len++] = value.ptr[i];
    if (!symbols_read(&s, slice_of(text, len)) || !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    bool national = s.count == 11 && s.at[0] == '0' && s.at[1] == '9';
    bool international = s.count == 12 && memcmp(s.at, "639", 3) == 0;
    return national || international ? CHECK_HOLDS : CHECK_SILENT;
}

// VN, taxpayers: a check digit after nine, then a branch of three.
static enum check_result mst_run(struct slice value)
{
    static const int weights[] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    struct symbols s;
    if (!digits_read(&s, value, 10) && !digits_read(&s, value, 13))
        return CHECK_SILENT;
    return check_verdict(10 - symbols_weighted(&s, weights, 9) % 11 == (int)symbol_digit(&s, 9));
}

// LK, identity card: the year and the day of the year, with 500 added for women. The older ones have two digits of
// the year, and V or X at the end.
static enum check_result lk_nic_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    bool older = s.count == 10 && is_one_of(s.at[9], "VX");
    if (!symbols_are_digits(&s, 0, older ? 9 : 12) || (!older && s.count != 12))
        return CHECK_SILENT;
    uint64_t year = older ? 1900 : symbols_number(&s, 0, 4);
    uint64_t day = older ? symbols_number(&s, 2, 5) : symbols_number(&s, 4, 7);
    day -= day > 500 ? 500 : 0;
    return check_verdict(year >= 1900 && year < 2100 && day >= 1 && day <= 366);
}

const struct check checks_southeast_asia[] = {
    CHECK_ROW("sg-nric", nric_run, "the check letter holds",
              "Immigration and Checkpoints Authority, NRIC and FIN"),
    CHECK_ROW("sg-uen", uen_run, "the check letter holds", "ACRA, Unique Entity Number"),
    CHECK_ROW("my-nric", mykad_run, "the birth date and the place exist",
              "Jabatan Pendaftaran Negara, MyKad"),
    CHECK_ROW("th-id", thai_id_run, "the check digit holds",
              "Department of Provincial Administration, identification number"),
    CHECK_ROW("id-nik", nik_run, "the province and the birth date exist",
              "Ministry of Home Affairs, Nomor Induk Kependudukan"),
    CHECK_ROW("id-npwp", npwp_run, "the Luhn check digit holds", "Direktorat Jenderal Pajak, NPWP"),
    CHECK_ROW("ph-tin", ph_tin_run, "the check digit holds",
              "Bureau of Internal Revenue, TIN; NTRC Tax Research Journal XXVI.6"),
    CHECK_ROW("ph-mobile", ph_mobile_run, "it has the length of a mobile number",
              "National Telecommunications Commission, numbering plan"),
    CHECK_ROW("vn-mst", mst_run, "the check digit holds",
              "General Department of Taxation, tax code"),
    CHECK_ROW("lk-nic", lk_nic_run, "the day of birth in it exists",
              "Department for Registration of Persons"),
    CHECK_ROWS_END,
};
