#include "roles.h"

enum { MOST_PATTERNS = 128, MOST_DEPTH = 8, MOST_PREDICATES = 4, MOST_STRINGS = 32 };

struct reader {
    struct role_patterns *patterns;
    struct arena *memory;
    struct err *err;
    size_t at; // in the text

    // Of the pattern being read.
    struct role_step steps[ROLES_MOST_STEPS];
    size_t step_count;
    struct role_predicate predicates[MOST_PREDICATES];
    size_t predicate_count;
    struct slice hidden[ROLES_MOST_HIDDEN]; // names of captures that only predicates use
    size_t hidden_count;
};

bool roles_error(const struct role_patterns *patterns, size_t offset, const char *what,
                 struct err *err)
{
    struct slice before = slice_cut(patterns->text, 0, offset);
    size_t line = 1, start = 0;
    for (size_t i = 0; i < before.len; i++)
        if (before.ptr[i] == '\n') {
            line++;
            start = i + 1;
        }
    return err_set(err, ERR_CONFIG, "%.*s/roles.scm:%zu:%zu: %s", SLICE_ARG(patterns->name), line,
                   offset - start + 1, what);
}

static bool error_at(struct reader *reader, size_t offset, const char *what)
{
    return roles_error(reader->patterns, offset, what, reader->err);
}

static bool error_here(struct reader *reader, const char *what)
{
    return error_at(reader, reader->at, what);
}

// The next byte that is not blank or in a comment; NUL at the end.
static char peek(struct reader *reader)
{
    struct slice text = reader->patterns->text;
    for (; reader->at < text.len; reader->at++) {
        char c = text.ptr[reader->at];
        if (c == ';')
            while (reader->at + 1 < text.len && text.ptr[reader->at + 1] != '\n')
                reader->at++;
        else if (!is_space(c))
            return c;
    }
    return '\0';
}

static bool take(struct reader *reader, char c)
{
    if (peek(reader) != c)
        return false;
    reader->at++;
    return true;
}

static bool expect(struct reader *reader, char c)
{
    char what[] = "'?' is expected";
    what[1] = c;
    return take(reader, c) || error_here(reader, what);
}

static bool is_name_byte(char c)
{
    return is_word(c) || c == '-' || c == '?';
}

static bool read_name(struct reader *reader, struct slice *name)
{
    struct slice text = reader->patterns->text;
    peek(reader);
    size_t from = reader->at;
    while (reader->at < text.len && is_name_byte(text.ptr[reader->at]))
        reader->at++;
    *name = slice_cut(text, from, reader->at);
    return name->len > 0 || error_here(reader, "a name is expected");
}

static bool read_string(struct reader *reader, struct slice *string)
{
    struct slice text = reader->patterns->text;
    if (!take(reader, '"'))
        return error_here(reader, "a string is expected");
    size_t from = reader->at, len = 0;
    while (reader->at < text.len && text.ptr[reader->at] != '"' && text.ptr[reader->at] != '\n')
        reader->at += text.ptr[reader->at] == '\\' ? 2 : 1;
    char *copy = arena_alloc(reader->memory, reader->at - from + 1);
    for (size_t i = from; i < reader->at && i < text.len; i++) {
        if (text.ptr[i] == '\\' && i + 1 < text.len)
            i++;
        copy[len++] = text.ptr[i];
    }
    *string = slice_of(copy, len);
    if (len == 0 || !take(reader, '"'))
        return error_here(reader, "a string without an end, or an empty one");
    return true;
}

// The number of a capture; a hidden one gets it where it is first named.
static bool read_capture(struct reader *reader, bool may_be_new, unsigned *number)
{
    struct slice name;
    enum capture capture;
    size_t from = reader->at;
    if (!read_name(reader, &name))
        return false;
    if (capture_of(name, &capture)) {
        *number = capture;
        return true;
    }
    for (size_t i = 0; i < reader->hidden_count; i++)
        if (slice_equals(reader->hidden[i], name)) {
            *number = CAPTURE_COUNT + (unsigned)i;
            return true;
        }
    if (!may_be_new || name.ptr[0] != '_' || reader->hidden_count == ROLES_MOST_HIDDEN)
        return error_at(reader, from, "no capture has this name");
    *number = CAPTURE_COUNT + (unsigned)reader->hidden_count;
    reader->hidden[reader->hidden_count++] = name;
    return true;
}

static const struct slice *keep(struct reader *reader, const struct slice *items, size_t count)
{
    struct slice *kept = ARENA_ARRAY(reader->memory, count + 1, struct slice);
    if (count)
        memcpy(kept, items, count * sizeof *items);
    return kept;
}

// `(#eq? @capture "string" ...)`
static bool read_predicate(struct reader *reader)
{
    struct slice name, strings[MOST_STRINGS];
    size_t count = 0, from = reader->at += 2;
    if (reader->predicate_count == MOST_PREDICATES)
        return error_here(reader, "too many predicates");
    struct role_predicate *predicate = &reader->predicates[reader->predicate_count++];

    if (!read_name(reader, &name))
        return false;
    predicate->prefix = slice_equals(name, SLICE("starts-with?"));
    if (!predicate->prefix && !slice_equals(name, SLICE("eq?")) &&
        !slice_equals(name, SLICE("any-of?")))
        return error_at(reader, from, "no predicate has this name");
    if (!expect(reader, '@') || !read_capture(reader, false, &predicate->capture))
        return false;
    for (; peek(reader) == '"'; count++) {
        if (count == MOST_STRINGS)
            return error_here(reader, "too many strings");
        if (!read_string(reader, &strings[count]))
            return false;
    }
    predicate->strings = keep(reader, strings, count);
    return expect(reader, ')');
}

