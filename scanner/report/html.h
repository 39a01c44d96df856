// One HTML file for a person who reads, files or prints it: the pieces it is written with, and its sections.
//
// The markup is ours and stands in the code; all else goes through html_text() or html_path(). Nothing is fetched: the
// style sheet and the script are html.css and html.js, named by their digests in the page's Content-Security-Policy, so
// that nothing else could run even if a text got through. That rules out style attributes, too. What the script adds
// is comfort: without it, and on paper, all is there to be seen.
#ifndef WAYBILL_REPORT_HTML_H
#define WAYBILL_REPORT_HTML_H

#include "lines.h"
#include "render.h"
#include "text.h"

struct html {
    struct buf *out;
    const struct report *report;
    const struct report_style *style;
};

// Markup and words of ours.
void html_raw(struct html *html, const char *markup);
__attribute__((format(printf, 2, 3))) void html_printf(struct html *html, const char *format, ...);
// Text from anywhere, that the model promises to be printable.
void html_text(struct html *html, struct slice text);
// A path, as the text report writes it.
void html_path(struct html *html, struct slice path);
// <code>, with a path or another text in it.
void html_code(struct html *html, struct slice text);
void html_code_path(struct html *html, struct slice path);
// With a capital, for the first of a sentence of ours.
void html_capital(struct html *html, const char *words);
// "1,234", and "1 file" as page_count() says it.
void html_number(struct html *html, uint64_t number);
void html_count(struct html *html, uint64_t number, const char *one, const char *many);

// What is said on a page: its lines, each between `before` and `after`. Releases them.
//
//     struct lines lines;
//     say_habit(lines_begin(&lines), html->report, i);
//     html_lines(html, &lines, "<p>", "</p>\n");
void html_lines(struct html *html, struct lines *lines, const char *before, const char *after);

typedef void html_section(struct html *html);
// The first screen: what it is, how bad, what may be used, what to do.
html_section html_summary;
// The rows of the matrix, and what they rest on.
html_section html_matrix;
// In which folders the findings stand.
html_section html_places;
// Every finding, by kind, up to a ceiling.
html_section html_findings;
// What would lower the tier.
html_section html_way_down;
// A tier for each folder.
html_section html_folders;
// Tools in use, and every plan with its facts.
html_section html_plans;
// What was read and what was not.
html_section html_coverage;
// What is suppressed, and whose policy it went by.
html_section html_policy;

extern const char *const tier_titles[TIER_COUNT]; // "Medium"

#endif
