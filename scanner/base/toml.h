// TOML 1.0 (toml.io) as a tree of the nodes of yaml.h: tables are mappings, arrays are
// sequences, a string is a quoted scalar, any other value a plain one with its text as it
// stands. Texts past the ceilings below are refused, and so is what TOML does not allow;
// numbers and dates are not looked into.
#ifndef WAYBILL_BASE_TOML_H
#define WAYBILL_BASE_TOML_H

#include "yaml.h"

enum {
    TOML_MOST_BYTES = 4 * 1024 * 1024,
    TOML_MOST_NODES = 200 * 1000,
    TOML_MOST_CHILDREN = 5000, // of one table or array of tables
    TOML_MOST_DEPTH = 24,
};

// Parses `text`. Nodes live in `memory`; `path` is for errors, which are ERR_CONFIG and
// read "PATH:LINE:COLUMN: what". The root is a mapping, and is never NULL.
bool toml_parse(struct yaml *tree, struct slice path, struct slice text, struct arena *memory,
                struct err *err);

#endif
