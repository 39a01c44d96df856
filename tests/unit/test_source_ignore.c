// The rules of gitignore(5), each line as its manual puts it, and globs.
#include "unit.h"

#include "buf.h"
#include "ignore.h"
#include "wildmatch.h"

static bool fits(const char *glob, const char *path)
{
    return wildmatch(slice_of_string(glob), slice_of_string(path), false);
}

static bool fits_folded(const char *glob, const char *path)
{
    return wildmatch(slice_of_string(glob), slice_of_string(path), true);
}

static void a_star_and_a_question_mark_stay_in_their_segment(void **state)
{
    (void)state;
    assert_true(fits("*", "abc"));
    assert_true(fits("*.c", "a.b.c"));
    assert_true(fits("a*b*c", "a-b-b-c"));
    assert_true(fits("a?c", "abc"));
    assert_true(fits("a/*/c", "a/b/c"));
    assert_true(fits("a**c", "abc"));
    assert_false(fits("*", "a/b"));
    assert_false(fits("a?c", "a/c"));
    assert_false(fits("a?c", "ac"));
    assert_false(fits("a**c", "a/c"));
    assert_false(fits("a*b", "abc"));
    assert_false(fits("a/*", "a/b/c"));
}

static void two_stars_are_any_number_of_segments(void **state)
{
    (void)state;
    assert_true(fits("**/c", "c"));
    assert_true(fits("**/c", "a/b/c"));
    assert_true(fits("a/**", "a/b/c"));
    assert_true(fits("a/**/c", "a/c"));
    assert_true(fits("a/**/c", "a/b/b/c"));
    assert_true(fits("**/b/**/d", "a/b/c/b/x/d"));
    assert_true(fits("**/a*/b", "a1/a2/a3/b"));
    assert_true(fits("**", "a/b"));
    assert_false(fits("**/c", "a/xc"));
    assert_false(fits("a/**", "a"));
    assert_false(fits("a/**/c", "a/bc"));
    assert_false(fits("**/a/b", "a/x/b"));
}

static void brackets_hold_bytes_ranges_and_classes(void **state)
{
    (void)state;
    assert_true(fits("[abc]", "b"));
    assert_true(fits("[a-c]x", "bx"));
    assert_true(fits("[!a-c]", "d"));
    assert_true(fits("[^a-c]", "d"));
    assert_true(fits("[]a]", "]"));
    assert_true(fits("[a-]", "-"));
    assert_true(fits("[\\]]", "]"));
    assert_true(fits("[[:digit:]a]", "7"));
    assert_true(fits("[[:alpha:][:digit:]]", "x"));
    assert_true(fits("[[a]", "["));
    assert_false(fits("[!a]", "/"));
    assert_false(fits("[a-c]", "d"));
    assert_false(fits("[[:digit:]]", "x"));
    assert_false(fits("[[:nothing:]x]", "x"));
    assert_false(fits("[a", "a"));
    assert_false(fits("[", "["));
}

static void a_backslash_takes_away_a_meaning(void **state)
{
    (void)state;
    assert_true(fits("\\*", "*"));
    assert_true(fits("\\a", "a"));
    assert_true(fits("a\\ ", "a "));
    assert_false(fits("\\*", "x"));
    assert_false(fits("a\\", "a"));
    assert_false(fits("a\\", "a\\"));
}

static void letters_of_either_case_are_equal_when_folded(void **state)
{
    (void)state;
    assert_true(fits_folded("ReadMe*", "README.md"));
    assert_true(fits_folded("[a-c]", "B"));
    assert_false(fits_folded("[!a-c]", "B"));
    assert_false(fits("readme", "README"));
}

static void many_stars_do_not_take_long(void **state)
{
    char glob[2001], path[2001];
    (void)state;
    for (size_t i = 0; i < 2000; i++) {
        glob[i] = i % 2 ? 'a' : '*';
        path[i] = 'a';
    }
    glob[1999] = 'b';
    assert_false(wildmatch(slice_of(glob, 2000), slice_of(path, 2000), false));
}

// Rules of one file at the root.
static enum ignore_answer answer(const char *rules, const char *path, bool is_folder)
{
    struct ignore ignore = {0};
    ignore_push(&ignore, slice_of_string(rules), SLICE(""));
    enum ignore_answer said = ignore_ask(&ignore, slice_of_string(path), is_folder);
    ignore_release(&ignore);
    return said;
}

static bool is_out(const char *rules, const char *path)
{
    return answer(rules, path, false) == IGNORE_OUT;
}

static void a_name_without_a_slash_holds_at_any_depth(void **state)
{
    (void)state;
    assert_true(is_out("*.o\n", "a.o"));
    assert_true(is_out("*.o", "sub/a.o"));
    assert_false(is_out("*.o", "a.oo"));
}

