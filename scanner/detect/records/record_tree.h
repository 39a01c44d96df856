// Records out of nested objects and arrays: what JSON, YAML, XML and literals have in common.
//
// An object in an array is a record, and what is nested in it is part of it. Elsewhere each object is one by
// itself, unless its key says that it is a part of a person: `address`, `contact`. Objects that are not told apart
// by the name of an array are of one table. Arrays of plain values are columns of the object that names them;
// arrays of such arrays are rows.
#ifndef WAYBILL_DETECT_RECORD_TREE_H
#define WAYBILL_DETECT_RECORD_TREE_H

#include "records.h"

enum { RECORD_TREE_DEPTH = 64 };

// One object, array or call that is open.
struct record_frame {
    struct span name;
    size_t start;
    struct span title;  // its name, or the nearest one above
    size_t cells;       // where its cells begin
    size_t items;       // where its values without a name begin
    size_t columns;     // where its columns begin
    size_t own;         // its named values,
    size_t parts;       // its nested objects and arrays
    size_t rows, width; // of plain arrays in it that are as long as each other
    bool is_array, is_call, in_array;
    bool ragged; // its plain arrays are not
};

struct record_list {
    struct span name;
    size_t first, count; // in the items
};

struct record_tree {
    const struct record_sink *sink;
    bool by_name; // what objects are called tells their tables apart: XML
    struct cell *cells;
    struct span *items;
    struct record_list *columns;
    size_t count, item_count, item_room, column_count;
    struct record_frame frames[RECORD_TREE_DEPTH + 1];
    size_t depth;
    size_t beyond; // objects open past the ceiling
};

// `lines`: each object at the top is a record of one array.
void record_tree_start(struct record_tree *tree, const struct record_sink *sink, bool by_name,
                       bool lines);
// A value; without a name it is one of an array.
void record_tree_value(struct record_tree *tree, struct span name, struct span value);
// `bracket` is that of an object, an array or a tuple, '{', '[' or '(', or 'c' for a call.
void record_tree_open(struct record_tree *tree, char bracket, struct span name, size_t at);
// `end` is the offset behind what ends. Does nothing where nothing is open.
void record_tree_close(struct record_tree *tree, size_t end);
void record_tree_close_all(struct record_tree *tree, size_t end);

#endif
