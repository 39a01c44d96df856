// Findings out of candidates that stand: what is told of each, and how it is kept from giving its value away.
#ifndef WAYBILL_DETECT_MAKE_FINDING_H
#define WAYBILL_DETECT_MAKE_FINDING_H

#include "candidates.h"
#include "finding.h"
#include "fingerprint.h"

struct finding_maker {
    const struct collector *collector; // names that overlap its candidates are not told
    const struct fingerprint_key *key;
    struct arena *run;  // text of findings
    struct arena *blob; // until the next blob
};

// All of a finding but its place in the file.
void finding_make(const struct finding_maker *maker, const struct doc *doc,
                  const struct candidate *candidate, struct finding *finding);

// The name at the span as reports may show it, or empty where it could be a value: where a candidate or
// `value` overlaps it.
struct slice finding_tell_name(const struct finding_maker *maker, const struct doc *doc,
                               struct span name, struct span value);

// Lines, columns and offset of the span, which does not begin before the cursor's place; the cursor moves to its start.
void finding_place(struct finding *finding, struct doc_cursor *cursor, struct span span);

#endif
