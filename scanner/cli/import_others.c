// detect-secrets' `.secrets.baseline` and ggshield's `.gitguardian.yaml`.
#include "import.h"

#include "json_read.h"
#include "print.h"
#include "yaml.h"

enum { SHOWN = 100 };

static struct slice what(struct import *import, struct slice name, unsigned line, const char *of,
                         struct slice text)
{
    return arena_printf(import->memory, "%s:%u %s%s%s", print_quoted(import->memory, name, SHOWN),
                        line, of, text.len ? " " : "",
                        text.len ? print_quoted(import->memory, text, SHOWN) : "");
}

static void read_secret(struct import *import, struct slice name, struct slice path,
                        const struct json_node *secret)
{
    const struct json_node *line = json_find(secret, "line_number");
    struct import_place place = {
        .path = path,
        .what = what(import, name, secret->line, "finding in", path),
        .reason = SLICE("was in the baseline of detect-secrets"),
    };

    if (!line || line->kind != JSON_WHOLE || line->whole < 1 || line->whole > UINT32_MAX) {
        import_leave(import, place.what, "it has no line, and its value is known as a hash only");
        return;
    }
    place.line = (unsigned)line->whole;
    import_add_place(import, &place);
}

static void read_results(struct import *import, struct slice name, const struct json_node *results)
{
    for (const struct json_node *file = results ? results->child : NULL; file; file = file->next)
        for (const struct json_node *secret = file->child; secret; secret = secret->next)
            read_secret(import, name, file->key, secret);
}

// Files are left out by a regex, or by a list of them.
static void read_patterns(struct import *import, struct slice name, const struct json_node *node)
{
    if (!node)
        return;
    if (node->kind == JSON_TEXT)
        import_path_regex(import, node->text, what(import, name, node->line, "path", node->text));
    for (const struct json_node *item = node->kind == JSON_LIST ? node->child : NULL; item;
         item = item->next)
        read_patterns(import, name, item);
}

static void read_filter(struct import *import, struct slice name, const struct json_node *filter)
{
    // What it does by itself has its like here, or is its own business.
    static const struct {
        struct slice path;
        const char *why;
    } filters[] = {
        {SLICE_INIT("regex.should_exclude_line"),
         "mark the values where they stand: waybill:allow"},
        {SLICE_INIT("regex.should_exclude_secret"),
         "mark the values where they stand: waybill:allow"},
        {SLICE_INIT("wordlist.should_exclude_secret"), "word lists have no like here"},
        {SLICE_INIT("file://"), "a program of your own"},
    };
    struct slice path = json_find_text(filter, "path");

    if (slice_ends_with(path, SLICE("regex.should_exclude_file"))) {
        read_patterns(import, name, json_find(filter, "pattern"));
        return;
    }
    for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++)
        if (slice_find(path, filters[i].path) != SLICE_NOT_FOUND)
            import_leave(import, what(import, name, filter->line, "filter", path), filters[i].why);
}

static void read_plugin(struct import *import, struct slice name, const struct json_node *plugin)
{
    struct slice plugin_name = json_find_text(plugin, "name");
    if (json_find(plugin, "path"))
        import_leave(import, what(import, name, plugin->line, "plugin", plugin_name),
                     "a program of your own: write a pattern");
    else if (json_find(plugin, "limit") || json_find(plugin, "base64_limit") ||
             json_find(plugin, "hex_limit") || json_find_text(plugin, "keyword_exclude").len)
        import_leave(import, what(import, name, plugin->line, "setting of plugin", plugin_name),
                     "waybill judges by itself what is random");
}

