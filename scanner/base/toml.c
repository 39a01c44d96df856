#include "toml.h"

#include "buf.h"
#include "print.h"

#include <stdlib.h>

enum { PATH_SHOWN = 300, KEY_PARTS_MOST = 16 };

struct reader {
    struct slice path, text;
    size_t at, line_start;
    unsigned line;
    size_t nodes;
    struct arena *memory;
    struct err *err;
};

static bool fail(const struct reader *r, const char *what)
{
    struct arena scratch = {0};
    err_set(r->err, ERR_CONFIG, "%s:%u:%zu: %s", print_quoted(&scratch, r->path, PATH_SHOWN),
            r->line, utf8_count(slice_cut(r->text, r->line_start, r->at)) + 1, what);
    arena_release(&scratch);
    return false;
}

static bool at_end(const struct reader *r)
{
    return r->at >= r->text.len;
}

// The byte that comes next; 0 at the end, and where one stands, which is allowed nowhere.
static char peek(const struct reader *r)
{
    return at_end(r) ? '\0' : r->text.ptr[r->at];
}

static bool starts(const struct reader *r, const char *with)
{
    return slice_starts_with(slice_cut(r->text, r->at, r->text.len), slice_of_string(with));
}

static void step(struct reader *r)
{
    if (r->text.ptr[r->at++] == '\n') {
        r->line++;
        r->line_start = r->at;
    }
}

static void skip_blanks(struct reader *r)
{
    while (peek(r) == ' ' || peek(r) == '\t')
        r->at++;
}

static void skip_comment(struct reader *r)
{
    if (peek(r) == '#')
        while (!at_end(r) && peek(r) != '\n')
            r->at++;
}

// Blanks, comments and line ends.
static void skip_lines(struct reader *r)
{
    for (;;) {
        skip_blanks(r);
        skip_comment(r);
        if (peek(r) == '\n' || starts(r, "\r\n"))
            step(r);
        else if (peek(r) == '\r' && starts(r, "\r\n"))
            r->at++;
        else
            return;
    }
}

static struct yaml_node *node_new(struct reader *r, enum yaml_kind kind)
{
    if (++r->nodes > TOML_MOST_NODES) {
        fail(r, "more values than are read");
        return NULL;
    }
    struct yaml_node *node = ARENA_NEW(r->memory, struct yaml_node);
    node->kind = kind;
    node->line = r->line;
    node->column = (unsigned)utf8_count(slice_cut(r->text, r->line_start, r->at)) + 1;
    return node;
}

// Appends a child; NULL when the parent is full.
static bool append(struct reader *r, struct yaml_node *parent, struct yaml_node *child)
{
    struct yaml_node **last = &parent->child;
    size_t count = 0;
    for (; *last; last = &(*last)->next)
        count++;
    if (count >= TOML_MOST_CHILDREN)
        return fail(r, "more entries than one table may have");
    *last = child;
    return true;
}

static struct yaml_node *child_named(const struct yaml_node *table, struct slice key)
{
    for (struct yaml_node *child = table->child; child; child = child->next)
        if (slice_equals(child->key, key))
            return child;
    return NULL;
}

