// Markdown as GitHub and GitLab take it: for the summary of a job and for a comment on a pull request.
//
// All text from a repository goes into code spans: there neither markup, nor a mention, nor a link is taken from it.
// Summaries end at 1 MiB (GitHub's limit for a step), so there are ceilings for groups, places and the length of paths.
#include "markdown.h"

#include "groups.h"
#include "lines.h"
#include "print.h"
#include "render.h"
#include "text.h"

#include <stdlib.h>

enum { GROUPS_MOST = 40, PLACES_MOST = 3, TOOLS_MOST = 40, TEXT_MOST = 160, SAFE_MOST = 64 * 1024 };

// GitHub makes a link of what begins so.
static bool begins_link(struct slice text, size_t at)
{
    struct slice before = slice_cut(text, 0, at), rest = slice_cut(text, at, text.len);
    return slice_starts_with(rest, SLICE("://")) ||
           (text.ptr[at] == '.' && before.len >= 3 &&
            slice_equals_nocase(slice_cut(before, at - 3, at), SLICE("www")));
}

void markdown_add_text(struct buf *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((text.ptr[i] && strchr("\\`*_[]<>#|~&", text.ptr[i])) || begins_link(text, i))
            buf_add_byte(out, '\\');
        buf_add_byte(out, text.ptr[i]);
        // Else it would notify whoever has that name.
        if (text.ptr[i] == '@')
            buf_add_string(out, "<!-- -->");
    }
}

static size_t longest_fence(struct slice text)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.ptr[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

// A code span (CommonMark 0.31, 6.1) with the end of a text that is too long: of a path it says more. In a table
// the bar ends a cell even there.
static void add_code(struct buf *out, struct slice text, bool in_table)
{
    struct buf safe;
    buf_init(&safe, SAFE_MOST);
    print_safe(&safe, text);
    struct slice shown = buf_slice(&safe);
    bool cut = shown.len > TEXT_MOST;
    if (cut)
        shown = slice_cut(shown, shown.len - TEXT_MOST, shown.len);
    while (cut && shown.len && (shown.ptr[0] & 0xC0) == 0x80)
        shown = slice_cut(shown, 1, shown.len);
    size_t fence = longest_fence(shown) + 1;
    for (size_t i = 0; i < fence; i++)
        buf_add_byte(out, '`');
    buf_add_string(out, fence > 1 ? " " : "");
    buf_add_string(out, cut ? "..." : "");
    for (size_t i = 0; i < shown.len; i++) {
        if (shown.ptr[i] == '|' && in_table)
            buf_add_byte(out, '\\');
        buf_add_byte(out, shown.ptr[i]);
    }
    buf_add_string(out, fence > 1 ? " " : "");
    for (size_t i = 0; i < fence; i++)
        buf_add_byte(out, '`');
    buf_release(&safe);
}

static void add_lines(struct buf *out, struct lines *lines, const char *before, const char *after)
{
    struct slice line;
    while (lines_next(lines, &line)) {
        buf_add_string(out, before);
        markdown_add_text(out, line);
        buf_add_string(out, after);
    }
    lines_release(lines);
}

static void add_tier(struct buf *out, const struct report *report, const struct report_style *style)
{
    const struct assessment *a = report->assessment;
    struct lines lines;

    buf_printf(out, "## Risk tier: %s\n\n", tier_name(a->tier));
    if (!coverage_is_complete(report->coverage))
        buf_add_string(out, "**The scan is not complete.** It could have found more: see what was "
                            "read, below.\n\n");
    for (size_t i = 0; i < a->row_count; i++) {
        const struct matrix_row *row = &matrix_rows[a->rows[i].row];
        buf_printf(out, "**%.*s: ", SLICE_ARG(row->id));
        markdown_add_text(out, row->scenario);
        buf_printf(out, "** (%s). ", tier_name(row->tier));
        markdown_add_text(out, row->reason);
        buf_add_string(out, "\n");
        for (size_t k = 0; k < ROW_MOST_BECAUSE && a->rows[i].because[k].len; k++) {
            buf_add_string(out, "- ");
            markdown_add_text(out, a->rows[i].because[k]);
            buf_add_string(out, "\n");
        }
        buf_add_string(out, "\n");
    }
    say_circumstances(lines_begin(&lines), report);
    add_lines(out, &lines, "", "  \n");
    text_suppressed_tier(lines_begin(&lines), report, style);
    add_lines(out, &lines, "\n", "\n");
}

static void add_place(struct buf *out, const struct finding *finding)
{
    struct buf place;
    buf_init(&place, SAFE_MOST);
    buf_add(&place, finding->path);
    if (finding->line)
        buf_printf(&place, ":%u", finding->line);
    add_code(out, buf_slice(&place), true);
    buf_release(&place);
    if (finding->place != PLACE_PRODUCTION)
        buf_printf(out, " (%s)", place_words(finding->place));
}

static void add_group(struct buf *out, const struct grouped *group, size_t count)
{
    const struct finding *first = group[0].finding;
    buf_printf(out, "| %s | ", severity_name(first->severity));
    markdown_add_text(out, first->title);
    buf_printf(out, " | %zu | ", count);
    for (size_t i = 0; i < count && i < PLACES_MOST; i++) {
        buf_add_string(out, i ? ", " : "");
        add_place(out, group[i].finding);
    }
    if (count > PLACES_MOST)
        buf_printf(out, " and %zu more", count - PLACES_MOST);
    buf_add_string(out, " |\n");
}

static void add_findings(struct buf *out, const struct report *report)
{
    struct grouped *grouped = alloc_zeroed(report->finding_count, sizeof *grouped);
    size_t count = group_findings(grouped, report, finding_is_live), groups = 0;

    buf_add_string(out, "\n### What was found\n\n");
    if (count == 0)
        buf_add_string(out, "Nothing that counts.\n");
    else
        buf_add_string(out, "| Severity | What | Places | Where |\n|---|---|--:|---|\n");
    for (size_t i = 0, len; i < count; i += len, groups++) {
        len = group_length(&grouped[i], count - i);
        if (groups < GROUPS_MOST)
            add_group(out, &grouped[i], len);
    }
    if (groups > GROUPS_MOST)
        buf_printf(out, "\nThe worst %d of %zu kinds; `waybill scan` lists all.\n", GROUPS_MOST,
                   groups);
    free(grouped);
}

static void add_tool(struct buf *out, const struct tool_in_use *tool)
{
    const struct advice *advice = tool->advice;
    buf_add_string(out, "- ");
    markdown_add_text(out, tool->tool);
    buf_add_string(out, tool->plan.len ? ", plan " : ", judged as ");
    add_code(out, tool->judged_as, false);
    buf_printf(out, ": **%s**", advice ? verdict_titles[advice->verdict] : "not judged");
    for (size_t i = 0; advice && i < ADVICE_MOST_LINES && advice->conditions[i].len; i++) {
        buf_add_string(out, i ? "; " : ". Conditions: ");
        markdown_add_text(out, advice->conditions[i]);
    }
    if (advice && advice->verdict == VERDICT_NOT_ACCEPTABLE) {
        buf_add_string(out, ". Reason: ");
        markdown_add_text(out, advice->reasons[0]);
    }
    buf_add_string(out, "\n");
}

static void add_verdict(struct buf *out, const struct report *report, enum verdict verdict)
{
    bool any = false;
    for (int account = 0; account < ACCOUNT_COUNT; account++) {
        struct lines lines;
        bool said = say_account(lines_begin(&lines), report, verdict, (enum account)account, false);
        if (said)
            buf_printf(out, "%s%s: ", any ? "<br>" : "", account_words[account]);
        if (said && !any)
            any = true;
        add_lines(out, &lines, "", "");
    }
    buf_add_string(out, any ? "" : "none");
}

static void add_tools(struct buf *out, const struct report *report)
{
    buf_add_string(out, "\n### What may be used\n\n");
    if (report->tool_count)
        buf_add_string(out, "In use here:\n");
    for (size_t i = 0; i < report->tool_count && i < TOOLS_MOST; i++)
        add_tool(out, &report->tools[i]);
    if (report->tool_count > TOOLS_MOST)
        buf_printf(out, "- and %zu more\n", report->tool_count - TOOLS_MOST);
    if (report->tool_count)
        buf_add_byte(out, '\n');
    buf_add_string(out, "| Verdict | Plans |\n|---|---|\n");
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        buf_printf(out, "| %s | ", verdict_titles[verdict]);
        add_verdict(out, report, (enum verdict)verdict);
        buf_add_string(out, " |\n");
    }
}

