// Coverage: what was looked at and what was not, with the reason.
#ifndef WAYBILL_MODEL_COVERAGE_H
#define WAYBILL_MODEL_COVERAGE_H

#include "arena.h"

// Why something was not looked at, or not in every way. `incomplete`: it could
// have held findings that belong to this scan, so the report is not complete.
//  X(NAME, "as reports print it", incomplete, "in words")
#define SKIP_REASONS(X)                                                                            \
    X(TOO_LARGE, "too-large", true, "larger than --max-file-size")                                 \
    X(UNREADABLE, "unreadable", true, "could not be read")                                         \
    X(MISSING_OBJECT, "missing-object", true, "its object is not in this clone")                   \
    X(MATCH_LIMIT, "match-limit", true, "a pattern gave up on it")                                 \
    X(TOO_MANY, "too-many-findings", true, "more findings than one file may have")                 \
    X(DECODING, "decode-limit", true, "more encoded text in it, or deeper, than is decoded")       \
    X(ARCHIVE_DAMAGED, "archive-damaged", true, "a damaged archive, or a damaged member of one")   \
    X(ARCHIVE_ENCRYPTED, "archive-encrypted", true, "an encrypted member of an archive")           \
    X(ARCHIVE_LIMIT, "archive-limit", true, "past a ceiling for archives: size, ratio, depth")     \
    X(ARCHIVE_UNREAD, "archive-unread", true, "packed in a way that is not read")                  \
    X(TIME_LIMIT, "time-limit", true, "the time budget ended before it")                           \
    X(BINARY, "binary", false, "binary: only searched for self-evident credentials")               \
    X(SYNTAX, "syntax", false, "judged line by line: its syntax could not be read in budget")      \
    X(SUBMODULE, "submodule", false, "a submodule: scan it by itself")                             \
    X(NESTED_REPOSITORY, "nested-repository", false, "a repository of its own: scan it by itself") \
    X(LFS_POINTER, "lfs-pointer", false, "a Git LFS pointer: the content is elsewhere")            \
    X(NOT_CHECKED_OUT, "not-checked-out", false, "in the index, not in this sparse work tree")     \
    X(UNMERGED, "unmerged", true, "a merge conflict: what will be committed is not decided")       \
    X(INTENT_TO_ADD, "intent-to-add", false, "announced with git add -N, nothing staged yet")      \
    X(SPECIAL_FILE, "special-file", false, "not a file: socket, pipe or device")                   \
    X(CUT_OFF, "cut-off", true, "this clone is shallow: what came before is not in it")            \
    X(EXCLUDED, "excluded", false, "excluded by the configuration")

enum skip {
#define X(name, printed, incomplete, words) SKIP_##name,
    SKIP_REASONS(X)
#undef X
        SKIP_COUNT,
};

const char *skip_name(enum skip reason);
const char *skip_words(enum skip reason);
bool skip_is_incomplete(enum skip reason);

struct skipped {
    struct slice path;
    enum skip reason;
};

// One per worker, added up at the end. Paths live in the coverage's own memory.
struct coverage {
    uint64_t files;   // looked at
    uint64_t bytes;   // of those
    uint64_t blobs;   // distinct contents among them, where the source knows
    uint64_t commits; // walked
    // Of a history with a time budget: how many blobs and messages earlier scans had read, how
    // many are left, and where the next scan goes on; empty when nothing is left.
    uint64_t before, left;
    struct slice resume;
    uint64_t reasons[SKIP_COUNT];
    struct skipped *skipped; // sorted by path once the scan has ended
    size_t skipped_count, skipped_room;
    uint32_t *table; // hashed places in `skipped`, plus 1
    size_t table_size;
    struct arena memory;
};

// A path is listed once for each reason, and counted each time. Zero-initialise a coverage before use.
void coverage_skip(struct coverage *coverage, struct slice path, enum skip reason);
// Adds `from` to `into` and releases `from`.
void coverage_merge(struct coverage *into, struct coverage *from);
void coverage_sort(struct coverage *coverage);
bool coverage_is_complete(const struct coverage *coverage);
void coverage_release(struct coverage *coverage);

#endif
