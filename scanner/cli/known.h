// Which findings the baseline knows, and which of its entries have had their time.
#ifndef WAYBILL_CLI_KNOWN_H
#define WAYBILL_CLI_KNOWN_H

#include "baseline.h"
#include "coverage.h"
#include "notice.h"

enum standing_of_entry {
    ENTRY_GONE,  // its finding is not there any more
    ENTRY_HERE,  // its finding is where it was
    ENTRY_MOVED, // its finding is in another file now, and this one lacks it
    ENTRY_UNSEEN // its file was not looked at, or not to the end
};

// The entries of a baseline held against what was found.
struct known {
    const struct baseline *baseline;
    enum standing_of_entry *standing; // of each entry
    const struct finding **moved_to;  // of each entry; NULL: not moved
    size_t here, moved, gone;
};

struct known_scope {
    bool whole;                      // all of the repository was looked at,
    const struct coverage *coverage; // but for what this lists
    // Otherwise: whether a file is still there.
    bool (*has_file)(void *source, struct slice path);
    void *source;
};

// Marks the findings that are known as suppressed by the baseline. Of active findings, those
// with an entry at their path; then those whose entry's file lacks them now, one for each entry. A
// column that has more persons than its entry is not known. `known` lives in `memory`, and
// needs the findings to stay where they are.
void known_find(struct known *known, const struct baseline *baseline, struct findings *findings,
                const struct known_scope *scope, struct arena *memory);

// Tells of the entries that moved, and of those that are gone. `path` is the baseline's.
void known_tell(const struct known *known, struct slice path, struct notices *notices,
                struct arena *memory);

#endif
