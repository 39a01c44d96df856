// What suppressed what, and which policy that was.
#include "report_part.h"

#include "config_plans.h"
#include "plan_json.h"

#include <limits.h>

enum { CHANGES_MOST = 100000 };

JSON_WORDS(notice, notice_kind)

static bool read_baseline(const struct reading *r, const struct json_node *suppressions)
{
    const struct json_node *map = json_want(&r->from, suppressions, "baseline", JSON_MAP);
    struct baseline_sum *sum = &r->out->report.baseline;
    uint64_t entries = 0, here = 0, moved = 0, gone = 0;

    if (!map || !json_want_text(&r->from, map, "path", &sum->path) ||
        !json_want_number(&r->from, map, "entries", INT64_MAX, &entries) ||
        !json_want_number(&r->from, map, "here", INT64_MAX, &here) ||
        !json_want_number(&r->from, map, "moved", INT64_MAX, &moved) ||
        !json_want_number(&r->from, map, "gone", INT64_MAX, &gone))
        return false;
    *sum = (struct baseline_sum){sum->path.len > 0, sum->path, entries, here, moved, gone};
    return true;
}

static bool read_notice(const struct reading *r, const struct json_node *item,
                        struct notice *notice)
{
    unsigned kind = 0;
    uint64_t line = 0;

    if (!json_want_word(&r->from, item, "kind", notice_word, NOTICE_COUNT, &kind) ||
        !json_want_text(&r->from, item, "by", &notice->by) ||
        !json_want_path(&r->from, item, "path", "path_hex", &notice->path) ||
        !json_want_number(&r->from, item, "line", UINT_MAX, &line) ||
        !json_want_text(&r->from, item, "words", &notice->words))
        return false;
    notice->kind = (enum notice_kind)kind;
    notice->line = (unsigned)line;
    return true;
}

bool report_read_suppressions(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "suppressions", JSON_MAP);
    struct report *report = &r->out->report;
    uint64_t count = 0, weighing = 0;
    size_t notices = 0;

    if (!map || !json_want_number(&r->from, map, "count", INT64_MAX, &count) ||
        !json_want_number(&r->from, map, "weighing", INT64_MAX, &weighing) ||
        !json_want_number(&r->from, map, "notices_left_out", INT64_MAX,
                          &report->notices_left_out) ||
        !read_baseline(r, map))
        return false;
    report->suppressed = (struct suppressed){.count = count, .weighing = weighing};
    const struct json_node *list = json_want_list(&r->from, map, "notices", NOTICES_MOST, &notices);
    if (!list)
        return false;
    struct notice *items = ARENA_ARRAY(r->from.memory, notices + 1, struct notice);
    report->notices = items;
    report->notice_count = notices;
    for (const struct json_node *item = list->child; item; item = item->next)
        if (!read_notice(r, item, items++))
            return false;
    return true;
}

static bool read_changes(const struct reading *r, const struct json_node *policy)
{
    size_t count;
    const struct json_node *list =
        json_want_list(&r->from, policy, "changes", CHANGES_MOST, &count);

    if (!list)
        return false;
    struct policy_change *change = ARENA_ARRAY(r->from.memory, count + 1, struct policy_change);
    r->out->report.policy_changes = change;
    r->out->report.policy_change_count = count;
    for (const struct json_node *item = list->child; item; item = item->next, change++) {
        uint64_t line = 0;
        if (!json_want_path(&r->from, item, "path", "path_hex", &change->path) ||
            !json_want_number(&r->from, item, "line", UINT_MAX, &line) ||
            !json_want_text(&r->from, item, "words", &change->words))
            return false;
        change->line = (unsigned)line;
    }
    return true;
}

// What the repository declared about plans, over those of today.
static bool read_plans(const struct reading *r, const struct json_node *policy)
{
    size_t count;
    const struct json_node *list =
        json_want_list(&r->from, policy, "plans", CONFIG_PLANS_MOST, &count);

    if (!list)
        return false;
    struct plan *plans = ARENA_ARRAY(r->from.memory, count + 1, struct plan);
    for (const struct json_node *item = list->child; item; item = item->next, plans++) {
        if (!plan_json_read(plans, &r->from, item) ||
            !json_want_text(&r->from, item, "declared_otherwise", &plans->declared))
            return false;
        plans->is_declared = true;
    }
    r->out->plans = builtin_plans;
    return plan_set_extend(&r->out->plans, plans - count, count, r->from.memory) ||
           report_part_error(r, list, "a plan is there twice");
}

bool report_read_policy(const struct reading *r)
{
    const struct json_node *map = json_want(&r->from, r->root, "policy", JSON_MAP);
    return map && json_want_text(&r->from, map, "from", &r->out->report.policy_from) &&
           read_changes(r, map) && read_plans(r, map);
}
