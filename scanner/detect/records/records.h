// Records: rows of named cells, whatever they are written in. Readers go once over a text, hand each record over as
// it ends and keep nothing of it.
//
//     first_name,city             {"first_name": "Kim",       - first_name: Kim
//     Kim,Oslo                     "city": "Oslo"}              city: Oslo
//
// A reader is no parser of its language: it knows brackets, quotes and separators, and what it cannot make sense of
// is no record. A ceiling ends a record or a table, never the reading.
#ifndef WAYBILL_DETECT_RECORDS_H
#define WAYBILL_DETECT_RECORDS_H

#include "arena.h"
#include "doc.h"

enum { RECORD_MOST_CELLS = 256 };

struct cell {
    struct span name;  // of its column, or its key, without quotes
    struct span under; // the key of the object that it stands in; none in a plain table
    struct span value; // without quotes; escapes are left as they are
};

struct record {
    uint64_t table;    // records with the same number are of one table
    struct span title; // what the table is called, where it is called anything
    struct span whole; // from its first cell to its last
    struct span head;  // the line or list that names the columns, if there is one
    const struct cell *cells;
    size_t count;
};

// Is handed each record; its cells hold until the function returns. False: no more of a table of which every row has
// the same columns is wanted.
typedef bool record_visit(void *self, const struct record *record);

// Where readers bring their records.
struct record_sink {
    struct slice text;
    record_visit *visit;
    void *self;
    struct arena *memory; // what readers need; until the next document
};

// What speaks for records in a document: keys with values, or names in a list; and statements of SQL.
enum { RECORDS_KEYED = 1, RECORDS_INSERTED = 2 };

// Reads the document in those of the families that its name, its language or its content speak for.
void records_read(const struct doc *doc, unsigned families, struct arena *memory,
                  record_visit *visit, void *self);

// True for files of comma, tab, bar or semicolon separated values by their name.
bool records_is_delimited(struct slice path);

// Of `,` `;` tab and `|` the one that the table's first line has most of, outside of quotes; a comma where it has none.
char separator_of(struct slice head);
size_t separators_in(struct slice line, char separator);

// The readers of the families. Each goes over the text once.
//
// Separated values (RFC 4180; also tabs, semicolons, bars) under a line of names. Without `named` the content must
// speak for it: lines of the same number of fields under names. Returns false when it is none.
bool records_read_delimited(const struct record_sink *sink, bool named);
// INSERT and REPLACE statements, with their own column list or the one of the CREATE TABLE before; COPY ... FROM stdin.
void records_read_sql(const struct record_sink *sink);
// Objects and arrays in brackets: JSON, JSON lines, and literals of programming languages: dictionaries, rows beside a list
// of their columns, columns of values. `comment`: what begins a comment up to the line's end, or empty.
void records_read_literals(const struct record_sink *sink, struct slice comment);
// Mappings and lists of them in block style.
void records_read_yaml(const struct record_sink *sink);
// Elements with attributes, or with elements of text in them.
void records_read_xml(const struct record_sink *sink);

// FNV-1a, for tables and cells.
#define RECORD_HASH_START 0xCBF29CE484222325U
uint64_t record_hash(uint64_t hash, struct slice bytes);

#endif
