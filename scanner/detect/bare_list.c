#include "bare_list.h"

enum { LIST_MOST = 64 * 1024, LINE_MOST = 64, LINE_LEAST = 5 };

static struct slice line_at(struct slice text, size_t from)
{
    struct slice rest = slice_cut(text, from, text.len);
    size_t end = slice_find_byte(rest, '\n');
    return slice_cut(rest, 0, end == SLICE_NOT_FOUND ? rest.len : end);
}

static bool is_value_byte(char c)
{
    return is_alnum(c) || (c && strchr("-./+()", c));
}

// A value, or a part of one written in groups: `34 ABC 1234`. Longer letters are words.
static bool is_part(struct slice part)
{
    enum { LETTERS_MOST = 3 };
    bool has_digit = false;
    for (size_t i = 0; i < part.len; i++) {
        if (!is_value_byte(part.ptr[i]))
            return false;
        has_digit |= is_digit(part.ptr[i]);
    }
    return has_digit || part.len <= LETTERS_MOST;
}

// The line without what stands around an item of a list: blanks, quotes, a comma at its end.
static struct slice item_of(struct slice line)
{
    struct slice item = slice_trim(line);
    if (item.len && strchr(",;", item.ptr[item.len - 1]))
        item.len--;
    if (item.len > 1 && (item.ptr[0] == '"' || item.ptr[0] == '\'') &&
        item.ptr[item.len - 1] == item.ptr[0])
        item = slice_cut(item, 1, item.len - 1);
    return item;
}

static bool is_bare(struct slice line)
{
    struct slice rest = item_of(line), part;
    bool has_digit = false;
    if (rest.len < LINE_LEAST || rest.len > LINE_MOST)
        return false;
    for (size_t i = 0; i < rest.len; i++)
        has_digit |= is_digit(rest.ptr[i]);
    while (slice_split(&rest, ' ', &part))
        if (!is_part(part))
            return false;
    return has_digit;
}

bool doc_is_bare_list(const struct doc *doc)
{
    size_t values = 0;
    if (doc->binary || doc->text.len > LIST_MOST || (doc->language && doc->language->grammar))
        return false;
    for (size_t from = 0; from < doc->text.len;) {
        struct slice line = line_at(doc->text, from);
        from += line.len + 1;
        if (slice_trim(line).len == 0)
            continue;
        if (!is_bare(line))
            return false;
        values++;
    }
    return values > 0;
}

// A number needs its check digits to say what it is; letters among digits are a form of their own.
static bool says_what_it_is(const struct candidate *c, struct slice value)
{
    bool has_letter = false;
    for (size_t i = 0; i < value.len; i++)
        has_letter |= is_alpha(value.ptr[i]);
    return check_supports(c->check) || (has_letter && c->check == CHECK_SILENT);
}

static void mark_alone(struct collector *c, const struct doc *doc)
{
    for (size_t i = 0; i < c->count; i++) {
        struct candidate *item = &c->items[i];
        const struct pattern *p = &c->set->patterns[item->pattern];
        item->alone = p->kind == KIND_PERSONAL &&
                      (p->finder == FINDER_DIGITS || p->finder == FINDER_CONTEXT) &&
                      says_what_it_is(item, slice_cut(doc->text, item->value.offset,
                                                      item->value.offset + item->value.len));
    }
}

static void try_line(struct collector *c, const struct doc *doc, size_t from, size_t len)
{
    struct window window = {
        .start = from, .last = len, .text = slice_cut(doc->text, from, from + len)};
    for (size_t i = 0; i < c->gated_count; i++)
        if (c->said_in[c->gated[i]] != c->document)
            try_regex(c, doc, c->gated[i], window, from);
}

void find_bare(struct collector *c, const struct doc *doc)
{
    for (size_t from = 0; from < doc->text.len;) {
        struct slice line = line_at(doc->text, from);
        if (slice_trim(line).len)
            try_line(c, doc, from, line.len);
        from += line.len + 1;
    }
    mark_alone(c, doc);
}
