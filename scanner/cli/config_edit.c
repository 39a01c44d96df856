// The file is taken line by line: a key at the top has its line and those up to the next
// key, less the comments and empty lines before that. What YAML allows beyond this is not
// understood here but noticed: the result is parsed, and must be the same tree elsewhere.
#include "config_edit.h"

#include "yaml.h"

enum { KEYS_MOST = 8 };

// What is to be done about one key.
struct change {
    const struct key *key;
    struct slice value;           // to declare; empty: none
    const struct yaml_node *node; // that is there now, or NULL
    unsigned first, last;         // its lines
    bool done;
};

struct edit {
    struct buf *out;
    struct slice text;
    struct yaml yaml;
    struct change changes[KEYS_MOST];
    size_t count;
};

// A comment, an empty line, or the end of the document.
static bool says_nothing(struct slice line)
{
    line = slice_trim(line);
    return line.len == 0 || line.ptr[0] == '#' || slice_equals(line, SLICE("..."));
}

// The lines of a top-level entry: up to the last one before the next entry that says anything.
static void find_lines(const struct edit *edit, struct change *change)
{
    const struct yaml_node *next = change->node->next;
    struct slice rest = edit->text, line;

    change->first = change->last = change->node->key_line;
    for (unsigned number = 1; slice_split(&rest, '\n', &line); number++)
        if (number > change->first && (!next || number < next->key_line) && !says_nothing(line))
            change->last = number;
}

static void plan_changes(struct edit *edit, const struct config *now, const struct config *wanted,
                         struct arena *memory)
{
    for (size_t i = 0; config_declarations[i]; i++) {
        const struct key *key = config_key(config_declarations[i]);
        struct change change = {.key = key, .value = config_value(wanted, key, memory)};
        if (slice_equals(change.value, config_value(now, key, memory)))
            continue;
        change.node = yaml_get(edit->yaml.root, key->name);
        if (change.node)
            find_lines(edit, &change);
        edit->changes[edit->count++] = change;
    }
}

// Where on the line the value stands, its quotes included; false when it is not all there.
static bool find_word(const struct change *change, struct slice line, size_t *from, size_t *to)
{
    const struct yaml_node *node = change->node;
    size_t quote = node->quoted;

    *from = node->column - 1;
    *to = *from + node->scalar.len + 2 * quote;
    return change->key->kind == KEY_CHOICE && node->line == change->first &&
           change->first == change->last && *to <= line.len &&
           slice_equals(slice_cut(line, *from + quote, *to - quote), node->scalar) &&
           (!quote || line.ptr[*from] == line.ptr[*to - 1]);
}

// A word in its place: what follows it on the line stays.
static bool replace_word(struct edit *edit, const struct change *change, struct slice line)
{
    size_t from, to;

    if (!find_word(change, line, &from, &to))
        return false;
    buf_add(edit->out, slice_cut(line, 0, from));
    buf_add(edit->out, change->value);
    buf_add(edit->out, slice_cut(line, to, line.len));
    buf_add_byte(edit->out, '\n');
    return true;
}

static void add_entry(struct edit *edit, struct change *change)
{
    buf_printf(edit->out, "%s: %.*s\n", change->key->name, SLICE_ARG(change->value));
    change->done = true;
}

static void add_line(struct edit *edit, struct slice line)
{
    buf_add(edit->out, line);
    buf_add_byte(edit->out, '\n');
}

static bool is_example(struct slice line, const struct change *change)
{
    size_t len = strlen(change->key->name);
    return slice_starts_with(line, SLICE("#")) &&
           slice_starts_with(slice_cut(line, 1, line.len), slice_of_string(change->key->name)) &&
           slice_starts_with(slice_cut(line, len + 1, line.len), SLICE(":"));
}

// The change that a line belongs to, or NULL.
static struct change *change_of(struct edit *edit, unsigned number, struct slice line)
{
    for (size_t i = 0; i < edit->count; i++) {
        struct change *change = &edit->changes[i];
        if (change->node ? number >= change->first && number <= change->last
                         : !change->done && is_example(line, change))
            return change;
    }
    return NULL;
}

