// Detection over texts in memory, with a few patterns of a test's own or with all built-in ones.
//
//     detected_with(&d, "credential", "id: acme-token, type: api-token, severity: high, "
//                                     "keywords: [acme_], regex: 'acme_[a-z0-9]{12}'");
//     assert_string_equal(detected_in(&d, "a.py", "x = 'acme_<[a-z0-9]{12}>'"),
//                         "acme-token 1:6 medium live\n");
#ifndef WAYBILL_TESTS_DETECTED_H
#define WAYBILL_TESTS_DETECTED_H

#include "detector.h"
#include "pattern_reader.h"

// Zero-initialise before use.
struct detected {
    struct pattern_entries entries;
    struct pattern_set set;
    struct detector *detector; // made by the first text
    struct mark_options marks; // before the first text
    bool syntax;               // ask the syntax worker too; before the first text
    struct findings findings;  // of the last text, sorted and numbered
    struct coverage coverage;  // of all texts
    struct arena memory;
};

// Adds a pattern: an entry of a pattern file in YAML's flow style, without the braces and without
// title, source, find and leave. Without any the built-in patterns are looked for.
void detected_with(struct detected *detected, const char *kind, const char *entry);
void detected_release(struct detected *detected);
// The patterns added so far, as a set; no more can be added then.
const struct pattern_set *detected_set(struct detected *detected);

// Looks at a text whose shapes are expanded first, and says what was found: a line for each
// finding, "RULE LINE:COLUMN CONFIDENCE STANDING", in the order of the places. Lives as long as
// `detected`.
const char *detected_in(struct detected *detected, const char *path, const char *shape);
// The same for bytes as they are.
const char *detected_in_bytes(struct detected *detected, const char *path, struct slice bytes);

// "RULE LINE BY: REASON" for each finding of the last text that is suppressed.
const char *detected_suppressed(struct detected *detected);
// "KIND LINE: WORDS" for each notice about marks, of all texts.
const char *detected_notices(struct detected *detected);

// "PATH REASON" for each path that the coverage lists, one a line.
const char *detected_skips(struct detected *detected);

// The shape's text, the same on every call.
struct slice detected_shape(struct detected *detected, const char *shape);

#endif
