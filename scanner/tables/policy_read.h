// The files of policy/ as they were read and checked one by one: what they say
// together (no id twice, each plan there that a footprint names) is policy_table.c's.
#ifndef WAYBILL_TABLES_POLICY_READ_H
#define WAYBILL_TABLES_POLICY_READ_H

#include "assessment.h"
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

// Zero-initialise but for the memory. The lists are in no order.
struct policy {
    struct arena *memory;
    struct plan_entry *plans;
    struct footprint_entry *footprints;
    size_t plan_count, footprint_count;
    bool has_matrix; // and with it all rows and the guidance
    struct matrix_row rows[ROW_COUNT];
    struct slice guidance[GUIDANCE_COUNT];
};

// Adds what one file holds: `plans`, `rows` or `footprints`. The text need only live
// as long as the call.
bool policy_read(struct policy *policy, struct slice path, struct slice text, struct err *err);

#endif
