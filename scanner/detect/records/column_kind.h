// What a column of a table holds, by its name: the fields of personal data that the patterns with `terms` know, and
// short names that say it at the head of a column and nowhere else.
#ifndef WAYBILL_DETECT_COLUMN_KIND_H
#define WAYBILL_DETECT_COLUMN_KIND_H

#include "cell_form.h"
#include "pattern.h"

struct column_kind {
    const struct pattern *pattern; // the field; NULL: nothing personal
    enum cell_form form;           // of the cells
    bool identifies;               // its cells tell persons apart
    bool vague;                    // other things are called so too: `name`, `city`
};

// Looks names of columns up in the personal fields of a set of patterns, and remembers what it said: data of one sort have
// the same few keys a million times. What column_kinds_new() returns is the caller's to free(); the set must outlive it.
struct column_kinds *column_kinds_new(const struct pattern_set *set);
struct column_kind column_kind_of(struct column_kinds *kinds, struct slice name);

// What the column is called in reports: "date of birth".
struct slice column_kind_label(const struct column_kind *kind);

#endif
