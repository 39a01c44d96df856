// The files of policy/footprints/ and policy/controls.yml.
#include "policy_read.h"

#include "policy_text.h"
#include "sweep.h"

static const char *const claim_names[] = {"used", "weak", "product",
                                          NULL}; // ORDER enum footprint_claim
_Static_assert(sizeof claim_names / sizeof claim_names[0] == CLAIM_COUNT + 1, "a claim's name");

static bool expect_list(const struct yaml *yaml, const struct yaml_node *node, struct err *err)
{
    if (node->kind == YAML_SEQUENCE && node->child)
        return true;
    return yaml_error(yaml, node, err, "expected a list with entries");
}

static bool read_texts(const struct yaml *yaml, const struct yaml_node *node, const char *key,
                       const struct slice **out, size_t *count, struct err *err)
{
    static const struct slice none[1] = {{0}};
    *out = none;
    *count = 0;
    if (!yaml_read_list(yaml, node, key, out, count, err))
        return false;
    for (size_t i = 0; i < *count; i++)
        if (!policy_check_printable(yaml, yaml_get(node, key), (*out)[i], err))
            return false;
    return true;
}

// How rare the rarest four bytes of a text are.
static unsigned rarity_of(struct slice text)
{
    unsigned rarest = 0;
    for (size_t i = 0; i + 4 <= text.len; i++) {
        unsigned rarity = gram_rarity(text.ptr + i);
        rarest = rarity > rarest ? rarity : rarest;
    }
    return rarest;
}

// Of the runs of bytes without a star, and the key and the value of a setting, the rarest.
static struct slice keyword_of(enum footprint_kind kind, struct slice mark)
{
    struct slice best = SLICE(""), piece, part;
    while (slice_split(&mark, '*', &piece))
        while (slice_split(&piece, kind == FOOTPRINT_SETTING ? '=' : '*', &part))
            if (rarity_of(part) > rarity_of(best))
                best = part;
    return best;
}

static bool check_mark(const struct footprint *footprint, const struct yaml *yaml,
                       const struct yaml_node *node, struct err *err)
{
    struct slice mark = footprint->mark, keyword = footprint->keyword;
    if (footprint->kind == FOOTPRINT_PACKAGE && !slice_has_byte(mark, ':'))
        return yaml_error(yaml, node, err, "a package is ECOSYSTEM:NAME");
    if (footprint->kind == FOOTPRINT_SETTING && !slice_has_byte(mark, '='))
        return yaml_error(yaml, node, err, "a setting is KEY=GLOB");
    if (sign_is_swept(footprint->kind) &&
        (keyword.len <= SWEEP_SHORTEST || keyword.len > SWEEP_LONGEST))
        return yaml_error(yaml, node, err,
                          "\"%.*s\" has no part of %d to %d characters to look for",
                          SLICE_ARG(mark), SWEEP_SHORTEST + 1, SWEEP_LONGEST);
    return true;
}

