// Rows that SQL brings along: INSERT INTO t (a, b) VALUES (1, 'x'), (2, 'y'); and PostgreSQL's COPY t (a, b) FROM stdin,
// whose rows follow with tabs between their fields up to a line of `\.`. An INSERT without names has those of the
// table's CREATE, which stands before it in a dump.
#include "records.h"

enum { TABLES_MOST = 256, COLUMNS_MOST = 128 };

struct created {
    uint64_t name;
    const struct span *columns;
    size_t count;
};

struct sql {
    const struct record_sink *sink;
    struct slice text;
    size_t at;
    struct created *created; // TABLES_MOST
    size_t created_count;
    struct span columns[COLUMNS_MOST];
    size_t column_count;
    struct record record;
    struct cell cells[COLUMNS_MOST];
};

static void skip_blanks(struct sql *s)
{
    while (s->at < s->text.len && is_space(s->text.ptr[s->at]))
        s->at++;
}

static bool take(struct sql *s, char c)
{
    skip_blanks(s);
    if (s->at >= s->text.len || s->text.ptr[s->at] != c)
        return false;
    s->at++;
    return true;
}

static bool take_word(struct sql *s, struct slice word)
{
    skip_blanks(s);
    struct slice rest = slice_cut(s->text, s->at, s->at + word.len + 1);
    if (!slice_starts_with_nocase(rest, word) ||
        (rest.len > word.len && is_word(rest.ptr[word.len])))
        return false;
    s->at += word.len;
    return true;
}

// A name with or without quotes; of `schema.table` the last part.
static struct span take_name(struct sql *s)
{
    struct span name = {0, 0};
    do {
        skip_blanks(s);
        char quote = s->at < s->text.len ? s->text.ptr[s->at] : '\0';
        bool quoted = quote && strchr("`\"[", quote);
        size_t from = s->at + quoted;
        size_t to = from;
        while (to < s->text.len && to - from < 128 &&
               (is_word(s->text.ptr[to]) || (s->text.ptr[to] & 0x80) ||
                (quoted && strchr(" -.", s->text.ptr[to]) && s->text.ptr[to])))
            to++;
        name = (struct span){from, to - from};
        s->at = to + (quoted && to < s->text.len);
    } while (name.len && s->at < s->text.len && s->text.ptr[s->at] == '.' && s->at++);
    return name;
}

static uint64_t hash_of(const struct sql *s, struct span span)
{
    return record_hash(RECORD_HASH_START, span_text(s->text, span));
}

// (a, b, c): true when it is such a list and no more.
static bool take_columns(struct sql *s)
{
    size_t start = s->at;
    s->column_count = 0;
    if (!take(s, '('))
        return false;
    do {
        struct span name = take_name(s);
        if (!name.len || s->column_count == COLUMNS_MOST) {
            s->at = start;
            return false;
        }
        s->columns[s->column_count++] = name;
    } while (take(s, ','));
    if (take(s, ')'))
        return true;
    s->at = start;
    return false;
}

// Behind a text's opening quote: its inside. A quote is doubled, or has a backslash before it.
static struct span take_text(struct sql *s)
{
    size_t from = s->at;
    for (; s->at < s->text.len; s->at++) {
        char c = s->text.ptr[s->at];
        if (c == '\\') {
            s->at++;
        } else if (c == '\'') {
            if (s->at + 1 >= s->text.len || s->text.ptr[s->at + 1] != '\'')
                break;
            s->at++;
        }
    }
    if (s->at > s->text.len)
        s->at = s->text.len;
    struct span text = {from, s->at - from};
    s->at += s->at < s->text.len;
    return text;
}

// One of a row's values: a text, or what stands up to the next comma. Calls and their like are empty.
static struct span take_value(struct sql *s)
{
    skip_blanks(s);
    // N'text' and E'text'
    if (s->at + 1 < s->text.len && strchr("NEne", s->text.ptr[s->at]) &&
        s->text.ptr[s->at + 1] == '\'')
        s->at++;
    bool is_text = s->at < s->text.len && s->text.ptr[s->at] == '\'';
    struct span value = {s->at, 0};
    if (is_text) {
        s->at++;
        value = take_text(s);
    }
    size_t from = s->at, depth = 0;
    for (; s->at < s->text.len; s->at++) {
        char c = s->text.ptr[s->at];
        if (depth == 0 && (c == ',' || c == ')'))
            break;
        if (c == ';' || (c == '\'' && !depth))
            break;
        depth += c == '(';
        depth -= c == ')';
        if (c == '\'') {
            s->at++;
            take_text(s);
            s->at--;
        }
    }
    size_t to = s->at;
    while (to > from && is_space(s->text.ptr[to - 1]))
        to--;
    if (!is_text)
        value = (struct span){from, to - from};
    return value;
}

// (1, 'x', NULL)
static bool take_row(struct sql *s)
{
    if (!take(s, '('))
        return false;
    size_t count = 0, from = s->at - 1;
    do {
        struct span value = take_value(s);
        if (count < s->column_count)
            s->cells[count] = (struct cell){.name = s->columns[count], .value = value};
        count++;
    } while (take(s, ','));
    if (!take(s, ')'))
        return false;
    if (count == s->column_count) {
        s->record.whole = (struct span){from, s->at - from};
        s->record.count = count;
        s->sink->visit(s->sink->self, &s->record);
    }
    return true;
}

