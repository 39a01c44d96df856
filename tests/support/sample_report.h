// Made-up reports for the tests of renderers: one for each way a scan may end.
#ifndef WAYBILL_TESTS_SAMPLE_REPORT_H
#define WAYBILL_TESTS_SAMPLE_REPORT_H

#include "report.h"

enum { SAMPLE_FINDINGS = 64, SAMPLE_ADVICE = 24, SAMPLE_TOOLS = 4 };

// Points into itself: not to be copied.
struct sample {
    struct report report;
    struct coverage coverage;
    struct assessment assessment;
    struct finding findings[SAMPLE_FINDINGS];
    struct advice advice[SAMPLE_ADVICE];
    struct tool_in_use tools[SAMPLE_TOOLS];
    struct lowering lowering;
};

// A personal project with nothing in it.
void sample_clean(struct sample *sample);
// A startup, inferred, with credentials; two files could not be read.
void sample_startup(struct sample *sample);
// An enterprise, declared, with customer data and a regulated sector.
void sample_enterprise(struct sample *sample);
// Names and texts that try to harm a terminal or a line format.
void sample_hostile(struct sample *sample);
void sample_release(struct sample *sample);

#endif
