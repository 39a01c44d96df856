// Block style of YAML: indentation opens and closes mappings and lists. Flow style, anchors and texts of several lines
// are passed over.
#include "record_tree.h"

enum { LEVELS = RECORD_TREE_DEPTH, LINE_MOST = 4096 };

struct level {
    size_t indent;
    bool is_list;
};

struct yaml_lines {
    struct record_tree tree;
    struct slice text;
    struct level levels[LEVELS];
    size_t depth;
    struct span key;   // that opens what is indented below it
    size_t key_indent; // where it stands
    size_t folded;     // lines indented further are of a text, if `in_text`
    bool in_text;
};

static void close_to(struct yaml_lines *y, size_t indent, bool is_item, size_t at)
{
    while (y->depth) {
        const struct level *level = &y->levels[y->depth - 1];
        bool same = level->indent == indent && (level->is_list == is_item);
        // A list may stand as far left as the key it belongs to.
        bool holds = level->indent < indent || same ||
                     (level->indent == indent && is_item && !level->is_list && y->key.len);
        if (holds)
            return;
        y->depth--;
        record_tree_close(&y->tree, at);
        y->key = (struct span){0, 0};
    }
}

static bool open_level(struct yaml_lines *y, size_t indent, bool is_list, size_t at)
{
    const struct level *level = y->depth ? &y->levels[y->depth - 1] : NULL;
    if (level && level->indent == indent && level->is_list == is_list)
        return true;
    if (y->depth == LEVELS)
        return false;
    record_tree_open(&y->tree, is_list ? '[' : '{', y->key, at);
    y->key = (struct span){0, 0};
    y->levels[y->depth++] = (struct level){indent, is_list};
    return true;
}

// Where the key that begins at `from` ends: at a colon with a blank or the line's end behind it.
static size_t key_end(struct slice text, size_t from, size_t to)
{
    char quote = from < to && strchr("\"'", text.ptr[from]) ? text.ptr[from] : '\0';
    for (size_t i = from + (quote != '\0'); i < to; i++) {
        if (quote && text.ptr[i] == quote)
            quote = '\0';
        else if (!quote && text.ptr[i] == ':' && (i + 1 == to || is_space(text.ptr[i + 1])))
            return i;
        else if (!quote && (text.ptr[i] == '{' || text.ptr[i] == '#'))
            break;
    }
    return SLICE_NOT_FOUND;
}

static struct span unquoted(struct slice text, struct span s)
{
    char quote = s.len >= 2 ? text.ptr[s.offset] : '\0';
    if (quote && strchr("\"'", quote) && text.ptr[span_end(s) - 1] == quote)
        return (struct span){s.offset + 1, s.len - 2};
    return s;
}

static struct span value_of(struct slice text, size_t from, size_t to)
{
    struct slice line = slice_cut(text, from, to);
    size_t comment = slice_find(line, SLICE(" #"));
    struct span value = span_trim(text, span_between(from, to));
    if (value.len && !strchr("\"'", text.ptr[value.offset]) && comment != SLICE_NOT_FOUND)
        value = span_trim(text, span_between(from, from + comment));
    return value;
}

static void take_value(struct yaml_lines *y, struct span key, struct span value, size_t indent)
{
    char first = value.len ? y->text.ptr[value.offset] : '\0';
    if (value.len == 0 || first == '&' || first == '!') {
        y->key = key;
        y->key_indent = indent;
    } else if (first == '|' || first == '>') {
        y->in_text = true;
        y->folded = indent;
    } else if (!strchr("{[*", first)) {
        record_tree_value(&y->tree, key, unquoted(y->text, value));
    }
}

static void take_line(struct yaml_lines *y, size_t from, size_t to)
{
    size_t at = from;
    while (at < to && y->text.ptr[at] == ' ')
        at++;
    struct slice line = slice_cut(y->text, at, to);
    if (slice_trim(line).len == 0 || line.ptr[0] == '#' || line.ptr[0] == '%')
        return;
    if (y->in_text && at - from > y->folded)
        return;
    y->in_text = false;
    if (at == from && slice_starts_with(line, SLICE("---"))) {
        record_tree_close_all(&y->tree, from);
        y->depth = 0;
        y->key = (struct span){0, 0};
        return;
    }
    while (at + 1 < to && y->text.ptr[at] == '-' && y->text.ptr[at + 1] == ' ') {
        close_to(y, at - from, true, from);
        if (!open_level(y, at - from, true, at))
            return;
        at += 2;
        while (at < to && y->text.ptr[at] == ' ')
            at++;
    }
    size_t indent = at - from, end = key_end(y->text, at, to);
    if (end == SLICE_NOT_FOUND) {
        if (y->depth && y->levels[y->depth - 1].is_list && y->levels[y->depth - 1].indent < indent)
            record_tree_value(&y->tree, (struct span){0, 0},
                              unquoted(y->text, value_of(y->text, at, to)));
        return;
    }
    close_to(y, indent, false, from);
    if (!open_level(y, indent, false, at))
        return;
    y->key = (struct span){0, 0};
    take_value(y, unquoted(y->text, span_trim(y->text, span_between(at, end))),
               value_of(y->text, end + 1, to), indent);
}

void records_read_yaml(const struct record_sink *sink)
{
    struct yaml_lines *y = ARENA_NEW(sink->memory, struct yaml_lines);
    y->text = sink->text;
    record_tree_start(&y->tree, sink, false, false);
    struct span line;
    for (size_t at = 0; span_line(y->text, &at, &line);)
        if (line.len <= LINE_MOST)
            take_line(y, line.offset, span_end(line));
    record_tree_close_all(&y->tree, y->text.len);
}
