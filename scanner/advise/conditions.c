#include "conditions.h"

// ORDER CONDITION: by enum condition.
static const char *const words[CONDITION_COUNT] = {
    [CONDITION_REMOVE_SECRETS] = "remove + rotate",
    [CONDITION_BACKEND] = "declare backend",
    [CONDITION_DPA] = "DPA",
    [CONDITION_TERMS] = "terms reviewed",
    [CONDITION_TRAINING_EVIDENCE] = "training off, evidenced",
    [CONDITION_CONFIRM] = "confirm with vendor",
    [CONDITION_AUDIT] = "audit",
    [CONDITION_RETENTION] = "ZDR or minimum retention",
    [CONDITION_BAA] = "BAA signed",
    [CONDITION_FINANCE_CLAUSES] = "sector clauses (DORA register, GLBA oversight)",
    [CONDITION_SECTOR_CLAUSES] = "sector clauses",
    [CONDITION_PREFER_SELF_HOST] = "prefer self-host",
    [CONDITION_REMOVE_CUSTOMERS] = "data out of repo",
    [CONDITION_REMOVE_PERSONAL] = "remove personal data",
    [CONDITION_TRAINING_OFF] = "training opt-out",
    [CONDITION_DECIDE_EU] = "decide on EU hosting",
    [CONDITION_PIN_EU] = "pin EU region",
};

struct slice condition_words(enum condition condition)
{
    return slice_of_string(words[condition]);
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
