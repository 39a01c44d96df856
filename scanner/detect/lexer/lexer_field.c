#include "lexer_field.h"

enum { LONGEST_TYPE = 96 };

struct left left_from(struct slice text, size_t at)
{
    return (struct left){text, at > LEXER_REACH ? at - LEXER_REACH : 0, at};
}

static size_t line_from(struct slice text, size_t at)
{
    return text_line_start(text, at > LEXER_REACH ? at - LEXER_REACH : 0, at);
}

static struct span trimmed(struct slice text, size_t from, size_t to)
{
    struct slice part = slice_trim(slice_cut(text, from, to));
    return (struct span){(size_t)(part.ptr - text.ptr), part.len};
}

struct span lexer_type_after(struct slice text, size_t at, bool one_word)
{
    size_t from = text_skip_blanks(text, at), end = from, depth = 0;
    for (; end < text.len && end - from < LONGEST_TYPE && text.ptr[end] != '\n'; end++) {
        char c = text.ptr[end];
        if (depth == 0 && (strchr(",;={)}", c) || (one_word && (is_space(c) || c == '`'))))
            break;
        depth += c == '(' || c == '[' || c == '<';
        depth -= depth > 0 && (c == ')' || c == ']' || c == '>');
    }
    return trimmed(text, from, end);
}

// The type before a name: `List<String> name`, `char *name`.
static struct span type_before(struct slice text, size_t at)
{
    struct left left = left_from(text, at);
    struct span none = {0, 0};
    while (left_skip_blanks(&left) || left_peek(&left, 0) == '*' || left_peek(&left, 0) == '&')
        left.at -= left_peek(&left, 0) == '*' || left_peek(&left, 0) == '&';
    size_t end = left.at;
    left.at -= left_peek(&left, 0) == '?';
    while ((left_peek(&left, 0) == '>' || left_peek(&left, 0) == ']') && left_bracketed(&left))
        ;
    struct span name = left_name(&left, true);
    if (name.len == 0 && left.at < end) // [string] $name
        return trimmed(text, left.at, end);
    bool is_type = name.len && end < at && !lexer_is_keyword(span_text(text, name));
    return is_type ? trimmed(text, name.offset, end) : none;
}

static bool begins_line(struct slice text, size_t at)
{
    struct left left = left_from(text, at);
    left_skip_blanks(&left);
    return left_peek(&left, 0) == '\n' || left.at == 0;
}

bool lexer_begins_item(struct slice text, size_t at)
{
    struct left left = left_from(text, at);
    left_skip_space(&left);
    return begins_line(text, at) || strchr("({,;", left_peek(&left, 0));
}

static bool is_table_word(struct slice word)
{
    return WORD_IN(word, W("primary"), W("constraint"), W("unique"), W("foreign"), W("index"),
                   W("key"), W("check"), W("fulltext"), W("exclude"), W("like"), W("partition"));
}

// Whether the name is a field by its looks, and of which type.
static bool has_field_shape(const struct declared *self, enum style style, struct span *type)
{
    struct slice text = self->lexed->text;
    size_t next = text_skip_blanks(text, self->to);
    char c = byte_at(text, next), after = byte_at(text, next + 1);
    *type = (struct span){0, 0};
    if (style == STYLE_COLUMNS) {
        bool blank = next > self->to;
        for (; self->lexed->traits & LEXER_TYPE_LAST && c == ','; c = byte_at(text, next)) {
            next++; // a, b type
            text_take_name(text, &next);
            next = text_skip_blanks(text, next);
            blank = true;
        }
        *type = lexer_type_after(text, next, true);
        return blank && type->len && (is_name_byte(c) || strchr("*[", c)) &&
               lexer_begins_item(text, self->from) && !is_table_word(span_text(text, self->name));
    }
    if (style == STYLE_CLASS && (c == ':' || ((c == '?' || c == '!') && after == ':'))) {
        bool doubled = after == ':' && self->lexed->traits & LEXER_DOUBLE_COLON;
        size_t from = text_skip_blanks(text, next + (c == ':' && !doubled ? 1 : 2));
        *type = lexer_type_after(text, from, false);
        return (type->len > 0 || byte_at(text, from) == '{') && byte_at(text, from) != ':';
    }
    if (self->quoted || !(c == '\0' || strchr(";,)=[{\r\n", c)) || (c == '=' && after == '='))
        return false;
    *type = type_before(text, self->from);
    if (word_is_modifier(span_text(text, *type))) {
        *type = (struct span){0, 0};
        return true;
    }
    if (type->len > 0)
        return true;
    // `type other, name;` and languages without types.
    struct left left = left_from(text, self->from);
    left_skip_space(&left);
    bool listed = left_peek(&left, 0) == ',' && strchr(";,=[", c);
    return style == STYLE_CLASS && c &&
           (listed || ((c == '=' || c == ';') && begins_line(text, self->from)));
}

