#include "tools_in_use.h"

#include "print.h"

enum { PATH_SHOWN = 120 };

// The evidence of what left no signs.
static const struct slice by_declaration[] = {SLICE_INIT("declared in .waybill.yml"), {0}};
static const struct slice by_question[] = {SLICE_INIT("named by --tool"), {0}};

static bool same(const struct tool_seen *a, const struct tool_seen *b)
{
    return slice_equals(a->footprint->tool, b->footprint->tool) &&
           slice_equals(a->footprint->plan, b->footprint->plan);
}

// One tool from items[0, count) of the sorted list; false when all its signs are weak.
static bool fill(struct tool_in_use *tool, const struct tool_seen *items, size_t count,
                 struct arena *memory)
{
    struct slice *evidence = ARENA_ARRAY(memory, count + 1, struct slice);
    bool is_proof = false;
    for (size_t i = 0; i < count; i++) {
        evidence[i] = slice_of_string(print_quoted(memory, items[i].path, PATH_SHOWN));
        is_proof |= !items[i].footprint->weak;
    }
    *tool = (struct tool_in_use){items->footprint->tool, items->footprint->plan, evidence};
    return is_proof;
}

static size_t declared_count(const struct declared *declared)
{
    size_t count = 0;
    while (declared->tools_in_use && declared->tools_in_use[count].plan.len)
        count++;
    return count;
}

// Once, however many ways it is known.
static void add_plan(struct tool_in_use *tools, size_t *count, const struct plan_set *plans,
                     struct slice id, const struct slice *evidence)
{
    const struct plan *plan = plan_find(plans, id);
    for (size_t i = 0; i < *count; i++)
        if (slice_equals(tools[i].plan, id))
            return;
    if (plan)
        tools[(*count)++] = (struct tool_in_use){plan->tool, plan->id, evidence};
}

struct tool_list tools_with_signs(const struct tools_seen *seen, struct arena *memory)
{
    struct tool_in_use *tools = ARENA_ARRAY(memory, seen->count + 1, struct tool_in_use);
    size_t count = 0;
    for (size_t i = 0, next; i < seen->count; i = next) {
        for (next = i + 1; next < seen->count && same(&seen->items[i], &seen->items[next]);)
            next++;
        count += fill(&tools[count], &seen->items[i], next - i, memory);
    }
    return (struct tool_list){tools, count};
}

struct tool_list tools_in_use(struct tool_list signs, const struct declared *declared,
                              const struct texts *asked, const struct plan_set *plans,
                              struct arena *memory)
{
    size_t declared_tools = declared_count(declared), count = 0;
    struct tool_in_use *tools =
        ARENA_ARRAY(memory, signs.count + declared_tools + asked->count + 1, struct tool_in_use);
    for (size_t i = 0; i < declared_tools; i++)
        add_plan(tools, &count, plans, declared->tools_in_use[i].plan, by_declaration);
    for (size_t i = 0; i < asked->count; i++)
        add_plan(tools, &count, plans, slice_of_string(asked->items[i]), by_question);
    for (size_t i = 0; i < signs.count; i++)
        tools[count++] = signs.items[i];
    return (struct tool_list){tools, count};
}

bool tool_left_signs(const struct tool_in_use *tool)
{
    const struct slice first = tool->evidence ? tool->evidence[0] : SLICE("");
    return !slice_equals(first, by_declaration[0]) && !slice_equals(first, by_question[0]);
}
