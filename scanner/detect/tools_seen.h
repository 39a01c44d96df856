// Tools seen: AI coding tools that left files in the repository. policy/footprints.yml says which.
#ifndef WAYBILL_DETECT_TOOLS_SEEN_H
#define WAYBILL_DETECT_TOOLS_SEEN_H

#include "arena.h"
#include "footprint.h"

enum { TOOLS_SEEN_MOST = 256, EVIDENCE_PER_TOOL = 4 };

struct tool_seen {
    const struct footprint *footprint;
    struct slice path;
};

// One per worker; paths live in `memory`. Of each tool the first paths are kept, proof before mere
// signs, so that the order in which files come makes no difference.
struct tools_seen {
    struct tool_seen items[TOOLS_SEEN_MOST];
    size_t count;
    struct arena *memory;
};

void tools_seen_path(struct tools_seen *seen, struct slice path);

// Adds those of `from`, then sorts by tool, plan and path.
void tools_seen_merge(struct tools_seen *into, const struct tools_seen *from);

#endif
