// Which findings of a file become one, and what the one says.
#include "grouping.h"

#include "unit.h"

static const struct pattern marker = {
    .kind = KIND_REGULATED, .evidence = EVIDENCE_MARKER, .marker_once = true};
static const struct slice gdpr[] = {SLICE_INIT("GDPR"), {0}};
static const struct slice hipaa[] = {SLICE_INIT("HIPAA"), SLICE_INIT("GDPR"), {0}};

#define FIELD(title_)                                                               \
    {                                                                               \
        .kind = KIND_PERSONAL, .evidence = EVIDENCE_SCHEMA, .finder = FINDER_FIELD, \
        .title = SLICE_INIT(title_)                                                 \
    }
static const struct pattern name_field = FIELD("Last name"), ip_field = FIELD("IP address"),
                            email_field = FIELD("E-mail address field");
static const struct pattern personal = {
    .kind = KIND_PERSONAL, .evidence = EVIDENCE_VALUE, .carries = CARRIES_PERSONAL};
static const struct pattern company = {
    .kind = KIND_PERSONAL, .evidence = EVIDENCE_VALUE, .carries = CARRIES_NOTHING};
static const struct pattern credential = {.kind = KIND_CREDENTIAL, .evidence = EVIDENCE_VALUE};

static struct grouping grouping;
static struct findings findings;
static struct arena blob, run;

static int release(void **state)
{
    (void)state;
    findings_release(&findings);
    arena_release(&blob);
    arena_release(&run);
    return 0;
}

struct noted {
    const struct pattern *pattern;
    uint32_t number; // of the pattern
    size_t object;   // where the field's object stands
    enum standing standing;
    uint64_t value;
    const char *rule;
    enum severity severity;
    const char *name;
    const struct slice *regulations;
    enum carries carries;
    enum confidence confidence;
};

static void collapse(const struct noted *noted, size_t count)
{
    findings.count = 0;
    grouping_init(&grouping, &blob);
    for (size_t i = 0; i < count; i++) {
        const struct noted *n = &noted[i];
        struct candidate c = {.pattern = n->number, .syntax.object = {n->object, 4}};
        *findings_add(&findings) =
            (struct finding){.rule = slice_of_string(n->rule),
                             .severity = n->severity,
                             .confidence = n->confidence,
                             .name = slice_of_string(n->name ? n->name : ""),
                             .regulations = n->regulations ? n->regulations : gdpr,
                             .carries = n->carries ? n->carries : n->pattern->carries,
                             .line = (unsigned)i + 1,
                             .persons = n->pattern == &personal};
        grouping_note(&grouping, n->pattern, &c, n->standing, n->value);
    }
    grouping_collapse(&grouping, &findings, 0, &run);
}

#define COLLAPSE(...)                             \
    collapse((const struct noted[]){__VA_ARGS__}, \
             sizeof((const struct noted[]){__VA_ARGS__}) / sizeof(struct noted))

static void markers_of_one_pattern_are_one_finding(void **state)
{
    (void)state;
    COLLAPSE({&marker, 1, .rule = "hl7", .confidence = CONFIDENCE_MEDIUM},
             {&marker, 2, .rule = "fhir", .confidence = CONFIDENCE_LOW},
             {&marker, 1, .rule = "hl7", .confidence = CONFIDENCE_HIGH},
             {&marker, 1, .rule = "hl7", .confidence = CONFIDENCE_LOW});
    assert_int_equal(findings.count, 2);
    assert_slice(findings.items[0].rule, "hl7");
    assert_int_equal(findings.items[0].line, 1);
    assert_int_equal(findings.items[0].confidence, CONFIDENCE_HIGH);
    assert_slice(findings.items[0].why[0], "3 times in this file");
    assert_slice(findings.items[1].rule, "fhir");
    assert_int_equal(findings.items[1].why[0].len, 0); // one is one: nothing to tell
}

static void fields_of_one_object_are_one_finding_named_by_the_worst(void **state)
{
    (void)state;
    COLLAPSE({&name_field, 1, .object = 10, .rule = "name", .severity = SEVERITY_LOW},
             {&ip_field, 2, .object = 10, .rule = "diagnosis", .severity = SEVERITY_HIGH},
             {&email_field, 3, .object = 10, .rule = "birth-date", .severity = SEVERITY_MEDIUM},
             {&name_field, 1, .object = 90, .rule = "name", .severity = SEVERITY_LOW});
    assert_int_equal(findings.count, 2);
    assert_slice(findings.items[0].rule, "diagnosis");
    assert_int_equal(findings.items[0].severity, SEVERITY_HIGH);
    assert_slice(findings.items[0].why[0], "3 fields of this object");
    assert_slice(findings.items[1].rule, "name");
    assert_int_equal(findings.items[1].line, 4);
}

static void an_object_is_told_with_the_kinds_that_it_holds(void **state)
{
    (void)state;
    COLLAPSE({&name_field, 1, .object = 10, .name = "Visitor.last_name"},
             {&ip_field, 2, .object = 10, .name = "Visitor.ip"},
             {&name_field, 1, .object = 10, .name = "Visitor.surname"},
             {&email_field, 3, .object = 10, .name = "Visitor.mail", .severity = SEVERITY_HIGH},
             {&email_field, 3, .object = 90, .name = "Member.mail"});
    assert_int_equal(findings.count, 2);
    assert_slice(findings.items[0].name, "Visitor: last name, IP address, e-mail address");
    assert_slice(findings.items[1].name, "Member.mail"); // one is one
}

static void an_object_without_a_name_is_told_by_its_kinds(void **state)
{
    (void)state;
    COLLAPSE({&name_field, 1, .object = 10, .name = "last_name"}, {&ip_field, 2, .object = 10});
    assert_slice(findings.items[0].name, "last name, IP address");
}

