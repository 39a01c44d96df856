#include "plan.h"

#include "unit.h"

static void plans_are_found_by_id(void **state)
{
    (void)state;
    assert_true(builtin_plans.count >= 128);
    for (size_t i = 0; i < builtin_plans.count; i++)
        assert_ptr_equal(plan_find(&builtin_plans, builtin_plans.plans[i].id),
                         &builtin_plans.plans[i]);
    assert_null(plan_find(&builtin_plans, SLICE("")));
    assert_null(plan_find(&builtin_plans, SLICE("anthropic")));
    assert_null(plan_find(&builtin_plans, SLICE("zzz")));
}

static void ids_are_unique_and_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < builtin_plans.count; i++)
        assert_true(slice_compare(builtin_plans.plans[i - 1].id, builtin_plans.plans[i].id) < 0);
}

static void every_plan_has_a_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < builtin_plans.count; i++) {
        assert_true(builtin_plans.plans[i].vendor.len && builtin_plans.plans[i].tool.len &&
                    builtin_plans.plans[i].name.len);
        assert_true(builtin_plans.plans[i].source.len > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plans_are_found_by_id),
        cmocka_unit_test(ids_are_unique_and_in_order),
        cmocka_unit_test(every_plan_has_a_source),
    };
    return RUN_TESTS(tests);
}
