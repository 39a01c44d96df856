#include "config_schema.h"

#include "config_keys.h"
#include "config_plans.h"
#include "json_writer.h"
#include "mark.h"
#include "plan_read.h"

#include <inttypes.h>
#include <stdio.h>

// YAML has numbers and truths where people write words: `paths: [2026]`.
#define ANY_TEXT "#/$defs/text"
#define DAY "#/$defs/day"
#define PLAN "#/$defs/plan"
#define AGREEMENTS "#/$defs/agreements"

enum { MOST_PATTERN = 8 * 1024 };

typedef void write_fn(struct json_writer *json, const struct key *key);

#define X(NAME, name) static write_fn write_##name;
KEY_KINDS(X)
#undef X

// What is inside of a key's object.
static void write_value(struct json_writer *json, const struct key *key)
{
    static write_fn *const writers[KEY_KIND_COUNT] = {
#define X(NAME, name) write_##name,
        KEY_KINDS(X)
#undef X
    };
    json_word(json, "description", key->help);
    writers[key->kind](json, key);
}

static void begin_mapping(struct json_writer *json)
{
    json_word(json, "type", "object");
    json_bool(json, "additionalProperties", false);
}

static void write_keys(struct json_writer *json, const struct key *keys)
{
    begin_mapping(json);
    json_begin_object(json, "properties");
    for (; keys->name; keys++) {
        json_begin_object(json, keys->name);
        write_value(json, keys);
        json_end_object(json);
    }
    json_end_object(json);
}

static void write_mapping(struct json_writer *json, const struct key *key)
{
    write_keys(json, key->keys);
}