static void put_line(struct edit *edit, struct change *change, unsigned number, struct slice line)
{
    if (!change->node) {
        add_entry(edit, change);
    } else if (change->value.len == 0) {
        buf_add_byte(edit->out, '#');
        add_line(edit, line);
    } else if (number == change->first && !replace_word(edit, change, line)) {
        add_entry(edit, change);
    }
}

static void put_rest(struct edit *edit)
{
    for (size_t i = 0; i < edit->count; i++) {
        struct change *change = &edit->changes[i];
        if (change->node || change->done)
            continue;
        if (edit->out->len)
            buf_add_byte(edit->out, '\n');
        config_comment_add(edit->out, change->key);
        add_entry(edit, change);
    }
}

// A comment in the lines of a list would be lost with them.
static const struct change *change_with_comment(const struct edit *edit)
{
    struct slice rest = edit->text, line;
    for (unsigned number = 1; slice_split(&rest, '\n', &line); number++)
        for (size_t i = 0; i < edit->count; i++) {
            const struct change *change = &edit->changes[i];
            if (change->node && change->key->kind != KEY_CHOICE && change->value.len &&
                number >= change->first && number <= change->last && slice_has_byte(line, '#'))
                return change;
        }
    return NULL;
}

// The next entry that nobody asked to change.
static const struct yaml_node *next_kept(const struct edit *edit, const struct yaml_node *entry)
{
    for (; entry; entry = entry->next) {
        size_t i = 0;
        while (i < edit->count &&
               !slice_equals(entry->key, slice_of_string(edit->changes[i].key->name)))
            i++;
        if (i == edit->count)
            return entry;
    }
    return NULL;
}

static bool is_as_wanted(const struct edit *edit, struct slice path, struct slice made,
                         const struct config *wanted, struct arena *memory)
{
    struct config config;
    struct yaml yaml;
    struct err flaw = {0};

    if (!config_parse(&config, path, made, memory, &flaw) ||
        !yaml_parse(&yaml, path, made, memory, &flaw))
        return false;
    for (size_t i = 0; config_declarations[i]; i++) {
        const struct key *key = config_key(config_declarations[i]);
        if (!slice_equals(config_value(&config, key, memory), config_value(wanted, key, memory)))
            return false;
    }
    const struct yaml_node *a = edit->yaml.root ? edit->yaml.root->child : NULL;
    const struct yaml_node *b = yaml.root ? yaml.root->child : NULL;
    for (a = next_kept(edit, a), b = next_kept(edit, b); a && b;
         a = next_kept(edit, a->next), b = next_kept(edit, b->next))
        if (!yaml_same(a, b))
            return false;
    return !a && !b;
}

static bool refuse(const struct edit *edit, const struct change *of, const char *why,
                   struct arena *memory, struct err *err)
{
    struct slice told = SLICE("");
    for (size_t i = 0; i < edit->count; i++) {
        const struct change *change = &edit->changes[i];
        if (of && of != change)
            continue;
        told = arena_printf(memory, "%.*s%s%s: %.*s", SLICE_ARG(told), told.len ? "; " : "",
                            change->key->name,
                            SLICE_ARG(change->value.len ? change->value : SLICE("(leave it out)")));
    }
    return err_set(err, ERR_CONFIG, ".waybill.yml %s, and nothing was written; declare by hand: %s",
                   why, told.ptr);
}

bool config_edit(struct buf *out, struct slice path, struct slice text, const struct config *wanted,
                 struct arena *memory, struct err *err)
{
    struct edit edit = {.out = out, .text = text};
    struct config now;
    struct slice rest = text, line;

    if (!config_parse(&now, path, text, memory, err) ||
        !yaml_parse(&edit.yaml, path, text, memory, err))
        return false;
    plan_changes(&edit, &now, wanted, memory);
    if (edit.count == 0) {
        buf_add(out, text);
        return true;
    }
    const struct change *commented = change_with_comment(&edit);
    if (commented)
        return refuse(&edit, commented, "has comments in what would change", memory, err);
    for (unsigned number = 1; slice_split(&rest, '\n', &line); number++) {
        struct change *change = change_of(&edit, number, line);
        if (change)
            put_line(&edit, change, number, line);
        else
            add_line(&edit, line);
    }
    put_rest(&edit);
    if (!is_as_wanted(&edit, path, buf_slice(out), wanted, memory))
        return refuse(&edit, NULL, "is laid out in a way that only a person can change", memory,
                      err);
    return true;
}
