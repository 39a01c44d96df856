// Languages, and what the syntax of one says about a span of a file.
#ifndef WAYBILL_MODEL_LANGUAGE_H
#define WAYBILL_MODEL_LANGUAGE_H

#include "slice.h"
#include "span.h"

// One folder of `grammars/` each, compiled into the program. All arrays are
// constant, all text printable.
struct language {
    struct slice name;                  // "python"
    const void *(*grammar)(void);       // its TSLanguage; NULL: only the line lexer knows it
    struct slice roles;                 // text of roles.scm; empty without a grammar
    bool window;                        // a parse of some lines agrees with the whole file's
    const struct slice *extensions;     // without dot, lower case
    const struct slice *filenames;      // whole names: "Makefile"
    const struct slice *shebangs;       // interpreter names: "python3"
    const struct slice *line_comments;  // "#", "//"
    const struct slice *block_comments; // opener, closer, opener, closer, ...
    const struct slice *quotes;         // "\"", "'", "`", "\"\"\""
    const struct slice *models; // "createTable(": what begins a data model that no keyword does
    // Each array ends with an empty slice.
};

extern const struct language languages[];
extern const size_t language_count;

// What a span of the file is.
enum role {
    ROLE_UNKNOWN, // no tree, or no query names it
    ROLE_CODE,
    ROLE_STRING,
    ROLE_COMMENT,
    ROLE_NAME,  // the name in a binding
    ROLE_KEY,   // the key of a mapping entry, attribute, header or setting
    ROLE_FIELD, // a declared field, column or property of an object or table
    ROLE_COUNT,
};

// The role in lower case, as reports print it: "string".
const char *role_name(enum role role);

// The syntax's answer for one span. The inner spans point to the same file.
struct syntax {
    enum role role;
    struct span name;   // the name or key the span's value is bound to, if any
    struct span object; // class, struct or table that a ROLE_FIELD belongs to
    struct span call;   // function the span is (part of) an argument of
    struct span type;   // declared type of a ROLE_FIELD
    bool by_tree;       // a tree answered, not the line lexer
};

enum { ROUTE_MOST_CALLS = 6 };

// Where the value of a span goes, as far as the body of statements it stands in: the function,
// or a block of one. By the tree alone; the spans point to the same file.
struct route {
    struct span calls[ROUTE_MOST_CALLS]; // functions that it is an argument of, innermost first
    struct span variable; // the outermost name it is part of the value of, keys not counted
    struct span scope;    // the body; all of the text where there is none
};

#endif
