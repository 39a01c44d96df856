// Objects with declared fields: classes, structs, messages, tables.
#ifndef WAYBILL_DETECT_LEXER_OBJECT_H
#define WAYBILL_DETECT_LEXER_OBJECT_H

#include "lexer_left.h"

// How a kind of object writes its fields.
enum style {
    STYLE_NONE,    // no object
    STYLE_CLASS,   // `type name;`, `name: type`
    STYLE_MESSAGE, // `type name = 1;`
    STYLE_COLUMNS, // `name type`
};

struct object {
    enum style style;
    struct span name; // empty where it has none
};

// A class that ends where the indentation does, as the lexer's pass last saw one.
struct lexed_class {
    size_t header; // where its line begins; SLICE_NOT_FOUND: none
    size_t indent; // of that line
    size_t body;   // of the first line in it, SLICE_NOT_FOUND before there is one
};

// Whether a line that begins so opens a class in a language of indentation or of `end`.
bool lexed_class_opens(struct slice line);

struct span lexed_class_name(struct slice text, const struct lexed_class *class);

// The object whose fields stand directly in the bracket at `bracket`.
struct object object_of_bracket(struct slice text, size_t bracket);

// Words before a declaration that are neither type nor name: public, final, optional.
bool word_is_modifier(struct slice word);

// The name at `*at`, which moves behind it; quotes and brackets around it are not its own.
struct span text_take_name(struct slice text, size_t *at);

#endif
