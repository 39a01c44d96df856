// All that a source lends, as text that a test can compare whole: a line for each
// path, in the order of the source.
//
//     a.txt 'one'           a file and its bytes, escaped as print_safe() does
//     run.sh* 'two'         an executable file
//     link@ '../three'      a symbolic link
//     big.bin !too-large    skipped, with the reason
#ifndef WAYBILL_TESTS_LENT_H
#define WAYBILL_TESTS_LENT_H

#include "source.h"

// In `memory`, NUL-terminated. "error: MESSAGE" where opening or listing fails.
const char *lent_by(const struct source_options *options, struct arena *memory);

// Reads with several threads at once. The lines are those of lent_by().
const char *lent_by_threads(const struct source_options *options, unsigned threads,
                            struct arena *memory);

#endif
