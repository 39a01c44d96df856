#include "placeholder.h"

// Words that say a value is not one. Held against runs of letters in the value, whole where
// the word is short, since three letters turn up in random text.
static const struct slice placeholder_words[] = {
    SLICE_INIT("example"),     SLICE_INIT("sample"),   SLICE_INIT("changeme"),
    SLICE_INIT("placeholder"), SLICE_INIT("dummy"),    SLICE_INIT("redacted"),
    SLICE_INIT("insert"),      SLICE_INIT("replace"),  SLICE_INIT("xxxx"),
    SLICE_INIT("yourkey"),     SLICE_INIT("yourpass"), SLICE_INIT("yoursecret"),
    SLICE_INIT("yourtoken"),   SLICE_INIT("yourapi"),  SLICE_INIT("yourown"),
    SLICE_INIT("todo"),        SLICE_INIT("fixme"),    SLICE_INIT("notreal"),
    SLICE_INIT("invalid"),     SLICE_INIT("foobar"),   SLICE_INIT("change_me"),
    SLICE_INIT("change-me"),   SLICE_INIT("your_"),    SLICE_INIT("your-"),
    SLICE_INIT("fakekey"),     SLICE_INIT("fake_"),    SLICE_INIT("fake-"),
    SLICE_INIT("testkey"),     SLICE_INIT("test_key"), SLICE_INIT("test-key"),
    SLICE_INIT("enter_"),      SLICE_INIT("-here"),    SLICE_INIT("_here"),
    SLICE_INIT("not-a-real"),  SLICE_INIT("bogus-"),   SLICE_INIT("bogus_"),
    SLICE_INIT("qwert"),       SLICE_INIT("asdf"),     SLICE_INIT("zxcv"),
    SLICE_INIT("1q2w3e"),      SLICE_INIT("letmein"),  SLICE_INIT("deadbeef"),
    SLICE_INIT("..."),         SLICE_INIT("***"),      SLICE_INIT("\xe2\x80\xa6"),
};

static bool has_placeholder_word(struct slice value)
{
    return SLICE_ANY(value, slice_contains_nocase, placeholder_words);
}

// What stands between the brackets of an expression closes what it opens. A password may have brackets too.
static bool is_balanced(struct slice text)
{
    enum { DEEPEST = 16 };
    char open[DEEPEST];
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        char opener = c == ')' ? '(' : c == ']' ? '[' : c == '}' ? '{' : '\0';
        if ((c == '(' || c == '[' || c == '{') && depth < DEEPEST)
            open[depth++] = c;
        else if (opener && (depth == 0 || open[--depth] != opener))
            return false;
    }
    return depth == 0;
}

static bool has_brackets(struct slice value, struct slice open, struct slice close)
{
    size_t at = slice_find(value, open);
    if (at == SLICE_NOT_FOUND)
        return false;
    struct slice inner = slice_cut(value, at + open.len, value.len);
    size_t end = slice_find(inner, close);
    return end != SLICE_NOT_FOUND && is_balanced(slice_cut(inner, 0, end));
}

// An expression of a shell, a template or a format: the value is put in later.
static bool is_template(struct slice value)
{
    static const struct {
        struct slice open, close;
    } brackets[] = {
        {SLICE_INIT("${"), SLICE_INIT("}")},   {SLICE_INIT("{{"), SLICE_INIT("}}")},
        {SLICE_INIT("$("), SLICE_INIT(")")},   {SLICE_INIT("#{"), SLICE_INIT("}")},
        {SLICE_INIT("<%"), SLICE_INIT("%>")},  {SLICE_INIT("%("), SLICE_INIT(")")},
        {SLICE_INIT("{%"), SLICE_INIT("%}")},  {SLICE_INIT("@{"), SLICE_INIT("}")},
        {SLICE_INIT("$[["), SLICE_INIT("]]")}, {SLICE_INIT("__"), SLICE_INIT("__")},
    };
    for (size_t i = 0; i < sizeof brackets / sizeof brackets[0]; i++)
        if (has_brackets(value, brackets[i].open, brackets[i].close))
            return true;
    if (slice_find(value, SLICE("$(")) != SLICE_NOT_FOUND ||
        slice_starts_with(value, SLICE("${")) || slice_starts_with(value, SLICE("#{")))
        return true; // cut off at a blank
    if (value.len > 1 && value.ptr[0] == '<' && value.ptr[value.len - 1] == '>')
        return true;
    if (slice_find(value, SLICE("%s")) != SLICE_NOT_FOUND ||
        slice_find(value, SLICE("%d")) != SLICE_NOT_FOUND)
        return true; // a format
    // ###PASSWORD###, @@PASSWORD@@
    if (value.len > 4 && strchr("#@%", value.ptr[0]) && value.ptr[1] == value.ptr[0] &&
        value.ptr[value.len - 1] == value.ptr[0] && value.ptr[value.len - 2] == value.ptr[0])
        return true;
    if (value.len > 1 && value.ptr[0] == '{' && value.ptr[value.len - 1] == '}')
        return true;
    if (value.len > 1 && value.ptr[0] == '[' && value.ptr[value.len - 1] == ']')
        return true;
    return value.len > 1 && value.ptr[0] == '%' &&
           (value.ptr[value.len - 1] == '%' || (value.len <= 3 && is_alpha(value.ptr[1])));
}