static bool read_hex(struct reader *r, size_t digits, uint32_t *code)
{
    *code = 0;
    for (size_t i = 0; i < digits; i++, r->at++) {
        char c = to_lower(peek(r));
        if (!is_digit(c) && !(c >= 'a' && c <= 'f'))
            return fail(r, "an escape needs hex digits");
        *code = *code << 4 | (uint32_t)(is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    return (*code && *code < 0x110000 && (*code < 0xD800 || *code > 0xDFFF)) ||
           fail(r, "an escape that is no character");
}

// Behind the backslash.
static bool read_escape(struct reader *r, struct buf *out)
{
    static const char letters[] = "btnfre\"\\", bytes[] = "\b\t\n\f\r\033\"\\";
    char c = peek(r);
    const char *letter = c ? strchr(letters, c) : NULL;
    uint32_t code;

    r->at++;
    if (letter) {
        buf_add_byte(out, bytes[letter - letters]);
        return true;
    }
    if (c != 'u' && c != 'U' && c != 'x')
        return fail(r, "an escape that TOML does not have: text in single quotes needs none");
    if (!read_hex(r, c == 'x' ? 2 : c == 'u' ? 4 : 8, &code))
        return false;
    utf8_add(out, code);
    return true;
}

// A backslash at a line's end takes the blanks and line ends behind it along.
static bool skip_folded(struct reader *r)
{
    size_t at = r->at + 1;
    while (at < r->text.len && (r->text.ptr[at] == ' ' || r->text.ptr[at] == '\t'))
        at++;
    if (at >= r->text.len || (r->text.ptr[at] != '\n' && r->text.ptr[at] != '\r'))
        return false;
    r->at = at;
    while (!at_end(r) && is_space(peek(r)))
        step(r);
    return true;
}

// The text behind the opening quotes, up to and with the closing ones. Of a text in three
// quotes, up to two more may stand before those that close it.
static bool read_quoted(struct reader *r, char quote, bool lines, struct buf *out)
{
    const char close[] = {quote, lines ? quote : '\0', lines ? quote : '\0', '\0'};
    if (lines && starts(r, "\r\n"))
        r->at++;
    if (lines && peek(r) == '\n')
        step(r);
    while (!starts(r, close)) {
        if (at_end(r) || peek(r) == '\0' || (!lines && peek(r) == '\n'))
            return fail(r, "a text whose closing quote is missing");
        if (quote == '\'' || peek(r) != '\\') {
            buf_add_byte(out, peek(r));
            step(r);
            continue;
        }
        if (lines && skip_folded(r))
            continue;
        r->at++;
        if (!read_escape(r, out))
            return false;
    }
    r->at += strlen(close);
    for (unsigned more = 0; lines && more < 2 && peek(r) == quote; more++, r->at++)
        buf_add_byte(out, quote);
    return true;
}

static bool read_text(struct reader *r, struct slice *text)
{
    struct buf out;
    char quote = peek(r);
    bool lines = starts(r, quote == '"' ? "\"\"\"" : "'''");

    buf_init(&out, TOML_MOST_BYTES);
    r->at += lines ? 3 : 1;
    bool read = read_quoted(r, quote, lines, &out);
    if (read)
        *text = arena_copy(r->memory, buf_slice(&out));
    buf_release(&out);
    return read;
}

static bool read_key_part(struct reader *r, struct slice *part)
{
    size_t from = r->at;
    if (peek(r) == '"' || peek(r) == '\'')
        return read_text(r, part);
    while (is_word(peek(r)) || peek(r) == '-')
        r->at++;
    *part = slice_cut(r->text, from, r->at);
    return part->len > 0 || fail(r, "a key, a [table] or the end of the line was expected");
}

// "a.'b'.c", with blanks around the dots.
static bool read_key(struct reader *r, struct slice parts[KEY_PARTS_MOST], size_t *count)
{
    for (*count = 0;;) {
        if (*count == KEY_PARTS_MOST)
            return fail(r, "a key of too many parts");
        if (!read_key_part(r, &parts[*count]))
            return false;
        ++*count;
        skip_blanks(r);
        if (peek(r) != '.')
            return true;
        r->at++;
        skip_blanks(r);
    }
}

// The table `key` in `table`, made where it is missing; of an array of tables the last.
static struct yaml_node *enter(struct reader *r, struct yaml_node *table, struct slice key)
{
    struct yaml_node *child = child_named(table, key);
    if (!child) {
        child = node_new(r, YAML_MAPPING);
        if (!child)
            return NULL;
        child->key = arena_copy(r->memory, key);
        child->key_line = child->line;
        child->key_column = child->column;
        return append(r, table, child) ? child : NULL;
    }
    if (child->kind == YAML_SEQUENCE && child->child && child->child->kind == YAML_MAPPING) {
        child = child->child;
        while (child->next)
            child = child->next;
    }
    if (child->kind == YAML_MAPPING)
        return child;
    fail(r, "this key has a value that is no table");
    return NULL;
}

static bool read_value(struct reader *r, struct yaml_node **value, unsigned depth);

static bool read_pair(struct reader *r, struct yaml_node *table, unsigned depth)
{
    struct slice parts[KEY_PARTS_MOST];
    struct yaml_node *value;
    size_t count;
    unsigned line = r->line;
    unsigned column = (unsigned)utf8_count(slice_cut(r->text, r->line_start, r->at)) + 1;

    if (!read_key(r, parts, &count))
        return false;
    for (size_t i = 0; i + 1 < count; i++) {
        table = enter(r, table, parts[i]);
        if (!table)
            return false;
    }
    if (child_named(table, parts[count - 1]))
        return fail(r, "this key has a value already");
    if (peek(r) != '=')
        return fail(r, "'=' was expected behind the key");
    r->at++;
    skip_blanks(r);
    if (!read_value(r, &value, depth))
        return false;
    value->key = arena_copy(r->memory, parts[count - 1]);
    value->key_line = line;
    value->key_column = column;
    return append(r, table, value);
}

static bool read_array(struct reader *r, struct yaml_node *array, unsigned depth)
{
    struct yaml_node **last = &array->child;

    r->at++;
    for (skip_lines(r); peek(r) != ']'; skip_lines(r)) {
        if (!read_value(r, last, depth + 1))
            return false;
        last = &(*last)->next;
        skip_lines(r);
        if (peek(r) != ',')
            break;
        r->at++;
    }
    if (peek(r) != ']')
        return fail(r, "',' or ']' was expected in the array");
    r->at++;
    return true;
}

static bool read_inline_table(struct reader *r, struct yaml_node *table, unsigned depth)
{
    r->at++;
    skip_blanks(r);
    while (peek(r) != '}') {
        if (!read_pair(r, table, depth + 1))
            return false;
        skip_blanks(r);
        if (peek(r) != ',')
            break;
        r->at++;
        skip_blanks(r);
    }
    if (peek(r) != '}')
        return fail(r, "',' or '}' was expected in the table");
    r->at++;
    return true;
}

static bool read_value(struct reader *r, struct yaml_node **value, unsigned depth)
{
    char c = peek(r);
    enum yaml_kind kind = c == '[' ? YAML_SEQUENCE : c == '{' ? YAML_MAPPING : YAML_SCALAR;

    if (depth > TOML_MOST_DEPTH)
        return fail(r, "nested too deeply");
    struct yaml_node *node = node_new(r, kind);
    if (!node)
        return false;
    *value = node;
    if (kind == YAML_SEQUENCE)
        return read_array(r, node, depth);
    if (kind == YAML_MAPPING)
        return read_inline_table(r, node, depth);
    if (c == '"' || c == '\'') {
        node->quoted = true;
        return read_text(r, &node->scalar);
    }
    size_t from = r->at;
    while (is_alnum(peek(r)) || (peek(r) && strchr("+-._:", peek(r))))
        r->at++;
    node->scalar = arena_copy(r->memory, slice_cut(r->text, from, r->at));
    return node->scalar.len > 0 || fail(r, "a value was expected");
}

// "[a.b]" or "[[a.b]]"; the table that what follows is for.
static struct yaml_node *read_header(struct reader *r, struct yaml_node *root)
{
    struct slice parts[KEY_PARTS_MOST];
    struct yaml_node *table = root, *list;
    size_t count;
    bool many = starts(r, "[[");

    r->at += many ? 2 : 1;
    skip_blanks(r);
    if (!read_key(r, parts, &count))
        return NULL;
    if (!starts(r, many ? "]]" : "]")) {
        fail(r, "the table's closing bracket is missing");
        return NULL;
    }
    r->at += many ? 2 : 1;
    for (size_t i = 0; i + many < count && table; i++)
        table = enter(r, table, parts[i]);
    if (!table || !many)
        return table;
    list = child_named(table, parts[count - 1]);
    if (!list) {
        list = enter(r, table, parts[count - 1]);
        if (!list)
            return NULL;
        list->kind = YAML_SEQUENCE;
    }
    if (list->kind != YAML_SEQUENCE) {
        fail(r, "this key has a value that is no array of tables");
        return NULL;
    }
    table = node_new(r, YAML_MAPPING);
    return table && append(r, list, table) ? table : NULL;
}

static bool read_all(struct reader *r, struct yaml_node *root)
{
    struct yaml_node *table = root;

    for (skip_lines(r); !at_end(r); skip_lines(r)) {
        if (peek(r) == '[') {
            table = read_header(r, root);
            if (!table)
                return false;
        } else if (!read_pair(r, table, 0)) {
            return false;
        }
        skip_blanks(r);
        skip_comment(r);
        if (!at_end(r) && peek(r) != '\n' && !starts(r, "\r\n"))
            return fail(r, "the end of the line was expected");
    }
    return true;
}

bool toml_parse(struct yaml *tree, struct slice path, struct slice text, struct arena *memory,
                struct err *err)
{
    struct reader r = {.path = path, .text = text, .line = 1, .memory = memory, .err = err};

    *tree = (struct yaml){.path = path, .memory = memory};
    if (text.len > TOML_MOST_BYTES)
        return fail(&r, "larger than 4 MiB");
    if (slice_starts_with(text, SLICE("\xef\xbb\xbf")))
        r.at = r.line_start = 3;
    tree->root = node_new(&r, YAML_MAPPING);
    return read_all(&r, tree->root);
}
