// `waybill advise --what-if`: the tier and the verdicts now and then, and nothing that stays as it is.
#include "text.h"

enum { DETAILED_MOST = 8 };

static const char *const tier_words[TIER_COUNT] = {
    [TIER_LOW] = "LOW", [TIER_MEDIUM] = "MEDIUM", [TIER_HIGH] = "HIGH"};

static const enum ink tier_inks[TIER_COUNT] = {
    [TIER_LOW] = INK_GOOD, [TIER_MEDIUM] = INK_WARNING, [TIER_HIGH] = INK_BAD};

static void add_question(struct page *page, const struct what_if *asked)
{
    size_t said = 0;
    page_gap(page);
    page_begin(page, 0, ITEM);
    page_ink(page, INK_HEADING);
    page_say(page, "What if: ");
    page_ink(page, INK_PLAIN);
    for (size_t i = 0; i < asked->key_count; i++)
        for (const struct slice *value = asked->keys[i].values; value->len; value++) {
            page_printf(page, "%s%s=", said++ ? ", " : "", asked->keys[i].name);
            page_printable(page, *value);
        }
    page_begin(page, SECTION, SECTION);
    page_say(page, "Nothing is declared or changed by asking.");
    if (!asked->has_without)
        return;
    page_begin(page, SECTION, SECTION);
    if (asked->findings_without) {
        page_say(page, "Taken away with the files: ");
        page_count(page, asked->findings_without, "finding", NULL);
        page_say(page, ".");
    } else {
        page_say(page, "No finding is in the files that are taken away.");
    }
}

static void say_tier(struct page *page, enum tier tier)
{
    page_ink(page, tier_inks[tier]);
    page_say(page, tier_words[tier]);
    page_ink(page, INK_PLAIN);
}

static void add_tiers(struct page *page, enum tier now, enum tier then)
{
    page_gap(page);
    page_begin(page, 0, SECTION);
    page_ink(page, INK_HEADING);
    page_say(page, "RISK TIER: ");
    page_ink(page, INK_PLAIN);
    say_tier(page, now);
    if (now == then) {
        page_say(page, " now and then");
        return;
    }
    page_say(page, " now, ");
    say_tier(page, then);
    page_say(page, " then");
}

static const struct fired_row *row_of(const struct assessment *assessment, enum row_id row)
{
    for (size_t i = 0; i < assessment->row_count; i++)
        if (assessment->rows[i].row == row)
            return &assessment->rows[i];
    return NULL;
}

static void add_row(struct page *page, const struct fired_row *fired, const char *when)
{
    const struct matrix_row *row = &matrix_rows[fired->row];
    page_begin(page, SECTION, DETAIL);
    page_say_slice(page, row->id);
    page_printf(page, " fires %s: ", when);
    page_say_slice(page, row->scenario);
    page_printf(page, " (%s: ", tier_name(row->tier));
    page_say_slice(page, row->reason);
    page_say(page, ")");
    for (size_t i = 0; i < ROW_MOST_BECAUSE && fired->because[i].len; i++) {
        page_begin(page, DETAIL, DETAIL + 2);
        page_say(page, "- ");
        page_say_slice(page, fired->because[i]);
    }
}

static void add_rows(struct page *page, const struct assessment *now, const struct assessment *then)
{
    for (size_t i = 0; i < then->row_count; i++)
        if (!row_of(now, then->rows[i].row))
            add_row(page, &then->rows[i], "only then");
    for (size_t i = 0; i < now->row_count; i++)
        if (!row_of(then, now->rows[i].row))
            add_row(page, &now->rows[i], "only now");
    for (size_t i = 0; i < then->row_count; i++)
        if (row_of(now, then->rows[i].row))
            add_row(page, &then->rows[i], "now and then");
}

static bool has_text(const struct slice *texts, struct slice text)
{
    for (size_t i = 0; i < ADVICE_MOST_LINES && texts[i].len; i++)
        if (slice_equals(texts[i], text))
            return true;
    return false;
}

// Those of `texts` that `others` has not.
static void add_difference(struct page *page, const char *what, const struct slice *texts,
                           const struct slice *others)
{
    size_t said = 0;
    for (size_t i = 0; i < ADVICE_MOST_LINES && texts[i].len; i++) {
        if (has_text(others, texts[i]))
            continue;
        if (said == 0)
            page_begin(page, ITEM, DETAIL);
        page_say(page, said++ ? "; " : what);
        page_say_slice(page, texts[i]);
    }
    if (said > 0)
        page_say(page, ".");
}

static void add_texts(struct page *page, const char *what, const struct slice *texts)
{
    static const struct slice none[ADVICE_MOST_LINES] = {{0}};
    add_difference(page, what, texts, none);
}

static void add_met(struct page *page, const struct advice *advice)
{
    size_t said = 0;
    for (size_t i = 0; i < ADVICE_MOST_LINES && advice->conditions[i].len; i++) {
        if (!(advice->met >> i & 1U))
            continue;
        if (said == 0)
            page_begin(page, ITEM, DETAIL);
        page_say(page, said++ ? "; " : "Of these met then, as declared: ");
        page_say_slice(page, advice->conditions[i]);
    }
    if (said > 0)
        page_say(page, ".");
}

