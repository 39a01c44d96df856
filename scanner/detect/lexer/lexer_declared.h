// Names that are declared or bound where they stand: fields, variables, keys.
#ifndef WAYBILL_DETECT_LEXER_DECLARED_H
#define WAYBILL_DETECT_LEXER_DECLARED_H

#include "lexer_field.h"

// If the span is (a part of) such a name, fills role, name, object and type of the
// answer and returns true.
bool lexer_declared(const struct lexed *lexed, const struct lexed_class *class,
                    struct syntax *answer);

#endif
