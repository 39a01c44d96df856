// Strict on purpose: a fact that is mistyped would decide verdicts for everybody.
#include "policy_read.h"

#include "date.h"
#include "print.h"

enum { WORD_SHOWN = 40 };

// ORDER enum row_id
static const char *const row_names[] = {"R1", "R2", "R3", "R4", "R5", "X1", "X2", "X2b",
                                        "X3", "X4", "X5", "X6", "X7", "X8", NULL};
_Static_assert(sizeof row_names / sizeof row_names[0] == ROW_COUNT + 1, "a row without a name");

// The matrix says its tiers as the founding documents do. ORDER enum tier
static const char *const tier_titles[] = {"Low", "Medium", "High", NULL};

// Fills `names` (NULL-ended) with what `name` says of each value.
#define ENUM_WORDS(words, type, count, name)         \
    const char *words[(count) + 1] = {NULL};         \
    for (int value_ = 0; value_ < (count); value_++) \
    words[value_] = name((enum type)value_)

// All text of the table may be printed as it is.
static bool check_printable(const struct yaml *yaml, const struct yaml_node *node,
                            struct slice text, struct err *err)
{
    for (size_t at = 0; at < text.len;)
        if (code_point_is_unsafe(utf8_next(text, &at)))
            return yaml_error(yaml, node, err, "a character that cannot be printed safely");
    return true;
}

static bool read_text(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      bool required, struct slice *out, struct err *err)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    *out = SLICE("");
    if (!yaml_read_text(yaml, mapping, key, required, out, err))
        return false;
    *out = slice_trim(*out);
    if (node && out->len == 0)
        return yaml_error(yaml, node, err, "\"%s\" is empty", key);
    return check_printable(yaml, node, *out, err);
}

// One of `words`, which are NULL-ended; the error offers the nearest.
static bool read_word(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      const char *const *words, unsigned *out, struct err *err)
{
    struct slice word;
    size_t least = SIZE_MAX;
    const char *nearest = "";

    if (!read_text(yaml, mapping, key, true, &word, err))
        return false;
    for (unsigned i = 0; words[i]; i++) {
        size_t distance = slice_distance(word, slice_of_string(words[i]));
        if (distance == 0) {
            *out = i;
            return true;
        }
        if (distance < least) {
            least = distance;
            nearest = words[i];
        }
    }
    return yaml_error(yaml, yaml_get(mapping, key), err,
                      "\"%s\" is no word for \"%s\"; did you mean \"%s\"?",
                      print_quoted(yaml->memory, word, WORD_SHOWN), key, nearest);
}

static bool is_id(struct slice id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!is_lower(id.ptr[i]) && !is_digit(id.ptr[i]) && id.ptr[i] != '-')
            return false;
    return id.len > 0;
}

// The word as a whole: "EU" in "EU, US" and in "with EU project", not in "EUR".
static bool has_word(struct slice text, struct slice word)
{
    for (size_t from = 0, at; from < text.len; from += at + 1) {
        struct slice rest = slice_cut(text, from, text.len);
        at = slice_find(rest, word);
        if (at == SLICE_NOT_FOUND)
            return false;
        size_t end = at + word.len;
        bool starts = at + from == 0 || !is_word(text.ptr[from + at - 1]);
        if (starts && (end == rest.len || !is_word(rest.ptr[end])))
            return true;
    }
    return false;
}

// Code can be kept in the EU: a choice has the EU, the customer's or a local place in
// it, or there is no other place than the EU.
static bool is_eu_capable(const struct plan *plan)
{
    struct slice choice = plan->region_choice;
    return slice_equals(plan->regions, SLICE("EU")) || has_word(choice, SLICE("EU")) ||
           has_word(choice, SLICE("customer")) || has_word(choice, SLICE("local"));
}

