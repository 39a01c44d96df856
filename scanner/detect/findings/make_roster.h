// The findings that stand for tables of persons.
#ifndef WAYBILL_DETECT_MAKE_ROSTER_H
#define WAYBILL_DETECT_MAKE_ROSTER_H

#include "grouping.h"
#include "make_finding.h"
#include "marks.h"
#include "roster.h"

// Where among the findings each table of persons is, by its number; SIZE_MAX: it is none.
struct rosters {
    size_t of[ROSTER_TABLES + 1];
    bool generated[ROSTER_TABLES + 1];
};

// Adds the finding of each of the document's tables that is one of persons, as one that stands alone. It shows no
// cell, and nothing of its columns but what they are known as.
void rosters_make(struct rosters *rosters, const struct finding_maker *maker,
                  const struct roster *roster, struct marks *marks, struct grouping *grouping,
                  struct findings *out);

// Takes the last finding away again, which is of the candidate, where it is a value that its table tells; the table is then at
// least as bad and as sure. Credentials stay, and so does a live value in a table of specimens unless a generator made
// them, and any where the table is one object or suppressed.
bool rosters_take(const struct rosters *rosters, const struct candidate *candidate,
                  struct findings *out);

#endif
