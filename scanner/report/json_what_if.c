#include "json_report.h"

static void add_key(struct json_writer *json, const struct what_if_key *key)
{
    if (key->is_list)
        json_texts(json, key->name, key->values, SIZE_MAX);
    else
        json_text(json, key->name, key->values[0]);
}

static void add_advice(struct json_writer *json, const char *key, const struct advice *advice)
{
    json_begin_object(json, key);
    json_word(json, "verdict", verdict_name(advice->verdict));
    json_texts(json, "conditions", advice->conditions, ADVICE_MOST_LINES);
    json_texts(json, "reasons", advice->reasons, ADVICE_MOST_LINES);
    json_bool(json, "declared", advice->declared);
    json_word(json, "tier", tier_name(advice->tier));
    json_text(json, "row", matrix_rows[advice->row].id);
    json_begin_array(json, "met");
    for (size_t i = 0; i < ADVICE_MOST_LINES && advice->conditions[i].len; i++)
        if (advice->met >> i & 1U)
            json_text(json, NULL, advice->conditions[i]);
    json_end_array(json);
    json_end_object(json);
}

void json_what_if(struct json_writer *json, const struct what_if *asked)
{
    static const char *const scopes[] = {
        [WHAT_IF_ASKED] = "asked", [WHAT_IF_IN_USE] = "in-use", [WHAT_IF_CHANGED] = "changed"};

    json_begin_object(json, "what_if");
    json_begin_object(json, "declared");
    for (size_t i = 0; i < asked->key_count; i++)
        add_key(json, &asked->keys[i]);
    json_end_object(json);
    json_assessment(json, asked->then);
    json_begin_array(json, "changes");
    for (size_t i = 0; i < asked->plan_count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "id", asked->plans[i].now->plan->id);
        add_advice(json, "from", asked->plans[i].now);
        add_advice(json, "to", asked->plans[i].then);
        json_bool(json, "changes", verdict_changes(&asked->plans[i]));
        json_end_object(json);
    }
    json_end_array(json);
    json_word(json, "scope", scopes[asked->scope]);
    json_number(json, "others", asked->others);
    json_number(json, "others_changed", asked->others_changed);
    json_number(json, "findings_without", asked->findings_without);
    json_end_object(json);
}
