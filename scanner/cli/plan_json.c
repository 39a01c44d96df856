#include "plan_json.h"

#include "plan_read.h"
#include "print.h"

static const char *account_word(unsigned value)
{
    return account_name((enum account)value);
}

static const char *training_word(unsigned value)
{
    return training_name((enum training)value);
}

static const char *dpa_word(unsigned value)
{
    return dpa_name((enum dpa)value);
}

static const char *baa_word(unsigned value)
{
    return baa_name((enum baa)value);
}

static const char *certainty_word(unsigned value)
{
    return certainty_name((enum certainty)value);
}

static bool read_word(const struct json_source *from, const struct json_node *node, const char *key,
                      const char *(*name)(unsigned), unsigned count, unsigned *value)
{
    const struct json_node *entry = json_find(node, key);
    struct slice word = json_find_text(node, key);
    for (*value = 0; *value < count; (*value)++)
        if (slice_equals(word, slice_of_string(name(*value))))
            return true;
    return json_error(from->path, entry ? entry : node, from->err,
                      "\"%s\" is missing, or a word that this version does not know", key);
}

bool plan_json_read(struct plan *plan, const struct json_source *from, const struct json_node *node)
{
    unsigned account, training, dpa, baa, certainty;
    const struct {
        const char *key;
        struct slice *out;
    } texts[] = {
        {"id", &plan->id},
        {"vendor", &plan->vendor},
        {"tool", &plan->tool},
        {"plan", &plan->name},
        {"regions", &plan->regions},
        {"region_choice", &plan->region_choice},
        {"retention", &plan->retention},
        {"retention_choice", &plan->retention_choice},
        {"human_review", &plan->human_review},
        {"certifications", &plan->certifications},
        {"subprocessors", &plan->subprocessors},
        {"documents_say", &plan->documents_say},
        {"documents_differ", &plan->documents_differ},
        {"source", &plan->source},
        {"source_date", &plan->source_date},
        {"source_note", &plan->source_note},
    };
    *plan = (struct plan){0};
    if (!read_word(from, node, "account", account_word, ACCOUNT_COUNT, &account) ||
        !read_word(from, node, "training", training_word, TRAINING_COUNT, &training) ||
        !read_word(from, node, "dpa", dpa_word, DPA_COUNT, &dpa) ||
        !read_word(from, node, "baa", baa_word, BAA_COUNT, &baa) ||
        !read_word(from, node, "confidence", certainty_word, CERTAINTY_COUNT, &certainty))
        return false;
    plan->account = (enum account)account;
    plan->training = (enum training)training;
    plan->dpa = (enum dpa)dpa;
    plan->baa = (enum baa)baa;
    plan->certainty = (enum certainty)certainty;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        *texts[i].out = print_again(from->memory, json_find_text(node, texts[i].key));
    plan->eu_capable = plan_is_eu_capable(plan);
    return plan->id.len || json_error(from->path, node, from->err, "a plan without an id");
}
