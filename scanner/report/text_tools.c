// Which tools may see the repository: those it shows signs of, then all plans by
// verdict; and for `waybill advise` each plan with what its verdict rests on.
#include "text.h"

enum { EVIDENCE_SHOWN = 3, REASONS_SHOWN = 1, SIGNS_SHOWN = 2 };

static const char *const verdict_words[VERDICT_COUNT] = {
    [VERDICT_ACCEPTABLE] = "acceptable",
    [VERDICT_CONDITIONAL] = "acceptable with conditions",
    [VERDICT_NOT_ACCEPTABLE] = "not acceptable",
};

const char *const verdict_titles[VERDICT_COUNT] = {
    [VERDICT_ACCEPTABLE] = "Acceptable",
    [VERDICT_CONDITIONAL] = "Acceptable with conditions",
    [VERDICT_NOT_ACCEPTABLE] = "Not acceptable",
};

const char *const account_words[ACCOUNT_COUNT] = {
    [ACCOUNT_CONSUMER] = "Free and personal plans",
    [ACCOUNT_API] = "API",
    [ACCOUNT_BUSINESS] = "Business plans",
    [ACCOUNT_SELF_HOSTED] = "On your own machines",
    [ACCOUNT_BRING_YOUR_OWN] = "Clients for any vendor's model",
};

static const enum ink verdict_inks[VERDICT_COUNT] = {
    [VERDICT_ACCEPTABLE] = INK_GOOD,
    [VERDICT_CONDITIONAL] = INK_WARNING,
    [VERDICT_NOT_ACCEPTABLE] = INK_BAD,
};

void text_say_verdict(struct page *page, const struct advice *advice)
{
    page_ink(page, verdict_inks[advice->verdict]);
    page_say(page, verdict_words[advice->verdict]);
    page_ink(page, INK_PLAIN);
    if (advice->declared)
        page_say(page, " (its conditions are declared as met, not verified)");
}

// Texts up to the first empty one, "a; b; c".
static void say_texts(struct page *page, const char *before, const struct slice *texts, size_t most)
{
    for (size_t i = 0; i < most && texts[i].len; i++) {
        page_say(page, i ? "; " : before);
        page_say_slice(page, texts[i]);
    }
    if (texts[0].len)
        page_say(page, ".");
}

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

static void add_tools_in_use(struct page *page, const struct report *report, bool verbose)
{
    bool open = false;
    page_begin(page, SECTION, SECTION);
    page_say(page,
             report->tool_count ? "In use here:" : "No AI tool left a sign in the repository.");
    for (size_t i = 0; i < report->tool_count; i++) {
        add_tool_in_use(page, &report->tools[i], verbose);
        open |= !is_plan_known(&report->tools[i]);
    }
    if (open) {
        page_begin(page, SECTION, SECTION);
        page_say(page,
                 "To settle which plan it is, name it in .waybill.yml: tools_in_use: [PLAN].");
    }
    add_product_calls(page, report);
    if (verbose)
        add_weak_signs(page, report);
    for (size_t i = 0; i < report->idle_file_count; i++)
        add_idle_file(page, &report->idle_files[i]);
}

bool advice_is_listed(const struct advice *advice)
{
    return !slice_equals(advice->plan->id, UNKNOWN_PLAN);
}

struct slice plan_label(const struct plan *plan)
{
    bool own = plan->account == ACCOUNT_SELF_HOSTED || plan->account == ACCOUNT_BRING_YOUR_OWN;
    return own ? plan->tool : plan->vendor;
}

// How many plans there are of this kind of account, and how many with this verdict.
// `label` empty: of all labels.
struct tally {
    size_t all, with_verdict;
};

static struct tally tally_plans(const struct report *report, enum verdict verdict,
                                enum account account, struct slice label)
{
    struct tally tally = {0, 0};
    for (size_t i = 0; i < report->advice_count; i++) {
        const struct advice *advice = &report->advice[i];
        if (!advice_is_listed(advice) || advice->plan->account != account ||
            (label.len && !slice_equals(plan_label(advice->plan), label)))
            continue;
        tally.all++;
        tally.with_verdict += advice->verdict == verdict;
    }
    return tally;
}

// "Alpha" when the verdict is that of all its plans of this kind, else "Alpha (2 of 3)".
static void say_label(struct page *page, const struct report *report, const struct advice *advice)
{
    struct slice label = plan_label(advice->plan);
    struct tally tally = tally_plans(report, advice->verdict, advice->plan->account, label);
    page_say_slice(page, label);
    if (tally.with_verdict < tally.all)
        page_printf(page, " (%zu of %zu)", tally.with_verdict, tally.all);
}

// The vendors of one verdict and kind of account, or with `ids` their plans.
static void say_plans(struct page *page, const struct report *report, enum verdict verdict,
                      enum account account, bool ids)
{
    struct slice label = SLICE("");
    size_t said = 0;
    for (size_t i = 0; i < report->advice_count; i++) {
        const struct advice *advice = &report->advice[i];
        if (advice->verdict != verdict || advice->plan->account != account ||
            !advice_is_listed(advice) || (!ids && slice_equals(plan_label(advice->plan), label)))
            continue;
        page_say(page, said++ ? ", " : "");
        label = plan_label(advice->plan);
        if (ids)
            page_say_slice(page, advice->plan->id);
        else
            say_label(page, report, advice);
    }
}

bool say_account(struct page *page, const struct report *report, enum verdict verdict,
                 enum account account, bool ids)
{
    struct tally tally = tally_plans(report, verdict, account, SLICE(""));
    if (tally.with_verdict == 0)
        return false;
    // Nobody looks here for a tool to use.
    bool all = tally.with_verdict == tally.all && tally.all > 1;
    if (verdict == VERDICT_NOT_ACCEPTABLE && all && !ids)
        page_printf(page, "all %zu", tally.all);
    else
        say_plans(page, report, verdict, account, ids);
    return true;
}

