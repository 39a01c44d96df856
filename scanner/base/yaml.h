// The one door to libyaml: a YAML 1.1 text as a tree of nodes with places.
//
// It takes the part of YAML that people write in configuration: mappings,
// sequences and scalars. Anchors, aliases, tags and merge keys are refused, and so
// are duplicate keys, more than one document, and texts past the ceilings below.
#ifndef WAYBILL_BASE_YAML_H
#define WAYBILL_BASE_YAML_H

#include "arena.h"
#include "err.h"

enum {
    YAML_MOST_BYTES = 8 * 1024 * 1024,
    YAML_MOST_NODES = 400 * 1000,
    YAML_MOST_DEPTH = 24,
};

enum yaml_kind { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING };

struct yaml_node {
    enum yaml_kind kind;
    bool quoted;         // a scalar in quotes or a block: text, never null or a bool
    unsigned line;       // from 1
    unsigned column;     // from 1, in code points
    struct slice scalar; // of YAML_SCALAR, NUL-terminated; may hold NUL bytes
    struct slice key;    // of a mapping's entry; empty elsewhere
    unsigned key_line, key_column;
    struct yaml_node *child; // first entry or item
    struct yaml_node *next;  // sibling
};

struct yaml {
    struct slice path;      // as errors name it
    struct yaml_node *root; // NULL for a text without any node
    struct arena *memory;
};

// Parses `text`. Nodes live in `memory`; `path` is only for errors and kept as a
// slice. Errors are ERR_CONFIG and read "PATH:LINE:COLUMN: what".
bool yaml_parse(struct yaml *yaml, struct slice path, struct slice text, struct arena *memory,
                struct err *err);

// The entry of a mapping, or NULL. `mapping` may be NULL.
const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key);

// Whether two trees say the same, wherever it stands: kinds, keys, scalars and which of these are quoted.
bool yaml_same(const struct yaml_node *a, const struct yaml_node *b);

// Sets an ERR_CONFIG error at the place of `node` (its key where `at_key`).
__attribute__((format(printf, 4, 5))) bool yaml_error(const struct yaml *yaml,
                                                      const struct yaml_node *node, struct err *err,
                                                      const char *format, ...);

// Fails unless `node` is a mapping whose keys are all in `allowed` (a NULL-ended
// list); the error names the unknown key's place and the nearest allowed one.
bool yaml_expect_keys(const struct yaml *yaml, const struct yaml_node *node,
                      const char *const *allowed, struct err *err);

// Readers of one entry. `required`: missing is an error; else `*out` keeps its
// value. A wrong kind is an error that says what was expected.
bool yaml_read_text(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                    bool required, struct slice *out, struct err *err);
bool yaml_read_bool(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                    bool *out, struct err *err); // true or false only
bool yaml_read_number(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      uint64_t smallest, uint64_t largest, uint64_t *out, struct err *err);
// A sequence of scalars, or one scalar as a list of one. An array in the tree's
// arena that ends with an empty slice; `*count` without that. Empty items are errors.
bool yaml_read_list(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                    const struct slice **out, size_t *count, struct err *err);
// One of `words` (NULL-ended); `*out` is its index. The error lists the words.
bool yaml_read_choice(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      const char *const *words, bool required, int *out, struct err *err);

// The version of libyaml that runs: "0.2.5".
void yaml_version(char *out, size_t room);

#endif
