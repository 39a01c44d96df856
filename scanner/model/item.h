// What a finding counts as in the risk matrix: one of its items, or nothing. It is a matter of the finding alone; what
// the findings of a repository come to together is added up in classify/cargo.h.
#ifndef WAYBILL_MODEL_ITEM_H
#define WAYBILL_MODEL_ITEM_H

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

// A datum counts as itself; a card number, a bank account or a patient's datum in a test, a fixture or the docs only
// with high confidence, for there the sample values are. Markers count in production and generated code, weak markers
// never, and data models in test code too: markers.h tells how. A marking of classification counts at the top of a
// document as well.
enum item item_of(const struct finding *finding);
enum sector sector_of_marker(const struct finding *finding);

// Whether it counts as any of them, as reports say it.
bool finding_weighs(const struct finding *finding);

// Whether a finding that counts as personal or health data names somebody who may be a customer.
bool item_is_person(const struct finding *finding, enum item item);

// What the code handles: a data model's field, or one that is passed on. No datum.
static inline bool marker_is_of_code(const struct finding *finding)
{
    return finding->evidence == EVIDENCE_SCHEMA || finding->evidence == EVIDENCE_FLOW;
}

#endif
