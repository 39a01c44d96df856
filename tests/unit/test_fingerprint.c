#include "fingerprint.h"

#include <stdio.h>

#include "unit.h"

static void make(const char *key, const char *path, const char *value, char *out)
{
    struct fingerprint_key made;
    fingerprint_key_make(&made, key);
    fingerprint_make(&made, SLICE("us-ssn"), slice_of_string(path), slice_of_string(value), out);
}

static void the_same_value_in_the_same_file_keeps_its_fingerprint(void **state)
{
    char a[FINDING_FINGERPRINT], b[FINDING_FINGERPRINT];
    (void)state;
    make(NULL, "a.txt", "536-22-1234", a);
    make("", "a.txt", "536-22-1234", b);
    assert_string_equal(a, b);
    make(NULL, "b.txt", "536-22-1234", b);
    assert_string_not_equal(a, b);
    make(NULL, "a.txt", "536-22-1235", b);
    assert_string_not_equal(a, b);
    make("a key of mine", "a.txt", "536-22-1234", b);
    assert_string_not_equal(a, b);
    assert_int_equal(strlen(b), 12 + 1 + 16);
}

// Nine digits and the built-in key: a search over all of them must leave thousands, not one.
static void without_a_key_a_short_value_cannot_be_guessed_back(void **state)
{
    char wanted[FINDING_FINGERPRINT], tried[FINDING_FINGERPRINT], value[16];
    struct fingerprint_key key;
    size_t same = 0;
    (void)state;
    fingerprint_key_make(&key, NULL);
    make(NULL, "a.txt", "100000", wanted);
    for (unsigned i = 0; i < 400000; i++) {
        snprintf(value, sizeof value, "%06u", i);
        fingerprint_make(&key, SLICE("us-ssn"), SLICE("a.txt"), slice_of_string(value), tried);
        same += strcmp(wanted, tried) == 0;
    }
    assert_in_range(same, 2, 30);
}

static const char *preview(const char *value, size_t prefix)
{
    static char shown[200];
    struct buf out;
    buf_init(&out, 1000);
    preview_make(slice_of_string(value), prefix, &out);
    snprintf(shown, sizeof shown, "%s", out.ptr);
    buf_release(&out);
    return shown;
}

static void a_preview_shows_the_public_prefix_and_the_length(void **state)
{
    (void)state;
    assert_string_equal(preview("AKIAABCDEFGHIJKLMNOP", 4), "AKIA**** (20 characters)");
    assert_string_equal(preview("hunter2", 0), "**** (7 characters)");
    assert_string_equal(preview("\xc3\xa9", 0), "**** (1 character)");
    assert_string_equal(preview("AKIA", 4), "**** (4 characters)");
}

static void a_long_value_does_not_tell_its_length(void **state)
{
    char value[301];
    (void)state;
    memset(value, 'x', 300);
    value[300] = '\0';
    assert_string_equal(preview(value, 0), "**** (more than 64 characters)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_value_in_the_same_file_keeps_its_fingerprint),
        cmocka_unit_test(without_a_key_a_short_value_cannot_be_guessed_back),
        cmocka_unit_test(a_preview_shows_the_public_prefix_and_the_length),
        cmocka_unit_test(a_long_value_does_not_tell_its_length),
    };
    return RUN_TESTS(tests);
}
