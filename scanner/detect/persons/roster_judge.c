// What a table of persons amounts to.
#include "roster.h"
#include "specimen.h"

enum { MANY_PERSONS = 20, OBJECT_TYPES = 3 };

bool roster_column_counts(const struct roster_table *table, const struct roster_column *column)
{
    return column->fits > 0 && 2 * column->fits >= table->rows;
}

// Columns that only persons have.
static bool is_of_persons_alone(const struct column_kind *kind)
{
    static const struct slice types[] = {
        SLICE_INIT("birth-date"),    SLICE_INIT("national-id"),
        SLICE_INIT("health-record"), SLICE_INIT("special-category"),
        SLICE_INIT("payment-card"),  SLICE_INIT("salary"),
        SLICE_INIT("email"),
    };
    if (slice_equals(kind->pattern->type, SLICE("person-name")))
        return !kind->vague;
    return SLICE_ANY(kind->pattern->type, slice_equals, types);
}

bool carries_outweighs(enum carries a, enum carries b)
{
    static const unsigned weights[CARRIES_COUNT] = {
        [CARRIES_PERSONAL] = 1, [CARRIES_FINANCE] = 2, [CARRIES_CARD] = 3, [CARRIES_HEALTH] = 4};
    return weights[a] > weights[b];
}

struct weighed {
    unsigned types, telling; // types of columns; of those, columns only persons have
    bool sensitive;          // a column that is not in any address book
};

static struct weighed weigh(const struct roster_table *table, struct roster_verdict *v)
{
    struct weighed w = {0};
    unsigned types = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct roster_column *column = &table->columns[i];
        const struct pattern *p = column->kind.pattern;
        if (!p || !roster_column_counts(table, column))
            continue;
        types |= column->type;
        w.telling += is_of_persons_alone(&column->kind);
        w.sensitive |= p->severity >= SEVERITY_HIGH;
        if (p->severity > v->severity)
            v->severity = p->severity;
        if (carries_outweighs(p->carries, v->carries)) {
            v->carries = p->carries;
            v->regulations = p->regulations;
        }
    }
    w.types = (unsigned)__builtin_popcount(types);
    return w;
}

// A table with three columns of which one is of persons alone; a table with less. An object is one person, and as
// likely a contact.
static bool rate(const struct roster_table *table, const struct weighed *w,
                 struct roster_verdict *v)
{
    bool is_table = table->rows >= 2 && v->persons >= 2;
    if (!w->telling)
        return false;
    if (!is_table) {
        v->confidence =
            w->types > OBJECT_TYPES || w->sensitive ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW;
        return w->types >= OBJECT_TYPES;
    }
    v->confidence = w->types >= OBJECT_TYPES ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM;
    return w->types >= 2;
}

bool roster_judge(const struct roster *r, const struct roster_table *table,
                  struct roster_verdict *v)
{
    enum place place = r->doc->place;
    *v = (struct roster_verdict){
        .severity = SEVERITY_MEDIUM, .carries = CARRIES_NOTHING, .persons = table->persons.count};
    struct weighed w = weigh(table, v);
    // Most rows of a table of persons are persons.
    if (table->rows == 0 || 4 * table->rows < table->seen || !rate(table, &w, v))
        return false;
    if (v->persons >= MANY_PERSONS && v->severity < SEVERITY_HIGH)
        v->severity = SEVERITY_HIGH;
    v->made_up = specimen_generator(r->doc->blob->path, r->doc->text);
    v->generated = v->made_up != NULL;
    if (!v->made_up && table->made_up == table->rows)
        v->made_up = "its persons are specimens: reserved addresses and numbers, names of nobody";
    bool sample = place != PLACE_PRODUCTION && place != PLACE_GENERATED;
    if (v->confidence == CONFIDENCE_HIGH && (sample || v->made_up))
        v->confidence = CONFIDENCE_MEDIUM;
    if (v->persons < 2 && sample && place != PLACE_FIXTURE)
        v->confidence = CONFIDENCE_LOW;
    return true;
}
