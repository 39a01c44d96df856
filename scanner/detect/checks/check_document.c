// What identity documents print for machines, and other facts about a person that have a form: researchers' numbers,
// birth dates, places, keys.
#include "check_digit.h"
#include "checks.h"

// What a character of the machine readable zone counts: the filler is 0. -1 for characters it does not have.
static int mrz_worth(char c)
{
    return c == '<' ? 0 : is_digit(c) ? c - '0' : is_upper(c) ? c - 'A' + 10 : -1;
}

// A part of a line that a check digit covers.
struct mrz_part {
    unsigned char from, to;
};

// The check digit of the parts, which count as one text: weights 7, 3, 1 (part 3, section 4.9).
static int mrz_digit(struct slice line, const struct mrz_part *parts, size_t count)
{
    static const int weights[] = {7, 3, 1};
    int sum = 0;
    size_t place = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t at = parts[i].from; at < parts[i].to; at++)
            sum += weights[place++ % 3] * mrz_worth(line.ptr[at]);
    return sum % 10;
}

static bool mrz_part_holds(struct slice line, const struct mrz_part *parts, size_t count,
                           size_t check)
{
    char c = line.ptr[check];
    // An empty optional field may have a filler for its check digit.
    return (is_digit(c) || c == '<') && mrz_digit(line, parts, count) == mrz_worth(c);
}

static bool is_mrz(struct slice value, size_t length)
{
    for (size_t i = 0; i < value.len; i++)
        if (mrz_worth(value.ptr[i]) < 0)
            return false;
    return value.len == length;
}

// A passport's second line: number, nationality, birth date, sex, expiry, personal number, and a digit over all.
static enum check_result mrz_passport_run(struct slice value)
{
    enum { LENGTH = 44, NUMBER = 9, BIRTH = 19, EXPIRY = 27, PERSONAL = 42, ALL = 43 };
    static const struct mrz_part number[] = {{0, 9}}, birth[] = {{13, 19}}, expiry[] = {{21, 27}};
    static const struct mrz_part personal[] = {{28, 42}}, all[] = {{0, 10}, {13, 20}, {21, 43}};
    if (!is_mrz(value, LENGTH))
        return CHECK_SILENT;
    return check_verdict(
        mrz_part_holds(value, number, 1, NUMBER) && mrz_part_holds(value, birth, 1, BIRTH) &&
        mrz_part_holds(value, expiry, 1, EXPIRY) && mrz_part_holds(value, personal, 1, PERSONAL) &&
        mrz_part_holds(value, all, 3, ALL));
}

// An identity card's first line: kind, state, number with its check digit. A number of more than nine characters goes
// on behind a filler in the digit's place.
static enum check_result mrz_card_run(struct slice value)
{
    enum { LENGTH = 30, NUMBER = 14 };
    static const struct mrz_part number[] = {{5, 14}};
    if (!is_mrz(value, LENGTH) || value.ptr[NUMBER] == '<')
        return CHECK_SILENT;
    return check_verdict(mrz_part_holds(value, number, 1, NUMBER));
}

// ISO/IEC 7064 MOD 11-2, with X for 10.
static enum check_result orcid_run(struct slice value)
{
    struct symbols s;
    unsigned sum = 0;
    if (!symbols_read(&s, value) || s.count != 16 || !symbols_are_digits(&s, 0, 15) ||
        !(is_digit(s.at[15]) || s.at[15] == 'X'))
        return CHECK_SILENT;
    for (size_t i = 0; i < 15; i++)
        sum = (sum + symbol_digit(&s, i)) * 2 % 11;
    return check_verdict(s.at[15] == "0123456789X"[(12 - sum) % 11] && !symbols_repeat(&s, 0, 15));
}

// Up to three numbers with single signs between them; how many there are.
static size_t numbers_read(struct slice value, uint64_t numbers[3])
{
    size_t count = 0, at = 0;
    while (count < 3) {
        size_t start = at;
        numbers[count] = 0;
        for (; at < value.len && is_digit(value.ptr[at]) && at - start < 4; at++)
            numbers[count] = numbers[count] * 10 + (uint64_t)(value.ptr[at] - '0');
        if (at == start)
            return 0;
        count++;
        if (at == value.len || !is_one_of(value.ptr[at], "-/."))
            break;
        at++;
    }
    return at == value.len ? count : 0;
}

