// Cargo: what the findings amount to, `F` of the risk matrix.
#ifndef WAYBILL_CLASSIFY_CARGO_H
#define WAYBILL_CLASSIFY_CARGO_H

#include "assessment.h"

// What a finding counts as, if it counts at all.
enum item {
    ITEM_NONE,
    ITEM_SECRET,
    ITEM_PERSONAL,
    ITEM_HEALTH,
    ITEM_CARD,
    ITEM_FINANCE,
    ITEM_RESTRICTED, // a decisive mark of classification or export control
    ITEM_MARKER,     // of the sector sector_of_marker()
    ITEM_COUNT,
};

// A datum counts as itself; a card number, a bank account or a patient's datum in a
// test, a fixture or the docs only with high confidence, for there the sample values
// are. Markers count in production and generated code, weak markers never, and data models
// in test code too: markers.h tells how. A marking of classification counts at the top of a document as well.
enum item item_of(const struct finding *finding);
enum sector sector_of_marker(const struct finding *finding);

// Whether a finding that counts as personal or health data names somebody who may be a customer.
bool item_is_person(const struct finding *finding, enum item item);

// Leaves of such findings those that are counted, sorted by type and value, the most persons first, and returns how many.
// What is left out of a file depends on that file alone. A value is one person, or as many as it stands for, and the same value
// anywhere is the same one. Persons are counted by type, and the type with the most of them speaks for all.
size_t persons_select(const struct finding **values, size_t count);
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
