// Messages between banks and between brokers: the BIC, the blocks of a SWIFT MT message, and the
// length and sum of a FIX message.
#include "check_digit.h"
#include "checks.h"
#include "country.h"

// Four letters for the institution (digits in test numbers of some), the country, two letters or
// digits for the place, and perhaps three for the branch.
static bool is_bic(struct slice bic)
{
    if (bic.len != 8 && bic.len != 11)
        return false;
    for (size_t i = 0; i < bic.len; i++)
        if (!is_upper(bic.ptr[i]) && (i < 6 || !is_digit(bic.ptr[i])))
            return false;
    return country_exists(slice_cut(bic, 4, 6));
}

static enum check_result bic_run(struct slice value)
{
    if (value.len != 8 && value.len != 11)
        return CHECK_SILENT;
    return check_verdict(is_bic(value));
}

static bool all_digits(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.ptr[i]))
            return false;
    return true;
}

// A logical terminal is a BIC with a letter for the terminal between its eight and its three.
static bool is_terminal(struct slice s)
{
    return s.len == 12 && is_bic(slice_cut(s, 0, 8)) && is_alnum(s.ptr[8]) && is_alnum(s.ptr[9]) &&
           is_alnum(s.ptr[10]) && is_alnum(s.ptr[11]);
}

// What a block holds: application, service, terminal, session and sequence.
static bool is_basic_header(struct slice s)
{
    if (s.len < 3 || !is_one_of(s.ptr[0], "FAL") || !all_digits(slice_cut(s, 1, 3)))
        return false;
    // Documentation cuts the terminal down to the BIC, and leaves session and sequence out.
    if (s.len == 11 || s.len == 14)
        return is_bic(slice_cut(s, 3, s.len));
    return (s.len == 15 || s.len == 25) && is_terminal(slice_cut(s, 3, 15)) &&
           all_digits(slice_cut(s, 15, s.len));
}

// Input: type, receiver, priority and how delivery is told. Output: type, the hour, the sender's
// day, terminal, session and sequence, the receiver's day and hour, priority.
static bool is_application_header(struct slice s)
{
    if (s.len < 4 || !all_digits(slice_cut(s, 1, 4)))
        return false;
    if (s.ptr[0] == 'I')
        return (s.len == 16 || (s.len <= 21 && is_one_of(s.ptr[16], "SUN"))) &&
               is_terminal(slice_cut(s, 4, 16)) && all_digits(slice_cut(s, 17, s.len));
    return s.ptr[0] == 'O' && (s.len == 46 || (s.len == 47 && is_one_of(s.ptr[46], "SUN"))) &&
           all_digits(slice_cut(s, 4, 14)) && is_terminal(slice_cut(s, 14, 26)) &&
           all_digits(slice_cut(s, 26, 46));
}

// Every line of a text begins with a field's tag, ":32A:", or goes on with what it holds.
static bool is_message_text(struct slice text)
{
    struct slice line;
    size_t tags = 0;
    while (slice_split(&text, '\n', &line)) {
        if (line.len == 0 || line.ptr[0] != ':')
            continue;
        size_t end = line.len > 3 && line.ptr[3] == ':' ? 3 : 4;
        if (line.len <= end || !all_digits(slice_cut(line, 1, 3)) ||
            (end == 4 && !is_upper(line.ptr[3])) || line.ptr[end] != ':')
            return false;
        tags++;
    }
    return tags > 0;
}

