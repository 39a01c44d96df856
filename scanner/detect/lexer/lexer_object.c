#include "lexer_object.h"

#include "lexer_name.h"

enum { LONGEST_NAME = 128, LONGEST_HEADER = 256 };

static bool is_around_name(char c)
{
    return is_quote(c) || c == '[' || c == ']' || c == ':';
}

struct span text_take_name(struct slice text, size_t *at)
{
    enum { MOST_AROUND = 3 };
    size_t from = text_skip_blanks(text, *at), to, end = from + MOST_AROUND;
    while (from < end && is_around_name(byte_at(text, from)))
        from++;
    for (to = from; is_name_byte(byte_at(text, to)) && to - from < LONGEST_NAME; to++)
        ;
    if (to == from)
        return (struct span){0, 0};
    struct span name = {from, to - from};
    for (end = to + MOST_AROUND;
         to < end && (is_quote(byte_at(text, to)) || byte_at(text, to) == ']');)
        to++;
    *at = to;
    return name;
}

bool word_is_modifier(struct slice word)
{
    return WORD_IN(word, W("public"), W("private"), W("protected"), W("internal"), W("static"),
                   W("final"), W("abstract"), W("sealed"), W("export"), W("default"), W("declare"),
                   W("data"), W("case"), W("open"), W("inner"), W("pub"), W("typedef"),
                   W("partial"), W("readonly"), W("create"), W("or"), W("replace"), W("temporary"),
                   W("temp"), W("unlogged"), W("external"), W("const"), W("val"), W("var"),
                   W("let"), W("override"), W("lateinit"), W("volatile"), W("transient"),
                   W("required"), W("optional"), W("repeated"), W("alter"));
}

static enum style style_of(struct slice word)
{
    if (WORD_IN(word, W("class"), W("struct"), W("interface"), W("record"), W("type"), W("trait"),
                W("object"), W("input"), W("protocol"), W("extension"), W("union"), W("entity"),
                W("schema")))
        return STYLE_CLASS;
    if (WORD_IN(word, W("message")))
        return STYLE_MESSAGE;
    if (WORD_IN(word, W("table"), W("model")))
        return STYLE_COLUMNS;
    return STYLE_NONE;
}

// `struct {...} Name`: the name behind the bracket's partner, if that is near.
static struct span name_behind(struct slice text, size_t bracket)
{
    enum { NEAR = 4096 };
    size_t depth = 0;
    for (size_t at = bracket; at < text.len && at - bracket < NEAR; at++) {
        depth += text.ptr[at] == '{';
        depth -= text.ptr[at] == '}';
        if (depth == 0) {
            at++;
            return text_take_name(text, &at);
        }
    }
    return (struct span){0, 0};
}

// Haskell's `data Name = Name` and Erlang's `-record(name,`: what no keyword begins that others share. `*at` is moved
// behind.
static bool read_foreign_header(struct slice text, size_t *at, struct object *object)
{
    size_t next = text_skip_blanks(text, *at);
    bool is_record = slice_starts_with(slice_cut(text, next, text.len), SLICE("-record("));
    next += is_record ? strlen("-record(") : 0;
    struct span word = is_record ? (struct span){0, 0} : text_take_name(text, &next);
    bool is_data = WORD_IN(span_text(text, word), W("data"), W("newtype"));
    if (!is_record && !is_data)
        return false;
    struct span name = text_take_name(text, &next);
    next = text_skip_blanks(text, next);
    if (name.len == 0 || byte_at(text, next) != (is_record ? ',' : '='))
        return false;
    *object = (struct object){.name = name, .style = STYLE_CLASS};
    *at = next + 1;
    return true;
}

// Reads `text[from, to)` as a header up to the name: `pub struct Name`, `CREATE TABLE IF
// NOT EXISTS db.name`. Returns where the name ends, 0 if it is none.
static size_t read_header(struct slice text, size_t from, size_t to, struct object *object)
{
    struct span word;
    size_t at = from;
    if (read_foreign_header(text, &at, object))
        return at <= to ? at : 0;
    do {
        word = text_take_name(text, &at);
        if (word.len == 0 && byte_at(text, text_skip_blanks(text, at)) == '@') {
            at = text_skip_blanks(text, at) + 1; // an annotation
            word = text_take_name(text, &at);
        } else if (word.len && !word_is_modifier(span_text(text, word))) {
            break;
        }
    } while (word.len && at < to);
    object->style = style_of(span_text(text, word));
    if (word.len == 0 || object->style == STYLE_NONE || at > to)
        return 0;
    do
        object->name = text_take_name(text, &at);
    while (object->name.len && WORD_IN(span_text(text, object->name), W("if"), W("not"),
                                       W("exists"), W("class"), W("table")));
    while (object->name.len && byte_at(text, at) == '.') {
        at++;
        object->name = text_take_name(text, &at);
    }
    bool may_be_nameless = WORD_IN(span_text(text, word), W("struct"), W("union"));
    if (object->name.len == 0 && may_be_nameless &&
        byte_at(text, text_skip_blanks(text, at)) == '{') {
        object->name = name_behind(text, text_skip_blanks(text, at));
        return at;
    }
    return object->name.len && at <= to ? at : 0;
}

// What follows the name of an object up to its bracket.
static bool fits_bracket(struct slice text, size_t at, size_t bracket, struct object *object)
{
    struct slice between = slice_trim(slice_cut(text, at, bracket));
    if (text.ptr[bracket] == '(')
        return between.len == 0 || between.ptr[0] == '<';
    if (slice_ends_with(between, SLICE("struct")))
        object->style = STYLE_COLUMNS; // Go
    // A function that returns a struct has parameters, and so have classes.
    // GraphQL's directives have some as well.
    return between.len == 0 || between.ptr[between.len - 1] != ')' ||
           object->style != STYLE_CLASS || slice_find_byte(between, '(') == 0 ||
           between.ptr[0] == '@';
}

struct object object_of_bracket(struct slice text, size_t bracket)
{
    struct object object = {0}, none = {0};
    if (text.ptr[bracket] == '[')
        return none;
    size_t end = bracket;
    for (unsigned lines = 0; lines < 4; lines++) {
        size_t start = text_line_start(text, end > LEXER_REACH ? end - LEXER_REACH : 0, end);
        size_t behind = read_header(text, start, bracket, &object);
        if (behind && bracket - start <= LONGEST_HEADER)
            return fits_bracket(text, behind, bracket, &object) ? object : none;
        struct slice line = slice_trim(slice_cut(text, start, end));
        if (start == 0 || (lines > 0 && (line.len == 0 || strchr(";{}", line.ptr[line.len - 1]))))
            return none;
        end = start - 1;
    }
    return none;
}

bool lexed_class_opens(struct slice line)
{
    size_t at = 0;
    struct span word = text_take_name(line, &at);
    return WORD_IN(span_text(line, word), W("class"), W("create_table"), W("schema"),
                   W("change_table"), W("struct")) ||
           slice_starts_with(line, SLICE("@interface ")) ||
           slice_starts_with(line, SLICE("create table("));
}

struct span lexed_class_name(struct slice text, const struct lexed_class *class)
{
    size_t at = class->header;
    at += byte_at(text, at) == '@';
    if (slice_equals(span_text(text, text_take_name(text, &at)), SLICE("create")))
        text_take_name(text, &at);
    at += byte_at(text, at) == '(';
    return text_take_name(text, &at);
}
