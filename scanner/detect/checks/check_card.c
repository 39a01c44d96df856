// Payment cards: numbers by issuer, length and Luhn; what a magnetic stripe holds; chip data.
#include "base64.h"
#include "checks.h"
#include "symbols.h"

// Prefixes as issuers have them (ISO/IEC 7812, the networks' published ranges), first to last,
// and the lengths that go with them, as bits. The longest prefix that fits decides.
struct issuer {
    unsigned first, last;
    unsigned prefix; // how many digits `first` and `last` have
    unsigned lengths;
};

#define LENGTH(n) (1U << (n))
#define LENGTHS(from, to) (LENGTH((to) + 1) - LENGTH(from))

static const struct issuer issuers[] = {
    // American Express, Diners Club, JCB
    {34, 34, 2, LENGTH(15)},
    {37, 37, 2, LENGTH(15)},
    {300, 305, 3, LENGTHS(14, 19)},
    {3095, 3095, 4, LENGTHS(14, 19)},
    {36, 36, 2, LENGTHS(14, 19)},
    {38, 39, 2, LENGTHS(14, 19)},
    {3528, 3589, 4, LENGTHS(16, 19)},
    // Visa, Mastercard
    {4, 4, 1, LENGTH(13) | LENGTH(16) | LENGTH(19)},
    {51, 55, 2, LENGTH(16)},
    {2221, 2720, 4, LENGTH(16)},
    // Discover, UnionPay
    {6011, 6011, 4, LENGTHS(16, 19)},
    {622126, 622925, 6, LENGTHS(16, 19)},
    {644, 649, 3, LENGTHS(16, 19)},
    {65, 65, 2, LENGTHS(16, 19)},
    {62, 62, 2, LENGTHS(16, 19)},
    {81, 81, 2, LENGTHS(16, 19)},
    // Maestro and Dankort
    {5018, 5018, 4, LENGTHS(12, 19)},
    {5019, 5019, 4, LENGTH(16)},
    {5020, 5020, 4, LENGTHS(12, 19)},
    {5038, 5038, 4, LENGTHS(12, 19)},
    {5893, 5893, 4, LENGTHS(12, 19)},
    {6304, 6304, 4, LENGTHS(12, 19)},
    {6759, 6759, 4, LENGTHS(12, 19)},
    {6761, 6763, 4, LENGTHS(12, 19)},
    // Elo, RuPay, Verve, Mir, Troy
    {506699, 506778, 6, LENGTH(16)},
    {509000, 509999, 6, LENGTH(16)},
    {627780, 627780, 6, LENGTH(16)},
    {636297, 636297, 6, LENGTH(16)},
    {636368, 636368, 6, LENGTH(16)},
    {60, 60, 2, LENGTH(16)},
    {508, 508, 3, LENGTH(16)},
    {6521, 6522, 4, LENGTHS(16, 19)},
    {82, 82, 2, LENGTH(16)},
    {506099, 506198, 6, LENGTH(16) | LENGTHS(18, 19)},
    {507865, 507964, 6, LENGTH(16) | LENGTHS(18, 19)},
    {650002, 650027, 6, LENGTH(16) | LENGTHS(18, 19)},
    {2200, 2204, 4, LENGTHS(16, 19)},
    {9792, 9792, 4, LENGTH(16)},
    // UATP
    {1, 1, 1, LENGTH(15)},
};

static bool issuer_allows(const struct symbols *digits)
{
    unsigned longest = 0, lengths = 0;
    for (size_t i = 0; i < sizeof issuers / sizeof issuers[0]; i++) {
        const struct issuer *row = &issuers[i];
        uint64_t prefix = symbols_number(digits, 0, row->prefix);
        if (row->prefix > longest && prefix >= row->first && prefix <= row->last) {
            longest = row->prefix;
            lengths = row->lengths;
        }
    }
    return lengths & LENGTH(digits->count);
}

// 12 to 19 digits, the shortest and longest a card number can be.
static bool card_read(struct symbols *digits, struct slice value)
{
    return symbols_read(digits, value) && digits->count >= 12 && digits->count <= 19 &&
           symbols_are_digits(digits, 0, digits->count);
}

static bool card_is_sound(const struct symbols *digits)
{
    return symbols_luhn(digits, 0, digits->count) % 10 == 0 && issuer_allows(digits);
}

