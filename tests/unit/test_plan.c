#include "plan.h"

#include "unit.h"

static void plans_are_found_by_id(void **state)
{
    (void)state;
    assert_true(plan_count >= 128);
    for (size_t i = 0; i < plan_count; i++)
        assert_ptr_equal(plan_find(plans[i].id), &plans[i]);
    assert_null(plan_find(SLICE("")));
    assert_null(plan_find(SLICE("anthropic")));
    assert_null(plan_find(SLICE("zzz")));
}

static void ids_are_unique_and_in_order(void **state)
{
    (void)state;
    for (size_t i = 1; i < plan_count; i++)
        assert_true(slice_compare(plans[i - 1].id, plans[i].id) < 0);
}

static void every_plan_has_a_source(void **state)
{
    (void)state;
    for (size_t i = 0; i < plan_count; i++) {
        assert_true(plans[i].vendor.len && plans[i].tool.len && plans[i].name.len);
        assert_true(plans[i].source.len > 0);
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
