#include "json_writer.h"

#include "print.h"

#include <assert.h>
#include <inttypes.h>

void json_init(struct json_writer *json, struct buf *out, bool pretty)
{
    *json = (struct json_writer){.out = out, .pretty = pretty};
}

static void begin_line(struct json_writer *json)
{
    if (!json->pretty)
        return;
    buf_add_byte(json->out, '\n');
    for (unsigned i = 0; i < json->depth; i++)
        buf_add_string(json->out, "  ");
}

// All that stands before a value: the comma, the line, the key.
static void begin_value(struct json_writer *json, const char *key)
{
    if (json->follows)
        buf_add_byte(json->out, ',');
    if (json->depth > 0)
        begin_line(json);
    if (key)
        buf_printf(json->out, json->pretty ? "\"%s\": " : "\"%s\":", key);
    json->follows = true;
}

static void begin(struct json_writer *json, const char *key, char bracket)
{
    begin_value(json, key);
    buf_add_byte(json->out, bracket);
    json->depth++;
    json->follows = false;
}

static void end(struct json_writer *json, char bracket)
{
    assert(json->depth > 0);
    json->depth--;
    if (json->follows) // not for {} and []
        begin_line(json);
    buf_add_byte(json->out, bracket);
    json->follows = true;
}

void json_begin_object(struct json_writer *json, const char *key)
{
    begin(json, key, '{');
}

void json_end_object(struct json_writer *json)
{
    end(json, '}');
}

void json_begin_array(struct json_writer *json, const char *key)
{
    begin(json, key, '[');
}

void json_end_array(struct json_writer *json)
{
    end(json, ']');
}

void json_text(struct json_writer *json, const char *key, struct slice text)
{
    begin_value(json, key);
    print_json(json->out, text);
}

void json_hex(struct json_writer *json, const char *key, struct slice bytes)
{
    begin_value(json, key);
    buf_add_byte(json->out, '"');
    for (size_t i = 0; i < bytes.len; i++)
        buf_printf(json->out, "%02x", (unsigned char)bytes.ptr[i]);
    buf_add_byte(json->out, '"');
}

void json_word(struct json_writer *json, const char *key, const char *word)
{
    json_text(json, key, slice_of_string(word));
}

void json_number(struct json_writer *json, const char *key, uint64_t number)
{
    begin_value(json, key);
    buf_printf(json->out, "%" PRIu64, number);
}

void json_bool(struct json_writer *json, const char *key, bool value)
{
    begin_value(json, key);
    buf_add_string(json->out, value ? "true" : "false");
}

void json_no_value(struct json_writer *json, const char *key)
{
    begin_value(json, key);
    buf_add_string(json->out, "null");
}

void json_texts(struct json_writer *json, const char *key, const struct slice *texts, size_t most)
{
    json_begin_array(json, key);
    for (size_t i = 0; texts && i < most && texts[i].len; i++)
        json_text(json, NULL, texts[i]);
    json_end_array(json);
}
