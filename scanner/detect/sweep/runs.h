// Run finders: shapes without any literal. Digit runs of four and more, and '@' between two bytes that are no blanks.
#ifndef WAYBILL_DETECT_RUNS_H
#define WAYBILL_DETECT_RUNS_H

#include "slice.h"

// Every form of card, IBAN, national id and phone number that we look for has four digits in a row
// somewhere, or three groups of digits with single signs between them: `529.982.247-25`, `06 12 34 56 78`.
enum { RUN_DIGITS = 4, RUN_GROUPS = 3 };

struct run {
    size_t offset; // of the '@', of the first digit in the run, or of the first group's first digit
    bool digits;
};

// Finds in text[*from, text.len) each '@' without a blank or an end of the text beside it, each maximal run of
// RUN_DIGITS or more digits, and each sequence of RUN_GROUPS or more groups of up to three digits that has no such run
// at its start, in order, at most `room`. Moves *from to where to go on.
size_t runs_find(struct slice text, size_t *from, struct run *runs, size_t room);

#endif
