#include "suppress.h"

#include "unit.h"

#include <limits.h>

enum { TODAY = 20000 };

static struct arena memory;
static struct notices notices;
static struct finding found[3];

static int set_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < 3; i++)
        found[i] = (struct finding){.rule = SLICE("email"), .fingerprint = "f0"};
    found[1].fingerprint[1] = '1';
    found[2].rule = SLICE("token");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    notices_release(&notices);
    arena_release(&memory);
    return 0;
}

static struct acceptance entry(const char *of, const char *reason, int last_day, unsigned line)
{
    return (struct acceptance){slice_of_string(of), slice_of_string(reason), last_day, line, 1};
}

static void suppress(const struct acceptance *rules, size_t rule_count,
                     const struct acceptance *prints, size_t print_count, bool whole)
{
    struct config config = {.path = SLICE(".waybill.yml"),
                            .rules = {rules, rule_count},
                            .findings = {prints, print_count}};
    struct findings findings = {found, 3, 3};
    suppress_accepted(&findings, &config, TODAY, whole, &notices, &memory);
}

static void entries_are_for_a_pattern_or_for_one_finding(void **state)
{
    struct acceptance rule = entry("email", "authors", INT_MAX, 3);
    struct acceptance print = entry("f1", "revoked", INT_MAX, 6);
    (void)state;
    suppress(&rule, 1, &print, 1, true);
    assert_slice(found[0].suppressed_by, "config");
    assert_slice(found[0].suppressed_reason, "authors");
    assert_slice(found[1].suppressed_reason, "revoked");
    assert_int_equal(found[2].suppressed_by.len, 0);
    assert_int_equal(notices.count, 0);
}

static void a_mark_goes_before_an_entry_which_is_used_all_the_same(void **state)
{
    struct acceptance rule = entry("token", "demo", INT_MAX, 3);
    (void)state;
    found[2].suppressed_by = BY_COMMENT;
    suppress(&rule, 1, NULL, 0, true);
    assert_slice(found[2].suppressed_by, "comment");
    assert_int_equal(notices.count, 0);
}

static void an_entry_holds_up_to_its_last_day_and_is_told_from_then_on(void **state)
{
    struct acceptance rules[] = {entry("email", "old", TODAY - 1, 5), entry("token", "x", TODAY, 3),
                                 entry("gone", "y", TODAY - 1, 9)};
    (void)state;
    suppress(rules, 3, NULL, 0, false);
    assert_int_equal(found[0].suppressed_by.len, 0);
    assert_slice(found[2].suppressed_by, "config");
    assert_int_equal(notices.count, 2);
    assert_int_equal(notices.items[0].kind, NOTICE_EXPIRED);
    assert_int_equal(notices.items[0].line, 5);
    assert_slice(notices.items[0].words, "its last day is over: what it accepted counts");
    assert_slice(notices.items[1].words, "its last day is over");
}

static void the_entry_that_still_holds_is_taken(void **state)
{
    struct acceptance rules[] = {entry("email", "old", TODAY - 1, 3),
                                 entry("email", "new", INT_MAX, 4)};
    (void)state;
    suppress(rules, 2, NULL, 0, true);
    assert_slice(found[0].suppressed_reason, "new");
    assert_int_equal(notices.count, 1);
}

static void unused_entries_are_told_only_of_a_whole_repository(void **state)
{
    struct acceptance rule = entry("gone", "x", INT_MAX, 3), print = entry("f9", "y", INT_MAX, 7);
    (void)state;
    suppress(&rule, 1, &print, 1, false);
    assert_int_equal(notices.count, 0);
    suppress(&rule, 1, &print, 1, true);
    assert_int_equal(notices.count, 2);
    assert_int_equal(notices.items[1].kind, NOTICE_UNUSED);
    assert_int_equal(notices.items[1].line, 7);
    assert_slice(notices.items[1].path, ".waybill.yml");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(entries_are_for_a_pattern_or_for_one_finding),
        TEST(a_mark_goes_before_an_entry_which_is_used_all_the_same),
        TEST(an_entry_holds_up_to_its_last_day_and_is_told_from_then_on),
        TEST(the_entry_that_still_holds_is_taken),
        TEST(unused_entries_are_told_only_of_a_whole_repository),
    };
    return RUN_TESTS(tests);
}
