// Numbers of persons and businesses in the United Kingdom. Of the National Insurance and NHS numbers see
// check_national.c.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that register hold.
#include "check_digit.h"
#include "checks.h"

// Unique Taxpayer Reference: the first digit is the check digit of the nine behind it; some write a K at the end.
static enum check_result utr_run(struct slice value)
{
    static const int weights[] = {0, 6, 7, 8, 9, 10, 5, 4, 3, 2};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 10 || s.count > 11 ||
        !symbols_are_digits(&s, 0, 10) || (s.count == 11 && s.at[10] != 'K'))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 10) &&
                         s.at[0] == "21987654321"[symbols_weighted(&s, weights, 10) % 11]);
}

// Community Health Index, of Scotland: the date of birth, four digits, the last one as in an NHS number.
static enum check_result chi_run(struct slice value)
{
    static const int weights[] = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    uint64_t date = symbols_number(&s, 4, 6) * 10000 + symbols_number(&s, 2, 4) * 100 +
                    symbols_number(&s, 0, 2);
    return check_verdict(short_date_exists(date) && symbols_weighted(&s, weights, 10) % 11 == 0);
}

// VAT: seven digits and a check number of two, from 2010 on with 55 added; three more for a branch. Departments of the
// government have GD and a number below 500, health authorities HA and one from 500 on.
static enum check_result vat_run(struct slice value)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2, 10, 1};
    struct symbols s;
    if (slice_starts_with_nocase(value, SLICE("GB"))) {
        size_t from = value.len > 2 && value.ptr[2] == ' ' ? 3 : 2;
        value = slice_cut(value, from, value.len);
    }
    if (!symbols_read(&s, value))
        return CHECK_SILENT;
    if (s.count == 5 && symbols_are_digits(&s, 2, 5) &&
        (memcmp(s.at, "GD", 2) == 0 || memcmp(s.at, "HA", 2) == 0))
        return check_verdict((s.at[0] == 'H') == (s.at[2] >= '5'));
    if ((s.count != 9 && s.count != 12) || !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    int sum = symbols_weighted(&s, weights, 9) % 97;
    return check_verdict(symbols_number(&s, 0, 7) != 0 &&
                         (sum == 0 || (sum == 42 && s.at[0] != '0')));
}

// Letters, and behind them where there are fewer than `count` nines.
static bool is_padded(const struct symbols *s, size_t from, size_t count)
{
    size_t letters = from;
    while (letters < from + count && !is_digit(s->at[letters]))
        letters++;
    for (size_t i = letters; i < from + count; i++)
        if (s->at[i] != '9')
            return false;
    return true;
}

// Driving licence of Great Britain: five letters of the surname, the decade of birth, the month, with 50 added for
// women, the day, the year in the decade, two initials, and three characters by a rule that is not published.
static enum check_result driving_licence_run(struct slice value)
{
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 16 || !symbols_are_digits(&s, 5, 11) ||
        is_digit(s.at[0]) || is_digit(s.at[14]) || is_digit(s.at[15]))
        return CHECK_SILENT;
    uint64_t year = symbols_number(&s, 5, 6) * 10 + symbols_number(&s, 10, 11);
    uint64_t month = symbols_number(&s, 6, 8), day = symbols_number(&s, 8, 10);
    if (month > 50)
        month -= 50;
    return check_verdict(is_padded(&s, 0, 5) && is_padded(&s, 11, 2) &&
                         short_date_exists(year * 10000 + month * 100 + day));
}

// Unique Pupil Number: a check letter, then twelve digits, of which the last is a letter where the number is a
// temporary one. Letters count by their place among those that are used.
static enum check_result upn_run(struct slice value)
{
    static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
    struct symbols s;
    size_t sum = 0;
    if (!symbols_read(&s, value) || s.count != 13 || is_digit(s.at[0]) ||
        !symbols_are_digits(&s, 1, 12))
        return CHECK_SILENT;
    for (size_t i = 1; i < 13; i++) {
        const char *letter = is_digit(s.at[i]) ? NULL : strchr(letters, s.at[i]);
        if (!letter && !is_digit(s.at[i]))
            return CHECK_FAILS;
        sum += (i + 1) * (letter ? (size_t)(letter - letters) : symbol_digit(&s, i));
    }
    return check_verdict(s.at[0] == letters[sum % 23]);
}

const struct check checks_britain[] = {
    CHECK_ROW("gb-utr", utr_run, "the check digit holds", "HMRC, Unique Taxpayer Reference"),
    CHECK_ROW("gb-chi", chi_run, "the date exists and the check digit holds",
              "NHS Scotland, Community Health Index"),
    CHECK_ROW("gb-vat", vat_run, "the check number holds", "HMRC, VAT registration number"),
    CHECK_ROW("gb-driving-licence", driving_licence_run,
              "the birth date in it exists and its names are padded as they should",
              "DVLA, driver number"),
    CHECK_ROW("gb-upn", upn_run, "the check letter holds",
              "Department for Education, Unique pupil numbers"),
    CHECK_ROWS_END,
};
