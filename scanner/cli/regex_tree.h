// A regular expression in RE2's syntax (github.com/google/re2, syntax.txt) as a tree: to
// see what an imported rule needs, not to match with. Byte-wise; what it does not know is
// refused with the place.
#ifndef WAYBILL_CLI_REGEX_TREE_H
#define WAYBILL_CLI_REGEX_TREE_H

#include "arena.h"
#include "buf.h"
#include "err.h"

enum { REGEX_LONGEST = 8192, REGEX_MOST_DEPTH = 64, REGEX_UNBOUNDED = 1 << 20 };

enum regex_kind {
    REGEX_BYTE,   // one byte, letters in either case where `fold`
    REGEX_CLASS,  // one byte of a set
    REGEX_START,  // of the text or a line
    REGEX_END,    // of the text or a line
    REGEX_BORDER, // \b and \B
    REGEX_GROUP,  // of its one child, if any
    REGEX_CONCAT, // its children one after the other; none: the empty text
    REGEX_ALTERNATE,
    REGEX_REPEAT, // its one child `least` to `most` times
};

struct regex_node {
    enum regex_kind kind;
    bool fold;
    unsigned char byte;
    unsigned char set[32]; // a bit for each byte
    unsigned least, most;  // most REGEX_UNBOUNDED: without end
    unsigned group;        // number of a capturing group, from 1; 0: does not capture
    size_t open, open_end; // of a group: where "(", "(?:" or "(?P<name>" stands in the text
    struct regex_node *child, *next;
};

static inline bool regex_has(const struct regex_node *class, unsigned char byte)
{
    return class->set[byte / 8] >> byte % 8 & 1;
}

// NULL on error: ERR_CONFIG with "at character N: what".
const struct regex_node *regex_parse(struct slice text, unsigned *groups, struct arena *memory,
                                     struct err *err);

// The literals one of which every match holds, the longest that can be had: in `out`,
// which has room for `room`; `*folded` when their letters may be of either case. 0 when
// there are none of at least `shortest` bytes.
size_t regex_literals(const struct regex_node *regex, size_t shortest, struct slice *out,
                      size_t room, bool *folded, struct arena *memory);

// Adds a text that the regex matches, as a shape of pattern files: no live-looking value
// is spelled out. False when it knows none.
bool regex_sample(const struct regex_node *regex, unsigned value_group, struct buf *out);

// The globs of gitignore(5) that leave out what the regex finds anywhere in a path, and
// nothing else but what lies in folders of such a name. 0 when there are none.
size_t regex_globs(const struct regex_node *regex, struct slice *out, size_t room,
                   struct arena *memory);

#endif
