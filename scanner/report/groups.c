#include "groups.h"

#include "item.h"

#include <stdlib.h>

bool finding_is_live(const struct finding *finding)
{
    return finding->standing == STANDING_LIVE && finding->suppressed_by.len == 0;
}

bool finding_is_not_live(const struct finding *finding)
{
    return !finding_is_live(finding);
}

// Findings are in one array, so that their addresses have the report's order.
static int compare_places(const struct finding *a, const struct finding *b)
{
    return a < b ? -1 : a > b;
}

static int compare_rules(const struct grouped *a, const struct grouped *b)
{
    int order = slice_compare(a->finding->rule, b->finding->rule);
    return order ? order : (int)a->finding->severity - (int)b->finding->severity;
}

static int by_rule(const void *left, const void *right)
{
    const struct grouped *a = left, *b = right;
    int order = compare_rules(a, b);
    if (order == 0)
        order = b->counts - a->counts;
    return order ? order : compare_places(a->finding, b->finding);
}

// What runs comes before what only tests and describes it.
static bool is_beside(const struct finding *finding)
{
    return finding->place != PLACE_PRODUCTION && finding->place != PLACE_GENERATED;
}

static int by_leader(const void *left, const void *right)
{
    const struct grouped *a = left, *b = right;
    int order = finding_is_sign(a->leader) - finding_is_sign(b->leader);
    if (order == 0)
        order = finding_weighs(b->leader) - finding_weighs(a->leader);
    if (order == 0)
        order = compare_places(a->leader, b->leader);
    if (order == 0)
        order = b->counts - a->counts;
    if (order == 0)
        order = is_beside(a->finding) - is_beside(b->finding);
    return order ? order : compare_places(a->finding, b->finding);
}

static int by_kind(const void *left, const void *right)
{
    const struct grouped *a = left, *b = right;
    int order = (int)a->leader->kind - (int)b->leader->kind;
    return order ? order : by_leader(left, right);
}

static bool is_any(const struct finding *finding)
{
    (void)finding;
    return true;
}

static size_t group(struct grouped *grouped, const struct report *report, wanted_fn *wanted,
                    int (*order)(const void *, const void *))
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        if (wanted(finding))
            grouped[count++] = (struct grouped){finding, NULL, finding_weighs(finding)};
    }
    if (count == 0)
        return 0;
    qsort(grouped, count, sizeof *grouped, by_rule);
    for (size_t i = 0; i < count; i++) {
        bool leads = i == 0 || compare_rules(&grouped[i - 1], &grouped[i]) != 0;
        grouped[i].leader = leads ? grouped[i].finding : grouped[i - 1].leader;
    }
    qsort(grouped, count, sizeof *grouped, order);
    return count;
}

size_t group_findings(struct grouped *grouped, const struct report *report, wanted_fn *wanted)
{
    return group(grouped, report, wanted, by_leader);
}

size_t group_by_kind(struct grouped *grouped, const struct report *report)
{
    return group(grouped, report, is_any, by_kind);
}

size_t group_length(const struct grouped *grouped, size_t count)
{
    size_t len = 1;
    while (len < count && grouped[len].leader == grouped[0].leader)
        len++;
    return len;
}
