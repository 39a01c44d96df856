#include "known.h"

#include "unit.h"

#include <stdio.h>

enum { MOST = 4 };

static struct arena memory;
static struct finding found[MOST];
static struct findings findings;
static struct baseline_entry entries[MOST];
static struct baseline baseline;
static struct coverage coverage;
static struct known known;
static const char *file_that_is_there;

static int set_up(void **state)
{
    (void)state;
    findings = (struct findings){found, 0, MOST};
    baseline = (struct baseline){entries, 0};
    coverage = (struct coverage){0};
    file_that_is_there = "";
    return 0;
}

static int release(void **state)
{
    (void)state;
    coverage_release(&coverage);
    arena_release(&memory);
    return 0;
}

static struct finding *find(const char *path, const char *value)
{
    struct finding *f = &found[findings.count++];
    *f = (struct finding){.rule = SLICE("token"),
                          .path = slice_of_string(path),
                          .confidence = CONFIDENCE_HIGH,
                          .evidence = EVIDENCE_VALUE};
    snprintf(f->fingerprint, sizeof f->fingerprint, "0123-%s", value);
    return f;
}

static struct baseline_entry *list(const char *path, const char *value)
{
    struct baseline_entry *entry = &entries[baseline.count++];
    *entry = (struct baseline_entry){.path = slice_of_string(path),
                                     .pattern = SLICE("token"),
                                     .value = slice_of_string(value),
                                     .reason = SLICE("old"),
                                     .line = (unsigned)baseline.count + 1};
    return entry;
}

static bool has_file(void *source, struct slice path)
{
    (void)source;
    return slice_equals(path, slice_of_string(file_that_is_there));
}

static void hold(bool whole)
{
    struct known_scope scope = {whole, &coverage, has_file, NULL};
    known_find(&known, &baseline, &findings, &scope, &memory);
}

static void what_is_listed_at_its_path_is_known(void **state)
{
    (void)state;
    list("a", "01");
    find("a", "01");
    find("a", "02");
    find("b", "01");
    hold(true);
    assert_true(finding_is_known(&found[0]));
    assert_slice(found[0].suppressed_reason, "old");
    assert_false(finding_is_known(&found[1]));
    assert_false(finding_is_known(&found[2]));
    assert_int_equal(known.here, 1);
}

static void what_moved_is_known_where_its_old_file_lacks_it(void **state)
{
    struct notices notices = {0};
    (void)state;
    list("a", "01");
    find("b", "01");
    find("c", "01");
    hold(true);
    assert_true(finding_is_known(&found[0]));
    assert_false(finding_is_known(&found[1])); // one entry is for one finding
    assert_int_equal(known.moved, 1);
    known_tell(&known, SLICE("base"), &notices, &memory);
    assert_int_equal(notices.count, 1);
    assert_int_equal(notices.items[0].kind, NOTICE_MOVED);
    assert_slice(notices.items[0].words,
                 "its finding is in b now: `waybill baseline update` says so");
    notices_release(&notices);
}

static void of_a_part_only_what_left_its_file_can_have_moved(void **state)
{
    (void)state;
    list("a", "01");
    find("b", "01");
    file_that_is_there = "a";
    hold(false);
    assert_false(finding_is_known(&found[0]));
    assert_int_equal(known.gone, 0);
    file_that_is_there = "";
    hold(false);
    assert_true(finding_is_known(&found[0]));
}

static void what_is_not_found_any_more_is_told(void **state)
{
    struct notices notices = {0};
    (void)state;
    list("a", "01");
    list("b", "02");
    coverage_skip(&coverage, SLICE("b"), SKIP_TOO_LARGE);
    coverage_skip(&coverage, SLICE("a"), SKIP_SYNTAX);
    hold(true);
    assert_int_equal(known.gone, 1); // nobody knows what is in b
    known_tell(&known, SLICE("base"), &notices, &memory);
    assert_int_equal(notices.count, 1);
    assert_int_equal(notices.items[0].kind, NOTICE_UNUSED);
    assert_int_equal(notices.items[0].line, 2);
    notices_release(&notices);
}

static void an_entry_stays_while_its_finding_is_there_in_any_form(void **state)
{
    (void)state;
    list("a", "01");
    list("b", "02");
    find("a", "01")->confidence = CONFIDENCE_LOW;
    find("b", "02")->suppressed_by = BY_COMMENT;
    hold(true);
    assert_int_equal(known.gone, 0);
    assert_slice(found[0].suppressed_by, "");
    assert_slice(found[1].suppressed_by, "comment");
}

static void a_column_that_grew_is_not_known(void **state)
{
    (void)state;
    list("a", "01")->persons = 40;
    struct finding *f = find("a", "01");
    f->persons = 41;
    hold(true);
    assert_false(finding_is_known(f));
    assert_slice(f->why[0], "the baseline knows 40 of these");
    assert_int_equal(known.here, 1);
    f->persons = 39;
    hold(true);
    assert_true(finding_is_known(f));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, release)
    const struct CMUnitTest tests[] = {
        TEST(what_is_listed_at_its_path_is_known),
        TEST(what_moved_is_known_where_its_old_file_lacks_it),
        TEST(of_a_part_only_what_left_its_file_can_have_moved),
        TEST(what_is_not_found_any_more_is_told),
        TEST(an_entry_stays_while_its_finding_is_there_in_any_form),
        TEST(a_column_that_grew_is_not_known),
    };
    return RUN_TESTS(tests);
}
