#include "regex_tree.h"

struct parser {
    struct slice text;
    size_t at;
    unsigned groups, depth;
    bool fold;
    struct arena *memory;
    struct err *err;
};

static struct regex_node *fail(const struct parser *p, const char *what)
{
    if (p->err->kind == ERR_NONE)
        err_set(p->err, ERR_CONFIG, "at character %zu: %s", p->at + 1, what);
    return NULL;
}

static bool at_end(const struct parser *p)
{
    return p->at >= p->text.len;
}

static char peek(const struct parser *p)
{
    return at_end(p) ? '\0' : p->text.ptr[p->at];
}

static bool take(struct parser *p, const char *what)
{
    struct slice rest = slice_cut(p->text, p->at, p->text.len);
    if (!slice_starts_with(rest, slice_of_string(what)))
        return false;
    p->at += strlen(what);
    return true;
}

static struct regex_node *node_new(struct parser *p, enum regex_kind kind)
{
    struct regex_node *node = ARENA_NEW(p->memory, struct regex_node);
    node->kind = kind;
    node->fold = p->fold;
    return node;
}

static struct regex_node *byte_new(struct parser *p, unsigned char byte)
{
    struct regex_node *node = node_new(p, REGEX_BYTE);
    node->byte = byte;
    return node;
}

static void set_add(struct regex_node *class, unsigned from, unsigned to)
{
    for (unsigned c = from; c <= to && c < 256; c++)
        class->set[c / 8] |= (unsigned char)(1U << c % 8);
}

static void set_invert(struct regex_node *class)
{
    for (size_t i = 0; i < sizeof class->set; i++)
        class->set[i] = (unsigned char)~class->set[i];
}

static void set_add_all(struct regex_node *class, const struct regex_node *other)
{
    for (size_t i = 0; i < sizeof class->set; i++)
        class->set[i] |= other->set[i];
}

static void set_fold(struct regex_node *class)
{
    for (unsigned c = 'a'; c <= 'z'; c++)
        if (regex_has(class, (unsigned char)c) || regex_has(class, (unsigned char)(c - 32))) {
            set_add(class, c, c);
            set_add(class, c - 32, c - 32);
        }
}

// The classes that a letter behind a backslash names; false for any other letter.
static bool add_named_class(struct regex_node *class, char letter)
{
    struct regex_node named = {0};
    switch (to_lower(letter)) {
    case 'd':
        set_add(&named, '0', '9');
        break;
    case 'w':
        set_add(&named, '0', '9');
        set_add(&named, 'A', 'Z');
        set_add(&named, 'a', 'z');
        set_add(&named, '_', '_');
        break;
    case 's':
        set_add(&named, '\t', '\n');
        set_add(&named, '\f', '\r');
        set_add(&named, ' ', ' ');
        break;
    default:
        return false;
    }
    if (is_upper(letter))
        set_invert(&named);
    set_add_all(class, &named);
    return true;
}

// A single byte by its escape, behind the backslash. -1 with the error set.
static int read_escaped_byte(struct parser *p)
{
    static const char letters[] = "aftnrv", bytes[] = "\a\f\t\n\r\v";
    char c = peek(p);
    const char *letter = c ? strchr(letters, c) : NULL;
    unsigned code = 0, digits = 0;

    p->at++;
    if (letter)
        return (unsigned char)bytes[letter - letters];
    if (c == 'x') {
        bool braces = take(p, "{");
        for (char d = to_lower(peek(p));
             (is_digit(d) || (d >= 'a' && d <= 'f')) && (braces ? digits < 8 : digits < 2);
             d = to_lower(peek(p)), digits++, p->at++)
            code = code << 4 | (unsigned)(is_digit(d) ? d - '0' : d - 'a' + 10);
        if (digits == 0 || code > 0x7F || (braces && !take(p, "}"))) {
            fail(p, "a character by its number that is not ASCII");
            return -1;
        }
        return (int)code;
    }
    if (c == '\0' || is_alnum(c)) {
        p->at--;
        fail(p, c == 'p' || c == 'P' ? "a class of Unicode" : "an escape that is not known here");
        return -1;
    }
    return (unsigned char)c;
}

