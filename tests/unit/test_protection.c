// The least protective of a tool's plans: by which a tool is judged whose plan nothing tells.
#include "advise.h"

#include "classify.h"
#include "footprint.h"
#include "sample_repositories.h"
#include "unit.h"

enum { TODAY = 20778 }; // 2026-11-21

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static const char *worst_of(const struct plan *plans, size_t count)
{
    struct slice ids[8] = {{0}};
    const struct plan_set set = {plans, count};
    for (size_t i = 0; i < count; i++)
        ids[i] = plans[i].id;
    return arena_copy(&memory, advise_least_protective(&set, ids)->id).ptr;
}

static void each_fact_weighs_more_than_those_behind_it(void **state)
{
    static const struct plan good = {.id = SLICE_INIT("b-good"),
                                     .account = ACCOUNT_BUSINESS,
                                     .training = TRAINING_NO,
                                     .dpa = DPA_INCLUDED,
                                     .baa = BAA_YES,
                                     .certainty = CERTAINTY_HIGH,
                                     .eu_capable = true};
    struct plan plans[2] = {good, good};
    (void)state;
    plans[0].id = SLICE("a-other");
    assert_string_equal(worst_of(plans, 2), "a-other"); // the first by id
    plans[1].dpa = DPA_AVAILABLE;
    assert_string_equal(worst_of(plans, 2), "b-good");
    plans[0].certainty = CERTAINTY_LOW;
    assert_string_equal(worst_of(plans, 2), "a-other");
    plans[1].baa = BAA_NO;
    assert_string_equal(worst_of(plans, 2), "b-good");
    plans[0].eu_capable = false;
    assert_string_equal(worst_of(plans, 2), "a-other");
    plans[1].account = ACCOUNT_CONSUMER;
    assert_string_equal(worst_of(plans, 2), "b-good");
    plans[0].training = TRAINING_OPT_OUT;
    assert_string_equal(worst_of(plans, 2), "a-other");
    plans[1].dpa = DPA_NONE;
    assert_string_equal(worst_of(plans, 2), "b-good");
}

static void plans_that_are_not_there_are_passed_over(void **state)
{
    const struct slice none[] = {{0}}, strangers[] = {SLICE("no-such-plan"), {0}};
    const struct slice mixed[] = {SLICE("no-such-plan"), SLICE("anthropic-api"), {0}};
    (void)state;
    assert_null(advise_least_protective(&builtin_plans, none));
    assert_null(advise_least_protective(&builtin_plans, strangers));
    assert_slice(advise_least_protective(&builtin_plans, mixed)->id, "anthropic-api");
}

static enum verdict verdict_on(const struct sample_repository *sample, const struct plan *plan)
{
    struct assessment repository;
    struct advice advice;
    classify(&repository, &sample->cargo, &sample->declared, NULL, 0, NULL, &memory);
    advise(&advice, &(struct inquiry){&repository, classify_under, &builtin_plans, TODAY}, plan,
           &memory);
    return advice.verdict;
}

// The order of facts is made so that nobody who uses the tool on any plan is told something kinder than what is so. A
// client for any vendor's model is another matter: it is refused for want of a model, not for what it does.
static void no_plan_of_any_tool_gets_a_stricter_verdict(void **state)
{
    (void)state;
    for (size_t t = 0; t < footprint_tool_count; t++) {
        const struct footprint_tool *tool = &footprint_tools[t];
        const struct plan *worst = advise_least_protective(&builtin_plans, tool->plans);
        assert_non_null(worst);
        for (size_t r = 0; r < sample_repository_count; r++) {
            const struct sample_repository *sample = &sample_repositories[r];
            enum verdict judged = verdict_on(sample, worst);
            for (const struct slice *id = tool->plans; id->len; id++) {
                const struct plan *plan = plan_find(&builtin_plans, *id);
                if (plan->account != ACCOUNT_BRING_YOUR_OWN && verdict_on(sample, plan) > judged)
                    fail_msg("%.*s, %s: %.*s is judged stricter than %.*s", SLICE_ARG(tool->tool),
                             sample->title, SLICE_ARG(plan->id), SLICE_ARG(worst->id));
            }
        }
        arena_release(&memory);
    }
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_fact_weighs_more_than_those_behind_it),
        TEST(plans_that_are_not_there_are_passed_over),
        TEST(no_plan_of_any_tool_gets_a_stricter_verdict),
    };
    return RUN_TESTS(tests);
}
