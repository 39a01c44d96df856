// From libyaml's events to a tree. The parser underneath reports one event at a
// time; a stack of the collections that are open says where the next node belongs.
#include "yaml.h"

#include "buf.h"
#include "print.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h> // NOLINT(readability-duplicate-include): libyaml's, not ours

enum {
    PATH_SHOWN = 300, // code points of a path in a message
    TEXT_SHOWN = 40,  // of a key or value
};

// A collection that is still open, and its last entry so far.
struct level {
    struct yaml_node *node;
    struct yaml_node *last;
};

struct builder {
    struct yaml *yaml;
    struct err *err;
    struct level levels[YAML_MOST_DEPTH];
    size_t depth; // levels in use
    size_t nodes;
    size_t documents;
    bool has_key; // a mapping's key was read, its value comes next
    struct slice key;
    yaml_mark_t key_mark;
};

static bool error_at(const struct yaml *yaml, size_t line, size_t column, struct err *err,
                     const char *what)
{
    struct arena scratch = {0};
    err_set(err, ERR_CONFIG, "%s:%zu:%zu: %s", print_quoted(&scratch, yaml->path, PATH_SHOWN), line,
            column, what);
    arena_release(&scratch);
    return false;
}

static bool error_at_mark(const struct builder *builder, yaml_mark_t mark, const char *what)
{
    return error_at(builder->yaml, mark.line + 1, mark.column + 1, builder->err, what);
}

bool yaml_error(const struct yaml *yaml, const struct yaml_node *node, struct err *err,
                const char *format, ...)
{
    char what[sizeof err->message];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    return error_at(yaml, node ? node->line : 1, node ? node->column : 1, err, what);
}

// The node for an event, linked where it belongs; NULL with an error past a ceiling.
static struct yaml_node *add_node(struct builder *builder, enum yaml_kind kind, yaml_mark_t mark)
{
    if (builder->nodes++ == YAML_MOST_NODES) {
        error_at_mark(builder, mark, "too many nodes in one file");
        return NULL;
    }
    struct yaml_node *node = ARENA_NEW(builder->yaml->memory, struct yaml_node);
    node->kind = kind;
    node->line = (unsigned)mark.line + 1;
    node->column = (unsigned)mark.column + 1;
    if (builder->has_key) {
        node->key = builder->key;
        node->key_line = (unsigned)builder->key_mark.line + 1;
        node->key_column = (unsigned)builder->key_mark.column + 1;
        builder->has_key = false;
    }
    if (builder->depth == 0) {
        builder->yaml->root = node;
        return node;
    }
    struct level *level = &builder->levels[builder->depth - 1];
    if (level->last)
        level->last->next = node;
    else
        level->node->child = node;
    level->last = node;
    return node;
}

// True when the next scalar is a key of the mapping that is open.
static bool expects_key(const struct builder *builder)
{
    return builder->depth > 0 && !builder->has_key &&
           builder->levels[builder->depth - 1].node->kind == YAML_MAPPING;
}

