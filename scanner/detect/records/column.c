#include "column.h"

#include "records.h"

enum { LINE_MOST = 4096 };

static struct slice line_from(struct slice text, size_t start)
{
    struct slice rest = slice_cut(text, start, start + LINE_MOST);
    return slice_cut(rest, 0, slice_find_byte(rest, '\n'));
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
    size_t index = separators_in(slice_cut(doc->text, start, offset), separator);
    return field_at(header, index, separator);
}

size_t column_header_end(const struct doc *doc)
{
    return records_is_delimited(doc->blob->path) ? line_from(doc->text, 0).len : 0;
}
