// Numbers of the European Union: VAT numbers by each member state's own rule, and health insurance cards.
#include "check_digit.h"
#include "checks.h"
#include "register_number.h"

// GB in Northern Ireland: two check digits that make the sum a multiple of 97, in the newer series with 55 more.
static enum check_result gb_vat_run(struct slice value)
{
    static const int weights[] = {8, 7, 6, 5, 4, 3, 2};
    struct symbols s;
    if (!digits_read(&s, value, 9) && !digits_read(&s, value, 12))
        return CHECK_SILENT;
    unsigned sum = (unsigned)symbols_weighted(&s, weights, 7) + (unsigned)symbols_number(&s, 7, 9);
    return check_verdict(symbols_number(&s, 0, 7) != 0 && (sum % 97 == 0 || (sum + 55) % 97 == 0));
}

// IE until 2013: the second character is a letter, and the first the last of the seven digits.
static enum check_result ie_old_run(struct slice value)
{
    static const int weights[] = {7, 6, 5, 4, 3};
    struct symbols s;
    if (!symbols_read(&s, value) || s.count != 8 || !is_digit(s.at[0]) || is_digit(s.at[1]) ||
        !symbols_are_digits(&s, 2, 7) || is_digit(s.at[7]))
        return CHECK_SILENT;
    int sum = 2 * (int)symbol_digit(&s, 0);
    for (size_t i = 0; i < 5; i++)
        sum += weights[i] * (int)symbol_digit(&s, i + 2);
    return check_verdict(s.at[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23]);
}

// LT: nine digits of companies, twelve of people; the digit before the last is 1. Two rows of weights as in its
// personal codes.
static enum check_result lt_vat_run(struct slice value)
{
    struct symbols s;
    int first = 0, second = 0;
    if (!digits_read(&s, value, 9) && !digits_read(&s, value, 12))
        return CHECK_SILENT;
    for (int i = 0; i + 1 < (int)s.count; i++) {
        first += (1 + i % 9) * (int)symbol_digit(&s, (size_t)i);
        second += (1 + (i + 2) % 9) * (int)symbol_digit(&s, (size_t)i);
    }
    int rest = first % 11 == 10 ? second % 11 % 10 : first % 11;
    return check_verdict(s.at[s.count - 2] == '1' && rest == (int)symbol_digit(&s, s.count - 1));
}

// LV: companies begin with 4 to 9; the others are personal codes.
static enum check_result lv_vat_run(struct slice value)
{
    static const int weights[] = {9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1};
    struct symbols s;
    if (!digits_read(&s, value, 11) || s.at[0] < '4')
        return CHECK_SILENT;
    return check_verdict(symbols_weighted(&s, weights, 11) % 11 == 3);
}

// SE: an organisation's or a person's number, and which of its businesses.
static enum check_result se_vat_run(struct slice value)
{
    struct symbols s;
    if (!digits_read(&s, value, 12))
        return CHECK_SILENT;
    uint64_t business = symbols_number(&s, 10, 12);
    return check_verdict(business >= 1 && business <= 94 && luhn_holds(&s, 0, 10));
}

// The rules a member state's numbers follow: rows of checks.h by their name, or a function above. A number holds where
// one of them does.
static const struct {
    const char *prefix;
    const char *checks[3];
    check_fn *own;
} states[] = {
    {"AT", {"at-vat"}, NULL},
    {"BE", {"be-enterprise-number"}, NULL},
    {"BG", {"bg-eik", "bg-egn", "bg-lnch"}, NULL},
    {"CY", {"cy-vat"}, NULL},
    {"CZ", {"cz-ico", "cz-birth-number"}, NULL},
    {"DE", {"de-vat"}, NULL},
    {"DK", {"dk-cvr"}, NULL},
    {"EE", {"ee-kmkr"}, NULL},
    {"EL", {"gr-afm"}, NULL},
    {"ES", {"es-dni", "es-cif"}, NULL},
    {"FI", {"fi-business-id"}, NULL},
    {"FR", {"fr-vat"}, NULL},
    {"GR", {"gr-afm"}, NULL},
    {"HR", {"hr-oib"}, NULL},
    {"HU", {"hu-company-tax-number"}, NULL},
    {"IE", {"ie-pps"}, ie_old_run},
    {"IT", {"it-vat"}, NULL},
    {"LT", {NULL}, lt_vat_run},
    {"LU", {"lu-vat"}, NULL},
    {"LV", {"lv-personal-code"}, lv_vat_run},
    {"MT", {"mt-vat"}, NULL},
    {"NL", {"nl-vat"}, NULL},
    {"PL", {"pl-nip"}, NULL},
    {"PT", {"pt-nif"}, NULL},
    {"RO", {"ro-cui"}, NULL},
    {"SE", {NULL}, se_vat_run},
    {"SI", {"si-tax-number"}, NULL},
    {"SK", {"sk-vat"}, NULL},
    {"XI", {NULL}, gb_vat_run},
};

static bool state_holds(size_t state, struct slice number)
{
    for (size_t i = 0; i < 3 && states[state].checks[i]; i++) {
        const struct check *check = check_find(slice_of_string(states[state].checks[i]));
        if (check && check->run(number) == CHECK_HOLDS)
            return true;
    }
    return states[state].own && states[state].own(number) == CHECK_HOLDS;
}

static enum check_result eu_vat_run(struct slice value)
{
    if (value.len < 4)
        return CHECK_SILENT;
    size_t from = 2 + (symbol_separates(value.ptr[2]) ? 1 : 0);
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++)
        if (memcmp(states[i].prefix, value.ptr, 2) == 0)
            return check_verdict(state_holds(i, slice_cut(value, from, value.len)));
    return CHECK_SILENT;
}

// 80 for health, the country in three digits (ISO 3166-1), then as the issuer likes it.
static enum check_result ehic_run(struct slice value)
{
    static const unsigned short countries[] = {
        40,  56,  100, 191, 196, 203, 208, 233, 246, 250, 276, 300, 348, 352, 372, 380,
        428, 438, 440, 442, 470, 528, 578, 616, 620, 642, 703, 705, 724, 752, 756, 826,
    };
    struct symbols s;
    if (!digits_read(&s, value, 20))
        return CHECK_SILENT;
    bool known = false;
    for (size_t i = 0; i < sizeof countries / sizeof countries[0]; i++)
        known |= symbols_number(&s, 2, 5) == countries[i];
    return check_verdict(symbols_number(&s, 0, 2) == 80 && known && !symbols_repeat(&s, 5, 20));
}

const struct check checks_vat[] = {
    CHECK_ROW("eu-vat", eu_vat_run, "the check digits of its member state hold",
              "Council Directive 2006/112/EC, article 215; European Commission, VIES"),
    CHECK_ROW("ehic", ehic_run, "it begins as health cards of a member state do",
              "Decision S2 of the Administrative Commission, European Health Insurance Card"),
    CHECK_ROWS_END,
};
