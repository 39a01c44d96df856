#include "plan_read.h"

#include "date.h"
#include "policy_text.h"

#include <assert.h>
#include <stddef.h>

#define WORD_OF(type)                         \
    static const char *type##_word(int value) \
    {                                         \
        return type##_name((enum type)value); \
    }
WORD_OF(account)
WORD_OF(training)
WORD_OF(dpa)
WORD_OF(baa)
WORD_OF(certainty)
#undef WORD_OF

enum { MOST_WORDS = 8, PLAN_KEYS = 21 };

#define TEXT(name) .field = offsetof(struct plan, name)
#define WORDS(type, count) \
    .word = type##_word, .words = (count), .field = offsetof(struct plan, type)

// clang-format off
const struct plan_key plan_keys[PLAN_KEYS + 1] = {
    {"id", "Lower case, digits and hyphens; that of a known plan changes it.", TEXT(id)},
    {"vendor", "Whose plan it is.", .optional = true, .apart = true},
    {"tool", "What it is a plan of.", TEXT(tool)},
    {"plan", "Its name.", TEXT(name)},
    {"account", "Whose account is used.", WORDS(account, ACCOUNT_COUNT)},
    {"training", "Whether what is sent trains models: on until switched off is opt-out.",
     WORDS(training, TRAINING_COUNT)},
    {"dpa", "Whether there is a data processing agreement.", WORDS(dpa, DPA_COUNT)},
    {"baa", "Whether there is a business associate agreement (HIPAA).", WORDS(baa, BAA_COUNT)},
    {"regions", "Where inference and storage happen.", TEXT(regions)},
    {"region_choice", "What can be chosen: \"no\", \"yes: US, EU\".", TEXT(region_choice)},
    {"retention", "How long what is sent is kept.", TEXT(retention)},
    {"retention_choice", "What can be chosen of that.", TEXT(retention_choice)},
    {"human_review", "When people look at what is sent.", TEXT(human_review)},
    {"certifications", "SOC 2, ISO 27001 and the like.", TEXT(certifications)},
    {"subprocessors", "Who else gets it.", TEXT(subprocessors)},
    {"documents_say", "What founding documents said about it.", .optional = true,
     TEXT(documents_say)},
    {"documents_differ", "What is known beyond or against that.", .optional = true,
     TEXT(documents_differ)},
    {"source", "Where that is written: a page without https://, a contract.", .apart = true},
    {"source_date", "Of the source: YYYY, YYYY-MM, YYYY-MM-DD or undated.", .apart = true},
    {"source_note", "What else to know of the source.", .optional = true, .apart = true},
    {"confidence", "high: the source was read; medium: partial or older; low: not confirmed.",
     WORDS(certainty, CERTAINTY_COUNT)},
    {0},
};
// clang-format on

// What an entry says: some of it may be a plan's already.
struct reading {
    struct plan *plan;
    const struct yaml *yaml;
    const struct yaml_node *node;
    bool is_change; // what is not said stays
    struct err *err;
};

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

bool plan_is_eu_capable(const struct plan *plan)
{
    struct slice choice = plan->region_choice;
    return slice_equals(plan->regions, SLICE("EU")) || has_word(choice, SLICE("EU")) ||
           has_word(choice, SLICE("customer")) || has_word(choice, SLICE("local"));
}

static bool read_word(const struct reading *r, const struct plan_key *key)
{
    const char *words[MOST_WORDS + 1] = {NULL};
    unsigned value = 0;
    assert(key->words <= MOST_WORDS);
    for (int i = 0; i < key->words; i++)
        words[i] = key->word(i);
    if (!policy_read_word(r->yaml, r->node, key->name, words, &value, r->err))
        return false;
    memcpy((char *)r->plan + key->field, &value, sizeof value);
    return true;
}

// A page without a date says so, so that a date cannot be forgotten.
static bool read_source(const struct reading *r)
{
    struct plan *plan = r->plan;
    const struct yaml *yaml = r->yaml;
    int64_t ignored;

    if (!policy_read_text(yaml, r->node, "source", true, &plan->source, r->err) ||
        !policy_read_text(yaml, r->node, "source_date", true, &plan->source_date, r->err) ||
        !policy_read_text(yaml, r->node, "source_note", false, &plan->source_note, r->err))
        return false;
    if (slice_find(plan->source, SLICE("://")) != SLICE_NOT_FOUND)
        return yaml_error(yaml, yaml_get(r->node, "source"), r->err,
                          "a source is written without its scheme");
    if (slice_equals(plan->source_date, SLICE("undated")))
        plan->source_date = SLICE("");
    else if (!date_last_day(plan->source_date, &ignored))
        return yaml_error(yaml, yaml_get(r->node, "source_date"), r->err,
                          "a date is YYYY, YYYY-MM or YYYY-MM-DD; a page without one is "
                          "\"undated\"");
    return true;
}

