#include "day.h"

#include "unit.h"

#include <stdio.h>

static void days_count_from_1970(void **state)
{
    int day = 1;
    (void)state;
    assert_true(day_parse(SLICE("1970-01-01"), &day));
    assert_int_equal(day, 0);
    assert_true(day_parse(SLICE("1969-12-31"), &day));
    assert_int_equal(day, -1);
    // `date -u -d 2026-11-21 +%s` is 1795219200.
    assert_true(day_parse(SLICE("2026-11-21"), &day));
    assert_int_equal(day, 1795219200 / SECONDS_PER_DAY);
}

static int day_of(int year, int month, int day_of_month)
{
    char text[32];
    int day = 0;
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day_of_month);
    assert_true(day_parse(slice_of_string(text), &day));
    return day;
}

static void each_day_follows_the_one_before(void **state)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int expected = day_of(1895, 1, 1);
    (void)state;
    for (int year = 1895; year < 2110; year++) {
        bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= lengths[month - 1] + (leap && month == 2); day++)
                assert_int_equal(day_of(year, month, day), expected++);
    }
}

static void only_days_of_the_calendar_are_taken(void **state)
{
    static const char *const wrong[] = {
        "",           "2026",       "2026-1-01",  "2026-01-1",  "2026-01-01 ", "2026-13-01",
        "2026-00-10", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29",  "1900-02-29",
        "0000-01-01", "2026/01/01", "+026-01-01", "20260-01-0", "2026-01-0x",  "2026-01-01T00",
    };
    int day = 7;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (day_parse(slice_of_string(wrong[i]), &day))
            fail_msg("'%s' was taken", wrong[i]);
    assert_int_equal(day, 7);
    assert_true(day_parse(SLICE("2000-02-29"), &day));
    assert_true(day_parse(SLICE("2024-02-29"), &day));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_count_from_1970),
        cmocka_unit_test(each_day_follows_the_one_before),
        cmocka_unit_test(only_days_of_the_calendar_are_taken),
    };
    return RUN_TESTS(tests);
}
