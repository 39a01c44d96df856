// The catalogue of plans: what is known of each, how old it is, and what hangs on it.
#ifndef WAYBILL_REPORT_CATALOGUE_H
#define WAYBILL_REPORT_CATALOGUE_H

#include "arena.h"
#include "json_writer.h"
#include "page.h"
#include "plan.h"

// A line each, by whose account it is.
void catalogue_list(struct page *page, const struct plan_set *plans);

// All facts of a plan, with what the configuration declares otherwise.
void catalogue_show(struct page *page, const struct plan *plan, int64_t today);

// `waybill policy list --format json`: all facts of all plans (`only` 0) or of some, by id.
void catalogue_json(struct buf *out, const struct plan *const *plans, size_t count, int64_t today);

// One plan with all its facts and what is declared of it, as an object of a list.
void catalogue_plan_json(struct json_writer *json, const struct plan *plan);

// Why a plan's facts should be looked at again: "no date", "212 days old", "not confirmed"; NULL when not.
const char *catalogue_doubt(const struct plan *plan, int64_t today, struct arena *memory);

#endif
