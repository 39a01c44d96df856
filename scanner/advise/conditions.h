// The conditions of a verdict: their words, and whether they are met already.
#ifndef WAYBILL_ADVISE_CONDITIONS_H
#define WAYBILL_ADVISE_CONDITIONS_H

#include "assessment.h"

enum condition {
    CONDITION_REMOVE_SECRETS,
    CONDITION_BACKEND,
    CONDITION_DPA,
    CONDITION_TERMS,
    CONDITION_TRAINING_EVIDENCE,
    CONDITION_CONFIRM,
    CONDITION_AUDIT,
    CONDITION_RETENTION,
    CONDITION_BAA,
    CONDITION_FINANCE_CLAUSES,
    CONDITION_SECTOR_CLAUSES,
    CONDITION_PREFER_SELF_HOST,
    CONDITION_REMOVE_CUSTOMERS,
    CONDITION_REMOVE_PERSONAL,
    CONDITION_TRAINING_OFF,
    CONDITION_DECIDE_EU,
    CONDITION_PIN_EU,
    CONDITION_COUNT,
};

struct slice condition_words(enum condition condition);

// What has to be done about a condition that an advice has, by its words; "" for others.
struct slice condition_met_by(struct slice words);

// OPEN: somebody has yet to do it. DECLARED: the configuration says that it is done,
// which is shown as declared, never verified. IDLE: nothing is left to do.
enum condition_state { CONDITION_OPEN, CONDITION_DECLARED, CONDITION_IDLE };
enum condition_state condition_state(enum condition condition, const struct declared *declared,
                                     const struct plan *plan);

// True when a list of declarations has the plan. The list may be NULL.
bool agreements_have(const struct agreement *list, struct slice plan);

#endif
