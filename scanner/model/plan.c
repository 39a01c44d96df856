#include "plan.h"

#include "date.h"

int plan_age(const struct plan *plan, int64_t today)
{
    int64_t day;
    if (!date_last_day(plan->source_date, &day))
        return -1;
    int64_t age = today > day ? today - day : 0;
    return age > INT32_MAX ? INT32_MAX : (int)age;
}

bool plan_age_is_stale(int age)
{
    return age < 0 || age > PLAN_STALE_DAYS;
}

const struct plan *plan_find(const struct plan_set *set, struct slice id)
{
    size_t from = 0, to = set->count; // sorted by id

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = slice_compare(id, set->plans[middle].id);
        if (order == 0)
            return &set->plans[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}

void plan_facts(const struct plan *plan, struct plan_fact facts[PLAN_FACTS])
{
    const struct plan_fact all[] = {
        {"tool", plan->tool, false},
        {"plan", plan->name, false},
        {"account", slice_of_string(account_name(plan->account)), true},
        {"training", slice_of_string(training_name(plan->training)), true},
        {"dpa", slice_of_string(dpa_name(plan->dpa)), true},
        {"baa", slice_of_string(baa_name(plan->baa)), true},
        {"regions", plan->regions, true},
        {"region_choice", plan->region_choice, true},
        {"kept_in_eu", plan->eu_capable ? SLICE("yes") : SLICE("no"), false},
        {"retention", plan->retention, false},
        {"retention_choice", plan->retention_choice, false},
        {"human_review", plan->human_review, false},
        {"certifications", plan->certifications, false},
        {"subprocessors", plan->subprocessors, false},
        {"documents_say", plan->documents_say, false},
        {"documents_differ", plan->documents_differ, false},
        {"source", plan->source, false},
        {"source_date", plan->source_date, false},
        {"source_note", plan->source_note, false},
        {"confidence", slice_of_string(certainty_name(plan->certainty)), true},
    };
    _Static_assert(sizeof all / sizeof all[0] == PLAN_FACTS, "PLAN_FACTS counts them");
    memcpy(facts, all, sizeof all);
}
