// Deciding about candidates: which of those that overlap stands, what the syntax says, how
// confident we may be. What is left becomes findings.
#ifndef WAYBILL_DETECT_DECIDE_H
#define WAYBILL_DETECT_DECIDE_H

#include "candidates.h"
#include "syntax.h"

void sort_by_place(struct candidate *items, size_t count);

// Drops those of the sorted candidates that a better one covers. Of candidates that share bytes the better is:
// structured, then with a check that holds, then with context, the longer context; then the longer value; then the
// first id.
void resolve_overlaps(const struct pattern_set *set, struct candidate *items, size_t count);

// Drops what has too few matches for its pattern's `least`.
void apply_least(const struct pattern_set *set, struct candidate *items, size_t count);

// Counts for each candidate of a generic pattern how many of it the document has.
void count_alike(const struct pattern_set *set, struct candidate *items, size_t count);

// True when some candidate's meaning hangs on the syntax around it.
bool wants_syntax(const struct pattern_set *set, const struct candidate *items, size_t count);

// The document's, or documentation for an example in a comment of production code.
enum place place_of_candidate(const struct pattern *pattern, const struct candidate *candidate,
                              const struct doc *doc);

// The confidence of a candidate; the reasons for it are added to the finding's why[].
enum confidence confidence_of(const struct pattern *pattern, const struct candidate *candidate,
                              const struct doc *doc, struct finding *finding);

#endif
