// Explanations for `waybill explain`: a row of the matrix, a tier, a verdict, a pattern, a finding, and the verdict on a
// plan for one repository. Each is a section with a heading; all of it is in words, and tells where it comes from.
#ifndef WAYBILL_REPORT_EXPLAIN_H
#define WAYBILL_REPORT_EXPLAIN_H

#include "page.h"
#include "pattern.h"
#include "report.h"

void explain_row(struct page *page, enum row_id row);
// The rows that make the tier, and which tools to look at first.
void explain_tier(struct page *page, enum tier tier);
void explain_verdict(struct page *page, enum verdict verdict);

// A check that a pattern's values are put to.
struct check_words {
    struct slice says, source;
};

// `checks` ends with an empty row.
void explain_pattern(struct page *page, const struct pattern *pattern,
                     const struct check_words *checks);

// What a finding counts as in the matrix: its words, or why it counts as nothing.
struct counting {
    bool counts;
    const char *words;
};

// `pattern` NULL: it is none of those that are loaded.
void explain_finding(struct page *page, const struct finding *finding,
                     const struct pattern *pattern, const struct counting *counting);

// From the owner to the last condition: why the report has this verdict. `met_by` tells what has to be done about a
// condition.
void explain_advice(struct page *page, const struct report *report, const struct advice *advice,
                    struct slice (*met_by)(struct slice condition));

#endif
