// Bank numbers: IBAN and US routing numbers.
#include "checks.h"
#include "symbols.h"

// How long the account numbers of each country in the registry are, in all.
static const struct {
    char country[3];
    unsigned char length;
} iban_lengths[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26},
    {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20},
    {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20},
    {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24},
    {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
    {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25},
    {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20},
    {"YE", 30},
};

static size_t iban_length(const char *country)
{
    for (size_t i = 0; i < sizeof iban_lengths / sizeof iban_lengths[0]; i++)
        if (memcmp(iban_lengths[i].country, country, 2) == 0)
            return iban_lengths[i].length;
    return 0;
}

// The number behind country and check digits, then those, with A as 10 to Z as 35, modulo 97.
static unsigned iban_remainder(const struct symbols *symbols)
{
    unsigned remainder = 0;
    for (size_t i = 0; i < symbols->count; i++) {
        char c = symbols->at[(i + 4) % symbols->count];
        if (is_digit(c))
            remainder = (remainder * 10 + (unsigned)(c - '0')) % 97;
        else
            remainder = (remainder * 100 + (unsigned)(c - 'A') + 10) % 97;
    }
    return remainder;
}

static enum check_result iban_run(struct slice value)
{
    struct symbols symbols;
    if (!symbols_read(&symbols, value) || symbols.count < 5 || !is_upper(symbols.at[0]) ||
        !is_upper(symbols.at[1]) || !symbols_are_digits(&symbols, 2, 4))
        return CHECK_SILENT;
    // 00, 01 and 99 come out of no computation: the check digits are 02 to 98.
    uint64_t digits = symbols_number(&symbols, 2, 4);
    if (iban_length(symbols.at) != symbols.count || digits < 2 || digits > 98)
        return CHECK_FAILS;
    return iban_remainder(&symbols) == 1 ? CHECK_HOLDS : CHECK_FAILS;
}

static const int routing_weights[] = {3, 7, 1, 3, 7, 1, 3, 7, 1};

// The first two digits name a Federal Reserve district, or a use: 21 to 32 thrift institutions,
// 61 to 72 electronic transactions, 80 traveller's cheques.
static bool routing_prefix_exists(const struct symbols *digits)
{
    uint64_t prefix = symbols_number(digits, 0, 2);
    return prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) ||
           prefix == 80;
}

static enum check_result routing_run(struct slice value)
{
    struct symbols digits;
    if (!digits_read(&digits, value, 9))
        return CHECK_SILENT;
    if (symbols_number(&digits, 0, 9) == 0 || !routing_prefix_exists(&digits))
        return CHECK_FAILS;
    return symbols_weighted(&digits, routing_weights, 9) % 10 == 0 ? CHECK_HOLDS : CHECK_FAILS;
}

static size_t routing_complete(struct slice body, char *out)
{
    struct symbols digits;
    if (!symbols_tail(&digits, body) || digits.count != 8)
        return 0;
    out[0] = (char)('0' + (10 - symbols_weighted(&digits, routing_weights, 8) % 10) % 10);
    return 1;
}

const struct check checks_bank[] = {
    CHECK_ROW("iban", iban_run, "the length is the country's and the check digits hold",
              "ISO 13616; SWIFT IBAN registry"),
    CHECK_ROW("aba-routing", routing_run,
              "the routing number's prefix exists and its check digit holds",
              "American Bankers Association, routing number policy", .complete = routing_complete),
    CHECK_ROWS_END,
};
