#include "tools_in_use.h"

#include "advise.h"
#include "print.h"

#include <stdlib.h>

enum { COMMIT_SHOWN = 12, SIGNS_SHOWN = 2 * EVIDENCE_PER_TOOL };

// What the work needs, and the tools it has come to.
struct gathering {
    struct sign_list signs;
    const struct declared *declared;
    const struct plan_set *plans;
    const struct advice *all;
    struct tool_in_use *tools;
    size_t count;
    struct arena *memory;
};

// Signs of one tool: items[from, to) of the sorted list.
struct range {
    size_t from, to;
};

// "src/a.py:3", "12 commits, the latest 0123456789ab"
static struct slice words_of(const struct tool_sign *sign, struct arena *memory)
{
    struct slice commit = slice_cut(sign->commit, 0, COMMIT_SHOWN);
    if (sign->path.len && sign->line)
        return arena_printf(memory, "%.*s:%u", SLICE_ARG(sign->path), sign->line);
    if (sign->path.len)
        return sign->path;
    if (sign->commits == 1)
        return arena_printf(memory, "commit %.*s", SLICE_ARG(commit));
    return arena_printf(memory, "%u commits, the latest %.*s", sign->commits, SLICE_ARG(commit));
}

static bool has_sign(const struct tool_sign *signs, size_t count, const struct tool_sign *sign)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equals(signs[i].path, sign->path) && signs[i].line == sign->line &&
            slice_equals(signs[i].commit, sign->commit))
            return true;
    return false;
}

// A place that several footprints know is told once.
static void add_signs(struct tool_in_use *tool, const struct tool_sign *items, size_t count,
                      struct arena *memory)
{
    struct tool_sign *signs = ARENA_ARRAY(memory, SIGNS_SHOWN, struct tool_sign);
    size_t have = tool->sign_count;
    if (have)
        memcpy(signs, tool->signs, have * sizeof *signs);
    for (size_t i = 0; i < count && have < SIGNS_SHOWN; i++)
        if (!has_sign(signs, have, &items[i]))
            signs[have++] = items[i];
    tool->signs = signs;
    tool->sign_count = have;
}

// The words of all signs, behind what was said already.
static void tell_evidence(struct tool_in_use *tool, struct slice first, struct arena *memory)
{
    struct slice *evidence = ARENA_ARRAY(memory, tool->sign_count + 2, struct slice);
    size_t count = 0;
    if (first.len)
        evidence[count++] = first;
    for (size_t i = 0; i < tool->sign_count; i++)
        evidence[count++] = words_of(&tool->signs[i], memory);
    tool->evidence = evidence;
}

static const struct advice *advice_on(const struct gathering *g, struct slice plan)
{
    for (size_t i = 0; i < g->plans->count; i++)
        if (slice_equals(g->all[i].plan->id, plan))
            return &g->all[i];
    return NULL;
}

static void judge_as(const struct gathering *g, struct tool_in_use *tool, struct slice plan,
                     struct slice because)
{
    tool->judged_as = plan;
    tool->judged_because = because;
    tool->advice = advice_on(g, plan);
    tool->control = control_that_works(tool->tool);
}

static size_t plan_count(const struct slice *plans)
{
    size_t count = 0;
    while (plans[count].len)
        count++;
    return count;
}

static bool plan_is_in(const struct slice *plans, struct slice id)
{
    for (; plans->len; plans++)
        if (slice_equals(*plans, id))
            return true;
    return false;
}

static void judge_as_least_protective(const struct gathering *g, struct tool_in_use *tool,
                                      const struct slice *plans, struct slice told_by)
{
    const struct plan *worst = advise_least_protective(g->plans, plans);
    size_t count = plan_count(plans);
    struct slice because;
    if (!worst || slice_equals(worst->id, UNKNOWN_PLAN)) {
        judge_as(g, tool, UNKNOWN_PLAN, SLICE("no plan of it is known"));
        return;
    }
    if (told_by.len)
        because = arena_printf(g->memory, "the least protective of %zu that %.*s leaves open",
                               count, SLICE_ARG(told_by));
    else if (count > 1)
        because = arena_printf(
            g->memory, "the least protective of its %zu plans, since nothing tells which", count);
    else
        because = SLICE("the only plan that is known of it");
    judge_as(g, tool, worst->id, because);
}

// Whether the plan could be the one that the tool is used on.
static bool is_plan_of(const struct gathering *g, struct slice tool, struct slice id)
{
    const struct footprint_tool *known = footprint_tool_find(tool);
    const struct plan *plan = plan_find(g->plans, id);
    return (known && plan_is_in(known->plans, id)) || (plan && slice_equals(plan->tool, tool));
}

