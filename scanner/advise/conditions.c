#include "conditions.h"

static const struct {
    const char *words, *met_by;
} rows[CONDITION_COUNT] = {
    [CONDITION_REMOVE_SECRETS] = {"remove + rotate",
                                  "take the credential out and have its issuer replace it"},
    [CONDITION_BACKEND] = {"declare backend",
                           "list the API or model behind it under `tools_in_use`, too"},
    [CONDITION_DPA] = {"DPA", "sign or accept it, and declare that under `dpa_signed`"},
    [CONDITION_TERMS] = {"terms reviewed",
                         "have them read, and declare that under `terms_reviewed`"},
    [CONDITION_TRAINING_EVIDENCE] =
        {"training off, evidenced",
         "switch it off, keep the proof, and declare that under `training_off`"},
    [CONDITION_CONFIRM] = {"confirm with vendor",
                           "nothing that is declared: these terms are not confirmed yet"},
    [CONDITION_AUDIT] = {"audit",
                         "keep a log of who sent what, and declare that under `audit_log`"},
    [CONDITION_RETENTION] = {"ZDR or minimum retention",
                             "agree on it with the vendor; no declaration takes it off"},
    [CONDITION_BAA] = {"BAA signed",
                       "sign it with the vendor, and declare that under `baa_signed`"},
    [CONDITION_FINANCE_CLAUSES] = {"sector clauses (DORA register, GLBA oversight)",
                                   "sign them, and declare that by `mode: contract`"},
    [CONDITION_SECTOR_CLAUSES] = {"sector clauses",
                                  "sign them, and declare that by `mode: contract`"},
    [CONDITION_PREFER_SELF_HOST] = {"prefer self-host", "advice: it does not stand in the way"},
    [CONDITION_REMOVE_CUSTOMERS] = {"data out of repo", "take it out; no declaration does"},
    [CONDITION_REMOVE_PERSONAL] = {"remove personal data", "take it out; no declaration does"},
    [CONDITION_TRAINING_OFF] = {"training opt-out",
                                "switch training off, and declare that under `training_off`"},
    [CONDITION_DECIDE_EU] = {"decide on EU hosting",
                             "declare `eu: required` or `eu: not-required`"},
    [CONDITION_PIN_EU] = {"pin EU region",
                          "choose the region with the vendor; no declaration takes it off"},
};

struct slice condition_words(enum condition condition)
{
    return slice_of_string(rows[condition].words);
}

struct slice condition_met_by(struct slice words)
{
    for (int i = 0; i < CONDITION_COUNT; i++)
        if (slice_equals(words, slice_of_string(rows[i].words)))
            return slice_of_string(rows[i].met_by);
    return SLICE("");
}

bool agreements_have(const struct agreement *list, struct slice plan)
{
    for (; list && list->plan.len; list++)
        if (slice_equals(list->plan, plan))
            return true;
    return false;
}

static enum condition_state declared_if(bool declared)
{
    return declared ? CONDITION_DECLARED : CONDITION_OPEN;
}

enum condition_state condition_state(enum condition condition, const struct declared *declared,
                                     const struct plan *plan)
{
    switch (condition) {
    case CONDITION_DPA:
        return declared_if(agreements_have(declared->dpa_signed, plan->id));
    case CONDITION_TERMS:
        return declared_if(agreements_have(declared->terms_reviewed, plan->id));
    case CONDITION_AUDIT:
        return declared_if(agreements_have(declared->audit_log, plan->id));
    case CONDITION_BAA:
        return declared_if(agreements_have(declared->baa_signed, plan->id));
    case CONDITION_TRAINING_EVIDENCE:
    case CONDITION_TRAINING_OFF:
        return declared_if(agreements_have(declared->training_off, plan->id));
    case CONDITION_FINANCE_CLAUSES:
    case CONDITION_SECTOR_CLAUSES:
        return declared_if(declared->has_mode && declared->mode == MODE_CONTRACT);
    case CONDITION_DECIDE_EU:
        return declared_if(declared->has_eu);
    case CONDITION_PREFER_SELF_HOST:
        return CONDITION_IDLE; // advice, never an obstacle
    case CONDITION_PIN_EU:
        // On one's own machines, or where there is no other region, nothing is to be chosen.
        return plan->account == ACCOUNT_SELF_HOSTED || slice_equals(plan->regions, SLICE("EU"))
                   ? CONDITION_IDLE
                   : CONDITION_OPEN;
    default:
        return CONDITION_OPEN;
    }
}
