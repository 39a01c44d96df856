// `policy: plans:` of a configuration: plans of an organisation's own, and facts that hold otherwise for it.
#ifndef WAYBILL_CLI_CONFIG_PLANS_H
#define WAYBILL_CLI_CONFIG_PLANS_H

#include "arena.h"
#include "plan.h"
#include "yaml.h"

enum { CONFIG_PLANS_MOST = 200 };

// Puts what the list declares beside or over the plans of `set`; the new set lives in the tree's memory. No plan may be
// there twice. ERR_CONFIG with the place.
bool config_read_plans(struct plan_set *set, const struct yaml *yaml, const struct yaml_node *list,
                       struct err *err);

// Puts declared plans beside or over those of the set, which then lives in `memory`. False when one is there twice.
bool plan_set_extend(struct plan_set *set, const struct plan *plans, size_t count,
                     struct arena *memory);

#endif
