#include "policy_diff.h"

#include "json_read.h"
#include "plan_read.h"
#include "policy_effect.h"
#include "sample_repositories.h"
#include "text.h"

enum { PLANS_MOST = 10000 };

static const char *account_word(unsigned value)
{
    return account_name((enum account)value);
}

static const char *training_word(unsigned value)
{
    return training_name((enum training)value);
}

static const char *dpa_word(unsigned value)
{
    return dpa_name((enum dpa)value);
}

static const char *baa_word(unsigned value)
{
    return baa_name((enum baa)value);
}

static const char *certainty_word(unsigned value)
{
    return certainty_name((enum certainty)value);
}

static bool read_word(const struct json_node *node, const char *key, const char *(*name)(unsigned),
                      unsigned count, unsigned *value, struct slice path, struct err *err)
{
    const struct json_node *entry = json_find(node, key);
    struct slice word = json_find_text(node, key);
    for (*value = 0; *value < count; (*value)++)
        if (slice_equals(word, slice_of_string(name(*value))))
            return true;
    return json_error(path, entry ? entry : node, err,
                      "\"%s\" is missing, or a word that this version does not know", key);
}

static bool read_plan(struct plan *plan, const struct json_node *node, struct slice path,
                      struct err *err)
{
    unsigned account, training, dpa, baa, certainty;
    const struct {
        const char *key;
        struct slice *out;
    } texts[] = {
        {"id", &plan->id},
        {"vendor", &plan->vendor},
        {"tool", &plan->tool},
        {"plan", &plan->name},
        {"regions", &plan->regions},
        {"region_choice", &plan->region_choice},
        {"retention", &plan->retention},
        {"retention_choice", &plan->retention_choice},
        {"human_review", &plan->human_review},
        {"certifications", &plan->certifications},
        {"subprocessors", &plan->subprocessors},
        {"documents_say", &plan->documents_say},
        {"documents_differ", &plan->documents_differ},
        {"source", &plan->source},
        {"source_date", &plan->source_date},
        {"source_note", &plan->source_note},
    };
    *plan = (struct plan){0};
    if (!read_word(node, "account", account_word, ACCOUNT_COUNT, &account, path, err) ||
        !read_word(node, "training", training_word, TRAINING_COUNT, &training, path, err) ||
        !read_word(node, "dpa", dpa_word, DPA_COUNT, &dpa, path, err) ||
        !read_word(node, "baa", baa_word, BAA_COUNT, &baa, path, err) ||
        !read_word(node, "confidence", certainty_word, CERTAINTY_COUNT, &certainty, path, err))
        return false;
    plan->account = (enum account)account;
    plan->training = (enum training)training;
    plan->dpa = (enum dpa)dpa;
    plan->baa = (enum baa)baa;
    plan->certainty = (enum certainty)certainty;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i].out = json_find_text(node, texts[i].key);
    plan->eu_capable = plan_is_eu_capable(plan);
    return plan->id.len || json_error(path, node, err, "a plan without an id");
}

bool policy_set_read(struct plan_set *set, struct slice path, struct slice text,
                     struct arena *memory, struct err *err)
{
    const struct json_node *root = NULL;
    struct plan *plans = ARENA_ARRAY(memory, PLANS_MOST, struct plan);
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
        if (!read_plan(&plans[count], node, path, err))
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
