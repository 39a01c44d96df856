// The sections of the text report, in their order on the page.
#ifndef WAYBILL_REPORT_TEXT_H
#define WAYBILL_REPORT_TEXT_H

#include "page.h"
#include "render.h"

typedef void text_section(struct page *page, const struct report *report,
                          const struct report_style *style);

// The tier in a word.
text_section text_tier;
// What was read, and whether that is all.
text_section text_coverage;
// What kept the scan from being complete; nothing where it is.
text_section text_incomplete;
// What was left out without making the scan incomplete.
text_section text_left_out;
// The rows of the matrix that fired, whose repository it is and what was declared.
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
// What to do about which files so that the tier is lower, with the commands.
text_section text_way_down;
// What of a file has to go and how, as one sentence with a blank behind it.
void text_burden(struct page *page, enum burden burden, const struct step_count *count);
// A tier for each folder, where that was asked for, and which tools in use may see which of them.
text_section text_folders;
// The tools that are used here, without a heading.
text_section text_tools_in_use;
// The same, and which plans are fine.
text_section text_tools;
// Every plan with all that its verdict rests on: `waybill advise`.
text_section text_plans;

// What another declaration would change: in place of the tier, the rows and the plans.
text_section text_what_if;

// "acceptable with conditions", and whether that is so only as declared.
void text_say_verdict(struct page *page, const struct advice *advice);
// The texts up to the first empty one, "BEFORE a; b; c.", and nothing where there is none.
void say_texts(struct page *page, const char *before, const struct slice *texts, size_t most);

// Whether it is about many commits, so that a place needs one.
bool report_is_history(const struct report *report);
// Whether it is about files and folders that were named, and not about all of the root or of a repository.
bool report_is_of_named(const struct report *report);
// Adds the path report->paths[i] as it is from the root of the file system, as far as that is known. It is not printable.
void report_add_path(const struct report *report, size_t i, struct buf *out);

// The file that declarations go to: without git none is read but one that is named.
const char *config_words(const struct report *report);

// Said where no tool is in use: a part of a repository tells nothing of the rest.
const char *no_tool_words(const struct report *report);

// What other formats for people say, too: lines on a page, in the same words.

// "The work tree of /home/sam/shop: 1,204 files, 8.4 MB." And say_how_far().
void say_what_was_read(struct page *page, const struct report *report);
// Of a history: that there was nothing in it, that an earlier scan read a part of it, that a later one must.
void say_how_far(struct page *page, const struct report *report);
// Whose repository it is, which sector, what the law has to say, and what was declared.
void say_circumstances(struct page *page, const struct report *report);
// The habits of "What to do": their names, and what each means here.
enum { HABITS = 4 };
const char *habit_name(size_t habit);
void say_habit(struct page *page, const struct report *report, size_t habit);

extern const char *const verdict_titles[VERDICT_COUNT]; // "Acceptable with conditions"
extern const char *const account_words[ACCOUNT_COUNT];  // "Free and personal plans"
const char *place_words(enum place place);              // "test code"; "" for production
// Not the row for undeclared plans, whose verdict is shown with the tools in use.
bool advice_is_listed(const struct advice *advice);
// The vendors whose plans for this kind of account have the verdict, "Alpha (2 of 3), Beta", or with `ids` the plans;
// "all 12" where none is acceptable. False, and nothing said, where there are none.
bool say_account(struct page *page, const struct report *report, enum verdict verdict,
                 enum account account, bool ids);

// A heading on a line of its own. Lines of its section are indented by SECTION.
enum { SECTION = 2, ITEM = 4, DETAIL = 6 };
void text_heading(struct page *page, const char *heading);
// The same for one thing by its id: "R4: Healthcare/finance codebase".
void text_title(struct page *page, struct slice id, struct slice title);

#endif
