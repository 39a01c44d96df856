#include "fail_on.h"

#include "unit.h"

static struct fail_on list(const char *words)
{
    struct fail_on fail_on = {0};
    struct err err = {0};
    if (!fail_on_parse(&fail_on, slice_of_string(words), &err))
        fail_msg("%s", err.message);
    return fail_on;
}

static void assert_refused(const char *words, const char *because)
{
    struct fail_on fail_on = {0};
    struct err err = {0};
    assert_false(fail_on_parse(&fail_on, slice_of_string(words), &err));
    assert_int_equal(err.kind, ERR_USAGE);
    if (!strstr(err.message, because))
        fail_msg("'%s' does not say: %s", err.message, because);
}

// A report of one finding that counts, in a repository of the lowest tier.
struct small {
    struct finding finding;
    struct assessment assessment;
    struct report report;
};

static struct report *report_of(struct small *small, enum carries carries, enum evidence evidence)
{
    *small = (struct small){
        .finding = {.severity = SEVERITY_MEDIUM,
                    .confidence = CONFIDENCE_HIGH,
                    .evidence = evidence,
                    .carries = carries},
    };
    small->report.findings = &small->finding;
    small->report.finding_count = 1;
    small->report.assessment = &small->assessment;
    return &small->report;
}

static void every_word_of_the_table_is_taken(void **state)
{
    (void)state;
    for (unsigned i = 0; i < FAIL_ON_COUNT; i++) {
        struct fail_on fail_on = list(fail_on_rows[i].word.ptr);
        assert_int_equal(fail_on.words, i == FAIL_ON_NEVER ? 0 : 1U << i);
        assert_true(*fail_on_rows[i].help);
    }
}

static void words_are_separated_by_commas_and_blanks(void **state)
{
    (void)state;
    assert_int_equal(list("card, credential").words, 1U << FAIL_ON_CARD | 1U << FAIL_ON_CREDENTIAL);
    assert_int_equal(list("credential,card,health,bulk-personal").words, fail_on_staged.words);
}

static void a_wrong_word_is_told_with_the_nearest(void **state)
{
    (void)state;
    assert_refused("credentials", "did you mean 'credential'?");
    assert_refused("card,severity:hihg", "did you mean 'severity:high'?");
    assert_refused("xyzzy", "see `waybill help scan`");
    assert_refused("card,,health", "''");
    assert_refused("Card\x1B[31m", "\\x1b");
}

static void an_empty_list_and_a_contradiction_are_refused(void **state)
{
    (void)state;
    assert_refused("", "empty");
    assert_refused(" ", "empty");
    assert_refused("never,high", "contradiction");
}

static void a_finding_reaches_what_it_carries(void **state)
{
    struct small small;
    const struct report *report = report_of(&small, CARRIES_SECRET, EVIDENCE_VALUE);
    (void)state;
    assert_true(fail_on_reached(list("finding"), report));
    assert_true(fail_on_reached(list("credential"), report));
    assert_true(fail_on_reached(fail_on_staged, report));
    assert_false(fail_on_reached(list("card,health,bulk-personal"), report));
    assert_false(fail_on_reached(list("never"), report));
}

static void cards_and_health_data_are_values_not_markers(void **state)
{
    struct small small;
    (void)state;
    assert_true(fail_on_reached(list("card"), report_of(&small, CARRIES_CARD, EVIDENCE_VALUE)));
    assert_true(fail_on_reached(list("health"), report_of(&small, CARRIES_HEALTH, EVIDENCE_VALUE)));
    assert_false(fail_on_reached(fail_on_staged, report_of(&small, CARRIES_CARD, EVIDENCE_MARKER)));
    assert_false(
        fail_on_reached(fail_on_staged, report_of(&small, CARRIES_HEALTH, EVIDENCE_SCHEMA)));
    assert_true(fail_on_reached(list("finding"), &small.report));
}

static void what_does_not_count_reaches_nothing(void **state)
{
    const struct fail_on any = list("finding,credential,severity:low");
    struct small small;
    (void)state;

    report_of(&small, CARRIES_SECRET, EVIDENCE_VALUE);
    small.finding.standing = STANDING_SYNTHETIC;
    assert_false(fail_on_reached(any, &small.report));
    report_of(&small, CARRIES_SECRET, EVIDENCE_VALUE);
    small.finding.confidence = CONFIDENCE_LOW;
    assert_false(fail_on_reached(any, &small.report));
    report_of(&small, CARRIES_SECRET, EVIDENCE_VALUE);
    small.finding.suppressed_by = BY_CONFIG;
    assert_false(fail_on_reached(any, &small.report));
    small.finding.suppressed_by = BY_BASELINE;
    assert_true(finding_is_active(&small.finding));
    assert_false(fail_on_reached(any, &small.report));
}

