// The keys come from config_keys.c, and an option goes by the same name as its key. What a run has
// settled is put back into the configuration first, so that a function for each kind of value can
// say what it is.
#include "settings.h"

#include "config_keys.h"
#include "date.h"
#include "mark.h"
#include "print.h"
#include "yaml.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

enum { SHOWN = 300 };

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
    set_number(setting, VALUE_SIZE, size);
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
    assert(settings->count < SETTINGS_MOST);
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

// What holds in the end, whoever said it.
static void take_settled(struct config *config, const struct options *options)
{
    config->has_min_confidence = true;
    config->min_confidence = options->min_confidence;
    config->max_file_size = options->max_file_size;
    config->fail_on = options->fail_on;
    config->archives = options->archives;
}

void settings_take(struct settings *settings, const struct job *job)
{
    *settings = (struct settings){.job = job, .config = job->config, .memory = job->memory};
    take_settled(&settings->config, &job->options);
    add_keys(settings, config_keys, "", job->config.tree);
    add_run(settings);
}
