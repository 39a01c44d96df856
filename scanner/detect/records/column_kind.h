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

// The personal fields of a set of patterns, for column_kind_of(). Their memory is the caller's to free: fields.patterns.
struct pattern_set personal_fields(const struct pattern_set *set);

// Looks the column's name up in those fields.
struct column_kind column_kind_of(const struct pattern_set *fields, struct slice name);

// The same, and remembers what it said: data of one sort have the same few keys a million times. Always with the same
// fields. What column_kinds_new() returns is the caller's to free().
struct known_kind *column_kinds_new(void);
struct column_kind column_kinds_look_up(struct known_kind *kinds, const struct pattern_set *fields,
                                        struct slice name);

// What the column is called in reports: "date of birth".
struct slice column_kind_label(const struct column_kind *kind);

#endif
