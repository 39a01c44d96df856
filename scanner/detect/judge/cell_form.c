#include "cell_form.h"

#include "checks.h"

enum { LONGEST = 200 };

static bool is_any(struct slice s, const struct slice *list)
{
    for (; list->len; list++)
        if (slice_equals_nocase(s, *list))
            return true;
    return false;
}

// Nothing, or what stands for it: NULL, N/A, \N.
static bool cell_is_empty(struct slice cell)
{
    static const struct slice nothing[] = {
        SLICE_INIT("null"), SLICE_INIT("none"), SLICE_INIT("nil"),       SLICE_INIT("n/a"),
        SLICE_INIT("na"),   SLICE_INIT("nan"),  SLICE_INIT("\\N"),       SLICE_INIT("-"),
        SLICE_INIT("--"),   SLICE_INIT("?"),    SLICE_INIT("undefined"), {0},
    };
    return cell.len == 0 || is_any(cell, nothing);
}

// Stands for a value, or says what one would be.
static bool is_placeholder(struct slice cell)
{
    static const struct slice words[] = {
        SLICE_INIT("foo"),
        SLICE_INIT("bar"),
        SLICE_INIT("baz"),
        SLICE_INIT("foobar"),
        SLICE_INIT("test"),
        SLICE_INIT("xxx"),
        SLICE_INIT("string"),
        SLICE_INIT("str"),
        SLICE_INIT("text"),
        SLICE_INIT("varchar"),
        SLICE_INIT("char"),
        SLICE_INIT("int"),
        SLICE_INIT("integer"),
        SLICE_INIT("bigint"),
        SLICE_INIT("number"),
        SLICE_INIT("boolean"),
        SLICE_INIT("bool"),
        SLICE_INIT("date"),
        SLICE_INIT("datetime"),
        SLICE_INIT("timestamp"),
        SLICE_INIT("uuid"),
        SLICE_INIT("object"),
        SLICE_INIT("array"),
        SLICE_INIT("float"),
        SLICE_INIT("double"),
        SLICE_INIT("decimal"),
        SLICE_INIT("true"),
        SLICE_INIT("false"),
        SLICE_INIT("yes"),
        SLICE_INIT("no"),
        SLICE_INIT("required"),
        SLICE_INIT("optional"),
        SLICE_INIT("unknown"),
        SLICE_INIT("default"),
        SLICE_INIT("value"),
        SLICE_INIT("any"),
        SLICE_INIT("email"),
        SLICE_INIT("phone"),
        SLICE_INIT("name"),
        SLICE_INIT("address"),
        SLICE_INIT("redacted"),
        SLICE_INIT("masked"),
        {0},
    };
    return is_any(cell, words) || strchr("<{$%@:*#&", cell.ptr[0]) ||
           slice_find(cell, SLICE("${")) != SLICE_NOT_FOUND ||
           slice_find(cell, SLICE("{{")) != SLICE_NOT_FOUND ||
           slice_find(cell, SLICE("***")) != SLICE_NOT_FOUND ||
           slice_starts_with_nocase(cell, SLICE("your ")) ||
           slice_starts_with_nocase(cell, SLICE("your_"));
}

size_t cell_words(struct slice cell)
{
    size_t count = 0;
    for (size_t i = 0; i < cell.len; i++)
        count += cell.ptr[i] != ' ' && (i == 0 || cell.ptr[i - 1] == ' ');
    return count;
}

struct tally {
    size_t digits, letters, high, blanks, others;
};

static struct tally tally_of(struct slice cell)
{
    struct tally t = {0};
    for (size_t i = 0; i < cell.len; i++) {
        char c = cell.ptr[i];
        if (is_digit(c))
            t.digits++;
        else if (is_alpha(c))
            t.letters++;
        else if (c & 0x80)
            t.high++;
        else if (c == ' ')
            t.blanks++;
        else
            t.others++;
    }
    return t;
}

