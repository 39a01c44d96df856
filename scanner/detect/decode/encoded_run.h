// Runs: the places where base64 or hexadecimal may stand. A run is 20 or more characters of base64's two alphabets
// (RFC 4648), which hold those of hexadecimal, and goes on in the next lines where it is wrapped.
#ifndef WAYBILL_DETECT_ENCODED_RUN_H
#define WAYBILL_DETECT_ENCODED_RUN_H

#include "language.h"

enum { RUN_SHORTEST = 20 };

// One line of a run.
struct encoded_run {
    struct slice text;
    struct span line;
    size_t width; // of the first line
};

// The next run in text[*from, text.len), its first line. Moves *from behind that.
bool run_find(struct slice text, size_t *from, struct encoded_run *run);
// The run whose first line begins at text[at], of any length but 0.
bool run_begin(struct slice text, size_t at, struct encoded_run *run);

// Goes to the run's next line: one of the same width below it, or the shorter last one, with nothing between but blanks, or
// quotes and what joins strings. False at the run's end.
bool run_wrap(struct encoded_run *run);

#endif
