// The AI tools in use: those that left files, those that the configuration declares, those asked about.
#ifndef WAYBILL_CLI_TOOLS_IN_USE_H
#define WAYBILL_CLI_TOOLS_IN_USE_H

#include "options.h"
#include "report.h"
#include "tools_seen.h"

// Some tools; the list is in an arena.
struct tool_list {
    const struct tool_in_use *items;
    size_t count;
};

// Those that left signs, by tool and plan. A tool that left nothing but what several tools share is not in it.
struct tool_list tools_with_signs(const struct tools_seen *seen, struct arena *memory);

// Those that are declared or asked about, and behind them those with signs.
struct tool_list tools_in_use(struct tool_list signs, const struct declared *declared,
                              const struct texts *asked, const struct plan_set *plans,
                              struct arena *memory);

// Whether one of tools_in_use() is so by its signs.
bool tool_left_signs(const struct tool_in_use *tool);

#endif
