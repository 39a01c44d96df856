// A mark: what a person writes beside a value to say that it may stay.
//
//     allow generic-password,api-token reason="the demo's own" until=2027-01-31
//
// behind `waybill:`, which is left out here for it would be one.
// Pure: the text of one mark and nothing around it. marks.h knows where they stand.
#ifndef WAYBILL_DETECT_MARK_H
#define WAYBILL_DETECT_MARK_H

#include "slice.h"

#define MARK_TEXT "waybill:allow"

enum { MARK_MOST_WORDS = 16 };

struct mark {
    struct slice words[MARK_MOST_WORDS]; // ids, types or kinds of patterns; not printable
    size_t word_count;
    struct slice reason; // as written, without its quotes; empty: none. Not printable
    int64_t last_day;    // it holds up to and on this day; INT64_MAX: for good
    const char *flaw;    // why it holds for nothing: "names no pattern"; NULL: it is sound
};

// Reads what follows MARK_TEXT on its line. The end of the line ends it, and so does
// what a comment may end with: a word that begins with none of letters, digits and '_'.
void mark_read(struct mark *mark, struct slice text);

// The scanners whose marks are understood too. Each says that a line holds no secret:
// of what kind it is, why and until when they cannot say.
//  X(NAME, "name")
#define FOREIGN_MARKS(X)                \
    X(GITLEAKS, "gitleaks")             \
    X(DETECT_SECRETS, "detect-secrets") \
    X(GGSHIELD, "ggshield")             \
    X(TRUFFLEHOG, "trufflehog")

enum foreign {
#define X(NAME, name) FOREIGN_##NAME,
    FOREIGN_MARKS(X)
#undef X
        FOREIGN_COUNT,
};

// A set of them, one bit each.
#define FOREIGN_ALL ((1U << FOREIGN_COUNT) - 1)

extern const char *const foreign_words[]; // NULL-ended, by enum foreign

// What a mark of one of the scanners of `set` says in `line`, or in the line `before`
// it, as reports tell it: "gitleaks:allow"; NULL when there is none.
const char *foreign_mark(unsigned set, struct slice line, struct slice before);

#endif