static void start_table(struct sql *s, struct span name, size_t statement)
{
    s->record = (struct record){
        .table = hash_of(s, name),
        .title = name,
        .head = {statement, s->at - statement},
        .cells = s->cells,
    };
}

static void copy_created(struct sql *s, struct span table)
{
    uint64_t name = hash_of(s, table);
    for (size_t i = s->created_count; i-- > 0;)
        if (s->created[i].name == name) {
            memcpy(s->columns, s->created[i].columns, s->created[i].count * sizeof *s->columns);
            s->column_count = s->created[i].count;
            return;
        }
}

static void read_insert(struct sql *s, size_t statement)
{
    take_word(s, SLICE("IGNORE"));
    if (!take_word(s, SLICE("INTO")))
        return;
    struct span table = take_name(s);
    if (!table.len)
        return;
    if (!take_columns(s)) {
        s->column_count = 0;
        copy_created(s, table);
    }
    start_table(s, table, statement);
    if (s->column_count == 0 || !take_word(s, SLICE("VALUES")))
        return;
    while (take_row(s) && take(s, ','))
        ;
}

static void read_copied_rows(struct sql *s)
{
    struct span line;
    while (span_line(s->text, &s->at, &line)) {
        size_t field = line.offset, count = 0;
        if (slice_starts_with(span_text(s->text, line), SLICE("\\.")))
            return;
        for (size_t i = line.offset; i <= span_end(line); i++) {
            if (i < span_end(line) && s->text.ptr[i] != '\t')
                continue;
            if (count < s->column_count)
                s->cells[count] =
                    (struct cell){.name = s->columns[count], .value = {field, i - field}};
            count++;
            field = i + 1;
        }
        if (count != s->column_count)
            continue;
        s->record.whole = line;
        s->record.count = count;
        s->sink->visit(s->sink->self, &s->record);
    }
}

static void read_copy(struct sql *s, size_t statement)
{
    struct span table = take_name(s);
    if (!table.len || !take_columns(s) || !take_word(s, SLICE("FROM")) ||
        !take_word(s, SLICE("stdin")))
        return;
    start_table(s, table, statement);
    struct span rest;
    if (span_line(s->text, &s->at, &rest))
        read_copied_rows(s);
}

// To the comma or the parenthesis that ends a column's declaration.
static bool skip_declaration(struct sql *s)
{
    size_t depth = 0;
    for (; s->at < s->text.len; s->at++) {
        char c = s->text.ptr[s->at];
        if (c == '\'') {
            s->at++;
            take_text(s);
            s->at--;
            continue;
        }
        if (depth == 0 && (c == ',' || c == ')')) {
            s->at++;
            return c == ',';
        }
        if (c == ';')
            return false;
        depth += c == '(';
        depth -= c == ')';
    }
    return false;
}

static void read_create(struct sql *s)
{
    if (!take_word(s, SLICE("TABLE")))
        return;
    if (take_word(s, SLICE("IF")))
        (void)(take_word(s, SLICE("NOT")) && take_word(s, SLICE("EXISTS")));
    struct span table = take_name(s);
    if (!table.len || !take(s, '(') || s->created_count == TABLES_MOST)
        return;
    size_t count = 0;
    do {
        static const struct slice others[] = {SLICE_INIT("PRIMARY"), SLICE_INIT("KEY"),
                                              SLICE_INIT("UNIQUE"),  SLICE_INIT("INDEX"),
                                              SLICE_INIT("FOREIGN"), SLICE_INIT("CONSTRAINT"),
                                              SLICE_INIT("CHECK"),   SLICE_INIT("FULLTEXT")};
        struct span name = take_name(s);
        bool is_column = name.len > 0 && count < COLUMNS_MOST;
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
            is_column &= !slice_equals_nocase(span_text(s->text, name), others[i]);
        if (is_column)
            s->columns[count++] = name;
    } while (skip_declaration(s));
    struct span *kept = ARENA_ARRAY(s->sink->memory, count + 1, struct span);
    memcpy(kept, s->columns, count * sizeof *kept);
    s->created[s->created_count++] =
        (struct created){.name = hash_of(s, table), .columns = kept, .count = count};
}

void records_read_sql(const struct record_sink *sink)
{
    static const struct {
        struct slice word;
        bool is_copy, is_create;
    } statements[] = {
        {SLICE_INIT("INSERT"), false, false},
        {SLICE_INIT("REPLACE"), false, false},
        {SLICE_INIT("COPY"), true, false},
        {SLICE_INIT("CREATE"), false, true},
    };
    struct sql *s = ARENA_NEW(sink->memory, struct sql);
    s->sink = sink;
    s->text = sink->text;
    s->created = ARENA_ARRAY(sink->memory, TABLES_MOST, struct created);
    for (size_t i = 0; i < s->text.len; i++) {
        char c = to_lower(s->text.ptr[i]);
        if ((c != 'i' && c != 'r' && c != 'c') || (i > 0 && is_word(s->text.ptr[i - 1])))
            continue;
        for (size_t k = 0; k < sizeof statements / sizeof statements[0]; k++) {
            s->at = i;
            if (!take_word(s, statements[k].word))
                continue;
            if (statements[k].is_create)
                read_create(s);
            else if (statements[k].is_copy)
                read_copy(s, i);
            else
                read_insert(s, i);
            i = s->at > i ? s->at - 1 : i;
            break;
        }
    }
}
