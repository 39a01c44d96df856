// The AI tools in use: those that left files, those that the configuration declares, those asked about.
#ifndef WAYBILL_CLI_TOOLS_IN_USE_H
#define WAYBILL_CLI_TOOLS_IN_USE_H

#include "options.h"
#include "report.h"
#include "tools_seen.h"

// `*out` is in the arena, by tool and plan. A tool that left nothing but what several tools share is not in it.
// Returns how many there are.
size_t tools_in_use(const struct tool_in_use **out, const struct tools_seen *seen,
                    const struct declared *declared, const struct texts *asked,
                    const struct plan_set *plans, struct arena *memory);

#endif
