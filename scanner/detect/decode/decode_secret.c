// Kubernetes Secrets: manifests, in YAML or JSON, whose `data` holds values in base64
// (https://kubernetes.io/docs/concepts/configuration/secret/). What is bound to a key there is the decoded value.
//
// The layer has a line for each entry, KEY: "VALUE", or the key and below it the lines of a value that has several.
#include "decode.h"

#include "decode_run.h"

enum { ENOUGH = 64 * 1024 }; // of one layer

// A line of the manifest.
struct line {
    size_t start, end; // without its line end
    size_t indent;     // where its first key begins; list dashes are blanks
};

static bool next_line(struct slice text, size_t *from, struct line *line)
{
    if (*from >= text.len)
        return false;
    size_t len = slice_find_byte(slice_cut(text, *from, text.len), '\n');
    line->start = *from;
    line->end = len == SLICE_NOT_FOUND ? text.len : *from + len;
    line->indent = 0;
    *from = line->end + 1;
    while (line->start + line->indent < line->end &&
           strchr(" -", text.ptr[line->start + line->indent]))
        line->indent++;
    return true;
}

static size_t skip(struct slice text, size_t at, size_t end, const char *signs)
{
    while (at < end && text.ptr[at] && strchr(signs, text.ptr[at]))
        at++;
    return at;
}

static bool is_key_sign(char c)
{
    return is_word(c) || c == '-' || c == '.';
}

// `key:` or `"key" :` at text[at]. Says where the key is and what stands behind the colon.
static bool read_key(struct slice text, size_t at, size_t end, struct span *key, size_t *behind)
{
    char quote = at < end && strchr("\"'", text.ptr[at]) ? text.ptr[at++] : '\0';
    key->offset = at;
    while (at < end && is_key_sign(text.ptr[at]))
        at++;
    key->len = at - key->offset;
    if (key->len == 0 || (quote && (at == end || text.ptr[at++] != quote)))
        return false;
    at = skip(text, at, end, quote ? " \t\r\n" : " \t");
    if (at == end || text.ptr[at] != ':')
        return false;
    *behind = skip(text, at + 1, end, " \t");
    return true;
}

static bool key_is(struct slice text, struct span key, struct slice name)
{
    return slice_equals(span_text(text, key), name);
}

// Where base64 begins that an entry's colon is followed by: in quotes, or in the lines below a `|` or `>`.
static bool find_value(struct slice text, size_t at, struct encoded_run *run)
{
    if (at < text.len && strchr("|>", text.ptr[at])) {
        at = skip(text, at, text.len, "|>-+0123456789 \t");
        at = skip(text, at, text.len, "\r\n ");
    } else {
        at = skip(text, at, at + 1 < text.len ? at + 1 : text.len, "\"'");
    }
    return run_begin(text, at, run);
}

// What base64 ends with, in its last line.
static bool ends_value(struct slice text, const struct encoded_run *run)
{
    size_t at = span_end(run->line);
    at = skip(text, at, text.len, "=");
    at = skip(text, at, text.len, "\"'");
    at = skip(text, at, text.len, " \t");
    return at == text.len || strchr("\r\n#,}", text.ptr[at]);
}

static void bind_value(struct layer *layer, size_t value)
{
    struct slice text = slice_cut(buf_slice(&layer->text), value, layer->text.len);
    // The line end that `echo` leaves behind a value is no part of it.
    while (text.len > 0 && strchr("\r\n", text.ptr[text.len - 1]))
        text.len--;
    layer_cut(layer, value + text.len);
    bool one_line = !slice_has_byte(text, '\n');
    bool bare = !slice_has_byte(text, '"') && !slice_has_byte(text, '\\');
    layer->text.ptr[value - 1] = one_line && bare ? '"' : one_line ? ' ' : '\n';
    layer_gap(layer, one_line && bare ? SLICE("\"\n") : SLICE("\n"));
}

// One entry: its key, and the value where that is base64 of a text.
static void add_entry(struct layer *layer, struct slice text, struct span key, size_t at,
                      size_t *end)
{
    struct encoded_run run;
    size_t start = layer->text.len;
    if (!find_value(text, at, &run))
        return;
    enum textual head = run_base64_head(&run);
    if (head != TEXTUAL_UTF8)
        return;
    layer_copy(layer, text, key.offset, span_end(key));
    layer_gap(layer, SLICE(":  ")); // the last blank becomes a quote
    size_t value = layer->text.len;
    if (!run_add_base64(&run, head, layer) || !ends_value(text, &run)) {
        layer_cut(layer, start);
        return;
    }
    *end = span_end(run.line);
    bind_value(layer, value);
}

// `{key: value, "key": "value"}`, in one line or several.
static size_t add_flow(struct layer *layer, struct slice text, size_t at)
{
    while (at < text.len && !layer->text.overflowed) {
        struct span key;
        size_t behind;
        at = skip(text, at, text.len, " \t\r\n,");
        if (!read_key(text, at, text.len, &key, &behind))
            return at;
        size_t end = behind;
        add_entry(layer, text, key, behind, &end);
        // To the next entry: values hold neither of these signs unless they are no base64.
        while (end < text.len && !strchr(",}", text.ptr[end]))
            end++;
        if (end == text.len || text.ptr[end] == '}')
            return end;
        at = end;
    }
    return at;
}

