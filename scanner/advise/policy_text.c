#include "policy_text.h"

#include "print.h"

enum { WORD_SHOWN = 40 };

// All text of the table may be printed as it is.
bool policy_check_printable(const struct yaml *yaml, const struct yaml_node *node,
                            struct slice text, struct err *err)
{
    for (size_t at = 0; at < text.len;)
        if (code_point_is_unsafe(utf8_next(text, &at)))
            return yaml_error(yaml, node, err, "a character that cannot be printed safely");
    return true;
}

bool policy_read_text(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      bool required, struct slice *out, struct err *err)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    *out = SLICE("");
    if (!yaml_read_text(yaml, mapping, key, required, out, err))
        return false;
    *out = slice_trim(*out);
    if (node && out->len == 0)
        return yaml_error(yaml, node, err, "\"%s\" is empty", key);
    return policy_check_printable(yaml, node, *out, err);
}

// One of `words`, which are NULL-ended; the error offers the nearest.
bool policy_read_word(const struct yaml *yaml, const struct yaml_node *mapping, const char *key,
                      const char *const *words, unsigned *out, struct err *err)
{
    struct slice word;
    size_t least = SIZE_MAX;
    const char *nearest = "";

    if (!policy_read_text(yaml, mapping, key, true, &word, err))
        return false;
    for (unsigned i = 0; words[i]; i++) {
        size_t distance = slice_distance(word, slice_of_string(words[i]));
        if (distance == 0) {
            *out = i;
            return true;
        }
        if (distance < least) {
            least = distance;
            nearest = words[i];
        }
    }
    return yaml_error(yaml, yaml_get(mapping, key), err,
                      "\"%s\" is no word for \"%s\"; did you mean \"%s\"?",
                      print_quoted(yaml->memory, word, WORD_SHOWN), key, nearest);
}
