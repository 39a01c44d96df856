#include "plan_read.h"

#include "date.h"
#include "policy_text.h"

#include <stddef.h>

// Fills `words` (NULL-ended) with what `name` says of each value.
#define ENUM_WORDS(words, type, count, name)         \
    const char *words[(count) + 1] = {NULL};         \
    for (int value_ = 0; value_ < (count); value_++) \
    words[value_] = name((enum type)value_)

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

static bool read_words(const struct reading *r)
{
    ENUM_WORDS(accounts, account, ACCOUNT_COUNT, account_name);
    ENUM_WORDS(trainings, training, TRAINING_COUNT, training_name);
    ENUM_WORDS(dpas, dpa, DPA_COUNT, dpa_name);
    ENUM_WORDS(baas, baa, BAA_COUNT, baa_name);
    ENUM_WORDS(certainties, certainty, CERTAINTY_COUNT, certainty_name);
    struct plan *plan = r->plan;
    unsigned values[] = {plan->account, plan->training, plan->dpa, plan->baa, plan->certainty};
    const struct {
        const char *key;
        const char *const *words;
    } keys[] = {{"account", accounts},
                {"training", trainings},
                {"dpa", dpas},
                {"baa", baas},
                {"confidence", certainties}};

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if ((!r->is_change || yaml_get(r->node, keys[i].key)) &&
            !policy_read_word(r->yaml, r->node, keys[i].key, keys[i].words, &values[i], r->err))
            return false;
    plan->account = (enum account)values[0];
    plan->training = (enum training)values[1];
    plan->dpa = (enum dpa)values[2];
    plan->baa = (enum baa)values[3];
    plan->certainty = (enum certainty)values[4];
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

// The facts that are told in words.
static const struct {
    const char *key;
    bool required;
    size_t field;
} texts[] = {
    {"id", true, offsetof(struct plan, id)},
    {"tool", true, offsetof(struct plan, tool)},
    {"plan", true, offsetof(struct plan, name)},
    {"regions", true, offsetof(struct plan, regions)},
    {"region_choice", true, offsetof(struct plan, region_choice)},
    {"retention", true, offsetof(struct plan, retention)},
    {"retention_choice", true, offsetof(struct plan, retention_choice)},
    {"human_review", true, offsetof(struct plan, human_review)},
    {"certifications", true, offsetof(struct plan, certifications)},
    {"subprocessors", true, offsetof(struct plan, subprocessors)},
    {"documents_say", false, offsetof(struct plan, documents_say)},
    {"documents_differ", false, offsetof(struct plan, documents_differ)},
};
enum { TEXT_COUNT = sizeof texts / sizeof texts[0] };

static struct slice *text_of(struct plan *plan, size_t i)
{
    return (struct slice *)((char *)plan + texts[i].field);
}

static bool read_texts(const struct reading *r)
{
    for (size_t i = 0; i < TEXT_COUNT; i++)
        if ((!r->is_change || yaml_get(r->node, texts[i].key)) &&
            !policy_read_text(r->yaml, r->node, texts[i].key, texts[i].required,
                              text_of(r->plan, i), r->err))
            return false;
    if (!is_id(r->plan->id))
        return yaml_error(r->yaml, yaml_get(r->node, "id"), r->err,
                          "an id has lower-case letters, digits and hyphens");
    return true;
}

static bool read_plan(const struct reading *r, struct slice vendor)
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
    struct slice own = SLICE("");

    if (!yaml_expect_keys(r->yaml, r->node, keys, r->err) || !read_texts(r) || !read_words(r) ||
        !read_source(r) || !policy_read_text(r->yaml, r->node, "vendor", false, &own, r->err))
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
