#include "record_tree.h"

#include "words.h"

enum {
    CELLS_MOST = 512,
    ITEMS_LEAST = 1024,
    ITEMS_MOST = ITEMS_LEAST << 8, // values without a name, of all open arrays
    COLUMNS_MOST = 128,
};

// Keys of objects that are a part of the record they stand in.
static const struct slice parts[] = {
    SLICE_INIT("name"),         SLICE_INIT("names"),
    SLICE_INIT("address"),      SLICE_INIT("addresses"),
    SLICE_INIT("contact"),      SLICE_INIT("contacts"),
    SLICE_INIT("phone"),        SLICE_INIT("email"),
    SLICE_INIT("birth"),        SLICE_INIT("fields"),
    SLICE_INIT("attributes"),   SLICE_INIT("properties"),
    SLICE_INIT("profile"),      SLICE_INIT("personal"),
    SLICE_INIT("details"),      SLICE_INIT("identity"),
    SLICE_INIT("demographics"), SLICE_INIT("bank"),
    SLICE_INIT("account"),      SLICE_INIT("payment"),
    SLICE_INIT("card"),         SLICE_INIT("insurance"),
    SLICE_INIT("health"),       SLICE_INIT("medical"),
    SLICE_INIT("employment"),   SLICE_INIT("adresse"),
    SLICE_INIT("anschrift"),    SLICE_INIT("kontakt"),
    SLICE_INIT("direccion"),    SLICE_INIT("indirizzo"),
    SLICE_INIT("endereco"),     SLICE_INIT("adres"),
    SLICE_INIT("coordonnees"),  {0},
};

static struct record_frame *top(struct record_tree *t)
{
    return &t->frames[t->depth];
}

static struct slice bytes_of(const struct record_tree *t, struct span span)
{
    return span_text(t->sink->text, span);
}

void record_tree_start(struct record_tree *t, const struct record_sink *sink, bool by_name,
                       bool lines)
{
    *t = (struct record_tree){.sink = sink, .by_name = by_name};
    t->cells = ARENA_ARRAY(sink->memory, CELLS_MOST, struct cell);
    t->columns = ARENA_ARRAY(sink->memory, COLUMNS_MOST, struct record_list);
    t->frames[0].is_array = lines;
}

static void add_item(struct record_tree *t, struct span value)
{
    if (t->item_count == t->item_room && t->item_room < ITEMS_MOST) {
        size_t room = t->item_room ? 4 * t->item_room : ITEMS_LEAST;
        struct span *wider = ARENA_ARRAY(t->sink->memory, room, struct span);
        if (t->item_count)
            memcpy(wider, t->items, t->item_count * sizeof *wider);
        t->items = wider;
        t->item_room = room;
    }
    if (t->item_count < t->item_room)
        t->items[t->item_count++] = value;
}

void record_tree_value(struct record_tree *t, struct span name, struct span value)
{
    struct record_frame *f = top(t);
    if (t->beyond)
        return;
    if (name.len) {
        if (t->count < CELLS_MOST)
            t->cells[t->count++] = (struct cell){name, f->name, value};
        f->own++;
    } else {
        add_item(t, value);
    }
}

void record_tree_open(struct record_tree *t, char bracket, struct span name, size_t at)
{
    const struct record_frame *above = top(t);
    if (t->depth == RECORD_TREE_DEPTH || t->beyond) {
        t->beyond++;
        return;
    }
    t->frames[++t->depth] = (struct record_frame){
        .name = name,
        .start = at,
        .title = name.len ? name : above->title,
        .cells = t->count,
        .items = t->item_count,
        .columns = t->column_count,
        .is_array = bracket == '[',
        .is_call = bracket == 'c',
        .in_array = above->is_array || (bracket != 'c' && above->in_array),
    };
}

static uint64_t table_of(const struct record_tree *t, struct span name)
{
    return record_hash(RECORD_HASH_START, bytes_of(t, name));
}

static void emit(struct record_tree *t, const struct record_frame *f, size_t end)
{
    struct record record = {
        .table = table_of(t, t->by_name ? f->name : top(t)->title),
        .title = f->title,
        .whole = {f->start, end - f->start},
        .cells = t->cells + f->cells,
        .count = t->count - f->cells,
    };
    if (record.count > RECORD_MOST_CELLS)
        record.count = RECORD_MOST_CELLS;
    t->sink->visit(t->sink->self, &record);
}

// Rows and columns of a table that has no cell for each value.
struct grid {
    size_t rows, columns;
    struct span names[RECORD_MOST_CELLS];
    size_t at[RECORD_MOST_CELLS]; // of each column's first value in the items
    size_t down;                  // from one row's value to the next row's
};

static void emit_grid(struct record_tree *t, const struct record_frame *f, const struct grid *g)
{
    struct cell cells[RECORD_MOST_CELLS];
    struct record record = {.table = table_of(t, f->title) + f->start,
                            .title = f->title,
                            .cells = cells,
                            .count = g->columns};
    for (size_t row = 0; row < g->rows; row++) {
        size_t from = SIZE_MAX, to = 0;
        for (size_t i = 0; i < g->columns; i++) {
            struct span value = t->items[g->at[i] + row * g->down];
            cells[i] = (struct cell){.name = g->names[i], .value = value};
            from = value.offset < from ? value.offset : from;
            to = span_end(value) > to ? span_end(value) : to;
        }
        record.whole = (struct span){from, to - from};
        t->sink->visit(t->sink->self, &record);
    }
}

