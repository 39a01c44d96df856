#include "groups.h"

#include <stdlib.h>

bool finding_is_live(const struct finding *finding)
{
    return finding->standing == STANDING_LIVE && finding->suppressed_by.len == 0;
}

bool finding_is_not_live(const struct finding *finding)
{
    return !finding_is_live(finding);
}

static int compare_rules(const struct finding *a, const struct finding *b)
{
    int order = slice_compare(a->rule, b->rule);
    return order ? order : (int)a->severity - (int)b->severity;
}

// Findings are in one array, so that their addresses have the report's order.
static int compare_places(const struct finding *a, const struct finding *b)
{
    return a < b ? -1 : a > b;
}

static int by_rule(const void *left, const void *right)
{
    const struct grouped *a = left, *b = right;
    int order = compare_rules(a->finding, b->finding);
    return order ? order : compare_places(a->finding, b->finding);
}

// What runs comes before what only tests and describes it.
static bool is_beside(const struct finding *finding)
{
    return finding->place != PLACE_PRODUCTION && finding->place != PLACE_GENERATED;
}

// Data before signs.
static int by_leader(const void *left, const void *right)
{
    const struct grouped *a = left, *b = right;
    int order = finding_is_sign(a->leader) - finding_is_sign(b->leader);
    if (order == 0)
        order = compare_places(a->leader, b->leader);
    if (order == 0)
        order = is_beside(a->finding) - is_beside(b->finding);
    return order ? order : compare_places(a->finding, b->finding);
}

size_t group_findings(struct grouped *grouped, const struct report *report, wanted_fn *wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < report->finding_count; i++)
        if (wanted(&report->findings[i]))
            grouped[count++].finding = &report->findings[i];
    if (count == 0)
        return 0;
    qsort(grouped, count, sizeof *grouped, by_rule);
    for (size_t i = 0; i < count; i++) {
        bool leads = i == 0 || compare_rules(grouped[i - 1].finding, grouped[i].finding) != 0;
        grouped[i].leader = leads ? grouped[i].finding : grouped[i - 1].leader;
    }
    qsort(grouped, count, sizeof *grouped, by_leader);
    return count;
}

size_t group_length(const struct grouped *grouped, size_t count)
{
    size_t len = 1;
    while (len < count && grouped[len].leader == grouped[0].leader)
        len++;
    return len;
}
