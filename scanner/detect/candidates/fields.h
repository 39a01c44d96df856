// Fields of data models: which identifiers may be one, before the syntax is asked.
#ifndef WAYBILL_DETECT_FIELDS_H
#define WAYBILL_DETECT_FIELDS_H

#include "collect.h"

// A field that stands.
static inline bool candidate_is_field(const struct pattern_set *set, const struct candidate *c)
{
    return !c->dropped && set->patterns[c->pattern].finder == FINDER_FIELD;
}

// Tries a FINDER_FIELD pattern where one of its terms stands. The candidate's `whole` is the term.
void try_field(struct collector *collector, const struct doc *doc, size_t pattern, size_t at,
               struct slice term);

// Of the candidates, sorted by place: drops fields that `without` vetoes, all but the longest term of each
// identifier, what drop_lone_fields() does, and in formats that are no programs what begins no model. What is left is
// worth the lexer.
void choose_fields(const struct pattern_set *set, const struct doc *doc, struct candidate *items,
                   size_t count);

// Drops fields that have no field of another kind near them.
void drop_lone_fields(const struct pattern_set *set, struct candidate *items, size_t count);

// Says of the fields behind what begins a model that they may be of one, so that a tree is asked. False if there is none.
bool trust_cues(const struct pattern_set *set, struct candidate *items, size_t count);

#endif
