#include "policy_diff.h"

#include "json_read.h"
#include "plan_json.h"
#include "policy_effect.h"
#include "sample_repositories.h"
#include "text.h"

enum { PLANS_MOST = 10000 };

bool policy_set_read(struct plan_set *set, struct slice path, struct slice text,
                     struct arena *memory, struct err *err)
{
    const struct json_node *root = NULL;
    struct plan *plans = ARENA_ARRAY(memory, PLANS_MOST, struct plan);
    const struct json_source from = {path, memory, err};
    size_t count = 0;
    if (!json_parse(&root, path, text, memory, err))
        return false;
    const struct json_node *list = json_find(root, "plans");
    if (!list || list->kind != JSON_LIST)
        return json_error(path, root, err,
                          "no \"plans\": this is not what `waybill policy list --format json` "
                          "writes");
    for (const struct json_node *node = list->child; node; node = node->next) {
        if (count == PLANS_MOST)
            return json_error(path, node, err, "more than %d plans", PLANS_MOST);
        if (!plan_json_read(&plans[count], &from, node))
            return false;
        if (count && slice_compare(plans[count - 1].id, plans[count].id) >= 0)
            return json_error(path, node, err, "the plans are not in the order of their ids");
        count++;
    }
    *set = (struct plan_set){plans, count};
    return true;
}

static void begin_plan(struct page *page, const struct plan *plan, const char *what)
{
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_token(page, plan->id);
    page_ink(page, INK_PLAIN);
    page_printf(page, ": %s", what);
}

static void say_fact(struct page *page, const struct plan_fact *now, const struct plan_fact *was)
{
    page_begin(page, SECTION, ITEM);
    page_printf(page, "%s: ", now->key);
    page_say_slice(page, now->value.len ? now->value : SLICE("not said"));
    page_say(page, ", was ");
    page_say_slice(page, was->value.len ? was->value : SLICE("not said"));
}

static bool compare(struct page *page, const struct plan *now, const struct plan *was,
                    const struct plan_set *plans, int64_t today, struct arena *memory)
{
    struct plan_fact facts[PLAN_FACTS], before[PLAN_FACTS];
    size_t differ = 0;
    plan_facts(now, facts);
    plan_facts(was, before);
    for (size_t i = 0; i < PLAN_FACTS; i++) {
        if (slice_equals(facts[i].value, before[i].value))
            continue;
        if (differ++ == 0)
            begin_plan(page, now, now->is_declared ? "declared otherwise" : "changed");
        say_fact(page, &facts[i], &before[i]);
    }
    if (differ == 0)
        return false;
    struct slice *told = ARENA_ARRAY(memory, sample_repository_count, struct slice);
    size_t changed = policy_changed_verdicts(now, was, plans, today, told, memory);
    for (size_t i = 0; i < changed; i++) {
        page_begin(page, SECTION, ITEM);
        page_say(page, "Verdict for ");
        page_say_slice(page, told[i]);
    }
    if (changed == 0) {
        page_begin(page, SECTION, ITEM);
        page_say(page, "No verdict changes.");
    }
    return true;
}

size_t policy_diff(struct page *page, const struct plan_set *now, const struct plan_set *was,
                   int64_t today, struct arena *memory)
{
    size_t differ = 0;
    for (size_t i = 0, k = 0; i < now->count || k < was->count;) {
        int order = i == now->count   ? 1
                    : k == was->count ? -1
                                      : slice_compare(now->plans[i].id, was->plans[k].id);
        if (order < 0)
            begin_plan(page, &now->plans[i],
                       now->plans[i].is_declared ? "declared, a plan of its own" : "new");
        else if (order > 0)
            begin_plan(page, &was->plans[k], "gone");
        differ += order != 0 || compare(page, &now->plans[i], &was->plans[k], now, today, memory);
        i += order <= 0;
        k += order >= 0;
    }
    return differ;
}
