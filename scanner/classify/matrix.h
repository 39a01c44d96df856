// The risk matrix: which rows fire. No text and no memory, so that it can be asked
// often: for each plan, and for each thing that might be taken away.
#ifndef WAYBILL_CLASSIFY_MATRIX_H
#define WAYBILL_CLASSIFY_MATRIX_H

#include "assessment.h"

struct matrix_input {
    const struct cargo *cargo;
    const struct plan *plan; // NULL: an API under commercial terms is assumed
    enum owner owner;        // one that is unknown is judged as a startup
    enum sector declared_sector;
};

struct matrix_answer {
    enum sector sector;
    bool sector_inferred; // it is not the declared one
    bool fires[ROW_COUNT];
    enum tier tier; // the highest of the rows that fire; at least one does
};

void matrix_ask(struct matrix_answer *answer, const struct matrix_input *input);

// Which of two rows is printed first: the higher tier, then R4, R3, R5, X2b, X3, then
// the others in the order of the matrix. As for qsort.
int row_compare(enum row_id a, enum row_id b);

#endif
