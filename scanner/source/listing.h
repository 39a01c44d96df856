// All that a range or a history has to read, in the order in which it is read: messages of
// commits, then of tags, then blobs as they lie in the packs.
#ifndef WAYBILL_SOURCE_LISTING_H
#define WAYBILL_SOURCE_LISTING_H

#include "introductions.h"
#include "kind.h"
#include "tips.h"

struct listing {
    struct objects *objects;
    struct object_numbers numbers;
    struct introductions news; // its blobs and skips are the listing's
    uint32_t *commits;         // object numbers, the oldest first
    size_t commit_count;
    struct tips tips;
    uint32_t *tags; // places in `tips`
    size_t tag_count;
    struct number_set current; // blobs that HEAD has
    bool has_current;
};

// Where a listing goes from and to.
struct listing_ends {
    git_oid old, new; // of a range
    bool symmetric;   // A...B
    bool is_range;
    const struct source_push *push; // a range of many ends; NULL: none
    bool all;                       // of a history: all references
    git_oid head;                   // whose files are the current ones
    bool has_head;
};

enum listed_kind { LISTED_SKIP, LISTED_COMMIT, LISTED_TAG, LISTED_BLOB };

// One thing to read. `commit` is a place in `commits`, or NO_COMMIT.
struct listed {
    enum listed_kind kind;
    uint32_t object, commit;
    enum blob_mode mode;
    enum skip skip;
};

// Opens the source's repository once more for itself. ERR_UNABLE for a range whose base is
// beyond the edge of a shallow clone, and past the ceilings.
bool listing_init(struct listing *listing, struct source *source, const struct listing_ends *ends,
                  struct arena *run, struct err *err);
void listing_release(struct listing *listing);

// What there is to read; skips are beside it.
size_t listing_count(const struct listing *listing);
// The thing at a place below the count, with its path added to `path`.
void listing_at(const struct listing *listing, size_t place, struct listed *listed,
                struct buf *path);
void listing_skip_at(const struct listing *listing, size_t place, struct listed *listed,
                     struct buf *path);

#endif
