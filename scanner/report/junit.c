// JUnit's XML, for whatever shows tests: each finding is a test that failed, or was skipped where it is suppressed. The first
// test is the scan: it passes when all was read, so that a clean repository has a test at all, and is an error otherwise.
#include "groups.h"
#include "issues.h"
#include "print.h"
#include "render.h"

enum { TEXT_MOST = 64 * 1024 };

// print_html() writes numeric references alone, which XML 1.0 has too, and leaves no control character, which it has not.
static void add_printable(struct buf *out, struct slice text)
{
    struct arena scratch = {0};
    print_html(out, print_again(&scratch, text));
    arena_release(&scratch);
}

static void add_path(struct buf *out, struct slice path)
{
    struct buf safe;
    buf_init(&safe, TEXT_MOST);
    print_safe(&safe, path);
    print_html(out, buf_slice(&safe));
    buf_release(&safe);
}

static void add_scan(struct buf *out, const struct report *report, const struct issues *issues)
{
    bool complete = coverage_is_complete(report->coverage);
    buf_printf(out, "    <testcase classname=\"waybill\" name=\"the scan is complete\"%s>\n",
               complete ? "/" : "");
    if (complete)
        return;
    buf_add_string(out,
                   "      <error type=\"scan-incomplete\" message=\"The scan is not complete\">");
    for (size_t i = 0; i < issues->count && !issues->items[i].finding; i++) {
        struct buf words;
        buf_init(&words, TEXT_MOST);
        issue_say(&words, &issues->items[i], report);
        buf_add_string(out, i ? "\n" : "");
        add_printable(out, buf_slice(&words));
        buf_release(&words);
        if (issues->items[i].path.len) {
            buf_add_string(out, ", such as ");
            add_path(out, issues->items[i].path);
        }
    }
    buf_add_string(out, "</error>\n    </testcase>\n");
}

static void add_failure(struct buf *out, const struct finding *finding)
{
    struct buf words;
    buf_init(&words, TEXT_MOST);
    finding_say(&words, finding);
    buf_printf(out, "      <failure type=\"%s\" message=\"", severity_name(finding->severity));
    add_printable(out, buf_slice(&words));
    buf_add_string(out, "\">");
    buf_release(&words);
    add_path(out, finding->path);
    buf_printf(out, ":%u:%u", finding->line, finding->column);
    for (size_t i = 0; i < FINDING_MOST_WHY && finding->why[i].len; i++) {
        buf_add_string(out, "\n");
        add_printable(out, finding->why[i]);
    }
    buf_add_string(out, "</failure>\n");
}

static void add_skipped(struct buf *out, const struct finding *finding)
{
    buf_add_string(out, "      <skipped message=\"suppressed by ");
    add_printable(out, finding->suppressed_by);
    buf_add_string(out, finding->suppressed_reason.len ? ": " : "");
    add_printable(out, finding->suppressed_reason);
    buf_add_string(out, "\"/>\n");
}

static void add_finding(struct buf *out, const struct finding *finding)
{
    buf_add_string(out, "    <testcase classname=\"");
    add_path(out, finding->path);
    buf_add_string(out, "\" name=\"");
    add_printable(out, finding->rule);
    buf_printf(out, " at line %u, column %u", finding->line, finding->column);
    if (finding->commit.len) {
        buf_add_string(out, " of commit ");
        add_printable(out, slice_cut(finding->commit, 0, 12));
    }
    buf_add_string(out, "\" file=\"");
    add_path(out, finding_file(finding));
    buf_add_string(out, "\">\n");
    if (finding->suppressed_by.len)
        add_skipped(out, finding);
    else
        add_failure(out, finding);
    buf_add_string(out, "    </testcase>\n");
}

void render_junit(const struct report *report, const struct report_style *style, struct buf *out)
{
    size_t failures = 0, skipped = 0;
    struct issues issues;

    (void)style;
    for (size_t i = 0; i < report->finding_count; i++) {
        const struct finding *finding = &report->findings[i];
        failures += finding_is_live(finding);
        skipped += finding->standing == STANDING_LIVE && finding->suppressed_by.len > 0;
    }
    struct arena scratch = {0};
    const char *counts = arena_printf(&scratch, "tests=\"%zu\" failures=\"%zu\" errors=\"%d\"",
                                      1 + failures + skipped, failures,
                                      coverage_is_complete(report->coverage) ? 0 : 1)
                             .ptr;
    // The schema of Jenkins' xUnit plugin has no `skipped` on the outer one.
    buf_printf(out,
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<testsuites name=\"waybill\" %s time=\"0\">\n"
               "  <testsuite name=\"waybill\" %s skipped=\"%zu\" time=\"0\">\n",
               counts, counts, skipped);
    arena_release(&scratch);
    issues_init(&issues, report);
    add_scan(out, report, &issues);
    issues_release(&issues);
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].standing == STANDING_LIVE)
            add_finding(out, &report->findings[i]);
    buf_add_string(out, "  </testsuite>\n</testsuites>\n");
}
