// Data models: what the fields of an object say together, and what their object says about them.
#ifndef WAYBILL_DETECT_DATA_MODEL_H
#define WAYBILL_DETECT_DATA_MODEL_H

#include "candidates.h"

// Says of the fields how sure their objects make them, by the syntax as it is known so far, and whether there is a
// model of persons among those objects, which is what a parse is worth.
bool weigh_fields(const struct pattern_set *set, const struct doc *doc, struct candidate *items,
                  size_t count);

// Drops what is no declared field of an object, or not accepted in its object, and weighs the others. Needs the syntax.
void accept_fields(const struct pattern_set *set, const struct doc *doc, struct candidate *items,
                   size_t count);

#endif
