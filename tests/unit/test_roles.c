// The query language of roles.scm. What the patterns then match, tree.c knows.
#include "roles.h"

#include "unit.h"

static struct arena memory;

static struct role_patterns read(struct slice text)
{
    struct role_patterns patterns;
    struct err err = {0};
    if (!roles_read(&patterns, SLICE("x"), text, &memory, &err))
        fail_msg("%s", err.message);
    return patterns;
}

static void reads_steps_in_their_order(void **state)
{
    (void)state;
    struct role_patterns patterns = read(
        SLICE("; a comment\n(pair . key: [(a) (b)] @key (_ \"=\" (c)? .) @value @_x .) @string"));
    assert_int_equal(patterns.count, 1);
    assert_int_equal(patterns.at[0].step_count, 5);
    const struct role_step *step = patterns.at[0].steps;
    assert_slice(step[0].types[0], "pair");
    assert_int_equal(step[0].captures, 1 << CAPTURE_STRING);
    assert_true(step[1].immediate);
    assert_slice(step[1].field, "key");
    assert_slice(step[1].types[1], "b");
    assert_int_equal(step[1].types[2].len, 0);
    assert_int_equal(step[1].captures, 1 << CAPTURE_KEY);
    assert_int_equal(step[2].types[0].len, 0);
    assert_true(step[2].last);
    assert_int_equal(step[2].captures, 1 << CAPTURE_VALUE | 1 << CAPTURE_COUNT);
    assert_true(step[3].literal);
    assert_slice(step[3].types[0], "=");
    assert_int_equal(step[3].parent, 2);
    assert_true(step[4].optional && step[4].last && !step[3].last);
}

static void reads_predicates(void **state)
{
    (void)state;
    struct role_patterns patterns =
        read(SLICE("((call . (name) @_n . (_) @key) (#any-of? @_n \"a\" \"\\\"b\\\"\"))"
                   "(set (name) @name . (#starts-with? @name \"--\"))"));
    assert_int_equal(patterns.count, 2);
    const struct role_predicate *any = patterns.at[0].predicates;
    assert_int_equal(patterns.at[0].predicate_count, 1);
    assert_int_equal(any->capture, CAPTURE_COUNT);
    assert_false(any->prefix);
    assert_slice(any->strings[0], "a");
    assert_slice(any->strings[1], "\"b\"");
    assert_int_equal(any->strings[2].len, 0);
    assert_true(patterns.at[1].steps[1].last);
    assert_true(patterns.at[1].predicates->prefix);
    assert_int_equal(patterns.at[1].predicates->capture, CAPTURE_NAME);
}

static void tells_where_a_pattern_is_wrong(void **state)
{
    (void)state;
    static const struct {
        const char *text, *message;
    } wrong[] = {
        {"(a) @string\n(b", "x/roles.scm:2:3: '(' is expected"},
        {"(a) @strings", "x/roles.scm:1:6: no capture has this name"},
        {"(a (#match? @string \"x\")) @string", "x/roles.scm:1:6: no predicate has this name"},
        {"(a (#eq? @_x \"x\"))", "x/roles.scm:1:11: no capture has this name"},
        {"(a (#eq? \"x\"))", "x/roles.scm:1:10: '@' is expected"},
        {"(a key (b))", "x/roles.scm:1:8: ':' is expected"},
        {"(a [(b (c))])", "x/roles.scm:1:8: ')' is expected"},
        {"(_ (b))", "x/roles.scm:1:1: a pattern starts with one type of node"},
        {"\"a\"", "x/roles.scm:1:1: a pattern starts with one type of node"},
        {"(a \"b)", "x/roles.scm:1:7: a string without an end, or an empty one"},
        {"(a (a (a (a (a (a (a (a (a (a))))))))))", "x/roles.scm:1:28: the pattern is too large"},
        {"((a) @string (b))", "x/roles.scm:1:14: ')' is expected"},
        {")", "x/roles.scm:1:1: '(' is expected"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct role_patterns patterns;
        struct err err = {0};
        if (roles_read(&patterns, SLICE("x"), slice_of_string(wrong[i].text), &memory, &err))
            fail_msg("%s", wrong[i].text);
        assert_string_equal(err.message, wrong[i].message);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_steps_in_their_order),
        cmocka_unit_test(reads_predicates),
        cmocka_unit_test(tells_where_a_pattern_is_wrong),
    };
    int failed = RUN_TESTS(tests);
    arena_release(&memory);
    return failed;
}
