#include "ask_tools.h"

#include "nearest.h"
#include "print.h"
#include "text.h"

enum { QUOTED = 40, MOST_SHOWN = 20, EVIDENCE_SHOWN = 3 };

static const char why[] =
    "The same tool is fine on one plan and not on another: whether code trains models, whether "
    "there is a data processing agreement and where code goes hangs on the plan, and a repository "
    "does not show it. A tool whose plan nobody declares is judged as a personal account, the "
    "strictest there is.";

// What the question is about.
struct inquest {
    struct asker *asker;
    const struct plan_set *plans;
    const struct tool_in_use *found;
    size_t found_count;
    struct plan_choice *choice;
    const struct plan *fits[MOST_SHOWN]; // the plans that were shown last
    size_t fit_count;                    // that fit, shown or not
};

bool plan_choice_add(struct plan_choice *choice, struct agreement plan)
{
    for (size_t i = 0; i < choice->count; i++)
        if (slice_equals(choice->plans[i].plan, plan.plan))
            return false;
    if (choice->count == ASK_MOST_TOOLS)
        return false;
    choice->plans[choice->count++] = plan;
    return true;
}

static void begin_line(struct inquest *q)
{
    page_begin(&q->asker->page, SECTION, ITEM);
}

static void say_found(struct inquest *q)
{
    struct page *page = &q->asker->page;

    for (size_t i = 0; i < q->found_count; i++) {
        page_begin(page, SECTION, DETAIL);
        page_printf(page, "%zu  ", i + 1);
        page_say_slice(page, q->found[i].tool);
        if (q->found[i].plan.len) {
            page_say(page, ", plan ");
            page_say_slice(page, q->found[i].plan);
        }
        const struct slice *evidence = q->found[i].evidence;
        for (size_t j = 0; evidence && evidence[j].len && j < EVIDENCE_SHOWN; j++) {
            page_say(page, j ? ", " : ": ");
            page_say_slice(page, evidence[j]);
        }
    }
    begin_line(q);
    page_say(page, q->found_count ? "Found here; their plans cannot be seen. Say a number, or"
                                  : "None was found here. Say");
    page_say(page, " a part of the name of a tool, vendor or plan. Enter when there are no more, s "
                   "leaves it undeclared, ? tells why it matters.");
}

static struct slice words_of(const struct plan *plan, struct arena *memory)
{
    return arena_printf(memory, "%.*s %.*s %.*s %.*s", SLICE_ARG(plan->id), SLICE_ARG(plan->vendor),
                        SLICE_ARG(plan->tool), SLICE_ARG(plan->name));
}

// Whether each word of what was said is a part of what the plan is called.
static bool fits(const struct plan *plan, struct slice said, struct arena *memory)
{
    struct arena_mark start = arena_mark(memory);
    struct slice words = words_of(plan, memory), word;
    bool all = true;

    while (all && slice_split(&said, ' ', &word))
        all = word.len == 0 || slice_find_nocase(words, word) != SLICE_NOT_FOUND;
    arena_reset(memory, start);
    return all;
}

static void find(struct inquest *q, struct slice said)
{
    const struct plan *exact = plan_find(q->plans, said);

    q->fit_count = 0;
    if (exact) {
        q->fits[q->fit_count++] = exact;
        return;
    }
    for (size_t i = 0; i < q->plans->count; i++) {
        const struct plan *plan = &q->plans->plans[i];
        if (slice_equals(plan->id, UNKNOWN_PLAN) || !fits(plan, said, q->asker->memory))
            continue;
        if (q->fit_count < MOST_SHOWN)
            q->fits[q->fit_count] = plan;
        q->fit_count++;
    }
}

// What it is, and the facts that decide most.
static void say_plan(struct inquest *q, size_t number, const struct plan *plan)
{
    struct page *page = &q->asker->page;

    page_begin(page, SECTION, DETAIL);
    page_printf(page, "%zu  ", number);
    page_say_slice(page, plan->id);
    page_say(page, ": ");
    page_say_slice(page, plan->tool);
    page_say(page, ", ");
    page_say_slice(page, plan->name);
    page_begin(page, DETAIL, DETAIL);
    page_printf(page, "account %s, training %s, DPA %s, EU %s", account_name(plan->account),
                training_name(plan->training), dpa_name(plan->dpa),
                plan->eu_capable ? "possible" : "not possible");
}

