// Escapes in running text: backslashes, percent signs, entities. Each line that has one is decoded with what is
// not escaped in it, so that a value is found that begins or ends at an escape, or holds one.
#include "decode.h"

#include "escape.h"

enum {
    BEFORE = 256,       // bytes of a line that are taken along before an escape
    AFTER = 2048,       // and behind it: longer lines are taken in parts
    ENOUGH = 64 * 1024, // of one layer
};

struct escapes {
    const struct level *outer;
    char mark;
    escape_read *read;
};

static size_t start_of_line(struct slice text, size_t at)
{
    size_t least = at > BEFORE ? at - BEFORE : 0;
    const char *newline = at > least ? memrchr(text.ptr + least, '\n', at - least) : NULL;
    return newline ? (size_t)(newline - text.ptr) + 1 : least;
}

// Behind the line end, or where the line is cut.
static size_t end_of_line(struct slice text, size_t at)
{
    size_t most = text.len - at > AFTER ? at + AFTER : text.len;
    const char *newline = memchr(text.ptr + at, '\n', most - at);
    return newline ? (size_t)(newline - text.ptr) + 1 : most;
}

// Adds the rest of the line from `at` on, up to AFTER bytes behind its last escape, and says where it ended.
static size_t add_line(const struct escapes *escapes, size_t at, struct layer *layer)
{
    struct slice text = escapes->outer->text;
    size_t end = end_of_line(text, at), searched = at;
    while (layer->text.len < ENOUGH && !layer->text.overflowed) {
        size_t found = escape_find(text, searched, end, escapes->mark, escapes->read);
        if (found != SLICE_NOT_FOUND) {
            layer_copy(layer, text, at, found);
            at = searched = escape_add(layer, text, found, escapes->read);
            if (end < at)
                end = at;
            continue;
        }
        searched = end;
        if (end == text.len || text.ptr[end - 1] == '\n' || end - at >= AFTER) {
            layer_copy(layer, text, at, end);
            return end;
        }
        end = end_of_line(text, at);
    }
    return at; // enough for one layer
}

// Whether the escape that takes text[at, end) is worth a layer. A line end before the closing quote, as most have it
// in code, changes nothing that stands before it. In a level that holds plain text too only what was
// decoded there is news: the rest was seen outside of it.
static bool is_news(const struct escapes *escapes, size_t at, size_t end)
{
    const struct level *outer = escapes->outer;
    struct slice text = outer->text;
    bool ends_string = end - at == 2 && text.ptr[at] == '\\' && text.ptr[at + 1] == 'n' &&
                       end < text.len && (text.ptr[end] == '"' || text.ptr[end] == '\'');
    return !ends_string &&
           (!outer->is_mixed || layer_is_changed(&outer->layer, (struct span){at, end - at}));
}

static size_t next_news(const struct escapes *escapes, size_t at)
{
    struct slice text = escapes->outer->text;
    char out[4];
    size_t len;
    while ((at = escape_find(text, at, text.len, escapes->mark, escapes->read)) < text.len) {
        size_t end = at + escapes->read(text, at, out, &len);
        if (is_news(escapes, at, end))
            return at;
        at = end;
    }
    return text.len;
}

static bool decode_escapes(const struct escapes *escapes, size_t *from, struct level *inner)
{
    // Nothing is bound to anything over it.
    static const struct slice gap = SLICE_INIT("\n\0\n");
    struct slice text = escapes->outer->text;
    struct layer *layer = &inner->layer;
    inner->is_mixed = true;
    while (layer->text.len < ENOUGH && !layer->text.overflowed) {
        size_t at = next_news(escapes, *from);
        if (at == text.len)
            break;
        size_t start = start_of_line(text, at);
        // A full layer may end within a value, so the next one begins a little before that.
        if (start < *from && layer->count)
            start = *from;
        if (start > *from && layer->count)
            layer_gap(layer, gap);
        *from = add_line(escapes, start, layer);
    }
    return layer->text.len > 0;
}

bool decode_backslashes(const struct doc *doc, const struct level *outer, size_t *from,
                        struct level *inner)
{
    struct escapes escapes = {outer, '\\', escape_backslash};
    bool is_done = doc->is_notebook && outer->text.ptr == doc->text.ptr; // by decode_notebook()
    inner->codec = SLICE("backslash escapes");
    return !is_done && decode_escapes(&escapes, from, inner);
}

bool decode_percents(const struct doc *doc, const struct level *outer, size_t *from,
                     struct level *inner)
{
    struct escapes escapes = {outer, '%', escape_percent};
    (void)doc;
    inner->codec = SLICE("percent-encoding");
    return decode_escapes(&escapes, from, inner);
}

bool decode_entities(const struct doc *doc, const struct level *outer, size_t *from,
                     struct level *inner)
{
    struct escapes escapes = {outer, '&', escape_entity};
    (void)doc;
    inner->codec = SLICE("HTML entities");
    return decode_escapes(&escapes, from, inner);
}
