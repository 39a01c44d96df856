// The keys come from config_keys.c, and an option goes by the same name as its key. What a run has
// settled is put back into the configuration first, so that a function for each kind of value can
// say what it is.
#include "show_config.h"

#include "config_keys.h"
#include "date.h"
#include "file.h"
#include "json_writer.h"
#include "mark.h"
#include "print.h"
#include "yaml.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

enum { OUTPUT_MOST = 16 * 1024 * 1024, SHOWN = 300, MOST_SETTINGS = 128 };

enum value_kind { VALUE_NONE, VALUE_TEXT, VALUE_NUMBER, VALUE_BOOL, VALUE_LIST };

enum origin { ORIGIN_DEFAULT, ORIGIN_FILE, ORIGIN_OPTION, ORIGIN_ENVIRONMENT, ORIGIN_COUNT };

static const char *const origin_names[ORIGIN_COUNT] = {"default", "file", "option", "environment"};

// One line of the answer. All text is printable.
struct setting {
    struct slice key;
    enum value_kind kind;
    struct slice text;   // VALUE_TEXT
    uint64_t number;     // VALUE_NUMBER, VALUE_BOOL
    struct slice *items; // VALUE_LIST
    size_t count;
    enum origin origin;
    struct slice name; // of the file, option or variable
    unsigned line;     // ORIGIN_FILE
};

struct settings {
    const struct job *job;
    struct config config; // with what the run has settled
    struct setting items[MOST_SETTINGS];
    size_t count;
    struct arena *memory;
};

// Says what a key comes to. `node` is its value in the file, or NULL.
typedef void value_fn(struct settings *settings, const struct key *key,
                      const struct yaml_node *node, struct setting *setting);

#define X(NAME, name) static value_fn value_##name;
KEY_KINDS(X)
#undef X

static struct slice printable(const struct settings *settings, struct slice text)
{
    return slice_of_string(print_quoted(settings->memory, text, SHOWN));
}

static const void *field_of(const struct settings *settings, size_t offset)
{
    return (const char *)&settings->config + offset;
}

static void value_mapping(struct settings *settings, const struct key *key,
                          const struct yaml_node *node, struct setting *setting)
{
    (void)settings, (void)key, (void)node, (void)setting;
}

static void value_choice(struct settings *settings, const struct key *key,
                         const struct yaml_node *node, struct setting *setting)
{
    int value;
    (void)node;
    if (!*(const bool *)field_of(settings, key->given))
        return;
    memcpy(&value, field_of(settings, key->field), sizeof value);
    setting->kind = VALUE_TEXT;
    setting->text = slice_of_string(key->words[value - key->first]);
}

static void set_number(struct setting *setting, enum value_kind kind, uint64_t number)
{
    setting->kind = kind;
    setting->number = number;
}

static void value_bulk(struct settings *settings, const struct key *key,
                       const struct yaml_node *node, struct setting *setting)
{
    (void)key, (void)node;
    set_number(setting, VALUE_NUMBER, settings->config.declared.bulk_persons);
}

static void value_switch(struct settings *settings, const struct key *key,
                         const struct yaml_node *node, struct setting *setting)
{
    (void)node;
    set_number(setting, VALUE_BOOL, *(const bool *)field_of(settings, key->field));
}

static void value_size(struct settings *settings, const struct key *key,
                       const struct yaml_node *node, struct setting *setting)
{
    uint64_t size;
    (void)node;
    memcpy(&size, field_of(settings, key->field), sizeof size);
    set_number(setting, VALUE_NUMBER, size);
}

static void begin_list(struct settings *settings, struct setting *setting, size_t most)
{
    setting->kind = VALUE_LIST;
    setting->items = ARENA_ARRAY(settings->memory, most + 1, struct slice);
}

static void value_agreements(struct settings *settings, const struct key *key,
                             const struct yaml_node *node, struct setting *setting)
{
    const struct agreement *list;
    size_t count = 0;
    (void)node;
    memcpy(&list, field_of(settings, key->field), sizeof list);
    while (list[count].plan.len)
        count++;
    begin_list(settings, setting, count);
    for (size_t i = 0; i < count; i++)
        setting->items[setting->count++] =
            list[i].date.len ? arena_printf(settings->memory, "%.*s since %.*s",
                                            SLICE_ARG(list[i].plan), SLICE_ARG(list[i].date))
                             : list[i].plan;
}

static size_t children(const struct yaml_node *node)
{
    size_t count = 0;
    for (const struct yaml_node *child = node ? node->child : NULL; child; child = child->next)
        count++;
    return count;
}

