#include "groups.h"

#include "unit.h"

static struct finding made(enum kind kind, const char *rule, enum place place)
{
    struct finding finding = {
        .rule = slice_of_string(rule),
        .kind = kind,
        .carries = kind == KIND_CREDENTIAL ? CARRIES_SECRET : CARRIES_PERSONAL,
        .confidence = CONFIDENCE_HIGH,
        .place = place,
        .type = kind == KIND_PERSONAL ? SLICE("email") : SLICE("token"),
    };
    return finding;
}

// Addresses in generated code weigh nothing.
static const char *order(bool by_kind)
{
    static char said[100];
    struct finding findings[] = {
        made(KIND_PERSONAL, "mail", PLACE_GENERATED),
        made(KIND_CREDENTIAL, "key", PLACE_TEST),
        made(KIND_PERSONAL, "model", PLACE_PRODUCTION),
        made(KIND_CREDENTIAL, "key", PLACE_PRODUCTION),
        made(KIND_PERSONAL, "mail", PLACE_PRODUCTION),
        made(KIND_CREDENTIAL, "token", PLACE_GENERATED),
    };
    enum { COUNT = sizeof findings / sizeof findings[0] };
    struct report report = {.findings = findings, .finding_count = COUNT};
    struct grouped grouped[COUNT];
    size_t at = 0;

    findings[2].evidence = EVIDENCE_SCHEMA; // a sign, which weighs nothing either
    size_t count = by_kind ? group_by_kind(grouped, &report)
                           : group_findings(grouped, &report, finding_is_live);
    assert_int_equal(count, COUNT);
    for (size_t i = 0, len; i < COUNT; i += len) {
        len = group_length(&grouped[i], COUNT - i);
        for (size_t k = 0; k < len; k++)
            said[at++] = (char)('0' + (grouped[i + k].finding - findings));
        said[at++] = ' ';
    }
    said[at - 1] = '\0';
    return said;
}

static void what_counts_comes_first_and_groups_stay_together(void **state)
{
    (void)state;
    assert_string_equal(order(false), "31 40 5 2");
}

static void kinds_stay_together(void **state)
{
    (void)state;
    assert_string_equal(order(true), "31 5 40 2");
}

static void nothing_makes_no_group(void **state)
{
    struct report report = {0};
    (void)state;
    assert_int_equal(group_by_kind(NULL, &report), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_counts_comes_first_and_groups_stay_together),
        cmocka_unit_test(kinds_stay_together),
        cmocka_unit_test(nothing_makes_no_group),
    };
    return RUN_TESTS(tests);
}
