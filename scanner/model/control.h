// Controls: what keeps an AI tool from a file, and what only looks as if it did. Data: policy/controls.yml.
#ifndef WAYBILL_MODEL_CONTROL_H
#define WAYBILL_MODEL_CONTROL_H

#include "slice.h"

enum control_kind {
    CONTROL_IGNORE_FILE,
    CONTROL_PERMISSION,
    CONTROL_SETTING,
    CONTROL_SERVER_SETTING,
    CONTROL_SANDBOX,
    CONTROL_HOOK,
    CONTROL_GATEWAY,
    CONTROL_PRACTICE,
    CONTROL_KINDS,
};

// From nothing at all to what nobody gets around by accident.
enum enforcement {
    ENFORCEMENT_NONE,        // no tool reads it
    ENFORCEMENT_ADVISORY,    // keeps files from an index or a search, not from being read
    ENFORCEMENT_BEST_EFFORT, // the vendor promises no more
    ENFORCEMENT_ENFORCED,    // for what it covers
    ENFORCEMENT_COUNT,
};

const char *control_kind_name(enum control_kind kind);      // "ignore-file"
const char *enforcement_name(enum enforcement enforcement); // "best-effort"

// All text is printable and constant.
struct control {
    struct slice tool; // as footprints name it
    enum control_kind kind;
    enum enforcement enforcement;
    struct slice name;   // ".cursorignore"
    struct slice file;   // of an ignore file its name, else empty
    struct slice into;   // of what can be written for a path: the file it goes into, else empty
    struct slice key;    // where in it, of settings; else empty
    struct slice line;   // what is written there, PATH in the place of the path
    struct slice covers; // what it is about
    struct slice gaps;   // what gets around it
    struct slice source, source_date;
    bool always; // worth telling whenever the tool is in use, whatever is found
};

// By tool; those of one tool in the order of the file, which is the one to try them in.
extern const struct control controls[];
extern const size_t control_count;

// The first of the tool's controls that is more than advice, one that can be written for a path before others; NULL
// when there is none.
const struct control *control_that_works(struct slice tool);

// The control whose ignore file has this name; NULL for any other file. `path` is in the repository.
const struct control *control_of_file(struct slice path);

#endif
