// Which imported rules hold as patterns.
#ifndef WAYBILL_CLI_IMPORT_RULES_H
#define WAYBILL_CLI_IMPORT_RULES_H

#include "import.h"
#include "pattern.h"

// Adds a pattern file of those rules that can be read and find their example, with all
// patterns of waybill's and each other at work; the others are left. `*count` of them are
// in the file, which is empty for none.
void import_patterns(struct import *import, struct slice source, struct buf *out, size_t *count);

#endif