static void add_account(struct page *page, const struct report *report, enum verdict verdict,
                        enum account account, bool ids)
{
    if (tally_plans(report, verdict, account, SLICE("")).with_verdict == 0)
        return;
    page_begin(page, ITEM, DETAIL);
    page_printf(page, "%s: ", account_words[account]);
    say_account(page, report, verdict, account, ids);
}

static void add_verdict(struct page *page, const struct report *report, enum verdict verdict,
                        bool ids)
{
    size_t count = 0;
    for (size_t i = 0; i < report->advice_count; i++)
        count += report->advice[i].verdict == verdict && advice_is_listed(&report->advice[i]);
    if (count == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_ink(page, verdict_inks[verdict]);
    page_say(page, verdict_titles[verdict]);
    page_ink(page, INK_PLAIN);
    page_say(page, ", ");
    page_count(page, count, "plan", NULL);
    page_say(page, ":");
    for (int account = 0; account < ACCOUNT_COUNT; account++)
        add_account(page, report, verdict, (enum account)account, ids);
}

static void add_staleness(struct page *page, const struct report *report)
{
    size_t stale = 0;
    for (size_t i = 0; i < report->advice_count; i++)
        stale += report->advice[i].stale;
    if (stale == 0)
        return;
    page_begin(page, SECTION, SECTION);
    page_ink(page, INK_WARNING);
    page_say(page, "Verify before you rely on it:");
    page_ink(page, INK_PLAIN);
    page_printf(page, " the facts about %zu of %zu plans are older than %d days or have no date.",
                stale, report->advice_count, PLAN_STALE_DAYS);
}

void text_tools(struct page *page, const struct report *report, const struct report_style *style)
{
    text_heading(page, "What may be used");
    add_tools_in_use(page, report, style->verbose);
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++)
        add_verdict(page, report, (enum verdict)verdict, style->verbose);
    add_staleness(page, report);
    page_begin(page, SECTION, SECTION);
    page_say(page, "`waybill advise` tells the conditions, reasons and sources of each.");
}

static void add_texts(struct page *page, const char *what, const struct slice *texts)
{
    page_begin(page, ITEM, DETAIL);
    say_texts(page, what, texts, ADVICE_MOST_LINES);
}

// Where the facts come from, and how old they are.
static void add_source(struct page *page, const struct advice *advice)
{
    const struct plan *plan = advice->plan;
    page_begin(page, ITEM, DETAIL);
    page_say(page, "Source: ");
    page_say_slice(page, plan->source);
    page_say(page, ", ");
    if (plan->source_date.len)
        page_say_slice(page, plan->source_date);
    else
        page_say(page, "no date");
    if (plan->source_note.len) {
        page_say(page, " (");
        page_say_slice(page, plan->source_note);
        page_say(page, ")");
    }
    if (advice->age_days >= 0) {
        page_say(page, ", ");
        page_count(page, (uint64_t)advice->age_days, "day", NULL);
        page_say(page, " old");
    }
    page_printf(page, ", %s certainty.", certainty_name(plan->certainty));
    if (advice->stale) {
        page_ink(page, INK_WARNING);
        page_say(page, " Stale: verify before you rely on it.");
        page_ink(page, INK_PLAIN);
    }
}

// The facts that verdicts are computed from.
static void add_facts(struct page *page, const struct plan *plan)
{
    page_begin(page, ITEM, DETAIL);
    page_printf(page, "Facts: %s account; training %s; DPA %s; BAA %s; regions: ",
                account_name(plan->account), training_name(plan->training), dpa_name(plan->dpa),
                baa_name(plan->baa));
    page_say_slice(page, plan->regions);
    page_say(page, "; choice of region: ");
    page_say_slice(page, plan->region_choice);
    page_say(page, "; retention: ");
    page_say_slice(page, plan->retention);
    page_say(page, ".");
}

static void add_plan(struct page *page, const struct advice *advice,
                     const struct report_style *style)
{
    const struct plan *plan = advice->plan;
    page_begin(page, SECTION, ITEM);
    page_ink(page, INK_HEADING);
    page_say_slice(page, plan->id);
    page_ink(page, INK_PLAIN);
    page_say(page, ": ");
    text_say_verdict(page, advice);
    if (style->quiet)
        return;
    page_begin(page, ITEM, DETAIL);
    page_say_slice(page, plan->vendor);
    page_say(page, ", ");
    page_say_slice(page, plan->tool);
    page_say(page, ", ");
    page_say_slice(page, plan->name);
    page_printf(page, ". Tier with it: %s, by row ", tier_name(advice->tier));
    page_say_slice(page, matrix_rows[advice->row].id);
    page_say(page, ".");
    add_texts(page, "Conditions: ", advice->conditions);
    add_texts(page, "Reasons: ", advice->reasons);
    if (style->verbose)
        add_facts(page, plan);
    add_source(page, advice);
}

void text_plans(struct page *page, const struct report *report, const struct report_style *style)
{
    text_heading(page, "What may be used");
    add_tools_in_use(page, report, style->verbose);
    for (int verdict = 0; verdict < VERDICT_COUNT; verdict++) {
        size_t count = 0;
        for (size_t i = 0; i < report->advice_count; i++) {
            if (report->advice[i].verdict != (enum verdict)verdict)
                continue;
            if (count++ == 0)
                text_heading(page, verdict_titles[verdict]);
            add_plan(page, &report->advice[i], style);
        }
    }
    add_staleness(page, report);
}
