#include "layer.h"

#include "unit.h"

static void assert_origin(const struct layer *layer, size_t from, size_t len, size_t origin,
                          size_t origin_len)
{
    struct span span = layer_origin(layer, (struct span){from, len});
    assert_int_equal(span.offset, origin);
    assert_int_equal(span.len, origin_len);
}

static void plain_text_is_where_it_was(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_copy(&layer, SLICE("0123456789"), 2, 5);
    layer_gap(&layer, SLICE("--"));
    layer_copy(&layer, SLICE("0123456789"), 7, 9);
    assert_slice(buf_slice(&layer.text), "234--78");
    assert_origin(&layer, 0, 3, 2, 3);
    assert_origin(&layer, 1, 5, 3, 5); // over the gap: 3 to 7
    assert_origin(&layer, 5, 2, 7, 2);
    assert_origin(&layer, 0, 0, 2, 0);
    assert_origin(&layer, 4, 0, 5, 0); // in the gap
    assert_origin(&layer, 7, 0, 9, 0);
    assert_origin(&layer, 5, 3, 0, 0); // past the end
    layer_release(&layer);
}

static void an_escape_is_a_whole(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_copy(&layer, SLICE("a\\u00e9b"), 0, 1);
    layer_piece(&layer, PIECE_WHOLE, 1, 6);
    buf_add(&layer.text, SLICE("\xc3\xa9"));
    layer_copy(&layer, SLICE("a\\u00e9b"), 7, 8);
    assert_origin(&layer, 0, 1, 0, 1);
    assert_origin(&layer, 1, 1, 1, 6);
    assert_origin(&layer, 2, 1, 1, 6);
    assert_origin(&layer, 0, 4, 0, 8);
    assert_origin(&layer, 3, 1, 7, 1);
    layer_release(&layer);
}

// Each byte of three stands in two characters of four.
static void bytes_of_base64_are_rounded_outwards(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_quads(&layer, 10, 8, 0);
    buf_add(&layer.text, SLICE("abcdef"));
    assert_origin(&layer, 0, 1, 10, 2);
    assert_origin(&layer, 1, 1, 11, 2);
    assert_origin(&layer, 2, 1, 12, 2);
    assert_origin(&layer, 3, 1, 14, 2);
    assert_origin(&layer, 1, 3, 11, 5);
    assert_origin(&layer, 0, 6, 10, 8);
    layer_release(&layer);
}

// "abcdef" in lines of 3 characters, 10 to 12, 20 to 22 and 30 to 31: b and d stand in two lines.
static void a_byte_may_begin_in_one_line_and_end_in_the_next(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_quads(&layer, 10, 3, 0);
    buf_add(&layer.text, SLICE("abc"));
    layer_quads(&layer, 20, 3, 3);
    buf_add(&layer.text, SLICE("de"));
    layer_quads(&layer, 30, 2, 2);
    buf_add(&layer.text, SLICE("f"));
    assert_origin(&layer, 1, 1, 11, 2);
    assert_origin(&layer, 2, 1, 12, 9); // 12 and 20
    assert_origin(&layer, 3, 1, 21, 2);
    assert_origin(&layer, 4, 1, 22, 9); // 22 and 30
    assert_origin(&layer, 5, 1, 30, 2);
    layer_release(&layer);
}

static void pairs_are_two_bytes_each(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_piece(&layer, PIECE_PAIRS, 4, 0);
    buf_add(&layer.text, SLICE("abc"));
    assert_origin(&layer, 1, 2, 6, 4);
    layer_release(&layer);
}

static void what_is_decoded_or_next_to_it_is_changed(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_copy(&layer, SLICE("ab\\ncd"), 0, 2);
    layer_piece(&layer, PIECE_WHOLE, 2, 2);
    buf_add(&layer.text, SLICE("\n"));
    layer_copy(&layer, SLICE("ab\\ncd"), 4, 6);
    assert_false(layer_is_changed(&layer, (struct span){0, 1}));
    assert_true(layer_is_changed(&layer, (struct span){1, 1}));
    assert_true(layer_is_changed(&layer, (struct span){3, 1}));
    assert_false(layer_is_changed(&layer, (struct span){4, 1}));
    layer_release(&layer);
}

static void a_layer_knows_what_it_has_of_the_outer_text(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_copy(&layer, SLICE("0123456789"), 2, 4);
    layer_gap(&layer, SLICE("-"));
    layer_quads(&layer, 6, 4, 0);
    buf_add(&layer.text, SLICE("abc"));
    const char *expected = "..xx..xxxx.";
    struct span part;
    for (size_t i = 0; expected[i]; i++) {
        assert_int_equal(layer_has(&layer, i, &part), expected[i] == 'x');
        if (expected[i] == 'x')
            assert_int_equal(part.offset, i < 4 ? 0 : 3);
    }
    assert_true(layer_has(&layer, 3, &part));
    assert_int_equal(part.len, 2); // up to the gap
    assert_true(layer_has(&layer, 6, &part));
    assert_int_equal(part.len, 3);
    layer_release(&layer);
}

static void what_is_taken_back_leaves_no_trace(void **state)
{
    struct layer layer = {0};
    (void)state;
    layer_clear(&layer, 100);
    layer_copy(&layer, SLICE("0123456789"), 2, 6);
    layer_gap(&layer, SLICE("-"));
    layer_copy(&layer, SLICE("0123456789"), 8, 9);
    layer_cut(&layer, 3);
    assert_slice(buf_slice(&layer.text), "234");
    assert_false(layer_has(&layer, 8, &(struct span){0}));
    layer_copy(&layer, SLICE("0123456789"), 9, 10);
    assert_origin(&layer, 2, 2, 4, 6);
    layer_release(&layer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_where_it_was),
        cmocka_unit_test(an_escape_is_a_whole),
        cmocka_unit_test(bytes_of_base64_are_rounded_outwards),
        cmocka_unit_test(a_byte_may_begin_in_one_line_and_end_in_the_next),
        cmocka_unit_test(pairs_are_two_bytes_each),
        cmocka_unit_test(what_is_decoded_or_next_to_it_is_changed),
        cmocka_unit_test(a_layer_knows_what_it_has_of_the_outer_text),
        cmocka_unit_test(what_is_taken_back_leaves_no_trace),
    };
    return RUN_TESTS(tests);
}