static void a_severity_is_reached_from_below(void **state)
{
    struct small small;
    const struct report *report = report_of(&small, CARRIES_NOTHING, EVIDENCE_VALUE);
    (void)state;
    assert_true(fail_on_reached(list("severity:low"), report));
    assert_true(fail_on_reached(list("severity:medium"), report));
    assert_false(fail_on_reached(list("severity:high"), report));
    assert_false(fail_on_reached(list("severity:critical"), report));
}

static void a_tier_is_reached_from_below(void **state)
{
    struct assessment assessment = {.tier = TIER_MEDIUM};
    struct report report = {.assessment = &assessment};
    (void)state;
    assert_true(fail_on_reached(list("low"), &report));
    assert_true(fail_on_reached(list("medium"), &report));
    assert_false(fail_on_reached(list("high"), &report));
    assert_false(fail_on_reached(list("finding"), &report));
}

static void bulk_is_judged_for_the_whole_report(void **state)
{
    struct small small;
    const struct report *report = report_of(&small, CARRIES_PERSONAL, EVIDENCE_VALUE);
    (void)state;
    assert_false(fail_on_reached(list("bulk-personal"), report));
    small.assessment.new_bulk = true;
    assert_true(fail_on_reached(list("bulk-personal"), report));
    assert_true(fail_on_reached(fail_on_staged, report));
}

static void an_owner_is_declared_or_not(void **state)
{
    struct small small;
    const struct report *report = report_of(&small, CARRIES_PERSONAL, EVIDENCE_VALUE);
    (void)state;
    assert_true(fail_on_reached(list("undeclared"), report));
    small.assessment.owner = OWNER_OSS; // inferred
    assert_true(fail_on_reached(list("undeclared"), report));
    small.assessment.declared.has_owner = true;
    assert_false(fail_on_reached(list("undeclared"), report));
}

static void a_tool_in_use_is_judged_by_its_own_verdict(void **state)
{
    const struct plan team = {.id = SLICE_INIT("chat-team"), .tool = SLICE_INIT("Chat")};
    const struct advice refused = {.plan = &team, .verdict = VERDICT_NOT_ACCEPTABLE};
    const struct advice allowed = {.plan = &team, .verdict = VERDICT_CONDITIONAL};
    struct tool_in_use tool = {.tool = SLICE("Chat"), .advice = &refused};
    const struct tool_signs signs = {.tool = SLICE("Chat")};
    struct report report = {.advice = &refused, .advice_count = 1, .tools = &tool};
    (void)state;

    // What the product calls, and signs that prove nothing, are no tools in use.
    report.product_calls = report.weak_signs = &signs;
    report.product_call_count = report.weak_sign_count = 1;
    assert_false(fail_on_reached(list("tool"), &report));
    report.tool_count = 1;
    assert_true(fail_on_reached(list("tool"), &report));
    assert_true(fail_on_reached(list("not-acceptable"), &report));
    tool.advice = &allowed;
    assert_false(fail_on_reached(list("tool,not-acceptable"), &report));
    tool.advice = NULL; // nobody judged
    assert_false(fail_on_reached(list("tool"), &report));
}

static void an_empty_report_reaches_nothing(void **state)
{
    const struct report report = {0};
    (void)state;
    for (unsigned i = 0; i < FAIL_ON_COUNT; i++)
        assert_false(fail_on_reached(list(fail_on_rows[i].word.ptr), &report));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_of_the_table_is_taken),
        cmocka_unit_test(words_are_separated_by_commas_and_blanks),
        cmocka_unit_test(a_wrong_word_is_told_with_the_nearest),
        cmocka_unit_test(an_empty_list_and_a_contradiction_are_refused),
        cmocka_unit_test(a_finding_reaches_what_it_carries),
        cmocka_unit_test(cards_and_health_data_are_values_not_markers),
        cmocka_unit_test(what_does_not_count_reaches_nothing),
        cmocka_unit_test(a_severity_is_reached_from_below),
        cmocka_unit_test(a_tier_is_reached_from_below),
        cmocka_unit_test(bulk_is_judged_for_the_whole_report),
        cmocka_unit_test(an_owner_is_declared_or_not),
        cmocka_unit_test(a_tool_in_use_is_judged_by_its_own_verdict),
        cmocka_unit_test(an_empty_report_reaches_nothing),
    };
    return RUN_TESTS(tests);
}
