// The door to pcre2: where matches begin and end, and that no regex runs away.
#include "matcher.h"

#include "unit.h"

#include <stdio.h>

static struct pattern pattern;
static struct matcher *matcher;

static void with_regex(const char *regex)
{
    struct err err = {0};
    matcher_free(matcher);
    pattern = (struct pattern){.regex = slice_of_string(regex)};
    if (!regex_check(pattern.regex, &err))
        fail_msg("%s", err.message);
    matcher = matcher_new(&pattern, 1);
}

static int release(void **state)
{
    (void)state;
    matcher_free(matcher);
    matcher = NULL;
    return 0;
}

// "WHOLE VALUE" as offset+length of the first match that begins in [first, last].
static const char *found(const char *window, size_t first, size_t last)
{
    static char text[64];
    struct match m;
    switch (matcher_find(matcher, 0, slice_of_string(window), first, last, &m)) {
    case MATCH_NONE:
        return "none";
    case MATCH_GAVE_UP:
        return "gave up";
    case MATCH_FOUND:
        break;
    }
    snprintf(text, sizeof text, "%zu+%zu %zu+%zu", m.whole.offset, m.whole.len, m.value.offset,
             m.value.len);
    return text;
}

static void the_group_value_is_the_finding(void **state)
{
    (void)state;
    with_regex("key=(?<value>[a-z]+);");
    assert_string_equal(found("x key=abc; y", 0, 12), "2+8 6+3");
    with_regex("key=[a-z]+;");
    assert_string_equal(found("x key=abc; y", 0, 12), "2+8 2+8");
    // A group that took no part leaves the whole match.
    with_regex("key=(?:(?<value>[a-z]+)|[0-9]+);");
    assert_string_equal(found("key=12;", 0, 7), "0+7 0+7");
    assert_string_equal(found("key=ab;", 0, 7), "0+7 4+2");
}

static void a_match_begins_where_the_caller_says(void **state)
{
    (void)state;
    with_regex("ab");
    assert_string_equal(found("ab ab ab", 0, 8), "0+2 0+2");
    assert_string_equal(found("ab ab ab", 1, 8), "3+2 3+2");
    assert_string_equal(found("ab ab ab", 3, 3), "3+2 3+2");
    assert_string_equal(found("ab ab ab", 4, 5), "none");
    assert_string_equal(found("", 0, 0), "none");
}

static void what_stands_before_the_start_is_seen_by_look_behind(void **state)
{
    (void)state;
    with_regex("(?<![a-z])key");
    assert_string_equal(found("monkey key", 3, 10), "7+3 7+3");
    with_regex("^key");
    assert_string_equal(found("a key", 2, 5), "none");
}

static void the_dollar_is_the_very_end_and_lines_are_asked_for(void **state)
{
    (void)state;
    with_regex("end$");
    assert_string_equal(found("end\n", 0, 4), "none");
    assert_string_equal(found("an end", 0, 6), "3+3 3+3");
    with_regex("(?m)^end$");
    assert_string_equal(found("x\nend\ny", 0, 7), "2+3 2+3");
}

static void bytes_are_bytes(void **state)
{
    struct match m;
    (void)state;
    with_regex("a.b");
    assert_int_equal(matcher_find(matcher, 0, SLICE("x a\0b"), 0, 5, &m), MATCH_FOUND);
    assert_int_equal(m.whole.offset, 2);
    assert_int_equal(matcher_find(matcher, 0,
                                  SLICE("\xff\xfe"
                                        "a\x80"
                                        "b"),
                                  0, 5, &m),
                     MATCH_FOUND);
    assert_int_equal(m.whole.offset, 2);
}