static bool is_particle(struct slice word)
{
    static const struct slice particles[] = {
        SLICE_INIT("de"),  SLICE_INIT("da"),
        SLICE_INIT("do"),  SLICE_INIT("dos"),
        SLICE_INIT("del"), SLICE_INIT("di"),
        SLICE_INIT("du"),  SLICE_INIT("la"),
        SLICE_INIT("le"),  SLICE_INIT("van"),
        SLICE_INIT("von"), SLICE_INIT("der"),
        SLICE_INIT("den"), SLICE_INIT("ten"),
        SLICE_INIT("ter"), SLICE_INIT("zu"),
        SLICE_INIT("bin"), SLICE_INIT("al"),
        SLICE_INIT("el"),  SLICE_INIT("y"),
        SLICE_INIT("e"),   {0},
    };
    return is_any(word, particles);
}

// Kim Lee; Anne-Marie O'Neil; Lee, Kim; J. van der Berg; ÅSA ÖBERG.
static bool is_name(struct slice cell)
{
    enum { WORDS = 5, NAME_LONGEST = 60 };
    size_t capitals = 0, count = 0;
    struct slice rest = cell, word;
    if (cell.len < 2 || cell.len > NAME_LONGEST)
        return false;
    for (size_t i = 0; i < cell.len; i++)
        if (!is_alpha(cell.ptr[i]) && !(cell.ptr[i] & 0x80) && !strchr(" .,'-", cell.ptr[i]))
            return false;
    while (slice_split(&rest, ' ', &word)) {
        if (word.len == 0)
            continue;
        bool capital = is_upper(word.ptr[0]) || (word.ptr[0] & 0x80) ||
                       (word.len > 2 && word.ptr[1] == '\'' && is_upper(word.ptr[2]));
        if (!capital && !is_particle(word))
            return false;
        capitals += capital;
        count++;
    }
    // SMITH is a name, and A1 or USA may be; single letters are none.
    return capitals > 0 && count <= WORDS && tally_of(cell).letters + tally_of(cell).high >= 2;
}

// Numbers of one to four digits between the same signs, two or three of them.
static bool is_date(struct slice cell)
{
    size_t parts = 0, years = 0, digits = 0, last = 0;
    unsigned number = 0;
    struct slice day = slice_cut(cell, 0, 10);
    for (size_t i = 0; i <= day.len; i++) {
        char c = i < day.len ? day.ptr[i] : '\0';
        if (is_digit(c)) {
            number = digits < 8 ? number * 10 + (unsigned)(c - '0') : number;
            digits++;
            continue;
        }
        if (digits == 8 && parts == 0) // 19800201
            return number >= 18500101 && number <= 21001231 && (i == day.len || c == ' ');
        if (digits == 0)
            return false;
        years += digits == 4 && number >= 1850 && number <= 2100;
        if (digits == 3 || digits > 4 || (digits < 3 && number > 99))
            return false;
        parts++;
        last = digits;
        number = 0;
        digits = 0;
        if (i == day.len)
            break;
        if (c == ' ' || c == 'T')
            break;
        if (!strchr("-./", c))
            return false;
    }
    return (parts == 3 && (years == 1 || (cell.len <= 8 && last == 2))) ||
           (parts == 1 && years == 1 && cell.len == 4);
}

// 12 March 1980, Mar 12, 1980
static bool is_written_date(struct slice cell)
{
    static const struct slice months[] = {
        SLICE_INIT("jan"), SLICE_INIT("feb"), SLICE_INIT("mar"), SLICE_INIT("apr"),
        SLICE_INIT("may"), SLICE_INIT("jun"), SLICE_INIT("jul"), SLICE_INIT("aug"),
        SLICE_INIT("sep"), SLICE_INIT("oct"), SLICE_INIT("nov"), SLICE_INIT("dec"),
    };
    struct tally t = tally_of(cell);
    if (cell.len > 30 || t.digits < 3 || t.digits > 8)
        return false;
    return SLICE_ANY(cell, slice_contains_nocase, months);
}

