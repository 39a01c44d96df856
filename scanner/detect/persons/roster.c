#include "roster.h"

#include "manifest.h"
#include "specimen.h"

#include <stdlib.h>

void roster_init(struct roster *r, const struct pattern_set *set)
{
    *r = (struct roster){.set = set, .pattern = SIZE_MAX, .kinds = column_kinds_new(set)};
    for (size_t i = 0; i < set->count; i++)
        if (set->patterns[i].finder == FINDER_RECORDS)
            r->pattern = i;
}

void roster_release(struct roster *r)
{
    free(r->kinds);
}

static struct slice bytes_of(const struct roster *r, struct span span)
{
    return span_text(r->doc->text, span);
}

// Those who wrote or maintain something are named in public, and no customers.
static bool is_credits(struct slice name)
{
    static const struct slice roles[] = {
        SLICE_INIT("author"),       SLICE_INIT("authors"),    SLICE_INIT("contributor"),
        SLICE_INIT("contributors"), SLICE_INIT("maintainer"), SLICE_INIT("maintainers"),
        SLICE_INIT("committer"),    SLICE_INIT("committers"), SLICE_INIT("tagger"),
        SLICE_INIT("developer"),    SLICE_INIT("developers"), SLICE_INIT("translator"),
        SLICE_INIT("translators"),  SLICE_INIT("owner"),      SLICE_INIT("owners"),
        SLICE_INIT("creator"),      SLICE_INIT("creators"),   SLICE_INIT("publisher"),
        SLICE_INIT("vendor"),       SLICE_INIT("support"),    SLICE_INIT("funding"),
        SLICE_INIT("sponsors"),     SLICE_INIT("npm user"),   SLICE_INIT("uploaders"),
        SLICE_INIT("copyright"),    SLICE_INIT("license"),    {0},
    };
    struct words words;
    if (name.len == 0)
        return false;
    words_split(&words, name);
    return words_have_any(&words, roles).len > 0;
}

static bool is_credits_file(struct slice path)
{
    static const struct slice names[] = {
        SLICE_INIT("AUTHORS"),
        SLICE_INIT("CONTRIBUTORS"),
        SLICE_INIT("MAINTAINERS"),
        SLICE_INIT("CREDITS"),
        SLICE_INIT("OWNERS"),
        SLICE_INIT("CODEOWNERS"),
        SLICE_INIT("CITATION.cff"),
        SLICE_INIT("codemeta.json"),
        SLICE_INIT(".zenodo.json"),
        SLICE_INIT(".mailmap"),
        SLICE_INIT(".all-contributorsrc"),
        SLICE_INIT("package.xml"),
    };
    struct slice base = slice_basename(path);
    if (SLICE_ANY(base, slice_starts_with_nocase, names))
        return true;
    return manifest_is_one(path);
}

static struct roster_table *table_of(struct roster *r, const struct record *record)
{
    if (r->last && r->last->id == record->table)
        return r->last;
    for (size_t i = 0; i < r->table_count; i++)
        if (r->tables[i]->id == record->table)
            return r->last = r->tables[i];
    if (r->table_count == ROSTER_TABLES)
        return NULL;
    struct roster_table *fresh = ARENA_NEW(r->memory, struct roster_table);
    fresh->id = record->table;
    fresh->number = (uint32_t)r->table_count + 1;
    fresh->head = record->head;
    fresh->title = record->title;
    return r->last = r->tables[r->table_count++] = fresh;
}

static unsigned type_bit(struct roster *r, struct slice type)
{
    enum { TYPES = sizeof r->types / sizeof r->types[0] };
    for (size_t i = 0; i < r->type_count; i++)
        if (slice_equals(r->types[i], type))
            return 1U << i;
    if (r->type_count == TYPES)
        return 0;
    r->types[r->type_count] = type;
    return 1U << r->type_count++;
}

// The column of the cell. Rows of one table are alike as a rule, so the search begins where the cell before was found.
static struct roster_column *column_of(struct roster *r, struct roster_table *table,
                                       const struct cell *cell, size_t *at)
{
    struct slice name = bytes_of(r, cell->name);
    for (size_t i = 0; i < table->column_count; i++) {
        size_t k = (*at + i) % table->column_count;
        if (slice_equals(table->columns[k].name, name)) {
            *at = k + 1;
            return &table->columns[k];
        }
    }
    if (table->column_count == ROSTER_COLUMNS)
        return NULL;
    struct roster_column *fresh = &table->columns[table->column_count++];
    *fresh = (struct roster_column){.name = name, .kind = column_kind_of(r->kinds, name)};
    if (fresh->kind.pattern) {
        fresh->type = type_bit(r, fresh->kind.pattern->type);
        fresh->credits = is_credits(name);
    }
    *at = table->column_count;
    return fresh;
}

// What stands in the cell has its column's name for context, and belongs to the table.
static void tell_candidates(struct roster *r, const struct cell *cell, uint32_t table)
{
    size_t end = span_end(cell->value);
    for (size_t i = candidates_from(r->items, r->count, cell->value.offset);
         i < r->count && r->items[i].value.offset < end; i++) {
        struct candidate *c = &r->items[i];
        const struct pattern *p = &r->set->patterns[c->pattern];
        c->table = table;
        if (!c->context.len && p->context_use != CONTEXT_UNUSED)
            c->context = text_has_any(bytes_of(r, cell->name), p->context);
    }
}

