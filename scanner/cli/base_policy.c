#include "base_policy.h"

#include "yaml.h"

#include <stdlib.h>

static void add(struct policy_changes *changes, struct slice path, unsigned line,
                struct slice words)
{
    if (!changes->items)
        changes->items = ARENA_ARRAY(changes->memory, POLICY_MOST_CHANGES, struct policy_change);
    if (changes->count < POLICY_MOST_CHANGES)
        changes->items[changes->count++] = (struct policy_change){path, line, words};
}

// True when there is nothing more to compare: the file is in one of the places only,
// or the same in both.
static bool is_settled(struct policy_changes *changes, const struct policy_texts *texts)
{
    if (texts->in_base && !texts->in_tree)
        add(changes, texts->path, 0, SLICE("the file is taken away"));
    else if (!texts->in_base && texts->in_tree)
        add(changes, texts->path, 0, SLICE("the file is new"));
    return !texts->in_base || !texts->in_tree || slice_equals(texts->base, texts->tree);
}

void policy_compare_bytes(struct policy_changes *changes, const struct policy_texts *texts)
{
    if (!is_settled(changes, texts))
        add(changes, texts->path, 0, SLICE("the file is changed"));
}

// A setting of a configuration: a scalar, or one item of a list. Of several under one
// key the order does not matter.
struct setting {
    struct slice key;   // "ignore.rules"
    struct slice value; // as add_value() writes it
    unsigned line;
    bool item; // of a list
};

struct settings {
    struct setting *items;
    size_t count, room;
    struct arena *memory;
};

// A text that two nodes share only when they mean the same: lengths keep pieces apart.
static void add_value(struct buf *out, const struct yaml_node *node)
{
    buf_printf(out, "%d%zu:", (int)node->kind, node->kind == YAML_SCALAR ? node->scalar.len : 0);
    if (node->kind == YAML_SCALAR)
        buf_add(out, node->scalar);
    for (const struct yaml_node *child = node->child; child; child = child->next) {
        buf_printf(out, "%zu:", child->key.len);
        buf_add(out, child->key);
        add_value(out, child);
    }
    buf_add_byte(out, ';');
}

static void add_setting(struct settings *settings, struct slice key, const struct yaml_node *node,
                        bool item)
{
    struct buf value;
    if (settings->count == settings->room) {
        size_t room = settings->room ? 2 * settings->room : 64;
        struct setting *grown = ARENA_ARRAY(settings->memory, room, struct setting);
        if (settings->count)
            memcpy(grown, settings->items, settings->count * sizeof *grown);
        settings->items = grown;
        settings->room = room;
    }
    buf_init(&value, SIZE_MAX / 2);
    add_value(&value, node);
    settings->items[settings->count++] =
        (struct setting){key, arena_copy(settings->memory, buf_slice(&value)), node->line, item};
    buf_release(&value);
}

static void add_settings(struct settings *settings, struct slice key, const struct yaml_node *node)
{
    if (node->kind == YAML_SCALAR)
        add_setting(settings, key, node, false);
    for (const struct yaml_node *child = node->child; child; child = child->next) {
        if (node->kind == YAML_SEQUENCE)
            add_setting(settings, key, child, true);
        else
            add_settings(settings,
                         arena_printf(settings->memory, "%.*s%s%.*s", SLICE_ARG(key),
                                      key.len ? "." : "", SLICE_ARG(child->key)),
                         child);
    }
}

static int compare_settings(const void *left, const void *right)
{
    const struct setting *a = left, *b = right;
    int order = slice_compare(a->key, b->key);
    if (order == 0)
        order = slice_compare(a->value, b->value);
    return order ? order : a->line < b->line ? -1 : a->line > b->line;
}

// False when this waybill refuses the text: then its keys may be anything.
static bool read_settings(struct settings *settings, struct slice path, struct slice text,
                          struct arena *memory)
{
    struct config config;
    struct yaml yaml;
    struct err err = {0};

