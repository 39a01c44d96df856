// Files that are nothing but values: when such values say by themselves what they are, and when any number would do.
#include "chance.h"

#include "detected.h"

#include "unit.h"

static struct detected d;

static int release(void **state)
{
    (void)state;
    detected_release(&d);
    return 0;
}

#define NUMBER(entry)             \
    detected_with(&d, "personal", \
                  entry ", type: t, severity: low, context: [acme], context_use: required")
// Luhn's check digit holds for one number in ten.
#define ONE_IN_TEN "id: n, digits: 8-8, checks: [luhn], regex: '\\b[0-9]{8}\\b'"
#define FOUND(text) detected_in(&d, "a.txt", text)

static void one_number_with_one_check_digit_may_be_any_number(void **state)
{
    (void)state;
    NUMBER(ONE_IN_TEN);
    assert_string_equal(FOUND("53957874\n"), "n 1:1 low live\n");
    assert_string_equal(FOUND("53957872\n"), "");
    assert_string_equal(FOUND("acme 53957874\n"), "n 1:6 high live\n");
}

static void three_numbers_with_their_check_digits_are_a_list(void **state)
{
    (void)state;
    NUMBER(ONE_IN_TEN);
    assert_string_equal(FOUND("53957874\n40213761\n"), "n 1:1 low live\nn 2:1 low live\n");
    assert_string_equal(FOUND("53957874\n40213761\n71398200\n"),
                        "n 1:1 medium live\nn 2:1 medium live\nn 3:1 medium live\n");
    assert_string_equal(FOUND("53957874 40213761 71398200\n"),
                        "n 1:1 medium live\nn 1:10 medium live\nn 1:19 medium live\n");
    // One of three without its own.
    assert_string_equal(FOUND("53957874\n40213761\n71398206\n"), "");
    // The same number three times says no more than once.
    assert_string_equal(FOUND("53957874\n53957874\n53957874\n"),
                        "n 1:1 low live\nn 2:1 low live\nn 3:1 low live\n");
}

static void a_prefix_and_a_check_digit_say_enough_of_one_number(void **state)
{
    (void)state;
    NUMBER("id: n, digits: 8-8, checks: [luhn], regex: '\\b53[0-9]{6}\\b'");
    assert_string_equal(FOUND("53957874\n"), "n 1:1 medium live\n");
}

static void a_prefix_that_lists_share_is_no_proof(void **state)
{
    (void)state;
    // Group and area of every second number: no check digit at all.
    NUMBER("id: n, digits: 9-9, checks: [us-itin], regex: '\\b9[0-9]{8}\\b'");
    assert_string_equal(FOUND("911701234\n"), "n 1:1 low live\n");
}

static void thousands_are_parted_in_all_numbers_and_other_groups_in_one_kind(void **state)
{
    (void)state;
    NUMBER("id: n, digits: 8-8, checks: [luhn], regex: '\\b[0-9]{2,4}[ .-][0-9]{3}[ "
           ".-][0-9]{1,3}\\b'");
    assert_string_equal(FOUND("53 957 874\n"), "n 1:1 low live\n");
    assert_string_equal(FOUND("53.957.874\n"), "n 1:1 low live\n");
    assert_string_equal(FOUND("53-957-874\n"), "n 1:1 medium live\n");
    assert_string_equal(FOUND("5395 787 4\n"), "n 1:1 medium live\n");
}

static void of_two_kinds_the_one_that_chance_would_not_find_is_told(void **state)
{
    (void)state;
    NUMBER(ONE_IN_TEN);
    NUMBER("id: z, digits: 8-8, checks: [luhn], regex: '\\b5395[0-9]{4}\\b'");
    assert_string_equal(FOUND("53957874\n"), "z 1:1 medium live\n");
}

