// Claims: which parts of a file's text belong to a credential already, so that one value is one finding however many
// ways lead to it. What stands in the file itself goes before what is decoded from it.
#ifndef WAYBILL_DETECT_CLAIMS_H
#define WAYBILL_DETECT_CLAIMS_H

#include "candidates.h"

enum { CLAIMS_MOST_DECODED = 2000 }; // decoded findings of one file

struct claim {
    struct span span;
    bool generic;
    struct candidate *candidate; // of the file itself, else NULL
};

struct claims {
    struct claim *items; // first those of the file, in the order of places, then those of layers
    size_t count, of_file;
};

// Takes the candidates that stand, sorted by place and without overlaps. They and `memory` must outlive the claims.
void claims_init(struct claims *claims, const struct pattern_set *set, struct candidate *items,
                 size_t count, struct arena *memory);

// Claims a part of the file for a decoded candidate. False when it is taken. A claim of a generic pattern gives way to
// one of another pattern: its candidate is dropped then.
bool claims_take(struct claims *claims, struct span span, bool generic);

#endif
