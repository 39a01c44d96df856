#include "lexer_pair.h"

#include "lexer_left.h"

enum { LONGEST_NAME = 128, LONGEST_TAG = 256 };

// What the value of a pair is called, and what its name is.
static const struct slice value_words[] = {
    W("value"),         W("val"),    W("default"), W("defaultvalue"), W("content"),
    W("default_value"), W("string"), W("data"),    W("text"),         W("entry"),
};
static const struct slice name_words[] = {
    W("name"),  W("key"),       W("property"), W("variable"),
    W("param"), W("parameter"), W("field"),    W("variablename"),
};

static struct span span_of(struct slice text, struct slice part)
{
    return (struct span){(size_t)(part.ptr - text.ptr), part.len};
}

// Past list dashes and comment marks.
static size_t skip_marks(struct slice text, size_t at)
{
    while (at < text.len && text.ptr[at] && strchr(" \t-*#/;>!", text.ptr[at]))
        at++;
    return at;
}

static size_t skip_verb(struct slice text, size_t at)
{
    static const struct slice verbs[] = {W("export "), W("set "),   W("setx "),
                                         W("local "),  W("env "),   W("arg "),
                                         W("setenv "), W("label "), {NULL, 0}};
    for (const struct slice *verb = verbs; verb->len; verb++)
        if (slice_starts_with_nocase(slice_cut(text, at, text.len), *verb))
            return text_skip_blanks(text, at + verb->len);
    return at;
}

static bool is_binding_operator(struct slice text, size_t at)
{
    char c = at < text.len ? text.ptr[at] : '\0', next = at + 1 < text.len ? text.ptr[at + 1] : ' ';
    if (c == ':')
        return next == '=' || is_space(next) || is_quote(next);
    return c == '=' && next != '=';
}

bool lexer_line_key(struct slice text, size_t floor, size_t at, struct span *key)
{
    struct slice line = slice_cut(text, 0, at); // nothing at or behind `at`
    size_t start = text_line_start(text, floor, at);
    while (start > floor + 1 && text.ptr[start - 2] == '\\') // it goes on from the line before
        start = text_line_start(text, floor, start - 1);
    size_t from = skip_verb(line, skip_marks(line, start));
    while (from < at && (is_quote(line.ptr[from]) || line.ptr[from] == '$'))
        from++;
    size_t to = from;
    while (to < at && to - from < LONGEST_NAME &&
           (is_name_byte(line.ptr[to]) || strchr(".- ", line.ptr[to])) && line.ptr[to])
        to++;
    size_t behind = to;
    if (behind < at && is_quote(line.ptr[behind]))
        behind++;
    struct slice name = slice_trim(slice_cut(line, from, to));
    if (name.len == 0 || !is_binding_operator(line, text_skip_blanks(line, behind)))
        return false;
    *key = span_of(text, name);
    return true;
}

bool lexer_owner_key(struct slice text, size_t floor, size_t at, struct span *key)
{
    size_t start = text_line_start(text, floor, at), first = text_skip_blanks(text, start);
    size_t column = first - start;
    bool is_item = first < text.len && text.ptr[first] == '-';
    while (start > floor) {
        size_t end = start - 1;
        start = text_line_start(text, floor, end);
        first = text_skip_blanks(text, start);
        if (first >= end || text.ptr[first] == '\r')
            continue;
        bool is_above = first - start < column ||
                        (first - start == column && is_item && text.ptr[first] != '-');
        if (!is_above)
            continue;
        // `key:`, or with an anchor, a tag or a block's mark behind it.
        struct slice line = slice_trim(slice_cut(text, first, end));
        char last = line.len ? line.ptr[line.len - 1] : '\0';
        return last && (strchr(":|>-+", last) || slice_has_byte(line, '&')) &&
               lexer_line_key(text, start, end, key);
    }
    return false;
}

