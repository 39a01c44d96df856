// The marks of a document, and the findings they hold for.
//
// A mark holds for the line it stands in, wherever in it, and so for a finding that
// begins or ends there. In a line that is all comment it holds for the next line too,
// and through further such lines: several may stand above one value.
#ifndef WAYBILL_DETECT_MARKS_H
#define WAYBILL_DETECT_MARKS_H

#include "candidates.h"
#include "mark.h"
#include "notice.h"

enum {
    MARKS_MOST = 1000
}; // of one document; when there are more, the further ones hold for nothing

// How marks are taken: the user's choice.
struct mark_options {
    unsigned foreign; // of which other scanners, by enum foreign
    int64_t day;      // that the scan is made for, in days since 1970-01-01
    bool silent;      // nothing is told: of files as they once were nobody can mend a mark
};

struct placed_mark {
    struct mark mark;
    size_t offset;   // in the text
    unsigned line;   // where it stands,
    unsigned target; // and the line below that it holds for as well, or 0
    bool in_comment; // surely meant as a mark: told of when something is wrong with it
    bool used;
    struct slice reason; // printable; made when it is first asked for
};

// A line that was looked at for marks of other scanners.
struct looked_at {
    bool valid;
    size_t from, to;
    const char *foreign; // what was in it, or NULL
};

struct marks {
    const struct doc *doc;
    const struct collector *collector;
    const struct mark_options *options;
    struct placed_mark *items;
    size_t count;
    bool too_many;
    struct slice *minded; // starts of values that were decoded
    size_t minded_count, minded_room;
    struct looked_at first, last; // the lines where the last findings began and ended
};

// Finds the marks in the document. They live in `blob`.
void marks_open(struct marks *marks, const struct doc *doc, const struct collector *collector,
                const struct mark_options *options, struct arena *blob);

// Tells of a value that does not stand in the document as it is, since it was decoded: a
// reason that repeats it is not told either. Before the first marks_hold(). What is
// compared of it is copied to `blob`.
void marks_mind(struct marks *marks, struct slice value, struct arena *blob);

// True when a mark holds for the finding whose value stands at `value` in the text; it is
// then suppressed by it. All candidates must have been collected: a reason that repeats the
// value of one is not told. Text goes to `run`.
bool marks_hold(struct marks *marks, struct span value, struct finding *finding, struct arena *run);

// Tells of the marks that are flawed, expired or unused. Text goes to `run`.
void marks_tell(const struct marks *marks, struct notices *notices, struct arena *run);

#endif
