// The entries are put where they most likely belong, and the result is read to see whether they do:
// behind the last line of a block, or before a bracket of what is written in brackets. YAML's parser
// knows where a node begins and not where it ends.
#include "config_accept.h"

#include "print.h"
#include "yaml.h"

enum { BRACKETS_MOST = 64, TEXT_MOST = 4 * 1024 * 1024, INDENT = 2 };

struct insertion {
    struct slice path, text;
    struct yaml yaml;
    const struct yaml_node *ignore, *findings; // NULL: not there
    const struct accepted *accepted;
    size_t count;
    struct arena *memory;
};

// What begins on a line of its own, below its key.
static bool is_block(const struct yaml_node *node)
{
    return node->child && node->child->line > node->key_line;
}

// Whether both have the same entries, but for the one called `except`.
static bool same_but(const struct yaml_node *a, const struct yaml_node *b, const char *except)
{
    const struct slice name = slice_of_string(except);
    a = a ? a->child : NULL;
    b = b ? b->child : NULL;
    for (;;) {
        while (a && slice_equals(a->key, name))
            a = a->next;
        while (b && slice_equals(b->key, name))
            b = b->next;
        if (!a || !b)
            return !a && !b;
        if (!slice_equals(a->key, b->key) || !yaml_same(a, b))
            return false;
        a = a->next;
        b = b->next;
    }
}

static bool has_text(const struct yaml_node *entry, const char *key, struct slice text)
{
    const struct yaml_node *node = yaml_get(entry, key);
    return node ? slice_equals(node->scalar, text) : text.len == 0;
}

// The old entries, and then the new ones and no more.
static bool has_entries(const struct insertion *in, const struct yaml_node *findings)
{
    const struct yaml_node *old = in->findings ? in->findings->child : NULL;
    const struct yaml_node *entry = findings ? findings->child : NULL;

    for (; old && entry; old = old->next, entry = entry->next)
        if (!yaml_same(old, entry))
            return false;
    for (size_t i = 0; i < in->count; i++, entry = entry->next)
        if (!entry || !has_text(entry, "fingerprint", in->accepted[i].fingerprint) ||
            !has_text(entry, "reason", in->accepted[i].reason) ||
            !has_text(entry, "expires", in->accepted[i].until))
            return false;
    return !old && !entry;
}

// Puts `added` at the offset; false, and nothing put, when that says something else.
static bool try_at(const struct insertion *in, size_t offset, struct slice added, struct buf *out)
{
    struct arena scratch = {0};
    struct config config;
    struct yaml yaml = {0};
    struct err flaw = {0};
    struct buf made;

    buf_init(&made, TEXT_MOST);
    buf_add(&made, slice_cut(in->text, 0, offset));
    buf_add(&made, added);
    buf_add(&made, slice_cut(in->text, offset, in->text.len));
    bool right = !made.overflowed &&
                 config_parse(&config, in->path, buf_slice(&made), &scratch, &flaw) &&
                 yaml_parse(&yaml, in->path, buf_slice(&made), &scratch, &flaw);
    if (right) {
        const struct yaml_node *ignore = yaml_get(yaml.root, "ignore");
        right = same_but(in->yaml.root, yaml.root, "ignore") &&
                same_but(in->ignore, ignore, "findings") &&
                has_entries(in, yaml_get(ignore, "findings"));
    }
    if (right)
        buf_add(out, buf_slice(&made));
    buf_release(&made);
    arena_release(&scratch);
    return right;
}

static void add_block(const struct insertion *in, struct buf *out, unsigned indent)
{
    for (size_t i = 0; i < in->count; i++) {
        const struct accepted *one = &in->accepted[i];
        buf_printf(out, "%*s- fingerprint: %.*s\n%*sreason: ", (int)indent, "",
                   SLICE_ARG(one->fingerprint), (int)indent + INDENT, "");
        print_json(out, one->reason);
        buf_add_byte(out, '\n');
        if (one->until.len)
            buf_printf(out, "%*sexpires: %.*s\n", (int)indent + INDENT, "", SLICE_ARG(one->until));
    }
}

static void add_flow(const struct insertion *in, struct buf *out)
{
    for (size_t i = 0; i < in->count; i++) {
        const struct accepted *one = &in->accepted[i];
        buf_printf(out, "%s{fingerprint: %.*s, reason: ", i ? ", " : "",
                   SLICE_ARG(one->fingerprint));
        print_json(out, one->reason);
        if (one->until.len)
            buf_printf(out, ", expires: %.*s", SLICE_ARG(one->until));
        buf_add_byte(out, '}');
    }
}

static bool says_nothing(struct slice line)
{
    line = slice_trim(line);
    return line.len == 0 || line.ptr[0] == '#' || slice_equals(line, SLICE("..."));
}