static bool add_signs(struct policy *policy, const struct footprint *like, const struct yaml *yaml,
                      const struct yaml_node *node, size_t *total, struct err *err)
{
    struct footprint footprint = *like;
    const struct slice *marks;
    size_t count;

    if (!read_texts(yaml, node, footprint_kind_key(like->kind), &marks, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        footprint.mark = marks[i];
        footprint.keyword =
            sign_is_swept(like->kind) ? keyword_of(like->kind, marks[i]) : SLICE("");
        if (!check_mark(&footprint, yaml, yaml_get(node, footprint_kind_key(like->kind)), err))
            return false;
        struct footprint_entry *entry = ARENA_NEW(policy->memory, struct footprint_entry);
        *entry = (struct footprint_entry){footprint, yaml, node, policy->footprints};
        policy->footprints = entry;
        policy->footprint_count++;
    }
    *total += count;
    return true;
}

static bool add_footprint(struct policy *policy, const struct yaml *yaml,
                          const struct yaml_node *node, struct err *err)
{
    static const char *const keys[] = {"tool",
                                       "says",
                                       "plans",
                                       "files",
                                       "unless",
                                       "beside_action",
                                       "source",
#define X(name, key, word) key,
                                       FOOTPRINT_KINDS(X)
#undef X
                                           NULL};
    struct footprint like = {0};
    struct slice source;
    size_t count, total = 0;
    unsigned claim = CLAIM_USED;

    if (!yaml_expect_keys(yaml, node, keys, err) ||
        !policy_read_text(yaml, node, "tool", true, &like.tool, err) ||
        !policy_read_text(yaml, node, "source", true, &source, err) ||
        (yaml_get(node, "says") &&
         !policy_read_word(yaml, node, "says", claim_names, &claim, err)) ||
        !read_texts(yaml, node, "plans", &like.plans, &count, err) ||
        !read_texts(yaml, node, "files", &like.files, &count, err) ||
        !read_texts(yaml, node, "unless", &like.unless, &count, err) ||
        !yaml_read_bool(yaml, node, "beside_action", &like.beside_action, err))
        return false;
    like.claim = (enum footprint_claim)claim;
    for (int kind = 0; kind < FOOTPRINT_COUNT; kind++) {
        like.kind = (enum footprint_kind)kind;
        if (!add_signs(policy, &like, yaml, node, &total, err))
            return false;
    }
    return total > 0 || yaml_error(yaml, node, err, "a footprint has signs, such as \"paths\"");
}

static bool add_tool(struct policy *policy, const struct yaml *yaml, const struct yaml_node *node,
                     struct err *err)
{
    static const char *const keys[] = {"tool", "plans", NULL};
    struct footprint_tool_entry *entry = ARENA_NEW(policy->memory, struct footprint_tool_entry);
    size_t count = 0;

    *entry = (struct footprint_tool_entry){.yaml = yaml, .node = node, .next = policy->tools};
    if (!yaml_expect_keys(yaml, node, keys, err) ||
        !policy_read_text(yaml, node, "tool", true, &entry->tool.tool, err) ||
        !read_texts(yaml, node, "plans", &entry->tool.plans, &count, err))
        return false;
    if (count == 0)
        return yaml_error(yaml, node, err,
                          "a tool has plans; where the catalogue has none: [unknown-plan]");
    policy->tools = entry;
    return true;
}

static bool each(struct policy *policy, const struct yaml *yaml, const struct yaml_node *list,
                 bool (*add)(struct policy *, const struct yaml *, const struct yaml_node *,
                             struct err *),
                 struct err *err)
{
    if (!list)
        return true;
    if (!expect_list(yaml, list, err))
        return false;
    for (const struct yaml_node *node = list->child; node; node = node->next)
        if (!add(policy, yaml, node, err))
            return false;
    return true;
}

bool policy_add_footprints(struct policy *policy, const struct yaml *yaml, struct err *err)
{
    static const char *const keys[] = {"tools", "footprints", NULL};
    return yaml_expect_keys(yaml, yaml->root, keys, err) &&
           each(policy, yaml, yaml_get(yaml->root, "tools"), add_tool, err) &&
           each(policy, yaml, yaml_get(yaml->root, "footprints"), add_footprint, err);
}

static bool add_control(struct policy *policy, const struct yaml *yaml,
                        const struct yaml_node *node, struct err *err)
{
    static const char *const keys[] = {"tool",   "kind",        "enforcement", "name",   "file",
                                       "into",   "key",         "line",        "covers", "gaps",
                                       "source", "source_date", "always",      NULL};
    struct control_entry *entry = ARENA_NEW(policy->memory, struct control_entry);
    struct control *control = &entry->control;
    const char *kinds[CONTROL_KINDS + 1] = {NULL}, *enforcements[ENFORCEMENT_COUNT + 1] = {NULL};
    unsigned kind = 0, enforcement = 0;

    *entry = (struct control_entry){.node = node, .number = policy->control_count};
    for (int i = 0; i < CONTROL_KINDS; i++)
        kinds[i] = control_kind_name((enum control_kind)i);
    for (int i = 0; i < ENFORCEMENT_COUNT; i++)
        enforcements[i] = enforcement_name((enum enforcement)i);
    if (!yaml_expect_keys(yaml, node, keys, err) ||
        !policy_read_text(yaml, node, "tool", true, &control->tool, err) ||
        !policy_read_word(yaml, node, "kind", kinds, &kind, err) ||
        !policy_read_word(yaml, node, "enforcement", enforcements, &enforcement, err) ||
        !policy_read_text(yaml, node, "name", true, &control->name, err) ||
        !policy_read_text(yaml, node, "file", false, &control->file, err) ||
        !policy_read_text(yaml, node, "into", false, &control->into, err) ||
        !policy_read_text(yaml, node, "key", false, &control->key, err) ||
        !policy_read_text(yaml, node, "line", false, &control->line, err) ||
        !policy_read_text(yaml, node, "covers", true, &control->covers, err) ||
        !policy_read_text(yaml, node, "gaps", false, &control->gaps, err) ||
        !policy_read_text(yaml, node, "source", true, &control->source, err) ||
        !policy_read_text(yaml, node, "source_date", true, &control->source_date, err) ||
        !yaml_read_bool(yaml, node, "always", &control->always, err))
        return false;
    if ((control->into.len > 0) != (slice_find(control->line, SLICE("PATH")) != SLICE_NOT_FOUND))
        return yaml_error(yaml, node, err, "\"into\" goes with a \"line\" that has PATH in it");
    if (control->file.len && control->file.ptr[0] != '.')
        return yaml_error(yaml, yaml_get(node, "file"), err, "an ignore file begins with a dot");
    control->kind = (enum control_kind)kind;
    control->enforcement = (enum enforcement)enforcement;
    entry->next = policy->controls;
    policy->controls = entry;
    policy->control_count++;
    return true;
}

bool policy_add_controls(struct policy *policy, const struct yaml *yaml, struct err *err)
{
    static const char *const keys[] = {"controls", NULL};
    if (policy->control_count)
        return yaml_error(yaml, yaml->root, err, "there are controls already, in another file");
    return yaml_expect_keys(yaml, yaml->root, keys, err) &&
           each(policy, yaml, yaml_get(yaml->root, "controls"), add_control, err);
}
