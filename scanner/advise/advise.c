#include "advise.h"

#include "conditions.h"
#include "verdict.h"

#include <stdlib.h>

static void add_condition(struct advice *out, struct slice condition, bool met)
{
    size_t i = 0;
    while (i < ADVICE_MOST_LINES && out->conditions[i].len) {
        if (slice_equals(out->conditions[i], condition))
            return;
        i++;
    }
    if (i == ADVICE_MOST_LINES)
        return;
    out->conditions[i] = condition;
    out->met |= (unsigned)met << i;
}

// Code goes to all of them, so the worst verdict stands, and all conditions do.
static void combine(struct advice *out, const struct advice *other)
{
    const struct advice first = *out;
    const struct advice *worse = other->verdict > first.verdict ? other : &first;
    const struct advice *better = worse == other ? &first : other;

    *out = *worse;
    for (size_t i = 0; i < ADVICE_MOST_LINES && better->conditions[i].len; i++)
        if (out->verdict != VERDICT_NOT_ACCEPTABLE)
            add_condition(out, better->conditions[i], better->met >> i & 1U);
    out->tier = first.tier > other->tier ? first.tier : other->tier;
    out->declared = out->verdict == VERDICT_ACCEPTABLE && (first.declared || other->declared);
}

// A client that only passes code on is not a party to anything: its backend is. One that
// has terms for data processing receives the code itself.
static bool is_processor(const struct plan *client)
{
    return client->dpa != DPA_NOT_NEEDED;
}

// A client in use is judged as the models in use beside it, if there are any: which of
// them it is set up for cannot be told. One that is a processor is judged as itself too.
static void judge_client(struct advice *out, const struct inquiry *inquiry,
                         const struct plan *client, struct arena *memory)
{
    const struct agreement *in_use = inquiry->repository->declared.tools_in_use;
    struct advice one;
    bool any = false;

    if (agreements_have(in_use, client->id)) {
        for (const struct agreement *tool = in_use; tool->plan.len; tool++) {
            const struct plan *backend = plan_find(inquiry->plans, tool->plan);
            if (!backend ||
                (backend->account != ACCOUNT_API && backend->account != ACCOUNT_SELF_HOSTED))
                continue;
            verdict_judge(&one, inquiry, client, backend, memory);
            if (any)
                combine(out, &one);
            else
                *out = one;
            any = true;
        }
    }
    if (!any) {
        verdict_undecided(out, inquiry, client, memory);
    } else if (is_processor(client)) {
        verdict_judge(&one, inquiry, client, client, memory);
        combine(out, &one);
    }
}

void advise(struct advice *out, const struct inquiry *inquiry, const struct plan *plan,
            struct arena *memory)
{
    if (plan->account == ACCOUNT_BRING_YOUR_OWN)
        judge_client(out, inquiry, plan, memory);
    else
        verdict_judge(out, inquiry, plan, plan, memory);
}

int advice_compare(const void *left, const void *right)
{
    const struct advice *a = left, *b = right;
    int order = (int)a->verdict - (int)b->verdict;
    if (order == 0)
        order = slice_compare(a->plan->vendor, b->plan->vendor);
    return order ? order : slice_compare(a->plan->id, b->plan->id);
}

const struct advice *advise_all(const struct inquiry *inquiry, struct arena *memory)
{
    struct advice *all = ARENA_ARRAY(memory, inquiry->plans->count, struct advice);

    for (size_t i = 0; i < inquiry->plans->count; i++)
        advise(&all[i], inquiry, &inquiry->plans->plans[i], memory);
    qsort(all, inquiry->plans->count, sizeof *all, advice_compare);
    return all;
}
