// Letters: whether a text reads like words or like random letters. `owugf` is a password somebody
// made, `example` is none; entropy cannot tell them apart, the order of letters can.
#ifndef WAYBILL_DETECT_LETTERS_H
#define WAYBILL_DETECT_LETTERS_H

#include "slice.h"

// a to z, and the edge of a word.
enum { LETTER_COUNT = 27 };

// Hexadecimal digits, made by bench/letter-frequency from words and identifiers of ten languages.
extern const char letter_table[LETTER_COUNT * LETTER_COUNT][LETTER_COUNT + 1];

// How many bits likelier the letters are as words than as random ones; below 0: random. The text is
// cut into words at what is no letter and at camel humps, each judged with its edges. `*letters` is how
// many there are; without any the answer is 0.
int letters_score(struct slice text, size_t *letters);

#endif
