#include "slice.h"

#include "unit.h"

static void cuts_are_clipped_to_the_slice(void **state)
{
    (void)state;
    assert_slice(slice_cut(SLICE("waybill"), 3, 7), "bill");
    assert_slice(slice_cut(SLICE("waybill"), 3, 99), "bill");
    assert_slice(slice_cut(SLICE("waybill"), 99, 100), "");
    assert_slice(slice_cut(SLICE("waybill"), 5, 2), "");
}

// The sanitizer calls out arithmetic on a null pointer.
static void an_empty_slice_may_be_null(void **state)
{
    struct slice none = {NULL, 0}, piece;
    (void)state;
    assert_int_equal(slice_cut(none, 0, 5).len, 0);
    assert_int_equal(slice_trim(none).len, 0);
    assert_int_equal(slice_basename(none).len, 0);
    assert_int_equal(slice_extension(none).len, 0);
    assert_int_equal(slice_find_byte(none, 'a'), SLICE_NOT_FOUND);
    assert_int_equal(slice_find(none, SLICE("a")), SLICE_NOT_FOUND);
    assert_true(slice_equals(none, SLICE("")));
    assert_true(slice_starts_with(SLICE("a"), none));
    assert_true(slice_ends_with(none, none));
    assert_int_equal(slice_compare(none, SLICE("")), 0);
    assert_false(slice_split(&none, ',', &piece));
    assert_int_equal(slice_of_string(NULL).len, 0);
}

static void finds_the_first_occurrence(void **state)
{
    (void)state;
    assert_int_equal(slice_find(SLICE("banana"), SLICE("ana")), 1);
    assert_int_equal(slice_find(SLICE("banana"), SLICE("band")), SLICE_NOT_FOUND);
    assert_int_equal(slice_find(SLICE("an"), SLICE("ana")), SLICE_NOT_FOUND);
    assert_int_equal(slice_find(SLICE("banana"), SLICE("")), 0);
    assert_int_equal(slice_find_byte(SLICE("banana"), 'n'), 2);
}

static void finds_across_nul_bytes(void **state)
{
    (void)state;
    assert_int_equal(slice_find(SLICE("a\0b\0c"), SLICE("\0c")), 3);
    assert_int_equal(slice_find_byte(SLICE("a\0b"), '\0'), 1);
}

static void nocase_folds_ascii_letters_only(void **state)
{
    (void)state;
    assert_true(slice_equals_nocase(SLICE("Api_KEY"), SLICE("aPI_key")));
    assert_false(slice_equals_nocase(SLICE("api"), SLICE("apis")));
    assert_true(slice_starts_with_nocase(SLICE("BEARER x"), SLICE("bearer ")));
    assert_int_equal(slice_find_nocase(SLICE("my PassWord"), SLICE("password")), 3);
    assert_int_equal(slice_find_nocase(SLICE("pass"), SLICE("password")), SLICE_NOT_FOUND);
    // '@' and '`', '[' and '{' differ by the same bit as 'A' and 'a'.
    assert_false(slice_equals_nocase(SLICE("@["), SLICE("`{")));
    // E with acute accent, upper and lower case, in UTF-8.
    assert_false(slice_equals_nocase(SLICE("\xC3\x89"), SLICE("\xC3\xA9")));
}

static void asks_of_any_in_an_array(void **state)
{
    static const struct slice ends[] = {SLICE_INIT(".lock"), SLICE_INIT("-Sum")};
    (void)state;
    assert_true(SLICE_ANY(SLICE("go.lock"), slice_ends_with, ends));
    assert_true(SLICE_ANY(SLICE("-Sum"), slice_ends_with, ends));
    assert_false(SLICE_ANY(SLICE("x-sum"), slice_ends_with, ends));
    assert_true(SLICE_ANY(SLICE("x-sum"), slice_ends_with_nocase, ends));
    assert_false(SLICE_ANY(SLICE("um"), slice_ends_with_nocase, ends));
    assert_false(SLICE_ANY(SLICE("a.lock.b"), slice_ends_with_nocase, ends));
    assert_true(SLICE_ANY(SLICE("a.lock.b"), slice_contains, ends));
    assert_true(SLICE_ANY(SLICE("A.LOCK.B"), slice_contains_nocase, ends));
    assert_false(SLICE_ANY(SLICE("A.LOCK.B"), slice_contains, ends));
}

static void order_is_that_of_bytes_and_the_shorter_is_first(void **state)
{
    (void)state;
    assert_true(slice_compare(SLICE("a"), SLICE("ab")) < 0);
    assert_true(slice_compare(SLICE("b"), SLICE("ab")) > 0);
    assert_true(slice_compare(SLICE("Z"), SLICE("a")) < 0);
    assert_true(slice_compare(SLICE("\xFF"), SLICE("a")) > 0);
    assert_int_equal(slice_compare(SLICE("same"), SLICE("same")), 0);
}

