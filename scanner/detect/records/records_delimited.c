// Separated values: RFC 4180, with a tab, a semicolon or a bar for the comma where the first line has more of those.
// Tables of Markdown are rows between bars, with a line of hyphens below the names.
#include "records.h"

enum {
    LINE_MOST = 64 * 1024, // a row that goes on longer is none
    NAME_MOST = 64,
    SNIFF_ROWS = 3,
};

struct delimited {
    struct slice text;
    char separator;
    size_t at;       // of the next row
    size_t unclosed; // a quote before this offset is no field's
    struct span cells[RECORD_MOST_CELLS];
    size_t count;
    struct span whole; // of the row
};

size_t separators_in(struct slice line, char separator)
{
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.len; i++) {
        quoted ^= line.ptr[i] == '"';
        count += !quoted && line.ptr[i] == separator;
    }
    return count;
}

char separator_of(struct slice head)
{
    static const char separators[] = ",;\t|";
    char best = ',';
    size_t most = 0;
    for (const char *s = separators; *s; s++) {
        size_t count = separators_in(head, *s);
        if (count > most) {
            most = count;
            best = *s;
        }
    }
    return best;
}

// The end of the quoted field that begins behind the quote at `at`: its closing quote, or SLICE_NOT_FOUND.
static size_t quote_end(struct slice text, size_t at)
{
    size_t most = at + LINE_MOST < text.len ? at + LINE_MOST : text.len;
    for (size_t i = at + 1; i < most;) {
        const char *quote = memchr(text.ptr + i, '"', most - i);
        if (!quote)
            break;
        i = (size_t)(quote - text.ptr);
        if (i + 1 == text.len || text.ptr[i + 1] != '"')
            return i;
        i += 2;
    }
    return SLICE_NOT_FOUND;
}

static void add_cell(struct delimited *d, struct span cell)
{
    if (d->count < RECORD_MOST_CELLS)
        d->cells[d->count] = cell;
    d->count++;
}

// The field at `i`; returns the offset of what ends it.
static size_t next_field(struct delimited *d, size_t i)
{
    struct slice text = d->text;
    size_t from = i, close = SLICE_NOT_FOUND;
    while (i < text.len && (text.ptr[i] == ' ' || text.ptr[i] == '\r'))
        i++;
    if (i < text.len && text.ptr[i] == '"' && i >= d->unclosed) {
        close = quote_end(text, i);
        if (close == SLICE_NOT_FOUND)
            d->unclosed = i + LINE_MOST;
        else
            from = i + 1;
    }
    i = close == SLICE_NOT_FOUND ? from : close + 1;
    while (i < text.len && text.ptr[i] != d->separator && text.ptr[i] != '\n')
        i++;
    add_cell(d, close == SLICE_NOT_FOUND ? span_trim(text, span_between(from, i))
                                         : span_between(from, close));
    return i;
}

// Bars at both ends of a row are Markdown's.
static void drop_outer_bars(struct delimited *d)
{
    if (d->separator != '|' || d->count <= 2 || d->count > RECORD_MOST_CELLS || !d->whole.len ||
        d->text.ptr[d->whole.offset] != '|')
        return;
    d->count -= d->cells[d->count - 1].len == 0 ? 2 : 1;
    memmove(d->cells, d->cells + 1, d->count * sizeof *d->cells);
}

// Reads the row at d->at and moves behind it. False at the end of the text.
static bool next_row(struct delimited *d)
{
    size_t start = d->at, i = d->at;
    if (start >= d->text.len)
        return false;
    d->count = 0;
    while ((i = next_field(d, i)) < d->text.len && d->text.ptr[i] != '\n')
        i++;
    d->whole = span_trim(d->text, span_between(start, i));
    d->at = i + 1;
    drop_outer_bars(d);
    return true;
}

// Empty lines, comments, and what spreadsheets say of the separator.
static bool is_no_row(const struct delimited *d)
{
    struct slice row = span_text(d->text, d->whole);
    return row.len == 0 || row.ptr[0] == '#' ||
           (slice_starts_with_nocase(row, SLICE("sep=")) && row.len <= 5);
}

static bool is_rule_of_hyphens(const struct delimited *d)
{
    struct slice row = span_text(d->text, d->whole);
    for (size_t i = 0; i < row.len; i++)
        if (!strchr("-:|+ =", row.ptr[i]) || !row.ptr[i])
            return false;
    return true;
}

static bool could_be_name(struct slice name)
{
    bool letter = false;
    if (name.len > NAME_MOST)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (strchr("=;{}<>\"'`$@!?", name.ptr[i]))
            return false;
        letter |= is_alpha(name.ptr[i]) || (name.ptr[i] & 0x80);
    }
    return letter || name.len == 0;
}

// Whether the rows from here on are of a table: names, and as many fields in each row.
static bool looks_like_table(struct delimited d, size_t columns)
{
    size_t rows = 0;
    for (size_t i = 0; i < columns; i++)
        if (!could_be_name(span_text(d.text, d.cells[i])))
            return false;
    while (rows < SNIFF_ROWS && next_row(&d)) {
        if (is_no_row(&d))
            continue;
        if (d.count != columns)
            return false;
        rows++;
    }
    return rows > 0;
}

static void visit_rows(const struct record_sink *sink, struct delimited *d, struct span head,
                       const struct span *names, size_t columns)
{
    struct cell cells[RECORD_MOST_CELLS];
    struct record record = {
        .table = record_hash(RECORD_HASH_START, span_text(sink->text, head)),
        .head = head,
        .cells = cells,
    };
    while (next_row(d)) {
        if (is_no_row(d) || d->count > columns || is_rule_of_hyphens(d))
            continue;
        for (size_t i = 0; i < d->count; i++)
            cells[i] = (struct cell){.name = names[i], .value = d->cells[i]};
        record.count = d->count;
        record.whole = d->whole;
        if (!sink->visit(sink->self, &record))
            return;
    }
}

bool records_read_delimited(const struct record_sink *sink, bool named)
{
    struct span names[RECORD_MOST_CELLS];
    struct delimited d = {.text = sink->text};
    struct slice start = slice_cut(sink->text, 0, LINE_MOST);
    if (slice_starts_with(start, SLICE("\xef\xbb\xbf")))
        d.at = 3;
    do {
        struct slice rest = slice_cut(sink->text, d.at, d.at + LINE_MOST);
        d.separator = separator_of(slice_cut(rest, 0, slice_find_byte(rest, '\n')));
        if (!next_row(&d))
            return false;
    } while (is_no_row(&d));
    if (d.count < 2 || d.count > RECORD_MOST_CELLS || d.whole.len > LINE_MOST ||
        (!named && !looks_like_table(d, d.count)))
        return false;
    memcpy(names, d.cells, d.count * sizeof *names);
    visit_rows(sink, &d, d.whole, names, d.count);
    return true;
}