static bool read_words(const struct yaml *yaml, const struct yaml_node *node, struct plan *plan,
                       struct err *err)
{
    ENUM_WORDS(accounts, account, ACCOUNT_COUNT, account_name);
    ENUM_WORDS(trainings, training, TRAINING_COUNT, training_name);
    ENUM_WORDS(dpas, dpa, DPA_COUNT, dpa_name);
    ENUM_WORDS(baas, baa, BAA_COUNT, baa_name);
    ENUM_WORDS(certainties, certainty, CERTAINTY_COUNT, certainty_name);
    unsigned account, training, dpa, baa, certainty;

    if (!read_word(yaml, node, "account", accounts, &account, err) ||
        !read_word(yaml, node, "training", trainings, &training, err) ||
        !read_word(yaml, node, "dpa", dpas, &dpa, err) ||
        !read_word(yaml, node, "baa", baas, &baa, err) ||
        !read_word(yaml, node, "confidence", certainties, &certainty, err))
        return false;
    plan->account = (enum account)account;
    plan->training = (enum training)training;
    plan->dpa = (enum dpa)dpa;
    plan->baa = (enum baa)baa;
    plan->certainty = (enum certainty)certainty;
    return true;
}

// A page without a date says so, so that a date cannot be forgotten.
static bool read_source(const struct yaml *yaml, const struct yaml_node *node, struct plan *plan,
                        struct err *err)
{
    int64_t ignored;

    if (!read_text(yaml, node, "source", true, &plan->source, err) ||
        !read_text(yaml, node, "source_date", true, &plan->source_date, err) ||
        !read_text(yaml, node, "source_note", false, &plan->source_note, err))
        return false;
    if (slice_find(plan->source, SLICE("://")) != SLICE_NOT_FOUND)
        return yaml_error(yaml, yaml_get(node, "source"), err,
                          "a source is written without its scheme");
    if (slice_equals(plan->source_date, SLICE("undated")))
        plan->source_date = SLICE("");
    else if (!date_last_day(plan->source_date, &ignored))
        return yaml_error(yaml, yaml_get(node, "source_date"), err,
                          "a date is YYYY, YYYY-MM or YYYY-MM-DD; a page without one is "
                          "\"undated\"");
    return true;
}

static bool read_facts(const struct yaml *yaml, const struct yaml_node *node, struct plan *plan,
                       struct err *err)
{
    const struct {
        const char *key;
        bool required;
        struct slice *out;
    } texts[] = {
        {"id", true, &plan->id},
        {"tool", true, &plan->tool},
        {"plan", true, &plan->name},
        {"regions", true, &plan->regions},
        {"region_choice", true, &plan->region_choice},
        {"retention", true, &plan->retention},
        {"retention_choice", true, &plan->retention_choice},
        {"human_review", true, &plan->human_review},
        {"certifications", true, &plan->certifications},
        {"subprocessors", true, &plan->subprocessors},
        {"documents_say", false, &plan->documents_say},
        {"documents_differ", false, &plan->documents_differ},
    };

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (!read_text(yaml, node, texts[i].key, texts[i].required, texts[i].out, err))
            return false;
    if (!is_id(plan->id))
        return yaml_error(yaml, yaml_get(node, "id"), err,
                          "an id has lower-case letters, digits and hyphens");
    return true;
}

static bool add_plan(struct policy *policy, const struct yaml *yaml, const struct yaml_node *node,
                     struct slice vendor, struct err *err)
{
    static const char *const keys[] = {
        "id",
        "vendor",
        "tool",
        "plan",
        "account",
        "training",
        "dpa",
        "baa",
        "regions",
        "region_choice",
        "retention",
        "retention_choice",
        "human_review",
        "certifications",
        "subprocessors",
        "documents_say",
        "documents_differ",
        "source",
        "source_date",
        "source_note",
        "confidence",
        NULL,
    };
    struct plan_entry *entry = ARENA_NEW(policy->memory, struct plan_entry);
    struct plan *plan = &entry->plan;

