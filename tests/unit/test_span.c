#include "span.h"

#include "unit.h"

static void assert_span(struct span span, size_t offset, size_t len)
{
    assert_int_equal(span.offset, offset);
    assert_int_equal(span.len, len);
}

static void trims_what_it_stands_on(void **state)
{
    struct slice text = SLICE("a \t b c\r\n");
    (void)state;
    assert_span(span_trim(text, span_between(1, text.len)), 4, 3);
    assert_span(span_trim(text, span_between(4, 5)), 4, 1);
    assert_slice(span_text(text, span_trim(text, span_between(1, text.len))), "b c");
}

static void of_blanks_nothing_is_left_where_they_began(void **state)
{
    (void)state;
    assert_span(span_trim(SLICE("a   b"), span_between(1, 4)), 1, 0);
    assert_span(span_trim(SLICE(""), span_between(0, 0)), 0, 0);
}

static void lines_end_with_either_end_or_the_text(void **state)
{
    struct slice text = SLICE("one\r\n\n\rtwo\nthree");
    struct span line;
    size_t at = 0;
    (void)state;
    assert_true(span_line(text, &at, &line));
    assert_slice(span_text(text, line), "one");
    assert_true(span_line(text, &at, &line));
    assert_span(line, 5, 0);
    assert_true(span_line(text, &at, &line));
    assert_slice(span_text(text, line), "\rtwo");
    assert_true(span_line(text, &at, &line));
    assert_slice(span_text(text, line), "three");
    assert_int_equal(at, text.len);
    assert_false(span_line(text, &at, &line));
    assert_int_equal(at, text.len);
}

static void nothing_follows_the_last_line_end(void **state)
{
    struct slice text = SLICE("one\n");
    struct span line;
    size_t at = 0;
    (void)state;
    assert_true(span_line(text, &at, &line));
    assert_false(span_line(text, &at, &line));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trims_what_it_stands_on),
        cmocka_unit_test(of_blanks_nothing_is_left_where_they_began),
        cmocka_unit_test(lines_end_with_either_end_or_the_text),
        cmocka_unit_test(nothing_follows_the_last_line_end),
    };
    return RUN_TESTS(tests);
}
