// A function for each kind of value; config_keys.c says which keys there are. What stands
// in the file is untrusted: it comes with a pull request. It names no command, and no
// path outside of the repository.
#include "config_keys.h"

#include "config_plans.h"
#include "day.h"
#include "mark.h"
#include "nearest.h"
#include "print.h"
#include "yaml.h"

#include <limits.h>

enum { QUOTED = 60, REASON_SHOWN = 300 };

struct reader {
    struct config *config;
    struct yaml yaml;
    struct arena *memory;
    struct err *err;
};

// Reads the value of a key that is there.
typedef bool read_fn(struct reader *reader, const struct yaml_node *mapping, const struct key *key);

#define X(NAME, name) static read_fn read_##name;
KEY_KINDS(X)
#undef X

static void *field_of(struct reader *reader, size_t offset)
{
    return (char *)reader->config + offset;
}

static bool read_keys(struct reader *reader, const struct yaml_node *mapping,
                      const struct key *keys)
{
    static read_fn *const readers[KEY_KIND_COUNT] = {
#define X(NAME, name) read_##name,
        KEY_KINDS(X)
#undef X
    };
    size_t count = 0;
    while (keys[count].name)
        count++;
    const char **names = ARENA_ARRAY(reader->memory, count + 1, const char *);
    for (size_t i = 0; i < count; i++)
        names[i] = keys[i].name;
    if (!yaml_expect_keys(&reader->yaml, mapping, names, reader->err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (yaml_get(mapping, keys[i].name) && !readers[keys[i].kind](reader, mapping, &keys[i]))
            return false;
    return true;
}

static bool read_mapping(struct reader *reader, const struct yaml_node *mapping,
                         const struct key *key)
{
    return read_keys(reader, yaml_get(mapping, key->name), key->keys);
}

static bool read_choice(struct reader *reader, const struct yaml_node *mapping,
                        const struct key *key)
{
    int word = 0;
    if (!yaml_read_choice(&reader->yaml, mapping, key->name, key->words, true, &word, reader->err))
        return false;
    word += key->first;
    memcpy(field_of(reader, key->field), &word, sizeof word);
    *(bool *)field_of(reader, key->given) = true;
    return true;
}

static bool read_bulk(struct reader *reader, const struct yaml_node *mapping, const struct key *key)
{
    uint64_t persons = 0;
    if (!yaml_read_number(&reader->yaml, mapping, key->name, 1, BULK_PERSONS_MOST, &persons,
                          reader->err))
        return false;
    reader->config->declared.bulk_persons = (unsigned)persons;
    return true;
}

static size_t children(const struct yaml_node *node)
{
    size_t count = 0;
    for (const struct yaml_node *child = node->child; child; child = child->next)
        count++;
    return count;
}

static bool check_day(struct reader *reader, const struct yaml_node *node, struct slice text,
                      int *day)
{
    return day_parse(text, day) ||
           yaml_error(&reader->yaml, node, reader->err, "'%s' is not a date of the form YYYY-MM-DD",
                      print_quoted(reader->memory, text, QUOTED));
}

static bool check_plan(struct reader *reader, const struct yaml_node *node, struct slice id)
{
    const char *unknown = plan_unknown(&reader->config->plans, id, reader->memory);
    return !unknown || yaml_error(&reader->yaml, node, reader->err, "%s", unknown);
}

// A plan's id, or a mapping of it with the day of the declaration.
static bool read_agreement(struct reader *reader, const struct yaml_node *item,
                           struct agreement *agreement)
{
    static const char *const keys[] = {"plan", "date", NULL};
    const struct yaml *yaml = &reader->yaml;
    int ignored;

    if (item->kind == YAML_SCALAR) {
        agreement->plan = item->scalar;
        return check_plan(reader, item, item->scalar);
    }
    return yaml_expect_keys(yaml, item, keys, reader->err) &&
           yaml_read_text(yaml, item, "plan", true, &agreement->plan, reader->err) &&
           check_plan(reader, yaml_get(item, "plan"), agreement->plan) &&
           yaml_read_text(yaml, item, "date", false, &agreement->date, reader->err) &&
           (!yaml_get(item, "date") ||
            check_day(reader, yaml_get(item, "date"), agreement->date, &ignored));
}

static bool read_agreements(struct reader *reader, const struct yaml_node *mapping,
                            const struct key *key)
{
    const struct yaml_node *list = yaml_get(mapping, key->name);

    if (list->kind != YAML_SEQUENCE)
        return yaml_error(&reader->yaml, list, reader->err, "expected a list of plans for \"%s\"",
                          key->name);
    struct agreement *agreement = ARENA_ARRAY(reader->memory, children(list) + 1, struct agreement);
    *(const struct agreement **)field_of(reader, key->field) = agreement;
    for (const struct yaml_node *item = list->child; item; item = item->next)
        if (!read_agreement(reader, item, agreement++))
            return false;
    return true;
}

// Plans of an organisation's own, and those of all plans that it approved.
static bool read_plans(struct reader *reader, const struct yaml_node *mapping,
                       const struct key *key)
{
    return config_read_plans(&reader->config->plans, &reader->yaml, yaml_get(mapping, key->name),
                             reader->err);
}

// By its name alone: relative, and not upwards.
static bool is_below_root(struct slice path)
{
    struct slice rest = path, part;
    if (slice_starts_with(path, SLICE("/")) || slice_has_byte(path, '\0'))
        return false;
    while (slice_split(&rest, '/', &part))
        if (slice_equals(part, SLICE("..")))
            return false;
    return true;
}

static bool read_patterns(struct reader *reader, const struct yaml_node *mapping,
                          const struct key *key)
{
    struct config *config = reader->config;

    if (!yaml_read_list(&reader->yaml, mapping, key->name, &config->patterns,
                        &config->pattern_count, reader->err))
        return false;
    const struct yaml_node *node = yaml_get(mapping, key->name);
    const struct yaml_node *item = node->kind == YAML_SEQUENCE ? node->child : node;
    for (size_t i = 0; i < config->pattern_count; i++, item = item->next)
        if (!is_below_root(config->patterns[i]))
            return yaml_error(&reader->yaml, item, reader->err,
                              "a pattern file must be in the repository: a path from its root, "
                              "without '..'");
    return true;
}

static bool read_paths(struct reader *reader, const struct yaml_node *mapping,
                       const struct key *key)
{
    const struct slice *paths = NULL;
    size_t count = 0;

    if (!yaml_read_list(&reader->yaml, mapping, key->name, &paths, &count, reader->err))
        return false;
    const struct yaml_node *node = yaml_get(mapping, key->name);
    const struct yaml_node *item = node->kind == YAML_SEQUENCE ? node->child : node;
    for (size_t i = 0; i < count; i++, item = item->next) {
        struct err flaw = {0};
        if (!exclude_add(&reader->config->exclude, paths[i], reader->memory, &flaw))
            return yaml_error(&reader->yaml, item, reader->err, "%s", flaw.message);
        struct exclude *exclude = &reader->config->exclude;
        exclude->patterns[exclude->count - 1].line = item->line;
    }
    return true;
}

// `rules` name their pattern by "rule", `findings` themselves by "fingerprint".
static bool read_acceptance(struct reader *reader, const struct yaml_node *item, const char *name,
                            struct acceptance *acceptance)
{
    const char *const keys[] = {name, "reason", "expires", NULL};
    const struct yaml *yaml = &reader->yaml;
    struct slice reason = {0}, expires = {0};

    if (!yaml_expect_keys(yaml, item, keys, reader->err) ||
        !yaml_read_text(yaml, item, name, true, &acceptance->of, reader->err) ||
        !yaml_read_text(yaml, item, "reason", true, &reason, reader->err) ||
        !yaml_read_text(yaml, item, "expires", false, &expires, reader->err))
        return false;
    if (acceptance->of.len == 0)
        return yaml_error(yaml, yaml_get(item, name), reader->err, "\"%s\" is empty", name);
    if (slice_trim(reason).len == 0)
        return yaml_error(yaml, yaml_get(item, "reason"), reader->err,
                          "what is ignored needs a reason, for whoever reads the report");
    acceptance->last_day = INT_MAX;
    if (yaml_get(item, "expires") &&
        !check_day(reader, yaml_get(item, "expires"), expires, &acceptance->last_day))
        return false;
    acceptance->reason =
        slice_of_string(print_quoted(reader->memory, slice_trim(reason), REASON_SHOWN));
    acceptance->line = yaml_get(item, name)->line;
    acceptance->column = yaml_get(item, name)->column;
    return true;
}

static bool read_acceptances(struct reader *reader, const struct yaml_node *mapping,
                             const struct key *key)
{
    const struct yaml_node *list = yaml_get(mapping, key->name);
    struct acceptances *acceptances = field_of(reader, key->field);

    if (list->kind != YAML_SEQUENCE)
        return yaml_error(&reader->yaml, list, reader->err,
                          "expected a list of entries with \"%s\" and \"reason\"", key->item);
    acceptances->count = children(list);
    struct acceptance *acceptance =
        ARENA_ARRAY(reader->memory, acceptances->count, struct acceptance);
    acceptances->items = acceptance;
    for (const struct yaml_node *item = list->child; item; item = item->next)
        if (!read_acceptance(reader, item, key->item, acceptance++))
            return false;
    return true;
}

static bool read_fail_on(struct reader *reader, const struct yaml_node *mapping,
                         const struct key *key)
{
    const struct slice *words = NULL;
    struct slice list = {0};
    size_t count = 0;
    struct err flaw = {0};

    if (!yaml_read_list(&reader->yaml, mapping, key->name, &words, &count, reader->err))
        return false;
    for (size_t i = 0; i < count; i++)
        list = arena_printf(reader->memory, "%.*s%s%.*s", SLICE_ARG(list), i ? "," : "",
                            SLICE_ARG(words[i]));
    if (!fail_on_parse(&reader->config->fail_on, list, &flaw))
        return yaml_error(&reader->yaml, yaml_get(mapping, key->name), reader->err, "%s",
                          flaw.message);
    reader->config->has_fail_on = true;
    return true;
}

static bool read_size(struct reader *reader, const struct yaml_node *mapping, const struct key *key)
{
    struct slice text = {0};

    if (!yaml_read_text(&reader->yaml, mapping, key->name, true, &text, reader->err))
        return false;
    if (!size_parse(text, &reader->config->max_file_size))
        return yaml_error(&reader->yaml, yaml_get(mapping, key->name), reader->err,
                          "'%s' is not a size from 1 to 1G, such as 512K or 16M",
                          print_quoted(reader->memory, text, QUOTED));
    reader->config->has_max_file_size = true;
    return true;
}

static bool unknown_mark(struct reader *reader, const struct yaml_node *item, struct slice word)
{
    struct nearest nearest = {.given = word};
    for (unsigned i = 0; i < FOREIGN_COUNT; i++)
        nearest_offer(&nearest, slice_of_string(foreign_words[i]));
    const char *quoted = print_quoted(reader->memory, word, QUOTED);
    if (nearest.word.len)
        return yaml_error(&reader->yaml, item, reader->err,
                          "'%s' is no scanner whose marks are known; did you mean '%.*s'?", quoted,
                          SLICE_ARG(nearest.word));
    return yaml_error(&reader->yaml, item, reader->err,
                      "'%s' is no scanner whose marks are known: gitleaks, detect-secrets, "
                      "ggshield, trufflehog",
                      quoted);
}

// The scanners whose marks hold too: an empty list says none.
static bool read_marks(struct reader *reader, const struct yaml_node *mapping,
                       const struct key *key)
{
    const struct slice *words = NULL;
    size_t count = 0;

    if (!yaml_read_list(&reader->yaml, mapping, key->name, &words, &count, reader->err))
        return false;
    const struct yaml_node *node = yaml_get(mapping, key->name);
    const struct yaml_node *item = node->kind == YAML_SEQUENCE ? node->child : node;
    reader->config->foreign_marks = 0;
    for (size_t i = 0; i < count; i++, item = item->next) {
        unsigned foreign = 0;
        while (foreign < FOREIGN_COUNT &&
               !slice_equals(slice_of_string(foreign_words[foreign]), words[i]))
            foreign++;
        if (foreign == FOREIGN_COUNT)
            return unknown_mark(reader, item, words[i]);
        reader->config->foreign_marks |= 1U << foreign;
    }
    return true;
}

static bool read_switch(struct reader *reader, const struct yaml_node *mapping,
                        const struct key *key)
{
    return yaml_read_bool(&reader->yaml, mapping, key->name, field_of(reader, key->field),
                          reader->err);
}

void config_init(struct config *config)
{
    static const struct agreement none = {0};

    *config = (struct config){
        .foreign_marks = FOREIGN_ALL,
        .plans = builtin_plans,
        .declared = {.bulk_persons = BULK_PERSONS,
                     .tools_in_use = &none,
                     .dpa_signed = &none,
                     .baa_signed = &none,
                     .audit_log = &none,
                     .terms_reviewed = &none,
                     .training_off = &none,
                     .approved = &none},
    };
}

bool config_parse(struct config *config, struct slice path, struct slice text, struct arena *memory,
                  struct err *err)
{
    struct reader reader = {.config = config, .memory = memory, .err = err};

    config_init(config);
    config->path = path;
    if (!yaml_parse(&reader.yaml, path, text, memory, err))
        return false;
    config->tree = reader.yaml.root;
    return !reader.yaml.root || read_keys(&reader, reader.yaml.root, config_keys);
}

void config_settle(struct config *config, struct options *options)
{
    struct declared *file = &config->declared;
    const struct declared *line = &options->declared;

    if (line->has_owner)
        file->has_owner = true, file->owner = line->owner;
    if (line->has_sector)
        file->has_sector = true, file->sector = line->sector;
    if (line->has_eu)
        file->has_eu = true, file->eu = line->eu;
    if (line->has_mode)
        file->has_mode = true, file->mode = line->mode;
    if (config->has_fail_on && !options->has_fail_on)
        options->fail_on = config->fail_on;
    if (config->has_min_confidence && !options->has_min_confidence)
        options->min_confidence = config->min_confidence;
    if (config->has_max_file_size && !options->has_max_file_size)
        options->max_file_size = config->max_file_size;
    options->archives |= config->archives;
}
