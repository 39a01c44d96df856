// National and business numbers of Iceland, Norway and Switzerland.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"

// Numbers whose last digit makes the weighted sum a multiple of 11. Where it would have to be 10 none is issued.
static bool eleven_divides(const struct symbols *s, const int *weights, size_t count)
{
    return symbols_weighted(s, weights, count) % 11 == 0;
}

// IS: the date, two digits, a check digit and the century. Companies have 40 added to the day.
static enum check_result kennitala_run(struct slice value)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 10))
        return CHECK_SILENT;
    uint64_t year = symbols_number(&s, 4, 6);
    switch (s.at[9]) {
    case '8':
        year += 1800;
        break;
    case '9':
        year += 1900;
        break;
    case '0':
        year += 2000;
        break;
    default:
        return CHECK_FAILS;
    }
    uint64_t day = symbols_number(&s, 0, 2);
    return check_verdict(date_exists(year, symbols_number(&s, 2, 4), day > 40 ? day - 40 : day) &&
                         eleven_divides(&s, weights, 9));
}

// NO, persons: the date, with 40 added to the day where the number is a temporary one, three digits and two check
// digits. Months past 12 are those of made-up persons.
static enum check_result fodselsnummer_run(struct slice value)
{
    static const int first[] = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    static const int second[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    uint64_t day = symbols_number(&s, 0, 2);
    uint64_t date = symbols_number(&s, 4, 6) * 10000 + symbols_number(&s, 2, 4) * 100 +
                    (day > 40 ? day - 40 : day);
    return check_verdict(short_date_exists(date) && eleven_divides(&s, first, 10) &&
                         eleven_divides(&s, second, 11));
}

// NO, organisations.
static enum check_result orgnr_run(struct slice value)
{
    static const int weights[] = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict((s.at[0] == '8' || s.at[0] == '9') && eleven_divides(&s, weights, 9));
}

// NO, bank accounts.
static enum check_result kontonummer_run(struct slice value)
{
    static const int weights[] = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 11) && eleven_divides(&s, weights, 11));
}

// CH, companies: CHE and nine digits, and for VAT the tax's name in one of the languages.
static enum check_result uid_run(struct slice value)
{
    static const int weights[] = {0, 0, 0, 5, 4, 3, 2, 7, 6, 5, 4, 1};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count < 12 || memcmp(s.at, "CHE", 3) != 0 ||
        !symbols_are_digits(&s, 3, 12))
        return CHECK_SILENT;
    return check_verdict(symbols_weighted(&s, weights, 12) % 11 == 0);
}

const struct check checks_efta[] = {
    CHECK_ROW("is-kennitala", kennitala_run, "the date exists and the check digit holds",
              "Registers Iceland, kennitala"),
    CHECK_ROW("no-fodselsnummer", fodselsnummer_run, "the date exists and both check digits hold",
              "Skatteetaten, fodselsnummer; Folkeregisterforskriften section 2-2-1"),
    CHECK_ROW("no-orgnr", orgnr_run, "the check digit holds",
              "Bronnoysundregistrene, organisasjonsnummer"),
    CHECK_ROW("no-kontonummer", kontonummer_run, "the check digit holds",
              "Finans Norge, kontonummer"),
    CHECK_ROW("ch-uid", uid_run, "the check digit holds",
              "Bundesamt fuer Statistik, UID; eCH-0097"),
    CHECK_ROWS_END,
};
