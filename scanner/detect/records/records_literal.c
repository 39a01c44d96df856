// Brackets, keys and literals: JSON, and what programming languages write like it.
//
//     {"name": "Kim", 'ssn' => '1', city: "Oslo"}     Person(name="Kim", city="Oslo")
//
// Only what is a literal up to the next comma, bracket or line end is a value; everything else is code.
#include "record_tree.h"

struct literals {
    struct record_tree tree;
    struct slice text, comment;
    size_t at;
    char open[RECORD_TREE_DEPTH + 2]; // brackets, the innermost last
    size_t depth;
    struct span word, key; // the last literal or name, and the key before it
    bool is_literal;       // `word` is one
    bool spoiled;          // it stands in an expression
};

// Behind the literal that begins with a quote at s->at. A text without end is none.
static bool take_quoted(struct literals *s)
{
    char quote = s->text.ptr[s->at];
    size_t from = s->at + 1;
    for (size_t i = from; i < s->text.len; i++) {
        char c = s->text.ptr[i];
        if (c == '\\') {
            i++;
        } else if (c == quote) {
            s->word = (struct span){from, i - from};
            s->at = i + 1;
            return true;
        } else if (c == '\n') {
            break;
        }
    }
    s->at++;
    return false;
}

// A text between three quotes is none of a record.
static bool skip_tripled(struct literals *s)
{
    struct slice rest = slice_cut(s->text, s->at, s->text.len);
    if (!slice_starts_with(rest, SLICE("\"\"\"")) && !slice_starts_with(rest, SLICE("'''")))
        return false;
    struct slice inner = slice_cut(rest, 3, rest.len);
    size_t end = slice_find(inner, slice_cut(rest, 0, 3));
    s->at = end == SLICE_NOT_FOUND ? s->text.len : s->at + end + 6;
    s->spoiled = true;
    return true;
}

static void take_word(struct literals *s)
{
    size_t from = s->at;
    while (s->at < s->text.len &&
           (is_word(s->text.ptr[s->at]) || strchr("$.-+@", s->text.ptr[s->at]) ||
            (s->text.ptr[s->at] & 0x80)) &&
           s->text.ptr[s->at])
        s->at++;
    if (s->at == from)
        s->at++;
    char first = s->text.ptr[from];
    if (s->word.len) // two words beside each other are code
        s->spoiled = true;
    s->word = (struct span){from, s->at - from};
    s->is_literal = is_digit(first) || (first == '-' && s->at - from > 1);
}

static void forget(struct literals *s)
{
    s->word = s->key = (struct span){0, 0};
    s->is_literal = s->spoiled = false;
}

// What stood before a comma, a bracket or a line's end.
static void end_value(struct literals *s)
{
    if (s->is_literal && !s->spoiled && s->depth)
        record_tree_value(&s->tree, s->key, s->word);
    forget(s);
}

static void take_separator(struct literals *s)
{
    bool is_name = s->word.len && !s->spoiled && !s->key.len;
    struct span key = s->word;
    forget(s);
    if (is_name)
        s->key = key;
    else
        s->spoiled = true;
}

static void open_bracket(struct literals *s, char c)
{
    // `call(`: its name is no key of what it is given.
    bool is_call = s->word.len > 0 || s->spoiled;
    struct span name = is_call ? (struct span){0, 0} : s->key;
    record_tree_open(&s->tree, is_call && c == '(' ? 'c' : c, name, s->at);
    if (s->depth < sizeof s->open)
        s->open[s->depth] = c;
    s->depth++;
    forget(s);
}

static void close_bracket(struct literals *s)
{
    end_value(s);
    if (s->depth == 0)
        return;
    s->depth--;
    record_tree_close(&s->tree, s->at + 1);
    s->spoiled = true; // up to the comma
}

static bool in_call(const struct literals *s)
{
    return s->depth && s->depth <= sizeof s->open && s->open[s->depth - 1] == '(';
}

static bool next_is(const struct literals *s, char c)
{
    return s->at + 1 < s->text.len && s->text.ptr[s->at + 1] == c;
}

static void skip_line(struct literals *s)
{
    const char *newline = memchr(s->text.ptr + s->at, '\n', s->text.len - s->at);
    s->at = newline ? (size_t)(newline - s->text.ptr) : s->text.len;
}

static void take_sign(struct literals *s, char c)
{
    switch (c) {
    case '{':
    case '[':
    case '(':
        open_bracket(s, c);
        break;
    case '}':
    case ']':
    case ')':
        close_bracket(s);
        break;
    case ',':
    case ';':
        end_value(s);
        break;
    case '\n':
        // A key's value may stand in the next line.
        if (!s->key.len || s->word.len)
            end_value(s);
        break;
    case ':':
        take_separator(s);
        break;
    case '=':
        if (next_is(s, '>')) {
            s->at++;
            take_separator(s);
        } else if (in_call(s) && !next_is(s, '=')) {
            take_separator(s);
        } else {
            forget(s);
            s->spoiled = true;
        }
        break;
    default:
        s->spoiled = true;
    }
    s->at++;
}

static bool starts_word(char c)
{
    return is_word(c) || c == '-' || c == '+' || c == '$' || (c & 0x80);
}

static void take_next(struct literals *s, char c)
{
    if (s->comment.len && c == s->comment.ptr[0] &&
        slice_starts_with(slice_cut(s->text, s->at, s->text.len), s->comment)) {
        skip_line(s);
    } else if (c == '"' || c == '\'' || c == '`') {
        bool before = s->word.len > 0;
        if (skip_tripled(s))
            return;
        s->is_literal = take_quoted(s);
        s->spoiled |= before || !s->is_literal;
        // The rest of a line with a quote too many is not read over and over.
        if (!s->is_literal)
            skip_line(s);
    } else if (starts_word(c)) {
        take_word(s);
    } else {
        take_sign(s, c);
    }
}

// {"a": 1}\n{"a": 2}
static bool is_lines(struct slice text)
{
    struct slice first = slice_cut(text, 0, slice_find_byte(text, '\n'));
    struct slice rest = slice_trim(slice_cut(text, first.len, first.len + 4096));
    first = slice_trim(first);
    return first.len > 2 && first.ptr[0] == '{' && first.ptr[first.len - 1] == '}' && rest.len &&
           rest.ptr[0] == '{';
}

void records_read_literals(const struct record_sink *sink, struct slice comment)
{
    struct literals *s = ARENA_NEW(sink->memory, struct literals);
    s->text = sink->text;
    s->comment = comment;
    record_tree_start(&s->tree, sink, false, is_lines(sink->text));
    while (s->at < s->text.len) {
        char c = s->text.ptr[s->at];
        if (c == ' ' || c == '\t' || c == '\r')
            s->at++;
        else
            take_next(s, c);
    }
    end_value(s);
    record_tree_close_all(&s->tree, s->text.len);
}
