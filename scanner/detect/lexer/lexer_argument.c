// Brackets on the way to the left: calls and their arguments, lists, blocks.
#include "lexer_reader.h"

static void skip_callee(struct left *left)
{
    struct span ignored;
    left_operand(left, &ignored);
    for (unsigned i = 0; i < 3; i++) {
        left_skip_blanks(left);
        struct left back = *left;
        struct span word = left_name(&back, false);
        if (!WORD_IN(slice_of(left->text.ptr + word.offset, word.len), W("new"), W("await"),
                     W("async"), W("try"), W("unsafe"), W("mut")))
            return;
        *left = back;
    }
}

static bool declares_function(const struct left *left)
{
    struct left back = *left;
    left_skip_blanks(&back);
    struct span word = left_name(&back, false);
    return WORD_IN(slice_of(left->text.ptr + word.offset, word.len), W("def"), W("function"),
                   W("func"), W("fun"), W("fn"), W("sub"), W("defp"), W("class"), W("constructor"));
}

bool reader_is_no_call(struct slice word, const struct left *before)
{
    return lexer_is_keyword(word) || declares_function(before) ||
           WORD_IN(word, W("const"), W("var"), W("let"), W("type"));
}

// Takes the function's name as the call. False where the parenthesis is not a call's.
static bool take_call(struct reader *self)
{
    struct left back = self->left;
    left_skip_blanks(&back);
    struct span callee = left_callee(&back);
    if (callee.len == 0 || reader_is_no_call(reader_text(self, callee), &back))
        return false;
    if (self->call.len == 0)
        self->call = callee;
    return true;
}

// `std::string name("value")`, for `left` before the name.
static bool is_declared_so(const struct reader *self, struct left left)
{
    struct left back = left;
    bool blank = left_skip_blanks(&back);
    char c = left_peek(&back, 0);
    if (c == '*' || c == '&' || c == '>')
        return true;
    struct span type = left_name(&back, false);
    return blank && type.len && !lexer_is_keyword(reader_text(self, type)) &&
           !slice_equals(reader_text(self, type), SLICE("new"));
}

enum step reader_into_parenthesis(struct reader *self)
{
    struct left *left = &self->left;
    left->at--;
    struct left back = *left;
    left_skip_blanks(&back);
    if (left_peek(&back, 0) == ']')
        return STEP_STOP; // a link's address, a function from a table
    struct span word = left_name(&back, false);
    if (word.len && reader_is_no_call(reader_text(self, word), &back))
        return STEP_STOP;
    if (self->traits & LEXER_DECLARES && word.len && self->call.len == 0 &&
        is_declared_so(self, back))
        return reader_found(self, word);
    if (take_call(self)) {
        left_skip_blanks(left);
        skip_callee(left);
    }
    return STEP_ON;
}

enum step reader_into_square(struct reader *self)
{
    struct left *left = &self->left;
    left->at--;
    char before = left_peek(left, 0);
    if (left_take(left, SLICE("<![CDATA")))
        return STEP_ON;
    if (before == '!') { // vec![
        left->at--;
        left_name(left, false);
        return STEP_ON;
    }
    return is_name_byte(before) || before == ')' || before == ']' ? STEP_STOP : STEP_ON;
}

enum step reader_into_brace(struct reader *self)
{
    struct left *left = &self->left;
    struct span ignored;
    left->at--;
    if (strchr("$#%", left_peek(left, 0)) && left_peek(left, 0)) {
        left->at--; // ${...}
        return STEP_ON;
    }
    bool blank = left_skip_blanks(left);
    char c = left_peek(left, 0);
    if (c == ')' || (c == '>' && (left_peek(left, 1) == '=' || left_peek(left, 1) == '-')))
        return STEP_STOP;       // a function's body
    if (c == ']' || c == '>') { // String[] {, List<String>{
        if (!left_bracketed(left))
            return STEP_STOP;
        skip_callee(left);
        return STEP_ON;
    }
    if (!is_name_byte(c))
        return is_quote(c) ? STEP_STOP : STEP_ON;
    if (blank)
        return STEP_STOP; // a block and its header
    struct left back = *left;
    struct span name = left_name(&back, false);
    bool declared = left_skip_blanks(&back) && is_name_byte(left_peek(&back, 0));
    if (declared && !lexer_is_keyword(reader_text(self, left_name(&back, false))))
        return reader_found(self, name); // std::string name{"value"}
    left_operand(left, &ignored);
    while (left_peek(left, 0) == ']' && left_bracketed(left))
        ; // []string{
    return STEP_ON;
}

