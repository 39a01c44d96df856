// Writing what footprint_read.c read, and what must hold of all of it together.
#include "footprint_table.h"

#include "c_source.h"

#include <stdlib.h>

static void add_field(struct buf *out, const char *name, struct slice value)
{
    if (value.len == 0)
        return;
    buf_printf(out, "        .%s = ", name);
    c_source_slice(out, value);
    buf_add_string(out, ",\n");
}

static void add_list(struct buf *out, const char *name, const struct slice *list)
{
    buf_printf(out, "        .%s = ", name);
    if (!list->len) {
        buf_add_string(out, "none,\n");
        return;
    }
    buf_add_string(out, "(const struct slice[]){");
    for (; list->len; list++) {
        c_source_slice(out, *list);
        buf_add_string(out, ", ");
    }
    buf_add_string(out, "{0}},\n");
}

static int compare_footprints(const void *left, const void *right)
{
    const struct footprint_entry *a = *(const struct footprint_entry *const *)left;
    const struct footprint_entry *b = *(const struct footprint_entry *const *)right;
    return footprint_compare(&a->footprint, &b->footprint);
}

static int compare_tools(const void *left, const void *right)
{
    const struct footprint_tool_entry *a = *(const struct footprint_tool_entry *const *)left;
    const struct footprint_tool_entry *b = *(const struct footprint_tool_entry *const *)right;
    return slice_compare(a->tool.tool, b->tool.tool);
}

static bool has_plan(const struct policy *policy, struct slice id)
{
    for (const struct plan_entry *entry = policy->plans; entry; entry = entry->next)
        if (slice_equals(entry->plan.id, id))
            return true;
    return false;
}

static bool check_plans(const struct policy *policy, const struct slice *plans,
                        const struct yaml *yaml, const struct yaml_node *node, struct err *err)
{
    for (; plans->len; plans++)
        if (!has_plan(policy, *plans))
            return yaml_error(yaml, yaml_get(node, "plans"), err, "there is no plan \"%.*s\"",
                              SLICE_ARG(*plans));
    return true;
}

static const struct footprint_tool_entry *tool_named(const struct policy *policy, struct slice name)
{
    for (const struct footprint_tool_entry *tool = policy->tools; tool; tool = tool->next)
        if (slice_equals(tool->tool.tool, name))
            return tool;
    return NULL;
}