// The value in `name="value"` or `name: value` whose name ends at `at`.
static bool value_after(struct slice text, size_t at, struct span *value)
{
    if (at < text.len && is_quote(text.ptr[at]))
        at++;
    at = text_skip_blanks(text, at);
    if (at >= text.len || (text.ptr[at] != ':' && text.ptr[at] != '='))
        return false;
    at += at + 1 < text.len && text.ptr[at + 1] == '>' ? 2 : 1;
    at = text_skip_blanks(text, at);
    char quote = at < text.len && is_quote(text.ptr[at]) ? text.ptr[at++] : '\0';
    size_t end = at;
    while (end < text.len && end - at <= LONGEST_NAME && text.ptr[end] != '\n' &&
           text.ptr[end] != '\r' && text.ptr[end] != quote &&
           (quote || !strchr(",;}> \t", text.ptr[end])))
        end++;
    *value = (struct span){at, end - at};
    return end > at && end - at <= LONGEST_NAME;
}

// The value of the attribute of the tag text[from, to) that names something.
static bool naming_attribute(struct slice text, size_t from, size_t to, struct span *value)
{
    struct slice tag = slice_cut(text, 0, to);
    for (size_t at = from; at < to; at++) {
        size_t start = at;
        while (at < to && is_name_byte(text.ptr[at]))
            at++;
        if (SLICE_ANY(slice_cut(text, start, at), slice_equals_nocase, name_words) && at < to &&
            start > from && is_space(text.ptr[start - 1]) && value_after(tag, at, value))
            return true;
    }
    return false;
}

// Where the tag begins that `at` is within, past its '<'.
static bool tag_start(struct slice text, size_t floor, size_t at, size_t *start)
{
    size_t lowest = at - floor > LONGEST_TAG ? at - LONGEST_TAG : floor;
    for (; at > lowest; at--) {
        if (text.ptr[at - 1] == '>')
            return false;
        if (text.ptr[at - 1] == '<') {
            *start = at;
            return at < text.len && is_name_byte(text.ptr[at]);
        }
    }
    return false;
}

// The K of `<key>K</key>` before `at`.
static bool key_element_before(struct slice text, size_t floor, size_t at, struct span *key)
{
    struct left left = {text, floor, at};
    left_skip_space(&left);
    if (!left_take(&left, SLICE("</key>")) && !left_take(&left, SLICE("</name>")) &&
        !left_take(&left, SLICE("</Key>")) && !left_take(&left, SLICE("</Name>")))
        return false;
    size_t end = left.at;
    while (left_peek(&left, 0) != '>' && end - left.at <= LONGEST_NAME)
        if (left_peek(&left, 0) == '\0')
            return false;
        else
            left.at--;
    *key = span_of(text, slice_trim(slice_cut(text, left.at, end)));
    return key->len > 0 && end - left.at <= LONGEST_NAME;
}

// An opening tag.
struct tag {
    size_t open; // where its '<' stands
    struct span name;
};

// The one that ends at `at`, past its '>'.
static bool read_tag(struct slice text, size_t floor, size_t at, struct tag *tag)
{
    size_t start, to;
    if (at <= floor || text.ptr[at - 1] != '>' || !tag_start(text, floor, at - 1, &start))
        return false;
    tag->open = start - 1;
    for (to = start; is_name_byte(text.ptr[to]) || strchr("-.:", text.ptr[to]); to++) {
        if (text.ptr[to] == '\0')
            return false;
        if (text.ptr[to] == ':') // a namespace's prefix
            start = to + 1;
    }
    tag->name = (struct span){start, to - start};
    return (is_space(text.ptr[to]) || to == at - 1) && !strchr("/-?%=", text.ptr[at - 2]) &&
           !WORD_IN(span_text(text, tag->name), W("script"), W("style"));
}

bool lexer_element_name(struct slice text, size_t floor, size_t at, struct span *name)
{
    bool found = false;
    for (unsigned depth = 0; depth < 2; depth++) {
        struct tag tag;
        struct span other;
        if (!read_tag(text, floor, at, &tag))
            return found;
        bool is_value = SLICE_ANY(span_text(text, tag.name), slice_equals_nocase, value_words);
        if (naming_attribute(text, span_end(tag.name), at - 1, &other) ||
            (is_value && key_element_before(text, floor, tag.open, &other))) {
            *name = other;
            return true;
        }
        if (!found)
            *name = tag.name;
        found = true;
        if (!is_value)
            return true;
        // The element around this one.
        struct left left = {text, floor, tag.open};
        left_skip_space(&left);
        at = left.at;
    }
    return found;
}