// "[:alpha:]" within brackets.
static bool add_posix_class(struct parser *p, struct regex_node *class)
{
    static const struct {
        const char *name;
        unsigned char ranges[8];
    } names[] = {
        {"[:alnum:]", "09AZaz"},  {"[:alpha:]", "AZaz"},   {"[:digit:]", "09"},
        {"[:lower:]", "az"},      {"[:upper:]", "AZ"},     {"[:xdigit:]", "09AFaf"},
        {"[:word:]", "09AZaz__"}, {"[:space:]", "\t\r  "}, {"[:punct:]", "!/:@[`{~"},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (!take(p, names[i].name))
            continue;
        for (size_t j = 0; j + 1 < 8 && names[i].ranges[j]; j += 2)
            set_add(class, names[i].ranges[j], names[i].ranges[j + 1]);
        return true;
    }
    return false;
}

// One end of a range. -1: a whole class was added, or the error is set.
static int read_class_byte(struct parser *p, struct regex_node *class)
{
    if (!take(p, "\\"))
        return (unsigned char)p->text.ptr[p->at++];
    if (add_named_class(class, peek(p))) {
        p->at++;
        return -1;
    }
    return read_escaped_byte(p);
}

// Behind the '['.
static struct regex_node *read_class(struct parser *p)
{
    struct regex_node *class = node_new(p, REGEX_CLASS);
    bool negated = take(p, "^");

    for (bool first = true; first || peek(p) != ']'; first = false) {
        if (at_end(p))
            return fail(p, "a '[' without its ']'");
        if (add_posix_class(p, class))
            continue;
        int from = read_class_byte(p, class), to = from;
        if (p->err->kind != ERR_NONE)
            return NULL;
        if (from < 0)
            continue;
        if (peek(p) == '-' && p->at + 1 < p->text.len && p->text.ptr[p->at + 1] != ']') {
            p->at++;
            to = read_class_byte(p, class);
            if (p->err->kind != ERR_NONE)
                return NULL;
            if (to < from)
                return fail(p, "a range that runs backwards");
        }
        set_add(class, (unsigned)from, (unsigned)to);
    }
    p->at++;
    if (p->fold)
        set_fold(class);
    if (negated)
        set_invert(class);
    return class;
}

static struct regex_node *read_alternate(struct parser *p);

// "(?i)" holds up to the end of the group it stands in, "(?i:...)" for its own. True for
// flags; `*group` tells whether a group follows.
static bool read_flags(struct parser *p, bool *group)
{
    bool on = true;
    for (; !at_end(p); p->at++) {
        char c = peek(p);
        if (c == '-')
            on = false;
        else if (c == 'i')
            p->fold = on;
        else if (c != 's' && c != 'm' && c != 'U')
            break;
    }
    *group = peek(p) == ':';
    if (!*group && peek(p) != ')')
        return false;
    p->at++;
    return true;
}

// Behind the '('.
static struct regex_node *read_group(struct parser *p)
{
    struct regex_node *group = node_new(p, REGEX_GROUP);
    size_t open = p->at - 1;
    bool fold = p->fold;

    if (take(p, "?P<") ||
        (slice_starts_with(slice_cut(p->text, p->at, p->text.len), SLICE("?<")) &&
         p->at + 2 < p->text.len && is_alpha(p->text.ptr[p->at + 2]) && take(p, "?<"))) {
        size_t end = slice_find_byte(slice_cut(p->text, p->at, p->text.len), '>');
        if (end == SLICE_NOT_FOUND)
            return fail(p, "a group's name without its '>'");
        p->at += end + 1;
        group->group = ++p->groups;
    } else if (take(p, "?")) {
        bool follows;
        if (!read_flags(p, &follows))
            return fail(p, "a group of a kind that RE2 does not have");
        if (!follows) // flags for the rest: an empty group, and no closing bracket to come
            return group;
    } else {
        group->group = ++p->groups;
    }
    group->open = open;
    group->open_end = p->at;
    group->child = read_alternate(p);
    if (!group->child)
        return NULL;
    if (!take(p, ")"))
        return fail(p, "a '(' without its ')'");
    p->fold = fold;
    return group;
}

// Behind the backslash.
static struct regex_node *read_escape(struct parser *p)
{
    struct regex_node *class = node_new(p, REGEX_CLASS);
    if (add_named_class(class, peek(p))) {
        p->at++;
        return class;
    }
    if (take(p, "b") || take(p, "B"))
        return node_new(p, REGEX_BORDER);
    if (take(p, "A"))
        return node_new(p, REGEX_START);
    if (take(p, "z"))
        return node_new(p, REGEX_END);
    int byte = read_escaped_byte(p);
    return byte < 0 ? NULL : byte_new(p, (unsigned char)byte);
}

