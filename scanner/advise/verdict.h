// One verdict by the facts of one plan.
#ifndef WAYBILL_ADVISE_VERDICT_H
#define WAYBILL_ADVISE_VERDICT_H

#include "advise.h"

// The verdict for `asked` by the facts of `judged`: itself, or of a client its backend.
void verdict_judge(struct advice *out, const struct inquiry *inquiry, const struct plan *asked,
                   const struct plan *judged, struct arena *memory);

// The verdict for a client whose backend is not known.
void verdict_undecided(struct advice *out, const struct inquiry *inquiry, const struct plan *client,
                       struct arena *memory);

#endif
