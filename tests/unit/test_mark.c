#include "mark.h"

#include "unit.h"

static struct mark mark;

static void read(const char *text)
{
    mark_read(&mark, slice_of_string(text));
}

static void assert_sound(const char *text)
{
    read(text);
    if (mark.flaw)
        fail_msg("'%s' %s", text, mark.flaw);
}

static void assert_flawed(const char *text, const char *because)
{
    read(text);
    if (!mark.flaw || !strstr(mark.flaw, because))
        fail_msg("'%s': %s", text, mark.flaw ? mark.flaw : "sound");
}

static void a_mark_names_patterns_and_may_say_why_and_until_when(void **state)
{
    (void)state;
    assert_sound(" generic-password");
    assert_int_equal(mark.word_count, 1);
    assert_slice(mark.words[0], "generic-password");
    assert_slice(mark.reason, "");
    assert_true(mark.last_day == INT64_MAX);

    assert_sound("\tapi-token,credential, email  until=1970-01-03 reason=\"a demo, no more\"\nx");
    assert_int_equal(mark.word_count, 3);
    assert_slice(mark.words[2], "email");
    assert_slice(mark.reason, "a demo, no more");
    assert_int_equal(mark.last_day, 2);
}

static void a_reason_may_stand_in_any_quotes_or_in_none(void **state)
{
    (void)state;
    assert_sound(" a reason='it\"s'");
    assert_slice(mark.reason, "it\"s");
    assert_sound(" a reason=\"say \\\"no\\\"\"");
    assert_slice(mark.reason, "say \\\"no\\\"");
    assert_sound(" a reason=\\\"within a string\\\" until=2030-01-01\",");
    assert_slice(mark.reason, "within a string");
    assert_sound(" a reason=demo */");
    assert_slice(mark.reason, "demo");
    assert_sound(" a until=\"1970-01-02\"");
    assert_int_equal(mark.last_day, 1);
}

static void what_closes_a_comment_ends_the_mark(void **state)
{
    (void)state;
    assert_sound(" a */ int x = 1;");
    assert_sound(" a reason=\"b\" --> <p>text</p>");
    assert_sound(" a #} until=never");
    assert_true(mark.last_day == INT64_MAX);
    assert_sound(" a, b\r");
    assert_slice(mark.words[1], "b");
}

static void a_mark_that_says_something_else_is_flawed(void **state)
{
    (void)state;
    assert_flawed("", "names no pattern");
    assert_flawed(" */", "names no pattern");
    assert_flawed(" a,", "names no pattern");
    assert_flawed(" \"a\"", "names no pattern");
    assert_flawed(" a because it is a demo", "neither reason");
    assert_flawed(" a untill=2030-01-01", "neither reason");
    assert_flawed(" a until=2030-02-30", "has a date");
    assert_flawed(" a until=2030-02", "has a date");
    assert_flawed(" a until=", "has a date");
    assert_flawed(" a reason=\"b", "closing quote");
    assert_flawed(" a reason=\"b\\\"", "closing quote");
    assert_flawed(" a reason=b reason=c", "two reasons");
    assert_flawed(" a until=2030-01-01 until=2031-01-01", "two dates");
    assert_flawed(" a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q", "more than 16");
}

static const char *foreign(const char *line, const char *before)
{
    return foreign_mark(FOREIGN_ALL, slice_of_string(line), slice_of_string(before));
}

static void marks_of_other_scanners_are_known(void **state)
{
    (void)state;
    assert_string_equal(foreign("k = 1 # gitleaks:allow", ""), "gitleaks:allow");
    assert_string_equal(foreign("k = 1 // trufflehog:ignore", ""), "trufflehog:ignore");
    assert_string_equal(foreign("k = 1 # ggignore", ""), "ggignore");
    static const char *const pragmas[] = {
        "# pragma: allowlist secret",
        "# pragma: whitelist secret",
        "# pragma:allowlist secret",
        "<!-- pragma: allowlist-secret -->",
        "pragma: no cover; # pragma: allowlist secret",
    };
    for (size_t i = 0; i < sizeof pragmas / sizeof pragmas[0]; i++)
        assert_string_equal(foreign(pragmas[i], ""), "pragma: allowlist secret");
    assert_string_equal(foreign("k = 1", "# pragma: allowlist nextline secret\n"),
                        "pragma: allowlist nextline secret");
}

static void what_is_no_mark_of_another_scanner_is_none(void **state)
{
    (void)state;
    assert_null(foreign("", ""));
    assert_null(foreign("k = 1 # gitleaks", "# gitleaks:allow"));
    assert_null(foreign("# pragma: allowlist nextline secret", ""));
    assert_null(foreign("# pragma: allowlist", ""));
    assert_null(foreign("# pragma: allowlist the secret", ""));
    assert_null(foreign("k = 1", "# pragma: allowlist secret"));
    assert_null(foreign_mark(0, SLICE("gitleaks:allow ggignore"), SLICE("")));
    assert_null(
        foreign_mark(1U << FOREIGN_GITLEAKS, SLICE("ggignore trufflehog:ignore"), SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mark_names_patterns_and_may_say_why_and_until_when),
        cmocka_unit_test(a_reason_may_stand_in_any_quotes_or_in_none),
        cmocka_unit_test(what_closes_a_comment_ends_the_mark),
        cmocka_unit_test(a_mark_that_says_something_else_is_flawed),
        cmocka_unit_test(marks_of_other_scanners_are_known),
        cmocka_unit_test(what_is_no_mark_of_another_scanner_is_none),
    };
    return RUN_TESTS(tests);
}