static void write_choice(struct json_writer *json, const struct key *key)
{
    json_begin_array(json, "oneOf");
    for (size_t i = 0; key->words[i]; i++) {
        json_begin_object(json, NULL);
        json_word(json, "const", key->words[i]);
        json_word(json, "description", key->meanings[i]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_range(struct json_writer *json, uint64_t least, uint64_t most)
{
    json_word(json, "type", "integer");
    json_number(json, "minimum", least);
    json_number(json, "maximum", most);
}

static void write_bulk(struct json_writer *json, const struct key *key)
{
    (void)key;
    json_number(json, "default", BULK_PERSONS);
    write_range(json, 1, BULK_PERSONS_MOST);
}

static void write_switch(struct json_writer *json, const struct key *key)
{
    (void)key;
    json_word(json, "type", "boolean");
}

// A regex for the decimal numbers from 1 to `most`: all that are shorter, then for each digit those
// that have a smaller one there, then `most` itself.
static void add_numbers_up_to(struct buf *out, uint64_t most)
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%" PRIu64, most);

    buf_add_string(out, "0*(");
    if (count > 1)
        buf_printf(out, "[1-9][0-9]{0,%d}|", count - 2);
    for (int i = 0; i < count; i++) {
        char least = i ? '0' : '1';
        if (digits[i] > least)
            buf_printf(out, "%.*s[%c-%c][0-9]{%d}|", i, digits, least, digits[i] - 1,
                       count - i - 1);
    }
    buf_printf(out, "%s)", digits);
}

static void write_size(struct json_writer *json, const struct key *key)
{
    static const char *const units[] = {"", "[kK]", "[mM]", "[gG]"};
    struct buf pattern;

    (void)key;
    buf_init(&pattern, MOST_PATTERN);
    buf_add_string(&pattern, "^(");
    for (unsigned i = 0; i < sizeof units / sizeof units[0]; i++) {
        buf_add_string(&pattern, i ? "|" : "");
        add_numbers_up_to(&pattern, MAX_FILE_SIZE_LIMIT >> 10 * i);
        buf_add_string(&pattern, units[i]);
    }
    buf_add_string(&pattern, ")$");
    json_begin_array(json, "anyOf");
    json_begin_object(json, NULL);
    write_range(json, 1, MAX_FILE_SIZE_LIMIT);
    json_end_object(json);
    json_begin_object(json, NULL);
    json_word(json, "type", "string");
    json_text(json, "pattern", buf_slice(&pattern));
    json_end_object(json);
    json_end_array(json);
    buf_release(&pattern);
}

static void write_agreements(struct json_writer *json, const struct key *key)
{
    (void)key;
    json_word(json, "$ref", AGREEMENTS);
}

static void refer(struct json_writer *json, const char *key, const char *to)
{
    json_begin_object(json, key);
    json_word(json, "$ref", to);
    json_end_object(json);
}

static void begin_list(struct json_writer *json)
{
    json_word(json, "type", "array");
    json_begin_object(json, "items");
}

// A plan of one's own tells all that is not optional; of a known one a source is enough.
static void require_plan_keys(struct json_writer *json)
{
    json_begin_object(json, "if");
    json_begin_object(json, "properties");
    json_begin_object(json, "id");
    json_begin_array(json, "enum");
    for (size_t i = 0; i < builtin_plans.count; i++)
        json_text(json, NULL, builtin_plans.plans[i].id);
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
    json_end_object(json);
    json_begin_object(json, "else");
    json_begin_array(json, "required");
    for (const struct plan_key *key = plan_keys; key->name; key++)
        if (!key->optional || strcmp(key->name, "vendor") == 0)
            json_word(json, NULL, key->name);
    json_end_array(json);
    json_end_object(json);
}

static void write_plan_key(struct json_writer *json, const struct plan_key *key)
{
    json_begin_object(json, key->name);
    json_word(json, "description", key->help);
    if (key->words) {
        json_begin_array(json, "enum");
        for (int i = 0; i < key->words; i++)
            json_word(json, NULL, key->word(i));
        json_end_array(json);
    } else if (strcmp(key->name, "id") == 0) {
        json_word(json, "pattern", "^[a-z0-9-]+$");
    } else if (strcmp(key->name, "source_date") == 0) {
        json_word(json, "pattern",
                  "^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|undated)$");
    } else if (strcmp(key->name, "source") == 0) {
        json_word(json, "pattern", "^(?!.*://)");
    }
    if (!key->words)
        json_word(json, "$ref", "#/$defs/words");
    json_end_object(json);
}

static void write_plans(struct json_writer *json, const struct key *key)
{
    static const char *const always[] = {"id", "source", "source_date"};

    (void)key;
    json_number(json, "maxItems", CONFIG_PLANS_MOST);
    begin_list(json);
    begin_mapping(json);
    json_begin_array(json, "required");
    for (size_t i = 0; i < sizeof always / sizeof always[0]; i++)
        json_word(json, NULL, always[i]);
    json_end_array(json);
    json_begin_object(json, "properties");
    for (const struct plan_key *fact = plan_keys; fact->name; fact++)
        write_plan_key(json, fact);
    json_end_object(json);
    require_plan_keys(json);
    json_end_object(json);
}

// A list of what `write_item` says, or one of them alone.
static void write_list_or_one(struct json_writer *json, unsigned least, unsigned most,
                              void (*write_item)(struct json_writer *json))
{
    json_begin_array(json, "anyOf");
    json_begin_object(json, NULL);
    write_item(json);
    json_end_object(json);
    json_begin_object(json, NULL);
    if (least)
        json_number(json, "minItems", least);
    if (most)
        json_number(json, "maxItems", most);
    begin_list(json);
    write_item(json);
    json_end_object(json);
    json_end_object(json);
    json_end_array(json);
}

static void write_not(struct json_writer *json, const char *pattern)
{
    json_begin_object(json, "not");
    json_word(json, "type", "string");
    json_word(json, "pattern", pattern);
    json_end_object(json);
}

static void write_file(struct json_writer *json)
{
    json_word(json, "$ref", ANY_TEXT);
    write_not(json, "^/|(^|/)\\.\\.(/|$)|\\u0000");
}

static void write_patterns(struct json_writer *json, const struct key *key)
{
    (void)key;
    write_list_or_one(json, 0, 0, write_file);
}

static void write_path(struct json_writer *json)
{
    json_word(json, "$ref", ANY_TEXT);
    json_number(json, "maxLength", EXCLUDE_MOST_LENGTH);
    write_not(json, "^#|^!?/? *$");
}

static void write_paths(struct json_writer *json, const struct key *key)
{
    (void)key;
    write_list_or_one(json, 0, EXCLUDE_MOST_PATTERNS, write_path);
}

static void write_acceptances(struct json_writer *json, const struct key *key)
{
    begin_list(json);
    begin_mapping(json);
    json_begin_array(json, "required");
    json_word(json, NULL, key->item);
    json_word(json, NULL, "reason");
    json_end_array(json);
    json_begin_object(json, "properties");
    refer(json, key->item, ANY_TEXT);
    refer(json, "reason", "#/$defs/words");
    refer(json, "expires", DAY);
    json_end_object(json);
    json_end_object(json);
}

static void add_fail_on_words(struct buf *out)
{
    for (size_t i = FAIL_ON_NEVER + 1; i < FAIL_ON_COUNT; i++)
        buf_printf(out, "%c%s", i > FAIL_ON_NEVER + 1 ? '|' : '(', fail_on_rows[i].word.ptr);
    buf_add_byte(out, ')');
}

// One word, or several with commas. "never" goes with no other.
static void write_fail_on_words(struct json_writer *json)
{
    struct buf pattern;

    buf_init(&pattern, MOST_PATTERN);
    buf_add_string(&pattern, "^\\s*");
    add_fail_on_words(&pattern);
    buf_add_string(&pattern, "(\\s*,\\s*");
    add_fail_on_words(&pattern);
    buf_add_string(&pattern, ")*\\s*,?$");
    json_begin_array(json, "anyOf");
    for (size_t i = FAIL_ON_NEVER + 1; i < FAIL_ON_COUNT; i++) {
        json_begin_object(json, NULL);
        json_text(json, "const", fail_on_rows[i].word);
        json_word(json, "description", fail_on_rows[i].help);
        json_end_object(json);
    }
    json_begin_object(json, NULL);
    json_word(json, "type", "string");
    json_text(json, "pattern", buf_slice(&pattern));
    json_end_object(json);
    json_end_array(json);
    buf_release(&pattern);
}

static void write_never(struct json_writer *json)
{
    json_text(json, "const", fail_on_rows[FAIL_ON_NEVER].word);
    json_word(json, "description", fail_on_rows[FAIL_ON_NEVER].help);
}

static void write_fail_on(struct json_writer *json, const struct key *key)
{
    static void (*const forms[])(struct json_writer *) = {write_never, write_fail_on_words};

    (void)key;
    json_begin_array(json, "anyOf");
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        json_begin_object(json, NULL);
        write_list_or_one(json, 1, 0, forms[i]);
        json_end_object(json);
    }
    json_end_array(json);
}

static void write_mark(struct json_writer *json)
{
    json_begin_array(json, "enum");
    for (size_t i = 0; i < FOREIGN_COUNT; i++)
        json_word(json, NULL, foreign_words[i]);
    json_end_array(json);
}

static void write_marks(struct json_writer *json, const struct key *key)
{
    (void)key;
    write_list_or_one(json, 0, 0, write_mark);
}

static void define_text(struct json_writer *json, const char *name, const char *pattern)
{
    static const char *const types[] = {"string", "number", "boolean"};

    json_begin_object(json, name);
    json_begin_array(json, "type");
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        json_word(json, NULL, types[i]);
    json_end_array(json);
    json_word(json, "pattern", pattern);
    json_end_object(json);
}

static void define_day(struct json_writer *json)
{
    json_begin_object(json, "day");
    json_word(json, "type", "string");
    json_word(json, "format", "date");
    json_word(json, "pattern", "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
    json_end_object(json);
}

// The known ones are for editors to offer; one of `policy: plans:` is as good.
static void define_plan(struct json_writer *json)
{
    json_begin_object(json, "plan");
    json_word(json, "description", "The id of a plan: `waybill policy list` has them.");
    json_begin_array(json, "anyOf");
    json_begin_object(json, NULL);
    json_begin_array(json, "enum");
    for (size_t i = 0; i < builtin_plans.count; i++)
        json_text(json, NULL, builtin_plans.plans[i].id);
    json_end_array(json);
    json_end_object(json);
    json_begin_object(json, NULL);
    json_word(json, "type", "string");
    json_word(json, "pattern", "^[a-z0-9-]+$");
    json_end_object(json);
    json_end_array(json);
    json_end_object(json);
}

static void define_agreements(struct json_writer *json)
{
    json_begin_object(json, "agreements");
    begin_list(json);
    json_begin_array(json, "anyOf");
    refer(json, NULL, PLAN);
    json_begin_object(json, NULL);
    begin_mapping(json);
    json_begin_array(json, "required");
    json_word(json, NULL, "plan");
    json_end_array(json);
    json_begin_object(json, "properties");
    refer(json, "plan", PLAN);
    refer(json, "date", DAY);
    json_end_object(json);
    json_end_object(json);
    json_end_array(json);
    json_end_object(json);
    json_end_object(json);
}

void config_schema_add(struct buf *out)
{
    struct json_writer json;

    json_init(&json, out, true);
    json_begin_object(&json, NULL);
    json_word(&json, "$schema", "https://json-schema.org/draft/2020-12/schema");
    json_word(&json, "$comment", "Made by `waybill init --schema`.");
    json_word(&json, "title", ".waybill.yml");
    json_word(&json, "description",
              "What a repository declares to waybill. All keys are optional, and what is declared "
              "is shown as declared, never verified.");
    write_keys(&json, config_keys);
    json_begin_object(&json, "$defs");
    define_text(&json, "text", "^[\\s\\S]");
    define_text(&json, "words", "\\S");
    define_day(&json);
    define_plan(&json);
    define_agreements(&json);
    json_end_object(&json);
    json_end_object(&json);
    buf_add_byte(out, '\n');
}
