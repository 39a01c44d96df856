// The procedure of docs/policy.md, step by step. It knows facts, never names.
#include "verdict.h"

#include "conditions.h"

#include <assert.h>

// The facts that decided, for the sentence that tells them.
enum fact {
    FACT_ACCOUNT = 1U << 0,
    FACT_TRAINING = 1U << 1,
    FACT_DPA = 1U << 2,
    FACT_BAA = 1U << 3,
    FACT_REGION = 1U << 4,
    FACT_CERTAINTY = 1U << 5,
};

// One verdict in the making.
struct draft {
    struct advice *advice;
    const struct assessment *under; // the repository under `plan`
    const struct plan *plan;        // that is judged: of a client, perhaps its backend
    struct arena *memory;
    unsigned facts; // of enum fact
    size_t condition_count, reason_count;
    bool open, declared; // is one of the conditions?
};

static void add_reason(struct draft *d, struct slice reason)
{
    if (d->reason_count == ADVICE_MOST_LINES)
        return;
    if (d->plan != d->advice->plan)
        reason =
            arena_printf(d->memory, "as %.*s: %.*s", SLICE_ARG(d->plan->id), SLICE_ARG(reason));
    d->advice->reasons[d->reason_count++] = reason;
}

static void require(struct draft *d, enum condition condition)
{
    enum condition_state state = condition_state(condition, &d->under->declared, d->plan);

    assert(d->condition_count < ADVICE_MOST_LINES);
    if (state == CONDITION_DECLARED)
        d->advice->met |= 1U << d->condition_count;
    d->advice->conditions[d->condition_count++] = condition_words(condition);
    d->open = d->open || state == CONDITION_OPEN;
    d->declared = d->declared || state == CONDITION_DECLARED;
}

// Decided. Whether an accepted plan has open conditions is seen at the end.
static bool accept_plan(struct draft *d, enum row_id row, unsigned facts)
{
    d->advice->row = row;
    d->facts = facts;
    add_reason(d, matrix_rows[row].reason);
    return true;
}

static bool refuse_plan(struct draft *d, enum row_id row, unsigned facts, struct slice reason)
{
    d->advice->verdict = VERDICT_NOT_ACCEPTABLE;
    d->advice->row = row;
    d->facts = facts;
    add_reason(d, reason);
    return true;
}

static bool fires(const struct draft *d, enum row_id row)
{
    for (size_t i = 0; i < d->under->row_count; i++)
        if (d->under->rows[i].row == row)
            return true;
    return false;
}

static bool trains(const struct plan *plan)
{
    return plan->training == TRAINING_OPT_OUT || plan->training == TRAINING_YES;
}

static bool lacks_eu(const struct draft *d)
{
    return d->under->eu == EU_REQUIRED && !d->plan->eu_capable;
}

// The steps of the procedure. Each says whether it decided; the first that does ends it.

// An organisation's own list can only refuse: what is on it is judged like everything else.
static bool off_the_list(struct draft *d)
{
    const struct agreement *approved = d->under->declared.approved;
    if (!approved || !approved->plan.len || agreements_have(approved, d->advice->plan->id))
        return false;
    return refuse_plan(d, d->under->rows[0].row, 0,
                       SLICE("not among the tools that the organisation approved (declared)"));
}

static bool on_own_machines(struct draft *d)
{
    if (d->plan->account != ACCOUNT_SELF_HOSTED)
        return false;
    d->advice->row = d->under->rows[0].row;
    d->facts = FACT_ACCOUNT;
    add_reason(d, matrix_rows[ROW_X7].reason);
    add_reason(d, SLICE("check: the endpoint is local or private, the model is not a hosted one "
                        "(-cloud), telemetry is off"));
    return true;
}

// Under terms for individuals no company gets a DPA. Declarations change nothing here.
static bool on_individual_terms(struct draft *d)
{
    const unsigned facts = FACT_ACCOUNT | FACT_TRAINING | FACT_DPA;
    if (fires(d, ROW_R5))
        return refuse_plan(d, ROW_R5, facts, matrix_rows[ROW_R5].reason);
    if (fires(d, ROW_X8))
        return refuse_plan(d, ROW_X8, facts, SLICE("no DPA on an individual plan"));
    return false;
}

// Data decides beside the sector, so that a bank that holds patients' data needs both.
static bool concerns(const struct assessment *a, enum sector sector)
{
    bool data = sector == SECTOR_HEALTH ? a->cargo.health : a->cargo.finance || a->cargo.card;
    return a->sector == sector || data || (a->declared.has_sector && a->declared.sector == sector);
}

