#include "owner.h"

#include "unit.h"

static void a_clear_majority_settles_it(void **state)
{
    const struct signal signals[] = {
        {OWNER_STARTUP, 4, SLICE_INIT("the licence file says proprietary")},
        {OWNER_STARTUP, 2, SLICE_INIT("manifests name a private registry")},
        {OWNER_PERSONAL, 2, SLICE_INIT("one author has a freemail address")},
    };
    (void)state;
    assert_int_equal(owner_infer(signals, 3), OWNER_STARTUP);
}

static void less_than_three_fifths_is_not_clear(void **state)
{
    const struct signal signals[] = {
        {OWNER_STARTUP, 4, SLICE_INIT("a")},
        {OWNER_ENTERPRISE, 3, SLICE_INIT("b")},
    };
    (void)state;
    assert_int_equal(owner_infer(signals, 2), OWNER_UNKNOWN);
}

static void exactly_three_fifths_is(void **state)
{
    const struct signal signals[] = {
        {OWNER_OSS, 3, SLICE_INIT("a")},
        {OWNER_PERSONAL, 2, SLICE_INIT("b")},
    };
    (void)state;
    assert_int_equal(owner_infer(signals, 2), OWNER_OSS);
}

static void one_faint_hint_settles_nothing(void **state)
{
    const struct signal signals[] = {{OWNER_OSS, OWNER_LEAST_WEIGHT - 1, SLICE_INIT("a")}};
    const struct signal enough[] = {{OWNER_OSS, OWNER_LEAST_WEIGHT, SLICE_INIT("a")}};
    (void)state;
    assert_int_equal(owner_infer(signals, 1), OWNER_UNKNOWN);
    assert_int_equal(owner_infer(enough, 1), OWNER_OSS);
    assert_int_equal(owner_infer(NULL, 0), OWNER_UNKNOWN);
}

static void what_points_nowhere_or_weighs_nothing_does_not_count(void **state)
{
    const struct signal signals[] = {
        {OWNER_PERSONAL, 3, SLICE_INIT("a")},
        {OWNER_UNKNOWN, 90, SLICE_INIT("b")},
        {OWNER_STARTUP, 0, SLICE_INIT("c")},
        {OWNER_STARTUP, -90, SLICE_INIT("d")},
    };
    (void)state;
    assert_int_equal(owner_infer(signals, 4), OWNER_PERSONAL);
}

static void the_order_of_signals_does_not_matter(void **state)
{
    const struct signal one[] = {{OWNER_OSS, 5, SLICE_INIT("a")},
                                 {OWNER_STARTUP, 5, SLICE_INIT("b")}};
    const struct signal two[] = {{OWNER_STARTUP, 5, SLICE_INIT("b")},
                                 {OWNER_OSS, 5, SLICE_INIT("a")}};
    (void)state;
    assert_int_equal(owner_infer(one, 2), OWNER_UNKNOWN);
    assert_int_equal(owner_infer(two, 2), OWNER_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_clear_majority_settles_it),
        cmocka_unit_test(less_than_three_fifths_is_not_clear),
        cmocka_unit_test(exactly_three_fifths_is),
        cmocka_unit_test(one_faint_hint_settles_nothing),
        cmocka_unit_test(what_points_nowhere_or_weighs_nothing_does_not_count),
        cmocka_unit_test(the_order_of_signals_does_not_matter),
    };
    return RUN_TESTS(tests);
}
