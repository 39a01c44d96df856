// Plans as `waybill policy list --format json` and reports write them.
#ifndef WAYBILL_CLI_PLAN_JSON_H
#define WAYBILL_CLI_PLAN_JSON_H

#include "json_want.h"
#include "plan.h"

// Reads one. A plan without an id or that lacks a fact which decides, and words that this version does not know,
// are errors (ERR_CONFIG, with the place). Whether it is declared is left to whoever reads it. Text is made
// printable and lives in the source's memory.
bool plan_json_read(struct plan *plan, const struct json_source *from,
                    const struct json_node *node);

#endif
