#include "escape.h"

#include "unit.h"

// Reads the escape at the start of `text`, and expects it to be all of it.
static void assert_escape(escape_read *read, const char *text, struct slice expected)
{
    char out[4];
    size_t len = 0;
    struct slice slice = slice_of_string(text);
    assert_int_equal(read(slice, 0, out, &len), slice.len);
    assert_true(slice_equals(slice_of(out, len), expected));
    // Cut off anywhere it is none, or a shorter one.
    for (size_t cut = 1; cut < slice.len; cut++)
        assert_true(read(slice_cut(slice, 0, cut), 0, out, &len) <= cut);
}

static void assert_none(escape_read *read, const char *text)
{
    char out[4];
    size_t len;
    assert_int_equal(read(slice_of_string(text), 0, out, &len), 0);
}

static void backslashes_stand_before_letters_and_numbers(void **state)
{
    (void)state;
    assert_escape(escape_backslash, "\\n", SLICE("\n"));
    assert_escape(escape_backslash, "\\t", SLICE("\t"));
    assert_escape(escape_backslash, "\\\"", SLICE("\""));
    assert_escape(escape_backslash, "\\/", SLICE("/"));
    assert_escape(escape_backslash, "\\\\", SLICE("\\"));
    assert_escape(escape_backslash, "\\x41", SLICE("A"));
    assert_escape(escape_backslash, "\\101", SLICE("A"));
    assert_escape(escape_backslash, "\\0", SLICE("\0"));
    assert_escape(escape_backslash, "\\377", SLICE("\xff"));
    assert_escape(escape_backslash, "\\u0041", SLICE("A"));
    assert_escape(escape_backslash, "\\u20ac", SLICE("\xe2\x82\xac"));
    assert_escape(escape_backslash, "\\ud83d\\ude00", SLICE("\xf0\x9f\x98\x80"));
    assert_escape(escape_backslash, "\\u{1F600}", SLICE("\xf0\x9f\x98\x80"));
    assert_escape(escape_backslash, "\\U0001f600", SLICE("\xf0\x9f\x98\x80"));
    assert_escape(escape_backslash, "\\ud83d", SLICE("\xef\xbf\xbd"));
    assert_none(escape_backslash, "\\d+");
    assert_none(escape_backslash, "\\x4");
    assert_none(escape_backslash, "\\u004");
    assert_none(escape_backslash, "\\u{}");
    assert_none(escape_backslash, "\\u{41");
    assert_none(escape_backslash, "\\");
}

static void percent_signs_stand_before_two_digits(void **state)
{
    (void)state;
    assert_escape(escape_percent, "%3D", SLICE("="));
    assert_escape(escape_percent, "%2f", SLICE("/"));
    assert_none(escape_percent, "%s");
    assert_none(escape_percent, "%4");
    assert_none(escape_percent, "% 20");
}

static void entities_have_names_and_numbers(void **state)
{
    (void)state;
    assert_escape(escape_entity, "&quot;", SLICE("\""));
    assert_escape(escape_entity, "&amp;", SLICE("&"));
    assert_escape(escape_entity, "&#39;", SLICE("'"));
    assert_escape(escape_entity, "&#x27;", SLICE("'"));
    assert_escape(escape_entity, "&#8364;", SLICE("\xe2\x82\xac"));
    assert_escape(escape_entity, "&#999999999;", SLICE("\xef\xbf\xbd"));
    assert_none(escape_entity, "&& a");
    assert_none(escape_entity, "&a=1;");
    assert_none(escape_entity, "&#x;");
    assert_none(escape_entity, "&#12a;");
    assert_none(escape_entity, "&#12");
}

static void the_first_escape_is_found(void **state)
{
    struct slice text = SLICE("a\\d\\\\n\\n");
    (void)state;
    assert_int_equal(escape_find(text, 0, text.len, '\\', escape_backslash), 3);
    assert_int_equal(escape_find(text, 5, text.len, '\\', escape_backslash), 6);
    assert_int_equal(escape_find(text, 0, 3, '\\', escape_backslash), SLICE_NOT_FOUND);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(backslashes_stand_before_letters_and_numbers),
        cmocka_unit_test(percent_signs_stand_before_two_digits),
        cmocka_unit_test(entities_have_names_and_numbers),
        cmocka_unit_test(the_first_escape_is_found),
    };
    return RUN_TESTS(tests);
}