static bool is_plain(const yaml_event_t *event)
{
    return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

static bool take_key(struct builder *builder, const yaml_event_t *event, struct slice text)
{
    if (text.len == 0)
        return error_at_mark(builder, event->start_mark, "an empty key");
    if (is_plain(event) && slice_equals(text, SLICE("<<")))
        return error_at_mark(builder, event->start_mark, "merge keys are not supported");
    builder->has_key = true;
    builder->key = arena_copy(builder->yaml->memory, text);
    builder->key_mark = event->start_mark;
    return true;
}

static bool take_scalar(struct builder *builder, const yaml_event_t *event)
{
    struct slice text = slice_of((const char *)event->data.scalar.value, event->data.scalar.length);
    if (expects_key(builder))
        return take_key(builder, event, text);
    // "---" alone is a document, but holds no node that anybody wrote.
    if (builder->depth == 0 && text.len == 0 && is_plain(event))
        return true;
    struct yaml_node *node = add_node(builder, YAML_SCALAR, event->start_mark);
    if (!node)
        return false;
    node->scalar = arena_copy(builder->yaml->memory, text);
    node->quoted = !is_plain(event);
    return true;
}

static bool open_level(struct builder *builder, const yaml_event_t *event, enum yaml_kind kind)
{
    if (expects_key(builder))
        return error_at_mark(builder, event->start_mark, "a key must be a single word or text");
    if (builder->depth == YAML_MOST_DEPTH)
        return error_at_mark(builder, event->start_mark, "nested too deeply");
    struct yaml_node *node = add_node(builder, kind, event->start_mark);
    if (!node)
        return false;
    builder->levels[builder->depth++] = (struct level){.node = node};
    return true;
}

static bool comes_after(const struct yaml_node *a, const struct yaml_node *b)
{
    return a->key_line != b->key_line ? a->key_line > b->key_line : a->key_column > b->key_column;
}

static int compare_keys(const void *a, const void *b)
{
    const struct yaml_node *left = *(const struct yaml_node *const *)a;
    const struct yaml_node *right = *(const struct yaml_node *const *)b;
    int order = slice_compare(left->key, right->key);
    return order != 0 ? order : comes_after(left, right) - comes_after(right, left);
}

// Sorted, because comparing each key with each takes minutes for a hostile file.
static bool check_duplicates(struct builder *builder, const struct yaml_node *mapping)
{
    struct arena *memory = builder->yaml->memory;
    struct arena_mark start = arena_mark(memory);
    const struct yaml_node *repeated = NULL;
    size_t count = 0;
    for (const struct yaml_node *entry = mapping->child; entry; entry = entry->next)
        count++;
    const struct yaml_node **sorted = ARENA_ARRAY(memory, count, const struct yaml_node *);
    count = 0;
    for (const struct yaml_node *entry = mapping->child; entry; entry = entry->next)
        sorted[count++] = entry;
    qsort(sorted, count, sizeof(const struct yaml_node *), compare_keys);
    for (size_t i = 1; i < count; i++)
        if (slice_equals(sorted[i - 1]->key, sorted[i]->key) &&
            (!repeated || comes_after(repeated, sorted[i])))
            repeated = sorted[i];
    arena_reset(memory, start);
    if (!repeated)
        return true;

    char what[512];
    struct arena scratch = {0};
    snprintf(what, sizeof what, "the key \"%s\" was already given",
             print_quoted(&scratch, repeated->key, TEXT_SHOWN));
    arena_release(&scratch);
    return error_at(builder->yaml, repeated->key_line, repeated->key_column, builder->err, what);
}

static bool close_level(struct builder *builder)
{
    assert(builder->depth > 0);
    const struct yaml_node *node = builder->levels[--builder->depth].node;
    return node->kind != YAML_MAPPING || check_duplicates(builder, node);
}

// Anchors and tags can stand at any node; libyaml tells them by kind of node.
static bool check_properties(struct builder *builder, const yaml_event_t *event)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    switch ((int)event->type) {
    case YAML_SCALAR_EVENT:
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
        break;
    case YAML_SEQUENCE_START_EVENT:
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
        break;
    case YAML_MAPPING_START_EVENT:
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
        break;
    default:
        break;
    }
    if (anchor || event->type == YAML_ALIAS_EVENT)
        return error_at_mark(builder, event->start_mark, "anchors and aliases are not supported");
    if (tag)
        return error_at_mark(builder, event->start_mark, "tags are not supported");
    return true;
}

