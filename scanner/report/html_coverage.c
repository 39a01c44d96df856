// What was read and what was not, and what the scan went by.
#include "html.h"

enum { PATHS_MOST = 200, NOTICES_MOST_SHOWN = 200, COMMIT_SHOWN = 12 };

static void add_paths(struct html *html, const struct coverage *coverage, enum skip reason)
{
    size_t said = 0;

    for (size_t i = 0; i < coverage->skipped_count && said < PATHS_MOST; i++) {
        if (coverage->skipped[i].reason != reason)
            continue;
        html_raw(html, said++ ? ", " : "");
        html_code_path(html, coverage->skipped[i].path);
    }
    if (said < coverage->reasons[reason]) {
        html_raw(html, said ? " and " : "");
        html_number(html, coverage->reasons[reason] - said);
        html_raw(html, said ? " more" : " places");
    }
}

static void add_reason(struct html *html, const struct coverage *coverage, enum skip reason)
{
    html_raw(html, "<tr>\n<th scope=\"row\">");
    html_capital(html, skip_words(reason));
    html_raw(html, "</th>\n<td class=\"number\">");
    html_number(html, coverage->reasons[reason]);
    html_raw(html, skip_is_incomplete(reason) ? "</td>\n<td><strong>Incomplete</strong></td>\n<td>"
                                              : "</td>\n<td>By design</td>\n<td>");
    add_paths(html, coverage, reason);
    html_raw(html, "</td>\n</tr>\n");
}

static void add_reasons(struct html *html, bool incomplete)
{
    for (size_t i = 0; i < SKIP_COUNT; i++)
        if (html->report->coverage->reasons[i] && skip_is_incomplete((enum skip)i) == incomplete)
            add_reason(html, html->report->coverage, (enum skip)i);
}

static bool has_skipped(const struct coverage *coverage)
{
    for (size_t i = 0; i < SKIP_COUNT; i++)
        if (coverage->reasons[i])
            return true;
    return false;
}

void html_coverage(struct html *html)
{
    const struct coverage *coverage = html->report->coverage;
    struct lines lines;

    say_what_was_read(lines_begin(&lines), html->report);
    html_lines(html, &lines, "<p>", "</p>\n");
    if (!coverage_is_complete(coverage))
        html_raw(html,
                 "<p class=\"alert\"><strong>The scan is not complete.</strong> What could not "
                 "be read could hold more.</p>\n");
    else if (coverage->files == 0)
        html_raw(html, "<p>Nothing was there to be read.</p>\n");
    else
        html_raw(html, "<p>The scan is complete: nothing that belongs to it was left out.</p>\n");
    if (!has_skipped(coverage))
        return;
    html_raw(html, "<table class=\"skipped\">\n<caption>What was left out or read less closely"
                   "</caption>\n<thead>\n<tr><th scope=\"col\">Why</th>"
                   "<th scope=\"col\" class=\"number\">Places</th><th scope=\"col\">So the scan is"
                   "</th><th scope=\"col\">Which</th></tr>\n</thead>\n<tbody>\n");
    add_reasons(html, true);
    add_reasons(html, false);
    html_raw(html, "</tbody>\n</table>\n");
}

static void add_place(struct html *html, struct slice path, unsigned line)
{
    html_raw(html, "<li><code>");
    html_path(html, path);
    if (line > 0)
        html_printf(html, ":%u", line);
    html_raw(html, "</code> ");
}

static void add_changes(struct html *html)
{
    const struct report *report = html->report;

    if (report->policy_from.len == 0)
        return;
    html_raw(html, "<p>The policy is that of commit ");
    html_code(html, slice_cut(report->policy_from, 0, COMMIT_SHOWN));
    html_raw(html, report->policy_change_count
                       ? ". What the scanned files would change of it was not heeded:</p>\n<ul>\n"
                       : ", and that of these files is the same.</p>\n");
    for (size_t i = 0; i < report->policy_change_count; i++) {
        add_place(html, report->policy_changes[i].path, report->policy_changes[i].line);
        html_text(html, report->policy_changes[i].words);
        html_raw(html, "</li>\n");
    }
    html_raw(html, report->policy_change_count ? "</ul>\n" : "");
}

static void add_suppressed(struct html *html)
{
    const struct report *report = html->report;
    struct lines lines;

    if (report->suppressed.count == 0 && !report->baseline.is_there) {
        html_raw(html, "<p>No finding is suppressed.</p>\n");
        return;
    }
    if (report->suppressed.count) {
        html_raw(html, "<p>");
        html_count(html, report->suppressed.count, "finding is", "findings are");
        html_raw(html, " suppressed, ");
        html_number(html, report->suppressed.weighing);
        html_raw(html, " of which would count. They are listed with their reasons.</p>\n");
        text_suppressed_tier(lines_begin(&lines), report, html->style);
        html_lines(html, &lines, "<p class=\"hint\">", "</p>\n");
    }
    if (report->baseline.is_there) {
        html_raw(html, "<p>The baseline ");
        html_code_path(html, report->baseline.path);
        html_raw(html, " knows ");
        html_count(html, report->baseline.entries, "finding", NULL);
        html_raw(html, ": ");
        html_number(html, report->baseline.here);
        html_raw(html, " still there, ");
        html_number(html, report->baseline.moved);
        html_raw(html, " moved, ");
        html_number(html, report->baseline.gone);
        html_raw(html, " gone. What it knows counts towards the tier all the same.</p>\n");
    }
}

static void add_notices(struct html *html)
{
    const struct report *report = html->report;
    size_t shown =
        report->notice_count < NOTICES_MOST_SHOWN ? report->notice_count : NOTICES_MOST_SHOWN;
    uint64_t left = report->notices_left_out + (report->notice_count - shown);

    if (report->notice_count == 0)
        return;
    html_raw(html, "<h3>Suppressions to look at</h3>\n<ul>\n");
    for (size_t i = 0; i < shown; i++) {
        const struct notice *notice = &report->notices[i];
        add_place(html, notice->path, notice->line);
        html_printf(html, "%s: ", notice_name(notice->kind));
        html_text(html, notice->words);
        html_raw(html, "</li>\n");
    }
    if (left) {
        html_raw(html, "<li>and ");
        html_number(html, left);
        html_raw(html, " more</li>\n");
    }
    html_raw(html, "</ul>\n");
}

void html_policy(struct html *html)
{
    add_changes(html);
    add_suppressed(html);
    add_notices(html);
}
