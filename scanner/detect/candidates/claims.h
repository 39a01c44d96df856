// Claims: which parts of a file's text belong to a credential already, so that one value is one finding however many
// ways lead to it. What stands in the file itself goes before what is decoded from it.
#ifndef WAYBILL_DETECT_CLAIMS_H
#define WAYBILL_DETECT_CLAIMS_H

#include "candidates.h"

enum { CLAIMS_MOST_DECODED = 2000 }; // decoded findings of one file

// Whether a pattern goes by how a value looks: what the value decodes to says more.
static inline bool pattern_is_vague(const struct pattern *pattern)
{
    return pattern->generic || (pattern->secret_value && !pattern->structured);
}

struct claim {
    struct span span;
    bool vague;
    struct candidate *candidate; // of the file itself, else NULL
};

struct claims {
    struct claim *items; // first those of the file, in the order of places, then those of layers
    size_t count, of_file;
};

// Takes the candidates that stand, sorted by place and without overlaps. They and `memory` must outlive the claims.
void claims_init(struct claims *claims, const struct pattern_set *set, struct candidate *items,
                 size_t count, struct arena *memory);

// Claims a part of the file for a decoded candidate. False when it is taken. `stronger` than a vague pattern: such a
// one's claim gives way, and its candidate is dropped.
bool claims_take(struct claims *claims, struct span span, bool stronger);

#endif
