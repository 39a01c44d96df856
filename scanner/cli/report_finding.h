// Findings of a report that is read back, see report_read.h.
#ifndef WAYBILL_CLI_REPORT_FINDING_H
#define WAYBILL_CLI_REPORT_FINDING_H

#include "finding.h"
#include "json_want.h"

// One entry of "findings". Text lives in the source's memory.
bool report_finding_read(struct finding *out, const struct json_source *from,
                         const struct json_node *node);

#endif