static void what_regulates_a_field_regulates_its_object(void **state)
{
    (void)state;
    COLLAPSE({&name_field, 1, .object = 10}, {&ip_field, 2, .object = 10, .regulations = hipaa});
    assert_slice(findings.items[0].regulations[0], "GDPR");
    assert_slice(findings.items[0].regulations[1], "HIPAA");
    assert_int_equal(findings.items[0].regulations[2].len, 0);
}

static void of_fields_as_bad_the_one_with_a_domain_of_its_own_stands(void **state)
{
    (void)state;
    COLLAPSE({&name_field, 1, .object = 10, .rule = "name", .carries = CARRIES_PERSONAL},
             {&ip_field, 2, .object = 10, .rule = "diagnosis", .carries = CARRIES_HEALTH});
    assert_slice(findings.items[0].rule, "diagnosis");
}

static void a_few_personal_values_stay_apart(void **state)
{
    (void)state;
    COLLAPSE({&personal, 1, .value = 10, .rule = "email"},
             {&personal, 1, .value = 20, .rule = "email"},
             {&personal, 1, .value = 20, .rule = "email"});
    assert_int_equal(findings.count, 3);
    assert_int_equal(findings.items[0].persons, 1);
    assert_int_equal(findings.items[0].why[0].len, 0);
}

static void a_column_of_personal_values_is_one_finding_for_its_persons(void **state)
{
    (void)state;
    COLLAPSE(
        {&personal, 1, .value = 10, .rule = "email"}, {&personal, 2, .value = 10, .rule = "phone"},
        {&personal, 1, .value = 20, .rule = "email"}, {&personal, 1, .value = 20, .rule = "email"},
        {&personal, 1, .value = 30, .rule = "email"});
    assert_int_equal(findings.count, 2);
    assert_int_equal(findings.items[0].persons, 3);
    assert_slice(findings.items[0].why[0], "4 in this file, 3 of them distinct");
    assert_slice(findings.items[1].rule, "phone");
    assert_int_equal(findings.items[1].persons, 1);
}

static void a_column_of_company_numbers_is_no_worse_than_one(void **state)
{
    const struct noted one = {&company, 4, .value = 7, .rule = "vat",
                              .confidence = CONFIDENCE_MEDIUM};
    (void)state;
    COLLAPSE(one, one, one, one);
    assert_int_equal(findings.count, 1);
    assert_int_equal(findings.items[0].severity, SEVERITY_LOW);
}

static void synthetic_values_are_not_mixed_with_live_ones(void **state)
{
    (void)state;
    COLLAPSE({&personal, 1, .value = 10}, {&personal, 1, .value = 20},
             {&personal, 1, .value = 30, .standing = STANDING_SYNTHETIC},
             {&personal, 1, .value = 40}, {&personal, 1, .value = 50});
    assert_int_equal(findings.count, 2);
    assert_int_equal(findings.items[0].persons, 4);
}

static void each_credential_is_a_finding(void **state)
{
    (void)state;
    COLLAPSE({&credential, 1, .value = 1}, {&credential, 1, .value = 1},
             {&credential, 1, .value = 1}, {&credential, 1, .value = 1},
             {&credential, 1, .value = 1});
    assert_int_equal(findings.count, 5);
}

static void findings_of_earlier_files_are_left_alone(void **state)
{
    struct candidate c = {.pattern = 1};
    (void)state;
    findings.count = 0;
    findings_add(&findings)->rule = SLICE("of another file");
    grouping_init(&grouping, &blob);
    for (int i = 0; i < 3; i++) {
        findings_add(&findings)->rule = SLICE("hl7");
        grouping_note(&grouping, &marker, &c, STANDING_LIVE, 1);
    }
    grouping_collapse(&grouping, &findings, 1, &run);
    assert_int_equal(findings.count, 2);
    assert_slice(findings.items[0].rule, "of another file");
    assert_slice(findings.items[1].why[0], "3 times in this file");
}

static void nothing_noted_is_nothing_to_do(void **state)
{
    (void)state;
    collapse(NULL, 0);
    assert_int_equal(findings.count, 0);
}

// Far past what any table starts with; every value once, then all of them again.
static void distinct_values_are_counted_however_many(void **state)
{
    enum { VALUES = 20000 };
    struct noted *noted = test_calloc(2 * VALUES, sizeof *noted);
    (void)state;
    for (size_t i = 0; i < 2 * VALUES; i++)
        noted[i] = (struct noted){
            &personal, 1, .value = (i % VALUES + 1) * 0x9E3779B97F4A7C15ULL & ~1ULL, .rule = "x"};
    collapse(noted, 2 * VALUES);
    test_free(noted);
    assert_int_equal(findings.count, 1);
    assert_in_range(findings.items[0].persons, VALUES - 1, VALUES);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(markers_of_one_pattern_are_one_finding),
        TEST(fields_of_one_object_are_one_finding_named_by_the_worst),
        TEST(an_object_is_told_with_the_kinds_that_it_holds),
        TEST(an_object_without_a_name_is_told_by_its_kinds),
        TEST(what_regulates_a_field_regulates_its_object),
        TEST(of_fields_as_bad_the_one_with_a_domain_of_its_own_stands),
        TEST(a_few_personal_values_stay_apart),
        TEST(a_column_of_personal_values_is_one_finding_for_its_persons),
        TEST(a_column_of_company_numbers_is_no_worse_than_one),
        TEST(synthetic_values_are_not_mixed_with_live_ones),
        TEST(each_credential_is_a_finding),
        TEST(findings_of_earlier_files_are_left_alone),
        TEST(nothing_noted_is_nothing_to_do),
        TEST(distinct_values_are_counted_however_many),
    };
    return RUN_TESTS(tests);
}
