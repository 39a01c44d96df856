#include "import.h"

#include "buf.h"
#include "print.h"
#include "regex_tree.h"

#include <stdlib.h>

enum { GLOBS_MOST = 64 };

static const char *const gitleaks_files[] = {".gitleaks.toml", ".gitleaksignore", NULL};
static const char *const detect_secrets_files[] = {".secrets.baseline", NULL};
static const char *const ggshield_files[] = {".gitguardian.yaml", ".gitguardian.yml", NULL};

const struct importer importers[] = {
    {"gitleaks", gitleaks_files, import_gitleaks},
    {"detect-secrets", detect_secrets_files, import_detect_secrets},
    {"ggshield", ggshield_files, import_ggshield},
};

// Room for one more, doubled at powers of two. NULL past IMPORT_MOST.
static void *grown(struct import *import, const void *items, size_t count, size_t size)
{
    if (count >= IMPORT_MOST) {
        import->dropped++;
        return NULL;
    }
    if (count & (count - 1) || (count == 0 && items))
        return (void *)(uintptr_t)items;
    char *room = arena_array(import->memory, count ? 2 * count : 1, size);
    if (count)
        memcpy(room, items, count * size);
    return room;
}

void import_add_path(struct import *import, struct slice glob)
{
    for (size_t i = 0; i < import->path_count; i++)
        if (slice_equals(import->paths[i], glob))
            return;
    struct slice *paths = grown(import, import->paths, import->path_count, sizeof *paths);
    if (!paths)
        return;
    import->paths = paths;
    paths[import->path_count++] = arena_copy(import->memory, glob);
}

void import_add_rule(struct import *import, const struct import_rule *rule)
{
    if (import->rule_count == IMPORT_MOST_RULES) {
        import_leave(import, rule->what, "more rules than are taken over at once");
        return;
    }
    struct import_rule *rules = grown(import, import->rules, import->rule_count, sizeof *rules);
    if (!rules)
        return;
    import->rules = rules;
    rules[import->rule_count++] = *rule;
}

void import_add_place(struct import *import, const struct import_place *place)
{
    struct import_place *places =
        grown(import, import->places, import->place_count, sizeof *places);
    if (!places)
        return;
    import->places = places;
    places[import->place_count++] = *place;
}

void import_leave(struct import *import, struct slice what, const char *why)
{
    struct import_left *left = grown(import, import->left, import->left_count, sizeof *left);
    if (!left)
        return;
    import->left = left;
    left[import->left_count++] =
        (struct import_left){what, arena_copy(import->memory, slice_of_string(why))};
}

void import_path_regex(struct import *import, struct slice regex, struct slice what)
{
    struct slice globs[GLOBS_MOST];
    struct err err = {0};
    unsigned groups;
    const struct regex_node *tree = regex_parse(regex, &groups, import->memory, &err);
    size_t count = tree ? regex_globs(tree, globs, GLOBS_MOST, import->memory) : 0;

    for (size_t i = 0; i < count; i++)
        import_add_path(import, globs[i]);
    if (count == 0)
        import_leave(import, what, "no path pattern says the same as this regular expression");
}

bool yaml_quote(struct buf *out, struct slice text)
{
    buf_add_byte(out, '\'');
    for (size_t at = 0; at < text.len;) {
        uint32_t code = utf8_next(text, &at);
        if (code_point_is_unsafe(code) || code == 0xFFFD)
            return false;
        if (code == '\'')
            buf_add_byte(out, '\'');
        utf8_add(out, code);
    }
    buf_add_byte(out, '\'');
    return true;
}
