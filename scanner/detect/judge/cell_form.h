// What cells of a table look like: whether one could be what its column's name says.
#ifndef WAYBILL_DETECT_CELL_FORM_H
#define WAYBILL_DETECT_CELL_FORM_H

#include "slice.h"

enum cell_form {
    CELL_TEXT, // words or codes, and no placeholder
    CELL_NAME, // of a person: few words, with capitals
    CELL_DATE, // day, month and year in any order, or a year
    CELL_EMAIL,
    CELL_PHONE,   // digits in groups
    CELL_CODE,    // digits, letters among them
    CELL_CARD,    // 12 to 19 digits that Luhn's sum holds for
    CELL_ADDRESS, // a street, a town or a postal code
    CELL_NUMBER,  // an amount or a coordinate
};

// Whether the cell, without its quotes and the blanks around it, has the form. Empty cells, placeholders and names of
// types have none.
bool cell_has_form(enum cell_form form, struct slice cell);

// How many words it has, with blanks between them.
size_t cell_words(struct slice cell);

#endif
