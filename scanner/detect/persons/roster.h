// Rosters: tables of persons in a document, each of which is one finding however many rows it has.
//
// A table is one of persons when its columns are personal data by their names and its cells look like it: at least two
// columns of different types in two rows, one of which tells the persons apart; or one object with three.
#ifndef WAYBILL_DETECT_ROSTER_H
#define WAYBILL_DETECT_ROSTER_H

#include "candidates.h"
#include "column_kind.h"
#include "records.h"
#include "value_set.h"

enum {
    ROSTER_TABLES = 64,   // of one document
    ROSTER_COLUMNS = 96,  // of one table
    ROSTER_FIRST_ROWS = 3 // whose lines are told
};

struct roster_column {
    struct slice name;
    struct column_kind kind;
    unsigned type; // a bit for each type of personal data in the document
    size_t fits;   // rows whose cell looks like what the name says
    bool credits;  // of who made something
};

struct roster_table {
    uint64_t id;
    uint32_t number; // from 1: candidate.table
    struct span head, title;
    struct roster_column columns[ROSTER_COLUMNS];
    size_t column_count;
    size_t rows;    // with a person in them
    size_t made_up; // of those, the ones with nobody in them
    size_t seen;    // rows in all
    struct value_set persons;
    size_t first[ROSTER_FIRST_ROWS]; // where rows begin
    struct span whole;               // from the first person to the last
};

// Zero-initialise but for the patterns' sake: roster_init(). Tables are of the present document.
struct roster {
    const struct pattern_set *set;
    struct column_kinds *kinds;
    size_t pattern; // that tells tables; SIZE_MAX where the set has none
    struct slice types[32];
    size_t type_count;
    const struct doc *doc;
    struct arena *memory;
    struct candidate *items; // of the document, sorted by place
    size_t count;
    struct roster_table *tables[ROSTER_TABLES];
    size_t table_count;
    struct roster_table *last; // that a record was of
};

void roster_init(struct roster *roster, const struct pattern_set *set);
void roster_release(struct roster *roster);

// Reads the document's tables, if its candidates or its name say that there may be some. A column's name becomes the
// context of the candidates in its cells, and these learn which table they are in. `items` are sorted by place.
void roster_read(struct roster *roster, const struct doc *doc, struct candidate *items,
                 size_t count, struct arena *memory);

// The families (RECORDS_*) that what stands around the document's candidates speaks for.
unsigned roster_families(const struct roster *roster);

// What a table amounts to. False when it is none of persons.
struct roster_verdict {
    enum confidence confidence;
    enum severity severity;
    enum carries carries;
    const struct slice *regulations;
    const char *made_up; // why it is synthetic, or NULL
    bool generated;      // it is, since a generator of test data made all of it
    size_t persons;
};
bool roster_judge(const struct roster *roster, const struct roster_table *table,
                  struct roster_verdict *verdict);

// Of two that a table carries the one that weighs more in the risk matrix: health, card, finance, personal.
bool carries_outweighs(enum carries a, enum carries b);

// Whether at least half of the table's persons have what the column is called.
bool roster_column_counts(const struct roster_table *table, const struct roster_column *column);

#endif
