// The signs of AI tools in one order, whether they were seen in a scan or stand in a report that is read back.
#ifndef WAYBILL_CLI_SIGN_LIST_H
#define WAYBILL_CLI_SIGN_LIST_H

#include "report.h"
#include "tools_seen.h"

enum { SIGN_PATH_SHOWN = 120 }; // code points of a path

// By tool, what they say and which plans they tell; the list is in an arena.
struct sign_list {
    const struct tool_sign *items;
    size_t count;
};

struct sign_list signs_seen(const struct tools_seen *seen, struct arena *memory);
// All signs that a report shows, which are those it was made of.
struct sign_list signs_of_report(const struct report *report, struct arena *memory);

// 0 for signs that are alike: of one tool, saying the same of the same plans. Those stand together in a list.
int sign_compare_claims(const struct tool_sign *a, const struct tool_sign *b);

#endif
