// Declared fields, columns and properties, by their looks.
#ifndef WAYBILL_DETECT_LEXER_FIELD_H
#define WAYBILL_DETECT_LEXER_FIELD_H

#include "lexer_name.h"
#include "lexer_object.h"

// A whole name that may be bound or declared where it stands.
struct declared {
    const struct lexed *lexed;
    struct span name;
    size_t from, to; // the same with quotes and sigils
    bool quoted;
};

// Whether it is a field; fills the answer's object and type.
bool lexer_is_field(const struct declared *declared, const struct lexed_class *class,
                    struct syntax *answer);

// What looks left from `at`, as far as the lexer does.
struct left left_from(struct slice text, size_t at);

// Whether a declaration may begin at `from`.
bool lexer_begins_item(struct slice text, size_t from);

// The type that begins at `at`: up to what ends a declaration, or `one_word`.
struct span lexer_type_after(struct slice text, size_t at, bool one_word);

#endif
