// The rules of gitignore(5): which untracked files git does not want to know of.
//
// libgit2 has a matcher too, but 1.5 drops a rule that takes a file back in ("!x.log")
// unless the same .gitignore had left it out, and so loses files that git would add.
#ifndef WAYBILL_SOURCE_IGNORE_H
#define WAYBILL_SOURCE_IGNORE_H

#include "arena.h"

enum {
    IGNORE_LARGEST_FILE = 1024 * 1024, // a larger rule file counts as empty
    IGNORE_MOST_RULES = 10000,         // of one file; the rest is not there
};

enum ignore_answer {
    IGNORE_SILENT, // no rule says anything
    IGNORE_OUT,
    IGNORE_BACK_IN,
};

struct ignore_rule;
struct ignore_file;

// A stack of rule files: each is stronger than those before it. Zero-initialise.
struct ignore {
    bool fold; // core.ignoreCase
    struct ignore_rule *rules;
    size_t rule_count, rule_room;
    struct ignore_file *files;
    size_t file_count, file_room;
    struct arena memory;
};

void ignore_release(struct ignore *ignore);

// Adds the rules in `text`, which hold below `folder` ("": the root of the work tree).
void ignore_push(struct ignore *ignore, struct slice text, struct slice folder);
void ignore_pop(struct ignore *ignore);

// What the strongest rule that matches says of `path`, relative to the root. The
// caller asks about the folders above first: nothing can be taken back in below one
// that is out. Files pushed for a folder that the path is not below are passed over.
enum ignore_answer ignore_ask(const struct ignore *ignore, struct slice path, bool is_folder);

#endif
