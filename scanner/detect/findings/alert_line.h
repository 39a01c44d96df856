// Tells findings the hash of their line (line_hash.h), where that gives nothing away.
#ifndef WAYBILL_DETECT_ALERT_LINE_H
#define WAYBILL_DETECT_ALERT_LINE_H

#include "collect.h"
#include "doc.h"

// Sets `line_hash` of those of the document's findings in whose hash there is nothing of any match, neither of a
// finding nor of a candidate, whether that was dropped or not: but for keys and tokens that providers have drawn at
// random, in a form of their own that is built in, of twice the bits that the hash has. Of those all is in it, or
// nothing.
void tell_line_hashes(const struct doc *doc, const struct collector *candidates,
                      struct finding *findings, size_t count, struct arena *memory);

#endif
