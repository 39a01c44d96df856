// The files of policy/ as they were read and checked one by one: what they say
// together (no id twice, each plan there that a footprint names) is policy_table.c's.
#ifndef WAYBILL_TABLES_POLICY_READ_H
#define WAYBILL_TABLES_POLICY_READ_H

#include "assessment.h"
#include "control.h"
#include "footprint.h"
#include "guidance.h"
#include "yaml.h"

// Each entry remembers the node it came from, for errors that are found later.
struct plan_entry {
    struct plan plan;
    const struct yaml *yaml;
    const struct yaml_node *node;
    struct plan_entry *next;
};

struct footprint_entry {
    struct footprint footprint;
    const struct yaml *yaml;
    const struct yaml_node *node;
    struct footprint_entry *next;
};

struct footprint_tool_entry {
    struct footprint_tool tool;
    const struct yaml *yaml;
    const struct yaml_node *node;
    struct footprint_tool_entry *next;
};

struct control_entry {
    struct control control;
    const struct yaml_node *node;
    size_t number; // in the order of the file
    struct control_entry *next;
};

// Zero-initialise but for the memory. The lists are in no order.
struct policy {
    struct arena *memory;
    struct plan_entry *plans;
    struct footprint_entry *footprints;
    struct footprint_tool_entry *tools;
    struct control_entry *controls; // the last of the file first
    size_t plan_count, footprint_count, control_count;
    bool has_matrix; // and with it all rows and the guidance
    struct matrix_row rows[ROW_COUNT];
    struct slice guidance[GUIDANCE_COUNT];
};

// Adds what one file holds: `plans`, `rows`, `footprints` or `controls`. The text need only live
// as long as the call.
bool policy_read(struct policy *policy, struct slice path, struct slice text, struct err *err);

// Parts of the above, in footprint_read.c.
bool policy_add_footprints(struct policy *policy, const struct yaml *yaml, struct err *err);
bool policy_add_controls(struct policy *policy, const struct yaml *yaml, struct err *err);

#endif