static void a_value_fits_as_a_whole_or_not_at_all(void **state)
{
    (void)state;
    with_regex("[a-z]{3,5}");
    assert_int_equal(matcher_fits(matcher, 0, SLICE("abc")), MATCH_FOUND);
    assert_int_equal(matcher_fits(matcher, 0, SLICE("abcde")), MATCH_FOUND);
    assert_int_equal(matcher_fits(matcher, 0, SLICE("abcdef")), MATCH_NONE);
    assert_int_equal(matcher_fits(matcher, 0, SLICE("abc1")), MATCH_NONE);
    assert_int_equal(matcher_fits(matcher, 0, SLICE("1abc")), MATCH_NONE);
    assert_int_equal(matcher_fits(matcher, 0, SLICE("")), MATCH_NONE);
    assert_int_equal(matcher_fits(matcher, 0, (struct slice){NULL, 0}), MATCH_NONE);
    with_regex("ab|abc"); // the second way is tried, too
    assert_int_equal(matcher_fits(matcher, 0, SLICE("abc")), MATCH_FOUND);
}

// The b is there, so that pcre2 does not see at once that there can be no match.
static const char *endless(void)
{
    static char text[600];
    memset(text, 'a', sizeof text - 1);
    memcpy(text + sizeof text - 3, "cb", 2);
    return text;
}

// Each of these takes longer than a life where nothing stops it.
static void a_catastrophic_regex_is_given_up_not_taken_for_no_match(void **state)
{
    static const char *const regexes[] = {
        "(a+)+b", "(a|aa)+b", "(a|a)*b", "(.*a){2,20}b", "((a*)*)*b",
    };
    (void)state;
    for (size_t i = 0; i < sizeof regexes / sizeof regexes[0]; i++) {
        const char *text = endless();
        with_regex(regexes[i]);
        assert_string_equal(found(text, 0, 0), "gave up");
        assert_int_equal(matcher_fits(matcher, 0, slice_of_string(text)), MATCH_GAVE_UP);
        // The next window is as good as ever.
        assert_string_equal(found("aab", 0, 3), "0+3 0+3");
    }
}

static void a_regex_cannot_lift_its_own_limits(void **state)
{
    const char *text = endless();
    (void)state;
    with_regex("(*LIMIT_MATCH=4000000000)(a+)+b");
    assert_string_equal(found(text, 0, 0), "gave up");
    with_regex("(*NO_JIT)(a+)+b");
    assert_string_equal(found(text, 0, 0), "gave up");
}

static void what_does_not_compile_is_told_with_its_place(void **state)
{
    static const struct {
        const char *regex, *told;
    } cases[] = {
        {"abc[", "does not compile"},         {"(a", "at character 3"},
        {"a)", "does not compile"},           {"a\\C", "does not compile"},
        {"(*UTF)a", "does not compile"},      {"(?<value>a)(?<value>b)", "does not compile"},
        {"", "can match the empty text"},     {"a*", "can match the empty text"},
        {"(a|)", "can match the empty text"}, {"(?=a)|", "can match the empty text"},
    };
    static char longest[8194];
    struct err err = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        err = (struct err){0};
        if (regex_check(slice_of_string(cases[i].regex), &err))
            fail_msg("accepted: %s", cases[i].regex);
        assert_int_equal(err.kind, ERR_CONFIG);
        if (!strstr(err.message, cases[i].told))
            fail_msg("%s says: %s", cases[i].regex, err.message);
    }
    memset(longest, 'a', sizeof longest - 1);
    assert_false(regex_check(slice_of_string(longest), &err));
    longest[8192] = '\0';
    assert_true(regex_check(slice_of_string(longest), &err));
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_group_value_is_the_finding),
        TEST(a_match_begins_where_the_caller_says),
        TEST(what_stands_before_the_start_is_seen_by_look_behind),
        TEST(the_dollar_is_the_very_end_and_lines_are_asked_for),
        TEST(bytes_are_bytes),
        TEST(a_value_fits_as_a_whole_or_not_at_all),
        TEST(a_catastrophic_regex_is_given_up_not_taken_for_no_match),
        TEST(a_regex_cannot_lift_its_own_limits),
        TEST(what_does_not_compile_is_told_with_its_place),
    };
    return RUN_TESTS(tests);
}
