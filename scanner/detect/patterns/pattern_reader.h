// Reading pattern files: patterns/**.yml at build time, a user's own at run time.
#ifndef WAYBILL_DETECT_PATTERN_READER_H
#define WAYBILL_DETECT_PATTERN_READER_H

#include "arena.h"
#include "err.h"
#include "pattern.h"

// A text beside a pattern, its shapes expanded.
struct pattern_text {
    struct slice text;
    struct slice path; // empty: any
    bool find;         // must be found; else must be left alone
    unsigned line, column;
};

struct pattern_entry {
    struct pattern pattern;
    const struct pattern_text *texts;
    size_t text_count;
    struct slice file; // where it was read
    unsigned line;
};

struct pattern_entries {
    struct pattern_entry *items;
    size_t count, room;
    struct arena *memory; // of all they point to
};

// Reads one file's entries behind those already there. Every key, word, regex, check and keyword is
// verified; the error reads "PATH:LINE:COLUMN: what", with the nearest valid key. ERR_CONFIG.
bool pattern_file_read(struct pattern_entries *entries, struct slice path, struct slice text,
                       struct err *err);

// Makes a set of `base` (may be NULL) and the entries: sorted by id, duplicate ids refused, the
// sweep's table built. All lives in entries->memory.
bool pattern_set_make(struct pattern_set *set, const struct pattern_set *base,
                      struct pattern_entries *entries, struct err *err);

void pattern_entries_release(struct pattern_entries *entries);

#endif
