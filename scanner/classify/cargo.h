// Cargo: what the findings amount to, `F` of the risk matrix.
#ifndef WAYBILL_CLASSIFY_CARGO_H
#define WAYBILL_CLASSIFY_CARGO_H

#include "assessment.h"
#include "item.h"

// Leaves of findings that are persons those that are counted, sorted by type and value, the most persons first, and
// returns how many. What is left out of a file depends on that file alone. A value is one person, or as many as it
// stands for, and the same value anywhere is the same one. Persons are counted by type, and the type with the most
// of them speaks for all.
size_t persons_select(const struct finding **values, size_t count);
// How many a value stands for: of a column or a table, more than one.
static inline unsigned persons_of(const struct finding *value)
{
    return value->persons ? value->persons : 1;
}
bool person_is_same(const struct finding *a, const struct finding *b);

// How many findings an item stands for, and the first of them by path and line.
struct tally {
    size_t count;
    size_t kinds; // of markers: distinct types
    const struct finding *first;
};

void tally_add(struct tally *tally, const struct finding *finding);

struct ledger {
    struct cargo cargo;
    struct tally items[ITEM_COUNT]; // ITEM_MARKER: those of cargo.marked
};

// Both need only live as long as the call, but ledger->items points to the findings.
void ledger_fill(struct ledger *ledger, const struct finding *const *findings, size_t count,
                 const struct declared *declared);

// The distinct persons from which personal data is bulk.
unsigned bulk_threshold(const struct declared *declared);

struct cargo cargo_of(const struct finding *findings, size_t count,
                      const struct declared *declared);

#endif