static bool is_email(struct slice cell)
{
    size_t at = slice_find_byte(cell, '@');
    if (at == SLICE_NOT_FOUND || at == 0 || cell.len > 100)
        return false;
    struct slice domain = slice_cut(cell, at + 1, cell.len);
    size_t dot = slice_find_byte(domain, '.');
    for (size_t i = 0; i < cell.len; i++)
        if (is_space(cell.ptr[i]) || strchr("<>{}()[],;:/\\", cell.ptr[i]))
            return false;
    return dot != SLICE_NOT_FOUND && dot > 0 && dot + 2 < domain.len &&
           is_alpha(domain.ptr[domain.len - 1]) && !slice_has_byte(domain, '@');
}

static bool is_phone(struct slice cell)
{
    enum { FEWEST = 7, MOST = 15, LETTERS = 4 };
    struct tally t = tally_of(cell);
    // +49 30 123456, (415) 555-0100 x12
    for (size_t i = 0; i < cell.len; i++)
        if (!is_alnum(cell.ptr[i]) && !strchr("+()-./ ", cell.ptr[i]))
            return false;
    bool begins = is_digit(cell.ptr[0]) || cell.ptr[0] == '+' || cell.ptr[0] == '(';
    return begins && t.digits >= FEWEST && t.digits <= MOST && t.letters <= LETTERS &&
           !is_date(cell);
}

static bool is_code(struct slice cell)
{
    enum { FEWEST = 4, CODE_LONGEST = 40 };
    struct tally t = tally_of(cell);
    for (size_t i = 0; i < cell.len; i++)
        if (!is_alnum(cell.ptr[i]) && !strchr("-./ ", cell.ptr[i]))
            return false;
    return cell.len <= CODE_LONGEST && t.digits >= FEWEST && t.digits >= t.letters;
}

static bool is_card(struct slice cell)
{
    struct tally t = tally_of(cell);
    return t.digits >= 12 && t.digits <= 19 && t.letters == 0 && t.high == 0 && cell.len <= 24 &&
           check_find(SLICE("luhn"))->run(cell) == CHECK_HOLDS;
}

static bool is_address(struct slice cell)
{
    struct tally t = tally_of(cell);
    bool has_line = t.letters + t.high >= 3 || (t.digits >= 4 && cell.len <= 12);
    return has_line && cell.len >= 3 && !strchr("/._", cell.ptr[0]) &&
           slice_find(cell, SLICE("://")) == SLICE_NOT_FOUND && !slice_has_byte(cell, '@') &&
           !slice_has_byte(cell, '_') && !slice_has_byte(cell, '=') &&
           !slice_starts_with_nocase(cell, SLICE("0x"));
}

static bool is_number(struct slice cell)
{
    struct tally t = tally_of(cell);
    return t.digits > 0 && t.letters <= 3 && t.others <= 4 && cell.len <= 24;
}

static bool is_text(struct slice cell)
{
    struct tally t = tally_of(cell);
    return t.letters + t.high + t.digits > 0 && slice_find(cell, SLICE("://")) == SLICE_NOT_FOUND &&
           !slice_has_byte(cell, '_') && !strchr("/.[(", cell.ptr[0]);
}

bool cell_has_form(enum cell_form form, struct slice cell)
{
    if (cell.len > LONGEST || cell_is_empty(cell) || is_placeholder(cell) ||
        memchr(cell.ptr, '\0', cell.len))
        return false;
    switch (form) {
    case CELL_TEXT:
        return is_text(cell);
    case CELL_NAME:
        return is_name(cell);
    case CELL_DATE:
        return is_date(cell) || is_written_date(cell);
    case CELL_EMAIL:
        return is_email(cell);
    case CELL_PHONE:
        return is_phone(cell);
    case CELL_CODE:
        return is_code(cell);
    case CELL_CARD:
        return is_card(cell);
    case CELL_ADDRESS:
        return is_address(cell);
    case CELL_NUMBER:
        return is_number(cell);
    }
    return false;
}
