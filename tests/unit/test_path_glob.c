#include "path_glob.h"

#include "unit.h"

static void fits(const char *glob, const char *text, bool expected)
{
    if (path_glob_fits(slice_of_string(glob), slice_of_string(text)) != expected)
        fail_msg("%s and %s: not %d", glob, text, expected);
}

static void stars_and_questions(void **state)
{
    (void)state;
    fits("id_rsa", "ID_RSA", true);
    fits("*.p12", "client.p12", true);
    fits("*.p12", ".p12x", false);
    fits("a?c", "abc", true);
    fits("a?c", "a/c", false);
    fits("*", "a/b", false);
    fits("**", "a/b", true);
    fits("src/**/x.c", "src/a/b/x.c", true);
    fits("", "", true);
    fits("*", "", true);
    fits("?", "", false);
    fits("*a*b*c", "xxaxxbxxc", true);
    fits("*a*b*c", "xxaxxbxx", false);
}

static void the_base_name_or_the_whole_path(void **state)
{
    static const struct slice globs[] = {SLICE_INIT("id_rsa"), SLICE_INIT(".aws/credentials"), {0}};
    (void)state;
    assert_true(path_glob_any(globs, SLICE("home/.ssh/id_rsa")));
    assert_true(path_glob_any(globs, SLICE(".aws/credentials")));
    assert_false(path_glob_any(globs, SLICE("x/credentials")));
    assert_false(path_glob_any(globs, SLICE("")));
}

static void ends_allow_what_fits(void **state)
{
    static const struct slice named[] = {SLICE_INIT("id_rsa"), SLICE_INIT("*.P12"), {0}};
    static const struct slice open[] = {SLICE_INIT("id_rsa"), SLICE_INIT(".env.*"), {0}};
    (void)state;
    struct glob_ends ends = glob_ends_of(named);
    assert_true(glob_ends_allow(&ends, SLICE("home/ID_RSA")));
    assert_true(glob_ends_allow(&ends, SLICE("a/client.p12")));
    assert_false(glob_ends_allow(&ends, SLICE("a/client.c")));
    ends = glob_ends_of(open);
    assert_true(glob_ends_allow(&ends, SLICE("a/.env.local")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stars_and_questions),
        cmocka_unit_test(the_base_name_or_the_whole_path),
        cmocka_unit_test(ends_allow_what_fits),
    };
    return RUN_TESTS(tests);
}