static enum check_result luhn_run(struct slice value)
{
    struct symbols digits;
    if (!symbols_read(&digits, value) || digits.count < 2 ||
        !symbols_are_digits(&digits, 0, digits.count))
        return CHECK_SILENT;
    return symbols_luhn(&digits, 0, digits.count) % 10 == 0 ? CHECK_HOLDS : CHECK_FAILS;
}

static size_t luhn_complete(struct slice body, char *out)
{
    struct symbols digits;
    if (!symbols_tail(&digits, body) || digits.count == SYMBOLS_MOST)
        return 0;
    digits.at[digits.count++] = '0';
    unsigned sum = symbols_luhn(&digits, 0, digits.count);
    out[0] = (char)('0' + (10 - sum % 10) % 10);
    return 1;
}

static enum check_result card_run(struct slice value)
{
    struct symbols digits;
    if (!card_read(&digits, value))
        return CHECK_SILENT;
    return card_is_sound(&digits) ? CHECK_HOLDS : CHECK_FAILS;
}

// YYMM: any year, a month that exists.
static bool is_expiry(struct slice s)
{
    if (s.len != 4)
        return false;
    for (size_t i = 0; i < 4; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    int month = (s.ptr[2] - '0') * 10 + (s.ptr[3] - '0');
    return month >= 1 && month <= 12;
}

// Track 1 is "%B" number "^" name "^" YYMM and the rest; track 2 ";" number "=" YYMM and the rest.
static enum check_result stripe_run(struct slice value)
{
    struct symbols digits;
    bool first = slice_starts_with(value, SLICE("%B"));
    if (!first && !slice_starts_with(value, SLICE(";")))
        return CHECK_SILENT;
    struct slice rest = slice_cut(value, first ? 2 : 1, value.len);
    size_t end = slice_find_byte(rest, first ? '^' : '=');
    if (end == SLICE_NOT_FOUND || !card_read(&digits, slice_cut(rest, 0, end)))
        return CHECK_FAILS;
    rest = slice_cut(rest, end + 1, rest.len);
    if (first) {
        end = slice_find_byte(rest, '^');
        if (end == SLICE_NOT_FOUND)
            return CHECK_FAILS;
        rest = slice_cut(rest, end + 1, rest.len);
    }
    return card_is_sound(&digits) && is_expiry(slice_cut(rest, 0, 4)) ? CHECK_HOLDS : CHECK_FAILS;
}

// Tag 5A holds the number, tag 57 the data of track 2 with 'D' before the expiry; both are packed
// two digits a byte and filled up with 'F'. The value is in hexadecimal, from the tag on.
static enum check_result chip_run(struct slice value)
{
    bool number = slice_starts_with_nocase(value, SLICE("5A"));
    if ((!number && !slice_starts_with(value, SLICE("57"))) || value.len < 4)
        return CHECK_SILENT;
    int high = base16_bits(value.ptr[2]), low = base16_bits(value.ptr[3]);
    size_t bytes = high < 0 || low < 0 ? 0 : (size_t)(16 * high + low);
    if (bytes < 6 || bytes > (number ? 10U : 19U) || value.len < 4 + 2 * bytes)
        return CHECK_FAILS;
    struct slice data = slice_cut(value, 4, 4 + 2 * bytes);
    size_t end = 0;
    while (end < data.len && is_digit(data.ptr[end]))
        end++;
    struct symbols digits;
    if (!card_read(&digits, slice_cut(data, 0, end)) || !card_is_sound(&digits))
        return CHECK_FAILS;
    if (!number)
        return end < data.len && to_lower(data.ptr[end]) == 'd' &&
                       is_expiry(slice_cut(data, end + 1, end + 5))
                   ? CHECK_HOLDS
                   : CHECK_FAILS;
    for (; end < data.len; end++)
        if (to_lower(data.ptr[end]) != 'f')
            return CHECK_FAILS;
    return CHECK_HOLDS;
}

const struct check checks_card[] = {
    CHECK_ROW("luhn", luhn_run, "the Luhn check digit holds", "ISO/IEC 7812-1 annex B",
              .complete = luhn_complete),
    CHECK_ROW("card", card_run, "issuer prefix, length and Luhn check digit are a payment card's",
              "ISO/IEC 7812-1; the card networks' published prefixes", .complete = luhn_complete),
    CHECK_ROW("magnetic-stripe", stripe_run,
              "a sound card number and an expiry month stand where a stripe has them",
              "ISO/IEC 7813"),
    CHECK_ROW("chip-card", chip_run, "the field's length fits and it holds a sound card number",
              "EMV 4.3 Book 3 annex A"),
    CHECK_ROWS_END,
};