    *settings = (struct settings){.memory = memory};
    if (!config_parse(&config, path, text, memory, &err) ||
        !yaml_parse(&yaml, path, text, memory, &err))
        return false;
    if (yaml.root)
        add_settings(settings, SLICE(""), yaml.root);
    if (settings->count)
        qsort(settings->items, settings->count, sizeof *settings->items, compare_settings);
    return true;
}

// What happened to the settings of one key.
struct difference {
    struct slice key;
    size_t added, removed;
    unsigned line; // of the first that was added
    bool item;
};

static void tell_difference(struct policy_changes *changes, struct slice path,
                            const struct difference *difference)
{
    struct slice words;
    if (difference->added + difference->removed == 0)
        return;
    if (difference->item)
        words = arena_printf(changes->memory, "%.*s: %zu added, %zu taken away",
                             SLICE_ARG(difference->key), difference->added, difference->removed);
    else
        words = arena_printf(changes->memory, "%.*s: %s", SLICE_ARG(difference->key),
                             !difference->removed ? "added"
                             : !difference->added ? "taken away"
                                                  : "changed");
    add(changes, path, difference->line, words);
}

// Goes through both sorted lists side by side, key by key.
static void compare_lists(struct policy_changes *changes, struct slice path,
                          const struct settings *base, const struct settings *tree)
{
    struct difference now = {0};

    for (size_t b = 0, t = 0; b < base->count || t < tree->count;) {
        const struct setting *old = b < base->count ? &base->items[b] : NULL;
        const struct setting *new = t < tree->count ? &tree->items[t] : NULL;
        int order = !old ? 1 : !new ? -1 : slice_compare(old->key, new->key);
        if (order == 0)
            order = slice_compare(old->value, new->value);
        const struct setting *first = order <= 0 ? old : new;
        if (!slice_equals(now.key, first->key)) {
            tell_difference(changes, path, &now);
            now = (struct difference){.key = first->key};
        }
        now.item = now.item || first->item;
        now.removed += order < 0;
        now.added += order > 0;
        if (order > 0 && (now.line == 0 || new->line < now.line))
            now.line = new->line;
        b += order <= 0;
        t += order >= 0;
    }
    tell_difference(changes, path, &now);
}

void policy_compare_config(struct policy_changes *changes, const struct policy_texts *texts)
{
    struct settings base, tree;

    if (is_settled(changes, texts))
        return;
    if (!read_settings(&base, texts->path, texts->base, changes->memory))
        return; // that was an error already
    if (!read_settings(&tree, texts->path, texts->tree, changes->memory))
        add(changes, texts->path, 0, SLICE("what it says now is refused by this waybill"));
    else
        compare_lists(changes, texts->path, &base, &tree);
}

void policy_compare_baseline(struct policy_changes *changes, const struct policy_texts *texts,
                             const struct fingerprint_key *key)
{
    struct baseline base, tree;
    struct err err = {0};
    size_t added = 0, removed = 0, grown = 0;
    unsigned line = 0;

    if (is_settled(changes, texts) ||
        !baseline_parse(&base, texts->path, texts->base, key, changes->memory, &err))
        return;
    if (!baseline_parse(&tree, texts->path, texts->tree, key, changes->memory, &err)) {
        add(changes, texts->path, 0, SLICE("what it says now is refused by this waybill"));
        return;
    }
    for (size_t i = 0; i < base.count; i++)
        removed += !baseline_find(&tree, &base.items[i]);
    for (size_t i = 0; i < tree.count; i++) {
        const struct baseline_entry *entry = &tree.items[i], *old = baseline_find(&base, entry);
        added += !old;
        grown += old && entry->persons > old->persons;
        if ((!old || entry->persons > old->persons) && (line == 0 || entry->line < line))
            line = entry->line;
    }
    if (added + removed + grown)
        add(changes, texts->path, line,
            arena_printf(changes->memory,
                         "entries: %zu added, %zu with more persons, %zu taken away", added, grown,
                         removed));
}
