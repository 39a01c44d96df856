// The question that has too many answers to list: which AI tools are used here, on which plans.
#ifndef WAYBILL_CLI_ASK_TOOLS_H
#define WAYBILL_CLI_ASK_TOOLS_H

#include "ask.h"
#include "report.h"

enum { ASK_MOST_TOOLS = 100 };

// The plans that were named, in that order, each once.
struct plan_choice {
    struct agreement plans[ASK_MOST_TOOLS + 1]; // ends with an empty id
    size_t count;
};

// False when it was there or there is no room.
bool plan_choice_add(struct plan_choice *choice, struct agreement plan);

// Asks until there are no more: tools by their number among those that were found, or by a part of the name of a tool,
// vendor or plan; then one of the plans that fit, each with its facts in a line.
// `choice` may have plans before, and has none when the answer is to leave it open.
bool ask_tools(struct asker *asker, const struct plan_set *plans, const struct tool_in_use *found,
               size_t found_count, struct plan_choice *choice, struct err *err);

#endif
