#include "base_policy.h"

#include "unit.h"

static struct arena memory;
static struct policy_changes changes;

static int set_up(void **state)
{
    (void)state;
    changes = (struct policy_changes){.memory = &memory};
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static struct policy_texts texts(const char *base, const char *tree)
{
    return (struct policy_texts){SLICE("p"), base != NULL, tree != NULL, slice_of_string(base),
                                 slice_of_string(tree)};
}

// "LINE WORDS" of each change, one a line.
static void assert_changes(const char *expected)
{
    struct slice said = arena_copy(&memory, SLICE(""));
    for (size_t i = 0; i < changes.count; i++)
        said = arena_printf(&memory, "%.*s%u %.*s\n", SLICE_ARG(said), changes.items[i].line,
                            SLICE_ARG(changes.items[i].words));
    assert_string_equal(said.ptr, expected);
    changes.count = 0;
}

static void compare(const char *base, const char *tree)
{
    struct policy_texts both = texts(base, tree);
    policy_compare_config(&changes, &both);
}

static void what_means_the_same_is_no_change(void **state)
{
    (void)state;
    compare(NULL, NULL);
    compare("owner: oss\n", "owner: oss\n");
    compare("owner: oss\neu: required\n", "# more\neu:   required\nowner: \"oss\"\n");
    compare("ignore: {paths: [a, b]}\n", "ignore:\n  paths:\n    - b\n    - a\n");
    compare("", "# nothing\n");
    assert_changes("");
}

static void settings_are_told_by_their_key(void **state)
{
    (void)state;
    compare("owner: oss\nfail_on: [credential]\nmax_file_size: 1M\n",
            "owner: startup\nfail_on: [card]\neu: required\n");
    assert_changes("3 eu: added\n2 fail_on: 1 added, 1 taken away\n0 max_file_size: taken away\n"
                   "1 owner: changed\n");
    compare("ignore:\n  rules: [{rule: a, reason: b}]\n",
            "ignore:\n  paths:\n    - src/\n    - lib/\n  rules: [{rule: a, reason: c}]\n");
    assert_changes(
        "3 ignore.paths: 2 added, 0 taken away\n5 ignore.rules: 1 added, 1 taken away\n");
}

static void what_is_told_holds_nothing_of_the_file(void **state)
{
    (void)state;
    compare("owner: oss\n", "kuhGrasWeide: x\n");
    assert_changes("0 what it says now is refused by this waybill\n");
    compare("owner: oss\n", "owner: [\n");
    assert_changes("0 what it says now is refused by this waybill\n");
    compare("owner: oss\n", "ignore: {paths: [kuhGrasWeide]}\n");
    assert_changes("1 ignore.paths: 1 added, 0 taken away\n0 owner: taken away\n");
}

static void files_come_and_go(void **state)
{
    struct policy_texts come = texts(NULL, "a"), go = texts("a", NULL), change = texts("a", "b");
    (void)state;
    policy_compare_bytes(&changes, &come);
    policy_compare_bytes(&changes, &go);
    policy_compare_bytes(&changes, &change);
    assert_changes("0 the file is new\n0 the file is taken away\n0 the file is changed\n");
}

#define LIST(entries) "{\"waybill_baseline\": 1, \"key\": \"none\", \"entries\": [\n" entries "{}]}"
#define ENTRY(path, more) \
    "{\"path\": \"" path "\", \"pattern\": \"p\", \"value\": \"01\"" more "},\n"

static void a_baseline_is_compared_by_its_entries(void **state)
{
    struct fingerprint_key key;
    struct policy_texts same = texts(LIST(ENTRY("a", "") ENTRY("b", "")),
                                     LIST(ENTRY("b", "") ENTRY("a", ""))),
                        more = texts(LIST(ENTRY("a", "") ENTRY("b", ", \"persons\": 2")),
                                     LIST(ENTRY("b", ", \"persons\": 3") ENTRY("c", ""))),
                        broken = texts(LIST(ENTRY("a", "")), "{");
    (void)state;
    fingerprint_key_make(&key, NULL);
    policy_compare_baseline(&changes, &same, &key);
    assert_changes("");
    policy_compare_baseline(&changes, &more, &key);
    assert_changes("2 entries: 1 added, 1 with more persons, 1 taken away\n");
    policy_compare_baseline(&changes, &broken, &key);
    assert_changes("0 what it says now is refused by this waybill\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, release)
    const struct CMUnitTest tests[] = {
        TEST(what_means_the_same_is_no_change),       TEST(settings_are_told_by_their_key),
        TEST(what_is_told_holds_nothing_of_the_file), TEST(files_come_and_go),
        TEST(a_baseline_is_compared_by_its_entries),
    };
    return RUN_TESTS(tests);
}
