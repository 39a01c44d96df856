// Shapes: example texts written so that no live-looking value stands in the repository.
// `AKIA<[A-Z2-7]{16}>` becomes 16 characters of the class; `<check luhn>` completes the run of letters
// and digits before it. docs/patterns.md, "The texts".
#ifndef WAYBILL_DETECT_SHAPE_H
#define WAYBILL_DETECT_SHAPE_H

#include "arena.h"
#include "err.h"

// Expands `shape`. The same `seed` gives the same text. Errors are ERR_CONFIG and name the part.
bool shape_expand(struct slice shape, uint64_t seed, struct arena *memory, struct slice *out,
                  struct err *err);

#endif
