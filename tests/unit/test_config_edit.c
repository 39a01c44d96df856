#include "config_edit.h"

#include "unit.h"

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

// What is wanted: as declared now, but an enterprise's in the EU.
static void want(struct config *wanted, const char *text)
{
    struct err err = {0};
    if (!config_parse(wanted, SLICE("c"), slice_of_string(text), &memory, &err))
        fail_msg("%s", err.message);
    wanted->declared.has_owner = wanted->declared.has_eu = true;
    wanted->declared.owner = OWNER_ENTERPRISE;
    wanted->declared.eu = EU_REQUIRED;
}

static bool edit(const struct config *wanted, const char *text, struct slice *made, struct err *err)
{
    struct buf out;
    buf_init(&out, 64 * 1024);
    *err = (struct err){0};
    bool done = config_edit(&out, SLICE("c"), slice_of_string(text), wanted, &memory, err);
    *made = arena_copy(&memory, buf_slice(&out));
    buf_release(&out);
    return done;
}

static void assert_edited(const struct config *wanted, const char *text, const char *expected)
{
    struct slice made;
    struct err err;
    if (!edit(wanted, text, &made, &err))
        fail_msg("%s", err.message);
    assert_string_equal(made.ptr, expected);
}

static void assert_enterprise(const char *text, const char *expected)
{
    struct config wanted;
    want(&wanted, text);
    assert_edited(&wanted, text, expected);
}

static void assert_refused(const char *text, const char *because)
{
    struct config wanted;
    struct slice made;
    struct err err;
    want(&wanted, text);
    if (edit(&wanted, text, &made, &err))
        fail_msg("taken: %s", made.ptr);
    assert_int_equal(err.kind, ERR_CONFIG);
    if (!strstr(err.message, because))
        fail_msg("'%s' does not say: %s", err.message, because);
}

static void a_word_changes_in_its_place(void **state)
{
    (void)state;
    assert_enterprise("# ours\nowner: oss   # for now\neu: required\n\n\n# end",
                      "# ours\nowner: enterprise   # for now\neu: required\n\n\n# end\n");
    assert_enterprise("eu: 'not-required'\nowner: enterprise\n",
                      "eu: required\nowner: enterprise\n");
    assert_enterprise("owner: \"o\\\n  ss\"\neu: required\n", "owner: enterprise\neu: required\n");
    assert_enterprise("owner: \"oss\" # ours\neu: required\n",
                      "owner: enterprise # ours\neu: required\n");
    assert_enterprise("{eu: required, owner: oss}", "{eu: required, owner: enterprise}\n");
    assert_enterprise("owner:\n  oss\neu: required\n", "owner: enterprise\neu: required\n");
}

static void what_is_declared_already_stays_byte_for_byte(void **state)
{
    (void)state;
    assert_enterprise("{eu: required, owner: enterprise}", "{eu: required, owner: enterprise}");
}

static void a_new_key_takes_the_place_of_its_example(void **state)
{
    (void)state;
    assert_enterprise("# Whose?\n#owner: startup\n\n#eu: required\n# owner: prose\n",
                      "# Whose?\nowner: enterprise\n\neu: required\n# owner: prose\n");
}

static void a_new_key_without_an_example_comes_last_with_its_comment(void **state)
{
    struct slice made;
    struct config wanted;
    struct err err;
    const char *text = "owner: enterprise\nignore:\n  paths: [a/]";
    (void)state;
    want(&wanted, text);
    assert_true(edit(&wanted, text, &made, &err));
    assert_true(slice_starts_with(
        made, SLICE("owner: enterprise\nignore:\n  paths: [a/]\n\n# Whether an AI tool")));
    assert_true(slice_ends_with(made, SLICE("\neu: required\n")));
    want(&wanted, "");
    assert_true(edit(&wanted, "", &made, &err));
    assert_true(slice_starts_with(made, SLICE("# Whose code")));
}

static void what_is_left_open_is_commented_out(void **state)
{
    const char *text = "owner: oss # ours\ntools_in_use:\n  - anthropic-api # by contract\n"
                       "  # others:\n  - cursor-teams\n\n# next\nbulk_persons: 5\n";
    static const struct agreement none = {0};
    struct config wanted;
    struct err err = {0};
    (void)state;
    assert_true(config_parse(&wanted, SLICE("c"), slice_of_string(text), &memory, &err));
    wanted.declared.has_owner = false;
    wanted.declared.tools_in_use = &none;
    assert_edited(&wanted, text,
                  "#owner: oss # ours\n#tools_in_use:\n#  - anthropic-api # by contract\n"
                  "#  # others:\n#  - cursor-teams\n\n# next\nbulk_persons: 5\n");
}

static void a_list_is_written_anew_with_its_dates(void **state)
{
    const char *text =
        "tools_in_use:\n- plan: anthropic-api\n  date: 2026-03-01\n\n# next\neu: required\n";
    struct config wanted;
    struct err err = {0};
    (void)state;
    assert_true(config_parse(&wanted, SLICE("c"), slice_of_string(text), &memory, &err));
    const struct agreement tools[] = {
        wanted.declared.tools_in_use[0], {SLICE_INIT("cursor-teams"), {0}}, {{0}, {0}}};
    wanted.declared.tools_in_use = tools;
    assert_edited(&wanted, text,
                  "tools_in_use: [{plan: anthropic-api, date: 2026-03-01}, cursor-teams]\n\n"
                  "# next\neu: required\n");
}

static void comments_in_a_list_are_not_lost(void **state)
{
    const char *text = "tools_in_use:\n  - anthropic-api # by contract\n";
    struct config wanted;
    struct slice made;
    struct err err = {0};
    (void)state;
    assert_true(config_parse(&wanted, SLICE("c"), slice_of_string(text), &memory, &err));
    const struct agreement tools[] = {{SLICE_INIT("cursor-teams"), {0}}, {{0}, {0}}};
    wanted.declared.tools_in_use = tools;
    assert_false(edit(&wanted, text, &made, &err));
    assert_non_null(strstr(err.message, "by hand: tools_in_use: [cursor-teams]"));
}

static void a_layout_that_lines_do_not_fit_is_refused(void **state)
{
    (void)state;
    assert_refused("{owner: oss, eu: not-required}", "by hand: owner: enterprise; eu: required");
    assert_refused("{owner: oss}", "by hand: owner: enterprise; eu: required");
    assert_refused("owner: oss\n...\n", "by hand");
    // It looks like an example, and is a reason.
    assert_refused(
        "eu: required\nignore:\n  rules:\n  - rule: generic-password\n    reason: \"a\n\n"
        "#owner: x\"\n",
        "by hand");
}

static void a_file_that_cannot_be_read_is_an_error(void **state)
{
    struct config wanted;
    struct slice made;
    struct err err;
    (void)state;
    want(&wanted, "");
    assert_false(edit(&wanted, "ownr: oss\n", &made, &err));
    assert_non_null(strstr(err.message, "c:1:1"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_word_changes_in_its_place),
        TEST(what_is_declared_already_stays_byte_for_byte),
        TEST(a_new_key_takes_the_place_of_its_example),
        TEST(a_new_key_without_an_example_comes_last_with_its_comment),
        TEST(what_is_left_open_is_commented_out),
        TEST(a_list_is_written_anew_with_its_dates),
        TEST(comments_in_a_list_are_not_lost),
        TEST(a_layout_that_lines_do_not_fit_is_refused),
        TEST(a_file_that_cannot_be_read_is_an_error),
    };
    return RUN_TESTS(tests);
}
