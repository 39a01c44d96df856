// Grouping: findings of one file that a person wants to see as one. Further matches of a marker, the fields
// of one object, a column of personal values.
#ifndef WAYBILL_DETECT_GROUPING_H
#define WAYBILL_DETECT_GROUPING_H

#include "arena.h"
#include "candidates.h"

struct group;

// One per document; its memory is the arena's.
struct grouping {
    struct arena *memory;
    struct group *groups;
    size_t count, room;
    size_t *of; // group of each finding noted, in order; GROUP_NONE: stands alone
    size_t noted, of_room;
};

#define GROUP_NONE SIZE_MAX

void grouping_init(struct grouping *grouping, struct arena *memory);

// Notes a finding that was just added behind the others. `value_hash` tells distinct values apart.
void grouping_note(struct grouping *grouping, const struct pattern *pattern,
                   const struct candidate *candidate, enum standing standing, uint64_t value_hash);

// Notes one that stands alone whatever it is.
void grouping_note_alone(struct grouping *grouping);

// Makes one finding of each group among those noted, which are the findings from `first` on: markers and fields
// always, personal values where there are more than a few. New text goes to `run`.
void grouping_collapse(struct grouping *grouping, struct findings *findings, size_t first,
                       struct arena *run);

#endif
