// Parts of the JSON report, for the files that write it.
#ifndef WAYBILL_REPORT_JSON_REPORT_H
#define WAYBILL_REPORT_JSON_REPORT_H

#include "json_writer.h"
#include "report.h"

// The value of "assessment", and of "rows" in it.
void json_assessment(struct json_writer *json, const struct assessment *assessment);
void json_rows(struct json_writer *json, const struct assessment *assessment);
// The values of "tools_in_use" and "idle_files", and of a list of signs under `key`.
void json_tools_in_use(struct json_writer *json, const struct report *report);
void json_idle_files(struct json_writer *json, const struct report *report);
void json_signs(struct json_writer *json, const char *key, const struct tool_signs *lists,
                size_t count);
// The value of "what_if".
void json_what_if(struct json_writer *json, const struct what_if *asked);

#endif
