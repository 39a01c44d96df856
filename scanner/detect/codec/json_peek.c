#include "json_peek.h"

// Moves *at behind the string that begins there. False when it does not end.
static bool pass_string(struct slice json, size_t *at)
{
    for (size_t i = *at + 1; i < json.len; i++) {
        if (json.ptr[i] == '\\') {
            i++;
        } else if (json.ptr[i] == '"') {
            *at = i + 1;
            return true;
        } else if ((unsigned char)json.ptr[i] < ' ') {
            return false;
        }
    }
    return false;
}

static void pass_blanks(struct slice json, size_t *at)
{
    while (*at < json.len && is_space(json.ptr[*at]))
        ++*at;
}

bool json_is_object(struct slice json)
{
    char closes[16];
    size_t depth = 0, at = 0;
    if (json.len == 0 || json.ptr[0] != '{')
        return false;
    while (at < json.len) {
        char c = json.ptr[at];
        if (c == '"') {
            if (!pass_string(json, &at))
                return false;
            continue;
        }
        at++;
        if (c == '{' || c == '[') {
            if (depth == sizeof closes)
                return false;
            closes[depth++] = c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (depth == 0 || closes[--depth] != c)
                return false;
            if (depth == 0)
                return slice_trim(slice_cut(json, at, json.len)).len == 0;
        } else if (!is_alnum(c) && !is_space(c) && (c == '\0' || !strchr(":,+-.", c))) {
            return false;
        }
    }
    return false;
}

// Where the value of the outermost object's member begins.
static bool find_member(struct slice json, struct slice name, size_t *value)
{
    size_t depth = 0, at = 0;
    while (at < json.len) {
        char c = json.ptr[at];
        if (c != '"') {
            depth += c == '{' || c == '[';
            if ((c == '}' || c == ']') && depth-- <= 1)
                return false;
            at++;
            continue;
        }
        size_t start = at + 1;
        if (!pass_string(json, &at))
            return false;
        struct slice text = slice_cut(json, start, at - 1);
        pass_blanks(json, &at);
        if (depth != 1 || at >= json.len || json.ptr[at] != ':' || !slice_equals(text, name))
            continue;
        at++;
        pass_blanks(json, &at);
        *value = at;
        return true;
    }
    return false;
}

bool json_string_of(struct slice json, struct slice name, struct slice *string)
{
    size_t at, end;
    *string = SLICE("");
    if (!find_member(json, name, &at) || at >= json.len || json.ptr[at] != '"')
        return false;
    end = at;
    if (!pass_string(json, &end))
        return false;
    *string = slice_cut(json, at + 1, end - 1);
    return true;
}

bool json_has(struct slice json, struct slice name)
{
    size_t at;
    return find_member(json, name, &at);
}