static bool take_event(struct builder *builder, const yaml_event_t *event)
{
    if (!check_properties(builder, event))
        return false;
    switch ((int)event->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (builder->documents++ > 0)
            return error_at_mark(builder, event->start_mark, "more than one document");
        return true;
    case YAML_SCALAR_EVENT:
        return take_scalar(builder, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(builder, event, YAML_SEQUENCE);
    case YAML_MAPPING_START_EVENT:
        return open_level(builder, event, YAML_MAPPING);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_level(builder);
    default:
        return true;
    }
}

// What libyaml could not read. Its reader counts bytes, its scanner and parser have
// marks. Its sentences are constants, so none holds text of the file.
static bool fail_to_parse(const struct builder *builder, const yaml_parser_t *parser,
                          struct slice text)
{
    const char *what = parser->problem ? parser->problem : "out of memory";
    if (parser->error != YAML_READER_ERROR)
        return error_at_mark(builder, parser->problem_mark, what);

    struct slice before = slice_cut(text, 0, parser->problem_offset);
    size_t line = 1, at;
    for (; (at = slice_find_byte(before, '\n')) != SLICE_NOT_FOUND; line++)
        before = slice_cut(before, at + 1, before.len);
    return error_at(builder->yaml, line, utf8_count(before) + 1, builder->err, what);
}

bool yaml_parse(struct yaml *yaml, struct slice path, struct slice text, struct arena *memory,
                struct err *err)
{
    struct builder builder = {.yaml = yaml, .err = err};
    yaml_parser_t parser;
    bool good = true, ended = false;

    *yaml = (struct yaml){.path = path, .memory = memory};
    if (text.len > YAML_MOST_BYTES)
        return error_at(yaml, 1, 1, err, "the file is too large");
    if (!yaml_parser_initialize(&parser))
        return error_at(yaml, 1, 1, err, "out of memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)(text.len ? text.ptr : ""),
                                 text.len);
    while (good && !ended) {
        yaml_event_t event;
        if (!yaml_parser_parse(&parser, &event)) {
            good = fail_to_parse(&builder, &parser, text);
            break;
        }
        good = take_event(&builder, &event);
        ended = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
    return good;
}

const struct yaml_node *yaml_get(const struct yaml_node *mapping, const char *key)
{
    if (!mapping || mapping->kind != YAML_MAPPING)
        return NULL;
    for (const struct yaml_node *entry = mapping->child; entry; entry = entry->next)
        if (slice_equals(entry->key, slice_of_string(key)))
            return entry;
    return NULL;
}

static void add_words(struct buf *buf, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        buf_add_string(buf, i ? ", " : "");
        buf_add_string(buf, words[i]);
    }
}

// Names the key that was probably meant, or all of them where none is near.
bool yaml_same(const struct yaml_node *a, const struct yaml_node *b)
{
    if (a->kind != b->kind || a->quoted != b->quoted || !slice_equals(a->key, b->key) ||
        !slice_equals(a->scalar, b->scalar))
        return false;
    for (a = a->child, b = b->child; a && b; a = a->next, b = b->next)
        if (!yaml_same(a, b))
            return false;
    return !a && !b;
}

// The word of a list that a mistyped one was meant for, or NULL.
static const char *nearest_word(struct slice given, const char *const *words)
{
    const char *nearest = NULL;
    size_t least = SIZE_MAX;
    for (size_t i = 0; words[i]; i++) {
        size_t distance = slice_distance(given, slice_of_string(words[i]));
        if (distance < least)
            least = distance, nearest = words[i];
    }
    return nearest && least <= 1 + strlen(nearest) / 3 ? nearest : NULL;
}

static bool unknown_key(const struct yaml *yaml, const struct yaml_node *entry,
                        const char *const *allowed, struct err *err)
{
    struct buf what;
    struct arena scratch = {0};
    const char *nearest = nearest_word(entry->key, allowed);
    buf_init(&what, 4096);
    buf_printf(&what, "unknown key \"%s\"", print_quoted(&scratch, entry->key, TEXT_SHOWN));
    if (nearest)
        buf_printf(&what, "; did you mean \"%s\"?", nearest);
    else if (allowed[0]) {
        buf_add_string(&what, "; expected one of: ");
        add_words(&what, allowed);
    }
    error_at(yaml, entry->key_line, entry->key_column, err, what.ptr);
    buf_release(&what);
    arena_release(&scratch);
    return false;
}

bool yaml_expect_keys(const struct yaml *yaml, const struct yaml_node *node,
                      const char *const *allowed, struct err *err)
{
    if (!node || node->kind != YAML_MAPPING)
        return yaml_error(yaml, node, err, "expected keys and values");
    for (const struct yaml_node *entry = node->child; entry; entry = entry->next) {
        size_t i = 0;
        while (allowed[i] && !slice_equals(entry->key, slice_of_string(allowed[i])))
            i++;
        if (!allowed[i])
            return unknown_key(yaml, entry, allowed, err);
    }
    return true;
}

static bool is_null(const struct yaml_node *node)
{
    return node->kind == YAML_SCALAR && !node->quoted &&
           (node->scalar.len == 0 || slice_equals(node->scalar, SLICE("~")) ||
            slice_equals(node->scalar, SLICE("null")));
}

static bool is_text(const struct yaml_node *node)
{
    return node->kind == YAML_SCALAR && !is_null(node);
}

static bool is_plain_text(const struct yaml_node *node)
{
    return is_text(node) && !node->quoted;
}

static bool missing(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                    struct err *err)
{
    return yaml_error(yaml, mapping, err, "the key \"%s\" is missing", key);
}

bool yaml_read_text(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                    bool required, struct slice *out, struct err *err)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    if (!node)
        return !required || missing(yaml, mapping, key, err);
    if (!is_text(node))
        return yaml_error(yaml, node, err, "expected a text for \"%s\"", key);
    *out = node->scalar;
    return true;
}