static int compare_ids(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

// A tool without a row has the plans of the catalogue that have its name.
static bool add_catalogue_tool(struct policy *policy, const struct footprint_entry *entry,
                               struct err *err)
{
    struct slice name = entry->footprint.tool;
    struct slice *plans = ARENA_ARRAY(policy->memory, policy->plan_count + 1, struct slice);
    size_t count = 0;
    for (const struct plan_entry *plan = policy->plans; plan; plan = plan->next)
        if (slice_equals(plan->plan.tool, name))
            plans[count++] = plan->plan.id;
    if (count)
        qsort(plans, count, sizeof *plans, compare_ids);
    else
        return yaml_error(entry->yaml, yaml_get(entry->node, "tool"), err,
                          "no plan is one of \"%.*s\": name its plans in \"tools\", or "
                          "[unknown-plan]",
                          SLICE_ARG(name));
    struct footprint_tool_entry *tool = ARENA_NEW(policy->memory, struct footprint_tool_entry);
    *tool = (struct footprint_tool_entry){{name, plans}, entry->yaml, entry->node, policy->tools};
    policy->tools = tool;
    return true;
}

static bool add_catalogue_tools(struct policy *policy, struct err *err)
{
    for (const struct footprint_entry *entry = policy->footprints; entry; entry = entry->next)
        if (!tool_named(policy, entry->footprint.tool) && !add_catalogue_tool(policy, entry, err))
            return false;
    return true;
}

static bool write_tools(const struct policy *policy, struct buf *out, struct err *err)
{
    size_t count = 0;
    for (const struct footprint_tool_entry *tool = policy->tools; tool; tool = tool->next)
        count++;
    const struct footprint_tool_entry **sorted =
        ARENA_ARRAY(policy->memory, count + 1, const struct footprint_tool_entry *);
    count = 0;
    for (const struct footprint_tool_entry *tool = policy->tools; tool; tool = tool->next)
        sorted[count++] = tool;
    if (count)
        qsort(sorted, count, sizeof(const struct footprint_tool_entry *), compare_tools);
    buf_add_string(out, "const struct footprint_tool footprint_tools[] = {\n");
    for (size_t i = 0; i < count; i++) {
        const struct footprint_tool_entry *entry = sorted[i];
        if (i && compare_tools(&sorted[i - 1], &sorted[i]) == 0)
            return yaml_error(entry->yaml, entry->node, err, "the tool \"%.*s\" is there twice",
                              SLICE_ARG(entry->tool.tool));
        if (!check_plans(policy, entry->tool.plans, entry->yaml, entry->node, err))
            return false;
        buf_add_string(out, "    {\n");
        add_field(out, "tool", entry->tool.tool);
        add_list(out, "plans", entry->tool.plans);
        buf_add_string(out, "    },\n");
    }
    buf_printf(out, "};\nconst size_t footprint_tool_count = %zu;\n\n", count);
    return true;
}

static void write_footprint(struct buf *out, const struct footprint *footprint)
{
    buf_add_string(out, "    {\n");
    add_field(out, "tool", footprint->tool);
    buf_printf(out, "        .kind = %d,\n        .claim = %d,\n        .beside_action = %d,\n",
               footprint->kind, footprint->claim, footprint->beside_action);
    add_field(out, "mark", footprint->mark);
    add_field(out, "keyword", footprint->keyword);
    add_list(out, "plans", footprint->plans);
    add_list(out, "files", footprint->files);
    add_list(out, "unless", footprint->unless);
    buf_add_string(out, "    },\n");
}

static bool write_footprints(const struct policy *policy, struct buf *out, struct err *err)
{
    const struct footprint_entry **sorted =
        ARENA_ARRAY(policy->memory, policy->footprint_count + 1, const struct footprint_entry *);
    size_t count = 0;

    for (const struct footprint_entry *entry = policy->footprints; entry; entry = entry->next)
        sorted[count++] = entry;
    if (count)
        qsort(sorted, count, sizeof(const struct footprint_entry *), compare_footprints);
    buf_add_string(out, "const struct footprint footprints[] = {\n");
    for (size_t i = 0; i < count; i++) {
        const struct footprint_entry *entry = sorted[i];
        if (!check_plans(policy, entry->footprint.plans, entry->yaml, entry->node, err))
            return false;
        if (i && compare_footprints(&sorted[i - 1], &sorted[i]) == 0)
            return yaml_error(entry->yaml, entry->node, err, "the sign \"%.*s\" is there twice",
                              SLICE_ARG(entry->footprint.mark));
        write_footprint(out, &entry->footprint);
    }
    buf_printf(out, "};\nconst size_t footprint_count = %zu;\n\n", count);
    return true;
}

static int compare_controls(const void *left, const void *right)
{
    const struct control_entry *a = *(const struct control_entry *const *)left;
    const struct control_entry *b = *(const struct control_entry *const *)right;
    int order = slice_compare(a->control.tool, b->control.tool);
    return order ? order : (int)(a->number > b->number) - (int)(a->number < b->number);
}

static void write_controls(const struct policy *policy, struct buf *out)
{
    const struct control_entry **sorted =
        ARENA_ARRAY(policy->memory, policy->control_count + 1, const struct control_entry *);
    size_t count = 0;

    for (const struct control_entry *entry = policy->controls; entry; entry = entry->next)
        sorted[count++] = entry;
    if (count)
        qsort(sorted, count, sizeof(const struct control_entry *), compare_controls);
    buf_add_string(out, "const struct control controls[] = {\n");
    for (size_t i = 0; i < count; i++) {
        const struct control *control = &sorted[i]->control;
        buf_printf(
            out, "    {\n        .kind = %d,\n        .enforcement = %d,\n        .always = %d,\n",
            control->kind, control->enforcement, control->always);
        add_field(out, "tool", control->tool);
        add_field(out, "name", control->name);
        add_field(out, "file", control->file);
        add_field(out, "into", control->into);
        add_field(out, "key", control->key);
        add_field(out, "line", control->line);
        add_field(out, "covers", control->covers);
        add_field(out, "gaps", control->gaps);
        add_field(out, "source", control->source);
        add_field(out, "source_date", control->source_date);
        buf_add_string(out, "    },\n");
    }
    buf_printf(out, "};\nconst size_t control_count = %zu;\n", count);
}

bool footprint_table_write(struct policy *policy, struct buf *out, struct err *err)
{
    buf_add_string(out, "static const struct slice none[1] = {{0}};\n\n");
    if (!add_catalogue_tools(policy, err) || !write_tools(policy, out, err) ||
        !write_footprints(policy, out, err))
        return false;
    write_controls(policy, out);
    return true;
}
