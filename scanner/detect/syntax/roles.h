// The patterns of a roles.scm: tree-sitter's query language, read into steps.
//
// tree.c matches them itself, at one node at a time. tree-sitter's own ts_query_new()
// would first prove for each pattern that the grammar can produce it, which takes 5
// to 150 ms a language, and a hook scans in less. The tests let it prove that once.
//
// Of the query language there are nodes, "literals", (_), fields, anchors, captures,
// [a choice of nodes without children], an optional child? and the predicates #eq?,
// #any-of? and #starts-with? of one capture and strings.
#ifndef WAYBILL_DETECT_ROLES_H
#define WAYBILL_DETECT_ROLES_H

#include "arena.h"
#include "around.h"
#include "err.h"

enum {
    ROLES_MOST_STEPS = 16, // of a pattern
    ROLES_MOST_TYPES = 10, // of a choice
    ROLES_MOST_HIDDEN = 4, // captures of a pattern for its predicates, named "_x"
    ROLES_MOST_CAPTURES = CAPTURE_COUNT + ROLES_MOST_HIDDEN,
};

// A node that the pattern wants. The root is step 0; children follow their parent.
struct role_step {
    const struct slice *types; // one of these, ended by an empty slice; none: any named node
    uint16_t *type_ids;        // for tree.c: the grammar's numbers of them
    bool literal;              // the type is written in the text: "="
    bool optional;
    bool immediate;     // no named node between the sibling before (or the start) and it
    bool last;          // nor between it and the end
    uint8_t parent;     // its step
    size_t source;      // where the text has it
    struct slice field; // in its parent; empty: any
    uint16_t field_id;  // for tree.c
    uint32_t captures;  // bit by enum capture; after those the hidden ones
};

struct role_predicate {
    unsigned capture;
    bool prefix;                 // the captured text starts with one of `strings`, else is one
    const struct slice *strings; // ended by an empty slice
};

struct role_pattern {
    struct role_step *steps;
    size_t step_count;
    const struct role_predicate *predicates;
    size_t predicate_count;
};

struct role_patterns {
    struct slice name, text; // of the language and of its roles.scm
    struct role_pattern *at;
    size_t count;
};

// Reads `text`, which the patterns point into. All lives in `memory`.
bool roles_read(struct role_patterns *patterns, struct slice name, struct slice text,
                struct arena *memory, struct err *err);

// Sets an error at this place of the patterns' text. Returns false.
bool roles_error(const struct role_patterns *patterns, size_t offset, const char *what,
                 struct err *err);

#endif