bool yaml_read_bool(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                    bool *out, struct err *err)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    if (!node)
        return true;
    bool yes = is_plain_text(node) && slice_equals(node->scalar, SLICE("true"));
    bool no = is_plain_text(node) && slice_equals(node->scalar, SLICE("false"));
    if (!yes && !no)
        return yaml_error(yaml, node, err, "expected true or false for \"%s\"", key);
    *out = yes;
    return true;
}

bool yaml_read_number(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      uint64_t smallest, uint64_t largest, uint64_t *out, struct err *err)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    uint64_t number;
    if (!node)
        return true;
    // A leading zero makes an octal number in YAML 1.1 and none in 1.2.
    bool octal = node->scalar.len > 1 && node->scalar.ptr[0] == '0';
    if (!is_plain_text(node) || octal || !slice_to_u64(node->scalar, &number) ||
        number < smallest || number > largest)
        return yaml_error(yaml, node, err, "expected a number from %llu to %llu for \"%s\"",
                          (unsigned long long)smallest, (unsigned long long)largest, key);
    *out = number;
    return true;
}

bool yaml_read_list(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                    const struct slice **out, size_t *count, struct err *err)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    size_t items = 0;
    if (!node)
        return true;
    if (node->kind == YAML_MAPPING || is_null(node))
        return yaml_error(yaml, node, err, "expected a list for \"%s\"", key);

    // One scalar is its own only item: it must not be followed to its sibling.
    bool alone = node->kind == YAML_SCALAR;
    const struct yaml_node *first = alone ? node : node->child;
    for (const struct yaml_node *item = first; item; item = alone ? NULL : item->next) {
        if (!is_text(item) || item->scalar.len == 0)
            return yaml_error(yaml, item, err, "expected a text in the list \"%s\"", key);
        items++;
    }
    struct slice *list = ARENA_ARRAY(yaml->memory, items + 1, struct slice);
    items = 0;
    for (const struct yaml_node *item = first; item; item = alone ? NULL : item->next)
        list[items++] = item->scalar;
    *out = list;
    *count = items;
    return true;
}

bool yaml_read_choice(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      const char *const *words, bool required, int *out, struct err *err)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    if (!node)
        return !required || missing(yaml, mapping, key, err);
    for (int i = 0; node->kind == YAML_SCALAR && words[i]; i++) {
        if (slice_equals(node->scalar, slice_of_string(words[i]))) {
            *out = i;
            return true;
        }
    }
    struct buf list;
    buf_init(&list, 4096);
    add_words(&list, words);
    const char *nearest = node->kind == YAML_SCALAR ? nearest_word(node->scalar, words) : NULL;
    if (nearest)
        buf_printf(&list, "; did you mean \"%s\"?", nearest);
    yaml_error(yaml, node, err, "expected one of these for \"%s\": %s", key,
               list.ptr ? list.ptr : "");
    buf_release(&list);
    return false;
}

void yaml_version(char *out, size_t room)
{
    snprintf(out, room, "%s", yaml_get_version_string());
}
