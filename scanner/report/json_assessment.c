// The assessment in JSON: the tier, its rows, and what they rest on.
#include "json_report.h"

static void add_row(struct json_writer *json, const struct fired_row *fired)
{
    const struct matrix_row *row = &matrix_rows[fired->row];
    json_begin_object(json, NULL);
    json_text(json, "id", row->id);
    json_text(json, "scenario", row->scenario);
    json_word(json, "tier", tier_name(row->tier));
    json_text(json, "reason", row->reason);
    json_texts(json, "because", fired->because, ROW_MOST_BECAUSE);
    json_bool(json, "documented", row->documented);
    json_end_object(json);
}

void json_rows(struct json_writer *json, const struct assessment *assessment)
{
    json_begin_array(json, "rows");
    for (size_t i = 0; i < assessment->row_count; i++)
        add_row(json, &assessment->rows[i]);
    json_end_array(json);
}

static void add_agreements(struct json_writer *json, const char *key,
                           const struct agreement *agreements)
{
    json_begin_array(json, key);
    for (size_t i = 0; agreements && agreements[i].plan.len; i++) {
        json_begin_object(json, NULL);
        json_text(json, "plan", agreements[i].plan);
        json_text(json, "date", agreements[i].date);
        json_end_object(json);
    }
    json_end_array(json);
}

// "" where nothing is declared. Whatever is, nobody has verified.
static void add_declared(struct json_writer *json, const struct declared *declared)
{
    json_begin_object(json, "declared");
    json_word(json, "owner", declared->has_owner ? owner_name(declared->owner) : "");
    json_word(json, "sector", declared->has_sector ? sector_name(declared->sector) : "");
    json_word(json, "eu", declared->has_eu ? eu_name(declared->eu) : "");
    json_word(json, "mode", declared->has_mode ? mode_name(declared->mode) : "");
    add_agreements(json, "tools_in_use", declared->tools_in_use);
    add_agreements(json, "dpa_signed", declared->dpa_signed);
    add_agreements(json, "baa_signed", declared->baa_signed);
    add_agreements(json, "audit_log", declared->audit_log);
    add_agreements(json, "terms_reviewed", declared->terms_reviewed);
    add_agreements(json, "training_off", declared->training_off);
    json_number(json, "bulk_persons", declared->bulk_persons);
    add_agreements(json, "approved", declared->approved);
    json_bool(json, "verified", false);
    json_end_object(json);
}

static void add_settlings(struct json_writer *json, const struct assessment *assessment)
{
    json_begin_array(json, "settle");
    for (size_t i = 0; i < assessment->settle_count; i++) {
        json_begin_object(json, NULL);
        json_word(json, "key", assessment->settle[i].key);
        json_text(json, "line", assessment->settle[i].line);
        json_text(json, "words", assessment->settle[i].words);
        json_end_object(json);
    }
    json_end_array(json);
}

// Whether EU hosting is required and contracts exist is never inferred: what is not
// declared is not so.
static void add_inferred(struct json_writer *json, const struct assessment *assessment)
{
    json_begin_object(json, "inferred");
    json_word(json, "owner", assessment->owner_inferred ? owner_name(assessment->owner) : "");
    json_word(json, "sector", assessment->sector_inferred ? sector_name(assessment->sector) : "");
    json_begin_array(json, "signals");
    for (size_t i = 0; i < assessment->signal_count; i++) {
        const struct signal *signal = &assessment->signals[i];
        json_begin_object(json, NULL);
        json_word(json, "points_to", owner_name(signal->points_to));
        json_number(json, "weight", signal->weight > 0 ? (uint64_t)signal->weight : 0);
        json_text(json, "words", signal->words);
        json_word(json, "id", signal->id ? signal->id : "");
        json_bool(json, "rules_out", signal->rules_out);
        json_end_object(json);
    }
    json_end_array(json);
    json_word(json, "signs_say", owner_name(assessment->signs_say));
    json_bool(json, "against_declared", assessment->owner_doubtful);
    add_settlings(json, assessment);
    json_end_object(json);
}

static void add_regulations(struct json_writer *json, const struct assessment *assessment)
{
    json_begin_array(json, "regulations");
    for (size_t i = 0; i < assessment->regulation_count; i++) {
        json_begin_object(json, NULL);
        json_text(json, "name", assessment->regulations[i].name);
        json_number(json, "findings", assessment->regulations[i].findings);
        json_end_object(json);
    }
    json_end_array(json);
}

// What the findings amount to.
static void add_cargo(struct json_writer *json, const struct cargo *cargo)
{
    json_begin_object(json, "cargo");
    json_number(json, "findings", cargo->findings);
    json_number(json, "persons", cargo->persons);
    json_bool(json, "secret", cargo->secret);
    json_bool(json, "personal", cargo->personal);
    json_bool(json, "bulk_personal", cargo->bulk_personal);
    json_bool(json, "health", cargo->health);
    json_bool(json, "card", cargo->card);
    json_bool(json, "finance", cargo->finance);
    json_bool(json, "restricted", cargo->restricted);
    json_word(json, "marked", sector_name(cargo->marked));
    json_end_object(json);
}

void json_assessment(struct json_writer *json, const struct assessment *assessment)
{
    json_begin_object(json, "assessment");
    json_word(json, "tier", tier_name(assessment->tier));
    json_rows(json, assessment);
    json_word(json, "owner", owner_name(assessment->owner));
    json_word(json, "sector", sector_name(assessment->sector));
    json_word(json, "eu", eu_name(assessment->eu));
    json_word(json, "mode", mode_name(assessment->mode));
    add_regulations(json, assessment);
    add_declared(json, &assessment->declared);
    add_inferred(json, assessment);
    add_cargo(json, &assessment->cargo);
    json_end_object(json);
}
