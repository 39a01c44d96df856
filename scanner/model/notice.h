// A notice: what is told about a suppression besides the findings it holds for. One
// that holds for nothing any more is as worth knowing as one that is misspelt.
#ifndef WAYBILL_MODEL_NOTICE_H
#define WAYBILL_MODEL_NOTICE_H

#include "slice.h"

enum notice_kind {
    NOTICE_MALFORMED, // cannot be understood, and so holds for nothing
    NOTICE_EXPIRED,   // its last day is over
    NOTICE_UNUSED,    // there is nothing, or nothing any more, that it holds for
    NOTICE_MOVED,     // holds for a finding that is now in another file
    NOTICE_COUNT,
};

// In lower case, as reports print it: "malformed".
const char *notice_name(enum notice_kind kind);

// All text is printable, but `path`, and holds nothing that was matched.
struct notice {
    enum notice_kind kind;
    struct slice by;    // "comment", "config", "baseline", as finding.suppressed_by
    struct slice path;  // the file in which the suppression stands,
    unsigned line;      // and its line
    struct slice words; // a sentence without a full stop
};

enum { NOTICES_MOST = 1000 };

// Keeps the first NOTICES_MOST in the order of notice_compare(), whatever the order in
// which they come, so that what a scan tells does not depend on its workers.
// Zero-initialise before use.
struct notices {
    struct notice *items;
    size_t count, room;
    uint64_t total; // told in all, those that were not kept included
};

// By path and line. A total order of the fields.
int notice_compare(const struct notice *a, const struct notice *b);

// True when a notice at this place would be kept: text need not be made for the others.
bool notices_want(const struct notices *notices, struct slice path, unsigned line);
void notices_add(struct notices *notices, const struct notice *notice);
// Adds those of `from`, and releases it.
void notices_merge(struct notices *notices, struct notices *from);
// Sorts them, and leaves the first NOTICES_MOST.
void notices_settle(struct notices *notices);
void notices_release(struct notices *notices);

#endif
