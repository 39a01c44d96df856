// The one door to tree-sitter: a text's syntax tree, asked about one span at a time.
#ifndef WAYBILL_DETECT_TREE_H
#define WAYBILL_DETECT_TREE_H

#include "around.h"
#include "zone.h"

// A parser, the languages' roles it has read so far, and the tree of one text.
struct tree;

struct tree *tree_new(void);
void tree_free(struct tree *tree);

// Parses `text`, of less than 4 GiB, which must stay until tree_drop(). Takes what it
// costs from `*steps_left`, as tree_ask() does. A tree with errors is a tree.
enum zone_refusal tree_parse(struct tree *tree, const struct language *language, struct slice text,
                             uint64_t *steps_left);

// What is around the span, a part of the text. Cheapest when spans are asked in the
// order of the text.
enum zone_refusal tree_ask(struct tree *tree, struct extent span, struct around *around,
                           uint64_t *steps_left);

// To be called after a tree_parse() that succeeded.
void tree_drop(struct tree *tree);

// Reads the language's roles, and lets tree-sitter prove that the grammar can
// produce each pattern, which takes up to 200 ms.
bool tree_check_roles(struct tree *tree, const struct language *language, struct err *err);

// The grammar ABIs that tree-sitter takes: "13-15".
void tree_version(char *out, size_t room);

#endif
