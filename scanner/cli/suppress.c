#include "suppress.h"

#include <limits.h>
#include <stdlib.h>

// The entries of one list, sorted by what they are of, to be found by halving: both the
// list and the findings may be long.
struct register_entry {
    const struct acceptance *acceptance;
    bool used;
};

struct entries {
    struct register_entry *items;
    size_t count;
};

static int compare_entries(const void *left, const void *right)
{
    const struct acceptance *a = ((const struct register_entry *)left)->acceptance;
    const struct acceptance *b = ((const struct register_entry *)right)->acceptance;
    int order = slice_compare(a->of, b->of);
    return order ? order : a < b ? -1 : a > b;
}

static struct entries entries_of(const struct acceptances *acceptances, struct arena *memory)
{
    struct entries entries = {ARENA_ARRAY(memory, acceptances->count, struct register_entry),
                              acceptances->count};
    for (size_t i = 0; i < entries.count; i++)
        entries.items[i].acceptance = &acceptances->items[i];
    if (entries.count)
        qsort(entries.items, entries.count, sizeof *entries.items, compare_entries);
    return entries;
}

static size_t first_of(const struct entries *entries, struct slice of)
{
    size_t low = 0, high = entries->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(entries->items[middle].acceptance->of, of) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// The first entry of the file that holds on `day`, or NULL. Those that have expired are
// used, too: there still is what they were for.
static const struct acceptance *ask(struct entries *entries, struct slice of, int day)
{
    const struct acceptance *found = NULL;
    for (size_t i = first_of(entries, of);
         i < entries->count && slice_equals(entries->items[i].acceptance->of, of); i++) {
        entries->items[i].used = true;
        if (!found && entries->items[i].acceptance->last_day >= day)
            found = entries->items[i].acceptance;
    }
    return found;
}

static void tell(const struct entries *entries, struct slice path, int day, bool whole,
                 struct notices *notices)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct register_entry *entry = &entries->items[i];
        struct notice notice = {.by = BY_CONFIG, .path = path, .line = entry->acceptance->line};
        bool expired = entry->acceptance->last_day < day;
        if (expired) {
            notice.kind = NOTICE_EXPIRED;
            notice.words = entry->used ? SLICE("its last day is over: what it accepted counts")
                                       : SLICE("its last day is over");
        } else if (whole && !entry->used) {
            notice.kind = NOTICE_UNUSED;
            notice.words = SLICE("nothing is found that it accepts");
        } else {
            continue;
        }
        notices_add(notices, &notice);
    }
}

static void tell_paths(const struct config *config, struct notices *notices)
{
    for (size_t i = 0; i < config->exclude.count; i++) {
        const struct exclude_pattern *pattern = &config->exclude.patterns[i];
        struct notice notice = {.kind = NOTICE_UNUSED,
                                .by = BY_CONFIG,
                                .path = config->path,
                                .line = pattern->line,
                                .words = SLICE("no file has a path that it leaves out")};
        if (!pattern->used && !pattern->negated)
            notices_add(notices, &notice);
    }
}

void suppress_accepted(struct findings *findings, const struct config *config, int day, bool whole,
                       struct notices *notices, struct arena *memory)
{
    struct entries rules = entries_of(&config->rules, memory);
    struct entries prints = entries_of(&config->findings, memory);

    for (size_t i = 0; i < findings->count; i++) {
        struct finding *finding = &findings->items[i];
        const struct acceptance *by_rule = ask(&rules, finding->rule, day);
        const struct acceptance *found = ask(&prints, slice_of_string(finding->fingerprint), day);
        if (!found)
            found = by_rule;
        if (!found || finding->suppressed_by.len)
            continue;
        finding->suppressed_by = BY_CONFIG;
        finding->suppressed_reason = found->reason;
    }
    tell(&rules, config->path, day, whole, notices);
    tell(&prints, config->path, day, whole, notices);
    if (whole)
        tell_paths(config, notices);
    notices_settle(notices);
}