// What is not said of a plan that is changed stays.
static bool read_fact(const struct reading *r, const struct plan_key *key)
{
    if (key->apart || (r->is_change && !yaml_get(r->node, key->name)))
        return true;
    if (key->words)
        return read_word(r, key);
    return policy_read_text(r->yaml, r->node, key->name, !key->optional,
                            (struct slice *)((char *)r->plan + key->field), r->err);
}

static bool read_facts(const struct reading *r)
{
    const char *names[PLAN_KEYS + 1] = {NULL};
    for (size_t i = 0; i < PLAN_KEYS; i++)
        names[i] = plan_keys[i].name;
    if (!yaml_expect_keys(r->yaml, r->node, names, r->err))
        return false;
    for (size_t i = 0; i < PLAN_KEYS; i++)
        if (!read_fact(r, &plan_keys[i]))
            return false;
    return is_id(r->plan->id) || yaml_error(r->yaml, yaml_get(r->node, "id"), r->err,
                                            "an id has lower-case letters, digits and hyphens");
}

static bool read_plan(const struct reading *r, struct slice vendor)
{
    struct slice own = SLICE("");

    if (!read_facts(r) || !read_source(r) ||
        !policy_read_text(r->yaml, r->node, "vendor", false, &own, r->err))
        return false;
    r->plan->vendor = own.len ? own : vendor;
    r->plan->eu_capable = plan_is_eu_capable(r->plan);
    return true;
}

bool plan_read(struct plan *plan, const struct yaml *yaml, const struct yaml_node *node,
               struct slice vendor, struct err *err)
{
    *plan = (struct plan){0};
    return read_plan(&(struct reading){plan, yaml, node, false, err}, vendor);
}

// How strict a plan is taken for whose it is. ORDER enum account
static const unsigned char strictness[ACCOUNT_COUNT] = {2, 1, 1, 0, 1};

// How strict it is taken for its contract. ORDER enum dpa
static const unsigned char dpa_strictness[DPA_COUNT] = {0, 1, 2, 0};

static bool refuse_looser(const struct reading *r, const struct plan *was)
{
    const struct {
        const char *key;
        bool looser;
    } facts[] = {
        {"account", strictness[r->plan->account] < strictness[was->account]},
        {"training", r->plan->training < was->training},
        {"dpa", dpa_strictness[r->plan->dpa] < dpa_strictness[was->dpa]},
    };
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++)
        if (facts[i].looser)
            return yaml_error(r->yaml, yaml_get(r->node, facts[i].key), r->err,
                              "\"%s\" of a known plan can only be declared stricter; write terms "
                              "of your own as a plan with an id of its own",
                              facts[i].key);
    return true;
}

// "baa: yes, not on-request; ..."
static struct slice changes(const struct plan *now, const struct plan *was, struct arena *memory)
{
    struct plan_fact facts[PLAN_FACTS], known[PLAN_FACTS];
    struct slice told = SLICE("");
    plan_facts(now, facts);
    plan_facts(was, known);
    for (size_t i = 0; i < PLAN_FACTS; i++)
        if (!slice_equals(facts[i].value, known[i].value))
            told = arena_printf(memory, "%.*s%s%s: %.*s, not %.*s", SLICE_ARG(told),
                                told.len ? "; " : "", facts[i].key, SLICE_ARG(facts[i].value),
                                SLICE_ARG(known[i].value.len ? known[i].value : SLICE("known")));
    return told;
}

bool plan_read_declared(struct plan *plan, const struct plan_set *set, const struct yaml *yaml,
                        const struct yaml_node *node, struct err *err)
{
    struct slice id = SLICE("");
    if (!policy_read_text(yaml, node, "id", true, &id, err))
        return false;
    const struct plan *known = plan_find(set, id);
    struct reading reading = {plan, yaml, node, known != NULL, err};
    *plan = known ? *known : (struct plan){0};
    if (!read_plan(&reading, known ? known->vendor : SLICE("")))
        return false;
    plan->is_declared = true;
    if (!known && plan->vendor.len == 0)
        return yaml_error(yaml, node, err, "a plan of your own names its \"vendor\"");
    if (!known)
        return true;
    plan->declared = changes(plan, known, yaml->memory);
    return refuse_looser(&reading, known);
}
