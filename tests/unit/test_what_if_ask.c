#include "what_if_ask.h"

#include "unit.h"

static struct arena memory;
static struct err err;
static struct what_if_question question;

static int set_up(void **state)
{
    (void)state;
    err = (struct err){0};
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static bool ask(const struct declared *now, const char *first, const char *second)
{
    const char *lists[] = {first, second};
    return what_if_ask(&question, &(struct texts){lists, second ? 2 : 1}, now, &builtin_plans,
                       &memory, &err);
}

static void what_is_asked_goes_over_what_is_declared(void **state)
{
    const struct agreement signed_now[] = {{SLICE("openai-api"), SLICE("2026-01-01")}, {{0}, {0}}};
    const struct agreement in_use[] = {{SLICE("cursor-teams"), {0}}, {{0}, {0}}};
    const struct declared now = {.has_owner = true,
                                 .owner = OWNER_STARTUP,
                                 .bulk_persons = 20,
                                 .dpa_signed = signed_now,
                                 .tools_in_use = in_use};
    (void)state;
    assert_true(ask(&now, " eu = required ,dpa_signed=anthropic-api,bulk_persons=5",
                    "owner=enterprise,tool=anthropic-api,dpa_signed=anthropic-api,"));
    const struct declared *then = &question.declared;
    assert_int_equal(then->owner, OWNER_ENTERPRISE);
    assert_true(then->has_eu && then->eu == EU_REQUIRED);
    assert_false(then->has_sector);
    assert_int_equal(then->bulk_persons, 5);
    assert_slice(then->dpa_signed[0].date, "2026-01-01");
    assert_slice(then->dpa_signed[1].plan, "anthropic-api");
    assert_int_equal(then->dpa_signed[2].plan.len, 0); // asked twice, once there
    assert_slice(then->tools_in_use[0].plan, "anthropic-api");
    assert_int_equal(then->tools_in_use[1].plan.len, 0); // in place of what is declared
    assert_int_equal(question.tools.count, 1);
    assert_string_equal(question.tools.items[0], "anthropic-api");
    assert_slice(now.dpa_signed[0].plan, "openai-api");
    assert_int_equal(now.dpa_signed[1].plan.len, 0);
}

static void the_keys_are_told_with_what_was_asked(void **state)
{
    const struct declared now = {0};
    (void)state;
    assert_true(ask(&now, "without=/a/,without=*.csv,sector=health", NULL));
    assert_int_equal(question.without.count, 2);
    for (size_t i = 0; i < WHAT_IF_KEYS; i++) {
        const struct what_if_key *key = &question.keys[i];
        assert_string_equal(key->name, what_if_rows[i].name);
        if (strcmp(key->name, "without") == 0) {
            assert_true(key->is_list);
            assert_slice(key->values[0], "/a/");
            assert_slice(key->values[1], "*.csv");
            assert_int_equal(key->values[2].len, 0);
        } else if (strcmp(key->name, "sector") == 0) {
            assert_slice(key->values[0], "health");
        } else {
            assert_int_equal(key->values[0].len, 0);
        }
    }
}

// What each row says, read: its words, or a value that fits its argument.
static void every_key_takes_what_help_says(void **state)
{
    const struct declared now = {.bulk_persons = 20};
    (void)state;
    for (size_t i = 0; i < WHAT_IF_KEYS; i++) {
        const struct what_if_row *row = &what_if_rows[i];
        const char *const fits[] = {strcmp(row->name, "bulk_persons") == 0 ? "7" : "openai-api",
                                    NULL};
        for (const char *const *word = row->words ? row->words : fits; *word; word++) {
            set_up(state);
            assert_true(ask(&now, arena_printf(&memory, "%s=%s", row->name, *word).ptr, NULL));
            assert_slice(question.keys[i].values[0], *word);
        }
        assert_false(ask(&now, arena_printf(&memory, "%s=", row->name).ptr, NULL));
        assert_int_equal(err.kind, ERR_USAGE);
    }
}

static void too_many_are_refused(void **state)
{
    const struct declared now = {0};
    char text[1100];
    (void)state;
    memset(text, ',', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    assert_false(ask(&now, text, NULL));
    assert_string_equal(err.message, "--what-if asks more than 1000 things");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_asked_goes_over_what_is_declared, set_up, release),
        cmocka_unit_test_setup_teardown(the_keys_are_told_with_what_was_asked, set_up, release),
        cmocka_unit_test_setup_teardown(every_key_takes_what_help_says, set_up, release),
        cmocka_unit_test_setup_teardown(too_many_are_refused, set_up, release),
    };
    return RUN_TESTS(tests);
}
