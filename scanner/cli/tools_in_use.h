// The AI tools in use: those that the repository proves, those that the configuration declares, those asked about;
// what the product itself calls; and what looks as if it kept a tool from a file.
#ifndef WAYBILL_CLI_TOOLS_IN_USE_H
#define WAYBILL_CLI_TOOLS_IN_USE_H

#include "options.h"
#include "sign_list.h"

// Fills the report's tools, product_calls and weak_signs, all in the arena, by tool and plan. A declared plan settles what
// the signs of its tool leave open, then a plan that a sign tells; a tool of which nothing tells the plan is judged as the
// least protective of its plans. `all` has the verdict on each plan of the set.
void tools_in_use(struct report *report, struct sign_list signs, const struct declared *declared,
                  const struct texts *asked, const struct plan_set *plans, const struct advice *all,
                  struct arena *memory);

// Fills the report's idle_files.
void list_idle_files(struct report *report, const struct tools_seen *seen, struct arena *memory);

#endif
