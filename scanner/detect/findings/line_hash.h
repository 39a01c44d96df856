// The hash of a line that GitHub code scanning knows an alert by (`primaryLocationLineHash`), computed as its upload step
// does: a rolling hash (Karp and Rabin, 1987) over the 100 UTF-16 units from the line's start on, without blanks and tabs.
//
// It has no key and hides nothing: with the rest of a line known, a value in it can be computed from 64 bits. So it
// is told only of lines with nothing in their 100 units that could be guessed (alert_line.h). Nor would another
// hash do in its place: the upload step prints the true one into the job's log where they differ, and computes it
// by itself where there is none.
#ifndef WAYBILL_DETECT_LINE_HASH_H
#define WAYBILL_DETECT_LINE_HASH_H

#include "slice.h"

struct line_hash {
    unsigned line;       // from 1: set by the caller
    uint64_t hash;       // and what was found out
    unsigned occurrence; // of this hash in the file, from 1
    size_t from, to;     // bytes of the text that went into it
    bool is_known;       // false: there is no such line
};

// Fills in `count` hashes, whose lines ascend, each one only once. False, and nothing is known, where the text is no
// UTF-8. Linear in the text.
bool line_hashes(struct slice text, struct line_hash *hashes, size_t count);

#endif