// What is written where nobody knows the date: the first day of a decade, and of what clocks count from.
static bool is_default_date(uint64_t year, uint64_t month, uint64_t day)
{
    return month == 1 && day == 1 && year % 10 == 0;
}

// A day on which somebody who lives may have been born. That it exists does not make it a birth date.
static enum check_result birth_date_run(struct slice value)
{
    enum { OLDEST = 1900, YOUNGEST = 2040 };
    uint64_t n[3];
    if (numbers_read(value, n) != 3)
        return CHECK_SILENT;
    bool year_first = n[0] > 31;
    uint64_t year = year_first ? n[0] : n[2];
    if (year <= OLDEST || year > YOUNGEST)
        return CHECK_FAILS;
    bool exists = year_first ? date_exists(year, n[1], n[2])
                             : date_exists(year, n[1], n[0]) || date_exists(year, n[0], n[1]);
    bool is_default = is_default_date(year, year_first ? n[2] : n[0], n[1]);
    return exists && !is_default ? CHECK_SILENT : CHECK_FAILS;
}

// Reads a decimal of degrees as millionths; false where something else stands there.
static bool degrees_read(struct slice value, size_t *at, int64_t *degrees)
{
    enum { DECIMALS = 6 };
    bool negative = *at < value.len && value.ptr[*at] == '-';
    size_t decimals = 0, digits = 0;
    bool point = false;
    *degrees = 0;
    for (*at += negative; *at < value.len; (*at)++) {
        char c = value.ptr[*at];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (!is_digit(c))
            break;
        decimals += point;
        digits++;
        if (decimals <= DECIMALS && digits <= 12)
            *degrees = *degrees * 10 + (c - '0');
    }
    for (; decimals < DECIMALS && digits <= 12; decimals++)
        *degrees *= 10;
    if (negative)
        *degrees = -*degrees;
    return digits > 0 && digits <= 20;
}

// Latitude and longitude with what stands between them. A place is not a person, so nothing holds.
static enum check_result coordinates_run(struct slice value)
{
    enum { MILLION = 1000000, NEAR_NOUGHT = MILLION / 10 };
    int64_t latitude, longitude;
    size_t at = 0;
    if (!degrees_read(value, &at, &latitude))
        return CHECK_SILENT;
    while (at < value.len && !is_digit(value.ptr[at]) && value.ptr[at] != '-')
        at++;
    if (!degrees_read(value, &at, &longitude) || at < value.len)
        return CHECK_SILENT;
    latitude = latitude < 0 ? -latitude : latitude;
    longitude = longitude < 0 ? -longitude : longitude;
    bool nowhere = latitude < NEAR_NOUGHT && longitude < NEAR_NOUGHT;
    return !nowhere && latitude <= 90 * MILLION && longitude <= 180 * MILLION ? CHECK_SILENT
                                                                              : CHECK_FAILS;
}

// RFC 9562: version 1 to 8 and the variant of that document. Version 0 with the nil and F with the max UUID are nobody's.
static enum check_result uuid_run(struct slice value)
{
    enum { LENGTH = 36, VERSION = 14, VARIANT = 19 };
    if (value.len != LENGTH)
        return CHECK_SILENT;
    return value.ptr[VERSION] >= '1' && value.ptr[VERSION] <= '8' &&
                   is_one_of(value.ptr[VARIANT], "89abAB")
               ? CHECK_SILENT
               : CHECK_FAILS;
}

const struct check checks_document[] = {
    CHECK_ROW("mrz-passport", mrz_passport_run, "all of its check digits hold",
              "ICAO Doc 9303 part 4, section 4.2.2"),
    CHECK_ROW("mrz-card", mrz_card_run, "the check digit of its number holds",
              "ICAO Doc 9303 part 5, section 4.2.2"),
    CHECK_ROW("orcid", orcid_run, "the check character holds", "ORCID; ISO/IEC 7064 MOD 11-2"),
    CHECK_ROW("birth-date", birth_date_run, "the day exists", "ISO 8601",
              .denies = SLICE_INIT("there is no such day, or nobody was born on it")),
    CHECK_ROW("coordinates", coordinates_run, "there is such a place", "ISO 6709",
              .denies = SLICE_INIT("there is no such place")),
    CHECK_ROW("uuid", uuid_run, "version and variant are ones that are in use", "RFC 9562",
              .denies = SLICE_INIT("no such version is in use")),
    CHECK_ROWS_END,
};
