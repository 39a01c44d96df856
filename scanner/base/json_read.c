// jansson tells places of mistakes, but not of values. So its tree is walked together
// with the text, which is known to be sound by then: jansson keeps the order of keys.
#include "json_read.h"

#include "print.h"

#include <jansson.h>

#include <stdarg.h>
#include <stdio.h>

enum { PATH_SHOWN = 300, WHAT_SHOWN = 200 };

// How far the text is read.
struct place {
    struct slice text;
    size_t at, line_start;
    unsigned line;
    struct arena *memory;
};

static bool fail(struct slice path, unsigned line, unsigned column, struct err *err,
                 const char *what)
{
    struct arena scratch = {0};
    err_set(err, ERR_CONFIG, "%s:%u:%u: %s", print_quoted(&scratch, path, PATH_SHOWN), line, column,
            what);
    arena_release(&scratch);
    return false;
}

bool json_error(struct slice path, const struct json_node *node, struct err *err,
                const char *format, ...)
{
    char what[sizeof err->message];
    va_list args;

    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    return fail(path, node->line, node->column, err, what);
}

static void skip_blanks(struct place *place)
{
    for (; place->at < place->text.len && is_space(place->text.ptr[place->at]); place->at++) {
        if (place->text.ptr[place->at] == '\n') {
            place->line++;
            place->line_start = place->at + 1;
        }
    }
}

// Past one byte that has no meaning of its own: a bracket, a comma, a colon.
static void skip_sign(struct place *place)
{
    skip_blanks(place);
    place->at++;
    skip_blanks(place);
}

static void skip_text(struct place *place)
{
    for (place->at++; place->text.ptr[place->at] != '"'; place->at++)
        place->at += place->text.ptr[place->at] == '\\';
    place->at++;
}

static void skip_word(struct place *place)
{
    while (place->at < place->text.len && !strchr(" \t\r\n,]}", place->text.ptr[place->at]))
        place->at++;
}

static struct slice text_of(const json_t *value, struct arena *memory)
{
    return arena_copy(memory, slice_of(json_string_value(value), json_string_length(value)));
}

static struct json_node *convert(struct place *place, json_t *value, unsigned depth);

static bool convert_list(struct place *place, struct json_node *list, json_t *value, unsigned depth)
{
    struct json_node **last = &list->child;
    json_t *item;
    size_t i;

    json_array_foreach(value, i, item)
    {
        skip_sign(place); // '[' or ','
        *last = convert(place, item, depth);
        if (!*last)
            return false;
        last = &(*last)->next;
        json_array_set_new(value, i, json_null()); // gives its memory back: lists are long
    }
    if (json_array_size(value) == 0)
        skip_sign(place);
    skip_sign(place);
    return true;
}

static bool convert_map(struct place *place, struct json_node *map, json_t *value, unsigned depth)
{
    struct json_node **last = &map->child;
    const char *key;
    json_t *item;

    json_object_foreach(value, key, item)
    {
        skip_sign(place); // '{' or ','
        skip_text(place);
        skip_sign(place);
        *last = convert(place, item, depth);
        if (!*last)
            return false;
        (*last)->key = arena_copy(place->memory, slice_of_string(key));
        last = &(*last)->next;
    }
    if (json_object_size(value) == 0)
        skip_sign(place);
    skip_sign(place);
    return true;
}

// NULL when it is too deep.
static struct json_node *convert(struct place *place, json_t *value, unsigned depth)
{
    if (depth > JSON_MOST_DEPTH)
        return NULL;
    skip_blanks(place);
    struct json_node *node = ARENA_NEW(place->memory, struct json_node);
    node->line = place->line;
    node->column = (unsigned)(place->at - place->line_start) + 1;
    node->kind = JSON_OTHER;
    if (json_is_object(value)) {
        node->kind = JSON_MAP;
        return convert_map(place, node, value, depth + 1) ? node : NULL;
    }
    if (json_is_array(value)) {
        node->kind = JSON_LIST;
        return convert_list(place, node, value, depth + 1) ? node : NULL;
    }
    if (json_is_string(value)) {
        node->kind = JSON_TEXT;
        node->text = text_of(value, place->memory);
        skip_text(place);
        return node;
    }
    if (json_is_integer(value)) {
        node->kind = JSON_WHOLE;
        node->whole = json_integer_value(value);
    }
    if (json_is_boolean(value)) {
        node->kind = JSON_BOOL;
        node->whole = json_is_true(value);
    }
    if (json_is_null(value))
        node->kind = JSON_NOTHING;
    skip_word(place);
    return node;
}

bool json_parse(const struct json_node **root, struct slice path, struct slice text,
                struct arena *memory, struct err *err)
{
    struct place place = {.text = text, .line = 1, .memory = memory};
    json_error_t flaw;

    if (text.len > JSON_MOST_BYTES)
        return fail(path, 1, 1, err, "larger than 64 MiB");
    if (slice_starts_with(text, SLICE("\xef\xbb\xbf"))) // RFC 8259 section 8.1 lets us
        place.at = place.line_start = 3;
    json_t *value = json_loadb(text.len ? text.ptr + place.at : "", text.len - place.at,
                               JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &flaw);
    if (!value) {
        // What jansson says may quote the text, which could be a value.
        struct slice what = slice_of_string(flaw.text);
        size_t near = slice_find(what, SLICE(" near '"));
        what = slice_cut(what, 0, near);
        return fail(path, flaw.line > 0 ? (unsigned)flaw.line : 1,
                    flaw.column > 0 ? (unsigned)flaw.column : 1, err,
                    print_quoted(memory, what, WHAT_SHOWN));
    }
    *root = convert(&place, value, 0);
    json_decref(value);
    return *root || fail(path, place.line, 1, err, "nested too deeply");
}

const struct json_node *json_find(const struct json_node *map, const char *key)
{
    if (!map || map->kind != JSON_MAP)
        return NULL;
    for (const struct json_node *entry = map->child; entry; entry = entry->next)
        if (slice_equals(entry->key, slice_of_string(key)))
            return entry;
    return NULL;
}

struct slice json_find_text(const struct json_node *map, const char *key)
{
    const struct json_node *entry = json_find(map, key);
    return entry && entry->kind == JSON_TEXT ? entry->text : SLICE("");
}
