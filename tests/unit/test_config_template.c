#include "config_template.h"

#include "unit.h"

#include <stdlib.h>

static struct arena memory;

static int set_up(void **state)
{
    (void)state;
    memory = (struct arena){0};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static struct slice written(const struct config *config, const char *schema)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    config_template_add(&out, config, schema, &memory);
    assert_false(out.overflowed);
    struct slice text = arena_copy(&memory, buf_slice(&out));
    buf_release(&out);
    return text;
}

static void read_back(struct config *config, struct slice text)
{
    struct err err = {0};
    if (!config_parse(config, SLICE(".waybill.yml"), text, &memory, &err))
        fail_msg("%s\n%.*s", err.message, SLICE_ARG(text));
}

// Everything else is as it would be without a file.
static void assert_same_declarations(const struct config *is, const struct config *expected)
{
    for (size_t i = 0; config_declarations[i]; i++) {
        const struct key *key = config_key(config_declarations[i]);
        struct slice value = config_value(is, key, &memory);
        struct slice wanted = config_value(expected, key, &memory);
        if (!slice_equals(value, wanted))
            fail_msg("%s: '%.*s' is not '%.*s'", key->name, SLICE_ARG(value), SLICE_ARG(wanted));
    }
    assert_false(is->has_fail_on || is->has_min_confidence || is->has_max_file_size ||
                 is->archives || is->pattern_count || is->exclude.count || is->rules.count);
    assert_int_equal(is->declared.bulk_persons, BULK_PERSONS);
    assert_int_equal(is->declared.dpa_signed->plan.len, 0);
    assert_int_equal(is->declared.approved->plan.len, 0);
    assert_int_equal(is->plans.count, builtin_plans.count);
}

// -1 stands for undeclared.
static void set(struct config *config, int owner, int sector, int eu, int mode)
{
    struct declared *d = &config->declared;
    config_init(config);
    d->has_owner = owner >= 0, d->owner = (enum owner)(OWNER_PERSONAL + owner);
    d->has_sector = sector >= 0, d->sector = (enum sector)sector;
    d->has_eu = eu >= 0, d->eu = (enum eu)eu;
    d->has_mode = mode >= 0, d->mode = (enum contract_mode)mode;
}

static void what_is_written_is_read_again_for_every_combination(void **state)
{
    const struct agreement tools[][3] = {
        {{{0}, {0}}},
        {{builtin_plans.plans[0].id, {0}}},
        {{builtin_plans.plans[1].id, SLICE_INIT("2026-03-01")}, {builtin_plans.plans[0].id, {0}}},
    };
    struct config config, again;
    size_t combinations = 0;
    (void)state;
    for (int owner = -1; owner < OWNER_COUNT - 1; owner++)
        for (int sector = -1; sector < SECTOR_COUNT; sector++)
            for (int eu = -1; eu < EU_COUNT; eu++)
                for (int mode = -1; mode < MODE_COUNT; mode++)
                    for (size_t i = 0; i < sizeof tools / sizeof tools[0]; i++) {
                        struct arena_mark start = arena_mark(&memory);
                        set(&config, owner, sector, eu, mode);
                        config.declared.tools_in_use = tools[i];
                        read_back(&again, written(&config, NULL));
                        assert_same_declarations(&again, &config);
                        combinations++;
                        arena_reset(&memory, start);
                    }
    assert_int_equal(combinations, 5 * 5 * 3 * 3 * 3);
}

static void every_key_has_a_comment_and_a_line(void **state)
{
    struct config config;
    (void)state;
    set(&config, 0, -1, -1, -1);
    struct slice text = written(&config, NULL);
    for (const struct key *key = config_keys; key->name; key++) {
        struct slice line =
            arena_printf(&memory, "\n%s%s:", strcmp(key->name, "owner") ? "#" : "", key->name);
        size_t at = slice_find(text, line);
        if (at == SLICE_NOT_FOUND)
            fail_msg("no line for %s", key->name);
        // The line above is a comment.
        while (at > 0 && text.ptr[at - 1] != '\n')
            at--;
        assert_true(slice_starts_with(slice_cut(text, at, text.len), SLICE("# ")));
        for (const struct key *inner = key->keys; inner && inner->name; inner++)
            assert_true(slice_find(text, arena_printf(&memory, "\n#  %s: ", inner->name)) !=
                        SLICE_NOT_FOUND);
    }
}

static void lines_fit_80_columns(void **state)
{
    struct config config;
    struct slice line;
    (void)state;
    config_init(&config);
    for (struct slice rest = written(&config, NULL); slice_split(&rest, '\n', &line);)
        if (line.len > 80)
            fail_msg("%.*s", SLICE_ARG(line));
}

// As a person would: the '#' of a key that is commented out, and of the lines below it.
static struct slice with_examples(struct slice text)
{
    struct buf out;
    struct slice line;
    bool in_example = false;
    buf_init(&out, 64 * 1024);
    while (slice_split(&text, '\n', &line)) {
        in_example = line.len > 1 && line.ptr[0] == '#' &&
                     (is_lower(line.ptr[1]) || (in_example && line.ptr[1] == ' '));
        buf_add(&out, slice_cut(line, in_example, line.len));
        buf_add_byte(&out, '\n');
    }
    struct slice copy = arena_copy(&memory, buf_slice(&out));
    buf_release(&out);
    return copy;
}

static void each_example_means_something(void **state)
{
    struct config config, again;
    (void)state;
    config_init(&config);
    read_back(&again, with_examples(written(&config, NULL)));
    const struct declared *d = &again.declared;
    assert_true(d->has_owner && d->has_sector && d->has_eu && d->has_mode);
    assert_true(again.has_fail_on && again.has_min_confidence && again.has_max_file_size &&
                again.archives);
    assert_true(again.pattern_count && again.exclude.count && again.rules.count &&
                again.findings.count);
    assert_true(d->tools_in_use->plan.len && d->approved->plan.len && d->dpa_signed->plan.len &&
                d->baa_signed->plan.len && d->audit_log->plan.len && d->terms_reviewed->plan.len &&
                d->training_off->plan.len);
    assert_true(plan_find(&again.plans, SLICE("anthropic-api"))->is_declared);
}

static void a_schema_beside_it_is_named_for_editors(void **state)
{
    struct config config, again;
    (void)state;
    config_init(&config);
    struct slice text = written(&config, ".waybill.schema.json");
    assert_true(
        slice_starts_with(text, SLICE("# yaml-language-server: $schema=.waybill.schema.json\n")));
    read_back(&again, text);
    assert_true(slice_find(written(&config, NULL), SLICE("$schema")) == SLICE_NOT_FOUND);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_is_read_again_for_every_combination),
        TEST(every_key_has_a_comment_and_a_line),
        TEST(lines_fit_80_columns),
        TEST(each_example_means_something),
        TEST(a_schema_beside_it_is_named_for_editors),
    };
    return RUN_TESTS(tests);
}
