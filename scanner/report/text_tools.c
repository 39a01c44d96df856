// The tools that the repository shows signs of: what they are judged as, what proves them, and what keeps files from them.
#include "text.h"

enum { EVIDENCE_SHOWN = 3, REASONS_SHOWN = 1, SIGNS_SHOWN = 2 };

static void say_evidence(struct page *page, const struct slice *evidence)
{
    size_t count = 0;
    while (evidence && evidence[count].len)
        count++;
    for (size_t i = 0; i < count && i < EVIDENCE_SHOWN; i++) {
        page_say(page, i ? ", " : " Signs: ");
        page_printable(page, evidence[i]);
    }
    if (count > EVIDENCE_SHOWN)
        page_printf(page, " and %zu more", count - EVIDENCE_SHOWN);
    page_say(page, count ? "." : "");
}

static void say_advice(struct page *page, const struct advice *advice)
{
    text_say_verdict(page, advice);
    page_say(page, ".");
    if (advice->verdict == VERDICT_CONDITIONAL)
        say_texts(page, " Conditions: ", advice->conditions, ADVICE_MOST_LINES);
    else if (advice->verdict == VERDICT_NOT_ACCEPTABLE)
        say_texts(page, " Reason: ", advice->reasons, REASONS_SHOWN);
}

// What keeps files from it, and what else its users should have set.
static void say_controls(struct page *page, const struct tool_in_use *tool, bool verbose)
{
    const struct control *works = tool->control;
    if (works) {
        page_say(page, works->enforcement == ENFORCEMENT_ENFORCED
                           ? " What keeps a file from it: "
                           : " What keeps a file from it, as a best effort: ");
        page_say_slice(page, works->name);
        page_say(page, ".");
    }
    if (works && verbose && works->gaps.len) {
        page_say(page, " What that leaves open: ");
        page_say_slice(page, works->gaps);
        page_say(page, ".");
    }
    for (size_t i = 0; i < control_count; i++) {
        if (!controls[i].always || !slice_equals(controls[i].tool, tool->tool))
            continue;
        page_say(page, " Set ");
        page_say_slice(page, controls[i].name);
        page_say(page, ": it ");
        page_say_slice(page, controls[i].covers);
        page_say(page, ".");
    }
}

static bool is_plan_known(const struct tool_in_use *tool)
{
    return tool->plan.len > 0;
}

static void add_tool_in_use(struct page *page, const struct tool_in_use *tool, bool verbose)
{
    page_begin(page, ITEM, DETAIL);
    page_say_slice(page, tool->tool);
    if (tool->judged_as.len) {
        page_say(page, is_plan_known(tool) ? ", plan " : ", judged as ");
        page_say_slice(page, tool->judged_as);
        // What is declared or asked about is its own reason, and stands among the signs.
        if (tool->sign_count) {
            page_say(page, " (");
            page_say_slice(page, tool->judged_because);
            page_say(page, ")");
        }
    }
    if (tool->advice) {
        page_say(page, ": ");
        say_advice(page, tool->advice);
    } else {
        page_say(page, ".");
    }
    say_evidence(page, tool->evidence);
    say_controls(page, tool, verbose);
}

// "Alpha API (package.json:12, src/a.py:3), Beta (b.yml)"
static void say_signs(struct page *page, const struct tool_signs *lists, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct tool_signs *list = &lists[i];
        page_say(page, i ? ", " : "");
        page_say_slice(page, list->tool);
        if (list->plans[0].len && !list->plans[1].len) {
            page_say(page, ", ");
            page_say_slice(page, list->plans[0]);
        }
        for (size_t j = 0; j < list->sign_count && j < SIGNS_SHOWN; j++) {
            const struct tool_sign *sign = &list->signs[j];
            page_say(page, j ? ", " : " (");
            if (sign->path.len)
                page_printable(page, sign->path);
            else
                page_count(page, sign->commits, "commit", NULL);
            if (sign->line)
                page_printf(page, ":%u", sign->line);
        }
        page_say(page, ")");
    }
    page_say(page, ".");
}

static void add_product_calls(struct page *page, const struct report *report)
{
    if (report->product_call_count == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_say(page, "The product itself calls, when it runs: ");
    say_signs(page, report->product_calls, report->product_call_count);
    page_say(page, " That is no sign that a tool works on the code.");
}

static void add_weak_signs(struct page *page, const struct report *report)
{
    if (report->weak_sign_count == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_say(page, "Signs that prove nothing by themselves: ");
    say_signs(page, report->weak_signs, report->weak_sign_count);
}

// "`.claudeignore` does nothing: Claude Code does not read it."
static void add_idle_file(struct page *page, const struct idle_file *file)
{
    const struct control *control = file->control;
    page_begin(page, SECTION, SECTION);
    page_ink(page, INK_WARNING);
    page_printable(page, file->path);
    page_say(page, control->enforcement == ENFORCEMENT_NONE ? " does nothing" : " keeps no file");
    page_ink(page, INK_PLAIN);
    page_say(page, control->enforcement == ENFORCEMENT_NONE ? ": " : " from being read by ");
    page_say_slice(page, control->tool);
    if (control->enforcement == ENFORCEMENT_NONE) {
        page_say(page, " does not read it.");
    } else {
        page_say(page, ": it is about ");
        page_say_slice(page, control->covers);
        page_say(page, ".");
    }
    if (file->instead) {
        page_say(page, " What works: ");
        page_say_slice(page, file->instead->name);
        page_say(page, ".");
    }
    page_say(page, " (");
    page_say_slice(page, control->source);
    page_say(page, ", ");
    page_say_slice(page, control->source_date);
    page_say(page, ")");
}

void text_tools_in_use(struct page *page, const struct report *report,
                       const struct report_style *style)
{
    bool open = false;
    page_begin(page, SECTION, SECTION);
    page_say(page, report->tool_count ? "In use here:" : no_tool_words(report));
    for (size_t i = 0; i < report->tool_count; i++) {
        add_tool_in_use(page, &report->tools[i], style->verbose);
        open |= !is_plan_known(&report->tools[i]);
    }
    if (open) {
        page_begin(page, SECTION, SECTION);
        page_printf(page, "To settle which plan it is, name it in %s: tools_in_use: [PLAN].",
                    config_words(report));
    }
    add_product_calls(page, report);
    if (style->verbose)
        add_weak_signs(page, report);
    for (size_t i = 0; i < report->idle_file_count; i++)
        add_idle_file(page, &report->idle_files[i]);
}
