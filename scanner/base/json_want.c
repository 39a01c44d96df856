#include "json_want.h"

#include "hex.h"
#include "print.h"

static const char *kind_words(enum json_kind kind)
{
    static const char *const words[] = {
        [JSON_MAP] = "an object",        [JSON_LIST] = "a list",        [JSON_TEXT] = "a text",
        [JSON_WHOLE] = "a whole number", [JSON_BOOL] = "true or false", [JSON_NOTHING] = "null",
        [JSON_OTHER] = "a number",
    };
    return words[kind];
}

const struct json_node *json_want(const struct json_source *from, const struct json_node *map,
                                  const char *key, enum json_kind kind)
{
    const struct json_node *entry = json_find(map, key);
    if (map->kind != JSON_MAP)
        json_error(from->path, map, from->err, "expected an object with \"%s\"", key);
    else if (!entry)
        json_error(from->path, map, from->err, "\"%s\" is missing", key);
    else if (entry->kind != kind)
        json_error(from->path, entry, from->err, "\"%s\" is not %s", key, kind_words(kind));
    else
        return entry;
    return NULL;
}

bool json_want_text(const struct json_source *from, const struct json_node *map, const char *key,
                    struct slice *text)
{
    const struct json_node *entry = json_want(from, map, key, JSON_TEXT);
    if (entry)
        *text = print_again(from->memory, entry->text);
    return entry != NULL;
}

bool json_want_token(const struct json_source *from, const struct json_node *map, const char *key,
                     char *text, size_t room)
{
    const struct json_node *entry = json_want(from, map, key, JSON_TEXT);
    if (!entry)
        return false;
    if (entry->text.len >= room)
        return json_error(from->path, entry, from->err, "\"%s\" is longer than %zu bytes", key,
                          room - 1);
    for (size_t i = 0; i < entry->text.len; i++)
        if (entry->text.ptr[i] <= ' ' || entry->text.ptr[i] > '~')
            return json_error(from->path, entry, from->err,
                              "\"%s\" has something else than letters, digits and signs", key);
    if (entry->text.len)
        memcpy(text, entry->text.ptr, entry->text.len);
    text[entry->text.len] = '\0';
    return true;
}

bool json_want_bool(const struct json_source *from, const struct json_node *map, const char *key,
                    bool *value)
{
    const struct json_node *entry = json_want(from, map, key, JSON_BOOL);
    if (entry)
        *value = entry->whole != 0;
    return entry != NULL;
}

bool json_want_number(const struct json_source *from, const struct json_node *map, const char *key,
                      uint64_t most, uint64_t *number)
{
    const struct json_node *entry = json_want(from, map, key, JSON_WHOLE);
    if (!entry)
        return false;
    if (entry->whole < 0 || (uint64_t)entry->whole > most)
        return json_error(from->path, entry, from->err, "\"%s\" is not from 0 to %llu", key,
                          (unsigned long long)most);
    *number = (uint64_t)entry->whole;
    return true;
}

bool json_want_word(const struct json_source *from, const struct json_node *map, const char *key,
                    const char *(*word)(unsigned), unsigned count, unsigned *index)
{
    const struct json_node *entry = json_want(from, map, key, JSON_TEXT);
    if (!entry)
        return false;
    for (*index = 0; *index < count; (*index)++)
        if (slice_equals(entry->text, slice_of_string(word(*index))))
            return true;
    return json_error(from->path, entry, from->err, "\"%s\" is a word that is not known", key);
}

const struct json_node *json_want_list(const struct json_source *from, const struct json_node *map,
                                       const char *key, size_t most, size_t *count)
{
    const struct json_node *list = json_want(from, map, key, JSON_LIST);
    *count = 0;
    for (const struct json_node *item = list ? list->child : NULL; item; item = item->next)
        if ((*count)++ == most) {
            json_error(from->path, item, from->err, "\"%s\" has more than %zu entries", key, most);
            return NULL;
        }
    return list;
}

bool json_want_texts(const struct json_source *from, const struct json_node *map, const char *key,
                     size_t most, const struct slice **texts)
{
    size_t count;
    const struct json_node *list = json_want_list(from, map, key, most, &count);
    if (!list)
        return false;
    struct slice *all = ARENA_ARRAY(from->memory, count + 1, struct slice);
    *texts = all;
    for (const struct json_node *item = list->child; item; item = item->next) {
        if (item->kind != JSON_TEXT || item->text.len == 0)
            return json_error(from->path, item, from->err,
                              "\"%s\" has an entry that is no text, or an empty one", key);
        *all++ = print_again(from->memory, item->text);
    }
    return true;
}

static bool read_hex(struct slice hex, struct arena *memory, struct slice *bytes)
{
    char *out = arena_alloc(memory, hex.len / 2 + 1);
    if (hex.len == 0 || hex.len % 2)
        return false;
    for (size_t i = 0; i < hex.len; i += 2) {
        int high = hex_value(hex.ptr[i]), low = hex_value(hex.ptr[i + 1]);
        if (high < 0 || low < 0 || high + low == 0)
            return false;
        out[i / 2] = (char)(high << 4 | low);
    }
    *bytes = slice_of(out, hex.len / 2);
    return true;
}

bool json_want_path(const struct json_source *from, const struct json_node *map, const char *key,
                    const char *hex_key, struct slice *path)
{
    const struct json_node *entry = json_want(from, map, key, JSON_TEXT);
    const struct json_node *bytes = json_find(map, hex_key);
    if (!entry)
        return false;
    *path = entry->text;
    if (bytes && (bytes->kind != JSON_TEXT || !read_hex(bytes->text, from->memory, path)))
        return json_error(from->path, bytes, from->err,
                          "\"%s\" is not the bytes of a path in hexadecimal", hex_key);
    return true;
}