static void trims_blanks_and_line_ends_at_both_ends(void **state)
{
    (void)state;
    assert_slice(slice_trim(SLICE(" \t a b \r\n")), "a b");
    assert_slice(slice_trim(SLICE(" \n ")), "");
}

static void split_gives_empty_pieces_but_none_after_the_last_separator(void **state)
{
    struct slice rest = SLICE("a,,b,"), piece;
    (void)state;
    assert_true(slice_split(&rest, ',', &piece));
    assert_slice(piece, "a");
    assert_true(slice_split(&rest, ',', &piece));
    assert_slice(piece, "");
    assert_true(slice_split(&rest, ',', &piece));
    assert_slice(piece, "b");
    assert_false(slice_split(&rest, ',', &piece));
}

static void takes_the_extension_of_the_last_path_component(void **state)
{
    (void)state;
    assert_slice(slice_basename(SLICE("src/main.c")), "main.c");
    assert_slice(slice_basename(SLICE("main.c")), "main.c");
    assert_slice(slice_basename(SLICE("src/")), "");
    assert_slice(slice_extension(SLICE("src.d/main.tar.gz")), "gz");
    assert_slice(slice_extension(SLICE("src.d/Makefile")), "");
    assert_slice(slice_extension(SLICE("home/.bashrc")), "");
    assert_slice(slice_extension(SLICE("home/.env.local")), "local");
    assert_slice(slice_extension(SLICE("trailing.")), "");
}

static void reads_numbers_up_to_64_bits(void **state)
{
    uint64_t number = 7;
    (void)state;
    assert_true(slice_to_u64(SLICE("18446744073709551615"), &number));
    assert_int_equal(number, UINT64_MAX);
    assert_true(slice_to_u64(SLICE("007"), &number));
    assert_int_equal(number, 7);
}

static void refuses_what_is_not_all_digits_or_too_large(void **state)
{
    uint64_t number = 7;
    (void)state;
    assert_false(slice_to_u64(SLICE(""), &number));
    assert_false(slice_to_u64(SLICE("18446744073709551616"), &number));
    assert_false(slice_to_u64(SLICE("99999999999999999999"), &number));
    assert_false(slice_to_u64(SLICE("+1"), &number));
    assert_false(slice_to_u64(SLICE("1 "), &number));
    assert_int_equal(number, 7);
}

static void distance_counts_single_byte_edits(void **state)
{
    (void)state;
    assert_int_equal(slice_distance(SLICE("kitten"), SLICE("sitting")), 3);
    assert_int_equal(slice_distance(SLICE("saturday"), SLICE("sunday")), 3);
    assert_int_equal(slice_distance(SLICE("owner"), SLICE("owner")), 0);
    assert_int_equal(slice_distance(SLICE(""), SLICE("abc")), 3);
    assert_int_equal(slice_distance(SLICE("abc"), SLICE("")), 3);
    assert_int_equal(slice_distance(SLICE("ownr"), SLICE("owner")), 1);
}

static void distance_of_long_slices_is_far(void **state)
{
    char longest[65];
    (void)state;
    memset(longest, 'a', sizeof longest);
    assert_int_equal(slice_distance(slice_of(longest, 64), slice_of(longest, 64)), 0);
    assert_true(slice_distance(slice_of(longest, 65), slice_of(longest, 65)) > 64);
}

static void letters_do_not_depend_on_sign_or_locale(void **state)
{
    (void)state;
    for (int c = -128; c < 128; c++) {
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        assert_int_equal(is_alpha((char)c), letter);
    }
    assert_true(is_space('\v') && is_space(' ') && !is_space('\0') && !is_space('\xA0'));
    assert_true(is_word('_') && is_word('9') && !is_word('-'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_are_clipped_to_the_slice),
        cmocka_unit_test(an_empty_slice_may_be_null),
        cmocka_unit_test(finds_the_first_occurrence),
        cmocka_unit_test(finds_across_nul_bytes),
        cmocka_unit_test(nocase_folds_ascii_letters_only),
        cmocka_unit_test(asks_of_any_in_an_array),
        cmocka_unit_test(order_is_that_of_bytes_and_the_shorter_is_first),
        cmocka_unit_test(trims_blanks_and_line_ends_at_both_ends),
        cmocka_unit_test(split_gives_empty_pieces_but_none_after_the_last_separator),
        cmocka_unit_test(takes_the_extension_of_the_last_path_component),
        cmocka_unit_test(reads_numbers_up_to_64_bits),
        cmocka_unit_test(refuses_what_is_not_all_digits_or_too_large),
        cmocka_unit_test(distance_counts_single_byte_edits),
        cmocka_unit_test(distance_of_long_slices_is_far),
        cmocka_unit_test(letters_do_not_depend_on_sign_or_locale),
    };
    return RUN_TESTS(tests);
}
