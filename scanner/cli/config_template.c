#include "config_template.h"

#include "help.h"

enum { WIDTH = 80 };

const char *const config_declarations[] = {"owner", "sector", "eu", "mode", "tools_in_use", NULL};

// A plan's id has lower-case letters, digits and hyphens: nearly always a text without quotes.
static struct slice plan_text(struct slice id, struct arena *memory)
{
    bool plain = is_lower(id.ptr[0]) && !slice_equals(id, SLICE("null"));
    return plain ? id : arena_printf(memory, "'%.*s'", SLICE_ARG(id));
}

static struct slice agreements_text(const struct agreement *list, struct arena *memory)
{
    struct slice text = SLICE("");
    for (size_t i = 0; list && list[i].plan.len; i++) {
        struct slice plan = plan_text(list[i].plan, memory);
        const char *between = i ? ", " : "";
        if (list[i].date.len)
            text = arena_printf(memory, "%.*s%s{plan: %.*s, date: %.*s}", SLICE_ARG(text), between,
                                SLICE_ARG(plan), SLICE_ARG(list[i].date));
        else
            text = arena_printf(memory, "%.*s%s%.*s", SLICE_ARG(text), between, SLICE_ARG(plan));
    }
    return text.len ? arena_printf(memory, "[%.*s]", SLICE_ARG(text)) : text;
}

struct slice config_value(const struct config *config, const struct key *key, struct arena *memory)
{
    const char *field = (const char *)config + key->field;
    int value;

    if (key->kind == KEY_AGREEMENTS)
        return agreements_text(*(const struct agreement *const *)(const void *)field, memory);
    if (key->kind != KEY_CHOICE || !*((const bool *)config + key->given))
        return SLICE("");
    memcpy(&value, field, sizeof value);
    return slice_of_string(key->words[value - key->first]);
}

static void add_row(struct buf *out, size_t width, const char *name, const char *help)
{
    enum { INDENT = 4, GAP = 2 };
    buf_printf(out, "#%*s%-*s", INDENT - 1, "", (int)(width + GAP), name);
    help_fold(out, "#", INDENT + width + GAP, WIDTH, help);
}

static void widen(size_t *width, const char *name)
{
    if (strlen(name) > *width)
        *width = strlen(name);
}

// Words that say what they mean by themselves.
static void add_words(struct buf *out, const char *const *words)
{
    buf_add_string(out, "#  ");
    for (size_t i = 0; words[i]; i++)
        buf_printf(out, "%s %s", i ? "," : "", words[i]);
    buf_add_byte(out, '\n');
}

void config_comment_add(struct buf *out, const struct key *key)
{
    size_t width = 0;

    buf_add_string(out, "# ");
    help_fold(out, "#", 2, WIDTH, key->help);
    for (size_t i = 0; key->meanings && key->words[i]; i++)
        widen(&width, key->words[i]);
    for (size_t i = 0; key->meanings && key->words[i]; i++)
        add_row(out, width, key->words[i], key->meanings[i]);
    if (key->words && !key->meanings)
        add_words(out, key->words);
    for (const struct key *inner = key->keys; inner && inner->name; inner++)
        widen(&width, inner->name);
    for (const struct key *inner = key->keys; inner && inner->name; inner++)
        add_row(out, width, inner->name, inner->help);
}

// Without a blank behind the '#', unlike what is a comment for good.
static void add_example(struct buf *out, const struct key *key)
{
    buf_printf(out, "#%s:%s%s\n", key->name, key->example ? " " : "",
               key->example ? key->example : "");
    for (const struct key *inner = key->keys; inner && inner->name; inner++)
        buf_printf(out, "#  %s: %s\n", inner->name, inner->example);
}

static bool is_declaration(const struct key *key)
{
    size_t i = 0;
    while (config_declarations[i] && strcmp(config_declarations[i], key->name) != 0)
        i++;
    return config_declarations[i] != NULL;
}

void config_template_add(struct buf *out, const struct config *config, const char *schema,
                         struct arena *memory)
{
    if (schema)
        buf_printf(out, "# yaml-language-server: $schema=%s\n", schema);
    buf_add_string(out,
                   "# What waybill cannot tell from the files. Every key may be left out. What is\n"
                   "# declared is shown as declared in reports, never verified. To use one of the\n"
                   "# examples, take away its #.\n");
    if (!schema)
        buf_add_string(out,
                       "#\n# For completion in an editor: `waybill init --schema` prints a JSON "
                       "Schema.\n");
    for (const struct key *key = config_keys; key->name; key++) {
        struct slice value = is_declaration(key) ? config_value(config, key, memory) : SLICE("");
        buf_add_byte(out, '\n');
        config_comment_add(out, key);
        if (value.len)
            buf_printf(out, "%s: %.*s\n", key->name, SLICE_ARG(value));
        else
            add_example(out, key);
    }
}
