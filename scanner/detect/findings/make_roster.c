#include "make_roster.h"

enum { ROW_PART = 512 }; // bytes of a row that stand for it

// What is known of its columns, each kind once.
static struct slice told_columns(const struct roster_table *table, struct arena *run)
{
    enum { TOLD = 8 };
    struct slice labels[TOLD], told = SLICE("");
    size_t count = 0;
    for (size_t i = 0; i < table->column_count && count < TOLD; i++) {
        const struct roster_column *column = &table->columns[i];
        if (!column->kind.pattern || !roster_column_counts(table, column))
            continue;
        struct slice label = column_kind_label(&column->kind);
        bool is_new = true;
        for (size_t k = 0; k < count; k++)
            is_new &= !slice_equals(labels[k], label);
        if (!is_new)
            continue;
        labels[count++] = label;
        // Titles begin with a capital: `Diagnosis`.
        told = arena_printf(run, "%.*s%s%c%.*s", SLICE_ARG(told), told.len ? ", " : "",
                            to_lower(label.ptr[0]), SLICE_ARG(slice_cut(label, 1, label.len)));
    }
    return told;
}

// From the line of names, or the first person, to the last one.
static struct span extent_of(const struct roster_table *table)
{
    struct span whole = table->whole;
    size_t end = span_end(whole);
    if (table->head.len && table->head.offset < whole.offset)
        whole.offset = table->head.offset;
    whole.len = end - whole.offset;
    return whole;
}

static void make_one(const struct finding_maker *maker, const struct roster *r,
                     const struct roster_table *table, const struct roster_verdict *v,
                     struct finding *f)
{
    const struct pattern *p = &r->set->patterns[r->pattern];
    const struct doc *doc = r->doc;
    // Rows are added and taken away; the names and the first person make the table the same.
    struct span first = extent_of(table);
    struct slice row = slice_cut(doc->text, table->first[0], table->first[0] + ROW_PART);
    size_t end = table->first[0] + slice_cut(row, 0, slice_find_byte(row, '\n')).len;
    *f = (struct finding){
        .rule = p->id,
        .title = p->title,
        .type = p->type,
        .kind = p->kind,
        .severity = v->severity,
        .confidence = v->confidence,
        .evidence = p->evidence,
        .carries = v->carries,
        .standing = v->made_up ? STANDING_SYNTHETIC : STANDING_LIVE,
        .place = doc->place,
        .regulations = v->regulations,
        .language = doc->language ? doc->language->name : SLICE(""),
        .persons = v->persons > UINT32_MAX ? UINT32_MAX : (unsigned)v->persons,
    };
    struct slice title = SLICE(""), columns = told_columns(table, maker->run);
    if (table->head.len)
        title = finding_tell_name(maker, doc, table->title, table->whole);
    f->name = title.len
                  ? arena_printf(maker->run, "%.*s (%.*s)", SLICE_ARG(title), SLICE_ARG(columns))
                  : columns;
    fingerprint_make(maker->key, p->id, doc->blob->path, slice_cut(doc->text, first.offset, end),
                     f->fingerprint);
    if (v->made_up)
        finding_add_why(f, slice_of_string(v->made_up));
}

// 1204 as 1,204.
static struct slice grouped(struct arena *run, size_t number)
{
    if (number < 1000)
        return arena_printf(run, "%zu", number);
    struct slice front = grouped(run, number / 1000);
    return arena_printf(run, "%.*s,%03zu", SLICE_ARG(front), number % 1000);
}

static void tell_one(const struct finding_maker *maker, const struct roster_table *table,
                     struct doc_cursor *cursor, struct finding *f)
{
    struct arena *run = maker->run;
    struct slice columns = told_columns(table, run);
    struct slice persons = grouped(run, f->persons);
    size_t last = table->rows < ROSTER_FIRST_ROWS ? table->rows - 1 : ROSTER_FIRST_ROWS - 1;
    doc_cursor_move(cursor, table->first[0] > cursor->at ? table->first[0] : cursor->at);
    unsigned from = cursor->line;
    doc_cursor_move(cursor, table->first[last] > cursor->at ? table->first[last] : cursor->at);
    finding_add_why(f, arena_printf(run, "columns: %.*s", SLICE_ARG(columns)));
    if (cursor->line == from)
        finding_add_why(f, arena_printf(run, "%.*s person%s, in line %u", SLICE_ARG(persons),
                                        f->persons == 1 ? "" : "s", from));
    else
        finding_add_why(f, arena_printf(run, "%.*s person%s, the first in lines %u to %u",
                                        SLICE_ARG(persons), f->persons == 1 ? "" : "s", from,
                                        cursor->line));
}

static bool folds(const struct finding *table, const struct finding *value, bool generated)
{
    bool is_value = value->kind == KIND_PERSONAL && value->evidence == EVIDENCE_VALUE;
    // A day is nobody's but for the person in its row.
    bool is_day = slice_equals(value->type, SLICE("birth-date"));
    return is_value && (table->persons > 1 || is_day) && table->suppressed_by.len == 0 &&
           (table->standing == STANDING_LIVE || value->standing != STANDING_LIVE || is_day ||
            generated);
}

static void fold(struct finding *table, const struct finding *value)
{
    if (value->standing != STANDING_LIVE)
        return;
    if (value->severity > table->severity)
        table->severity = value->severity;
    if (value->confidence > table->confidence && table->standing == STANDING_LIVE)
        table->confidence = value->confidence;
    if (value->confidence > CONFIDENCE_LOW && carries_outweighs(value->carries, table->carries)) {
        table->carries = value->carries;
        table->regulations = value->regulations;
    }
}

void rosters_make(struct rosters *rosters, const struct finding_maker *maker,
                  const struct roster *r, struct marks *marks, struct grouping *grouping,
                  struct findings *out)
{
    struct roster_verdict verdict;
    struct doc_cursor cursor;
    for (size_t i = 0; i < ROSTER_TABLES + 1; i++)
        rosters->of[i] = SIZE_MAX;
    if (r->table_count == 0 || r->pattern == SIZE_MAX)
        return;
    doc_cursor_init(&cursor, r->doc);
    for (size_t i = 0; i < r->table_count; i++) {
        const struct roster_table *table = r->tables[i];
        if (!roster_judge(r, table, &verdict))
            continue;
        struct span extent = extent_of(table);
        rosters->of[table->number] = out->count;
        rosters->generated[table->number] = verdict.generated;
        struct finding *made = findings_add(out);
        make_one(maker, r, table, &verdict, made);
        if (extent.offset < cursor.at)
            doc_cursor_init(&cursor, r->doc);
        finding_place(made, &cursor, extent);
        tell_one(maker, table, &cursor, made);
        marks_hold(marks, extent, made, maker->run);
        grouping_note_alone(grouping);
    }
}

bool rosters_take(const struct rosters *rosters, const struct candidate *c, struct findings *out)
{
    struct finding *made = &out->items[out->count - 1];
    size_t at = rosters->of[c->table];
    if (at == SIZE_MAX || !folds(&out->items[at], made, rosters->generated[c->table]))
        return false;
    fold(&out->items[at], made);
    out->count--;
    return true;
}
