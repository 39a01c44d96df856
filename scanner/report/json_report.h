// Parts of the JSON report, for the files that write it.
#ifndef WAYBILL_REPORT_JSON_REPORT_H
#define WAYBILL_REPORT_JSON_REPORT_H

#include "json_writer.h"
#include "report.h"

// The value of "assessment".
void json_assessment(struct json_writer *json, const struct assessment *assessment);
// The value of "what_if".
void json_what_if(struct json_writer *json, const struct what_if *asked);

#endif
