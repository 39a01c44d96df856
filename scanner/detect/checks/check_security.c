// Numbers of securities and of those who trade them, one by one and in a table of holdings.
#include "checks.h"
#include "country.h"

// What a letter or digit stands for: 0 to 9, then 10 for A to 35 for Z; -1 for anything else.
static int symbol_value(char c)
{
    return is_digit(c) ? c - '0' : is_upper(c) ? c - 'A' + 10 : -1;
}

static bool all_symbols(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (symbol_value(s.ptr[i]) < 0)
            return false;
    return s.len > 0 && is_digit(s.ptr[s.len - 1]);
}

// From the left, each second symbol is doubled, and the digits of the results are added.
static bool sum_doubled(struct slice s)
{
    unsigned sum = 0;
    for (size_t i = 0; i + 1 < s.len; i++) {
        unsigned value = (unsigned)symbol_value(s.ptr[i]) << (i % 2);
        sum += value / 10 + value % 10;
    }
    return (sum + (unsigned)(s.ptr[s.len - 1] - '0')) % 10 == 0;
}

// The letters become two digits each, then the Luhn sum.
static bool sum_isin(struct slice s)
{
    unsigned sum = 0, place = 0;
    for (size_t i = s.len; i > 0; i--) {
        unsigned value = (unsigned)symbol_value(s.ptr[i - 1]);
        for (unsigned digits = value > 9 ? 2 : 1; digits > 0; digits--, place++, value /= 10) {
            unsigned digit = value % 10 * (1 + place % 2);
            sum += digit / 10 + digit % 10;
        }
    }
    return sum % 10 == 0;
}

static bool sum_sedol(struct slice s)
{
    static const int weights[] = {1, 3, 1, 7, 3, 9, 1};
    int sum = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (strchr("AEIOU", s.ptr[i]))
            return false;
        sum += weights[i] * symbol_value(s.ptr[i]);
    }
    return sum % 10 == 0;
}

static bool sum_lei(struct slice s)
{
    unsigned remainder = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned value = (unsigned)symbol_value(s.ptr[i]);
        remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
}

static enum check_result isin_run(struct slice value)
{
    if (value.len != 12 || !all_symbols(value) || !is_upper(value.ptr[0]) ||
        !is_upper(value.ptr[1]))
        return CHECK_SILENT;
    // XS and other pairs of X are what clearing houses number, EU what the Union issues.
    struct slice country = slice_cut(value, 0, 2);
    bool known =
        value.ptr[0] == 'X' || slice_equals(country, SLICE("EU")) || country_exists(country);
    return check_verdict(known && sum_isin(value));
}

static enum check_result cusip_run(struct slice value)
{
    if (value.len != 9 || !all_symbols(value) || !is_digit(value.ptr[1]) || !is_digit(value.ptr[2]))
        return CHECK_SILENT;
    return check_verdict(sum_doubled(value));
}

static enum check_result sedol_run(struct slice value)
{
    if (value.len != 7 || !all_symbols(value))
        return CHECK_SILENT;
    return check_verdict(sum_sedol(value));
}

static enum check_result figi_run(struct slice value)
{
    if (value.len != 12 || !all_symbols(value) || value.ptr[2] != 'G' || is_digit(value.ptr[0]))
        return CHECK_SILENT;
    return check_verdict(sum_doubled(value));
}

// Nothing but the last two digits is fixed: 18 letters or digits before them.
static enum check_result lei_run(struct slice value)
{
    if (value.len != 20 || !all_symbols(value) || !is_digit(value.ptr[18]))
        return CHECK_SILENT;
    return check_verdict(sum_lei(value));
}

static check_fn *const kinds[] = {isin_run, cusip_run, sedol_run, figi_run, lei_run};

// A table whose words are to a large part sound numbers of one kind: ten at least, and three in
// four of those that have the kind's form.
static enum check_result table_run(struct slice value)
{
    enum { ENOUGH = 10, KINDS = sizeof kinds / sizeof kinds[0] };
    size_t held[KINDS] = {0}, failed[KINDS] = {0};
    for (size_t i = 0; i < value.len;) {
        size_t start = i;
        while (i < value.len && is_alnum(value.ptr[i]))
            i++;
        for (size_t k = 0; i > start && k < KINDS; k++) {
            enum check_result result = kinds[k](slice_cut(value, start, i));
            held[k] += result == CHECK_HOLDS;
            failed[k] += result == CHECK_FAILS;
        }
        i += i == start;
    }
    for (size_t k = 0; k < KINDS; k++)
        if (held[k] >= ENOUGH && held[k] >= 3 * failed[k])
            return CHECK_HOLDS;
    return CHECK_FAILS;
}

const struct check checks_security[] = {
    CHECK_ROW("isin", isin_run, "its country exists and its check digit holds", "ISO 6166"),
    CHECK_ROW("cusip", cusip_run, "its check digit holds", "CUSIP Global Services; ANSI X9.6"),
    CHECK_ROW("sedol", sedol_run, "its check digit holds",
              "London Stock Exchange, SEDOL technical specification"),
    CHECK_ROW("figi", figi_run, "its check digit holds", "Object Management Group, FIGI 1.0"),
    CHECK_ROW("lei", lei_run, "its check digits hold", "ISO 17442; ISO/IEC 7064"),
    CHECK_ROW("securities-table", table_run, "ten and more numbers of securities in it hold",
              "ISO 6166; ISO 17442", .decides = true,
              .denies = SLICE_INIT("too few of its numbers hold")),
    CHECK_ROWS_END,
};
