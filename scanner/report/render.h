// From a report to the bytes that leave the program: one function a format.
//
// Renderers only read. They know no clock, no locale and no terminal: the same report
// and style give the same bytes.
#ifndef WAYBILL_REPORT_RENDER_H
#define WAYBILL_REPORT_RENDER_H

#include "buf.h"
#include "err.h"
#include "report.h"

// The formats that tell all of a report, or what it comes to, and those that are its findings alone.
//  X(NAME, name, "for whom")
#define FORMATS_OF_REPORTS(X)                                    \
    X(TEXT, text, "for people")                                  \
    X(JSON, json, "for programs")                                \
    X(HTML, html, "a page for a browser and for paper")          \
    X(MARKDOWN, markdown, "for job summaries and pull requests") \
    X(BADGE, badge, "the tier alone, an SVG")
#define FORMATS_OF_FINDINGS(X)                                     \
    X(JSONL, jsonl, "the findings of json, one a line")            \
    X(SARIF, sarif, "for code scanning")                           \
    X(JUNIT, junit, "for what shows tests")                        \
    X(CSV, csv, "for spreadsheets")                                \
    X(GITHUB, github, "annotations of a job in GitHub Actions")    \
    X(GITLAB, gitlab, "GitLab's report of secret detection")       \
    X(CODEQUALITY, codequality, "GitLab's report of code quality") \
    X(RDJSONL, rdjsonl, "for reviewdog")                           \
    X(AZURE, azure, "issues of a job in Azure Pipelines")          \
    X(GCC, gcc, "as compilers print errors, for editors")
// The one list of formats: the parser of --format, the help and the tests go by it.
#define FORMATS(X)        \
    FORMATS_OF_REPORTS(X) \
    FORMATS_OF_FINDINGS(X)

enum format {
#define X(NAME, name, help) FORMAT_##NAME,
    FORMATS(X)
#undef X
        FORMAT_COUNT,
};

// How a report is shown. Only text heeds more than `advice_only`.
struct report_style {
    bool colour;      // ANSI colours; they never carry a meaning of their own
    bool verbose;     // every place, with why it was found, and every path left out
    bool quiet;       // the tier, what counts towards it, and whether it is all
    bool advice_only; // what `waybill advise` shows: no findings, all about each plan
    unsigned width;   // columns; 0: 80
};

typedef void render_fn(const struct report *report, const struct report_style *style,
                       struct buf *out);
#define X(NAME, name, help) render_fn render_##name;
FORMATS(X)
#undef X

struct format_row {
    const char *name, *help;
    render_fn *render;
};

extern const struct format_row format_rows[FORMAT_COUNT];

// ORDER FORMAT: the badge is the last of FORMATS_OF_REPORTS.
static inline bool format_is_of_findings(enum format format)
{
    return format > FORMAT_BADGE;
}

// Adds the rendered report to `out`. ERR_UNABLE when it is longer than the ceiling of
// `out`, which then holds only a part of it.
bool report_render(enum format format, const struct report *report,
                   const struct report_style *style, struct buf *out, struct err *err);

#endif
