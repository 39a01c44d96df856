// Output compared with a file under tests/golden/. Unit tests run at the source's root.
#ifndef WAYBILL_TESTS_GOLDEN_H
#define WAYBILL_TESTS_GOLDEN_H

#include "buf.h"

// Fails at the first line that differs, showing both. With WAYBILL_UPDATE_GOLDEN set the file is
// written first: read what changed before believing it.
void assert_golden(const char *path, const struct buf *now);

#endif
