#include "baseline.h"

#include "unit.h"

static struct arena memory;
static struct err err;
static struct baseline baseline;
static struct fingerprint_key key;

static int set_up(void **state)
{
    (void)state;
    fingerprint_key_make(&key, NULL);
    return 0;
}

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static bool parse(const char *text)
{
    err = (struct err){0};
    return baseline_parse(&baseline, SLICE("b.json"), slice_of_string(text), &key, &memory, &err);
}

#define HEAD "{\"waybill_baseline\": 1, \"key\": \"none\", \"entries\": [\n"

static void assert_refused(const char *text, const char *message)
{
    if (parse(text))
        fail_msg("taken: %s", text);
    assert_int_equal(err.kind, ERR_CONFIG);
    if (!strstr(err.message, message))
        fail_msg("'%s' has no '%s'", err.message, message);
}

static void assert_taken(const char *text)
{
    if (!parse(text))
        fail_msg("%s", err.message);
}

static struct buf printed(void)
{
    struct buf out;
    buf_init(&out, 100000);
    baseline_print(&baseline, &key, &out);
    return out;
}

static void entries_stand_one_a_line_and_sorted(void **state)
{
    struct finding found[] = {
        {.rule = SLICE("token"), .path = SLICE("b"), .fingerprint = "aa-0002"},
        {.rule = SLICE("token"), .path = SLICE("a\"\xff"), .fingerprint = "aa-0001"},
        {.rule = SLICE("email"), .path = SLICE("b"), .fingerprint = "aa-0003", .persons = 40},
        {.rule = SLICE("token"), .path = SLICE("b"), .fingerprint = "bb-0002", .persons = 1},
    };
    struct baseline_entry items[4];
    (void)state;
    for (size_t i = 0; i < 4; i++)
        items[i] = baseline_entry_of(&found[i], &memory);
    baseline = (struct baseline){items, 4};
    baseline_settle(&baseline);
    struct buf out = printed();
    assert_string_equal(
        out.ptr,
        HEAD "{\"path\": \"a\\\"\xef\xbf\xbd\", \"pattern\": \"token\", \"value\": \"0001\"},\n"
             "{\"path\": \"b\", \"pattern\": \"email\", \"value\": \"0003\", \"persons\": 40},\n"
             "{\"path\": \"b\", \"pattern\": \"token\", \"value\": \"0002\"},\n"
             "{}\n]}\n");
    assert_taken(out.ptr);
    assert_int_equal(baseline.count, 3);
    assert_int_equal(baseline.items[1].persons, 40);
    assert_int_equal(baseline.items[1].line, 3);
    struct buf again = printed();
    assert_string_equal(again.ptr, out.ptr);
    buf_release(&again);
    buf_release(&out);
}

static void a_merge_may_repeat_lines_and_lose_their_order(void **state)
{
    (void)state;
    assert_taken(HEAD "{\"path\": \"b\", \"pattern\": \"p\", \"value\": \"02\"},\n"
                      "{\"path\": \"a\", \"pattern\": \"p\", \"value\": \"01\"},\n"
                      "{\"path\": \"b\", \"pattern\": \"p\", \"value\": \"02\", \"persons\": 3,"
                      " \"reason\": \"one\"},\n{},\n{}\n]}");
    assert_int_equal(baseline.count, 2);
    assert_slice(baseline.items[0].path, "a");
    assert_int_equal(baseline.items[1].persons, 3);
    assert_slice(baseline.items[1].reason, "one");
}

static void mistakes_are_told_with_line_and_what_to_do(void **state)
{
    (void)state;
    assert_refused("", "b.json:1:");
    assert_refused(HEAD "<<<<<<< HEAD\n{}\n]}", "b.json:2:");
    assert_refused(HEAD "<<<<<<< HEAD\n{}\n]}", "take both sides' lines");
    assert_refused("[]", "b.json:1:1: not a baseline of waybill's");
    assert_refused("{\"version\": \"1.5.0\", \"results\": {}}", "waybill import");
    assert_refused("{\"waybill_baseline\": 2}", "a version that this waybill does not know");
    assert_refused("{\"waybill_baseline\": 1, \"key\": \"none\"}", "\"entries\" must be a list");
    assert_refused("{\"waybill_baseline\": 1, \"entries\": []}", "\"key\" is neither");
    assert_refused(HEAD "{\"path\": \"a\"}]}", "b.json:2:1: an entry needs");
    assert_refused(HEAD "{\"path\": \"a\", \"patern\": \"p\"}]}", "no key \"patern\"");
    assert_refused(HEAD "{\"path\": \"a\", \"pattern\": 1}]}", "\"pattern\" must be a text");
    assert_refused(HEAD "{\"path\": \"a\", \"pattern\": \"p\", \"value\": \"secret\"}]}", "in hex");
    assert_refused(HEAD "{\"persons\": 0}]}", "\"persons\" must be");
    assert_refused(HEAD "1]}", "b.json:2:1: an entry must be an object");
}

static void a_baseline_of_another_key_is_refused(void **state)
{
    struct fingerprint_key none = key;
    (void)state;
    baseline = (struct baseline){0};
    fingerprint_key_make(&key, "one");
    struct buf out = printed();
    assert_taken(out.ptr);
    assert_refused(HEAD "{}]}", "made without WAYBILL_FINGERPRINT_KEY");
    fingerprint_key_make(&key, "other");
    assert_refused(out.ptr, "made with another WAYBILL_FINGERPRINT_KEY");
    key = none;
    assert_refused(out.ptr, "which is not set here");
    buf_release(&out);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, release)
    const struct CMUnitTest tests[] = {
        TEST(entries_stand_one_a_line_and_sorted),
        TEST(a_merge_may_repeat_lines_and_lose_their_order),
        TEST(mistakes_are_told_with_line_and_what_to_do),
        TEST(a_baseline_of_another_key_is_refused),
    };
    return RUN_TESTS(tests);
}
