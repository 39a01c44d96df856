// Marks in documents, through the whole detector. A pattern's value is "acme_" and twelve
// letters; a second one and a person's number stand beside it.
#include "marks.h"

#include "detected.h"
#include "print.h"
#include "unit.h"

#include <stdlib.h>

#define KEY "acme_<[a-z]{12}>"
#define OTHER "bolt_<[a-z]{12}>"

static struct detected d;

static int set_up(void **state)
{
    (void)state;
    detected_with(&d, "credential",
                  "id: acme-token, type: api-token, severity: high, structured: true, "
                  "keywords: [acme_], regex: 'acme_[a-z]{12}'");
    detected_with(&d, "credential",
                  "id: bolt-key, type: api-key, severity: high, structured: true, "
                  "keywords: [bolt_], regex: 'bolt_[a-z]{12}'");
    detected_with(&d, "personal",
                  "id: member-number, type: member-id, severity: high, structured: true, "
                  "keywords: [member-], regex: 'member-[0-9]{5}'");
    d.marks = (struct mark_options){.foreign = FOREIGN_ALL, .day = 20000};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    detected_release(&d);
    return 0;
}

static void assert_suppressed(const char *path, const char *text, const char *expected)
{
    detected_in(&d, path, text);
    assert_string_equal(detected_suppressed(&d), expected);
}

