// Bare lists: files that are nothing but values, one or more a line, so that no word can stand beside them.
#ifndef WAYBILL_DETECT_BARE_LIST_H
#define WAYBILL_DETECT_BARE_LIST_H

#include "collect.h"

// Whether the document is small and each of its lines is short, has a digit, and holds only letters, digits and what
// stands inside numbers or between them. Programs and settings are none, whatever is in them.
bool doc_is_bare_list(const struct doc *doc);

// Tries the patterns that require a context on each line of a bare list all the same, and marks as alone what was found
// there of numbers. After find_numbers().
void find_bare(struct collector *collector, const struct doc *doc);

#endif
