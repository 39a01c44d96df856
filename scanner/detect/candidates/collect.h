// What the parts of collect() share: how candidates are added, and how a place is tried. For this folder's
// candidates.c, confirm.c, try_name.c, try_call.c and numbers.c alone.
#ifndef WAYBILL_DETECT_COLLECT_H
#define WAYBILL_DETECT_COLLECT_H

#include "candidates.h"

// Returns a fresh candidate, or NULL past CANDIDATES_MOST.
struct candidate *collector_add(struct collector *collector, size_t pattern, struct span whole,
                                struct span value);

// Several hits lie in one match or identifier; only the first is tried.
bool collector_was_tried(const struct collector *collector, size_t pattern, size_t offset);
void collector_set_tried(struct collector *collector, size_t pattern, size_t to);

// A part of the text, of whole lines where they are short, that a regex may see.
struct window {
    size_t start, first, last; // where it begins in the text; where in it a match may begin
    struct slice text;
};
enum { CONTEXT_NEAR = 40 };
struct window window_around(struct slice text, size_t at, size_t len, size_t before, size_t after);

// Tries the pattern's regex where text[hit] is part of the match, and adds what it confirms.
void try_regex(struct collector *collector, const struct doc *doc, size_t pattern,
               struct window window, size_t hit);

// Adds the candidate of a match, unless the line, the value or a check says that it is none.
void confirm_match(struct collector *collector, const struct doc *doc, size_t pattern,
                   struct span whole, struct span value);

// Runs the checks, which end with NULL. One that fails outweighs all others, and one that finds the value inert those
// that hold.
void run_checks(struct candidate *candidate, const struct check *const *checks, struct slice value);

// The pattern's context word within CONTEXT_NEAR bytes of the span, or in its column's header; empty if there is none.
struct slice context_near(const struct pattern *pattern, const struct doc *doc, struct span whole);

// Whether the pattern finds nothing unless the value could be a secret, what its value looks like, and whether that
// will do.
bool pattern_is_judged(const struct pattern *pattern);
struct judgement judge_value(const struct pattern *pattern, struct slice value, bool bare);
bool could_be_secret(const struct pattern *pattern, const struct judgement *judgement);

// Tries FINDER_NAME on the identifier.
void try_name(struct collector *collector, const struct doc *doc, size_t pattern, struct span name);

// Tries FINDER_CONTEXT beside the context word at `at`, or in the rows below where that is a column's header.
void try_context(struct collector *collector, const struct doc *doc, size_t pattern, size_t at,
                 struct slice word);
// Tries FINDER_CALL on the name of a function.
void try_call(struct collector *collector, const struct doc *doc, size_t pattern,
              struct span callee);

// Tries the patterns of FINDER_DIGITS and FINDER_AT on the whole document.
void find_numbers(struct collector *collector, const struct doc *doc);

#endif
