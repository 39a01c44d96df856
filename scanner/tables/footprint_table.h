// From policy/footprints/ and policy/controls.yml to C.
#ifndef WAYBILL_TABLES_FOOTPRINT_TABLE_H
#define WAYBILL_TABLES_FOOTPRINT_TABLE_H

#include "buf.h"
#include "policy_read.h"

// Adds `footprint_tools`, `footprints` and `controls` with their counts, in orders that do not depend on that of the
// files. A plan that is not there, a tool without plans, a tool or a sign that is there twice are errors with their
// place.
bool footprint_table_write(struct policy *policy, struct buf *out, struct err *err);

#endif
