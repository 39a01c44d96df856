// Ownership: what files say about whose repository it is. Signs only; scanner/classify weighs them.
#ifndef WAYBILL_DETECT_OWNERSHIP_H
#define WAYBILL_DETECT_OWNERSHIP_H

#include "arena.h"
#include "assessment.h"
#include "blob.h"

// Files that say the same add nothing after the third: a folder of deployments is no heavier than a
// licence. With the number of things that can be said, that bounds the list.
enum { OWNERSHIP_PER_WORDS = 3, OWNERSHIP_MOST = 96 };

// Signs seen so far. One per worker; their text lives in `memory`. Of those that say the same the
// smallest paths are kept, so that the order in which files come makes no difference.
struct ownership {
    struct signal signals[OWNERSHIP_MOST];
    struct slice paths[OWNERSHIP_MOST]; // the file each was seen in
    size_t says_at[OWNERSHIP_MOST];     // where in the words what it says begins, behind the path
    size_t count;
    struct arena *memory;
};

// Looks at the blob when its path is one that tells: licences, manifests, CODEOWNERS, banners of the root folder's files.
void ownership_blob(struct ownership *ownership, const struct blob *blob);

// Adds the signs of `from`, which keeps its memory. Then sorted by path, so that workers make no difference.
void ownership_merge(struct ownership *into, const struct ownership *from);

#endif
