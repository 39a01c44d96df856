// Every setting of a run, what it comes to, and who says so.
#ifndef WAYBILL_CLI_SETTINGS_H
#define WAYBILL_CLI_SETTINGS_H

#include "job.h"

enum { SETTINGS_MOST = 128 };

enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_NUMBER, VALUE_SIZE, VALUE_BOOL, VALUE_LIST };

enum origin { ORIGIN_DEFAULT, ORIGIN_FILE, ORIGIN_OPTION, ORIGIN_ENVIRONMENT, ORIGIN_COUNT };

// All text is printable and in the arena of the job.
struct setting {
    struct slice key;
    enum value_kind kind;
    struct slice text;   // VALUE_TEXT
    uint64_t number;     // VALUE_NUMBER, VALUE_SIZE (bytes), VALUE_BOOL
    struct slice *items; // VALUE_LIST
    size_t count;
    enum origin origin;
    struct slice name; // of the file, option or variable
    unsigned line;     // ORIGIN_FILE
};

struct settings {
    const struct job *job;
    struct config config; // with what the run has settled
    struct setting items[SETTINGS_MOST];
    size_t count;
    struct arena *memory;
};

// Of a job that is open. In the order of config_keys, then what no file says.
void settings_take(struct settings *settings, const struct job *job);

#endif