// {"name": ["a", "b"], "ssn": ["c", "d"]}: columns that are as long as the first.
static void emit_columns(struct record_tree *t, const struct record_frame *f)
{
    struct grid g = {.down = 1};
    for (size_t i = f->columns; i < t->column_count && g.columns < RECORD_MOST_CELLS; i++) {
        const struct record_list *list = &t->columns[i];
        if (g.columns && list->count != g.rows)
            continue;
        g.rows = list->count;
        g.names[g.columns] = list->name;
        g.at[g.columns++] = list->first;
    }
    if (g.columns >= 2 && g.rows >= 1)
        emit_grid(t, f, &g);
}

// Rows of plain arrays, which are the last items: under the list of names beside them, or under the first row.
static void emit_rows(struct record_tree *t, const struct record_frame *f)
{
    struct grid g = {.columns = f->width, .down = f->width};
    size_t total = f->rows * f->width, first = f->items;
    const struct record_list *heads = NULL;
    for (size_t i = f->columns; i < t->column_count; i++)
        if (t->columns[i].count == f->width)
            heads = &t->columns[i];
    for (size_t i = t->frames[t->depth].columns; i < t->column_count && !heads; i++)
        if (t->columns[i].count == f->width)
            heads = &t->columns[i];
    if (f->width < 2 || f->width > RECORD_MOST_CELLS || f->ragged || first + total > t->item_count)
        return;
    for (size_t i = 0; i < f->width; i++) {
        g.names[i] = t->items[(heads ? heads->first : first) + i];
        g.at[i] = first + (heads ? 0 : f->width) + i;
    }
    g.rows = heads ? f->rows : f->rows - 1;
    emit_grid(t, f, &g);
}

// An array of values alone: a row of the array it stands in, or a column of the object that names it.
static void end_list(struct record_tree *t, const struct record_frame *f)
{
    struct record_frame *above = top(t);
    size_t count = t->item_count - f->items;
    if (f->is_call || t->item_count == ITEMS_MOST) {
        t->item_count = f->items; // arguments, or cut off
        return;
    }
    if (f->name.len) {
        if (t->column_count < COLUMNS_MOST)
            t->columns[t->column_count++] = (struct record_list){f->name, f->items, count};
        // A person's several numbers are of one record; the first stands for them.
        if (count && count <= 8 && t->count < CELLS_MOST)
            t->cells[t->count++] = (struct cell){f->name, above->name, t->items[f->items]};
        return;
    }
    if (above->rows == 0)
        above->width = count;
    above->ragged |= above->width != count;
    above->rows++;
}

static bool is_part(const struct record_tree *t, struct span name)
{
    struct words words;
    words_split(&words, bytes_of(t, name));
    return name.len && words_have_any(&words, parts).len > 0;
}

// Rows that are still to find their names, as in DataFrame([(1, 2)], columns=["a", "b"]).
static bool hand_rows_up(struct record_tree *t, const struct record_frame *f)
{
    struct record_frame *above = top(t);
    if (above->rows || above->own || f->ragged || above->items != f->items)
        return false;
    above->rows = f->rows;
    above->width = f->width;
    return true;
}

// FHIR and its like: {"name": [{"family": "x"}]} in a record. The first of them is part of it.
static bool is_first_part(const struct record_tree *t, const struct record_frame *f)
{
    const struct record_frame *above = &t->frames[t->depth];
    return !f->name.len && above->is_array && above->parts == 0 && is_part(t, above->name) &&
           t->frames[t->depth - 1].in_array;
}

static void end_object(struct record_tree *t, const struct record_frame *f, size_t end)
{
    struct record_frame *above = top(t);
    bool has_cells = t->count > f->cells;
    // The first of several elements of one name is no part of what they stand in.
    bool could_be_part = f->name.len && t->depth > 0 && (!t->by_name || above->own > 0);
    bool is_one =
        could_be_part ? f->in_array || is_part(t, f->name) : t->depth > 0 && is_first_part(t, f);
    if (has_cells && is_one) {
        above->parts++; // its cells are now those of the object above
        return;
    }
    if (has_cells)
        emit(t, f, end);
    t->count = f->cells;
}

void record_tree_close(struct record_tree *t, size_t end)
{
    if (t->beyond) {
        t->beyond--;
        return;
    }
    if (t->depth == 0)
        return;
    struct record_frame f = t->frames[t->depth--];
    bool is_list = f.own == 0 && f.parts == 0 && f.rows == 0 && t->count == f.cells &&
                   t->column_count == f.columns;
    if (is_list && t->item_count > f.items) {
        end_list(t, &f);
        return;
    }
    if (f.rows >= 2 && t->depth > 0 && !(t->column_count > f.columns) && hand_rows_up(t, &f))
        return;
    if (f.rows)
        emit_rows(t, &f);
    else if (f.own == 0 && t->column_count >= f.columns + 2)
        emit_columns(t, &f);
    t->column_count = f.columns;
    t->item_count = f.items;
    if (f.own == 0 && f.parts == 0)
        t->count = f.cells; // the first values of columns
    end_object(t, &f, end);
}

void record_tree_close_all(struct record_tree *t, size_t end)
{
    t->beyond = 0;
    while (t->depth)
        record_tree_close(t, end);
}