// "\Q...\E": all in between stands for itself.
static struct regex_node *read_quoted(struct parser *p)
{
    struct regex_node *concat = node_new(p, REGEX_CONCAT), **last = &concat->child;
    while (!at_end(p) && !take(p, "\\E")) {
        *last = byte_new(p, (unsigned char)p->text.ptr[p->at++]);
        last = &(*last)->next;
    }
    return concat;
}

static struct regex_node *read_atom(struct parser *p)
{
    if (take(p, "("))
        return read_group(p);
    if (take(p, "["))
        return read_class(p);
    if (take(p, "\\Q"))
        return read_quoted(p);
    if (take(p, "\\"))
        return read_escape(p);
    if (take(p, "^"))
        return node_new(p, REGEX_START);
    if (take(p, "$"))
        return node_new(p, REGEX_END);
    if (take(p, ".")) {
        struct regex_node *any = node_new(p, REGEX_CLASS);
        set_add(any, '\n', '\n');
        set_invert(any);
        return any;
    }
    if (peek(p) == '*' || peek(p) == '+' || peek(p) == '?')
        return fail(p, "nothing stands before it that could be repeated");
    return byte_new(p, (unsigned char)p->text.ptr[p->at++]);
}

// "{2}", "{2,}", "{2,3}"; any other brace stands for itself.
static bool read_counts(struct parser *p, unsigned *least, unsigned *most)
{
    struct slice rest = slice_cut(p->text, p->at, p->text.len);
    size_t end = slice_find_byte(rest, '}');
    struct slice inside, low;
    uint64_t from, to;

    if (!slice_starts_with(rest, SLICE("{")) || end == SLICE_NOT_FOUND)
        return false;
    inside = slice_cut(rest, 1, end);
    size_t comma = slice_find_byte(inside, ',');
    low = slice_cut(inside, 0, comma);
    if (!slice_to_u64(low, &from) || from > 1000)
        return false;
    to = from;
    if (comma != SLICE_NOT_FOUND && comma + 1 == inside.len)
        to = REGEX_UNBOUNDED;
    else if (comma != SLICE_NOT_FOUND &&
             (!slice_to_u64(slice_cut(inside, comma + 1, inside.len), &to) || to > 1000 ||
              to < from))
        return false;
    *least = (unsigned)from;
    *most = (unsigned)to;
    p->at += end + 1;
    return true;
}

static bool take_repetition(struct parser *p, unsigned *least, unsigned *most)
{
    *least = 0;
    *most = REGEX_UNBOUNDED;
    if (take(p, "+"))
        *least = 1;
    else if (take(p, "?"))
        *most = 1;
    else if (!take(p, "*") && !read_counts(p, least, most))
        return false;
    take(p, "?"); // as few as can be: all the same here
    return true;
}

static struct regex_node *read_repeat(struct parser *p)
{
    struct regex_node *node = read_atom(p);
    unsigned least, most;

    if (!node || !take_repetition(p, &least, &most))
        return node;
    struct regex_node *repeat = node_new(p, REGEX_REPEAT);
    repeat->least = least;
    repeat->most = most;
    repeat->child = node;
    if (take_repetition(p, &least, &most))
        return fail(p, "a repetition of a repetition");
    return repeat;
}

static struct regex_node *read_concat(struct parser *p)
{
    struct regex_node *concat = node_new(p, REGEX_CONCAT), **last = &concat->child;
    while (!at_end(p) && peek(p) != '|' && peek(p) != ')') {
        *last = read_repeat(p);
        if (!*last)
            return NULL;
        last = &(*last)->next;
    }
    return concat;
}

static struct regex_node *read_alternate(struct parser *p)
{
    if (++p->depth > REGEX_MOST_DEPTH)
        return fail(p, "nested too deeply");
    struct regex_node *first = read_concat(p);
    if (first && peek(p) == '|') {
        struct regex_node *alternate = node_new(p, REGEX_ALTERNATE), **last = &first->next;
        alternate->child = first;
        while (take(p, "|")) {
            *last = read_concat(p);
            if (!*last)
                return NULL;
            last = &(*last)->next;
        }
        first = alternate;
    }
    p->depth--;
    return first;
}

const struct regex_node *regex_parse(struct slice text, unsigned *groups, struct arena *memory,
                                     struct err *err)
{
    struct parser p = {.text = text, .memory = memory, .err = err};
    if (text.len > REGEX_LONGEST)
        return fail(&p, "longer than 8,192 characters");
    struct regex_node *root = read_alternate(&p);
    if (root && !at_end(&p))
        return fail(&p, "a ')' without its '('");
    *groups = p.groups;
    return root;
}