static bool with_regulated_code(struct draft *d)
{
    const struct plan *plan = d->plan;
    bool health = concerns(d->under, SECTOR_HEALTH);
    bool finance = concerns(d->under, SECTOR_FINANCE);

    if (!fires(d, ROW_R4))
        return false;
    if (d->under->cargo.card)
        return refuse_plan(d, ROW_R4, 0,
                           SLICE("card numbers: not acceptable until they are removed"));
    if (plan->dpa == DPA_NONE || trains(plan))
        return refuse_plan(d, ROW_R4, FACT_TRAINING | FACT_DPA,
                           SLICE("regulated data on a plan without DPA or with training on"));
    if (d->under->mode == MODE_SELF_HOST)
        return refuse_plan(d, ROW_R4, FACT_ACCOUNT,
                           SLICE("regulated: self-host first, or declare the contracts "
                                 "(mode=contract)"));
    if (health && (plan->baa == BAA_NO || plan->baa == BAA_UNKNOWN))
        return refuse_plan(d, ROW_R4, FACT_BAA, SLICE("no BAA"));
    if (lacks_eu(d))
        return refuse_plan(d, ROW_R4, FACT_REGION, SLICE("no EU hosting"));
    if (plan->certainty == CERTAINTY_LOW)
        return refuse_plan(d, ROW_R4, FACT_CERTAINTY, SLICE("terms not verified"));

    require(d, CONDITION_DPA);
    require(d, CONDITION_AUDIT);
    require(d, CONDITION_RETENTION);
    if (health)
        require(d, CONDITION_BAA);
    if (finance)
        require(d, CONDITION_FINANCE_CLAUSES);
    else if (!health)
        require(d, CONDITION_SECTOR_CLAUSES);
    require(d, CONDITION_PREFER_SELF_HOST);
    return accept_plan(d, ROW_R4, FACT_TRAINING | FACT_DPA | (health ? FACT_BAA : 0U));
}

static bool with_customers_data(struct draft *d)
{
    const struct plan *plan = d->plan;
    enum row_id row = fires(d, ROW_R3) ? ROW_R3 : ROW_X3;

    if (!fires(d, row))
        return false;
    if (plan->dpa == DPA_NONE || trains(plan))
        return refuse_plan(d, row, FACT_TRAINING | FACT_DPA,
                           SLICE("customer data on a plan without DPA or with training on"));
    if (lacks_eu(d))
        return refuse_plan(d, row, FACT_REGION, SLICE("no EU hosting"));
    if (plan->certainty == CERTAINTY_LOW)
        return refuse_plan(d, row, FACT_CERTAINTY, SLICE("terms not verified"));
    require(d, CONDITION_DPA);
    require(d, CONDITION_AUDIT);
    require(d, CONDITION_REMOVE_CUSTOMERS);
    if (d->under->eu != EU_REQUIRED) // else the region is pinned, see pin_region()
        require(d, CONDITION_DECIDE_EU);
    return accept_plan(d, row, FACT_TRAINING | FACT_DPA | FACT_REGION);
}

static bool with_company_code(struct draft *d)
{
    const struct plan *plan = d->plan;
    enum row_id row = fires(d, ROW_R2) ? ROW_R2 : ROW_X4;

    if (!fires(d, row))
        return false;
    if (plan->training == TRAINING_YES || plan->dpa == DPA_NONE)
        return refuse_plan(d, row, FACT_TRAINING | FACT_DPA,
                           SLICE("no DPA, or training that cannot be switched off"));
    if (lacks_eu(d))
        return refuse_plan(d, row, FACT_REGION, SLICE("no EU hosting"));
    require(d, CONDITION_DPA);
    require(d, CONDITION_TERMS);
    if (plan->training == TRAINING_OPT_OUT)
        require(d, CONDITION_TRAINING_EVIDENCE);
    if (plan->certainty == CERTAINTY_LOW)
        require(d, CONDITION_CONFIRM);
    return accept_plan(d, row, FACT_ACCOUNT | FACT_TRAINING | FACT_DPA);
}

static bool with_private_findings(struct draft *d)
{
    static const enum row_id rows[] = {ROW_X2B, ROW_X2, ROW_X1, ROW_X6};
    size_t i = 0;

    while (i < sizeof rows / sizeof rows[0] && !fires(d, rows[i]))
        i++;
    if (i == sizeof rows / sizeof rows[0])
        return false;
    if ((d->plan->training == TRAINING_YES && d->under->cargo.personal) ||
        (rows[i] == ROW_X2B && trains(d->plan)))
        return refuse_plan(d, rows[i], FACT_TRAINING,
                           SLICE("trains on other people's data by default"));
    if (d->under->cargo.personal)
        require(d, CONDITION_REMOVE_PERSONAL);
    if (trains(d->plan))
        require(d, CONDITION_TRAINING_OFF);
    return accept_plan(d, rows[i], FACT_TRAINING);
}

static bool with_nothing_to_lose(struct draft *d)
{
    enum row_id row = fires(d, ROW_R1) ? ROW_R1 : ROW_X5;

    if (!fires(d, row))
        return false;
    accept_plan(d, row, FACT_TRAINING);
    if (row == ROW_R1 && trains(d->plan))
        add_reason(d, SLICE("tip: switch training off"));
    else if (row == ROW_X5 && trains(d->plan))
        add_reason(d, SLICE("tip: switch training off, though public code is public anyway"));
    return true;
}

