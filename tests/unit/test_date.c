#include "date.h"

#include "unit.h"

#define DAY(text) last_day(SLICE(text))

static int64_t last_day(struct slice date)
{
    int64_t day;
    assert_true(date_last_day(date, &day));
    return day;
}

static void a_day_is_itself(void **state)
{
    (void)state;
    assert_int_equal(DAY("1970-01-01"), 0);
    assert_int_equal(DAY("1969-12-31"), -1);
    assert_int_equal(DAY("2000-02-29"), 11016);
    assert_int_equal(DAY("2026-11-21"), 20778);
    assert_int_equal(DAY("0001-01-01"), -719162);
    assert_int_equal(DAY("9999-12-31"), 2932896);
}

static void days_follow_each_other(void **state)
{
    (void)state;
    assert_int_equal(DAY("2024-02-29") + 1, DAY("2024-03-01"));
    assert_int_equal(DAY("2023-02-28") + 1, DAY("2023-03-01"));
    assert_int_equal(DAY("2025-12-31") + 1, DAY("2026-01-01"));
    assert_int_equal(DAY("2100-02-28") + 1, DAY("2100-03-01"));
}

static void a_part_means_its_last_day(void **state)
{
    (void)state;
    assert_int_equal(DAY("2026-08"), DAY("2026-08-31"));
    assert_int_equal(DAY("2024-02"), DAY("2024-02-29"));
    assert_int_equal(DAY("2026"), DAY("2026-12-31"));
}

static void what_is_no_date_is_refused(void **state)
{
    static const char *const texts[] = {
        "",           "2026-",         "2026-8",     "26",         "2026-13",
        "2026-00",    "0000",          "2026-02-29", "2026-04-31", "2026-04-00",
        "2026/04/01", "2026-04-01-01", "2026-04-",   " 2026",      "2026-04-01 snapshot",
        "n/a",        "20260401",      "2026-+4",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        int64_t day = 42;
        assert_false(date_last_day(slice_of_string(texts[i]), &day));
        assert_int_equal(day, 42);
    }
}

static void a_day_is_written_as_it_is_read(void **state)
{
    char text[DATE_TEXT] = "as before";
    (void)state;
    assert_false(date_of_day(DAY("0001-01-01") - 1, text));
    assert_false(date_of_day(DAY("9999-12-31") + 1, text));
    assert_false(date_of_day(INT64_MIN, text));
    assert_false(date_of_day(INT64_MAX, text));
    assert_string_equal(text, "as before");
    for (int64_t day = DAY("0001-01-01"); day <= DAY("9999-12-31"); day += 13) {
        int64_t again;
        assert_true(date_of_day(day, text));
        assert_true(date_last_day(slice_of_string(text), &again));
        assert_int_equal(again, day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_itself),
        cmocka_unit_test(days_follow_each_other),
        cmocka_unit_test(a_part_means_its_last_day),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(a_day_is_written_as_it_is_read),
    };
    return RUN_TESTS(tests);
}
