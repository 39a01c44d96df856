#include "textual.h"

#include "unit.h"

static void a_text_begins_with_whole_characters(void **state)
{
    (void)state;
    assert_int_equal(textual_head(SLICE("key = 1\n")), TEXTUAL_UTF8);
    assert_int_equal(textual_head(SLICE("gr\xc3\xb6\xc3\x9f"
                                        "er")),
                     TEXTUAL_UTF8);
    assert_int_equal(textual_head(SLICE("cut off: \xe2\x82")), TEXTUAL_UTF8);
    assert_int_equal(textual_head(SLICE("\x89PNG\r\n")), TEXTUAL_NO);
    assert_int_equal(textual_head(SLICE("\x30\x82\x04\xa2")), TEXTUAL_NO);
    assert_int_equal(textual_head(SLICE("bell\a")), TEXTUAL_NO);
    assert_int_equal(textual_head(SLICE("gr\xf6\xdf"
                                        "er")),
                     TEXTUAL_NO);
}

static void utf16_has_a_mark_or_nul_bytes(void **state)
{
    (void)state;
    assert_int_equal(textual_head(SLICE("\xff\xfe")), TEXTUAL_UTF16_LE);
    assert_int_equal(textual_head(SLICE("\xfe\xff")), TEXTUAL_UTF16_BE);
    assert_int_equal(textual_head(SLICE("a\0b\0c\0d\0")), TEXTUAL_UTF16_LE);
    assert_int_equal(textual_head(SLICE("\0a\0b\0c\0d")), TEXTUAL_UTF16_BE);
    assert_int_equal(textual_head(SLICE("a\0b\0")), TEXTUAL_NO);
    assert_int_equal(textual_head(SLICE("a\0b\0c\0\0\0")), TEXTUAL_NO);
}

// Two bytes are asked about before the others, so they must let through whatever is a text.
static void no_text_is_refused_by_its_first_two_bytes(void **state)
{
    (void)state;
    for (unsigned first = 0; first < 256; first++) {
        for (unsigned second = 0; second < 256; second++) {
            char head[] = {(char)first, (char)second, (char)first, (char)second,
                           (char)first, (char)second, (char)first, (char)second};
            if (textual_head(slice_of(head, sizeof head)) != TEXTUAL_NO)
                assert_true(textual_may_begin((unsigned char)first, (unsigned char)second));
        }
    }
    assert_false(textual_may_begin(0x30, 0x82));
    assert_false(textual_may_begin(0x89, 'P'));
}

static void what_is_no_text_is_counted(void **state)
{
    (void)state;
    assert_int_equal(textual_bad_bytes(SLICE("one\ttwo\r\n\xc3\xb6")), 0);
    assert_int_equal(textual_bad_bytes(SLICE("\1\2\xff"
                                             "a\x7f")),
                     4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_begins_with_whole_characters),
        cmocka_unit_test(utf16_has_a_mark_or_nul_bytes),
        cmocka_unit_test(no_text_is_refused_by_its_first_two_bytes),
        cmocka_unit_test(what_is_no_text_is_counted),
    };
    return RUN_TESTS(tests);
}
