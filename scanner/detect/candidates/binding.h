// Bindings: the literal that follows a name. `password = "x"`, `password: x`, `"password": "x"`,
// `password="x"`, `setPassword("x")`, `--password x`, `<password>x</password>`, `password := "x"`,
// `define('PASSWORD', 'x')`, `ENV PASSWORD x`, `"password" => "x"`, `<add key="password" value="x"/>`.
#ifndef WAYBILL_DETECT_BINDING_H
#define WAYBILL_DETECT_BINDING_H

#include "language.h"

enum binding_form {
    BOUND_QUOTED,  // a string literal; the value is without its quotes
    BOUND_BARE,    // a token or the rest of the line: settings, shells, logs
    BOUND_ELEMENT, // between XML tags
};

struct binding {
    struct span value;
    enum binding_form form;
    bool compared; // by == or !=, not assigned
    bool called;   // an argument: name("x")
    bool listed;   // one of a list in brackets
    bool in_words; // a bare word behind a colon, with more words behind it: a sentence
};

// Looks at most 160 bytes ahead from the name's end for the literal bound to it. False when
// there is none. `settings`: the language is one where bare words are values (YAML, ini, env, shell).
bool binding_after(struct slice text, struct span name, bool settings, struct binding *out);

// The next literal of the list that the present one stands in: `tokens: ["a", "b"]`. False when there is none.
bool binding_next(struct slice text, struct binding *bound);

// The literal that the name is compared with, standing before it: `"x" == password`.
bool binding_before(struct slice text, struct span name, struct binding *out);

#endif
