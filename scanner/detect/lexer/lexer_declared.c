#include "lexer_declared.h"

enum { LONGEST_NAME = 128 };

static bool assigns_at(struct slice text, size_t at)
{
    char c = byte_at(text, at), next = byte_at(text, at + 1), third = byte_at(text, at + 2);
    if (c == '=')
        return next != '=' && next != '>' && next != '~';
    if (c == '<')
        return next == '-' && is_space(third);
    if ((c == '|' || c == '&' || c == '?') && next == c)
        return third == '=';
    return c && strchr(":+?.|-*", c) && next == '=' && third != '=';
}

// A value stands behind an operator, whatever is behind itself.
static bool is_value(const struct declared *self)
{
    struct left left = left_from(self->lexed->text, self->from);
    left_skip_blanks(&left);
    char c = left_peek(&left, 0), before = left_peek(&left, 1);
    return c == '=' || (c == ':' && (is_name_byte(before) || is_quote(before)));
}

static bool is_arm_of_ternary(const struct declared *self)
{
    struct left left = left_from(self->lexed->text, self->from);
    left_skip_space(&left);
    return left_peek(&left, 0) == '?';
}

static enum role role_before_equals(const struct declared *self, bool subscript)
{
    unsigned traits = self->lexed->traits;
    if (subscript)
        return ROLE_KEY;
    if (traits & LEXER_SETTINGS)
        return self->quoted || !(traits & LEXER_VARIABLES) ? ROLE_KEY : ROLE_NAME;
    return self->quoted ? ROLE_UNKNOWN : ROLE_NAME;
}

static enum role role_before_colon(const struct declared *self, size_t next)
{
    const struct lexed *lexed = self->lexed;
    struct slice text = lexed->text;
    char after = byte_at(text, next + 1);
    char open = lexed->open_count ? text.ptr[lexed->open[lexed->open_count - 1]] : '\0';
    if (after == ':' || is_arm_of_ternary(self) || lexer_is_keyword(span_text(text, self->name)))
        return ROLE_UNKNOWN;
    bool separates = is_space(after) || after == '\0' || is_quote(after) || self->quoted;
    if (lexed->traits & LEXER_SETTINGS)
        return separates ? ROLE_KEY : ROLE_UNKNOWN;
    if (self->quoted || open == '{')
        return lexer_begins_item(text, self->from) || self->quoted ? ROLE_KEY : ROLE_UNKNOWN;
    if (open == '(' && lexer_begins_item(text, self->from))
        return ROLE_NAME;
    struct span type = lexer_type_after(text, next + 1, false);
    return type.len && assigns_at(text, text_skip_blanks(text, span_end(type))) ? ROLE_NAME
                                                                                : ROLE_UNKNOWN;
}

static enum role role_of_markup(const struct declared *self)
{
    struct slice text = self->lexed->text;
    char before = self->from ? text.ptr[self->from - 1] : '\0';
    char next = byte_at(text, text_skip_blanks(text, self->to));
    if (before == '<' && (next == '>' || next == '/' || is_name_byte(next)))
        return ROLE_KEY;
    return is_space(before) && next == '=' && !self->quoted ? ROLE_KEY : ROLE_UNKNOWN;
}

// `#define name value`.
static bool follows_define(const struct declared *self)
{
    struct left left = left_from(self->lexed->text, self->from);
    if (!left_skip_blanks(&left) || !left_take(&left, SLICE("define")))
        return false;
    left_skip_blanks(&left);
    return left_peek(&left, 0) == '#';
}

static enum role role_of_bound(const struct declared *self)
{
    const struct lexed *lexed = self->lexed;
    struct slice text = lexed->text;
    bool subscript = byte_at(text, self->to) == ']';
    size_t next = text_skip_blanks(text, self->to + subscript);
    if (lexed->traits & LEXER_MARKUP)
        return role_of_markup(self);
    if (is_value(self))
        return ROLE_UNKNOWN;
    if (byte_at(text, next) == '=' && byte_at(text, next + 1) == '>')
        return self->quoted || byte_at(text, self->from) == ':' ? ROLE_KEY : ROLE_UNKNOWN;
    if (next > self->to && follows_define(self))
        return ROLE_NAME;
    if (assigns_at(text, next))
        return role_before_equals(self, subscript);
    return byte_at(text, next) == ':' && !subscript ? role_before_colon(self, next) : ROLE_UNKNOWN;
}

static bool is_in_name(char c, bool is_key)
{
    return is_name_byte(c) || (is_key && (c == '-' || c == '.'));
}

// The whole name that the span is or is a part of.
static bool find_name(const struct lexed *lexed, struct span *name)
{
    struct slice text = lexed->text;
    bool is_key = lexed->traits & LEXER_SETTINGS;
    size_t from = lexed->span.offset, to = from + lexed->span.len;
    size_t lowest = from > LONGEST_NAME ? from - LONGEST_NAME : 0;
    for (size_t i = from; i < to; i++)
        if (!is_in_name(text.ptr[i], true))
            return false;
    while (from > lowest && is_in_name(text.ptr[from - 1], is_key))
        from--;
    while (to < text.len && to - from <= LONGEST_NAME && is_in_name(text.ptr[to], is_key))
        to++;
    while (from < to && !is_name_byte(text.ptr[from]))
        from++;
    *name = (struct span){from, to - from};
    return from < to && to - from <= LONGEST_NAME && !is_digit(text.ptr[from]);
}

static char before_at(struct slice text, size_t at)
{
    return at ? text.ptr[at - 1] : '\0';
}

// With what belongs to it: quotes, whose whole content it must be, and sigils.
static bool whole_name(const struct lexed *lexed, struct declared *out)
{
    struct slice text = lexed->text;
    struct span name;
    if (!find_name(lexed, &name))
        return false;
    size_t from = name.offset, to = from + name.len;
    char before = before_at(text, from);
    bool quoted = lexed->role == ROLE_STRING;
    if (quoted) {
        if (from != lexed->content || byte_at(text, to) != before)
            return false;
        from = lexed->token;
        to++;
        before = before_at(text, from);
    }
    // [name] and `name` are SQL's.
    bool enclosed =
        (before == '[' && byte_at(text, to) == ']') || (before == '`' && byte_at(text, to) == '`');
    if (enclosed && !quoted)
        to++;
    if ((enclosed && !quoted) || (before && strchr("$@:#", before)))
        from--;
    *out = (struct declared){lexed, name, from, to, quoted};
    return true;
}

bool lexer_declared(const struct lexed *lexed, const struct lexed_class *class, struct syntax *out)
{
    struct declared declared;
    struct syntax found = {0};
    if (lexed->role == ROLE_COMMENT || !whole_name(lexed, &declared))
        return false;
    if (lexer_is_field(&declared, class, &found))
        found.role = ROLE_FIELD;
    else
        found = (struct syntax){.role = role_of_bound(&declared)};
    if (found.role == ROLE_UNKNOWN)
        return false;
    found.name = declared.name;
    *out = found;
    return true;
}