static void pin_region(struct draft *d)
{
    if (d->under->eu == EU_REQUIRED && d->plan->eu_capable && d->advice->tier > TIER_LOW)
        require(d, CONDITION_PIN_EU);
}

static void tell_facts(struct draft *d)
{
    const struct plan *plan = d->plan;
    const struct {
        enum fact fact;
        const char *name, *value;
    } facts[] = {
        {FACT_ACCOUNT, "account", account_name(plan->account)},
        {FACT_TRAINING, "training", training_name(plan->training)},
        {FACT_DPA, "DPA", dpa_name(plan->dpa)},
        {FACT_BAA, "BAA", baa_name(plan->baa)},
        {FACT_REGION, "EU hosting", plan->eu_capable ? "possible" : "none"},
        {FACT_CERTAINTY, "confidence", certainty_name(plan->certainty)},
    };
    struct slice told = SLICE("");

    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        if (d->facts & facts[i].fact)
            told = arena_printf(d->memory, "%.*s%s%s %s", SLICE_ARG(told), told.len ? ", " : "",
                                facts[i].name, facts[i].value);
    if (plan->is_declared)
        add_reason(d, plan->declared.len
                          ? arena_printf(d->memory, "declared, not verified: %.*s",
                                         SLICE_ARG(plan->declared))
                          : SLICE("a plan of the configuration's: declared, not verified"));
    if (told.len)
        add_reason(d, arena_printf(d->memory, "facts of %s%.*s: %.*s",
                                   plan->source_date.len ? "" : "unknown date",
                                   SLICE_ARG(plan->source_date), SLICE_ARG(told)));
}

static void tell_source(struct draft *d, int age)
{
    tell_facts(d);
    if (d->under->cargo.secret)
        add_reason(d, SLICE("what was already sent cannot be recalled: rotate it"));
    if (age < 0)
        add_reason(d, SLICE("the source has no date: check again"));
    else if (plan_age_is_stale(age))
        add_reason(d, arena_printf(d->memory, "the facts are %d days old: check again", age));
    add_reason(d,
               arena_printf(d->memory, "verify, do not assume: %.*s", SLICE_ARG(d->plan->source)));
}

static void start(struct draft *d, struct advice *out, const struct inquiry *inquiry,
                  const struct plan *asked, const struct plan *judged, struct assessment *under,
                  struct arena *scratch, struct arena *memory)
{
    int age = plan_age(asked, inquiry->today);

    inquiry->under(under, inquiry->repository, judged, scratch);
    *out = (struct advice){
        .plan = asked, .tier = under->tier, .age_days = age, .stale = plan_age_is_stale(age)};
    *d = (struct draft){.advice = out, .under = under, .plan = judged, .memory = memory};
    if (under->cargo.secret)
        require(d, CONDITION_REMOVE_SECRETS);
}

static void finish(struct draft *d, int64_t today)
{
    pin_region(d);
    if (d->advice->verdict != VERDICT_NOT_ACCEPTABLE && d->open)
        d->advice->verdict = VERDICT_CONDITIONAL;
    d->advice->declared = d->advice->verdict == VERDICT_ACCEPTABLE && d->declared;
    tell_source(d, plan_age(d->plan, today));
}

void verdict_judge(struct advice *out, const struct inquiry *inquiry, const struct plan *asked,
                   const struct plan *judged, struct arena *memory)
{
    // First match wins, so the order is the procedure's.
    static bool (*const steps[])(struct draft *) = {
        off_the_list,        on_own_machines,   on_individual_terms,   with_regulated_code,
        with_customers_data, with_company_code, with_private_findings, with_nothing_to_lose,
    };
    struct arena scratch = {0};
    struct assessment under;
    struct draft draft;
    bool decided = false;

    start(&draft, out, inquiry, asked, judged, &under, &scratch, memory);
    for (size_t i = 0; i < sizeof steps / sizeof steps[0] && !decided; i++)
        decided = steps[i](&draft);
    assert(decided);
    finish(&draft, inquiry->today);
    arena_release(&scratch);
}

void verdict_undecided(struct advice *out, const struct inquiry *inquiry, const struct plan *client,
                       struct arena *memory)
{
    struct arena scratch = {0};
    struct assessment under;
    struct draft draft;

    start(&draft, out, inquiry, client, client, &under, &scratch, memory);
    if (off_the_list(&draft)) {
        ; // decided
    } else if (under.tier == TIER_LOW) {
        require(&draft, CONDITION_BACKEND);
        accept_plan(&draft, under.rows[0].row, FACT_ACCOUNT);
    } else {
        refuse_plan(&draft, under.rows[0].row, FACT_ACCOUNT, SLICE("backend unknown"));
    }
    finish(&draft, inquiry->today);
    arena_release(&scratch);
}
