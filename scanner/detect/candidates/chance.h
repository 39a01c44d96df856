// Chance: how often a pattern takes a number that means nothing.
//
// One number in ten has the check digit of some register, and of the registers of the world a dozen share each length: of
// nine digits drawn at random four in five fit one of them. So what a check digit proves is measured by what it refuses.
#ifndef WAYBILL_DETECT_CHANCE_H
#define WAYBILL_DETECT_CHANCE_H

#include "collect.h"

enum { CHANCE_LONGEST = 64 }; // bytes of a value

// Of a thousand numbers of the value's form, with other digits in its places, those that the candidate's pattern and checks
// take as they took this one. They are drawn, but always the same ones. Once they are more than `most` all are said to be,
// and of a longer value as well.
enum { CHANCE_OF = 1000 };
unsigned chance_of_number(const struct collector *collector, const struct candidate *candidate,
                          struct slice value, unsigned most);

#endif
