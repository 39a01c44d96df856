// Entries that a JSON map must have, each of its kind: for files that a program wrote and may come from anybody.
//
// All errors are ERR_CONFIG, name the key and its place, and quote nothing.
#ifndef WAYBILL_BASE_JSON_WANT_H
#define WAYBILL_BASE_JSON_WANT_H

#include "json_read.h"

struct json_source {
    struct slice path;    // of the file, for errors
    struct arena *memory; // that the nodes live in
    struct err *err;
};

// The entry, or NULL with an error: there is none, it is of another kind, or `map` is no map.
const struct json_node *json_want(const struct json_source *from, const struct json_node *map,
                                  const char *key, enum json_kind kind);

// A text, made printable (print_again()).
bool json_want_text(const struct json_source *from, const struct json_node *map, const char *key,
                    struct slice *text);
// A text of fewer than `room` bytes of printable ASCII without blanks, into `text` with a NUL behind it.
bool json_want_token(const struct json_source *from, const struct json_node *map, const char *key,
                     char *text, size_t room);
bool json_want_bool(const struct json_source *from, const struct json_node *map, const char *key,
                    bool *value);
bool json_want_number(const struct json_source *from, const struct json_node *map, const char *key,
                      uint64_t most, uint64_t *number);
// The index of the text, one of the `count` words that `word` gives, which JSON_WORDS makes of an enumeration's names.
#define JSON_WORDS(name, type)                 \
    static const char *name##_word(unsigned i) \
    {                                          \
        return name##_name((enum type)i);      \
    }
bool json_want_word(const struct json_source *from, const struct json_node *map, const char *key,
                    const char *(*word)(unsigned), unsigned count, unsigned *index);
// A list of at most `most` entries, and how many it has.
const struct json_node *json_want_list(const struct json_source *from, const struct json_node *map,
                                       const char *key, size_t most, size_t *count);
// A list of texts that are not empty, made printable, with an empty one behind the last.
bool json_want_texts(const struct json_source *from, const struct json_node *map, const char *key,
                     size_t most, const struct slice **texts);
// A path as reports write it: a text, and where its bytes are no Unicode text these as `hex_key`, in hexadecimal. It is
// as it was in the repository: not printable.
bool json_want_path(const struct json_source *from, const struct json_node *map, const char *key,
                    const char *hex_key, struct slice *path);

#endif
