// From the tier and the facts of a plan to a verdict. Pure, and without any plan's name:
// what a plan is comes from its facts alone, so that a new plan needs no code.
//
// docs/policy.md has the procedure in words. All text is in the arena or constant.
#ifndef WAYBILL_ADVISE_ADVISE_H
#define WAYBILL_ADVISE_ADVISE_H

#include "arena.h"
#include "assessment.h"
#include "guidance.h"

// What is asked. The assessment depends on the plan (row R5 is about nothing else), so
// whoever asks brings the function that judges the repository under one: see
// classify_under() in classify.h.
struct inquiry {
    const struct assessment *repository;
    void (*under)(struct assessment *out, const struct assessment *repository,
                  const struct plan *plan, struct arena *memory);
    const struct plan_set *plans;
    int64_t today; // days since 1970-01-01, from which the facts' age is told
};

void advise(struct advice *out, const struct inquiry *inquiry, const struct plan *plan,
            struct arena *memory);

// For every plan of the set: acceptable ones first, then conditional, then not
// acceptable, each by vendor and id. In the arena.
const struct advice *advise_all(const struct inquiry *inquiry, struct arena *memory);

// Of the plans with these ids the one that protects least, by its facts alone, in this order: no DPA, training that is
// on, terms for consumers, a model that is not known, no EU hosting, no BAA, terms that are not confirmed; then the
// first by id. The list ends with an empty id; those that are not in the set are passed over, and so it may be NULL.
const struct plan *advise_least_protective(const struct plan_set *plans, const struct slice *ids);

// For qsort over struct advice: the order above.
int advice_compare(const void *left, const void *right);

#endif