// Which of the tools so far the declared plan of this tool is, or NULL.
static struct tool_in_use *declared_one(struct gathering *g, size_t declared_tools,
                                        struct slice tool)
{
    for (size_t i = 0; i < declared_tools; i++)
        if (is_plan_of(g, tool, g->tools[i].plan))
            return &g->tools[i];
    return NULL;
}

// The signs that are like items[from].
static struct range alike(const struct sign_list *signs, size_t from, size_t to)
{
    struct range range = {from, from + 1};
    while (range.to < to && sign_compare_claims(&signs->items[from], &signs->items[range.to]) == 0)
        range.to++;
    return range;
}

static bool tells_plan(const struct tool_sign *sign)
{
    return sign->plans->len > 0;
}

static void add_revealed(struct gathering *g, struct range told)
{
    const struct tool_sign *items = &g->signs.items[told.from];
    const struct slice *plans = items->plans;
    struct tool_in_use *tool = &g->tools[g->count++];
    struct slice words = words_of(items, g->memory);
    *tool = (struct tool_in_use){.tool = items->tool};
    add_signs(tool, items, told.to - told.from, g->memory);
    if (plan_count(plans) > 1) {
        judge_as_least_protective(g, tool, plans, words);
        return;
    }
    tool->plan = plans[0];
    judge_as(g, tool, tool->plan, arena_printf(g->memory, "%.*s tells it", SLICE_ARG(words)));
}

// Two signs may leave the same plan to judge by: one tells it twice.
static bool join_revealed(struct gathering *g, size_t first, struct range told)
{
    const struct tool_sign *items = &g->signs.items[told.from];
    const struct plan *worst = advise_least_protective(g->plans, items->plans);
    for (size_t i = first; i < g->count; i++)
        if (worst && slice_equals(g->tools[i].judged_as, worst->id)) {
            add_signs(&g->tools[i], items, told.to - told.from, g->memory);
            return true;
        }
    return false;
}

// A tool of which nothing tells the plan.
static struct tool_in_use *add_unrevealed(struct gathering *g, struct slice name)
{
    // A report may come from a version that knew others.
    static const struct slice none[] = {{0}};
    const struct footprint_tool *known = footprint_tool_find(name);
    struct tool_in_use *tool = &g->tools[g->count++];
    *tool = (struct tool_in_use){.tool = name};
    judge_as_least_protective(g, tool, known ? known->plans : none, SLICE(""));
    return tool;
}

// Of the tools from `first` on, which are one tool on several plans, that on the least protective one.
static struct tool_in_use *least_protective_from(const struct gathering *g, size_t first)
{
    struct slice *ids = ARENA_ARRAY(g->memory, g->count - first + 1, struct slice);
    for (size_t i = first; i < g->count; i++)
        ids[i - first] = g->tools[i].judged_as;
    const struct plan *worst = advise_least_protective(g->plans, ids);
    for (size_t i = first; worst && i < g->count; i++)
        if (slice_equals(g->tools[i].judged_as, worst->id))
            return &g->tools[i];
    return &g->tools[first];
}

// What tells no plan, or all where the plan is declared, is evidence of the tool that it goes to.
static void add_rest(struct tool_in_use *tool, const struct gathering *g, struct range range,
                     bool all)
{
    const struct tool_sign *items = g->signs.items;
    struct range one;
    for (size_t i = range.from; i < range.to; i = one.to) {
        one = alike(&g->signs, i, range.to);
        if (items[i].claim != CLAIM_PRODUCT && (all || !tells_plan(&items[i])))
            add_signs(tool, &items[i], one.to - one.from, g->memory);
    }
}

static void judge_signs(struct gathering *g, size_t declared_tools, struct range range)
{
    const struct tool_sign *items = g->signs.items;
    struct slice name = items[range.from].tool;
    struct tool_in_use *declared = declared_one(g, declared_tools, name);
    size_t first = g->count;
    struct range one;

    if (declared) {
        add_rest(declared, g, range, true);
        return;
    }
    for (size_t i = range.from; i < range.to; i = one.to) {
        one = alike(&g->signs, i, range.to);
        if (items[i].claim != CLAIM_PRODUCT && tells_plan(&items[i]) &&
            !join_revealed(g, first, one))
            add_revealed(g, one);
    }
    struct tool_in_use *tool =
        g->count == first ? add_unrevealed(g, name) : least_protective_from(g, first);
    add_rest(tool, g, range, false);
    for (size_t i = first; i < g->count; i++)
        tell_evidence(&g->tools[i], SLICE(""), g->memory);
}

static bool has_claim(const struct sign_list *signs, struct range range, enum footprint_claim claim)
{
    for (size_t i = range.from; i < range.to; i++)
        if (signs->items[i].claim == claim)
            return true;
    return false;
}

