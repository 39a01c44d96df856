// What is taken over from other scanners: their paths, rules and lists of known findings,
// and what could not be, with the reason.
#ifndef WAYBILL_CLI_IMPORT_H
#define WAYBILL_CLI_IMPORT_H

#include "arena.h"
#include "buf.h"
#include "err.h"

enum { IMPORT_MOST = 20000, IMPORT_MOST_RULES = 500 }; // of each sort

// Left behind. Both texts are printable, and hold no value.
struct import_left {
    struct slice what; // ".gitleaks.toml:12 rule acme"
    struct slice why;
};

// A finding that the other scanner was told to be silent about.
struct import_place {
    struct slice path; // raw
    unsigned line;
    struct slice what;   // as of struct import_left
    struct slice reason; // constant
};

struct import_rule {
    struct slice id;
    struct slice yaml; // its entry of a pattern file
    struct slice what;
};

// Zero-initialise and set `memory`. Text lives there, or is constant.
struct import {
    struct arena *memory;
    struct slice *paths; // patterns for `ignore: paths:`
    struct import_rule *rules;
    struct import_place *places;
    struct import_left *left;
    size_t path_count, rule_count, place_count, left_count;
    size_t dropped; // past IMPORT_MOST
};

void import_add_path(struct import *import, struct slice glob);
void import_add_rule(struct import *import, const struct import_rule *rule);
void import_add_place(struct import *import, const struct import_place *place);
void import_leave(struct import *import, struct slice what, const char *why);

// A path given by a regex: carried as globs, or left.
void import_path_regex(struct import *import, struct slice regex, struct slice what);

// In single quotes, as YAML takes any text of one line; false for control bytes.
bool yaml_quote(struct buf *out, struct slice text);

// Read one file of the scanner's; `name` is what messages call it. ERR_CONFIG where it is
// not what it should be.
typedef bool import_read(struct import *import, struct slice name, struct slice text,
                         struct err *err);
import_read import_gitleaks, import_detect_secrets, import_ggshield;

struct importer {
    const char *name;
    const char *const *files; // looked for at the root when none is named; NULL-ended
    import_read *read;
};

extern const struct importer importers[]; // ORDER command_words[COMMAND_IMPORT]

#endif