static bool has_candidates(const struct roster *r, struct span span)
{
    size_t first = candidates_from(r->items, r->count, span.offset);
    return first < r->count && r->items[first].value.offset < span_end(span);
}

// A label is no value: what stands under `email` in a form or a translation is "E-mail".
static bool is_label(const struct roster *r, struct slice cell)
{
    enum { LONGEST = 40 };
    for (size_t i = 0; i < cell.len; i++)
        if (is_digit(cell.ptr[i]) || cell.ptr[i] == '@')
            return false;
    return cell.len <= LONGEST && column_kind_of(r->kinds, cell).pattern;
}

static bool cell_fits(const struct roster *r, const struct roster_column *column, struct slice cell)
{
    const struct column_kind *kind = &column->kind;
    if (!kind->pattern || !cell_has_form(kind->form, cell))
        return false;
    // A product has a name too, and of two words sometimes.
    if (kind->vague && kind->form == CELL_NAME && cell_words(cell) < 2)
        return false;
    bool is_words =
        kind->form == CELL_NAME || kind->form == CELL_TEXT || kind->form == CELL_ADDRESS;
    return !is_words || !is_label(r, cell);
}

// What one row says of a person.
struct row {
    unsigned types;
    bool identified;
    uint64_t hash; // of what identifies
    bool real, specimen, decided;
};

static void weigh_cell(struct row *row, const struct roster_column *column, struct slice cell)
{
    row->types |= column->type;
    if (!column->kind.identifies)
        return;
    row->identified = true;
    row->hash = record_hash(record_hash(row->hash, cell), SLICE("\n"));
    switch (specimen_cell(column->kind.form, cell)) {
    case SPECIMEN_NO:
        row->real = true;
        break;
    case SPECIMEN_NEUTRAL:
        break;
    case SPECIMEN_YES:
        row->specimen = true;
        break;
    case SPECIMEN_DECIDES:
        row->decided = true;
        break;
    }
}

static void note_row(struct roster *r, struct roster_table *table, const struct record *record,
                     const struct row *row)
{
    size_t end = span_end(record->whole);
    if (table->rows < ROSTER_FIRST_ROWS)
        table->first[table->rows] = record->whole.offset;
    if (table->rows == 0 || record->whole.offset < table->whole.offset) {
        table->whole.len += table->rows ? table->whole.offset - record->whole.offset : 0;
        table->whole.offset = record->whole.offset;
    }
    if (end > span_end(table->whole))
        table->whole.len = end - table->whole.offset;
    table->rows++;
    table->made_up += row->decided || (row->specimen && !row->real);
    value_set_add(&table->persons, row->hash, r->memory);
}

static unsigned count_bits(unsigned bits)
{
    return (unsigned)__builtin_popcount(bits);
}

// Whether a column of the table is one of persons.
static bool has_field(const struct roster_table *table)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (table->columns[i].kind.pattern)
            return true;
    return false;
}

static bool see_record(void *self, const struct record *record)
{
    enum { FITTING = RECORD_MOST_CELLS };
    struct roster *r = self;
    struct roster_table *table = table_of(r, record);
    struct roster_column *fitting[FITTING];
    size_t fits = 0, at = 0;
    struct row row = {.hash = RECORD_HASH_START};
    if (!table)
        return true;
    bool told = has_candidates(r, record->whole), known = false;
    for (size_t i = 0; i < record->count; i++) {
        const struct cell *cell = &record->cells[i];
        struct roster_column *column = column_of(r, table, cell, &at);
        if (!column)
            continue;
        known |= column->kind.pattern && cell->value.len;
        if (told && cell->value.len)
            tell_candidates(r, cell, table->number);
        struct slice bytes = bytes_of(r, cell->value);
        if (!cell_fits(r, column, bytes) || column->credits || is_credits(bytes_of(r, cell->under)))
            continue;
        weigh_cell(&row, column, bytes);
        fitting[fits++] = column;
    }
    table->seen += known;
    if (row.identified && count_bits(row.types) >= 2 && !is_credits(bytes_of(r, record->title))) {
        note_row(r, table, record, &row);
        for (size_t i = 0; i < fits; i++)
            fitting[i]->fits++;
    }
    return has_field(table) || r->count > 0;
}

void roster_read(struct roster *r, const struct doc *doc, struct candidate *items, size_t count,
                 struct arena *memory)
{
    r->doc = doc;
    r->items = items;
    r->count = count;
    r->memory = memory;
    r->table_count = 0;
    r->type_count = 0;
    r->last = NULL;
    if (doc->binary || doc_is_layer(doc) || doc->is_lock_file || doc->is_translation ||
        is_credits_file(doc->blob->path))
        return;
    unsigned families = records_is_delimited(doc->blob->path) ? RECORDS_KEYED : roster_families(r);
    if (families)
        records_read(doc, families, memory, see_record, r);
}