// `name: type`, `name = Type(...)` in the body of a class of indentation.
static bool is_indented_field(const struct declared *self, const struct lexed_class *class,
                              struct span *type)
{
    struct slice text = self->lexed->text;
    size_t start = line_from(text, self->from), next = text_skip_blanks(text, self->to);
    char c = byte_at(text, next);
    if (class->header == SLICE_NOT_FOUND || self->quoted || !begins_line(text, self->from) ||
        self->from - start != class->body || (class->body <= class->indent))
        return false;
    if (c == ':') {
        *type = lexer_type_after(text, next + 1, false);
        return type->len > 0;
    }
    if (c != '=' || byte_at(text, next + 1) == '=' || byte_at(text, next + 1) == '>')
        return false;
    size_t from = text_skip_blanks(text, next + 1), to = from;
    while (is_name_byte(byte_at(text, to)) || byte_at(text, to) == '.')
        to++;
    *type = byte_at(text, to) == '(' ? trimmed(text, from, to) : (struct span){0, 0};
    return true;
}

// `ALTER TABLE x ADD COLUMN name type`; the first word is read.
static bool is_added_column(const struct declared *self, size_t at, struct syntax *out)
{
    struct slice text = self->lexed->text;
    struct span word = text_take_name(text, &at), table;
    do
        table = text_take_name(text, &at);
    while (WORD_IN(span_text(text, table), W("if"), W("exists"), W("only")));
    for (; byte_at(text, at) == '.'; table = text_take_name(text, &at))
        at++;
    bool adds = slice_equals_nocase(span_text(text, word), SLICE("table"));
    word = text_take_name(text, &at);
    adds = adds && slice_equals_nocase(span_text(text, word), SLICE("add"));
    size_t behind = at;
    if (slice_equals_nocase(span_text(text, text_take_name(text, &behind)), SLICE("column")))
        at = behind;
    *out = (struct syntax){.object = table, .type = lexer_type_after(text, self->to, true)};
    return adds && text_skip_blanks(text, at) == self->from;
}

// `@property (nonatomic) NSString *name;`
static bool is_property(const struct declared *self, size_t line, const struct lexed_class *class,
                        struct syntax *out)
{
    struct slice text = self->lexed->text;
    if (!slice_starts_with(slice_cut(text, line, self->from), SLICE("@property")) ||
        byte_at(text, text_skip_blanks(text, self->to)) != ';' || class->header == SLICE_NOT_FOUND)
        return false;
    *out = (struct syntax){.object = lexed_class_name(text, class),
                           .type = type_before(text, self->from)};
    return true;
}

// `t.string "name"`, `attr_accessor :name`, `add_column :table, :name, :type`.
static bool is_listed_field(const struct declared *self, const struct lexed_class *class,
                            struct syntax *out)
{
    struct slice text = self->lexed->text;
    size_t at = line_from(text, self->from);
    if (is_property(self, at, class, out))
        return true;
    struct span word = text_take_name(text, &at), type;
    struct slice verb = span_text(text, word);
    bool in_class = class->header != SLICE_NOT_FOUND;
    if (word.len == 0 || at > self->from || byte_at(text, self->from) == '\0')
        return false;
    if (slice_equals_nocase(verb, SLICE("alter")))
        return is_added_column(self, at, out);
    if (!self->quoted && byte_at(text, self->from) != ':')
        return false;
    if (byte_at(text, at) == '.' && in_class) {
        at++;
        type = text_take_name(text, &at);
        if (type.len == 0 || text_skip_blanks(text, at) != self->from)
            return false;
        *out = (struct syntax){.object = lexed_class_name(text, class), .type = type};
        return true;
    }
    if (slice_equals(verb, SLICE("add_column"))) {
        size_t behind = self->to + (byte_at(text, self->to) == ',');
        struct span table = text_take_name(text, &at);
        at += byte_at(text, at) == ',';
        *out = (struct syntax){.object = table, .type = text_take_name(text, &behind)};
        return text_skip_blanks(text, at) == self->from;
    }
    if (!WORD_IN(verb, W("attr_accessor"), W("attr_reader"), W("attr_writer"), W("attribute"),
                 W("field"), W("property"), W("add")))
        return false;
    *out = (struct syntax){0};
    if (in_class)
        out->object = lexed_class_name(text, class);
    at += byte_at(text, at) == '(';
    return slice_starts_with(verb, SLICE("attr_")) || text_skip_blanks(text, at) == self->from;
}

bool lexer_is_field(const struct declared *self, const struct lexed_class *class,
                    struct syntax *out)
{
    const struct lexed *lexed = self->lexed;
    struct span type;
    if (lexed->traits & (LEXER_PLAIN | LEXER_MARKUP))
        return false;
    if (is_listed_field(self, class, out))
        return true;
    size_t depth = lexed->open_count;
    if (depth > 0 && lexed->open[depth - 1] == self->from) // the name's own
        depth--;
    if (depth > 0) {
        struct object object = object_of_bracket(lexed->text, lexed->open[depth - 1]);
        if (object.style == STYLE_NONE || !has_field_shape(self, object.style, &type))
            return false;
        *out = (struct syntax){.object = object.name, .type = type};
        return true;
    }
    if (!is_indented_field(self, class, &type))
        return false;
    *out = (struct syntax){.object = lexed_class_name(lexed->text, class), .type = type};
    return true;
}
