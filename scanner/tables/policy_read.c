// Strict on purpose: a fact that is mistyped would decide verdicts for everybody.
#include "policy_read.h"

#include "plan_read.h"
#include "policy_text.h"

// ORDER enum row_id
static const char *const row_names[] = {"R1", "R2", "R3", "R4", "R5", "X1", "X2", "X2b",
                                        "X3", "X4", "X5", "X6", "X7", "X8", NULL};
_Static_assert(sizeof row_names / sizeof row_names[0] == ROW_COUNT + 1, "a row without a name");

// The matrix says its tiers as the founding documents do. ORDER enum tier
static const char *const tier_titles[] = {"Low", "Medium", "High", NULL};

static bool add_plan(struct policy *policy, const struct yaml *yaml, const struct yaml_node *node,
                     struct slice vendor, struct err *err)
{
    struct plan_entry *entry = ARENA_NEW(policy->memory, struct plan_entry);

    if (!plan_read(&entry->plan, yaml, node, vendor, err))
        return false;
    entry->yaml = yaml;
    entry->node = node;
    entry->next = policy->plans;
    policy->plans = entry;
    policy->plan_count++;
    return true;
}

static bool expect_list(const struct yaml *yaml, const struct yaml_node *node, struct err *err)
{
    if (node->kind == YAML_SEQUENCE && node->child)
        return true;
    return yaml_error(yaml, node, err, "expected a list with entries");
}

static bool add_plans(struct policy *policy, const struct yaml *yaml, struct err *err)
{
    static const char *const keys[] = {"vendor", "plans", NULL};
    const struct yaml_node *list = yaml_get(yaml->root, "plans");
    struct slice vendor;

    if (!yaml_expect_keys(yaml, yaml->root, keys, err) ||
        !policy_read_text(yaml, yaml->root, "vendor", true, &vendor, err) ||
        !expect_list(yaml, list, err))
        return false;
    for (const struct yaml_node *node = list->child; node; node = node->next)
        if (!add_plan(policy, yaml, node, vendor, err))
            return false;
    return true;
}

static bool add_row(struct policy *policy, const struct yaml *yaml, const struct yaml_node *node,
                    struct err *err)
{
    static const char *const keys[] = {"id",     "documented", "scenario", "tier",
                                       "reason", "fires",      "asks",     NULL};
    struct matrix_row row = {0};
    unsigned index = 0, tier = 0;

    if (!yaml_expect_keys(yaml, node, keys, err) ||
        !policy_read_word(yaml, node, "id", row_names, &index, err) ||
        !yaml_read_bool(yaml, node, "documented", &row.documented, err) ||
        !policy_read_text(yaml, node, "scenario", true, &row.scenario, err) ||
        !policy_read_word(yaml, node, "tier", tier_titles, &tier, err) ||
        !policy_read_text(yaml, node, "reason", true, &row.reason, err) ||
        !policy_read_text(yaml, node, "fires", true, &row.fires, err) ||
        !policy_read_text(yaml, node, "asks", true, &row.asks, err))
        return false;
    if (policy->rows[index].id.len)
        return yaml_error(yaml, yaml_get(node, "id"), err, "the row %s is there already",
                          row_names[index]);
    row.id = slice_of_string(row_names[index]);
    row.tier = (enum tier)tier;
    policy->rows[index] = row;
    return true;
}

static bool add_guidance(struct policy *policy, const struct yaml *yaml, struct err *err)
{
    static const char *const keys[] = {"low", "medium", "high", "regulated", NULL};
    const struct yaml_node *texts = yaml_get(yaml->root, "recommend");

    if (!yaml_expect_keys(yaml, texts ? texts : yaml->root, keys, err))
        return false;
    for (size_t i = 0; keys[i]; i++) // ORDER enum guidance
        if (!policy_read_text(yaml, texts, keys[i], true, &policy->guidance[i], err))
            return false;
    return policy_read_text(yaml, yaml->root, "disclaimer", true,
                            &policy->guidance[GUIDANCE_DISCLAIMER], err);
}

static bool add_matrix(struct policy *policy, const struct yaml *yaml, struct err *err)
{
    static const char *const keys[] = {"rows", "recommend", "disclaimer", NULL};
    const struct yaml_node *list = yaml_get(yaml->root, "rows");

    if (!yaml_expect_keys(yaml, yaml->root, keys, err) || !expect_list(yaml, list, err))
        return false;
    if (policy->has_matrix)
        return yaml_error(yaml, list, err, "there is a matrix already, in another file");
    policy->has_matrix = true;
    for (const struct yaml_node *node = list->child; node; node = node->next)
        if (!add_row(policy, yaml, node, err))
            return false;
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (policy->rows[i].id.len == 0)
            return yaml_error(yaml, list, err, "the row %s is missing", row_names[i]);
    return add_guidance(policy, yaml, err);
}

bool policy_read(struct policy *policy, struct slice path, struct slice text, struct err *err)
{
    static const struct {
        const char *key;
        bool (*add)(struct policy *, const struct yaml *, struct err *);
    } kinds[] = {
        {"plans", add_plans},
        {"rows", add_matrix},
        {"footprints", policy_add_footprints},
        {"controls", policy_add_controls},
    };
    struct yaml *yaml = ARENA_NEW(policy->memory, struct yaml);

    if (!yaml_parse(yaml, path, text, policy->memory, err))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (yaml_get(yaml->root, kinds[i].key))
            return kinds[i].add(policy, yaml, err);
    return yaml_error(yaml, yaml->root, err,
                      "a policy file has \"plans\", \"rows\", \"footprints\" or \"controls\"");
}