    if (!yaml_expect_keys(yaml, node, keys, err) || !read_facts(yaml, node, plan, err) ||
        !read_words(yaml, node, plan, err) || !read_source(yaml, node, plan, err) ||
        !read_text(yaml, node, "vendor", false, &plan->vendor, err))
        return false;
    if (plan->vendor.len == 0)
        plan->vendor = vendor;
    plan->eu_capable = is_eu_capable(plan);
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
        !read_text(yaml, yaml->root, "vendor", true, &vendor, err) || !expect_list(yaml, list, err))
        return false;
    for (const struct yaml_node *node = list->child; node; node = node->next)
        if (!add_plan(policy, yaml, node, vendor, err))
            return false;
    return true;
}

static bool add_row(struct policy *policy, const struct yaml *yaml, const struct yaml_node *node,
                    struct err *err)
{
    static const char *const keys[] = {"id", "documented", "scenario", "tier", "reason", NULL};
    struct matrix_row row = {0};
    unsigned index = 0, tier = 0;

    if (!yaml_expect_keys(yaml, node, keys, err) ||
        !read_word(yaml, node, "id", row_names, &index, err) ||
        !yaml_read_bool(yaml, node, "documented", &row.documented, err) ||
        !read_text(yaml, node, "scenario", true, &row.scenario, err) ||
        !read_word(yaml, node, "tier", tier_titles, &tier, err) ||
        !read_text(yaml, node, "reason", true, &row.reason, err))
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
        if (!read_text(yaml, texts, keys[i], true, &policy->guidance[i], err))
            return false;
    return read_text(yaml, yaml->root, "disclaimer", true, &policy->guidance[GUIDANCE_DISCLAIMER],
                     err);
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

static bool add_footprint(struct policy *policy, const struct yaml *yaml,
                          const struct yaml_node *node, struct err *err)
{
    static const char *const keys[] = {"tool", "plan", "weak", "paths", NULL};
    struct footprint footprint = {0};
    const struct slice *paths = NULL;
    size_t count = 0;

    if (!yaml_expect_keys(yaml, node, keys, err) ||
        !read_text(yaml, node, "tool", true, &footprint.tool, err) ||
        !read_text(yaml, node, "plan", false, &footprint.plan, err) ||
        !yaml_read_bool(yaml, node, "weak", &footprint.weak, err) ||
        !yaml_read_list(yaml, node, "paths", &paths, &count, err))
        return false;
    if (count == 0)
        return yaml_error(yaml, node, err, "a footprint has paths");
    for (size_t i = 0; i < count; i++) {
        struct footprint_entry *entry = ARENA_NEW(policy->memory, struct footprint_entry);
        if (!check_printable(yaml, yaml_get(node, "paths"), paths[i], err))
            return false;
        footprint.path_glob = paths[i];
        *entry = (struct footprint_entry){footprint, yaml, node, policy->footprints};
        policy->footprints = entry;
        policy->footprint_count++;
    }
    return true;
}

static bool add_footprints(struct policy *policy, const struct yaml *yaml, struct err *err)
{
    static const char *const keys[] = {"footprints", NULL};
    const struct yaml_node *list = yaml_get(yaml->root, "footprints");

    if (!yaml_expect_keys(yaml, yaml->root, keys, err) || !expect_list(yaml, list, err))
        return false;
    for (const struct yaml_node *node = list->child; node; node = node->next)
        if (!add_footprint(policy, yaml, node, err))
            return false;
    return true;
}

bool policy_read(struct policy *policy, struct slice path, struct slice text, struct err *err)
{
    static const struct {
        const char *key;
        bool (*add)(struct policy *, const struct yaml *, struct err *);
    } kinds[] = {{"plans", add_plans}, {"rows", add_matrix}, {"footprints", add_footprints}};
    struct yaml *yaml = ARENA_NEW(policy->memory, struct yaml);

    if (!yaml_parse(yaml, path, text, policy->memory, err))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (yaml_get(yaml->root, kinds[i].key))
            return kinds[i].add(policy, yaml, err);
    return yaml_error(yaml, yaml->root, err,
                      "a policy file has \"plans\", \"rows\" or \"footprints\"");
}
