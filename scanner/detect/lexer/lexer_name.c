// Operators and words on the way to the left, and what a value is bound to in the end.
#include "lexer_pair.h"
#include "lexer_reader.h"

bool lexer_is_keyword(struct slice word)
{
    static const struct slice keywords[] = {
        W("if"),      W("elif"),    W("elsif"),   W("else"),    W("unless"),  W("while"),
        W("until"),   W("for"),     W("foreach"), W("switch"),  W("match"),   W("when"),
        W("case"),    W("default"), W("return"),  W("throw"),   W("throws"),  W("raise"),
        W("yield"),   W("catch"),   W("except"),  W("rescue"),  W("and"),     W("or"),
        W("not"),     W("in"),      W("is"),      W("then"),    W("do"),      W("begin"),
        W("end"),     W("import"),  W("from"),    W("require"), W("include"), W("using"),
        W("package"), W("assert"),  W("del"),     W("delete"),  W("goto"),    W("typeof"),
        W("sizeof"),  W("with"),    W("as"),      W("public"),  W("private"), W("protected"),
        W("fi"),      W("echo"),    W("print"),   W("puts"),    W("values"),  W("where"),
        W("select"),
    };
    return SLICE_ANY(word, slice_equals_nocase, keywords);
}

// `//user:password@host` is no `user: password`.
static bool is_login(const struct reader *self)
{
    struct slice text = self->left.text;
    return self->end < text.len && text.ptr[self->end] == '@';
}

static enum step at_equals(struct reader *self)
{
    struct left *left = &self->left;
    left->at--;
    char before = left_peek(left, 0);
    if (before == '=' || before == '!') { // compared with: as good as bound
        while (left_peek(left, 0) == '=' || left_peek(left, 0) == '!')
            left->at--;
        return reader_target(self, '=');
    }
    if (before == '<' || before == '>')
        return STEP_STOP;
    if (before && strchr(":+?|&.-*^%~/", before)) {
        left->at--;
        if (left_peek(left, 0) == before)
            left->at--;
    }
    return reader_target(self, '=');
}

static enum step at_colon(struct reader *self, bool blank)
{
    struct left *left = &self->left;
    char before = left_peek(left, 1);
    left->at--;
    if (before == ':')
        return STEP_STOP;
    if (!blank && !self->quoted && !is_name_byte(before) && !is_quote(before))
        return STEP_ON; // a symbol's sigil
    if (!blank && !self->quoted && is_login(self))
        return STEP_STOP;
    return reader_target(self, ':');
}

static enum step at_dash(struct reader *self, bool blank)
{
    struct left *left = &self->left;
    char before = left_peek(left, 1);
    if (before == '<' || before == ':') { // name <- value, ${name:-value}
        left->at -= 2;
        return reader_target(self, '-');
    }
    left->at--;
    if (before == '|' || before == '>') // a block scalar that drops its last line end
        return STEP_ON;
    if (blank && (self->traits & LEXER_INDENTS)) {
        struct span key;
        left_skip_blanks(left);
        if ((left_peek(left, 0) == '\n' || left->at == 0) &&
            lexer_owner_key(left->text, left->floor, left->at, &key))
            return reader_found(self, key);
        return STEP_STOP;
    }
    return blank ? STEP_STOP : STEP_ON;
}

static enum step at_greater(struct reader *self)
{
    struct left *left = &self->left;
    char before = left_peek(left, 1);
    struct span name;
    if (before == '=' || before == '-') {
        left->at -= 2;
        return reader_target(self, '>');
    }
    if (lexer_element_name(left->text, left->floor, left->at, &name))
        return reader_found(self, name);
    left->at--;
    return (self->traits & LEXER_INDENTS) ? STEP_ON : STEP_STOP;
}

// `name or "value"`, for a reader that stands before the operator.
static enum step default_of(struct reader *self)
{
    struct span last;
    left_skip_space(&self->left);
    if (!left_operand(&self->left, &last))
        return STEP_STOP;
    if (!self->otherwise.len)
        self->otherwise = last;
    return STEP_ON;
}

// `name || "value"`, `name ?? "value"`.
static enum step at_default(struct reader *self)
{
    self->left.at -= 2;
    return default_of(self);
}

// `"x" + "value"`, `x . "value"`.
static enum step past_operand(struct reader *self)
{
    struct span ignored;
    self->left.at--;
    left_skip_space(&self->left);
    return left_operand(&self->left, &ignored) ? STEP_ON : STEP_STOP;
}

static bool is_string_prefix(struct slice word)
{
    if (word.len > 3)
        return false;
    for (size_t i = 0; i < word.len; i++)
        if (!strchr("rRbBuUfFlLnNxXqQ8", word.ptr[i]))
            return false;
    return true;
}