static void add_why(struct page *page, const struct advice *advice, const char *when)
{
    page_begin(page, ITEM, DETAIL);
    page_printf(page, "%s: tier %s, by row ", when, tier_name(advice->tier));
    page_say_slice(page, matrix_rows[advice->row].id);
    page_say(page, ".");
}

static bool is_same(const struct advice *now, const struct advice *then)
{
    return now->verdict == then->verdict && now->declared == then->declared &&
           now->row == then->row && now->tier == then->tier;
}

static void say_plan(struct page *page, const struct what_if_plan *plan)
{
    page_begin(page, SECTION, ITEM);
    page_ink(page, INK_HEADING);
    page_say_slice(page, plan->tools.len ? plan->tools : plan->now->plan->id);
    page_ink(page, INK_PLAIN);
    if (plan->tools.len) {
        page_say(page, slice_equals(plan->now->plan->id, UNKNOWN_PLAN)
                           ? " (plan not known: judged as "
                           : " (plan ");
        page_say_slice(page, plan->now->plan->id);
        page_say(page, ")");
    }
    page_say(page, ": ");
    text_say_verdict(page, plan->now);
    if (verdict_changes(plan) || plan->now->declared != plan->then->declared) {
        page_say(page, " now, ");
        text_say_verdict(page, plan->then);
        page_say(page, " then.");
    } else {
        page_say(page, ", now and then.");
    }
}

static void add_plan(struct page *page, const struct what_if_plan *plan, bool quiet)
{
    const struct advice *now = plan->now, *then = plan->then;
    say_plan(page, plan);
    if (quiet)
        return;
    if (is_same(now, then)) {
        add_why(page, then, "Now and then");
        add_difference(page, "Conditions that come: ", then->conditions, now->conditions);
        add_difference(page, "Conditions that go: ", now->conditions, then->conditions);
    } else {
        add_why(page, now, "Now");
        add_texts(page, "Conditions now: ", now->conditions);
        add_difference(page, "Reasons now: ", now->reasons, then->reasons);
        add_why(page, then, "Then");
    }
    add_texts(page, "Conditions then: ", then->conditions);
    add_met(page, then);
    add_texts(page, "Reasons then: ", then->reasons);
}

// "From acceptable to not acceptable, 3 plans: alpha, beta, gamma"
static void add_group(struct page *page, const struct what_if *asked, enum verdict now,
                      enum verdict then)
{
    size_t count = 0, said = 0;
    for (size_t i = 0; i < asked->plan_count; i++)
        count += asked->plans[i].now->verdict == now && asked->plans[i].then->verdict == then;
    for (size_t i = 0; i < asked->plan_count; i++) {
        const struct what_if_plan *plan = &asked->plans[i];
        if (plan->now->verdict != now || plan->then->verdict != then)
            continue;
        if (said++ == 0) {
            page_begin(page, SECTION, ITEM);
            page_say(page, "From ");
            text_say_verdict(page, plan->now);
            page_say(page, " to ");
            text_say_verdict(page, plan->then);
            page_say(page, ", ");
            page_count(page, count, "plan", NULL);
            page_say(page, ": ");
        } else {
            page_say(page, ", ");
        }
        page_say_slice(page, plan->now->plan->id);
    }
}

static void add_groups(struct page *page, const struct what_if *asked)
{
    for (int then = 0; then < VERDICT_COUNT; then++)
        for (int now = 0; now < VERDICT_COUNT; now++)
            add_group(page, asked, (enum verdict)now, (enum verdict)then);
}

static void add_others(struct page *page, const struct what_if *asked)
{
    const char *other = asked->plan_count ? "other plan" : "plan";
    page_begin(page, SECTION, SECTION);
    if (asked->others_changed == 0) {
        page_say(page, "The verdict stays the same on ");
        page_count(page, asked->others, other, NULL);
        page_say(page, ".");
        return;
    }
    page_say(page, "The verdict changes on ");
    page_number(page, asked->others_changed);
    page_say(page, " of ");
    page_count(page, asked->others, other, NULL);
    page_say(page, "; tool=PLAN asks about one of them.");
}

void text_what_if(struct page *page, const struct report *report, const struct report_style *style)
{
    const struct what_if *asked = report->what_if;
    bool detailed =
        asked->scope != WHAT_IF_CHANGED || asked->plan_count <= DETAILED_MOST || style->verbose;

    add_question(page, asked);
    add_tiers(page, report->assessment->tier, asked->then->tier);
    if (!style->quiet)
        add_rows(page, report->assessment, asked->then);
    text_heading(page, asked->scope == WHAT_IF_ASKED    ? "The plans you asked about"
                       : asked->scope == WHAT_IF_IN_USE ? "The tools in use"
                                                        : "Verdicts that change");
    for (size_t i = 0; detailed && i < asked->plan_count; i++)
        add_plan(page, &asked->plans[i], style->quiet);
    if (!detailed)
        add_groups(page, asked);
    add_others(page, asked);
}
