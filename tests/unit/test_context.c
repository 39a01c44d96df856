// Numbers that only words beside them, a column's header, or a file of nothing else tell from other numbers.
#include "detected.h"

#include "unit.h"

static struct detected d;

static int release(void **state)
{
    (void)state;
    detected_release(&d);
    return 0;
}

// Ten digits with the check digit of the NHS, and a card of two letters and digits without a run of four.
static int with_both(void **state)
{
    (void)state;
    detected_with(&d, "personal",
                  "id: acme-number, type: national-id, severity: high, digits: 10-10, "
                  "regex: '(?<![0-9])[0-9]{10}(?![0-9])', checks: [gb-nhs], "
                  "context: [acme number, nummer, person s number], context_use: required");
    detected_with(&d, "personal",
                  "id: acme-card, type: national-id, severity: high, "
                  "regex: '(?<![A-Z0-9])[A-Z]{2}[0-9]{3}X[0-9]{2}(?![A-Z0-9])', "
                  "context: [acme card], context_use: required");
    return 0;
}

static void words_beside_say_what_it_is(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "a.txt", "acmeNumber: 4829156376"),
                        "acme-number 1:13 high live\n");
    assert_string_equal(detected_in(&d, "a.txt", "the 4829156376 is her Nummer, or so"),
                        "acme-number 1:5 high live\n");
    assert_string_equal(detected_in(&d, "a.txt", "a person's number: 4829156376"),
                        "acme-number 1:20 high live\n");
    assert_string_equal(detected_in(&d, "a.txt", "acme_card = 'AB123X45'"),
                        "acme-card 1:14 medium live\n");
    assert_string_equal(detected_in(&d, "a.txt", "AB123X45 (ACME card)"),
                        "acme-card 1:1 medium live\n");
}

static void no_word_no_finding(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "a.txt", "order: 4829156376, part AB123X45"), "");
    assert_string_equal(detected_in(&d, "a.txt", "acme numbering: 4829156376"), "");
    // Too far.
    assert_string_equal(
        detected_in(&d, "a.txt",
                    "an acme number and an acme card is what a person in this country has "
                    "by its law, as in 4829156376 or AB123X45"),
        "");
    // Right, and another number.
    assert_string_equal(detected_in(&d, "a.txt", "acme number: 4829156377"), "");
}

static void a_header_speaks_for_its_column(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "a.csv",
                                    "order,acme number,acme card\n"
                                    "4829156376,1,x\n"
                                    "1,4829156376,AB123X45\n"
                                    "AB123X45,,AB123X46\n"),
                        "acme-number 3:3 high live\n"
                        "acme-card 3:14 medium live\n"
                        "acme-card 4:11 medium live\n");
}

static void a_file_of_nothing_else_needs_no_word(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "ids", "4829156376\n\n6128473016\n7316425083\r\n"),
                        "acme-number 1:1 medium live\nacme-number 3:1 medium live\n"
                        "acme-number 4:1 medium live\n");
    assert_string_equal(detected_in(&d, "ids.txt", "\"AB123X45\",\n\"AB123X46\"\n"),
                        "acme-card 1:2 medium live\nacme-card 2:2 medium live\n");
    // A number without a right check digit says nothing.
    assert_string_equal(detected_in(&d, "ids.txt", "4829156377\n"), "");
    // Several on a line.
    assert_string_equal(detected_in(&d, "ids.txt", "AB123X45 and AB123X46\nAB123X47\n"),
                        "acme-card 1:1 medium live\nacme-card 1:14 medium live\n"
                        "acme-card 2:1 medium live\n");
    assert_string_equal(detected_in(&d, "ids.txt", "AB123X45 12 AB123X46\n"), "");
    // One in ten numbers of any sort has one.
    assert_string_equal(detected_in(&d, "ids.txt", "4829156376\n4829156377\n4829156378\n"), "");
    assert_string_equal(detected_in(&d, "ids.txt", "lot 4829156376\n"), "");
    // Anything else in the file makes it another file.
    assert_string_equal(detected_in(&d, "ids.txt", "4829156376\n# done\n"), "");
    assert_string_equal(detected_in(&d, "ids.txt", "4829156376\nnone\n"), "");
    assert_string_equal(detected_in(&d, "ids.py", "4829156376\n"), "");
}

// Most nine digits are a Social Security number's.
static void a_weak_check_speaks_for_nothing_alone(void **state)
{
    (void)state;
    detected_with(&d, "personal",
                  "id: acme-ssn, type: national-id, severity: high, digits: 9-9, "
                  "regex: '(?<![0-9])[0-9]{9}(?![0-9])', checks: [us-ssn], "
                  "context: [ssn], context_use: required");
    assert_string_equal(detected_in(&d, "ids", "772112233\n"), "");
    assert_string_equal(detected_in(&d, "ids", "ssn: 772112233\n"), "acme-ssn 1:6 high live\n");
}

static void a_context_without_a_regex_is_refused(void **state)
{
    struct arena memory = {0};
    struct pattern_entries entries = {.memory = &memory};
    struct err err = {0};
    (void)state;
    const char *text = "kind: personal\nsource: https://example.com\npatterns:\n"
                       "  - {id: acme, title: Acme, type: national-id, severity: low, "
                       "context: [acme number], context_use: required, find: [a], leave: [b]}\n";
    assert_false(pattern_file_read(&entries, SLICE("a.yml"), slice_of_string(text), &err));
    assert_non_null(strstr(err.message, "regex"));
    pattern_entries_release(&entries);
    arena_release(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_beside_say_what_it_is, with_both, release),
        cmocka_unit_test_setup_teardown(no_word_no_finding, with_both, release),
        cmocka_unit_test_setup_teardown(a_header_speaks_for_its_column, with_both, release),
        cmocka_unit_test_setup_teardown(a_file_of_nothing_else_needs_no_word, with_both, release),
        cmocka_unit_test_teardown(a_weak_check_speaks_for_nothing_alone, release),
        cmocka_unit_test(a_context_without_a_regex_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
