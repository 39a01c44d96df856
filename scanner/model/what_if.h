// What `waybill advise --what-if` asks: the same findings, judged as if something else were declared or some files
// were not there. Nothing is declared by asking.
#ifndef WAYBILL_MODEL_WHAT_IF_H
#define WAYBILL_MODEL_WHAT_IF_H

#include "assessment.h"

// One key that can be asked with, and what is: "owner", "enterprise".
struct what_if_key {
    const char *name;
    bool is_list;
    const struct slice *values; // printable, ends with an empty one
};

// A plan that the question is about.
struct what_if_plan {
    const struct advice *now, *then; // on the same plan
    struct slice tools; // in use that are judged as it: "Cursor, Codex"; empty: it was asked about
};

enum what_if_scope {
    WHAT_IF_ASKED,   // the plans that were named
    WHAT_IF_IN_USE,  // else those that the tools in use are judged as
    WHAT_IF_CHANGED, // else all whose verdict changes
};

struct what_if {
    const struct what_if_key *keys; // all that there are, whether asked with or not
    size_t key_count;
    const struct assessment *then;
    enum what_if_scope scope;
    const struct what_if_plan *plans; // that it is about
    size_t plan_count;
    size_t others, others_changed; // plans besides, and those of them whose verdict changes
    bool has_without;              // files are taken away,
    size_t findings_without;       // and with them so many findings
};

static inline bool verdict_changes(const struct what_if_plan *plan)
{
    return plan->now->verdict != plan->then->verdict;
}

#endif