static void add_habits(struct buf *out, const struct report *report)
{
    buf_add_string(out, "\n### What to do\n\n");
    for (size_t i = 0; i < HABITS; i++) {
        struct lines lines;
        buf_printf(out, "%zu. **%s.**", i + 1, habit_name(i));
        say_habit(lines_begin(&lines), report, i);
        add_lines(out, &lines, " ", "");
        buf_add_string(out, "\n");
    }
}

static void add_coverage(struct buf *out, const struct report *report)
{
    const struct coverage *coverage = report->coverage;
    struct lines lines;
    buf_printf(out, "\n<details%s><summary>What was read</summary>\n\n",
               coverage_is_complete(coverage) ? "" : " open");
    say_what_was_read(lines_begin(&lines), report);
    add_lines(out, &lines, "", "\n");
    for (size_t i = 0; i < SKIP_COUNT; i++) {
        if (coverage->reasons[i] == 0)
            continue;
        buf_printf(out, "- %s%s: %llu", skip_words((enum skip)i),
                   skip_is_incomplete((enum skip)i) ? " (**incomplete**)" : "",
                   (unsigned long long)coverage->reasons[i]);
        for (size_t k = 0, said = 0; k < coverage->skipped_count && said < PLACES_MOST; k++)
            if (coverage->skipped[k].reason == (enum skip)i) {
                buf_add_string(out, said++ ? ", " : ", such as ");
                add_code(out, coverage->skipped[k].path, false);
            }
        buf_add_string(out, "\n");
    }
    buf_add_string(out, "\n</details>\n");
}

void render_markdown(const struct report *report, const struct report_style *style, struct buf *out)
{
    add_tier(out, report, style);
    if (!style->advice_only)
        add_findings(out, report);
    add_tools(out, report);
    if (!style->advice_only)
        add_habits(out, report);
    add_coverage(out, report);
    buf_add_string(out, "\n");
    markdown_add_text(out, report->disclaimer);
    buf_printf(out, " Made by waybill %.*s.\n", SLICE_ARG(report->version));
}
