// Findings, grouped by what they are. A group is one rule at one severity: forty keys of one kind are one thing to read
// and forty places.
#ifndef WAYBILL_REPORT_GROUPS_H
#define WAYBILL_REPORT_GROUPS_H

#include "report.h"

// A finding, and the first of its group: of what counts there, if anything does, the first in the report's order,
// which is worst first.
struct grouped {
    const struct finding *finding;
    const struct finding *leader;
    bool counts; // finding_weighs()
};

typedef bool wanted_fn(const struct finding *finding);

// Neither a stand-in nor suppressed, and the opposite.
wanted_fn finding_is_live, finding_is_not_live;

// The wanted findings with groups together: data before signs, what counts before what does not, then the group with
// the worst first; within a group also what runs before what tests it. `grouped` has room for all findings of the
// report. Returns how many there are.
size_t group_findings(struct grouped *grouped, const struct report *report, wanted_fn *wanted);
// All findings so, but by kind first.
size_t group_by_kind(struct grouped *grouped, const struct report *report);

// How many of the `count` there are belong to the group of the first.
size_t group_length(const struct grouped *grouped, size_t count);

#endif
