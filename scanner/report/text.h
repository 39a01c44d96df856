// The sections of the text report, in their order on the page.
#ifndef WAYBILL_REPORT_TEXT_H
#define WAYBILL_REPORT_TEXT_H

#include "page.h"
#include "render.h"

typedef void text_section(struct page *page, const struct report *report,
                          const struct report_style *style);

// What was read, and whether that is all.
text_section text_coverage;
// The tier, whose repository it is and what was declared.
text_section text_tier;
// The rows of the matrix that fired.
text_section text_rows;
// What was found, worst first.
text_section text_findings;
// What is wrong with suppressions.
text_section text_notices;
// What the scanned files would change of the policy, where it is another commit's.
text_section text_policy;
// The one sentence on a tier that suppressed findings would make higher, if so.
text_section text_suppressed_tier;
// What to do, by the four habits.
text_section text_habits;
// The tools that are used here, and which plans are fine.
text_section text_tools;
// Every plan with all that its verdict rests on: `waybill advise`.
text_section text_plans;

// Whether it is about many commits, so that a place needs one.
bool report_is_history(const struct report *report);

// A heading on a line of its own. Lines of its section are indented by SECTION.
enum { SECTION = 2, ITEM = 4, DETAIL = 6 };
void text_heading(struct page *page, const char *heading);

#endif
