#include "stand_in.h"

enum { SHORTEST = 4 };

// Whole, in either case.
static const struct slice words[] = {
    SLICE_INIT("abc"),       SLICE_INIT("abcd"),      SLICE_INIT("admin"),
    SLICE_INIT("accesskey"), SLICE_INIT("secretkey"), SLICE_INIT("apikey"),
    SLICE_INIT("bad"),       SLICE_INIT("bar"),       SLICE_INIT("baz"),
    SLICE_INIT("blah"),      SLICE_INIT("change"),    SLICE_INIT("changeit"),
    SLICE_INIT("default"),   SLICE_INIT("demo"),      SLICE_INIT("dummy"),
    SLICE_INIT("empty"),     SLICE_INIT("env"),       SLICE_INIT("fake"),
    SLICE_INIT("false"),     SLICE_INIT("foo"),       SLICE_INIT("foobar"),
    SLICE_INIT("guest"),     SLICE_INIT("hello"),     SLICE_INIT("hidden"),
    SLICE_INIT("host"),      SLICE_INIT("hostname"),  SLICE_INIT("hunter"),
    SLICE_INIT("incorrect"), SLICE_INIT("invalid"),   SLICE_INIT("login"),
    SLICE_INIT("mock"),      SLICE_INIT("name"),      SLICE_INIT("nil"),
    SLICE_INIT("none"),      SLICE_INIT("null"),      SLICE_INIT("optional"),
    SLICE_INIT("port"),      SLICE_INIT("postgres"),  SLICE_INIT("private"),
    SLICE_INIT("prompt"),    SLICE_INIT("qwerty"),    SLICE_INIT("redacted"),
    SLICE_INIT("required"),  SLICE_INIT("root"),      SLICE_INIT("some"),
    SLICE_INIT("something"), SLICE_INIT("stdin"),     SLICE_INIT("string"),
    SLICE_INIT("test"),      SLICE_INIT("testing"),   SLICE_INIT("testtest"),
    SLICE_INIT("text"),      SLICE_INIT("todo"),      SLICE_INIT("true"),
    SLICE_INIT("undefined"), SLICE_INIT("user"),      SLICE_INIT("username"),
    SLICE_INIT("value"),     SLICE_INIT("whatever"),  SLICE_INIT("wrong"),
    SLICE_INIT("xxx"),       SLICE_INIT("your"),
};

// At the end of a name. Those that words of a language end with (monkey, compass) only as a part of their own.
static const struct {
    struct slice text;
    bool own_part;
} tails[] = {
    {SLICE_INIT("credential"), false}, {SLICE_INIT("credentials"), false},
    {SLICE_INIT("dbpass"), false},     {SLICE_INIT("key"), true},
    {SLICE_INIT("pass"), true},        {SLICE_INIT("passphrase"), false},
    {SLICE_INIT("passwd"), false},     {SLICE_INIT("password"), false},
    {SLICE_INIT("passwort"), false},   {SLICE_INIT("pw"), true},
    {SLICE_INIT("pwd"), false},        {SLICE_INIT("secret"), false},
    {SLICE_INIT("token"), true},
};

static bool is_separator(char c)
{
    return c == '_' || c == '-' || c == '.';
}

// The part behind which digits and signs only number it: password2, secret1!, test-123.
static struct slice without_number(struct slice value)
{
    while (value.len && !is_alpha(value.ptr[value.len - 1]))
        value.len--;
    return value;
}

static bool is_name(struct slice value)
{
    for (size_t i = 0; i < value.len; i++)
        if (!is_alpha(value.ptr[i]) && !is_separator(value.ptr[i]))
            return false;
    return value.len > 0;
}

// MyPassword, my_password; mypassword too, unless `own_part`.
static bool ends_with_part(struct slice value, struct slice tail, bool own_part)
{
    if (value.len < tail.len)
        return false;
    size_t at = value.len - tail.len;
    if (!slice_equals_nocase(slice_cut(value, at, value.len), tail))
        return false;
    return at == 0 || !own_part || is_separator(value.ptr[at - 1]) ||
           (is_lower(value.ptr[at - 1]) && is_upper(value.ptr[at]));
}

bool is_stand_in(struct slice value)
{
    struct slice name = without_number(value);
    if (!is_name(name))
        return false;
    if (SLICE_ANY(name, slice_equals_nocase, words))
        return true;
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
        if (ends_with_part(name, tails[i].text, tails[i].own_part))
            return true;
    return false;
}

// A pin or a part of an example: 1234.
static bool is_short_number(struct slice value)
{
    enum { SHORTEST_NUMBER = 6 };
    for (size_t i = 0; i < value.len; i++)
        if (!is_digit(value.ptr[i]))
            return false;
    return value.len < SHORTEST_NUMBER;
}

// config[CONF_PASSWORD], hash[:password].to_s, cut off or not.
static bool is_index(struct slice value)
{
    size_t at = 0;
    if (!is_alpha(value.ptr[0]))
        return false;
    while (at < value.len && (is_word(value.ptr[at]) || value.ptr[at] == '.'))
        at++;
    if (at + 2 >= value.len || value.ptr[at] != '[')
        return false;
    at += strchr(":\"'", value.ptr[at + 1]) ? 2 : 1;
    size_t name = at;
    while (at < value.len && is_word(value.ptr[at]))
        at++;
    return at - name >= 2 && (at == value.len || strchr("]\"'", value.ptr[at]));
}

struct judgement judge_password(struct slice value)
{
    struct judgement out = judge_placeholder(value);
    if (out.standing == STANDING_SYNTHETIC)
        return out;
    if (!out.why && (value.len < SHORTEST || is_short_number(value)))
        out.why = "too short to be one";
    else if (!out.why && is_stand_in(value))
        out.why = "a word that stands for a password";
    else if (!out.why && is_index(value))
        out.why = "an expression, not a literal";
    if (out.why)
        out = (struct judgement){.standing = STANDING_PLACEHOLDER, .why = out.why};
    return out;
}
