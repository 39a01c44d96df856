// Whose the repository is, where nobody declares it.
#ifndef WAYBILL_CLASSIFY_OWNER_H
#define WAYBILL_CLASSIFY_OWNER_H

#include "assessment.h"

// The owner that the signals agree on: at least three fifths of all their weight
// points to it, and OWNER_LEAST_WEIGHT of weight does, so that one faint hint settles nothing.
// Else OWNER_UNKNOWN. Signals that point to nobody, or weigh nothing, do not count.
enum { OWNER_LEAST_WEIGHT = 3 };
enum owner owner_infer(const struct signal *signals, size_t count);

#endif
