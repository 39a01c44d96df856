#include "config_accept.h"

#include "unit.h"

static struct arena memory;
static struct err err;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    err = (struct err){0};
    return 0;
}

static const struct accepted two[] = {
    {SLICE_INIT("11aa-22bb"), SLICE_INIT("it's \"old\": #1"), SLICE_INIT("2027-01-31")},
    {SLICE_INIT("33cc-44dd"), SLICE_INIT("known"), SLICE_INIT("")},
};
#define BLOCK                                                                \
    "    - fingerprint: 11aa-22bb\n      reason: \"it's \\\"old\\\": #1\"\n" \
    "      expires: 2027-01-31\n    - fingerprint: 33cc-44dd\n      reason: \"known\"\n"
#define FLOW                                                                            \
    "{fingerprint: 11aa-22bb, reason: \"it's \\\"old\\\": #1\", expires: 2027-01-31}, " \
    "{fingerprint: 33cc-44dd, reason: \"known\"}"
#define ONE "{fingerprint: 9, reason: x}"

static void becomes(const char *before, const char *after)
{
    struct buf out;
    buf_init(&out, 1 << 20);
    bool done =
        config_accept(&out, SLICE(".waybill.yml"), slice_of_string(before), two, 2, &memory, &err);
    assert_string_equal(done ? "" : err.message, "");
    buf_add_byte(&out, '\0');
    assert_string_equal(out.ptr, after);
    buf_release(&out);
}

static void a_file_without_the_list_gets_one(void **state)
{
    (void)state;
    becomes("", "ignore:\n  findings:\n" BLOCK);
    becomes("owner: oss\n", "owner: oss\n\nignore:\n  findings:\n" BLOCK);
    becomes("owner: oss # no newline", "owner: oss # no newline\n\nignore:\n  findings:\n" BLOCK);
    becomes("# only a comment\n", "# only a comment\n\nignore:\n  findings:\n" BLOCK);
}

static void it_stands_below_what_is_ignored(void **state)
{
    (void)state;
    becomes("ignore:\n  paths: [a]\n\n# next\nowner: oss\n",
            "ignore:\n  paths: [a]\n  findings:\n" BLOCK "\n# next\nowner: oss\n");
    becomes("ignore: {paths: [a]}\n", "ignore: {paths: [a], findings: [" FLOW "]}\n");
    becomes("ignore: {} # }\n", "ignore: {findings: [" FLOW "]} # }\n");
}

static void entries_come_behind_those_that_are_there(void **state)
{
    (void)state;
    becomes("ignore:\n  findings:\n    - fingerprint: 9\n      reason: x # why\n  paths: [a]\n",
            "ignore:\n  findings:\n    - fingerprint: 9\n      reason: x # why\n" BLOCK
            "  paths: [a]\n");
    becomes("ignore:\n  findings:\n    - " ONE "\n", "ignore:\n  findings:\n    - " ONE "\n" BLOCK);
    becomes("ignore:\n  findings: [" ONE "] # ]\n",
            "ignore:\n  findings: [" ONE ", " FLOW "] # ]\n");
    becomes("ignore:\n  findings: []\n", "ignore:\n  findings: [" FLOW "]\n");
    becomes("ignore:\n  findings:\n    [\n    " ONE "\n    ]\n",
            "ignore:\n  findings:\n    [\n    " ONE "\n    , " FLOW "]\n");
}

static void what_cannot_be_changed_is_told(void **state)
{
    static const char *const layouts[] = {
        "owner: oss\n...\n",
        "{owner: oss}\n",
        "ignore:\n  findings:\n    -\n      fingerprint: 9\n      reason: x\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof layouts / sizeof layouts[0]; i++) {
        struct buf out;
        buf_init(&out, 1 << 20);
        err = (struct err){0};
        assert_false(config_accept(&out, SLICE(".waybill.yml"), slice_of_string(layouts[i]), two, 2,
                                   &memory, &err));
        assert_int_equal(err.kind, ERR_CONFIG);
        assert_non_null(strstr(err.message, "33cc-44dd"));
        assert_int_equal(out.len, 0);
        buf_release(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_file_without_the_list_gets_one, release),
        cmocka_unit_test_teardown(it_stands_below_what_is_ignored, release),
        cmocka_unit_test_teardown(entries_come_behind_those_that_are_there, release),
        cmocka_unit_test_teardown(what_cannot_be_changed_is_told, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