// Where the line behind the last one begins that says something, from `first` up to before `next` (0: the end).
static size_t end_of_lines(const struct insertion *in, unsigned first, unsigned next)
{
    struct slice rest = in->text, line;
    size_t end = 0;
    for (unsigned number = 1; (!next || number < next) && slice_split(&rest, '\n', &line); number++)
        if (number >= first && !says_nothing(line))
            end = (size_t)(line.ptr - in->text.ptr) + line.len;
    return end < in->text.len && in->text.ptr[end] == '\n' ? end + 1 : end;
}

static bool put_lines(const struct insertion *in, size_t offset, struct buf *added, struct buf *out)
{
    struct buf whole;
    buf_init(&whole, TEXT_MOST);
    if (offset && in->text.ptr[offset - 1] != '\n')
        buf_add_byte(&whole, '\n');
    buf_add(&whole, buf_slice(added));
    bool put = try_at(in, offset, buf_slice(&whole), out);
    buf_release(&whole);
    return put;
}

// Before one of the closing brackets from the line of the key on.
static bool put_in_brackets(const struct insertion *in, const struct yaml_node *node, char bracket,
                            struct buf *added, struct buf *out)
{
    struct slice rest = in->text, line;
    size_t tried = 0;
    for (unsigned number = 1; number < node->key_line && slice_split(&rest, '\n', &line);)
        number++;
    struct slice whole =
        arena_printf(in->memory, "%s%.*s", node->child ? ", " : "", SLICE_ARG(buf_slice(added)));
    for (size_t i = (size_t)(rest.ptr - in->text.ptr); i < in->text.len; i++)
        if (in->text.ptr[i] == bracket && tried++ < BRACKETS_MOST && try_at(in, i, whole, out))
            return true;
    return false;
}

static unsigned line_after(const struct yaml_node *a, const struct yaml_node *b)
{
    return a && a->next ? a->next->key_line : b && b->next ? b->next->key_line : 0;
}

// How many blanks a line begins with.
static unsigned indent_of(struct slice text, unsigned number)
{
    struct slice line = SLICE("");
    unsigned indent = 0;
    while (number-- && slice_split(&text, '\n', &line))
        ;
    while (indent < line.len && line.ptr[indent] == ' ')
        indent++;
    return indent;
}

// Behind the entries that are there, at their indent, or before the bracket that ends them.
static bool put_behind_findings(const struct insertion *in, struct buf *added, struct buf *out)
{
    const struct yaml_node *findings = in->findings;

    if (is_block(findings)) {
        add_block(in, added, indent_of(in->text, findings->child->line));
        if (put_lines(in, end_of_lines(in, findings->key_line, line_after(findings, in->ignore)),
                      added, out))
            return true;
    }
    buf_clear(added);
    add_flow(in, added);
    return put_in_brackets(in, findings, ']', added, out);
}

// The same for a list that is not there.
static bool put_into_ignore(const struct insertion *in, struct buf *added, struct buf *out)
{
    const struct yaml_node *ignore = in->ignore;

    if (ignore->child && ignore->child->key_line > ignore->key_line) {
        unsigned indent = ignore->child->key_column - 1;
        buf_printf(added, "%*sfindings:\n", (int)indent, "");
        add_block(in, added, indent + INDENT);
        if (put_lines(in, end_of_lines(in, ignore->key_line, line_after(ignore, NULL)), added, out))
            return true;
    }
    buf_clear(added);
    buf_add_string(added, "findings: [");
    add_flow(in, added);
    buf_add_byte(added, ']');
    return put_in_brackets(in, ignore, '}', added, out);
}

static bool put_at_end(const struct insertion *in, struct buf *added, struct buf *out)
{
    if (in->text.len)
        buf_add_byte(added, '\n');
    buf_add_string(added, "ignore:\n  findings:\n");
    add_block(in, added, 2 * INDENT);
    return put_lines(in, in->text.len, added, out);
}

bool config_accept(struct buf *out, struct slice path, struct slice text,
                   const struct accepted *accepted, size_t count, struct arena *memory,
                   struct err *err)
{
    struct insertion in = {
        .path = path, .text = text, .accepted = accepted, .count = count, .memory = memory};
    struct buf added;

    if (!yaml_parse(&in.yaml, path, text, memory, err))
        return false;
    in.ignore = yaml_get(in.yaml.root, "ignore");
    in.findings = yaml_get(in.ignore, "findings");
    buf_init(&added, TEXT_MOST);
    bool put = in.findings ? put_behind_findings(&in, &added, out)
               : in.ignore ? put_into_ignore(&in, &added, out)
                           : put_at_end(&in, &added, out);
    if (!put) {
        buf_clear(&added);
        add_flow(&in, &added);
        err_set(err, ERR_CONFIG,
                ".waybill.yml is laid out in a way that only a person can change, and nothing was "
                "written; add to ignore: findings: %.*s",
                SLICE_ARG(buf_slice(&added)));
    }
    buf_release(&added);
    return put;
}
