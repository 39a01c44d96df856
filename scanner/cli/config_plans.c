#include "config_plans.h"

#include "plan_read.h"

#include <stdlib.h>

static int compare_plans(const void *left, const void *right)
{
    const struct plan *a = left, *b = right;
    return slice_compare(a->id, b->id);
}

// Over the plan of the same id, or behind the others.
static bool put(struct plan *plans, size_t *count, const struct plan *plan)
{
    for (size_t i = 0; i < *count; i++) {
        if (!slice_equals(plans[i].id, plan->id))
            continue;
        if (plans[i].is_declared)
            return false;
        plans[i] = *plan;
        return true;
    }
    plans[(*count)++] = *plan;
    return true;
}

bool plan_set_extend(struct plan_set *set, const struct plan *plans, size_t count,
                     struct arena *memory)
{
    struct plan *all = ARENA_ARRAY(memory, set->count + count, struct plan);
    size_t total = set->count;
    memcpy(all, set->plans, total * sizeof *all);
    for (size_t i = 0; i < count; i++)
        if (!put(all, &total, &plans[i]))
            return false;
    qsort(all, total, sizeof *all, compare_plans);
    *set = (struct plan_set){all, total};
    return true;
}

bool config_read_plans(struct plan_set *set, const struct yaml *yaml, const struct yaml_node *list,
                       struct err *err)
{
    if (list->kind != YAML_SEQUENCE)
        return yaml_error(yaml, list, err, "expected a list of plans");
    struct plan *plans = ARENA_ARRAY(yaml->memory, set->count + CONFIG_PLANS_MOST, struct plan);
    size_t count = set->count, read = 0;
    memcpy(plans, set->plans, count * sizeof *plans);
    for (const struct yaml_node *item = list->child; item; item = item->next) {
        struct plan plan;
        if (read++ == CONFIG_PLANS_MOST)
            return yaml_error(yaml, item, err, "more than %d plans", CONFIG_PLANS_MOST);
        if (!plan_read_declared(&plan, set, yaml, item, err))
            return false;
        if (!put(plans, &count, &plan))
            return yaml_error(yaml, yaml_get(item, "id"), err, "the plan %.*s is there already",
                              SLICE_ARG(plan.id));
    }
    qsort(plans, count, sizeof *plans, compare_plans);
    *set = (struct plan_set){plans, count};
    return true;
}
