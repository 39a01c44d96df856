// The names before operators.
#include "lexer_object.h"
#include "lexer_reader.h"

enum step reader_found(struct reader *self, struct span name)
{
    enum { LONGEST = 128 };
    if (name.len == 0 || name.len > LONGEST || !word_has_letter(reader_text(self, name)))
        return STEP_STOP;
    self->name = name;
    return STEP_FOUND;
}

// Lines of a settings file that begin so set the name that follows.
bool reader_is_setting_verb(struct slice word)
{
    return WORD_IN(word, W("set"), W("setx"), W("setenv"), W("env"), W("arg"), W("label"),
                   W("export"), W("local"), W("readonly"), W("declare"), W("define"),
                   W("add_header"), W("proxy_set_header"), W("fastcgi_param"), W("option"),
                   W("const"), W("let"), W("var"));
}

// `Secret Access Key: x`: a key of several words, where they begin a line.
static struct span several_words(const struct reader *self, struct span last)
{
    struct left left = self->left;
    struct span all = last;
    for (unsigned words = 1; words < 5; words++) {
        if (left_peek(&left, 0) != ' ' || is_space(left_peek(&left, 1)))
            break;
        left.at--;
        struct span before = left_name(&left, true);
        if (before.len == 0 || reader_is_setting_verb(reader_text(self, before)))
            break;
        all = (struct span){before.offset, span_end(last) - before.offset};
    }
    left.at = all.offset;
    left_skip_blanks(&left);
    char c = left_peek(&left, 0);
    bool begins_line = c == '\0' || c == '\n' || c == '#' || c == '*' || c == '-' || c == '/' ||
                       c == '>' || c == ';';
    return begins_line ? all : last;
}

// `-DNAME=value`, `-Pname=value`: the letter is the option's.
static struct span without_option_letter(const struct reader *self, struct span name)
{
    char first = self->left.text.ptr[name.offset], before = left_peek(&self->left, 1);
    bool is_option = left_peek(&self->left, 0) == '-' && (first == 'D' || first == 'P');
    if (!is_option || name.len < 2 || is_name_byte(before) || before == '-')
        return name;
    return (struct span){name.offset + 1, name.len - 1};
}

// `name: type =`: the name, for a reader that stands before the '='.
static struct span annotated_name(const struct reader *self)
{
    enum { LONGEST_TYPE = 96 };
    struct left left = self->left;
    struct span none = {0, 0};
    while (self->left.at - left.at < LONGEST_TYPE) {
        char c = left_peek(&left, 0);
        if (c == ':' && left_peek(&left, 1) != ':') {
            left.at--;
            left_skip_blanks(&left);
            left.at -= left_peek(&left, 0) == '?' || left_peek(&left, 0) == '!';
            struct span name = left_name(&left, false);
            if (left_peek(&left, 0) == '$') // $env:name
                return none;
            left_skip_blanks(&left);
            struct span before = left_name(&left, false);
            bool statement = lexer_is_keyword(reader_text(self, before)) &&
                             !word_is_modifier(reader_text(self, before));
            return statement || lexer_is_keyword(reader_text(self, name)) ? none : name;
        }
        if (c == ':')
            left.at -= 2;
        else if (c == '>' || c == ']' || c == ')') {
            if (!left_bracketed(&left))
                return none;
        } else if (c && (is_name_byte(c) || strchr(" .&*'?|", c))) {
            left.at--;
        } else {
            return none;
        }
    }
    return none;
}

// `text` without the quotes and sigils around it.
static struct slice without_quotes(struct slice text)
{
    text = slice_trim(text);
    while (text.len && (is_quote(text.ptr[0]) || strchr(":@\\", text.ptr[0])) && text.ptr[0])
        text = slice_cut(text, 1, text.len);
    while (text.len && (is_quote(text.ptr[text.len - 1]) || text.ptr[text.len - 1] == '\\'))
        text.len--;
    return text;
}