// The entries that are indented more than `data:` is.
static size_t add_block(struct layer *layer, struct slice text, size_t at, size_t indent)
{
    struct line line;
    size_t from = at, entries = 0;
    while (!layer->text.overflowed && next_line(text, &from, &line)) {
        size_t first = line.start + line.indent, behind;
        struct span key;
        bool is_blank = skip(text, first, line.end, "\r\t") == line.end;
        if (is_blank || text.ptr[first] == '#')
            continue;
        if (line.indent <= indent)
            return line.start;
        if (entries == 0)
            entries = line.indent;
        if (line.indent == entries && read_key(text, first, line.end, &key, &behind)) {
            struct line last;
            size_t end = behind;
            add_entry(layer, text, key, behind, &end);
            // The value may have ended some lines below.
            if (end >= from)
                from = end, next_line(text, &from, &last);
        }
    }
    return from;
}

// A YAML stream's document, or the whole of a JSON text, has this somewhere.
static bool is_of_kind_secret(struct slice document)
{
    for (size_t at = 0; at < document.len;) {
        size_t found = slice_find(slice_cut(document, at, document.len), SLICE("kind"));
        struct span key;
        size_t behind;
        if (found == SLICE_NOT_FOUND)
            return false;
        at += found;
        size_t first = at > 0 && strchr("\"'", document.ptr[at - 1]) ? at - 1 : at;
        at += strlen("kind");
        bool begins = first == 0 || strchr(" \t\n-{,", document.ptr[first - 1]);
        if (!begins || !read_key(document, first, document.len, &key, &behind) || key.len != 4)
            continue;
        behind = skip(document, behind, document.len, "\"'");
        if (slice_starts_with(slice_cut(document, behind, document.len), SLICE("Secret")) &&
            (behind + 6 == document.len || !is_key_sign(document.ptr[behind + 6])))
            return true;
    }
    return false;
}

static size_t end_of_document(struct slice text, size_t from)
{
    size_t found = slice_find(slice_cut(text, from, text.len), SLICE("\n---"));
    return found == SLICE_NOT_FOUND ? text.len : from + found + 1;
}

// Every `data` in the document. In one that holds several objects those of others give no base64, as a rule.
static void add_document(struct layer *layer, struct slice text, size_t start)
{
    for (size_t at = start; at < text.len && !layer->text.overflowed;) {
        size_t found = slice_find(slice_cut(text, at, text.len), SLICE("data"));
        struct span key;
        size_t behind;
        if (found == SLICE_NOT_FOUND)
            return;
        at += found;
        size_t first = at > 0 && strchr("\"'", text.ptr[at - 1]) ? at - 1 : at;
        bool begins = first == 0 || strchr(" \t\n-{,", text.ptr[first - 1]);
        at += strlen("data");
        if (!begins || !read_key(text, first, text.len, &key, &behind) ||
            !key_is(text, key, SLICE("data")))
            continue;
        if (behind < text.len && text.ptr[behind] == '{') {
            at = add_flow(layer, text, behind + 1);
            continue;
        }
        size_t line_end = skip(text, behind, text.len, "\r");
        if (line_end == text.len || text.ptr[line_end] != '\n')
            continue;
        const char *newline = first > 0 ? memrchr(text.ptr, '\n', first) : NULL;
        size_t line_start = newline ? (size_t)(newline - text.ptr) + 1 : 0;
        at = add_block(layer, text, line_end + 1, first - line_start);
    }
}

// Of a file in no language that we know, a template perhaps, the first lines tell.
static bool may_be_manifest(const struct doc *doc)
{
    enum { HEAD = 8192 };
    if (!doc->language)
        return slice_find(slice_cut(doc->text, 0, HEAD), SLICE("apiVersion")) != SLICE_NOT_FOUND;
    return slice_equals(doc->language->name, SLICE("yaml")) ||
           slice_equals(doc->language->name, SLICE("json"));
}

bool decode_secret(const struct doc *doc, const struct level *outer, size_t *from,
                   struct level *inner)
{
    struct slice text = outer->text;
    struct layer *layer = &inner->layer;
    inner->codec = SLICE("base64 in a Kubernetes Secret");
    inner->is_mixed = inner->is_judge = inner->is_settings = true;
    inner->language = NULL;
    if (*from == 0 &&
        (!may_be_manifest(doc) || slice_find(text, SLICE("Secret")) == SLICE_NOT_FOUND))
        return false;
    while (*from < text.len && layer->text.len < ENOUGH && !layer->text.overflowed) {
        size_t end = end_of_document(text, *from);
        if (is_of_kind_secret(slice_cut(text, *from, end)))
            add_document(layer, slice_cut(text, 0, end), *from);
        *from = end;
    }
    return layer->text.len > 0;
}
