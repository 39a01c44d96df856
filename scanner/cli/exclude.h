// Path patterns as in gitignore(5): the last pattern that matches a path decides,
// and nothing below an excluded folder can be taken back in.
#ifndef WAYBILL_CLI_EXCLUDE_H
#define WAYBILL_CLI_EXCLUDE_H

#include "arena.h"
#include "err.h"

enum { EXCLUDE_MOST_PATTERNS = 1000, EXCLUDE_MOST_LENGTH = 1000 };

struct exclude_pattern {
    struct slice glob; // without the '!', the leading and the trailing '/'
    bool negated;      // takes paths back in
    bool folders_only; // had a trailing '/'
    bool anchored;     // had another '/': matched against the path, not the name
    bool used;         // exclude_use_file() came to it
    unsigned line;     // where it stands, for whoever adds it; else 0
};

// Zero-initialise before use. The globs live in the arena of exclude_add().
struct exclude {
    struct exclude_pattern *patterns;
    size_t count, room;
};

// Adds one pattern behind the others. What gitignore takes for a pattern that can
// match nothing (an empty one, a comment, an unclosed bracket) is an ERR_CONFIG.
bool exclude_add(struct exclude *exclude, struct slice pattern, struct arena *memory,
                 struct err *err);

// True when the file at `path` is excluded. The path is relative to the folder the
// patterns were written for, with '/' between folders and none at either end.
bool exclude_has_file(const struct exclude *exclude, struct slice path);

// The same, and the pattern that says so is used from then on. Not from two threads.
bool exclude_use_file(struct exclude *exclude, struct slice path);

#endif
