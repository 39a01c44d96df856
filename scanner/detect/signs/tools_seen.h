// Tools seen: the signs of AI tools in a repository, and the ignore files that keep nothing from them.
// policy/footprints/ says what a sign is.
#ifndef WAYBILL_DETECT_TOOLS_SEEN_H
#define WAYBILL_DETECT_TOOLS_SEEN_H

#include "arena.h"
#include "blob.h"
#include "control.h"
#include "footprint.h"

enum {
    TOOLS_SEEN_MOST = 1024,
    EVIDENCE_PER_TOOL = 4,
    CONTROLS_SEEN_MOST = 64,
    FOOTPRINTS_OF_COMMITS = 128, // looked for in commits; the unit test says that it is enough
};

struct tool_seen {
    const struct footprint *footprint;
    struct slice path;   // as in the repository; empty: a commit
    unsigned line;       // 0: the file as a whole
    struct slice commit; // hex id of the latest
    unsigned commits;    // how many have the sign
};

// An ignore file that is there, the first by path.
struct control_seen {
    const struct control *control;
    struct slice path;
};

// One per worker; text lives in `memory`. Of each tool, what its signs say and which plans they tell the
// first few are kept, so that the order in which files come makes no difference.
struct tools_seen {
    struct tool_seen items[TOOLS_SEEN_MOST];
    size_t count;
    struct control_seen controls[CONTROLS_SEEN_MOST];
    size_t control_count;
    const struct footprint *of_commits[FOOTPRINTS_OF_COMMITS];
    size_t of_commits_count;
    bool of_commits_known;
    struct arena *memory;
};

// A commit as it was written, lent for the call.
struct commit_words {
    struct slice id;                // hex
    struct slice author, committer; // "NAME <ADDRESS>"
    struct slice message;
};

// What the blob's path says.
void tools_seen_path(struct tools_seen *seen, const struct blob *blob);
// What the commit says: its trailers, who made it, the branch it merges. The latest commit first. Nothing of it
// but its id is kept.
void tools_seen_commit(struct tools_seen *seen, const struct commit_words *commit);
// A sign that was found by other means. Text is copied.
void tools_seen_add(struct tools_seen *seen, const struct tool_seen *sign);

// By tool, what is said, plans, path and line.
void tools_seen_sort(struct tools_seen *seen);
// Adds those of `from`, then sorts.
void tools_seen_merge(struct tools_seen *into, const struct tools_seen *from);

#endif
