// The finding that stands for a table of persons.
#ifndef WAYBILL_DETECT_MAKE_ROSTER_H
#define WAYBILL_DETECT_MAKE_ROSTER_H

#include "make_finding.h"
#include "roster.h"

// All of the finding but its place. It shows no cell, and nothing of its columns but what they are known as.
void roster_make(const struct finding_maker *maker, const struct roster *roster,
                 const struct roster_table *table, const struct roster_verdict *verdict,
                 struct finding *finding);

// Where the finding stands: from the line of names, or the first person, to the last one.
struct span roster_extent(const struct roster_table *table);

// Tells what the columns are, how many persons there are and in which lines the first of them stand. The cursor is at
// the table's begin and moves on.
void roster_tell(const struct finding_maker *maker, const struct roster_table *table,
                 struct doc_cursor *cursor, struct finding *finding);

// Whether the finding of a value in one of the table's cells is told by the table: credentials never are, nor is a
// live one by a table of specimens unless a generator made them, nor any where the table is one object.
bool roster_folds(const struct finding *table, const struct finding *value, bool generated);
// The table is at least as bad and as sure as what is in it.
void roster_fold(struct finding *table, const struct finding *value);

#endif
