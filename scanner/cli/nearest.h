// "Did you mean": the known word that a mistyped one is nearest to.
#ifndef WAYBILL_CLI_NEAREST_H
#define WAYBILL_CLI_NEAREST_H

#include "arena.h"

// Offered one known word after the other. Start with {.given = what was typed}.
struct nearest {
    struct slice given;
    struct slice word; // the best so far; empty when none is near
    size_t distance;   // of it
};

// Takes `known` when it is nearer than all before it, and near at all: a third of
// what was typed may be wrong, rounded up. Two letters that changed places are two.
void nearest_offer(struct nearest *nearest, struct slice known);

struct plan_set;

// NULL when the set has a plan with this id; else what to say, in the arena: that there is none, and the nearest.
const char *plan_unknown(const struct plan_set *set, struct slice id, struct arena *memory);

#endif
