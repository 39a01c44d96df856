// The report for people: one screen that can be read aloud. Nothing is said by colour
// or by a symbol alone, and the order is that in which one would ask: how bad is it, and
// is that all; why; where; what may I use; what do I do now.
#include "text.h"

void text_heading(struct page *page, const char *heading)
{
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say(page, heading);
    page_ink(page, INK_PLAIN);
    page_begin(page, SECTION, SECTION);
}

void text_title(struct page *page, struct slice id, struct slice title)
{
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say_slice(page, id);
    page_say(page, ": ");
    page_say_slice(page, title);
    page_ink(page, INK_PLAIN);
}

static void add_tier_line(struct page *page, enum tier tier)
{
    static const struct {
        const char *word;
        enum ink ink;
    } tiers[TIER_COUNT] = {
        [TIER_LOW] = {"LOW", INK_GOOD},
        [TIER_MEDIUM] = {"MEDIUM", INK_WARNING},
        [TIER_HIGH] = {"HIGH", INK_BAD},
    };
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say(page, "RISK TIER: ");
    page_ink(page, tiers[tier].ink);
    page_say(page, tiers[tier].word);
    page_ink(page, INK_PLAIN);
    page_end(page);
}

void text_tier(struct page *page, const struct report *report, const struct report_style *style)
{
    add_tier_line(page, report->assessment->tier);
    text_suppressed_tier(page, report, style);
}

static bool has_findings_that_count(const struct report *report)
{
    for (size_t i = 0; i < report->finding_count; i++)
        if (finding_is_active(&report->findings[i]))
            return true;
    return false;
}

// The one command that helps most from here.
static void add_next(struct page *page, const struct report *report,
                     const struct report_style *style)
{
    bool done = !has_findings_that_count(report) && coverage_is_complete(report->coverage);
    const char *command = "waybill scan --verbose";
    const char *shows = "every place, why it was found, and every path left out";
    if (style->verbose) {
        command = "waybill advise";
        shows = "every plan with its conditions, reasons and sources";
    } else if (done) {
        command = "waybill hook install";
        shows = "checks every commit, so that it stays as it is";
    }
    text_heading(page, "Next");
    page_ink(page, INK_HEADING);
    page_say(page, command);
    page_ink(page, INK_PLAIN);
    page_say(page, ": ");
    page_say(page, shows);
}

static void add_disclaimer(struct page *page, const struct report *report)
{
    page_gap(page);
    page_begin(page, 0, 0);
    page_ink(page, INK_QUIET);
    page_say_slice(page, report->disclaimer);
    page_ink(page, INK_PLAIN);
}

// What `--fail-on tool` fails for.
static void add_unaccepted_tools(struct page *page, const struct report *report)
{
    size_t said = 0;
    for (size_t i = 0; i < report->tool_count; i++) {
        const struct tool_in_use *tool = &report->tools[i];
        if (!tool->advice || tool->advice->verdict != VERDICT_NOT_ACCEPTABLE)
            continue;
        if (said == 0)
            page_begin(page, SECTION, ITEM);
        page_say(page, said++ ? ", " : "In use and not acceptable: ");
        page_say_slice(page, tool->tool);
        page_say(page, tool->plan.len ? " (" : " (judged as ");
        page_say_slice(page, tool->judged_as);
        page_say(page, ")");
    }
    if (said)
        page_say(page, ".");
}

static void render_quiet(struct page *page, const struct report *report,
                         const struct report_style *style)
{
    text_tier(page, report, style);
    say_how_far(page, report);
    add_unaccepted_tools(page, report);
    text_incomplete(page, report, style);
    if (has_findings_that_count(report))
        text_findings(page, report, style);
}

void render_text(const struct report *report, const struct report_style *style, struct buf *out)
{
    static text_section *const scan[] = {text_tier,     text_coverage, text_policy,   text_rows,
                                         text_findings, text_notices,  text_tools,    text_habits,
                                         text_way_down, text_folders,  text_left_out, NULL};
    static text_section *const advise[] = {text_tier,  text_coverage, text_policy,
                                           text_rows,  text_way_down, text_folders,
                                           text_plans, text_left_out, NULL};
    static text_section *const what_if[] = {text_coverage, text_policy, text_what_if, NULL};
    text_section *const *sections = report->what_if ? what_if : style->advice_only ? advise : scan;
    struct page page;

    page_init(&page, out, style->width, style->colour);
    if (style->quiet && !style->advice_only) {
        render_quiet(&page, report, style);
    } else {
        for (text_section *const *section = sections; *section; section++)
            (*section)(&page, report, style);
        if (!style->advice_only)
            add_next(&page, report, style);
        add_disclaimer(&page, report);
    }
    page_end(&page);
    page_release(&page);
}