// Where a command may begin, and a sentence does not.
static bool begins_command(const struct left *before)
{
    struct left back = *before;
    left_skip_blanks(&back);
    char c = left_peek(&back, 0);
    return c == '\0' || c == '\n' || strchr(";&|(`#\"'$>-", c);
}

// `set name value`, `IDENTIFIED BY 'value'`, for a reader that stands before the word.
static bool is_set_by_verb(struct reader *self, struct span *word)
{
    struct left *left = &self->left;
    if (!left_skip_blanks(left))
        return false;
    struct span verb = left_name(left, false);
    if (slice_equals_nocase(reader_text(self, verb), SLICE("identified"))) {
        *word = (struct span){verb.offset, word->offset + word->len - verb.offset};
        return true;
    }
    return reader_is_setting_verb(reader_text(self, verb)) && begins_command(left);
}

// `--name value`, `-name value`, for a reader that stands before the word.
static enum step at_flag(struct reader *self, struct span word)
{
    bool is_long = left_peek(&self->left, 1) == '-' || word.len > 1;
    bool may = self->traits & (LEXER_SETTINGS | LEXER_FLAGS);
    return is_long && may ? reader_found(self, word) : STEP_STOP;
}

// `call "value"`, and perhaps `name = call "value"`.
static enum step past_command(struct reader *self)
{
    struct span call = left_callee(&self->left);
    if (!self->call.len)
        self->call = call;
    left_skip_blanks(&self->left);
    return left_peek(&self->left, 0) == '=' ? STEP_ON : STEP_STOP;
}

// The value is the rest of a word, or has a prefix: b"value", sql`value`.
static enum step past_prefix(struct reader *self)
{
    struct span word = left_name(&self->left, self->traits & LEXER_SETTINGS);
    if (word.len == 0)
        return STEP_STOP;
    if (self->quoted && !is_string_prefix(reader_text(self, word)) && !self->call.len)
        self->call = word;
    return STEP_ON;
}

// A word stands between blanks before the value.
static enum step at_word(struct reader *self)
{
    struct left *left = &self->left, after_word = *left;
    struct span word = left_name(left, self->traits & LEXER_SETTINGS);
    struct slice text = reader_text(self, word);
    if (word.len == 0)
        return STEP_STOP;
    if (WORD_IN(text, W("bearer"), W("basic"), W("token"), W("apikey"), W("digest"), W("new"),
                W("await"), W("mut"))) // Authorization: Bearer value
        return STEP_ON;
    if (left_peek(left, 0) == '-')
        return at_flag(self, word);
    if (left_peek(left, 0) == '@' && !lexer_is_keyword(text)) // @name "value"
        return reader_found(self, word);
    if (self->quoted && WORD_IN(text, W("to"), W("like")))
        return reader_target(self, '>');
    if (slice_equals(text, SLICE("or")))
        return default_of(self);
    if (slice_equals(text, SLICE("else")))
        return reader_before_assignment(self);
    if (lexer_is_keyword(text))
        return STEP_STOP;
    if (is_set_by_verb(self, &word))
        return reader_found(self, word);
    if (!self->quoted)
        return STEP_STOP;
    if (slice_equals_nocase(text, SLICE("password"))) // WITH PASSWORD 'value'
        return reader_found(self, word);
    *left = after_word;
    return past_command(self);
}

// The previous line is read on only if it cannot end there.
static bool may_cross_line(const struct reader *self)
{
    struct left back = self->left;
    left_skip_space(&back);
    char c = left_peek(&back, 0);
    if (c == '\\')
        return true;
    if (c == '\0' || (self->traits & LEXER_LINES))
        return false;
    if (c == ':') // or else the end of a block's header
        return (self->traits & LEXER_SETTINGS) || self->enclosed;
    return strchr("=([{,+.&|>-?", c) ||
           (is_quote(c) && self->quoted && !(self->traits & LEXER_SETTINGS));
}