// Once, however many ways it is known.
static void add_plan(struct gathering *g, struct slice id, struct slice by)
{
    const struct plan *plan = plan_find(g->plans, id);
    for (size_t i = 0; i < g->count; i++)
        if (slice_equals(g->tools[i].plan, id))
            return;
    if (!plan)
        return;
    struct tool_in_use *tool = &g->tools[g->count++];
    *tool = (struct tool_in_use){.tool = plan->tool, .plan = plan->id};
    judge_as(g, tool, plan->id, by);
    tell_evidence(tool, by, g->memory);
}

static size_t declared_count(const struct declared *declared)
{
    size_t count = 0;
    while (declared->tools_in_use && declared->tools_in_use[count].plan.len)
        count++;
    return count;
}

static struct range signs_of_tool(const struct sign_list *signs, size_t from)
{
    struct range tool = {from, from + 1};
    while (tool.to < signs->count &&
           slice_equals(signs->items[tool.to].tool, signs->items[from].tool))
        tool.to++;
    return tool;
}

static struct tool_signs list_of(const struct gathering *g, struct range tool,
                                 enum footprint_claim claim)
{
    const struct tool_sign *items = g->signs.items;
    struct tool_sign *signs = ARENA_ARRAY(g->memory, tool.to - tool.from, struct tool_sign);
    struct slice *plans = ARENA_ARRAY(g->memory, g->plans->count + 1, struct slice);
    size_t count = 0, told = 0;
    for (size_t i = tool.from; i < tool.to; i++) {
        if (items[i].claim != claim)
            continue;
        if (!has_sign(signs, count, &items[i]))
            signs[count++] = items[i];
        for (const struct slice *id = items[i].plans; id->len; id++)
            if (told < g->plans->count && !plan_is_in(plans, *id))
                plans[told++] = *id;
    }
    return (struct tool_signs){items[tool.from].tool, plans, signs, count};
}

// The signs of one claim, a list for each tool. Of weak signs only those of tools that nothing proves: the others are
// evidence.
static size_t list_signs(const struct gathering *g, enum footprint_claim claim,
                         const struct tool_signs **out)
{
    const struct sign_list *signs = &g->signs;
    struct tool_signs *lists = ARENA_ARRAY(g->memory, signs->count + 1, struct tool_signs);
    size_t count = 0;
    struct range tool;
    for (size_t i = 0; i < signs->count; i = tool.to) {
        tool = signs_of_tool(signs, i);
        if (has_claim(signs, tool, claim) &&
            !(claim == CLAIM_WEAK && has_claim(signs, tool, CLAIM_USED)))
            lists[count++] = list_of(g, tool, claim);
    }
    *out = lists;
    return count;
}

void list_idle_files(struct report *report, const struct tools_seen *seen, struct arena *memory)
{
    struct idle_file *files = ARENA_ARRAY(memory, seen->control_count + 1, struct idle_file);
    size_t count = 0;
    for (size_t i = 0; i < seen->control_count; i++) {
        const struct control *control = seen->controls[i].control;
        if (control->enforcement >= ENFORCEMENT_BEST_EFFORT)
            continue;
        files[count++] = (struct idle_file){
            slice_of_string(print_quoted(memory, seen->controls[i].path, SIGN_PATH_SHOWN)), control,
            control_that_works(control->tool)};
    }
    report->idle_files = files;
    report->idle_file_count = count;
}

void tools_in_use(struct report *report, struct sign_list signs, const struct declared *declared,
                  const struct texts *asked, const struct plan_set *plans, const struct advice *all,
                  struct arena *memory)
{
    const struct slice by_declaration = SLICE("declared in .waybill.yml");
    struct gathering g = {
        .signs = signs, .declared = declared, .plans = plans, .all = all, .memory = memory};
    size_t declared_tools = declared_count(declared);
    g.tools =
        ARENA_ARRAY(memory, signs.count + declared_tools + asked->count + 1, struct tool_in_use);
    for (size_t i = 0; i < declared_tools; i++)
        add_plan(&g, declared->tools_in_use[i].plan, by_declaration);
    declared_tools = g.count;
    for (size_t i = 0; i < asked->count; i++)
        add_plan(&g, slice_of_string(asked->items[i]), SLICE("named by --tool"));
    for (struct range tool = {0, 0}; tool.from < signs.count; tool.from = tool.to) {
        tool = signs_of_tool(&signs, tool.from);
        if (has_claim(&signs, tool, CLAIM_USED))
            judge_signs(&g, declared_tools, tool);
    }
    for (size_t i = 0; i < declared_tools; i++)
        tell_evidence(&g.tools[i], by_declaration, memory);
    report->tools = g.tools;
    report->tool_count = g.count;
    report->product_call_count = list_signs(&g, CLAIM_PRODUCT, &report->product_calls);
    report->weak_sign_count = list_signs(&g, CLAIM_WEAK, &report->weak_signs);
}