// Whether two places are on one line, or on two and in the same column.
static bool are_level(struct slice text, size_t floor, size_t a, size_t b)
{
    size_t line_a = text_line_start(text, floor, a), line_b = text_line_start(text, floor, b);
    return line_a == line_b || a - line_a == b - line_b;
}

// `name: x` before `at` in the same block, line item or object.
static bool sibling_before(struct slice text, size_t floor, size_t at, struct span *name)
{
    struct left left = {text, floor, at};
    bool last_line = false;
    while (left_peek(&left, 0)) {
        char c = left_peek(&left, 0);
        if (c == '{' || c == '}' || c == '>' || (c == '\n' && last_line))
            return false;
        if (!is_name_byte(c)) {
            if (c == '-' && left_peek(&left, 1) != '-' && is_space(text.ptr[left.at])) {
                struct left back = {text, floor, left.at - 1};
                left_skip_blanks(&back);
                last_line = left_peek(&back, 0) == '\n' || back.at == 0; // a list item begins
            }
            left.at--;
            continue;
        }
        struct span word = left_name(&left, false);
        if (word.len == 0)
            return false;
        if (SLICE_ANY(span_text(text, word), slice_equals_nocase, name_words) &&
            are_level(text, floor, word.offset, at) &&
            value_after(slice_cut(text, 0, at), span_end(word), name))
            return true;
    }
    return false;
}

// `variable "x" {`, `"x": {`, `x = {`: what the block that is open at `at` is called.
static bool block_name(const struct lexed *lexed, struct span *name)
{
    size_t depth = lexed->open_count;
    while (depth > 0 && lexed->text.ptr[lexed->open[depth - 1]] != '{')
        depth--;
    if (depth == 0)
        return false;
    size_t at = lexed->open[depth - 1];
    struct left left = {lexed->text, at > LEXER_REACH ? at - LEXER_REACH : 0, at};
    left_skip_blanks(&left);
    if (left_quoted(&left, name))
        return name->len > 0;
    if (left_peek(&left, 0) != ':' && left_peek(&left, 0) != '=')
        return false;
    left.at--;
    left_skip_blanks(&left);
    if (left_quoted(&left, name))
        return name->len > 0;
    *name = left_name(&left, false);
    return name->len > 0;
}

void lexer_pair_name(const struct lexed *lexed, struct span *name)
{
    struct slice text = lexed->text, word = span_text(text, *name);
    size_t at = name->offset, floor = at > LEXER_REACH ? at - LEXER_REACH : 0, start;
    struct span other;
    if (!SLICE_ANY(word, slice_equals_nocase, value_words))
        return;
    if (tag_start(text, floor, at, &start)) {
        size_t end = at + name->len;
        while (end < text.len && end - start < LONGEST_TAG && text.ptr[end] != '>')
            end++;
        if (naming_attribute(text, start, end, &other))
            *name = other;
        return;
    }
    bool is_default = slice_starts_with_nocase(word, SLICE("val")) ||
                      slice_starts_with_nocase(word, SLICE("default"));
    if (sibling_before(text, floor, at, &other) || (is_default && block_name(lexed, &other)) ||
        (is_default && (lexed->traits & LEXER_INDENTS) && lexer_owner_key(text, floor, at, &other)))
        *name = other;
}

void lexer_owner_of_line(const struct lexed *lexed, struct span *name)
{
    size_t at = lexed->token, floor = at > LEXER_REACH ? at - LEXER_REACH : 0;
    if (lexed->traits & LEXER_MARKUP) {
        size_t end = at;
        while (end > floor && lexed->text.ptr[end - 1] != '>' && lexed->text.ptr[end - 1] != '<')
            end--;
        lexer_element_name(lexed->text, floor, end, name);
        return;
    }
    if (!lexer_line_key(lexed->text, floor, at, name) && (lexed->traits & LEXER_INDENTS))
        lexer_owner_key(lexed->text, floor, at, name);
}
