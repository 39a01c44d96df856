// Where a file stands in a repository: production code, test, fixture, docs, vendored, generated.
#ifndef WAYBILL_DETECT_PLACE_H
#define WAYBILL_DETECT_PLACE_H

#include "finding.h"

// By the path's folders and name, and by a "generated" banner in the file's first lines.
enum place place_of(struct slice path, struct slice head);

#endif
