// What the build asks of all patterns together. The sources belong to the program that the build runs.
#include "../../scanner/tables/c_source.c"
#include "../../scanner/tables/pattern_table.c"

#include "unit.h"

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

#define ENTRY(id, terms)                                                   \
    "  - {id: " id ", title: T, type: t, severity: low, source: s, " terms \
    ", find: [{path: a.sql, text: x}], leave: [y]}\n"

static bool hold(const char *entries_text, struct err *err)
{
    struct pattern_entries entries = {.memory = &memory};
    struct slice text = arena_printf(&memory, "kind: personal\npatterns:\n%s", entries_text);
    bool read = pattern_file_read(&entries, SLICE("p.yml"), text, err);
    assert_true(read);
    bool ok = terms_hold(&entries, err);
    pattern_entries_release(&entries);
    return ok;
}

static void refuses(const char *entries_text, const char *message)
{
    struct err err = {0};
    assert_false(hold(entries_text, &err));
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_string_equal(err.message, message);
}

static void a_term_stands_in_one_pattern(void **state)
{
    struct err err = {0};
    (void)state;
    assert_true(hold(ENTRY("a", "terms: [first name]") ENTRY("b", "terms: [last name]"), &err));
    refuses(ENTRY("a", "terms: [first name]") ENTRY("b", "terms: [firstname]"),
            "p.yml:4: the term 'firstname' stands in a too");
    refuses(ENTRY("a", "terms: [tin]") ENTRY("b", "terms: [x ray], ambiguous: [tin]"),
            "p.yml:4: the term 'tin' stands in a too");
    refuses(ENTRY("a", "terms: [icd10, icd 10]"), "p.yml:3: the term 'icd10' stands in a too");
}

static void no_term_is_vetoed_by_its_own_pattern(void **state)
{
    struct err err = {0};
    (void)state;
    refuses(ENTRY("a", "terms: [file name], without: [file]"),
            "p.yml:3: `without` vetoes the term 'file name'");
    assert_true(hold(ENTRY("a", "terms: [profile], without: [file]"), &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_term_stands_in_one_pattern, release),
        cmocka_unit_test_teardown(no_term_is_vetoed_by_its_own_pattern, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
