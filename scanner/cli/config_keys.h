// The one table of what may stand in `.waybill.yml`. The reader (config.c), the JSON Schema
// (config_schema.c) and the file that `waybill init` writes (config_template.c) all go by it.
#ifndef WAYBILL_CLI_CONFIG_KEYS_H
#define WAYBILL_CLI_CONFIG_KEYS_H

#include "config.h"

// What a key's value looks like. Reader and schema have a function for each.
//  X(NAME, name)
#define KEY_KINDS(X)                                                                              \
    X(MAPPING, mapping)         /* of other keys */                                               \
    X(CHOICE, choice)           /* one of `words` */                                              \
    X(BULK, bulk)               /* a number of persons */                                         \
    X(SWITCH, switch)           /* true or false */                                               \
    X(SIZE, size)               /* of a file, as size_parse() takes it */                         \
    X(AGREEMENTS, agreements)   /* ids of plans, or mappings of one with the day it is said on */ \
    X(PLANS, plans)             /* plans of an organisation's own */                              \
    X(PATTERNS, patterns)       /* files below the root */                                        \
    X(PATHS, paths)             /* as in gitignore(5) */                                          \
    X(ACCEPTANCES, acceptances) /* mappings with `item`, a reason and perhaps a last day */       \
    X(FAIL_ON, fail_on)         /* words of fail_on.h */                                          \
    X(MARKS, marks)             /* other scanners, by mark.h */

enum key_kind {
#define X(NAME, name) KEY_##NAME,
    KEY_KINDS(X)
#undef X
        KEY_KIND_COUNT,
};

struct key {
    const char *name;
    enum key_kind kind;
    const char *help;            // whole sentences
    const char *example;         // a value that means something, as it would be written
    const char *const *words;    // KEY_CHOICE, KEY_MARKS: NULL-ended,
    const char *const *meanings; // and what each is chosen for, where its name does not tell
    int first;                   // what the first word means
    size_t field;                // in struct config
    size_t given;                // KEY_CHOICE: its has_ field there
    const char *item;            // KEY_ACCEPTANCES: the key that names what is accepted
    const struct key *keys;      // KEY_MAPPING: ends with one that has no name
};

// In the order they are read and written: what others depend on comes first.
extern const struct key config_keys[];

// NULL when there is no such key at the top.
const struct key *config_key(const char *name);

#endif
