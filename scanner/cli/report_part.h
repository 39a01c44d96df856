// Inside of report_read.h: the parts of a report, a file for each few of them.
#ifndef WAYBILL_CLI_REPORT_PART_H
#define WAYBILL_CLI_REPORT_PART_H

#include "json_want.h"
#include "report_read.h"

// What is being read, and into what.
struct reading {
    struct json_source from;
    struct saved_report *out;
    const struct json_node *root;
};

// Puts one part of the report where it belongs. False on an error.
typedef bool report_part_fn(const struct reading *reading);

// In report_assessment.c; rests on the findings, for it is held against them.
report_part_fn report_read_assessment;
// In report_policy.c.
report_part_fn report_read_suppressions, report_read_policy;
// In report_tools.c.
report_part_fn report_read_tools;

// Says what is wrong with the node, and returns false.
bool report_part_error(const struct reading *reading, const struct json_node *node,
                       const char *what);

#endif