static bool call_has(struct slice call, const struct slice *parts)
{
    for (; parts->len; parts++)
        if (slice_find_nocase(call, *parts) != SLICE_NOT_FOUND)
            return true;
    return false;
}

// A call whose first argument may well name the second although it is no literal.
static bool takes_name_and_value(struct slice call)
{
    static const struct slice parts[] = {
        W("set"),    W("put"),       W("add"),    W("define"), W("strcpy"),
        W("strcmp"), W("equals"),    W("header"), W("append"), W("param"),
        W("prop"),   W("env"),       W("insert"), W("assign"), W("config"),
        W("option"), W("attribute"), W("value"),  {NULL, 0},
    };
    return call_has(call, parts);
}

// A call whose arguments are all alike.
static bool takes_a_list(struct slice call)
{
    static const struct slice parts[] = {
        W("list"), W("array"),  W("set.of"), W("setof"), W("tuple"), W("print"),  W("format"),
        W("log"),  W("assert"), W("expect"), W("equal"), W("join"),  W("concat"), {NULL, 0},
    };
    return call_has(call, parts);
}

static bool is_identifier(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_name_byte(s.ptr[i]) && s.ptr[i] != '-' && s.ptr[i] != '.' && s.ptr[i] != ':')
            return false;
    return word_has_letter(s);
}

// Whether the value is the last of its brackets.
static bool closes_after(const struct reader *self)
{
    struct slice text = self->left.text;
    size_t at = self->end;
    size_t most = at + 16 < text.len ? at + 16 : text.len;
    while (at < most && (is_quote(text.ptr[at]) || is_space(text.ptr[at]) || text.ptr[at] == '\\'))
        at++;
    return at < most && (text.ptr[at] == ')' || text.ptr[at] == '}' || text.ptr[at] == ']');
}

// `("name", "value"`: the name, if what stands before the comma is it.
static bool first_of_pair(struct reader *self, struct span *name)
{
    struct left back = self->left;
    left_skip_space(&back);
    bool literal = is_quote(left_peek(&back, 0));
    if (!left_operand(&back, name) || !is_identifier(reader_text(self, *name)))
        return false;
    left_take(&back, SLICE("@"));
    left_skip_space(&back);
    char opening = left_peek(&back, 0);
    if (opening != '(' && opening != '{')
        return false;
    back.at--;
    left_skip_blanks(&back);
    if (opening == '{') { // one of several pairs, or else a list of two
        char around = left_peek(&back, 0);
        return literal && closes_after(self) && (around == '{' || around == ',');
    }
    struct span callee = left_callee(&back);
    if (callee.len == 0)
        return literal && closes_after(self);
    return literal ? !takes_a_list(reader_text(self, callee))
                   : takes_name_and_value(reader_text(self, callee));
}

// `set("kind", "name", "value")`, `config :app, :name, "value"`: the argument before the
// last one names it, if it is a symbol or the function's name says so.
static bool last_of_pair(struct reader *self, struct span *name)
{
    enum { MOST_ARGUMENTS = 3 };
    struct left back = self->left;
    struct span ignored;
    left_skip_blanks(&back);
    bool literal = is_quote(left_peek(&back, 0));
    if (!left_operand(&back, name) || !is_identifier(reader_text(self, *name)))
        return false;
    if (!literal)
        return self->quoted && left_take(&back, SLICE(":")) && !is_name_byte(left_peek(&back, 0));
    for (unsigned i = 0; i < MOST_ARGUMENTS; i++) {
        bool blank = left_skip_blanks(&back);
        if (left_peek(&back, 0) != ',') {
            bool parenthesis = left_take(&back, SLICE("("));
            struct span callee = left_callee(&back);
            return (blank || parenthesis) && i > 0 &&
                   takes_name_and_value(reader_text(self, callee));
        }
        back.at--;
        left_skip_blanks(&back);
        if (!left_operand(&back, &ignored))
            return false;
    }
    return false;
}

enum step reader_past_comma(struct reader *self)
{
    struct left *left = &self->left;
    struct span name;
    left->at--;
    if ((self->traits & LEXER_SETTINGS) && !self->quoted && !self->enclosed)
        return STEP_STOP;
    bool is_pair = first_of_pair(self, &name) || last_of_pair(self, &name);
    if (!left_open_bracket(left))
        return is_pair ? reader_found(self, name) : STEP_STOP;
    if (left_peek(left, 0) != '(')
        return is_pair ? reader_found(self, name) : STEP_ON;
    left->at--;
    bool is_call = take_call(self);
    if (is_pair)
        return reader_found(self, name);
    return is_call || is_name_byte(left_peek(left, 0)) ? STEP_STOP : STEP_ON;
}