static bool at_predicate(struct reader *reader)
{
    struct slice text = reader->patterns->text;
    return peek(reader) == '(' && reader->at + 1 < text.len && text.ptr[reader->at + 1] == '#';
}

// What follows "[": `(type) (type) ...]`.
static bool read_choice(struct reader *reader, struct role_step *step)
{
    struct slice types[ROLES_MOST_TYPES];
    size_t count = 0;
    for (; peek(reader) != ']'; count++) {
        if (count == ROLES_MOST_TYPES)
            return error_here(reader, "too many choices");
        if (!expect(reader, '(') || !read_name(reader, &types[count]) || !expect(reader, ')'))
            return false;
    }
    step->types = keep(reader, types, count);
    return expect(reader, ']');
}

static bool read_node(struct reader *reader, struct role_step *step, unsigned depth);

// What follows a node's type: children and predicates up to ")". The nesting is
// that of our own files, and bounded.
static bool read_children(struct reader *reader, uint8_t parent, unsigned depth)
{
    struct role_step *child = NULL;
    while (!take(reader, ')')) {
        bool immediate = take(reader, '.'), predicate = at_predicate(reader);
        if (immediate && child && (predicate || peek(reader) == ')')) {
            child->last = true;
            continue;
        }
        if (predicate) {
            if (!read_predicate(reader))
                return false;
            continue;
        }
        if (reader->step_count == ROLES_MOST_STEPS || depth == MOST_DEPTH)
            return error_here(reader, "the pattern is too large");
        child = &reader->steps[reader->step_count++];
        *child = (struct role_step){.parent = parent, .immediate = immediate};
        if (is_word(peek(reader)) && (!read_name(reader, &child->field) || !expect(reader, ':')))
            return false;
        if (!read_node(reader, child, depth + 1))
            return false;
    }
    return true;
}

static bool read_node(struct reader *reader, struct role_step *step, unsigned depth)
{
    struct slice type;
    unsigned capture = 0;
    char first = peek(reader);
    step->source = reader->at;
    step->types = keep(reader, NULL, 0);
    if (first == '"') {
        step->literal = true;
        if (!read_string(reader, &type))
            return false;
        step->types = keep(reader, &type, 1);
    } else if (take(reader, '[')) {
        if (!read_choice(reader, step))
            return false;
    } else {
        if (!expect(reader, '(') || !read_name(reader, &type))
            return false;
        if (!slice_equals(type, SLICE("_")))
            step->types = keep(reader, &type, 1);
        if (!read_children(reader, (uint8_t)(step - reader->steps), depth))
            return false;
    }
    step->optional = take(reader, '?');
    while (take(reader, '@')) {
        if (!read_capture(reader, true, &capture))
            return false;
        step->captures |= 1U << capture;
    }
    return true;
}

// "(node)" with captures, or "((node) (#predicate ...))".
static bool read_pattern(struct reader *reader, struct role_pattern *pattern)
{
    peek(reader);
    size_t from = reader->at;
    reader->hidden_count = reader->predicate_count = 0;
    reader->step_count = 1;
    reader->steps[0] = (struct role_step){0};

    bool group = false;
    if (take(reader, '(')) {
        group = peek(reader) == '(';
        reader->at = group ? reader->at : from;
    }
    if (!read_node(reader, &reader->steps[0], 0))
        return false;
    while (group && at_predicate(reader))
        if (!read_predicate(reader))
            return false;
    if (group && !expect(reader, ')'))
        return false;

    if (reader->steps[0].literal || reader->steps[0].types[0].len == 0 ||
        reader->steps[0].types[1].len)
        return error_at(reader, from, "a pattern starts with one type of node");
    pattern->step_count = reader->step_count;
    pattern->steps = ARENA_ARRAY(reader->memory, reader->step_count, struct role_step);
    memcpy(pattern->steps, reader->steps, reader->step_count * sizeof *reader->steps);
    struct role_predicate *predicates =
        ARENA_ARRAY(reader->memory, reader->predicate_count, struct role_predicate);
    memcpy(predicates, reader->predicates, reader->predicate_count * sizeof *predicates);
    pattern->predicates = predicates;
    pattern->predicate_count = reader->predicate_count;
    return true;
}

bool roles_read(struct role_patterns *patterns, struct slice name, struct slice text,
                struct arena *memory, struct err *err)
{
    struct reader reader = {.patterns = patterns, .memory = memory, .err = err};
    *patterns = (struct role_patterns){.name = name, .text = text};
    patterns->at = ARENA_ARRAY(memory, MOST_PATTERNS, struct role_pattern);
    while (peek(&reader) != '\0') {
        if (patterns->count == MOST_PATTERNS)
            return error_here(&reader, "too many patterns");
        if (!read_pattern(&reader, &patterns->at[patterns->count++]))
            return false;
    }
    return true;
}