// " + config.password + ", " . _(": what stands between two strings, taken for one.
static bool is_concatenation(struct slice value)
{
    while (value.len && is_space(value.ptr[0]))
        value = slice_cut(value, 1, value.len);
    while (value.len && is_space(value.ptr[value.len - 1]))
        value.len--;
    return value.len > 1 && strchr("+.,)&", value.ptr[0]) &&
           strchr("+.,(&*", value.ptr[value.len - 1]);
}

// A shell variable: $NAME or $1, whole.
static bool is_variable(struct slice value)
{
    if (value.len < 2 || (value.ptr[0] != '$' && value.ptr[0] != '@'))
        return false;
    for (size_t i = 1; i < value.len; i++)
        if (!is_word(value.ptr[i]) && value.ptr[i] != '.' && value.ptr[i] != ':' &&
            value.ptr[i] != '-' && value.ptr[i] != '>')
            return false;
    return true;
}

static size_t distinct_bytes(struct slice value)
{
    bool seen[256] = {false};
    size_t count = 0;
    for (size_t i = 0; i < value.len; i++) {
        count += !seen[(unsigned char)value.ptr[i]];
        seen[(unsigned char)value.ptr[i]] = true;
    }
    return count;
}

static unsigned hex_value(char c)
{
    c = to_lower(c);
    return is_digit(c) ? (unsigned)(c - '0') : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

// 000102030405060708090a: each two hexadecimal digits are one more than the two before.
static bool counts_in_bytes(struct slice value)
{
    size_t steps = 0, pairs = value.len / 2;
    unsigned last = 256;
    for (size_t i = 0; i + 1 < value.len; i += 2) {
        unsigned high = hex_value(value.ptr[i]), low = hex_value(value.ptr[i + 1]);
        if (high > 15 || low > 15)
            return false;
        steps += last < 256 && (high << 4 | low) == last + 1;
        last = high << 4 | low;
    }
    return pairs >= 4 && steps * 4 >= (pairs - 1) * 3;
}

// abcdefgh, 12345678, 987654: how many steps of one up or down, against all steps.
static bool is_sequence(struct slice value)
{
    size_t steps = 0;
    for (size_t i = 1; i < value.len; i++) {
        int step = value.ptr[i] - value.ptr[i - 1];
        bool wraps = value.ptr[i - 1] == '9' && strchr("0aA", value.ptr[i]);
        steps += step == 1 || step == -1 || wraps;
    }
    size_t share = value.len > 16 ? 17 : 15; // twentieths
    return value.len >= 6 && (steps * 20 >= (value.len - 1) * share || counts_in_bytes(value));
}

// 00000000-0000-4000-8000-000000000123: one letter or digit is most of it.
static bool is_of_one(struct slice value)
{
    size_t counts[256] = {0}, most = 0;
    for (size_t i = 0; i < value.len; i++) {
        size_t *count = &counts[(unsigned char)value.ptr[i]];
        most = ++*count > most ? *count : most;
    }
    return value.len >= 16 && most * 10 >= value.len * 6;
}

// aabbccddeeff, aaaabbbbcccc: as many characters are those before them as are not.
static bool is_doubled(struct slice value)
{
    enum { SHORTEST = 12 };
    size_t same = 0;
    for (size_t i = 1; i < value.len; i++)
        same += value.ptr[i] == value.ptr[i - 1];
    return value.len >= SHORTEST && same * 20 >= (value.len - 1) * 9;
}

// xxxxyyyy, 0000-0000, abababab.
static bool is_repetition(struct slice value)
{
    if (value.len < 4)
        return false;
    size_t distinct = distinct_bytes(value);
    if (distinct <= 2 || (value.len >= 16 && distinct <= 4) || is_of_one(value) ||
        is_doubled(value))
        return true;
    // asdasd, testtest
    if (value.len % 2 == 0 && value.len >= 6 &&
        slice_equals(slice_cut(value, 0, value.len / 2),
                     slice_cut(value, value.len / 2, value.len)))
        return true;
    for (size_t period = 2; period <= 5 && period * 3 <= value.len; period++) {
        size_t i = period;
        while (i < value.len && value.ptr[i] == value.ptr[i - period])
            i++;
        if (i == value.len)
            return true;
    }
    return false;
}

const char *placeholder_why(struct slice value)
{
    if (is_template(value) || is_variable(value) || is_concatenation(value))
        return "an expression stands where the value would be";
    if (has_placeholder_word(value))
        return "its own words say that it is a placeholder";
    if (is_repetition(value))
        return "it repeats the same few characters";
    if (is_sequence(value))
        return "it counts up or down";
    return NULL;
}
