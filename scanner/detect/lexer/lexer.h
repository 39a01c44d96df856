// The line lexer: what spans of a text are, without a grammar.
//
// The first answer for every language, and the only one where there is no grammar or
// it gave up. It knows a language's comments and quotes, and the looks of bindings and
// declarations that most languages and settings share.
#ifndef WAYBILL_DETECT_LEXER_H
#define WAYBILL_DETECT_LEXER_H

#include "language.h"

// Fills an answer for each span, in the terms of zone_answer() (zone.h): the name of a
// key, field or name itself is its whole name. `language` may be NULL. One pass over the
// text up to the last span; spans may stand in any order, and any that is empty or not
// within the text is ROLE_UNKNOWN.
void lexer_answer(const struct language *language, struct slice text, const struct span *spans,
                  size_t count, struct syntax *answers);

#endif
