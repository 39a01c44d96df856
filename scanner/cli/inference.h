// Inference: signs of who owns a repository, from its files and from what git knows of it.
#ifndef WAYBILL_CLI_INFERENCE_H
#define WAYBILL_CLI_INFERENCE_H

#include "authors.h"
#include "ownership.h"

// All signs, in an order that the same repository always gives; in the arena.
const struct signal *infer_signals(const struct ownership *ownership,
                                   const struct repository_facts *facts,
                                   const struct authors *authors, struct arena *memory,
                                   size_t *count);

#endif
