// Which plans may see the repository, by verdict; and for `waybill advise` each plan with what its verdict rests on.
#include "text.h"

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

void say_texts(struct page *page, const char *before, const struct slice *texts, size_t most)
{
    for (size_t i = 0; i < most && texts[i].len; i++) {
        page_say(page, i ? "; " : before);
        page_say_slice(page, texts[i]);
    }
    if (texts[0].len)
        page_say(page, ".");
}

bool advice_is_listed(const struct advice *advice)
{
    return !slice_equals(advice->plan->id, UNKNOWN_PLAN);
}

// What people call a plan: by its vendor, but what runs on one's own machine, or takes any vendor's model, by its own
// name.
static struct slice plan_label(const struct plan *plan)
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
    text_tools_in_use(page, report, style);
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
    text_tools_in_use(page, report, style);
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
