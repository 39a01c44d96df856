// Jupyter notebooks: JSON whose lists of strings are the lines of a cell's source or output
// (https://nbformat.readthedocs.io). A cell is put together and read as the text that it is.
#include "decode.h"

#include "escape.h"

enum { ENOUGH = 64 * 1024, MOST = 4 * ENOUGH }; // of one layer

struct reader {
    struct slice text;
    size_t at;
    struct slice key; // the last one
};

// The next string of the JSON text, without its quotes. False at the end.
static bool next_string(struct reader *reader, struct span *string)
{
    struct slice text = reader->text;
    size_t from = slice_find_byte(slice_cut(text, reader->at, text.len), '"');
    if (from == SLICE_NOT_FOUND)
        return false;
    from += reader->at + 1;
    for (size_t at = from;; at++) {
        size_t quote = slice_find_byte(slice_cut(text, at, text.len), '"');
        if (quote == SLICE_NOT_FOUND)
            return false;
        at += quote;
        size_t backslashes = 0;
        while (at - backslashes > from && text.ptr[at - backslashes - 1] == '\\')
            backslashes++;
        if (backslashes % 2 != 0)
            continue;
        *string = (struct span){from, at - from};
        reader->at = at + 1;
        return true;
    }
}

static char sign_behind(struct slice text, size_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at < text.len ? text.ptr[at] : '\0';
}

static char sign_before(struct slice text, size_t at)
{
    while (at > 0 && is_space(text.ptr[at - 1]))
        at--;
    return at > 0 ? text.ptr[at - 1] : '\0';
}

// The next string that is not a key, and has something to decode: an escape, or neighbours in its list.
static bool next_value(struct reader *reader, struct span *string)
{
    struct slice text = reader->text;
    while (next_string(reader, string)) {
        char behind = sign_behind(text, reader->at), before = sign_before(text, string->offset - 1);
        struct slice bytes = span_text(text, *string);
        if (behind == ':') {
            reader->key = bytes;
            continue;
        }
        bool is_text = !slice_starts_with(reader->key, SLICE("image/")) &&
                       !slice_starts_with(reader->key, SLICE("application/pdf"));
        bool in_list = before == '[' || before == ',';
        if (is_text && (in_list || slice_has_byte(bytes, '\\')))
            return true;
    }
    return false;
}

static void add_string(struct layer *layer, struct slice text, struct span string)
{
    size_t at = string.offset, end = span_end(string);
    while (!layer->text.overflowed) {
        size_t found = escape_find(text, at, end, '\\', escape_backslash);
        if (found == SLICE_NOT_FOUND)
            break;
        layer_copy(layer, text, at, found);
        at = escape_add(layer, text, found, escape_backslash);
    }
    layer_copy(layer, text, at, end);
}

// The language that the notebook's metadata names, at its end or start.
static const struct language *language_of_cells(struct slice text)
{
    enum { PART = 4096, NEAR = 512 };
    struct slice parts[] = {slice_cut(text, text.len > PART ? text.len - PART : 0, text.len),
                            slice_cut(text, 0, PART)};
    for (size_t i = 0; i < 2; i++) {
        struct reader reader = {.text = parts[i]};
        struct span string;
        size_t at = slice_find(parts[i], SLICE("\"language_info\""));
        if (at == SLICE_NOT_FOUND)
            continue;
        reader.text = slice_cut(parts[i], 0, at + NEAR);
        reader.at = at + strlen("\"language_info\"");
        while (next_string(&reader, &string)) {
            struct slice bytes = span_text(reader.text, string);
            for (size_t l = 0; l < language_count && slice_equals(reader.key, SLICE("name")); l++)
                if (slice_equals(bytes, languages[l].name))
                    return &languages[l];
            reader.key = bytes;
        }
    }
    return NULL;
}

bool decode_notebook(const struct doc *doc, const struct level *outer, size_t *from,
                     struct level *inner)
{
    struct reader reader = {.text = outer->text, .at = *from};
    struct layer *layer = &inner->layer;
    struct span string;
    size_t ended = 0;
    if (!doc->is_notebook)
        return false;
    inner->codec = SLICE("the JSON strings of a notebook");
    inner->is_mixed = inner->is_judge = true;
    inner->is_settings = false;
    inner->language = language_of_cells(outer->text);
    while (!layer->text.overflowed && next_value(&reader, &string)) {
        struct slice between = slice_cut(outer->text, ended, string.offset - 1);
        bool is_next_line = ended > 0 && slice_equals(slice_trim(between), SLICE(","));
        if (layer->count && !is_next_line)
            layer_gap(layer, SLICE("\n\0\n"));
        add_string(layer, outer->text, string);
        ended = reader.at;
        *from = reader.at;
        // A full layer ends with a cell, if that ends soon.
        bool cell_ends = sign_behind(outer->text, ended) != ',';
        if (layer->text.len >= (cell_ends ? ENOUGH : MOST))
            return true;
    }
    *from = outer->text.len;
    return layer->text.len > 0;
}
