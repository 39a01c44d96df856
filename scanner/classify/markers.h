// Markers: which regulated domain the code speaks for.
//
// One decisive marker tells a domain, or two strong ones of different kinds. Kinds are counted, not hits, for a file
// of a hundred codes says no more than one of ten. Where a marker stands decides what it says:
//
// - What reads a format is about the format and not about anybody's data: parsers and their like by their path,
//   comments, and all that lies below the manifest of a package that is named after the format. Whatever stands
//   there is one kind, and never decisive. So a parser of HL7 is no hospital, and a hospital that has one still is.
// - All fields of data models and flows of them together are one kind: that a table has an account and a card makes
//   no two signs. Three objects with another type of health data each are a health record, and two.
// - A file that speaks of three domains is a list of rules, as checkers of compliance have, and says nothing.
//
// Domains other than health and finance are told apart by the first regulation that is named: a learning platform
// and a face recognition do not add up.
#ifndef WAYBILL_CLASSIFY_MARKERS_H
#define WAYBILL_CLASSIFY_MARKERS_H

#include "cargo.h"

// The findings that item_of() calls markers, and those that marker_is_package() is true of, of which the first
// MARKERS_PACKAGES are asked.
enum { MARKERS_PACKAGES = 64 };
struct markers {
    const struct finding **items, **packages;
    size_t count, package_count;
};

// A manifest that names its package after a format. It counts as nothing by itself.
bool marker_is_package(const struct finding *finding);

// What one finding says: two of them are about the same domain, or even of the same kind, as these compare.
struct marker {
    const struct finding *finding;
    enum sector sector;
    struct slice domain; // within SECTOR_OTHER
    struct slice kind;
    bool decisive;
    bool is_listed; // in a list of rules
    // Numbers from 0 on, in the order of those that were read: of its domain, of its kind, and of its rule within the kind.
    uint32_t domain_number, kind_number, object;
};

// A field of a data model of health: so many of them with different rules, which are objects, are a sign more.
bool marker_is_record(const struct marker *marker);
enum {
    MARKERS_RECORD = 3,
    MARKERS_ENOUGH =
        2, // signs of different kinds that make a domain; a decisive one is worth as many
};

// Writes those that say something to `out`, which has room for markers->count, by domain, kind and rule. Returns how many.
size_t markers_read(struct marker *out, const struct markers *markers);

// Sets ledger->cargo.marked and the tally of ITEM_MARKER. Of several domains the one with the most kinds.
void markers_weigh(struct ledger *ledger, const struct markers *markers);

#endif