static void offer_words(struct nearest *nearest, struct slice words)
{
    struct slice word;
    while (slice_split(&words, ' ', &word))
        nearest_offer(nearest, word);
}

static void say_unknown(struct inquest *q, struct slice said)
{
    struct nearest nearest = {.given = said};

    // With its words' letters as they are, or each beginning with a capital as names do.
    for (size_t i = 0; i < q->plans->count; i++) {
        const struct plan *plan = &q->plans->plans[i];
        nearest_offer(&nearest, plan->id);
        offer_words(&nearest, plan->tool);
        offer_words(&nearest, plan->vendor);
    }
    begin_line(q);
    page_printf(&q->asker->page, "No tool, vendor or plan is called '%s'",
                print_quoted(q->asker->memory, said, QUOTED));
    if (nearest.word.len)
        page_printf(&q->asker->page, "; did you mean %.*s?", SLICE_ARG(nearest.word));
    else
        page_say(&q->asker->page, ".");
}

static void take(struct inquest *q, const struct plan *plan)
{
    begin_line(q);
    page_say(&q->asker->page, plan_choice_add(q->choice, (struct agreement){.plan = plan->id})
                                  ? "Noted: "
                                  : "Noted already: ");
    page_say_slice(&q->asker->page, plan->id);
    page_say(&q->asker->page, ". The next one? Enter when there are no more.");
}

// One of the plans that fit: by its number or id; no answer takes none.
static bool pick(struct inquest *q, struct err *err)
{
    size_t shown = q->fit_count < MOST_SHOWN ? q->fit_count : MOST_SHOWN;
    struct slice answer;

    for (size_t i = 0; i < shown; i++)
        say_plan(q, i + 1, q->fits[i]);
    begin_line(q);
    if (shown < q->fit_count)
        page_printf(&q->asker->page, "And %zu others: Enter, and say more of the name.",
                    q->fit_count - shown);
    else
        page_say(&q->asker->page, "Which one? Enter takes none.");
    for (;;) {
        if (!ask_line(q->asker, "plan", &answer, err))
            return false;
        if (answer.len == 0)
            return true;
        size_t number = ask_number(answer, shown);
        const struct plan *plan = number ? q->fits[number - 1] : plan_find(q->plans, answer);
        if (plan) {
            take(q, plan);
            return true;
        }
        begin_line(q);
        page_printf(&q->asker->page, "'%s' is none of them: a number from 1 to %zu, or an id.",
                    print_quoted(q->asker->memory, answer, QUOTED), shown);
    }
}

static bool search(struct inquest *q, struct slice said, struct err *err)
{
    find(q, said);
    if (q->fit_count == 0)
        say_unknown(q, said);
    else if (q->fit_count == 1 && slice_equals(q->fits[0]->id, said))
        take(q, q->fits[0]);
    else
        return pick(q, err);
    return true;
}

bool ask_tools(struct asker *asker, const struct plan_set *plans, const struct tool_in_use *found,
               size_t found_count, struct plan_choice *choice, struct err *err)
{
    struct inquest q = {asker, plans, found, found_count, choice, {NULL}, 0};
    struct slice answer;

    say_found(&q);
    for (;;) {
        if (!ask_line(asker, "tool", &answer, err))
            return false;
        size_t number = ask_number(answer, found_count);
        if (answer.len == 0)
            return true;
        if (slice_equals_nocase(answer, SLICE("s"))) {
            *choice = (struct plan_choice){0};
            return true;
        }
        if (slice_equals(answer, SLICE("?"))) {
            begin_line(&q);
            page_say(&asker->page, why);
        } else if (!search(&q, number ? found[number - 1].tool : answer, err)) {
            return false;
        }
    }
}