// Blocks 1 to 4 as far as the value has them; blocks 3 and 5 hold blocks of their own.
static enum check_result mt_run(struct slice value)
{
    bool any = false;
    while (value.len > 3 && value.ptr[0] == '{' && is_digit(value.ptr[1]) && value.ptr[2] == ':') {
        char block = value.ptr[1];
        if (block > '2')
            break;
        size_t end = slice_find_byte(value, '}');
        if (end == SLICE_NOT_FOUND)
            break;
        struct slice held = slice_cut(value, 3, end);
        if ((block == '1' && !is_basic_header(held)) ||
            (block == '2' && !is_application_header(held)))
            return CHECK_FAILS;
        any |= block == '1' || block == '2';
        value = slice_cut(value, end + 1, value.len);
    }
    size_t text = slice_find(value, SLICE("{4:"));
    if (!any)
        return CHECK_SILENT;
    if (text == SLICE_NOT_FOUND)
        return CHECK_HOLDS;
    size_t end = slice_find(slice_cut(value, text, value.len), SLICE("-}"));
    return check_verdict(end == SLICE_NOT_FOUND ||
                         is_message_text(slice_cut(value, text + 3, text + end)));
}

// SOH stands between the fields; logs and code write it in other ways, and the sums are over SOH.
struct fix {
    struct slice message, separator;
};

static bool fix_read(struct fix *fix, struct slice message)
{
    static const struct slice separators[] = {
        SLICE_INIT("\001"),    SLICE_INIT("|"),     SLICE_INIT("^A"),    SLICE_INIT("\\x01"),
        SLICE_INIT("\\u0001"), SLICE_INIT("\\001"), SLICE_INIT("<SOH>"), SLICE_INIT(";"),
    };
    if (!slice_starts_with(message, SLICE("8=FIX")))
        return false;
    size_t at = 5;
    while (at < message.len && (is_alnum(message.ptr[at]) || message.ptr[at] == '.'))
        at++;
    struct slice rest = slice_cut(message, at, message.len);
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        if (!slice_starts_with(rest, separators[i]))
            continue;
        *fix = (struct fix){message, separators[i]};
        return true;
    }
    return false;
}

// The next field from *at on, without its separator; false at the end.
static bool fix_field(const struct fix *fix, size_t *at, struct slice *field)
{
    struct slice rest = slice_cut(fix->message, *at, fix->message.len);
    if (rest.len == 0)
        return false;
    size_t end = slice_find(rest, fix->separator);
    *field = slice_cut(rest, 0, end);
    *at += field->len + (end == SLICE_NOT_FOUND ? 0 : fix->separator.len);
    return true;
}

// The last field, 10=, is the sum of all bytes before it modulo 256 as three digits; the second,
// 9=, counts the bytes between itself and the last.
static enum check_result fix_run(struct slice value)
{
    struct fix fix;
    struct slice field;
    uint64_t told = 0, length = 0, expected = 0;
    unsigned sum = 0;
    size_t at = 0;
    if (!fix_read(&fix, value))
        return CHECK_SILENT;
    for (size_t count = 0; fix_field(&fix, &at, &field); count++) {
        if (slice_starts_with(field, SLICE("10="))) {
            struct slice digits = slice_cut(field, 3, field.len);
            return check_verdict(digits.len == 3 && slice_to_u64(digits, &expected) &&
                                 expected == sum % 256 && told == length);
        }
        for (size_t i = 0; i < field.len; i++) {
            if (field.ptr[i] == '\n' || field.ptr[i] == '\r')
                return CHECK_FAILS;
            sum += (unsigned char)field.ptr[i];
        }
        sum++;
        if (count == 1 && (!slice_starts_with(field, SLICE("9=")) ||
                           !slice_to_u64(slice_cut(field, 2, field.len), &told)))
            return CHECK_FAILS;
        length += count > 1 ? field.len + 1 : 0;
    }
    return CHECK_SILENT;
}

const struct check checks_message[] = {
    CHECK_ROW("bic", bic_run, "it has a BIC's form and names a country", "ISO 9362",
              .denies = SLICE_INIT("it names no country")),
    CHECK_ROW("swift-mt", mt_run, "its headers have the fields that a message's have",
              "SWIFT user handbook, FIN message structure",
              .denies = SLICE_INIT("its headers are not those of a message")),
    CHECK_ROW("fix-checksum", fix_run, "the message's own length and checksum hold",
              "FIX 4.4 volume 2, CheckSum and BodyLength"),
    CHECK_ROWS_END,
};