static enum step step(struct reader *self)
{
    struct left *left = &self->left;
    bool blank = left_skip_blanks(left);
    if (left_peek(left, 0) == '\n' || left_peek(left, 0) == '\r') {
        if (!may_cross_line(self))
            return STEP_STOP;
        blank = left_skip_space(left);
    }
    char c = left_peek(left, 0);
    struct span ignored;
    switch (c) {
    case '=':
        return at_equals(self);
    case ':':
        return at_colon(self, blank);
    case '-':
        return at_dash(self, blank);
    case '>':
        return at_greater(self);
    case ',':
        return reader_past_comma(self);
    case '(':
        return reader_into_parenthesis(self);
    case '[':
        return reader_into_square(self);
    case '{':
        return reader_into_brace(self);
    case '"':
    case '\'':
    case '`':
        return self->quoted && left_quoted(left, &ignored) ? STEP_ON : STEP_STOP;
    case '|':
        if (left_peek(left, 1) == '|')
            return at_default(self);
        left->at--;
        return (self->traits & LEXER_INDENTS) ? STEP_ON : STEP_STOP;
    case '?':
        return left_peek(left, 1) == '?' ? at_default(self) : reader_before_assignment(self);
    case '+':
    case '.':
    case '&':
        if (self->quoted && blank)
            return past_operand(self);
        left->at--;
        return self->quoted || c != '.' ? STEP_ON : STEP_STOP;
    case '\\':
        if (blank && left_peek(left, 1) == '\\') { // name \\ "value"
            left->at -= 2;
            return reader_target(self, '=');
        }
        left->at--;
        return STEP_ON;
    case '@':
    case '$':
    case '*':
    case '!':
    case '#':
    case '~':
        left->at--;
        return STEP_ON;
    default:
        if (!is_name_byte(c))
            return STEP_STOP;
        return blank ? at_word(self) : past_prefix(self);
    }
}

static bool read_left(struct reader *self)
{
    enum { MOST_STEPS = 48 };
    struct left *left = &self->left;
    // Inside quotes that the lexer has not seen, or escaped ones in a string.
    if (is_quote(left_peek(left, 0)) && !self->quoted) {
        self->quoted = true;
        left->at--;
        left->at -= left_peek(left, 0) == '\\';
    }
    for (unsigned i = 0; i < MOST_STEPS; i++) {
        enum step taken = step(self);
        if (taken != STEP_ON)
            return taken == STEP_FOUND;
    }
    return false;
}

static size_t floor_of(size_t lowest, size_t at)
{
    return at - lowest > LEXER_REACH ? at - LEXER_REACH : lowest;
}

// The function that the innermost brackets around the value belong to, whatever the
// distance: `call(..., {name: "value"})`.
static struct span enclosing_call(const struct lexed *lexed)
{
    struct span none = {0, 0};
    for (size_t i = lexed->open_count; i > 0; i--) {
        size_t at = lexed->open[i - 1];
        char bracket = lexed->text.ptr[at];
        struct left left = {lexed->text, floor_of(0, at), at};
        if (bracket == '[')
            continue;
        left_skip_blanks(&left);
        if (bracket == '{') {
            char c = left_peek(&left, 0);
            if (c == ')' || c == '>' || is_name_byte(c) || c == '\n' || c == '\0')
                return none; // a block
            continue;
        }
        struct span callee = left_callee(&left);
        struct slice word = slice_of(lexed->text.ptr + callee.offset, callee.len);
        if (callee.len == 0)
            continue;
        return reader_is_no_call(word, &left) ? none : callee;
    }
    return none;
}

// Within a string or comment: what it says itself, as settings do.
static bool bound_inside(const struct lexed *lexed, struct bound *out)
{
    size_t at = lexed->span.offset;
    struct reader reader = {
        .left = {lexed->text, floor_of(lexed->content, at), at},
        .traits = LEXER_SETTINGS | LEXER_PLAIN | (lexed->traits & LEXER_INDENTS),
        .end = at + lexed->span.len,
    };
    if (at <= lexed->content)
        return false;
    if (read_left(&reader)) {
        out->name = reader.name;
        return true;
    }
    return lexed->role == ROLE_COMMENT &&
           lexer_line_key(lexed->text, floor_of(lexed->content, at), at, &out->name);
}

struct bound lexer_bound(const struct lexed *lexed)
{
    struct bound out = {0};
    bool inside = lexed->role != ROLE_CODE && bound_inside(lexed, &out);
    if (lexed->role == ROLE_COMMENT)
        return out;
    struct reader reader = {
        .left = {lexed->text, floor_of(0, lexed->token), lexed->token},
        .traits = lexed->traits,
        .quoted = lexed->role == ROLE_STRING,
        .enclosed = lexed->open_count > 0,
        .end = span_end(lexed->span),
    };
    if (read_left(&reader)) {
        lexer_pair_name(lexed, &reader.name);
    } else {
        reader.name = reader.otherwise;
        if (!reader.name.len && (lexed->traits & LEXER_SETTINGS))
            lexer_owner_of_line(lexed, &reader.name);
    }
    if (!inside)
        out.name = reader.name;
    if (!(lexed->traits & LEXER_SETTINGS) || lexed->traits & LEXER_CALLS)
        out.call = reader.call.len ? reader.call : enclosing_call(lexed);
    return out;
}
