#include "control.h"

#include "footprint.h"
#include "unit.h"

static void the_control_that_works_is_never_an_idle_one(void **state)
{
    (void)state;
    for (size_t i = 0; i < footprint_tool_count; i++) {
        const struct control *control = control_that_works(footprint_tools[i].tool);
        if (control)
            assert_true(control->enforcement >= ENFORCEMENT_BEST_EFFORT);
    }
    assert_slice(control_that_works(SLICE("Claude Code"))->into, ".claude/settings.json");
    assert_slice(control_that_works(SLICE("Cursor"))->name, ".cursorignore");
    // Nothing in the repository can be written for it; the settings of the organisation can.
    assert_int_equal(control_that_works(SLICE("GitHub Copilot"))->kind, CONTROL_SERVER_SETTING);
    assert_null(control_that_works(SLICE("Continue")));
    assert_null(control_that_works(SLICE("no such tool")));
}

static void an_ignore_file_is_known_by_its_name(void **state)
{
    (void)state;
    assert_int_equal(control_of_file(SLICE(".claudeignore"))->enforcement, ENFORCEMENT_NONE);
    assert_int_equal(control_of_file(SLICE("a/.copilotignore"))->enforcement, ENFORCEMENT_NONE);
    assert_int_equal(control_of_file(SLICE(".cursorindexingignore"))->enforcement,
                     ENFORCEMENT_ADVISORY);
    assert_int_equal(control_of_file(SLICE(".cursorignore"))->enforcement, ENFORCEMENT_BEST_EFFORT);
    assert_null(control_of_file(SLICE(".gitignore")));
    assert_null(control_of_file(SLICE("claudeignore")));
    assert_null(control_of_file(SLICE(".claudeignore/x")));
    assert_null(control_of_file(SLICE("")));
}

static void each_control_has_a_source_and_a_way_to_write_it(void **state)
{
    (void)state;
    assert_true(control_count > 50);
    for (size_t i = 0; i < control_count; i++) {
        assert_true(controls[i].source.len > 0 && controls[i].source_date.len > 0);
        if (controls[i].into.len)
            assert_true(slice_find(controls[i].line, SLICE("PATH")) != SLICE_NOT_FOUND);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_control_that_works_is_never_an_idle_one),
        cmocka_unit_test(an_ignore_file_is_known_by_its_name),
        cmocka_unit_test(each_control_has_a_source_and_a_way_to_write_it),
    };
    return RUN_TESTS(tests);
}
