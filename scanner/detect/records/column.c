#include "column.h"

#include "records.h"

enum { LINE_MOST = 4096 };

static struct slice line_from(struct slice text, size_t start)
{
    struct slice rest = slice_cut(text, start, start + LINE_MOST);
    return slice_cut(rest, 0, slice_find_byte(rest, '\n'));
}

// How many separators stand in the line before `end`, outside of quotes.
static size_t count_before(struct slice line, size_t end, char separator)
{
    size_t count = 0;
    bool quoted = false;
    for (size_t i = 0; i < end && i < line.len; i++) {
        quoted ^= line.ptr[i] == '"';
        count += !quoted && line.ptr[i] == separator;
    }
    return count;
}

// The separator that the header has most of.
static char separator_of(struct slice header)
{
    static const char separators[] = ",;\t|";
    char best = ',';
    size_t most = 0;
    for (const char *s = separators; *s; s++) {
        size_t count = count_before(header, header.len, *s);
        if (count > most) {
            most = count;
            best = *s;
        }
    }
    return best;
}

static struct slice field_at(struct slice line, size_t index, char separator)
{
    size_t start = 0, field = 0;
    bool quoted = false;
    for (size_t i = 0; i <= line.len; i++) {
        if (i < line.len)
            quoted ^= line.ptr[i] == '"';
        if (i < line.len && (quoted || line.ptr[i] != separator))
            continue;
        if (field++ == index)
            return slice_trim(slice_cut(line, start, i));
        start = i + 1;
    }
    return SLICE("");
}

struct slice column_header(const struct doc *doc, size_t offset)
{
    struct slice header = line_from(doc->text, 0);
    size_t start = offset;
    if (!records_is_delimited(doc->blob->path) || offset <= header.len)
        return SLICE("");
    while (start > 0 && offset - start < LINE_MOST && doc->text.ptr[start - 1] != '\n')
        start--;
    char separator = separator_of(header);
    size_t index = count_before(line_from(doc->text, start), offset - start, separator);
    return field_at(header, index, separator);
}

size_t column_header_end(const struct doc *doc)
{
    return records_is_delimited(doc->blob->path) ? line_from(doc->text, 0).len : 0;
}
