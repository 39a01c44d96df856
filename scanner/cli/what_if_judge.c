#include "what_if_judge.h"

#include "classify.h"

#include <stdlib.h>

// Those that are not in a file that is taken away, in the order they have.
static struct finding *left_over(const struct exclude *without, const struct finding *findings,
                                 size_t *count)
{
    struct finding *left = alloc_zeroed(*count + 1, sizeof *left);
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++)
        if (!exclude_has_file(without, findings[i].path))
            left[kept++] = findings[i];
    *count = kept;
    return left;
}

void what_if_assess(struct what_if_job *job, const struct finding *findings, size_t count,
                    const struct signal *signals, size_t signal_count, struct arena *memory)
{
    const struct what_if_question *question = job->question;
    size_t kept = count;
    struct finding *left =
        question->without.count ? left_over(&question->without, findings, &kept) : NULL;

    assess(&job->then, left ? left : findings, kept, &question->declared, signals, signal_count,
           memory);
    job->told = (struct what_if){
        .keys = question->keys,
        .key_count = WHAT_IF_KEYS,
        .then = &job->then,
        .has_without = left != NULL,
        .findings_without = count - kept,
    };
    free(left);
}

// The findings that the report shows, without those that are taken away.
static void take_away(struct what_if_job *job, struct arena *memory)
{
    struct report *then = &job->report;
    const struct finding *all = then->findings;
    struct finding *left = ARENA_ARRAY(memory, then->finding_count, struct finding);
    size_t kept = 0;
    for (size_t i = 0; i < then->finding_count; i++)
        if (!exclude_has_file(&job->question->without, all[i].path))
            left[kept++] = all[i];
    then->findings = left;
    then->finding_count = kept;
}

// Advice on all plans, now and then, in the order of the plan set.
struct both {
    const struct plan_set *plans;
    const struct advice **now, **then;
    bool *concerned;
};

static const struct advice **in_order(const struct plan_set *plans, const struct advice *all,
                                      struct arena *memory)
{
    const struct advice **ordered = ARENA_ARRAY(memory, plans->count, const struct advice *);
    for (size_t i = 0; i < plans->count; i++)
        ordered[all[i].plan - plans->plans] = &all[i];
    return ordered;
}

static size_t index_of(const struct both *both, struct slice id)
{
    const struct plan *plan = plan_find(both->plans, id);
    return plan ? (size_t)(plan - both->plans->plans) : SIZE_MAX;
}

static void add_plan(struct what_if *told, struct what_if_plan *plans, const struct both *both,
                     size_t i, struct slice tools)
{
    both->concerned[i] = true;
    plans[told->plan_count++] = (struct what_if_plan){both->now[i], both->then[i], tools};
}

static void add_asked(struct what_if *told, struct what_if_plan *plans, const struct both *both,
                      const struct texts *asked)
{
    for (size_t k = 0; k < asked->count; k++) {
        size_t i = index_of(both, slice_of_string(asked->items[k]));
        if (i != SIZE_MAX && !both->concerned[i])
            add_plan(told, plans, both, i, SLICE(""));
    }
}

// The names of the tools in use that are judged as the plan, from `first` on.
static struct slice names_of(const struct report *then, size_t first, struct arena *memory)
{
    struct slice plan = tool_judged_as(&then->tools[first]), names = SLICE("");
    for (size_t i = first; i < then->tool_count; i++)
        if (slice_equals(tool_judged_as(&then->tools[i]), plan))
            names = arena_printf(memory, "%.*s%s%.*s", SLICE_ARG(names), names.len ? ", " : "",
                                 SLICE_ARG(then->tools[i].tool));
    return names;
}

static void add_in_use(struct what_if *told, struct what_if_plan *plans, const struct both *both,
                       const struct report *then, struct arena *memory)
{
    for (size_t k = 0; k < then->tool_count; k++) {
        size_t i = index_of(both, tool_judged_as(&then->tools[k]));
        if (i != SIZE_MAX && !both->concerned[i])
            add_plan(told, plans, both, i, names_of(then, k, memory));
    }
}

static bool changes(const struct both *both, size_t i)
{
    return both->now[i]->verdict != both->then[i]->verdict;
}

static void compare(struct what_if_job *job, const struct both *both, const struct texts *asked,
                    const struct texts *named, struct arena *memory)
{
    struct what_if *told = &job->told;
    struct what_if_plan *plans = ARENA_ARRAY(memory, both->plans->count, struct what_if_plan);

    told->plans = plans;
    told->scope = WHAT_IF_ASKED;
    add_asked(told, plans, both, asked);
    add_asked(told, plans, both, named);
    if (told->plan_count == 0) {
        told->scope = WHAT_IF_IN_USE;
        add_in_use(told, plans, both, &job->report, memory);
    }
    if (told->plan_count == 0) {
        told->scope = WHAT_IF_CHANGED;
        for (size_t i = 0; i < both->plans->count; i++)
            if (changes(both, i))
                add_plan(told, plans, both, i, SLICE(""));
    }
    for (size_t i = 0; i < both->plans->count; i++) {
        told->others += !both->concerned[i];
        told->others_changed += !both->concerned[i] && changes(both, i);
    }
}

static bool has_plan(const struct texts *list, struct slice id)
{
    for (size_t i = 0; i < list->count; i++)
        if (slice_equals(slice_of_string(list->items[i]), id))
            return true;
    return false;
}

// Advice that the report then has: on the plans that were named, or on all.
static void give_advice(struct report *then, const struct plan_set *plans, const struct advice *all,
                        const struct texts *asked, const struct texts *named, struct arena *memory)
{
    struct advice *given = ARENA_ARRAY(memory, plans->count, struct advice);
    bool only = asked->count + named->count > 0;
    then->advice = given;
    then->advice_count = 0;
    for (size_t i = 0; i < plans->count; i++)
        if (!only || has_plan(asked, all[i].plan->id) || has_plan(named, all[i].plan->id))
            given[then->advice_count++] = all[i];
}

void what_if_compare(struct what_if_job *job, const struct report *now,
                     const struct inquiry *inquiry, const struct advice *now_all,
                     struct sign_list signs, const struct texts *named, struct arena *memory)
{
    const struct plan_set *plans = inquiry->plans;
    const struct texts *asked = &job->question->tools;
    struct inquiry inquiry_then = *inquiry;
    inquiry_then.repository = &job->then;
    const struct advice *then_all = advise_all(&inquiry_then, memory);
    struct both both = {plans, in_order(plans, now_all, memory), in_order(plans, then_all, memory),
                        ARENA_ARRAY(memory, plans->count, bool)};

    job->report = *now;
    job->report.assessment = &job->then;
    if (job->told.has_without)
        take_away(job, memory);
    tools_in_use(&job->report, signs, &job->then.declared, named, plans, then_all, memory);
    give_advice(&job->report, plans, then_all, asked, named, memory);
    compare(job, &both, asked, named, memory);
}
