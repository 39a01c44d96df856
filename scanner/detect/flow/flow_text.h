// What can be told of flows without a tree, which costs a thousand times more: whether it is worth asking for one.
// Pure; all texts are hostile, and looked at for so many bytes only.
#ifndef WAYBILL_DETECT_FLOW_TEXT_H
#define WAYBILL_DETECT_FLOW_TEXT_H

#include "language.h"

enum {
    FLOW_MOST_ARGUMENTS = 4096, // bytes of a call's arguments that are looked at
    FLOW_MOST_REACH = 4096,     // bytes from an assignment to the call
    FLOW_MOST_VARIABLES = 3,    // that a field may become a part of
};

// The arguments of the call whose name ends at `end`, with their parentheses. Without any, the line.
struct span flow_arguments(struct slice text, size_t end);

// Where in text[from, to) the variable is used and handed on; .len is 0 if nowhere.
struct span flow_use(struct slice text, size_t from, size_t to, struct slice name);

// Names that stand before a `=` on the way to the left, nearest first; `out` has FLOW_MOST_VARIABLES.
size_t flow_assigned(struct slice text, struct span mention, struct span *out);

// Where `name` stands in text[from, to) as a word, not as a member of another; .len is 0 if nowhere.
struct span flow_find(struct slice text, size_t from, size_t to, struct slice name);

// Whether the text assigns to the name between the two places.
bool flow_is_assigned(struct slice text, size_t from, size_t to, struct slice name);

// Whether what the name was last assigned is unreadable by its words, in text[from, to).
bool flow_was_redacted(struct slice text, size_t from, size_t to, struct slice name);

// Whether the text imports one of the packages.
bool flow_imports(struct slice text, const struct slice *packages);

#endif