bool import_detect_secrets(struct import *import, struct slice name, struct slice text,
                           struct err *err)
{
    const struct json_node *root;
    if (!json_parse(&root, name, text, import->memory, err))
        return false;
    if (!json_find(root, "results"))
        return json_error(name, root, err, "not a baseline of detect-secrets: no \"results\"");
    const struct json_node *plugins = json_find(root, "plugins_used");
    const struct json_node *filters = json_find(root, "filters_used");
    const struct json_node *exclude = json_find(root, "exclude"); // up to version 0.14
    for (const struct json_node *plugin = plugins ? plugins->child : NULL; plugin;
         plugin = plugin->next)
        read_plugin(import, name, plugin);
    for (const struct json_node *filter = filters ? filters->child : NULL; filter;
         filter = filter->next)
        read_filter(import, name, filter);
    read_patterns(import, name, json_find(exclude, "files"));
    if (json_find_text(exclude, "lines").len)
        import_leave(import, what(import, name, exclude->line, "excluded lines", SLICE("")),
                     "mark the values where they stand: waybill:allow");
    read_results(import, name, json_find(root, "results"));
    return true;
}

// A key as version 2 spells it, with '_' or '-'.
static const struct yaml_node *key_of(const struct yaml_node *mapping, const char *key)
{
    const struct yaml_node *node = yaml_get(mapping, key);
    char hyphens[32];
    size_t len = 0;
    for (; !node && key[len] && len + 1 < sizeof hyphens; len++)
        hyphens[len] = key[len] == '_' ? '-' : key[len];
    hyphens[len] = '\0';
    return node ? node : yaml_get(mapping, hyphens);
}

// Its globs are for the whole path; a pattern of ours without a slash would be for names.
static void read_globs(struct import *import, const struct yaml_node *list)
{
    for (const struct yaml_node *item = list && list->kind == YAML_SEQUENCE ? list->child : NULL;
         item; item = item->next) {
        struct slice glob = item->scalar;
        if (item->kind != YAML_SCALAR || glob.len == 0)
            continue;
        bool below = slice_starts_with(glob, SLICE("/")) || slice_starts_with(glob, SLICE("**"));
        import_add_path(import,
                        below ? glob : arena_printf(import->memory, "/%.*s", SLICE_ARG(glob)));
    }
}

static void leave_items(struct import *import, struct slice name, const struct yaml_node *list,
                        const char *of, const char *why)
{
    for (const struct yaml_node *item = list && list->kind == YAML_SEQUENCE ? list->child : NULL;
         item; item = item->next) {
        const struct yaml_node *named = yaml_get(item, "name");
        // A match may be the secret itself: only its name is told.
        struct slice text = named ? named->scalar : SLICE("");
        import_leave(import, what(import, name, item->line, of, text), why);
    }
}

bool import_ggshield(struct import *import, struct slice name, struct slice text, struct err *err)
{
    struct yaml tree;
    if (!yaml_parse(&tree, name, text, import->memory, err))
        return false;
    if (!tree.root || tree.root->kind != YAML_MAPPING)
        return err_set(err, ERR_CONFIG, "%s: not a configuration of ggshield",
                       print_quoted(import->memory, name, SHOWN));
    const struct yaml_node *secret = key_of(tree.root, "secret");
    static const char by_hash[] = "its value is known as a hash only: accept it by its fingerprint "
                                  "(`ignore: findings:`) or with a mark";
    read_globs(import, key_of(secret, "ignored_paths"));
    read_globs(import, key_of(tree.root, "paths_ignore")); // version 1
    leave_items(import, name, key_of(secret, "ignored_matches"), "ignored match", by_hash);
    leave_items(import, name, key_of(tree.root, "matches_ignore"), "ignored match", by_hash);
    leave_items(import, name, key_of(secret, "ignored_detectors"), "ignored detector",
                "waybill's patterns are its own: `ignore: rules:` switches one off");
    if (slice_equals(key_of(tree.root, "exit_zero") ? key_of(tree.root, "exit_zero")->scalar
                                                    : SLICE(""),
                     SLICE("true")))
        import_leave(
            import,
            what(import, name, key_of(tree.root, "exit_zero")->line, "exit_zero", SLICE("")),
            "`fail_on: never` says so here");
    return true;
}
