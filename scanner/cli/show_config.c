#include "show_config.h"

#include "file.h"
#include "json_writer.h"
#include "settings.h"

#include <unistd.h>

enum { OUTPUT_MOST = 16 * 1024 * 1024 };

static const char *const origin_names[ORIGIN_COUNT] = {"default", "file", "option", "environment"};

static struct slice origin_text(const struct settings *settings, const struct setting *setting)
{
    if (setting->origin == ORIGIN_DEFAULT)
        return SLICE("default");
    if (setting->origin == ORIGIN_FILE)
        return arena_printf(settings->memory, "%.*s:%u", SLICE_ARG(setting->name), setting->line);
    return setting->name;
}

// As the file and the option take it: 16M.
static void add_size(struct buf *out, uint64_t size)
{
    static const char units[] = "KMG";
    size_t unit = 0;
    while (size && size % 1024 == 0 && unit + 1 < sizeof units)
        size /= 1024, unit++;
    buf_printf(out, "%llu", (unsigned long long)size);
    if (unit)
        buf_add_byte(out, units[unit - 1]);
}

static void add_value_text(struct buf *out, const struct setting *setting)
{
    switch (setting->kind) {
    case VALUE_NONE:
        buf_add_byte(out, '-');
        break;
    case VALUE_TEXT:
        buf_add(out, setting->text);
        break;
    case VALUE_NUMBER:
        buf_printf(out, "%llu", (unsigned long long)setting->number);
        break;
    case VALUE_SIZE:
        add_size(out, setting->number);
        break;
    case VALUE_BOOL:
        buf_add_string(out, setting->number ? "true" : "false");
        break;
    case VALUE_LIST:
        buf_add_byte(out, '[');
        for (size_t i = 0; i < setting->count; i++) {
            buf_add_string(out, i ? ", " : "");
            buf_add(out, setting->items[i]);
        }
        buf_add_byte(out, ']');
        break;
    }
}

static void print_text(const struct settings *settings, struct buf *out)
{
    size_t key_width = 0, origin_width = 0;
    for (size_t i = 0; i < settings->count; i++) {
        size_t origin = origin_text(settings, &settings->items[i]).len;
        if (settings->items[i].key.len > key_width)
            key_width = settings->items[i].key.len;
        if (origin > origin_width)
            origin_width = origin;
    }
    for (size_t i = 0; i < settings->count; i++) {
        const struct setting *setting = &settings->items[i];
        buf_printf(out, "%-*.*s  %-*.*s  ", (int)key_width, SLICE_ARG(setting->key),
                   (int)origin_width, SLICE_ARG(origin_text(settings, setting)));
        add_value_text(out, setting);
        buf_add_byte(out, '\n');
    }
}

static void print_value(struct json_writer *json, const struct setting *setting)
{
    switch (setting->kind) {
    case VALUE_NONE:
        json_no_value(json, "value");
        break;
    case VALUE_TEXT:
        json_text(json, "value", setting->text);
        break;
    case VALUE_NUMBER:
    case VALUE_SIZE:
        json_number(json, "value", setting->number);
        break;
    case VALUE_BOOL:
        json_bool(json, "value", setting->number != 0);
        break;
    case VALUE_LIST:
        json_texts(json, "value", setting->items, setting->count);
        break;
    }
}

static void print_as_json(const struct settings *settings, struct buf *out)
{
    struct json_writer json;
    json_init(&json, out, true);
    json_begin_object(&json, NULL);
    json_number(&json, "schema_version", 1);
    json_text(&json, "root", source_facts(settings->job->source)->root);
    json_begin_array(&json, "settings");
    for (size_t i = 0; i < settings->count; i++) {
        const struct setting *setting = &settings->items[i];
        json_begin_object(&json, NULL);
        json_text(&json, "key", setting->key);
        print_value(&json, setting);
        json_word(&json, "origin", origin_names[setting->origin]);
        if (setting->name.len)
            json_text(&json, "name", setting->name);
        else
            json_no_value(&json, "name");
        if (setting->line)
            json_number(&json, "line", setting->line);
        else
            json_no_value(&json, "line");
        json_end_object(&json);
    }
    json_end_array(&json);
    json_end_object(&json);
    buf_add_byte(out, '\n');
}

bool show_config(struct job *job, struct err *err)
{
    struct settings *settings = ARENA_NEW(job->memory, struct settings);
    struct buf out;

    if (!job_open(job, err))
        return false;
    settings_take(settings, job);
    buf_init(&out, OUTPUT_MOST);
    if (job->options.format == FORMAT_JSON)
        print_as_json(settings, &out);
    else
        print_text(settings, &out);
    bool told = fd_write(STDOUT_FILENO, buf_slice(&out), err) || err_while(err, "standard output");
    buf_release(&out);
    return told;
}
