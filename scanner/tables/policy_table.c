// Writing what policy_read.c read, in an order that does not depend on the files'.
#include "policy_table.h"

#include "c_source.h"
#include "file.h"
#include "footprint_table.h"
#include "print.h"

#include <stdlib.h>

enum { MOST_FILE_BYTES = 1024 * 1024, PATH_SHOWN = 300 };

static int compare_plans(const void *left, const void *right)
{
    const struct plan_entry *a = *(const struct plan_entry *const *)left;
    const struct plan_entry *b = *(const struct plan_entry *const *)right;
    int order = slice_compare(a->plan.id, b->plan.id);
    // Of twins the one that is read later is the duplicate.
    if (order == 0)
        order = slice_compare(a->yaml->path, b->yaml->path);
    return order ? order : (int)(a->node->line > b->node->line) - (a->node->line < b->node->line);
}

static void add_field(struct buf *out, const char *name, struct slice value)
{
    buf_printf(out, "        .%s = ", name);
    c_source_slice(out, value);
    buf_add_string(out, ",\n");
}

static void write_plan(struct buf *out, const struct plan *plan)
{
    buf_add_string(out, "    {\n");
    add_field(out, "id", plan->id);
    add_field(out, "vendor", plan->vendor);
    add_field(out, "tool", plan->tool);
    add_field(out, "name", plan->name);
    buf_printf(out,
               "        .account = %d,\n        .training = %d,\n        .dpa = %d,\n"
               "        .baa = %d,\n        .certainty = %d,\n        .eu_capable = %d,\n",
               plan->account, plan->training, plan->dpa, plan->baa, plan->certainty,
               plan->eu_capable);
    add_field(out, "regions", plan->regions);
    add_field(out, "region_choice", plan->region_choice);
    add_field(out, "retention", plan->retention);
    add_field(out, "retention_choice", plan->retention_choice);
    add_field(out, "human_review", plan->human_review);
    add_field(out, "certifications", plan->certifications);
    add_field(out, "subprocessors", plan->subprocessors);
    add_field(out, "documents_say", plan->documents_say);
    add_field(out, "documents_differ", plan->documents_differ);
    add_field(out, "source", plan->source);
    add_field(out, "source_date", plan->source_date);
    add_field(out, "source_note", plan->source_note);
    buf_add_string(out, "    },\n");
}

static struct plan_entry **sort_plans(const struct policy *policy)
{
    struct plan_entry **sorted =
        ARENA_ARRAY(policy->memory, policy->plan_count, struct plan_entry *);
    size_t count = 0;
    for (struct plan_entry *entry = policy->plans; entry; entry = entry->next)
        sorted[count++] = entry;
    if (count)
        qsort(sorted, count, sizeof(struct plan_entry *), compare_plans);
    return sorted;
}

static bool write_plans(const struct policy *policy, struct plan_entry *const *sorted,
                        struct buf *out, struct err *err)
{
    buf_add_string(out, "static const struct plan plans[] = {\n");
    for (size_t i = 0; i < policy->plan_count; i++) {
        const struct plan_entry *entry = sorted[i];
        if (i && slice_equals(entry->plan.id, sorted[i - 1]->plan.id))
            return yaml_error(entry->yaml, yaml_get(entry->node, "id"), err,
                              "the plan %.*s is there already, in %s:%u", SLICE_ARG(entry->plan.id),
                              print_quoted(policy->memory, sorted[i - 1]->yaml->path, PATH_SHOWN),
                              sorted[i - 1]->node->line);
        write_plan(out, &entry->plan);
    }
    buf_printf(out, "};\nconst struct plan_set builtin_plans = {plans, %zu};\n\n",
               policy->plan_count);
    return true;
}

static void write_matrix(const struct policy *policy, struct buf *out)
{
    buf_add_string(out, "const struct matrix_row matrix_rows[ROW_COUNT] = {\n");
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const struct matrix_row *row = &policy->rows[i];
        buf_printf(out, "    [%zu] = {\n        .documented = %d,\n        .tier = %d,\n", i,
                   row->documented, row->tier);
        add_field(out, "id", row->id);
        add_field(out, "scenario", row->scenario);
        add_field(out, "reason", row->reason);
        add_field(out, "fires", row->fires);
        add_field(out, "asks", row->asks);
        buf_add_string(out, "    },\n");
    }
    buf_add_string(out, "};\n\nconst struct slice guidance_texts[GUIDANCE_COUNT] = {\n");
    for (size_t i = 0; i < GUIDANCE_COUNT; i++) {
        buf_add_string(out, "    ");
        c_source_slice(out, policy->guidance[i]);
        buf_add_string(out, ",\n");
    }
    buf_add_string(out, "};\n\n");
}

static bool write_all(struct policy *policy, struct buf *out, struct err *err)
{
    if (!policy->has_matrix || policy->plan_count == 0 || policy->footprint_count == 0)
        return err_set(err, ERR_CONFIG, "no policy file has the %s",
                       !policy->has_matrix       ? "matrix"
                       : policy->plan_count == 0 ? "plans"
                                                 : "footprints");
    struct plan_entry **sorted = sort_plans(policy);

    buf_add_string(out, "// Made from policy/ while building.\n"
                        "#include \"assessment.h\"\n"
                        "#include \"control.h\"\n"
                        "#include \"footprint.h\"\n"
                        "#include \"guidance.h\"\n\n");
    if (!write_plans(policy, sorted, out, err))
        return false;
    write_matrix(policy, out);
    if (!footprint_table_write(policy, out, err))
        return false;
    return !out->overflowed || err_set(err, ERR_UNABLE, "the table of the policy is too large");
}

static bool read_file(struct policy *policy, const char *path, struct err *err)
{
    struct buf text;
    buf_init(&text, MOST_FILE_BYTES);
    bool good = file_read(&text, path, err) &&
                policy_read(policy, slice_of_string(path), buf_slice(&text), err);
    buf_release(&text);
    return good;
}

bool policy_table_write(const char *const *yaml_paths, size_t count, struct buf *out,
                        struct err *err)
{
    struct arena memory = {0};
    struct policy policy = {.memory = &memory};
    bool good = true;

    for (size_t i = 0; i < count && good; i++)
        good = read_file(&policy, yaml_paths[i], err);
    good = good && write_all(&policy, out, err);
    arena_release(&memory);
    return good;
}