static void a_slash_ties_a_rule_to_the_folder_of_its_file(void **state)
{
    (void)state;
    assert_true(is_out("/a", "a"));
    assert_false(is_out("/a", "sub/a"));
    assert_true(is_out("sub/a", "sub/a"));
    assert_false(is_out("sub/a", "x/sub/a"));
    assert_true(is_out("**/sub/a", "x/sub/a"));
}

static void a_slash_at_the_end_means_folders(void **state)
{
    (void)state;
    assert_int_equal(answer("build/", "x/build", true), IGNORE_OUT);
    assert_int_equal(answer("build/", "x/build", false), IGNORE_SILENT);
    assert_int_equal(answer("/build/", "x/build", true), IGNORE_SILENT);
}

static void the_last_rule_that_matches_decides(void **state)
{
    (void)state;
    assert_int_equal(answer("*.log\n!a.log\n", "a.log", false), IGNORE_BACK_IN);
    assert_int_equal(answer("!a.log\n*.log\n", "a.log", false), IGNORE_OUT);
    assert_int_equal(answer("*.log\n", "a.txt", false), IGNORE_SILENT);
}

static void comments_blanks_and_line_ends_are_read_as_git_does(void **state)
{
    (void)state;
    assert_false(is_out("#a\n", "#a"));
    assert_true(is_out("\\#a\n", "#a"));
    assert_true(is_out("\\!a\n", "!a"));
    assert_true(is_out("a   \n", "a"));
    assert_true(is_out("a\\ \n", "a "));
    assert_true(is_out(" a\n", " a"));
    assert_true(is_out("a\r\nb\r\n", "b"));
    assert_true(is_out("a\t\n", "a\t"));
    assert_true(is_out("\xEF\xBB\xBF"
                       "a\n",
                       "a"));
    assert_false(is_out("\n\n/\n!\n//\n", "a"));
}

static void rules_of_a_deeper_folder_are_stronger_and_hold_only_there(void **state)
{
    struct ignore ignore = {0};
    (void)state;
    ignore_push(&ignore, SLICE("*.log\n"), SLICE(""));
    ignore_push(&ignore, SLICE("!x.log\n/y\n"), SLICE("sub"));
    assert_int_equal(ignore_ask(&ignore, SLICE("sub/x.log"), false), IGNORE_BACK_IN);
    assert_int_equal(ignore_ask(&ignore, SLICE("sub/z.log"), false), IGNORE_OUT);
    assert_int_equal(ignore_ask(&ignore, SLICE("sub/y"), false), IGNORE_OUT);
    assert_int_equal(ignore_ask(&ignore, SLICE("sub/deep/y"), false), IGNORE_SILENT);
    assert_int_equal(ignore_ask(&ignore, SLICE("subx/x.log"), false), IGNORE_OUT);
    assert_int_equal(ignore_ask(&ignore, SLICE("x.log"), false), IGNORE_OUT);
    assert_int_equal(ignore_ask(&ignore, SLICE("sub"), true), IGNORE_SILENT);
    ignore_pop(&ignore);
    assert_int_equal(ignore_ask(&ignore, SLICE("sub/x.log"), false), IGNORE_OUT);
    ignore_release(&ignore);
}

static void rules_past_the_most_a_file_may_have_are_not_there(void **state)
{
    struct ignore ignore = {0};
    struct buf text;
    (void)state;
    buf_init(&text, 1000 * 1000);
    for (int i = 0; i < IGNORE_MOST_RULES; i++)
        buf_printf(&text, "%d\n", i);
    buf_add_string(&text, "beyond\n");
    ignore_push(&ignore, buf_slice(&text), SLICE(""));
    assert_int_equal(ignore_ask(&ignore, SLICE("9999"), false), IGNORE_OUT);
    assert_int_equal(ignore_ask(&ignore, SLICE("beyond"), false), IGNORE_SILENT);
    ignore_release(&ignore);
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_star_and_a_question_mark_stay_in_their_segment),
        cmocka_unit_test(two_stars_are_any_number_of_segments),
        cmocka_unit_test(brackets_hold_bytes_ranges_and_classes),
        cmocka_unit_test(a_backslash_takes_away_a_meaning),
        cmocka_unit_test(letters_of_either_case_are_equal_when_folded),
        cmocka_unit_test(many_stars_do_not_take_long),
        cmocka_unit_test(a_name_without_a_slash_holds_at_any_depth),
        cmocka_unit_test(a_slash_ties_a_rule_to_the_folder_of_its_file),
        cmocka_unit_test(a_slash_at_the_end_means_folders),
        cmocka_unit_test(the_last_rule_that_matches_decides),
        cmocka_unit_test(comments_blanks_and_line_ends_are_read_as_git_does),
        cmocka_unit_test(rules_of_a_deeper_folder_are_stronger_and_hold_only_there),
        cmocka_unit_test(rules_past_the_most_a_file_may_have_are_not_there),
    };
    return RUN_TESTS(tests);
}
