// Names that stand farther off than before an operator: the key at a line's start, the
// element or the block around a value, and the name in a pair of `name: x, value: y`.
#ifndef WAYBILL_DETECT_LEXER_PAIR_H
#define WAYBILL_DETECT_LEXER_PAIR_H

#include "lexer_name.h"

// `text[floor, at)` is looked at, in all of these. Each returns whether it found a name.

// The key that the line which holds `at` begins with: `export NAME=`, `- "name": `.
bool lexer_line_key(struct slice text, size_t floor, size_t at, struct span *key);

// The key of the line above that the line which holds `at` is indented under.
bool lexer_owner_key(struct slice text, size_t floor, size_t at, struct span *key);

// The name of the element whose opening tag ends at `at`, or what its `name` or `key`
// says; for a <value> or <string>, the <name> or <key> before it.
bool lexer_element_name(struct slice text, size_t floor, size_t at, struct span *name);

// Where `*name` is just `value` or `default`, what it is the value of, if that can be told.
void lexer_pair_name(const struct lexed *lexed, struct span *name);

// For a plain value in the midst of a line: the line's key, or that of the block it is in.
void lexer_owner_of_line(const struct lexed *lexed, struct span *name);

#endif
