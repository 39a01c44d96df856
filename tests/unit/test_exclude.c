// The cases follow the text of gitignore(5), section PATTERN FORMAT, in its order.
#include "exclude.h"

#include "unit.h"

#include <stdlib.h>

struct fixture {
    struct arena memory;
    struct exclude exclude;
};

static int set_up(void **state)
{
    *state = alloc_zeroed(1, sizeof(struct fixture));
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    arena_release(&fixture->memory);
    free(fixture);
    return 0;
}

// Starts anew with these patterns.
static struct exclude *patterns_of(void **state, const char *const *patterns)
{
    struct fixture *fixture = *state;
    struct err err = {0};

    fixture->exclude = (struct exclude){0};
    for (size_t i = 0; patterns[i]; i++)
        if (!exclude_add(&fixture->exclude, slice_of_string(patterns[i]), &fixture->memory, &err))
            fail_msg("%s", err.message);
    return &fixture->exclude;
}

#define PATTERNS(...) patterns_of(state, (const char *const[]){__VA_ARGS__, NULL})

static bool file(const struct exclude *exclude, const char *path)
{
    return exclude_has_file(exclude, slice_of_string(path));
}

static void assert_refused(void **state, const char *pattern, const char *because)
{
    struct fixture *fixture = *state;
    struct err err = {0};

    assert_false(exclude_add(&fixture->exclude, slice_of_string(pattern), &fixture->memory, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
    if (!strstr(err.message, because))
        fail_msg("'%s' does not say: %s", err.message, because);
}

static void without_patterns_nothing_is_excluded(void **state)
{
    const struct exclude none = {0};
    (void)state;
    assert_false(file(&none, "a"));
    assert_false(file(&none, "a/b"));
}

static void an_empty_pattern_and_a_comment_are_refused(void **state)
{
    assert_refused(state, "", "nothing that could match");
    assert_refused(state, "   ", "nothing that could match");
    assert_refused(state, "/", "nothing that could match");
    assert_refused(state, "!", "nothing that could match");
    assert_refused(state, "# all of it", "is a comment");
}

static void a_backslash_protects_a_first_hash_and_exclamation_mark(void **state)
{
    const struct exclude *exclude = PATTERNS("\\#todo#", "\\!important!.txt");
    assert_true(file(exclude, "#todo#"));
    assert_true(file(exclude, "a/!important!.txt"));
    assert_false(file(exclude, "important!.txt"));
}

static void trailing_blanks_do_not_count_unless_protected(void **state)
{
    const struct exclude *exclude = PATTERNS("a   ", "b\\ ", "c\\  ");
    assert_true(file(exclude, "a"));
    assert_false(file(exclude, "a   "));
    assert_true(file(exclude, "b "));
    assert_false(file(exclude, "b"));
    assert_true(file(exclude, "c "));
    assert_false(file(exclude, "c  "));
}

static void an_exclamation_mark_takes_back_in_and_the_last_match_decides(void **state)
{
    const struct exclude *exclude = PATTERNS("*.html", "!foo.html", "a/foo.html");
    assert_true(file(exclude, "bar.html"));
    assert_false(file(exclude, "foo.html"));
    assert_false(file(exclude, "b/foo.html"));
    assert_true(file(exclude, "a/foo.html"));
}

static void nothing_below_an_excluded_folder_is_taken_back_in(void **state)
{
    const struct exclude *exclude = PATTERNS("build/", "!build/keep.c", "!keep.c");
    assert_true(file(exclude, "build/keep.c"));
    assert_true(file(exclude, "a/build/b/keep.c"));
    assert_false(file(exclude, "a/keep.c"));
}

// "exclude everything except a specific directory foo/bar" of the section EXAMPLES.
static void all_but_one_folder_can_be_excluded(void **state)
{
    const struct exclude *exclude = PATTERNS("/*", "!/foo", "/foo/*", "!/foo/bar");
    assert_true(file(exclude, "a"));
    assert_true(file(exclude, "foo/a"));
    assert_true(file(exclude, "foo/baz/a"));
    assert_false(file(exclude, "foo/bar/a"));
    assert_false(file(exclude, "foo/bar/b/c"));
}

static void a_slash_at_the_start_or_in_the_middle_ties_to_the_root(void **state)
{
    const struct exclude *exclude = PATTERNS("/one", "doc/two", "three");
    assert_true(file(exclude, "one"));
    assert_false(file(exclude, "a/one"));
    assert_true(file(exclude, "doc/two"));
    assert_false(file(exclude, "a/doc/two"));
    assert_true(file(exclude, "three"));
    assert_true(file(exclude, "a/b/three"));
}

// "doc/frotz/" matches "doc/frotz" directory, but not "a/doc/frotz" directory;
// "frotz/" matches "frotz" and "a/frotz" that is a directory.
static void a_slash_at_the_end_matches_folders_only(void **state)
{
    const struct exclude *exclude = PATTERNS("doc/frotz/");
    assert_true(file(exclude, "doc/frotz/a"));
    assert_false(file(exclude, "doc/frotz"));
    assert_false(file(exclude, "a/doc/frotz/a"));

    exclude = PATTERNS("frotz/");
    assert_true(file(exclude, "frotz/a"));
    assert_true(file(exclude, "a/frotz/a"));
    assert_false(file(exclude, "a/frotz"));
}

static void a_star_and_a_question_mark_stay_in_their_segment(void **state)
{
    const struct exclude *exclude = PATTERNS("foo/*", "b?r.c", "x/*.c");
    assert_true(file(exclude, "foo/test.json"));
    assert_true(file(exclude, "foo/bar/hello.c")); // by its folder foo/bar
    assert_true(file(exclude, "a/bar.c"));
    assert_false(file(exclude, "b/r.c"));
    assert_true(file(exclude, "x/a.c"));
    assert_false(file(exclude, "x/a/b.c"));
    assert_false(file(exclude, "x/a.cc"));
}

static void brackets_match_one_byte_of_a_range(void **state)
{
    const struct exclude *exclude =
        PATTERNS("[a-cx].o", "[!0-9].n", "[]-].b", "[[:digit:]].d", "[\\]].e", "[^a].f");
    assert_true(file(exclude, "b.o"));
    assert_true(file(exclude, "x.o"));
    assert_false(file(exclude, "d.o"));
    assert_true(file(exclude, "a.n"));
    assert_false(file(exclude, "7.n"));
    assert_true(file(exclude, "].b"));
    assert_true(file(exclude, "-.b"));
    assert_true(file(exclude, "3.d"));
    assert_false(file(exclude, "d.d"));
    assert_true(file(exclude, "].e"));
    assert_false(file(exclude, "a.f"));
}

static void two_stars_in_front_match_in_all_folders(void **state)
{
    const struct exclude *exclude = PATTERNS("**/foo", "**/bar/baz");
    assert_true(file(exclude, "foo"));
    assert_true(file(exclude, "a/b/foo"));
    assert_true(file(exclude, "bar/baz"));
    assert_true(file(exclude, "a/bar/baz"));
    assert_false(file(exclude, "bar/a/baz"));
    assert_false(file(exclude, "afoo"));
}

static void two_stars_at_the_end_match_all_inside(void **state)
{
    const struct exclude *exclude = PATTERNS("abc/**");
    assert_true(file(exclude, "abc/a"));
    assert_true(file(exclude, "abc/a/b/c"));
    assert_false(file(exclude, "a/abc/b"));
}

static void two_stars_in_the_middle_match_any_number_of_folders(void **state)
{
    const struct exclude *exclude = PATTERNS("a/**/b", "x/**/y/*/**/z.c");
    assert_true(file(exclude, "a/b"));
    assert_true(file(exclude, "a/x/b"));
    assert_true(file(exclude, "a/x/y/b"));
    assert_false(file(exclude, "a/xb"));
    assert_true(file(exclude, "x/y/1/z.c"));
    assert_true(file(exclude, "x/1/y/2/y/3/4/z.c"));
    assert_false(file(exclude, "x/y/z.c"));
}

static void other_stars_in_a_row_are_plain_ones(void **state)
{
    const struct exclude *exclude = PATTERNS("a/b**", "c/**d");
    assert_true(file(exclude, "a/bcd"));
    assert_true(file(exclude, "a/b"));
    assert_false(file(exclude, "a/c/b"));
    assert_true(file(exclude, "c/xd"));
    assert_false(file(exclude, "c/x/d"));
}

static void what_could_never_match_is_refused(void **state)
{
    assert_refused(state, "a[bc", "']'");
    assert_refused(state, "[", "']'");
    assert_refused(state, "a\\", "backslash");
}

static void names_are_bytes_of_either_case(void **state)
{
    const struct exclude *exclude = PATTERNS("Makefile", "\xC3\xA9*");
    assert_false(file(exclude, "makefile"));
    assert_true(file(exclude, "\xC3\xA9t\xC3\xA9"));
    assert_true(file(exclude, "\xC3\xA9\xFF"));
}

static void patterns_have_a_ceiling(void **state)
{
    struct fixture *fixture = *state;
    struct err err = {0};
    char longest[EXCLUDE_MOST_LENGTH + 2];

    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    assert_refused(state, longest, "bytes");
    for (int i = 0; i < EXCLUDE_MOST_PATTERNS; i++)
        assert_true(exclude_add(&fixture->exclude, SLICE("a"), &fixture->memory, &err));
    assert_refused(state, "a", "more than");
}

// Each star tried at each place would take longer than the world exists.
static void many_stars_take_no_long_time(void **state)
{
    char pattern[201], path[801];

    for (size_t i = 0; i < sizeof pattern - 1; i++)
        pattern[i] = i % 2 ? '*' : 'a';
    pattern[sizeof pattern - 2] = 'b';
    pattern[sizeof pattern - 1] = '\0';
    memset(path, 'a', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    assert_false(file(PATTERNS(pattern), path));

    memcpy(pattern, "**/a/**/a/**/a/**/a/**/a/**/a/**/b", 35);
    for (size_t i = 1; i < sizeof path - 2; i += 2)
        path[i] = '/';
    assert_false(file(PATTERNS(pattern), path));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(without_patterns_nothing_is_excluded),
        TEST(an_empty_pattern_and_a_comment_are_refused),
        TEST(a_backslash_protects_a_first_hash_and_exclamation_mark),
        TEST(trailing_blanks_do_not_count_unless_protected),
        TEST(an_exclamation_mark_takes_back_in_and_the_last_match_decides),
        TEST(nothing_below_an_excluded_folder_is_taken_back_in),
        TEST(all_but_one_folder_can_be_excluded),
        TEST(a_slash_at_the_start_or_in_the_middle_ties_to_the_root),
        TEST(a_slash_at_the_end_matches_folders_only),
        TEST(a_star_and_a_question_mark_stay_in_their_segment),
        TEST(brackets_match_one_byte_of_a_range),
        TEST(two_stars_in_front_match_in_all_folders),
        TEST(two_stars_at_the_end_match_all_inside),
        TEST(two_stars_in_the_middle_match_any_number_of_folders),
        TEST(other_stars_in_a_row_are_plain_ones),
        TEST(what_could_never_match_is_refused),
        TEST(names_are_bytes_of_either_case),
        TEST(patterns_have_a_ceiling),
        TEST(many_stars_take_no_long_time),
    };
    return RUN_TESTS(tests);
}
