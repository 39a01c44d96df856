// Two catalogues beside each other.
#ifndef WAYBILL_CLI_POLICY_DIFF_H
#define WAYBILL_CLI_POLICY_DIFF_H

#include "arena.h"
#include "err.h"
#include "page.h"
#include "plan.h"

// Reads what `waybill policy list --format json` wrote, as a set. Plans that it lacks facts of, words that this version
// does not know and everything else unexpected are errors (ERR_CONFIG, with the place).
bool policy_set_read(struct plan_set *set, struct slice path, struct slice text,
                     struct arena *memory, struct err *err);

// Says what `now` has otherwise than `was`: plans, facts, and the verdicts that change. Returns how many plans differ.
size_t policy_diff(struct page *page, const struct plan_set *now, const struct plan_set *was,
                   int64_t today, struct arena *memory);

#endif
