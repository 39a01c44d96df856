// Which lines of a file a commit changed: the one that is being made, or one of a range. A merge changed those that
// are in none of its parents as they are. Files that were renamed are compared with what they were.
#ifndef WAYBILL_SOURCE_CHANGED_LINES_H
#define WAYBILL_SOURCE_CHANGED_LINES_H

#include "source.h"

struct changed_lines;

// Of an open source; to be freed before it.
struct changed_lines *changed_lines_new(struct source *source);
void changed_lines_free(struct changed_lines *changes);

// Whether one of the lines from `first` to `last`, counted from 1, is new or changed. `commit` is in hex; empty: the commit
// that is being made, index against HEAD. What cannot be compared (binary files, missing objects) counts as changed. Asked
// about one file after the other it compares each once.
bool changed_lines_has(struct changed_lines *changes, struct slice commit, struct slice path,
                       unsigned first, unsigned last);

#endif