// The ids alone: `waybill policy show` has the facts.
static void value_plans(struct settings *settings, const struct key *key,
                        const struct yaml_node *node, struct setting *setting)
{
    (void)key;
    begin_list(settings, setting, children(node));
    for (const struct yaml_node *item = node ? node->child : NULL; item; item = item->next) {
        const struct yaml_node *id = yaml_get(item, "id");
        if (id)
            setting->items[setting->count++] = printable(settings, id->scalar);
    }
}

// A list, or one text in place of a list.
static void value_paths(struct settings *settings, const struct key *key,
                        const struct yaml_node *node, struct setting *setting)
{
    (void)key;
    begin_list(settings, setting, children(node) + 1);
    if (node && node->kind == YAML_SCALAR)
        setting->items[setting->count++] = printable(settings, node->scalar);
    for (const struct yaml_node *item = node ? node->child : NULL; item; item = item->next)
        setting->items[setting->count++] = printable(settings, item->scalar);
}

static void value_patterns(struct settings *settings, const struct key *key,
                           const struct yaml_node *node, struct setting *setting)
{
    value_paths(settings, key, node, setting);
}

static void value_acceptances(struct settings *settings, const struct key *key,
                              const struct yaml_node *node, struct setting *setting)
{
    const struct acceptances *list = field_of(settings, key->field);
    (void)node;
    begin_list(settings, setting, list->count);
    for (size_t i = 0; i < list->count; i++) {
        const struct acceptance *entry = &list->items[i];
        struct slice of = printable(settings, entry->of);
        char day[DATE_TEXT] = "";
        if (entry->last_day != INT_MAX)
            date_of_day(entry->last_day, day);
        setting->items[setting->count++] =
            arena_printf(settings->memory, "%.*s%s%s: %.*s", SLICE_ARG(of), *day ? " until " : "",
                         day, SLICE_ARG(entry->reason));
    }
}

static void value_fail_on(struct settings *settings, const struct key *key,
                          const struct yaml_node *node, struct setting *setting)
{
    (void)key, (void)node;
    begin_list(settings, setting, FAIL_ON_COUNT);
    for (size_t i = 0; i < FAIL_ON_COUNT; i++)
        if (settings->config.fail_on.words & 1U << i)
            setting->items[setting->count++] = fail_on_rows[i].word;
    if (setting->count == 0)
        setting->items[setting->count++] = SLICE("never");
}

static void value_marks(struct settings *settings, const struct key *key,
                        const struct yaml_node *node, struct setting *setting)
{
    (void)node;
    begin_list(settings, setting, FOREIGN_COUNT);
    for (size_t i = 0; key->words[i]; i++)
        if (settings->config.foreign_marks & 1U << i)
            setting->items[setting->count++] = slice_of_string(key->words[i]);
}

static struct setting *add_setting(struct settings *settings, struct slice key)
{
    assert(settings->count < MOST_SETTINGS);
    struct setting *setting = &settings->items[settings->count++];
    *setting = (struct setting){.key = key};
    return setting;
}

// The option that says the same as a key of the file: --max-file-size for max_file_size.
static const char *option_of(const struct settings *settings, const struct key *key)
{
    struct slice name = arena_copy(settings->memory, slice_of_string(key->name));
    char *text = (char *)(uintptr_t)name.ptr;
    for (size_t i = 0; i < name.len; i++)
        if (text[i] == '_')
            text[i] = '-';
    return options_given(&settings->job->options, text) ? text : NULL;
}

static void set_option(struct settings *settings, struct setting *setting, const char *name)
{
    setting->origin = ORIGIN_OPTION;
    setting->name = arena_printf(settings->memory, "--%s", name);
}

// Pattern files of --patterns come beside those of the file.
static void add_pattern_files(struct settings *settings)
{
    const struct texts *files = &settings->job->options.patterns;
    if (files->count == 0)
        return;
    struct setting *setting = add_setting(settings, SLICE("patterns"));
    begin_list(settings, setting, files->count);
    for (size_t i = 0; i < files->count; i++)
        setting->items[setting->count++] = printable(settings, slice_of_string(files->items[i]));
    set_option(settings, setting, "patterns");
}