// `x["name"] =`, `[name] =`, `names[0] =`.
static enum step subscript(struct reader *self)
{
    struct left *left = &self->left;
    size_t end = left->at - 1;
    if (!left_bracketed(left))
        return STEP_STOP;
    struct slice inside = slice_trim(slice_cut(left->text, left->at + 1, end));
    struct slice bare = without_quotes(inside);
    char before = left_peek(left, 0);
    bool of_something = is_name_byte(before) || before == ')' || before == ']';
    bool of_names = (self->traits & LEXER_VARIABLES) && word_has_letter(bare); // a shell's
    if (bare.len && (bare.len < inside.len || !of_something || of_names))
        return reader_found(self, (struct span){(size_t)(bare.ptr - left->text.ptr), bare.len});
    return reader_found(self, left_name(left, false));
}

// `name type =`, for a reader that stands before the type.
static struct span before_type(const struct reader *self, struct span type)
{
    struct left left = self->left;
    struct span none = type;
    if (!left_skip_blanks(&left))
        return none;
    struct span name = left_name(&left, false);
    return name.len && !WORD_IN(reader_text(self, name), W("const"), W("var")) ? name : none;
}

// `case name:`, `default:`, `public:`, for a reader that stands before the name.
static bool is_label(const struct reader *self, struct span name)
{
    struct left left = self->left;
    left_skip_blanks(&left);
    return lexer_is_keyword(reader_text(self, name)) ||
           lexer_is_keyword(reader_text(self, left_name(&left, false)));
}

static bool is_ternary(const struct left *left)
{
    struct left back = *left;
    left_skip_space(&back);
    return left_peek(&back, 0) == '?' && left_peek(&back, 1) != '?';
}

// `"name":`, `'name' =>`.
static enum step quoted_name(struct reader *self, char op)
{
    struct left *left = &self->left;
    struct span name;
    if (!left_quoted(left, &name))
        return STEP_STOP;
    if (op == ':' && is_ternary(left))
        return reader_before_assignment(self);
    left_skip_blanks(left);
    bool is_case = op == ':' && left_take(left, SLICE("case"));
    return is_case ? STEP_STOP : reader_found(self, name);
}

enum step reader_target(struct reader *self, char op)
{
    struct left *left = &self->left;
    bool settings = self->traits & LEXER_SETTINGS;
    bool blank = left_skip_blanks(left);
    struct span name;
    if ((left_peek(left, 0) == '?' || left_peek(left, 0) == '!') && op != '>')
        left->at--;
    if (is_quote(left_peek(left, 0)))
        return quoted_name(self, op);
    if (op == '=' && !settings && (name = annotated_name(self)).len)
        return reader_found(self, name);
    if (left_peek(left, 0) == ']')
        return subscript(self);
    if (left_peek(left, 0) == ')' && is_quote(left_peek(left, 1)))
        return subscript(self); // map("name") =
    if ((left_peek(left, 0) == ')' || left_peek(left, 0) == '}') && !left_bracketed(left))
        return STEP_STOP;
    left_skip_blanks(left); // Name { get; set; } =
    name = left_name(left, settings);
    if (op == '=' && self->traits & LEXER_TYPE_LAST)
        name = before_type(self, name);
    if (op == ':' && is_ternary(left))
        return reader_before_assignment(self);
    if (op == ':' && !settings && is_label(self, name))
        return STEP_STOP;
    if (name.len && left_peek(left, 0) == '-')
        name = without_option_letter(self, name);
    if (name.len && settings && (op == ':' || blank))
        name = several_words(self, name);
    return reader_found(self, name);
}

enum step reader_before_assignment(struct reader *self)
{
    struct left *left = &self->left;
    struct span ignored;
    for (char after = '\0';;) {
        char c = left_peek(left, 0), before = left_peek(left, 1);
        if (c == '\0' || c == '\n' || c == ';')
            return STEP_STOP;
        bool compares = after == '=' || after == '>' || strchr("=!<>", before);
        if (c == '=' && before && !compares) {
            left->at--;
            return reader_target(self, '=');
        }
        after = c;
        if ((is_quote(c) && left_quoted(left, &ignored)) ||
            ((c == ')' || c == ']') && left_bracketed(left)))
            continue;
        left->at--;
    }
}
