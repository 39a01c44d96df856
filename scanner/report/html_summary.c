// The first screen, in the order in which one asks: is this all, how bad is it, what may I use, what now.
#include "html.h"

static void add_incomplete(struct html *html)
{
    const struct coverage *coverage = html->report->coverage;
    uint64_t missing = 0;

    if (coverage_is_complete(coverage))
        return;
    for (size_t i = 0; i < SKIP_COUNT; i++)
        if (skip_is_incomplete((enum skip)i))
            missing += coverage->reasons[i];
    html_raw(html, "<p class=\"alert\"><strong>The scan is not complete.</strong> ");
    html_count(html, missing, "place was", "places were");
    html_raw(html, " not looked at, or not to the end, and could hold more: "
                   "<a href=\"#coverage\">what was not read</a>.</p>\n");
}

static bool is_regulated(const struct assessment *assessment)
{
    for (size_t i = 0; i < assessment->row_count; i++)
        if (assessment->rows[i].row == ROW_R4)
            return true;
    return assessment->cargo.restricted;
}

static const char *meaning_of(const struct assessment *assessment)
{
    switch (assessment->tier) {
    case TIER_LOW:
        return "Nothing that was found here keeps AI tools from seeing this code.";
    case TIER_MEDIUM:
        return "AI tools may see this code on conditions. Each plan's are listed below.";
    default:
        return is_regulated(assessment)
                   ? "More than data protection law applies here. Code stays on your own machines, "
                     "unless the sector's contracts with a vendor are in place."
                   : "Few plans may see this code as it is. Contracts, or the removal of what was "
                     "found, come first.";
    }
}

// The tier in a word, and beside it as one, two or three of three steps.
static void add_tier(struct html *html)
{
    const struct assessment *assessment = html->report->assessment;
    enum tier tier = assessment->tier;
    struct lines lines;

    html_printf(html,
                "<div class=\"tier %s\">\n<h2><span class=\"label\">Risk tier</span> %s</h2>\n",
                tier_name(tier), tier_titles[tier]);
    html_raw(html, "<svg class=\"steps\" viewBox=\"0 0 54 30\" aria-hidden=\"true\">");
    for (int i = 0; i < TIER_COUNT; i++)
        html_printf(html, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"14\" height=\"%d\"/>",
                    i <= (int)tier ? "on" : "off", 1 + i * 19, 19 - i * 9, 10 + i * 9);
    html_raw(html, "</svg>\n");
    if (assessment->row_count) {
        const struct matrix_row *row = &matrix_rows[assessment->rows[0].row];
        html_raw(html, "<p class=\"scenario\">");
        html_text(html, row->scenario);
        html_raw(html, "</p>\n<p class=\"reason\">");
        html_text(html, row->reason);
        html_raw(html, "</p>\n<p class=\"row-id\">Row ");
        html_text(html, row->id);
        html_raw(html, " of the risk matrix</p>\n");
    }
    html_printf(html, "<p class=\"meaning\">%s</p>\n", meaning_of(assessment));
    text_suppressed_tier(lines_begin(&lines), html->report, html->style);
    html_lines(html, &lines, "<p class=\"hint\">", "</p>\n");
    html_raw(html, "</div>\n");
}

static size_t count_verdict(const struct report *report, enum verdict verdict)
{
    size_t count = 0;
    for (size_t i = 0; i < report->advice_count; i++)
        count += report->advice[i].verdict == verdict && advice_is_listed(&report->advice[i]);
    return count;
}

// "On your own machines: Ollama, vLLM", a line for each kind of account.
static void add_accounts(struct html *html, enum verdict verdict)
{
    html_raw(html, "<ul>\n");
    for (int account = 0; account < ACCOUNT_COUNT; account++) {
        struct lines lines;
        bool any =
            say_account(lines_begin(&lines), html->report, verdict, (enum account)account, false);
        if (any)
            html_printf(html, "<li><b>%s</b> ", account_words[account]);
        html_lines(html, &lines, "", "</li>\n");
    }
    html_raw(html, "</ul>\n");
}

static void add_verdicts(struct html *html)
{
    html_raw(html, "<h2>What may I use?</h2>\n<div class=\"verdicts\">\n");
    for (int i = 0; i < VERDICT_COUNT; i++) {
        enum verdict verdict = (enum verdict)i;
        size_t count = count_verdict(html->report, verdict);
        html_printf(html, "<div class=\"%s\">\n<h3><span class=\"count\">%zu</span> %s</h3>\n",
                    verdict_name(verdict), count, verdict_titles[verdict]);
        if (count)
            add_accounts(html, verdict);
        else
            html_raw(html, "<p>No plan.</p>\n");
        html_raw(html, "</div>\n");
    }
    html_raw(html, "</div>\n");
}

static void add_tool(struct html *html, const struct tool_in_use *tool)
{
    const struct advice *advice = tool->advice;

    html_raw(html, "<li><b>");
    html_text(html, tool->tool);
    html_raw(html, "</b> ");
    if (!advice)
        html_raw(html, "not judged");
    else
        html_printf(html, "<span class=\"verdict %s\">%s</span>", verdict_name(advice->verdict),
                    verdict_titles[advice->verdict]);
    html_raw(html, "<small>");
    if (!tool->plan.len)
        html_raw(html, "Judged as ");
    html_code(html, tool->judged_as);
    html_raw(html, "</small></li>\n");
}

// Beside what may be used: what is.
static void add_tools(struct html *html)
{
    html_raw(html, "<div class=\"in-use\">\n<h2>In use here</h2>\n");
    if (html->report->tool_count) {
        html_raw(html, "<ul>\n");
        for (size_t i = 0; i < html->report->tool_count; i++)
            add_tool(html, &html->report->tools[i]);
        html_raw(html, "</ul>\n");
    } else {
        html_printf(html, "<p>%s</p>\n", no_tool_words(html->report));
    }
    html_raw(html, "</div>\n");
}

static void add_habits(struct html *html)
{
    html_raw(html, "<h2>What to do now</h2>\n<ol class=\"habits\">\n");
    for (size_t i = 0; i < HABITS; i++) {
        struct lines lines;
        html_printf(html, "<li><h3>%s</h3>\n", habit_name(i));
        say_habit(lines_begin(&lines), html->report, i);
        html_lines(html, &lines, "<p>", "</p>\n");
        html_raw(html, "</li>\n");
    }
    html_raw(html, "</ol>\n");
}

void html_summary(struct html *html)
{
    html_raw(html, "<section class=\"summary\" aria-label=\"Summary\">\n");
    add_incomplete(html);
    html_raw(html, "<div class=\"front\">\n<div>\n");
    add_tier(html);
    add_tools(html);
    html_raw(html, "</div>\n<div>\n");
    add_verdicts(html);
    html_raw(html, "</div>\n</div>\n");
    if (!html->style->advice_only)
        add_habits(html);
    html_raw(html, "</section>\n");
}