static void add_key(struct settings *settings, const struct key *key, struct slice name,
                    const struct yaml_node *node)
{
    static value_fn *const values[KEY_KIND_COUNT] = {
#define X(NAME, name) value_##name,
        KEY_KINDS(X)
#undef X
    };
    const char *option = option_of(settings, key);
    bool adds_up = key->kind == KEY_PATTERNS; // with what the option names
    struct setting *setting = add_setting(settings, name);

    values[key->kind](settings, key, node, setting);
    if (option && !adds_up) {
        set_option(settings, setting, option);
    } else if (node) {
        setting->origin = ORIGIN_FILE;
        setting->name = printable(settings, settings->config.path);
        setting->line = node->key_line;
    }
    if (adds_up)
        add_pattern_files(settings);
}

static void add_keys(struct settings *settings, const struct key *keys, const char *above,
                     const struct yaml_node *mapping)
{
    for (; keys->name; keys++) {
        const struct yaml_node *node = yaml_get(mapping, keys->name);
        struct slice name = arena_printf(settings->memory, "%s%s", above, keys->name);
        if (keys->kind == KEY_MAPPING)
            add_keys(settings, keys->keys, arena_printf(settings->memory, "%s.", name.ptr).ptr,
                     node);
        else
            add_key(settings, keys, name, node);
    }
}

static void add_text(struct settings *settings, const char *key, struct slice text,
                     const char *option)
{
    struct setting *setting = add_setting(settings, slice_of_string(key));
    setting->kind = text.len ? VALUE_TEXT : VALUE_NONE;
    setting->text = printable(settings, text);
    if (option && options_given(&settings->job->options, option))
        set_option(settings, setting, option);
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);
    return value && *value;
}

static void set_environment(struct setting *setting, const char *variable)
{
    if (setting->origin != ORIGIN_DEFAULT || !is_set(variable))
        return;
    setting->origin = ORIGIN_ENVIRONMENT;
    setting->name = slice_of_string(variable);
}

// What a run goes by and no file can say.
static void add_run(struct settings *settings)
{
    const struct job *job = settings->job;
    const struct options *o = &job->options;
    char day[DATE_TEXT];

    date_of_day(o->day, day);
    add_text(settings, "run.config", settings->config.path, o->config ? "config" : "config-from");
    add_text(settings, "run.baseline", job->has_baseline ? job->baseline_path : SLICE(""),
             "baseline");
    add_text(settings, "run.date", arena_copy(settings->memory, slice_of_string(day)), "date");
    set_environment(&settings->items[settings->count - 1], "SOURCE_DATE_EPOCH");
    struct setting *setting = add_setting(settings, SLICE("run.jobs"));
    set_number(setting, VALUE_NUMBER, o->jobs);
    if (options_given(o, "jobs"))
        set_option(settings, setting, "jobs");
    setting = add_setting(settings, SLICE("run.syntax"));
    set_number(setting, VALUE_BOOL, !o->no_syntax);
    if (o->no_syntax)
        set_option(settings, setting, "no-syntax");
    // That there is a key, and not which.
    setting = add_setting(settings, SLICE("run.fingerprint_key"));
    set_number(setting, VALUE_BOOL, is_set("WAYBILL_FINGERPRINT_KEY"));
    set_environment(setting, "WAYBILL_FINGERPRINT_KEY");
}

static struct slice origin_text(const struct settings *settings, const struct setting *setting)
{
    if (setting->origin == ORIGIN_DEFAULT)
        return SLICE("default");
    if (setting->origin == ORIGIN_FILE)
        return arena_printf(settings->memory, "%.*s:%u", SLICE_ARG(setting->name), setting->line);
    return setting->name;
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

// What holds in the end, whoever said it.
static void take_settled(struct config *config, const struct options *options)
{
    config->has_min_confidence = true;
    config->min_confidence = options->min_confidence;
    config->max_file_size = options->max_file_size;
    config->fail_on = options->fail_on;
    config->archives = options->archives;
}

bool show_config(struct job *job, struct err *err)
{
    struct settings *settings = ARENA_NEW(job->memory, struct settings);
    struct buf out;

    if (!job_open(job, err))
        return false;
    *settings = (struct settings){.job = job, .config = job->config, .memory = job->memory};
    take_settled(&settings->config, &job->options);
    add_keys(settings, config_keys, "", job->config.tree);
    add_run(settings);
    buf_init(&out, OUTPUT_MOST);
    if (job->options.format == FORMAT_JSON)
        print_as_json(settings, &out);
    else
        print_text(settings, &out);
    bool told = fd_write(STDOUT_FILENO, buf_slice(&out), err) || err_while(err, "standard output");
    buf_release(&out);
    return told;
}
