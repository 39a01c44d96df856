#include "binding.h"

// No secret we look for by its name is longer; a longer value costs no further look.
enum { REACH = 160, VALUE_LONGEST = 1024 };

struct cursor {
    struct slice text;
    size_t at, stop;
};

static char peek(const struct cursor *c, size_t ahead)
{
    return c->at + ahead < c->stop ? c->text.ptr[c->at + ahead] : '\0';
}

static bool take(struct cursor *c, const char *literal)
{
    struct slice there = slice_cut(c->text, c->at, c->stop);
    if (!slice_starts_with(there, slice_of_string(literal)))
        return false;
    c->at += strlen(literal);
    return true;
}

static void skip_blanks(struct cursor *c)
{
    while (peek(c, 0) == ' ' || peek(c, 0) == '\t')
        c->at++;
}

static void skip_space(struct cursor *c)
{
    while (c->at < c->stop && is_space(c->text.ptr[c->at]))
        c->at++;
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

// char NAME[] = "x", NAME[25] = "x"
static void skip_bounds(struct cursor *c)
{
    struct cursor ahead = *c;
    if (peek(&ahead, 0) != '[')
        return;
    do
        ahead.at++;
    while (is_digit(peek(&ahead, 0)));
    if (take(&ahead, "]"))
        *c = ahead;
}

// What closes the name itself: a quote, perhaps escaped (JSON in a string), and brackets.
static bool skip_closers(struct cursor *c)
{
    bool quoted = false;
    if (peek(c, 0) == '\\' && is_quote(peek(c, 1)))
        c->at++;
    if (is_quote(peek(c, 0))) {
        quoted = true;
        c->at++;
    }
    while (peek(c, 0) == ']' || peek(c, 0) == '*' || (quoted && peek(c, 0) == ')'))
        c->at++; // **password**: in a document
    if (!quoted)
        skip_bounds(c);
    return quoted;
}

// `: String =`, `: Optional[str] =`, ` varchar(20) =`: a type between name and operator.
static void skip_type(struct cursor *c, bool settings)
{
    struct cursor ahead = *c;
    skip_blanks(&ahead);
    if (!is_alpha(peek(&ahead, 0)))
        return;
    size_t most = ahead.at + 48;
    while (ahead.at < most &&
           (is_word(peek(&ahead, 0)) || strchr(".<>[]?|*& ,", peek(&ahead, 0))) &&
           peek(&ahead, 0) != '\0')
        ahead.at++;
    // In settings `token: abc=def` is a value with a sign in it.
    bool apart = ahead.text.ptr[ahead.at - 1] == ' ';
    if ((apart || !settings) && peek(&ahead, 0) == '=' && peek(&ahead, 1) != '=' &&
        peek(&ahead, 1) != '>')
        *c = ahead;
}

// var NAME string = "x"
static bool take_typed(struct cursor *c)
{
    enum { TYPE_MOST = 24 };
    struct cursor ahead = *c;
    if (c->at == 0 || c->text.ptr[c->at - 1] != ' ' || !is_alpha(peek(&ahead, 0)))
        return false;
    while (is_word(peek(&ahead, 0)) && ahead.at - c->at < TYPE_MOST)
        ahead.at++;
    skip_blanks(&ahead);
    if (peek(&ahead, 0) != '=' || peek(&ahead, 1) == '=')
        return false;
    ahead.at++;
    skip_blanks(&ahead);
    if (!is_quote(peek(&ahead, 0)))
        return false;
    *c = ahead;
    return true;
}

// The name is itself a value, and its own stands beside it: `<add key="NAME" value="x"/>`,
// `- name: NAME` and `value: x` on the next line, `{"name": "NAME", "value": "x"}`.
static bool skip_to_paired_value(struct cursor *c)
{
    struct cursor ahead = *c;
    while (is_space(peek(&ahead, 0)) || peek(&ahead, 0) == ',')
        ahead.at++;
    bool quoted = is_quote(peek(&ahead, 0));
    ahead.at += quoted;
    if (!slice_starts_with_nocase(slice_cut(ahead.text, ahead.at, ahead.stop), SLICE("value")))
        return false;
    ahead.at += strlen("value");
    ahead.at += quoted && is_quote(peek(&ahead, 0));
    skip_blanks(&ahead);
    if (peek(&ahead, 0) != '=' && peek(&ahead, 0) != ':')
        return false;
    *c = ahead;
    return true;
}

enum operator_kind { NO_OPERATOR, ASSIGNS, COMPARES, CALLS, LISTS, ELEMENT, BLANK };

static enum operator_kind take_operator(struct cursor *c, bool quoted, bool settings)
{
    static const char *const assigning[] = {
        ":::=", "::=", ":=", "=>", "->", "||=", "?=", "+=", ".=", "::", NULL};
    for (size_t i = 0; assigning[i]; i++)
        if (take(c, assigning[i]))
            return ASSIGNS;
    if (take(c, "===") || take(c, "!==") || take(c, "==") || take(c, "!="))
        return COMPARES;
    if (take(c, "="))
        return ASSIGNS;
    if (peek(c, 0) == ':') {
        c->at++;
        skip_type(c, settings);
        take(c, "=");
        return ASSIGNS;
    }
    if (peek(c, 0) == '(')
        return c->at++, CALLS;
    if (peek(c, 0) == ',' && quoted)
        return c->at++, LISTS;
    if (peek(c, 0) == '>')
        return c->at++, ELEMENT;
    // Behind a quote the next attribute of an element stands: id="NAME" d="x".
    return !quoted && take_typed(c) ? ASSIGNS : NO_OPERATOR;
}

// Functions that give what is known by the name they are given.
static bool looks_up(struct slice function)
{
    static const struct slice ends[] = {
        SLICE_INIT("get"),      SLICE_INIT("env"),     SLICE_INIT("config"), SLICE_INIT("find"),
        SLICE_INIT("fetch"),    SLICE_INIT("isset"),   SLICE_INIT("param"),  SLICE_INIT("property"),
        SLICE_INIT("settings"), SLICE_INIT("setting"), SLICE_INIT("lookup"), SLICE_INIT("gettext"),
    };
    return SLICE_ANY(function, slice_ends_with_nocase, ends);
}

// String prefixes and wrappers before the opening quote: b"", f'', @"", L"", new String(, Some(.
static void skip_wrappers(struct cursor *c)
{
    struct cursor ahead = *c;
    for (unsigned round = 0; round < 3; round++) {
        size_t start = ahead.at;
        while (is_word(peek(&ahead, 0)) || strchr(".:@$%&", peek(&ahead, 0)) != NULL) {
            if (peek(&ahead, 0) == '\0' || ahead.at - start > 24)
                return;
            ahead.at++;
        }
        size_t len = ahead.at - start;
        if (is_quote(peek(&ahead, 0)) && len <= 3) {
            *c = ahead;
            return;
        }
        // What stands in data["x"] or in .get("x") is another name; ENC(x) is encrypted (Jasypt).
        if (len && (slice_equals(slice_of(ahead.text.ptr + start, len), SLICE("ENC")) ||
                    peek(&ahead, 0) == '[' || looks_up(slice_of(ahead.text.ptr + start, len))))
            return;
        if (peek(&ahead, 0) == '(' || peek(&ahead, 0) == '[') {
            ahead.at++;
            skip_space(&ahead);
            if (is_quote(peek(&ahead, 0)))
                *c = ahead;
        } else if (len && peek(&ahead, 0) == ' ' && ahead.text.ptr[ahead.at - 1] != ':') {
            ahead.at++; // new String(
        } else {
            return;
        }
    }
}

// A bracket stands before the quote that ends at `at`.
static bool opens_list(struct slice text, size_t at)
{
    while (at > 0 &&
           (is_quote(text.ptr[at - 1]) || is_space(text.ptr[at - 1]) || text.ptr[at - 1] == '\\'))
        at--;
    return at > 0 && text.ptr[at - 1] == '[';
}

// '"x"', "\"x\"": a literal that is the text of another one.
static void unwrap(struct slice text, struct span *value)
{
    for (size_t escaped = 0; escaped < 2; escaped++) {
        struct slice inner = span_text(text, *value);
        size_t edge = escaped + 1;
        if (inner.len <= 2 * edge || (escaped && inner.ptr[0] != '\\') ||
            !is_quote(inner.ptr[escaped]) || inner.ptr[inner.len - 1] != inner.ptr[escaped] ||
            (escaped && inner.ptr[inner.len - 2] != '\\'))
            continue;
        *value = (struct span){value->offset + edge, value->len - 2 * edge};
        return;
    }
}

static bool read_quoted(struct cursor *c, struct binding *out)
{
    bool escaped = peek(c, 0) == '\\' && is_quote(peek(c, 1));
    if (escaped)
        c->at++;
    if (!is_quote(peek(c, 0)))
        return false;
    char quote = c->text.ptr[c->at++];
    if (peek(c, 0) == quote && peek(c, 1) == quote)
        c->at += 2; // three quotes
    size_t end = c->at;
    size_t most = c->at + VALUE_LONGEST < c->text.len ? c->at + VALUE_LONGEST : c->text.len;
    for (; end < most; end++) {
        char here = c->text.ptr[end];
        if (here == quote || (here == '\n' && quote != '`'))
            break;
        if (here == '\\' && end + 1 < most) {
            if (escaped && c->text.ptr[end + 1] == quote)
                break;
            end++;
        }
    }
    // A backslash at the very end steps over the limit.
    if (end >= most || c->text.ptr[end] == '\n')
        return false;
    out->form = BOUND_QUOTED;
    out->listed = opens_list(c->text, c->at);
    out->value = (struct span){c->at, end - c->at};
    unwrap(c->text, &out->value);
    return out->value.len > 0;
}

static bool ends_bare(char c, bool settings)
{
    switch (c) {
    case '\n':
    case '\r':
    case '\0':
    case ' ':
    case '\t':
    case '"':
    case '\'':
    case '`':
        return true;
    case ';':
    case ',':
    case ')':
    case '}':
    case ']':
    case '<':
    case '>':
        return !settings;
    default:
        return false;
    }
}

static bool is_dangling(struct slice value)
{
    char last = value.ptr[value.len - 1];
    char opener = last == ')' ? '(' : last == '}' ? '{' : last == ']' ? '[' : '\0';
    return last == ',' || last == ';' || (opener && !slice_has_byte(value, opener));
}

// The end of a line or of a string within a string: "password: x\nuser: y", "{\"q\": \"a=x\"}".
static bool is_escaped_end(struct slice text, size_t at)
{
    return text.ptr[at] == '\\' && at + 1 < text.len && strchr("nrt\"", text.ptr[at + 1]);
}

// `password: forgot yours?` is a sentence, or one's first words.
static bool goes_on_in_words(const struct cursor *c, size_t end)
{
    size_t at = end;
    while (at < c->stop && c->text.ptr[at] == ' ')
        at++;
    return at > end && at + 1 < c->stop && is_alpha(c->text.ptr[at]) &&
           (is_alpha(c->text.ptr[at + 1]) || (unsigned char)c->text.ptr[at + 1] >= 0x80);
}

static bool read_bare(struct cursor *c, bool settings, bool query, struct binding *out)
{
    size_t end = c->at;
    size_t most = c->at + VALUE_LONGEST < c->text.len ? c->at + VALUE_LONGEST : c->text.len;
    while (end < most && !ends_bare(c->text.ptr[end], settings) &&
           !(query && c->text.ptr[end] == '&') && !is_escaped_end(c->text, end))
        end++;
    if (end == most && most < c->text.len)
        return false;
    // Flow style and lists end a bare value even in settings; ${NAME} and call() keep their ends.
    while (end > c->at && is_dangling(slice_cut(c->text, c->at, end)))
        end--;
    out->form = BOUND_BARE;
    out->value = (struct span){c->at, end - c->at};
    out->in_words = goes_on_in_words(c, end);
    // A block, a list or a folded text begins here, no token.
    return out->value.len > 0 && !strchr("([{|", c->text.ptr[c->at]);
}

static bool read_element(struct cursor *c, struct binding *out)
{
    skip_space(c);
    size_t end = c->at;
    while (end < c->stop && c->text.ptr[end] != '<' && c->text.ptr[end] != '\n')
        end++;
    struct cursor close = {c->text, end, c->text.len};
    skip_space(&close);
    if (!take(&close, "</"))
        return false;
    out->form = BOUND_ELEMENT;
    out->value = (struct span){c->at, end - c->at};
    return out->value.len > 0;
}

// An element's name stands behind '<'; anything else before '>' is a comparison.
static bool opens_element(struct slice text, struct span name)
{
    return name.offset > 0 &&
           (text.ptr[name.offset - 1] == '<' || text.ptr[name.offset - 1] == ':');
}

static bool is_option(struct slice text, struct span name)
{
    struct slice option = span_text(text, name);
    return option.len > 2 && slice_starts_with(option, SLICE("--")) && is_alnum(option.ptr[2]);
}

// password "x"; as settings of servers are written.
static bool is_statement(const struct cursor *c)
{
    struct cursor ahead = *c;
    struct binding value;
    if (peek(c, 0) == '`' || !read_quoted(&ahead, &value))
        return false;
    size_t end = span_end(value.value) + 1;
    return end < c->text.len && c->text.ptr[end] == ';';
}

// "endToken", "oldNode", "x": the next in a list of names, where a call or a pair would end.
static bool goes_on_as_list(struct slice text, struct span value)
{
    size_t at = span_end(value) + 1;
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    if (at >= text.len || text.ptr[at] != ',')
        return false;
    do
        at++;
    while (at < text.len && is_space(text.ptr[at]));
    return at < text.len && is_quote(text.ptr[at]);
}

static size_t line_end_after(const struct cursor *c)
{
    const char *newline = memchr(c->text.ptr + c->at, '\n', c->stop - c->at);
    return newline ? (size_t)(newline - c->text.ptr) : c->stop;
}

bool binding_after(struct slice text, struct span name, bool settings, struct binding *out)
{
    size_t from = span_end(name);
    struct cursor c = {text, from, from + REACH < text.len ? from + REACH : text.len};
    *out = (struct binding){0};
    bool quoted = skip_closers(&c);
    size_t after_name = c.at;
    if (!skip_to_paired_value(&c))
        skip_blanks(&c);
    enum operator_kind op = take_operator(&c, quoted, settings);
    if (op == ELEMENT)
        return opens_element(text, name) && read_element(&c, out);
    if (op == NO_OPERATOR) {
        if (c.at == after_name || !(is_option(text, name) || settings || is_statement(&c)))
            return false;
        return (peek(&c, 0) != '`' && read_quoted(&c, out)) ||
               (is_option(text, name) && read_bare(&c, settings, false, out));
    }
    bool colon = text.ptr[c.at - 1] == ':';
    // The next line of a list, and in settings the next line of anything, is another entry.
    bool own_line = op == LISTS || (op == ASSIGNS && settings);
    size_t line_end = line_end_after(&c);
    if (own_line)
        skip_blanks(&c);
    else
        skip_space(&c);
    out->compared = op == COMPARES;
    out->called = op == CALLS || op == LISTS;
    struct cursor bare = c;
    skip_wrappers(&c);
    if (read_quoted(&c, out))
        return op != LISTS || !goes_on_as_list(text, out->value);
    if (bare.at > line_end)
        return false;
    // ?user=x&secret=y&lang=z
    char before = name.offset > 0 ? text.ptr[name.offset - 1] : '\0';
    if (op != ASSIGNS || !read_bare(&bare, settings, before == '&' || before == '?', out))
        return false;
    out->in_words = out->in_words && colon;
    return true;
}

// The way back over a literal whose closing quote stands at text[end - 1].
static bool read_quoted_before(struct slice text, size_t end, struct binding *out)
{
    if (end == 0 || !is_quote(text.ptr[end - 1]))
        return false;
    char quote = text.ptr[end - 1];
    size_t close = end - 1, least = close > VALUE_LONGEST ? close - VALUE_LONGEST : 0;
    for (size_t at = close; at-- > least && text.ptr[at] != '\n';) {
        if (text.ptr[at] != quote || (at > 0 && text.ptr[at - 1] == '\\'))
            continue;
        out->form = BOUND_QUOTED;
        out->value = (struct span){at + 1, close - at - 1};
        return out->value.len > 0;
    }
    return false;
}

bool binding_before(struct slice text, struct span name, struct binding *out)
{
    size_t at = name.offset, signs = 0;
    *out = (struct binding){.compared = true};
    while (at > 0 && text.ptr[at - 1] == ' ')
        at--;
    while (at > 0 && text.ptr[at - 1] == '=') {
        at--;
        signs++;
    }
    if (at > 0 && signs && text.ptr[at - 1] == '!') {
        at--;
        signs++;
    }
    while (at > 0 && text.ptr[at - 1] == ' ')
        at--;
    return signs >= 2 && signs <= 3 && read_quoted_before(text, at, out);
}

bool binding_next(struct slice text, struct binding *bound)
{
    size_t from = span_end(bound->value);
    struct cursor c = {text, from, from + REACH < text.len ? from + REACH : text.len};
    if (!bound->listed)
        return false;
    take(&c, "\\");
    c.at++; // the closing quote
    skip_space(&c);
    if (!take(&c, ","))
        return false;
    skip_space(&c);
    bool found = read_quoted(&c, bound);
    bound->listed = true;
    return found;
}
