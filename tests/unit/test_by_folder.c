#include "by_folder.h"

#include "classify.h"
#include "unit.h"

static struct arena memory;
static struct findings found;
static struct folder_seen seen[64];
static size_t seen_count;
static struct folder_tier *rows;

static int start(void **state)
{
    (void)state;
    found = (struct findings){0};
    seen_count = 0;
    return 0;
}

static int release(void **state)
{
    (void)state;
    findings_release(&found);
    arena_release(&memory);
    return 0;
}

static void see(const char *path, uint64_t files)
{
    seen[seen_count++] = (struct folder_seen){slice_of_string(path), files};
}

static struct finding *add(enum carries carries, const char *path, unsigned persons)
{
    struct finding *f = findings_add(&found);
    f->carries = carries;
    f->confidence = CONFIDENCE_HIGH;
    f->evidence = EVIDENCE_VALUE;
    f->rule = SLICE("rule");
    f->type = SLICE("name");
    f->path = slice_of_string(path);
    f->line = 1;
    f->persons = persons;
    return f;
}

static size_t divided(enum owner owner, unsigned depth)
{
    const struct declared declared = {.has_owner = true, .owner = owner};
    struct assessment a;
    assess(&a, found.items, found.count, &declared, NULL, 0, &memory);
    return by_folder(&rows, &a, found.items, found.count, seen, seen_count, depth, &memory);
}

static void assert_row(size_t i, const char *path, bool whole, uint64_t files, size_t findings,
                       enum tier tier)
{
    assert_slice(rows[i].path, path);
    assert_int_equal(rows[i].whole, whole);
    assert_int_equal(rows[i].files, files);
    assert_int_equal(rows[i].findings, findings);
    assert_int_equal(rows[i].assessment->tier, tier);
}

static void each_top_level_folder_has_a_row_and_the_roots_own_files(void **state)
{
    (void)state;
    see("web/js", 5);
    see("", 2);
    see("data", 1);
    see("web", 3);
    see("web-2", 1);
    add(CARRIES_PERSONAL, "data/a.csv", 30);
    assert_int_equal(divided(OWNER_STARTUP, 3), 4);
    assert_row(0, "", false, 2, 0, TIER_MEDIUM);
    assert_row(1, "data", true, 1, 1, TIER_HIGH);
    assert_row(2, "web", true, 8, 0, TIER_MEDIUM);
    assert_row(3, "web-2", true, 1, 0, TIER_MEDIUM);
    assert_int_equal(rows[1].assessment->rows[0].row, ROW_X3);
    assert_slice(rows[1].assessment->rows[0].because[1],
                 "personal data of 30 persons, at data/a.csv:1");
}

static void a_folder_is_divided_where_that_separates(void **state)
{
    (void)state;
    see("", 1);
    see("src", 2);
    see("src/a", 3);
    see("src/b", 4);
    see("src/b/deep", 5);
    see("src/c", 6);
    add(CARRIES_PERSONAL, "src/b/deep/x.csv", 30);
    assert_int_equal(divided(OWNER_STARTUP, 3), 4);
    assert_row(1, "src", false, 11, 0, TIER_MEDIUM);
    assert_row(2, "src/b", false, 4, 0, TIER_MEDIUM);
    assert_row(3, "src/b/deep", true, 5, 1, TIER_HIGH);
    assert_int_equal(divided(OWNER_STARTUP, 2), 3);
    assert_row(1, "src", false, 11, 0, TIER_MEDIUM);
    assert_row(2, "src/b", true, 9, 1, TIER_HIGH);
    assert_int_equal(divided(OWNER_STARTUP, 1), 2);
    assert_row(1, "src", true, 20, 1, TIER_HIGH);
}

static void what_is_high_only_together_stays_together(void **state)
{
    (void)state;
    see("", 1);
    see("src/a", 1);
    see("src/b", 1);
    add(CARRIES_PERSONAL, "src/a/x.csv", 15);
    add(CARRIES_PERSONAL, "src/b/x.csv", 15);
    assert_int_equal(divided(OWNER_STARTUP, 3), 2);
    assert_row(1, "src", true, 2, 2, TIER_HIGH);
}

static void a_rest_that_is_as_high_separates_nothing(void **state)
{
    (void)state;
    see("", 1);
    see("src/a", 1);
    see("src/b", 1);
    see("src/c", 1);
    add(CARRIES_PERSONAL, "src/a/x.csv", 30);
    add(CARRIES_PERSONAL, "src/b/x.csv", 15);
    add(CARRIES_PERSONAL, "src/c/x.csv", 15);
    assert_int_equal(divided(OWNER_STARTUP, 3), 2);
    assert_row(1, "src", true, 3, 3, TIER_HIGH);
}

static void folders_that_are_all_high_are_divided_where_one_of_them_can_be(void **state)
{
    (void)state;
    see("", 1);
    see("src/a", 1);
    see("src/b", 1);
    see("src/b/data", 1);
    add(CARRIES_PERSONAL, "src/a/x.csv", 30);
    add(CARRIES_PERSONAL, "src/b/data/x.csv", 30);
    assert_int_equal(divided(OWNER_STARTUP, 3), 4);
    assert_row(1, "src/a", true, 1, 1, TIER_HIGH);
    assert_row(2, "src/b", false, 1, 0, TIER_MEDIUM);
    assert_row(3, "src/b/data", true, 1, 1, TIER_HIGH);
}