static void what_stands_anywhere_by_itself_needs_no_list(void **state)
{
    (void)state;
    detected_with(
        &d, "personal",
        "id: n, digits: 8-8, checks: [luhn], regex: '\\b[0-9]{8}\\b', type: t, severity: low");
    assert_string_equal(FOUND("53957874\n"), "n 1:1 medium live\n");
}

static void a_files_name_can_be_the_word_beside_its_values(void **state)
{
    (void)state;
    NUMBER(ONE_IN_TEN);
    assert_string_equal(detected_in(&d, "in/acme-numbers.txt", "53957874\n"),
                        "n 1:1 medium live\n");
    assert_string_equal(detected_in(&d, "acme/numbers.txt", "53957874\n"), "n 1:1 low live\n");
    assert_string_equal(detected_in(&d, "in/acmes.acme", "53957874\n"), "n 1:1 low live\n");
}

static void built_in_numbers_keep_to_it(void **state)
{
    (void)state;
    assert_string_equal(FOUND("565432108\n"), "au-company-number 1:1 low live\n");
    assert_string_equal(FOUND("51824753556\n"), "au-business-number 1:1 medium live\n");
    assert_string_equal(FOUND("9601211021413\n"), "kr-resident-number 1:1 medium live\n");
    assert_string_equal(FOUND("2123 45670 1\n"), "au-medicare-number 1:1 medium live\n");
    assert_string_equal(FOUND("3123:4567:8909\n"), "in-aadhaar 1:1 medium live\n");
    assert_string_equal(FOUND("A12345678\n"), "");
    // Two on a line, which may be long.
    assert_string_equal(FOUND("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq "
                              "bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297\n"),
                        "bitcoin-address 1:1 high live\nbitcoin-address 1:44 high live\n");
}

// By the only pattern, as a number whose check holds.
static unsigned chance_in(struct slice value, unsigned most)
{
    struct candidate candidate = {.pattern = 0, .check = CHECK_HOLDS};
    struct collector collector;
    collector_init(&collector, detected_set(&d));
    unsigned chance = chance_of_number(&collector, &candidate, value, most);
    collector_release(&collector);
    return chance;
}

static void chance_is_the_share_of_numbers_that_are_taken(void **state)
{
    char digits[CHANCE_LONGEST + 1];
    (void)state;
    NUMBER(ONE_IN_TEN);
    assert_in_range(chance_in(SLICE("53957874"), CHANCE_OF), 80, 120);
    // No more are asked when it is enough.
    assert_int_equal(chance_in(SLICE("53957874"), 20), CHANCE_OF);
    // Of a form that the regex never takes, and too long to be asked about.
    assert_int_equal(chance_in(SLICE("5395-7874"), CHANCE_OF), 0);
    memset(digits, '5', sizeof digits);
    assert_int_equal(chance_in(slice_of(digits, sizeof digits), CHANCE_OF), CHANCE_OF);
}

static void chance_counts_what_the_check_refuses_and_the_regex(void **state)
{
    (void)state;
    NUMBER("id: n, digits: 8-8, checks: [luhn], regex: '\\b[1-5][0-9]{7}\\b'");
    assert_in_range(chance_in(SLICE("53957874"), CHANCE_OF), 35, 65);
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(one_number_with_one_check_digit_may_be_any_number),
        TEST(three_numbers_with_their_check_digits_are_a_list),
        TEST(a_prefix_and_a_check_digit_say_enough_of_one_number),
        TEST(a_prefix_that_lists_share_is_no_proof),
        TEST(thousands_are_parted_in_all_numbers_and_other_groups_in_one_kind),
        TEST(of_two_kinds_the_one_that_chance_would_not_find_is_told),
        TEST(what_stands_anywhere_by_itself_needs_no_list),
        TEST(a_files_name_can_be_the_word_beside_its_values),
        TEST(built_in_numbers_keep_to_it),
        TEST(chance_is_the_share_of_numbers_that_are_taken),
        TEST(chance_counts_what_the_check_refuses_and_the_regex),
    };
    return RUN_TESTS(tests);
}