static void a_mark_holds_for_its_line_in_any_comment_syntax(void **state)
{
    static const struct {
        const char *path, *text;
    } files[] = {
        {"a.py", "k = '" KEY "'  # waybill:allow acme-token reason=demo\n"},
        {"a.c", "char *k = \"" KEY "\"; // waybill:allow acme-token reason=demo\n"},
        {"a.c", "char *k = \"" KEY "\"; /* waybill:allow acme-token reason=\"demo\" */\n"},
        {"a.html", "<p>" KEY "</p> <!-- waybill:allow acme-token reason=demo -->\n"},
        {"a.sql", "SELECT '" KEY "'; -- waybill:allow acme-token reason=demo\n"},
        {"a.ini", "k = " KEY " ; waybill:allow acme-token reason=demo\n"},
        {"a.tex", "\\key{" KEY "} % waybill:allow acme-token reason=demo\n"},
        {"a.json", "{\"k\": \"" KEY "\", \"_\": \"waybill:allow acme-token reason=demo\"}\n"},
        {"a.unknown", KEY " waybill:allow acme-token reason=demo"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        assert_suppressed(files[i].path, files[i].text, "acme-token 1 comment: demo\n");
    assert_string_equal(detected_notices(&d), "");
}

static void a_comment_line_holds_for_the_line_below(void **state)
{
    (void)state;
    assert_suppressed("a.py", "# waybill:allow acme-token reason=demo\nk = '" KEY "'\n",
                      "acme-token 2 comment: demo\n");
    assert_suppressed("a.py", "# for the demo, waybill:allow acme-token\nk = '" KEY "'\n",
                      "acme-token 2 comment: \n");
    assert_suppressed("a.c", "/*\n * waybill:allow acme-token\n */\nchar *k = \"" KEY "\";\n",
                      "acme-token 4 comment: \n");
    assert_suppressed("a.bat", "rem waybill:allow acme-token\nset k=" KEY "\n",
                      "acme-token 2 comment: \n");
    assert_suppressed("a.json", "{\"//\": \"waybill:allow acme-token\",\n\"k\": \"" KEY "\"}\n",
                      "acme-token 2 comment: \n");
    assert_string_equal(detected_notices(&d), "");
}

static void marks_may_stand_above_one_another(void **state)
{
    (void)state;
    assert_suppressed("a.py",
                      "# waybill:allow acme-token reason=one\n# waybill:allow bolt-key reason=two\n"
                      "k = '" KEY "', '" OTHER "'\n",
                      "acme-token 3 comment: one\nbolt-key 3 comment: two\n");
    assert_suppressed("a.py", "# waybill:allow credential\nk = '" KEY "', '" OTHER "'\n",
                      "acme-token 2 comment: \nbolt-key 2 comment: \n");
    assert_suppressed("a.py", "k = '" KEY "' # waybill:allow bolt-key,api-token\n",
                      "acme-token 1 comment: \n");
}

static void a_mark_holds_for_nothing_else(void **state)
{
    (void)state;
    assert_suppressed("a.py", "k = '" KEY "'\n# waybill:allow acme-token\nx = 1\n", "");
    assert_suppressed("a.py", "# waybill:allow acme-token\n\nk = '" KEY "'\n", "");
    assert_suppressed("a.py", "x = 1 # waybill:allow acme-token\nk = '" KEY "'\n", "");
    assert_suppressed("a.py", "k = '" KEY "' # waybill:allow bolt-key\n", "");
    assert_suppressed("a.py", "k = '" KEY "' # waybill:allow acme-toke\n", "");
    assert_suppressed("a.py", "k = '" KEY "' # waybill:allowed acme-token\n", "");
    assert_suppressed("a.py", "k = '" KEY "' # waybill:allow acme-token until=2020-01-01\n", "");
    assert_suppressed("a.py", "k = '" KEY "' # waybill:allow acme-token for the demo\n", "");
}

static void what_is_wrong_with_marks_is_told(void **state)
{
    (void)state;
    detected_in(&d, "a.py",
                "k = '" KEY "' # waybill:allow\n"
                "k = '" KEY "' # waybill:allow acme-token until=soon\n"
                "k = '" KEY "' # waybill:allow acme-token,acme_tokn\n"
                "k = '" KEY "' # waybill:allow acme-token until=2020-01-01\n"
                "k = 'x' # waybill:allow acme-token until=2020-01-01\n"
                "k = 'x' # waybill:allow acme-token\n"
                "k = '" KEY "' # waybill:allow acme-token until=2030-01-01\n");
    assert_string_equal(detected_notices(&d),
                        "malformed 1: names no pattern\n"
                        "malformed 2: has a date that is not of the form until=YYYY-MM-DD\n"
                        "malformed 3: names what is no pattern's id or type, and no kind\n"
                        "expired 4: its last day is over: what it allowed counts\n"
                        "expired 5: its last day is over, and it allowed nothing\n"
                        "unused 6: nothing is found here that it allows\n");
}

static void text_that_only_speaks_of_marks_is_not_told(void **state)
{
    (void)state;
    detected_in(&d, "a.py", "print('write waybill:allow PATTERN in a comment')\n");
    detected_in(&d, "a.md", "Write `waybill:allow PATTERN` beside it.\n");
    detected_in(&d, "a.bin", "# waybill:allow acme-token\n");
    detected_in_bytes(&d, "b.bin", SLICE("\0# waybill:allow acme-token\n"));
    assert_string_equal(detected_notices(&d), "unused 1: nothing is found here that it allows\n");
}

static void a_reason_that_repeats_a_value_is_not_told(void **state)
{
    static const char *const texts[] = {
        "k = '" KEY "' # waybill:allow acme-token reason=\"it is " KEY "\"\n",
        "k = 'member-12345' # waybill:allow member-number reason=\"the first of our members\""
        "\nj = 'member-12345'\n",
        "k = 'member-12345' # waybill:allow member-number reason=\"MEMBER 1 2 3 4 5\"\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        detected_in(&d, "a.py", texts[i]);
        bool hidden = strstr(detected_suppressed(&d), "is not shown") != NULL;
        assert_int_equal(hidden, i != 1);
    }
}

static void a_reason_is_printed_safely(void **state)
{
    (void)state;
    assert_suppressed("a.py", "k = '" KEY "' # waybill:allow acme-token reason=\"\x1b[2Jno\"\n",
                      "acme-token 1 comment: \\x1b[2Jno\n");
}

static void marks_of_other_scanners_hold_for_credentials_only(void **state)
{
    (void)state;
    assert_suppressed("a.py",
                      "k = '" KEY "' # gitleaks:allow\nm = 'member-12345' # gitleaks:allow\n",
                      "acme-token 1 comment: the line says \"gitleaks:allow\"\n");
    assert_suppressed("a.py", "# pragma: allowlist nextline secret\nk = '" KEY "'\nj = '" KEY "'\n",
                      "acme-token 2 comment: the line says "
                      "\"pragma: allowlist nextline secret\"\n");
    assert_string_equal(detected_notices(&d), "");
}

static void what_a_mark_allows_takes_no_others_along(void **state)
{
    (void)state;
    detected_in(&d, "a.csv",
                "member-10001 waybill:allow member-number\nmember-10002\nmember-10003\n"
                "member-10004\nmember-10005\n");
    assert_string_equal(detected_suppressed(&d), "member-number 1 comment: \n");
    assert_int_equal(d.findings.count, 2);
    assert_int_equal(d.findings.items[1].line, 2);
    assert_int_equal(d.findings.items[1].persons, 4);
}

static void of_files_as_they_were_nothing_is_told(void **state)
{
    (void)state;
    d.marks.silent = true;
    detected_in(&d, "a.py", "k = '" KEY "' # waybill:allow\nj = 1 # waybill:allow acme-token\n");
    assert_string_equal(detected_notices(&d), "");
}

static void too_many_marks_are_told_once(void **state)
{
    struct buf text;
    (void)state;
    buf_init(&text, 1024 * 1024);
    for (unsigned i = 0; i <= MARKS_MOST; i++)
        buf_add_string(&text, "waybill:allow acme-token\n");
    detected_in_bytes(&d, "a.txt", buf_slice(&text));
    buf_release(&text);
    assert_string_equal(detected_notices(&d), "malformed 1000: more marks than one file may have: "
                                              "the further ones hold for nothing\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_mark_holds_for_its_line_in_any_comment_syntax),
        TEST(a_comment_line_holds_for_the_line_below),
        TEST(marks_may_stand_above_one_another),
        TEST(a_mark_holds_for_nothing_else),
        TEST(what_is_wrong_with_marks_is_told),
        TEST(text_that_only_speaks_of_marks_is_not_told),
        TEST(a_reason_that_repeats_a_value_is_not_told),
        TEST(a_reason_is_printed_safely),
        TEST(marks_of_other_scanners_hold_for_credentials_only),
        TEST(what_a_mark_allows_takes_no_others_along),
        TEST(of_files_as_they_were_nothing_is_told),
        TEST(too_many_marks_are_told_once),
    };
    return RUN_TESTS(tests);
}