static void rows_begin_below_the_folder_that_all_is_in(void **state)
{
    (void)state;
    see("/home/kim/shop/web", 1);
    see("/home/kim/shop/data", 1);
    add(CARRIES_PERSONAL, "/home/kim/shop/data/x.csv", 30);
    assert_int_equal(divided(OWNER_STARTUP, 1), 2);
    assert_row(0, "/home/kim/shop/data", true, 1, 1, TIER_HIGH);
    assert_row(1, "/home/kim/shop/web", true, 1, 0, TIER_MEDIUM);
}

static void a_manifest_at_the_root_tells_what_the_code_below_is_about(void **state)
{
    (void)state;
    see("", 1);
    see("src", 2);
    for (size_t i = 0; i < 2; i++) {
        struct finding *f = add(CARRIES_HEALTH, "src/a.c", 0);
        f->evidence = EVIDENCE_MARKER;
        f->strength = STRENGTH_STRONG;
        f->type = i ? SLICE("hl7") : SLICE("fhir");
    }
    assert_int_equal(divided(OWNER_STARTUP, 3), 2);
    assert_row(1, "src", true, 2, 2, TIER_HIGH);
    struct finding *package = add(CARRIES_HEALTH, "package.json", 0);
    package->evidence = EVIDENCE_MARKER;
    package->strength = STRENGTH_WEAK;
    package->type = SLICE("format-package");
    assert_int_equal(divided(OWNER_STARTUP, 3), 2);
    assert_row(1, "src", true, 2, 2, TIER_MEDIUM);
}

static void messages_are_in_no_folder_and_what_is_gone_is_in_its_own(void **state)
{
    (void)state;
    see("", 1);
    see("a", 1);
    add(CARRIES_SECRET, ".git/COMMIT_EDITMSG", 0);
    add(CARRIES_SECRET, "a/old/x", 0)->past = true;
    add(CARRIES_SECRET, "b/x", 0)->past = true;
    assert_int_equal(divided(OWNER_PERSONAL, 3), 4);
    assert_row(0, "", false, 1, 0, TIER_LOW);
    assert_row(1, "a", false, 1, 0, TIER_LOW);
    assert_row(2, "a/old", true, 0, 1, TIER_MEDIUM);
    assert_row(3, "b", true, 0, 1, TIER_MEDIUM);
}

static void nothing_read_is_one_row(void **state)
{
    (void)state;
    assert_int_equal(divided(OWNER_PERSONAL, 3), 1);
    assert_row(0, "", false, 0, 0, TIER_LOW);
}

// Whatever there is: each file is in one row, each finding too, and no row could be joined with what it was divided from.
static void rows_are_a_partition(void **state)
{
    uint64_t random = 7;
    (void)state;
    for (size_t round = 0; round < 500; round++) {
        static const char *const paths[] = {"",      "a",       "a/a",   "a/a/a", "a/b", "a/b/c/d",
                                            "a-b/c", "b",       "b/a/a", "b/a/b", "b/c", "c/c/c",
                                            "c/c",   "c/c/c/c", "d e",   "e/a"};
        uint64_t files = 0, told_files = 0;
        size_t findings = 0, told_findings = 0;
        found.count = 0;
        seen_count = 0;
        for (size_t i = 0; i < 16; i++) {
            random = random * 6364136223846793005U + 1442695040888963407U;
            unsigned pick = (unsigned)(random >> 33);
            if (pick % 3 == 0)
                continue;
            see(paths[i], 1 + pick / 4 % 5);
            files += 1 + pick / 4 % 5;
            if (pick / 32 % 3)
                continue;
            const char *path = arena_printf(&memory, "%s%sx", paths[i], *paths[i] ? "/" : "").ptr;
            add(CARRIES_PERSONAL, path, pick / 128 % 25);
            findings++;
        }
        size_t count = divided(OWNER_STARTUP, 1 + (unsigned)(round % 4));
        for (size_t i = 0; i < count; i++) {
            told_files += rows[i].files;
            told_findings += rows[i].findings;
            for (size_t j = 0; j < i; j++)
                assert_false(slice_equals(rows[i].path, rows[j].path));
        }
        assert_int_equal(told_files, files);
        assert_int_equal(told_findings, findings);
        arena_release(&memory);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, start, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_top_level_folder_has_a_row_and_the_roots_own_files),
        TEST(a_folder_is_divided_where_that_separates),
        TEST(what_is_high_only_together_stays_together),
        TEST(a_rest_that_is_as_high_separates_nothing),
        TEST(folders_that_are_all_high_are_divided_where_one_of_them_can_be),
        TEST(rows_begin_below_the_folder_that_all_is_in),
        TEST(a_manifest_at_the_root_tells_what_the_code_below_is_about),
        TEST(messages_are_in_no_folder_and_what_is_gone_is_in_its_own),
        TEST(nothing_read_is_one_row),
        TEST(rows_are_a_partition),
    };
    return RUN_TESTS(tests);
}
