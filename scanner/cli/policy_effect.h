// What facts of plans do: the verdicts that hang on them, over repositories of every kind.
#ifndef WAYBILL_CLI_POLICY_EFFECT_H
#define WAYBILL_CLI_POLICY_EFFECT_H

#include "arena.h"
#include "assessment.h"

// The keys of the plan's facts of which another value would change a verdict for some repository, as "training, dpa";
// empty when none would.
struct slice policy_deciding_facts(const struct plan *plan, const struct plan_set *plans,
                                   int64_t today, struct arena *memory);

// How the verdicts on two plans differ: "startup, customer data: conditional, was not-acceptable", one for each
// repository where they do, at most sample_repository_count. Returns how many.
size_t policy_changed_verdicts(const struct plan *now, const struct plan *was,
                               const struct plan_set *plans, int64_t today, struct slice *told,
                               struct arena *memory);

#endif
