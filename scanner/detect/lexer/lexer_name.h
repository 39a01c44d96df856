// What a value is bound to, found by reading from it to the left.
#ifndef WAYBILL_DETECT_LEXER_NAME_H
#define WAYBILL_DETECT_LEXER_NAME_H

#include "language.h"

// What the lexer has to know of a language beyond its comments and quotes.
enum lexer_trait {
    LEXER_SETTINGS = 1,        // keys may have dots and blanks; no type stands before '='
    LEXER_LINES = 2,           // an entry ends with its line, unless a backslash ends that
    LEXER_INDENTS = 4,         // lines belong to the line above that is indented less
    LEXER_PLAIN = 8,           // bare words are values
    LEXER_MARKUP = 16,         // <name attribute="...">
    LEXER_VARIABLES = 32,      // what is assigned to is a variable and no key
    LEXER_CALLS = 64,          // settings that have calls
    LEXER_FLAGS = 128,         // -name value
    LEXER_TYPE_LAST = 256,     // name type = value
    LEXER_DECLARES = 512,      // type name(value)
    LEXER_DOUBLE_COLON = 2048, // name :: type
    LEXER_RAW_BACKTICK = 1024, // a backslash is nothing special between backticks
};

// Of a language; 0 for most programming languages.
unsigned lexer_traits(const struct language *language);

enum { LEXER_REACH = 512 }; // bytes that are looked at to the left of a value

// A span and what the lexer's pass found around it.
struct lexed {
    struct slice text;
    unsigned traits;
    struct span span;
    enum role role;     // ROLE_CODE, ROLE_STRING or ROLE_COMMENT
    size_t token;       // where the string or comment begins, the span itself in code
    size_t content;     // the same past the quotes or the marker
    const size_t *open; // where the brackets stand that are open here, outermost first
    size_t open_count;
};

struct bound {
    struct span name, call;
};

// Spans of no length where there is none.
struct bound lexer_bound(const struct lexed *lexed);

// Whether `word` is a keyword that no value is bound to: return, if, case.
bool lexer_is_keyword(struct slice word);

#endif
