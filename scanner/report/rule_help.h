// What to do about a finding of some kind, for formats that show that beside each rule.
#ifndef WAYBILL_REPORT_RULE_HELP_H
#define WAYBILL_REPORT_RULE_HELP_H

#include "finding.h"

// Some sentences, without markup.
const char *rule_help(const struct finding *finding);

#endif
