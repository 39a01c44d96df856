// The one door to jansson: a JSON text (RFC 8259) as a tree of nodes with places.
//
// Strict: duplicate keys, invalid UTF-8, NUL characters, anything behind the value and
// texts past the ceilings below are errors.
#ifndef WAYBILL_BASE_JSON_READ_H
#define WAYBILL_BASE_JSON_READ_H

#include "arena.h"
#include "err.h"

enum { JSON_MOST_BYTES = 64 * 1024 * 1024, JSON_MOST_DEPTH = 32 };

enum json_kind {
    JSON_MAP,
    JSON_LIST,
    JSON_TEXT,
    JSON_WHOLE, // a number without fraction and exponent that 64 bits hold
    JSON_BOOL,
    JSON_NOTHING, // null
    JSON_OTHER,   // another number
};

struct json_node {
    enum json_kind kind;
    unsigned line, column; // from 1; the column in bytes
    struct slice text;     // of JSON_TEXT, NUL-terminated
    int64_t whole;         // of JSON_WHOLE; of JSON_BOOL 0 or 1
    struct slice key;      // of a map's entry; empty elsewhere
    struct json_node *child, *next;
};

// Parses `text`. Nodes live in `memory`; `path` is for errors, which are ERR_CONFIG and
// read "PATH:LINE:COLUMN: what".
bool json_parse(const struct json_node **root, struct slice path, struct slice text,
                struct arena *memory, struct err *err);

// The entry of a map, or NULL. `map` may be NULL or of another kind.
const struct json_node *json_find(const struct json_node *map, const char *key);

// The text of an entry; an empty slice where there is none, or another kind.
struct slice json_find_text(const struct json_node *map, const char *key);

// Sets an ERR_CONFIG error at the place of `node`; returns false.
__attribute__((format(printf, 4, 5))) bool json_error(struct slice path,
                                                      const struct json_node *node, struct err *err,
                                                      const char *format, ...);

#endif
