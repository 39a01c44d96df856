// Numbers of persons and businesses in Australia and New Zealand.
//
// A function reads the symbols of one number, is silent about a value of another form, and otherwise says whether the
// rules of that country's register hold.
#include "check_digit.h"
#include "checks.h"

// AU, Tax File Number: the weighted sum is a multiple of 11.
static enum check_result tfn_run(struct slice value)
{
    static const int weights[] = {1, 4, 3, 7, 5, 8, 6, 9, 10};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 9) && symbols_weighted(&s, weights, 9) % 11 == 0);
}

// AU, Business Number: with 1 taken from the first digit the weighted sum is a multiple of 89.
static enum check_result abn_run(struct slice value)
{
    static const int weights[] = {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19};
    struct symbols s;
    if (!digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict(s.at[0] != '0' &&
                         (symbols_weighted(&s, weights, 11) - weights[0]) % 89 == 0);
}

// AU, Company Number.
static enum check_result acn_run(struct slice value)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2, 1, 1};
    struct symbols s;
    if (!digits_read(&s, value, 9))
        return CHECK_SILENT;
    return check_verdict(!symbols_repeat(&s, 0, 9) && symbols_weighted(&s, weights, 9) % 10 == 0);
}

// AU, Medicare card: eight digits, their check digit, how often the card was issued, and which of its persons.
static enum check_result medicare_run(struct slice value)
{
    static const int weights[] = {1, 3, 7, 9, 1, 3, 7, 9};
    struct symbols s;
    if (!digits_read(&s, value, 10) && !digits_read(&s, value, 11))
        return CHECK_SILENT;
    return check_verdict(s.at[0] >= '2' && s.at[0] <= '6' && s.at[9] != '0' &&
                         symbols_weighted(&s, weights, 8) % 10 == (int)symbol_digit(&s, 8));
}

// AU, identifiers of individuals, of those who care for them, and of their organisations.
static enum check_result ihi_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 16))
        return CHECK_SILENT;
    uint64_t issuer = symbols_number(&s, 0, 6);
    return check_verdict(issuer >= 800360 && issuer <= 800362 && luhn_holds(&s, 0, 16));
}

// NZ, Inland Revenue: where the weighted sum asks for the check digit 10, other weights are taken.
static enum check_result ird_run(struct slice value)
{
    static const int weights[2][9] = {{3, 2, 7, 6, 5, 4, 3, 2, 1}, {7, 4, 3, 2, 5, 2, 7, 6, 1}};
    struct symbols s;
    if (!symbols_read(&s, value) || (s.count != 8 && s.count != 9) ||
        !symbols_are_digits(&s, 0, s.count))
        return CHECK_SILENT;
    uint64_t number = symbols_number(&s, 0, s.count);
    if (s.count == 8) {
        memmove(s.at + 1, s.at, 8);
        s.at[0] = '0';
    }
    bool ten = symbols_weighted(&s, weights[0], 8) % 11 == 1;
    return check_verdict(number >= 10000000 && number <= 150000000 &&
                         symbols_weighted(&s, weights[ten], 9) % 11 == 0);
}

// NZ, National Health Index: three letters, and three digits with a check digit or, in the newer form, two digits, a
// letter and a check letter. I and O are left out.
static enum check_result nhi_run(struct slice value)
{
    static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    struct symbols s;
    unsigned values[7], sum = 0;
    if (!symbols_read(&s, value) || s.count != 7 || !symbols_are_digits(&s, 3, 5) ||
        is_digit(s.at[5]) != is_digit(s.at[6]))
        return CHECK_SILENT;
    for (size_t i = 0; i < 7; i++) {
        const char *letter = is_digit(s.at[i]) ? NULL : strchr(letters, s.at[i]);
        if (i < 3 && is_digit(s.at[i]))
            return CHECK_SILENT;
        if (!letter && !is_digit(s.at[i]))
            return CHECK_FAILS;
        values[i] = letter ? (unsigned)(letter - letters) + 1 : symbol_digit(&s, i);
        sum += i < 6 ? (7 - (unsigned)i) * values[i] : 0;
    }
    bool newer = !is_digit(s.at[6]);
    if (newer)
        return check_verdict(values[6] == 23 - sum % 23);
    return check_verdict(sum % 11 != 0 && values[6] == (11 - sum % 11) % 10);
}

const struct check checks_oceania[] = {
    CHECK_ROW("au-tfn", tfn_run, "the check digit holds",
              "Australian Taxation Office, Tax File Number algorithm"),
    CHECK_ROW("au-abn", abn_run, "the check digits hold",
              "Australian Business Register, Format of the ABN"),
    CHECK_ROW("au-acn", acn_run, "the check digit holds", "ASIC, Australian Company Number"),
    CHECK_ROW("au-medicare", medicare_run, "the check digit holds",
              "Services Australia, Medicare card number"),
    CHECK_ROW("au-ihi", ihi_run,
              "the issuer is the Healthcare Identifiers Service and the check "
              "digit holds",
              "Australian Digital Health Agency, HI Service; ISO/IEC 7812-1"),
    CHECK_ROW("nz-ird", ird_run, "the check digit holds", "Inland Revenue, IRD number validation"),
    CHECK_ROW("nz-nhi", nhi_run, "the check digit holds", "HISO 10046"),
    CHECK_ROWS_END,
};
