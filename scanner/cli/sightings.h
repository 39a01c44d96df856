// The findings of a history, each once: a secret that stayed in a file for a hundred commits is
// in a hundred versions of it, and is told with the first.
#ifndef WAYBILL_CLI_SIGHTINGS_H
#define WAYBILL_CLI_SIGHTINGS_H

#include "arena.h"
#include "finding.h"

// Zero-initialise before use.
struct sightings {
    struct finding *items; // in no order; their text is in `memory`
    size_t count, room;
    uint32_t *table; // hashed places in `items`, plus 1
    size_t table_size;
    size_t stale; // items whose text was replaced since the last tidying
    bool cut;     // there were more than are kept
    struct arena memory;
};

// The same rule, value and path make the same finding. Of two, the active one is kept, then
// the one of the earlier commit; it is past only when both are. True when there was none yet.
// The text is copied.
bool sightings_add(struct sightings *sightings, const struct finding *finding, size_t most);
// Sorts them and keeps the `most` worst. The table is gone afterwards.
void sightings_end(struct sightings *sightings, size_t most);
void sightings_release(struct sightings *sightings);

#endif
