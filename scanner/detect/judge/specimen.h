// Persons that nobody is: the John Does of every language, and what generators of test data leave in a file.
#ifndef WAYBILL_DETECT_SPECIMEN_H
#define WAYBILL_DETECT_SPECIMEN_H

#include "cell_form.h"

enum specimen {
    SPECIMEN_NO,      // it could be somebody's
    SPECIMEN_NEUTRAL, // a first name, a town: it says nothing
    SPECIMEN_YES,     // published, reserved or the name of nobody
    SPECIMEN_DECIDES, // whose address is reserved does not exist
};

// What a cell that identifies a person says of whether there is such a person.
enum specimen specimen_cell(enum cell_form form, struct slice cell);

// The generator that the file or its name gives away, as a constant sentence for why[]; NULL when none does. Looks
// at the first bytes only.
const char *specimen_generator(struct slice path, struct slice text);

#endif
