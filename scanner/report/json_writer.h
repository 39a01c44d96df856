// Writes JSON (RFC 8259) as it goes: nothing is built in memory but the text.
//
//     json_begin_object(&json, NULL);
//     json_text(&json, "rule", finding->rule);
//     json_begin_array(&json, "why");
//     ...
//     json_end_array(&json);
//     json_end_object(&json);
//
// Every writer takes the key that a value has in its object, or NULL where it has
// none: in an array, and at the top. Keys are our own words and not escaped.
#ifndef WAYBILL_REPORT_JSON_WRITER_H
#define WAYBILL_REPORT_JSON_WRITER_H

#include "buf.h"

struct json_writer {
    struct buf *out;
    bool pretty;    // one value a line, two blanks a level; else all on one line
    unsigned depth; // of open objects and arrays
    bool follows;   // another value stands before this one in the same object or array
};

void json_init(struct json_writer *json, struct buf *out, bool pretty);

void json_begin_object(struct json_writer *json, const char *key);
void json_end_object(struct json_writer *json);
void json_begin_array(struct json_writer *json, const char *key);
void json_end_array(struct json_writer *json);

// Any bytes: what is not valid UTF-8 becomes U+FFFD.
void json_text(struct json_writer *json, const char *key, struct slice text);
void json_word(struct json_writer *json, const char *key, const char *word);
void json_number(struct json_writer *json, const char *key, uint64_t number);
void json_bool(struct json_writer *json, const char *key, bool value);
void json_no_value(struct json_writer *json, const char *key);

// Its bytes, two lower-case digits each.
void json_hex(struct json_writer *json, const char *key, struct slice bytes);

// An array of texts: the first `most` slices, or those before the first empty one.
void json_texts(struct json_writer *json, const char *key, const struct slice *texts, size_t most);

#endif
