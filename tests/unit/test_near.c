// An id and its secret beside each other.
#include "detected.h"
#include "near.h"

#include "unit.h"

static struct detected d;

static int release(void **state)
{
    (void)state;
    detected_release(&d);
    return 0;
}

#define ID                                                                             \
    "id: acme-id, type: access-key-id, severity: low, keywords: [acme_], structured: " \
    "true, regex: 'acme_[a-z0-9]{12}'"
#define SECRET                                                                   \
    "id: acme-secret, type: secret-key, severity: high, keywords: ['secret='], " \
    "regex: 'secret=(?<value>[a-z0-9]{20})', low: true, near: [acme-id]"
#define NEEDS_ID SECRET ", near_use: required"
#define ID_TEXT "acme_<[a-z0-9]{12}>"
#define SECRET_TEXT "secret=<[a-z0-9]{20}>"

static int with_both(void **state)
{
    (void)state;
    detected_with(&d, "credential", ID);
    detected_with(&d, "credential", NEEDS_ID);
    return 0;
}

static void a_neighbour_makes_sure(void **state)
{
    (void)state;
    detected_with(&d, "credential", ID);
    detected_with(&d, "credential", SECRET);
    assert_string_equal(detected_in(&d, "a.txt", SECRET_TEXT), "acme-secret 1:8 low live\n");
    assert_string_equal(detected_in(&d, "a.txt", ID_TEXT "\n" SECRET_TEXT),
                        "acme-id 1:1 high live\nacme-secret 2:8 high live\n");
}

static void it_may_stand_behind(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "a.txt", SECRET_TEXT "\n" ID_TEXT),
                        "acme-secret 1:8 high live\nacme-id 2:1 high live\n");
}

static void a_secret_that_needs_its_id_is_none_without(void **state)
{
    (void)state;
    assert_string_equal(detected_in(&d, "a.txt", SECRET_TEXT), "");
    assert_string_equal(detected_in(&d, "a.txt", SECRET_TEXT "\n" SECRET_TEXT), "");
}

static const char *at_distance(size_t distance)
{
    char *gap = memset(arena_alloc(&d.memory, distance + 1), ' ', distance);
    gap[distance] = '\0';
    return arena_printf(&d.memory, ID_TEXT "%s" SECRET_TEXT, gap).ptr;
}

static void the_distance_is_from_start_to_start(void **state)
{
    // The id has 17 bytes, and `secret=` 7.
    (void)state;
    assert_non_null(strstr(detected_in(&d, "a.txt", at_distance(NEAR_BYTES - 24)), "acme-secret"));
    assert_null(strstr(detected_in(&d, "a.txt", at_distance(NEAR_BYTES - 23)), "acme-secret"));
}

static void a_placeholder_is_no_neighbour(void **state)
{
    (void)state;
    assert_null(strstr(detected_in(&d, "a.txt", "acme_xxxxxxxxxxxx " SECRET_TEXT), "acme-secret"));
}

static void the_finding_says_what_stands_beside_it(void **state)
{
    (void)state;
    detected_in(&d, "a.txt", ID_TEXT " " SECRET_TEXT);
    assert_int_equal(d.findings.count, 2);
    bool said = false;
    for (size_t i = 0; i < 2; i++)
        for (const struct slice *why = d.findings.items[i].why; why->len; why++)
            said |= slice_equals(*why, SLICE("what it belongs to stands beside it: Of a test"));
    assert_true(said);
}

// A file made of nothing but secrets costs no square of their number.
static void many_without_an_id_are_none(void **state)
{
    enum { MANY = 20000 };
    struct buf text;
    (void)state;
    buf_init(&text, 4 * 1024 * 1024);
    for (size_t i = 0; i < MANY; i++)
        buf_printf(&text, "secret=%05zu%05zuabcdefghik ", i, 99999 - i);
    assert_string_equal(detected_in_bytes(&d, "a.txt", buf_slice(&text)), "");
    buf_release(&text);
}

static void refused(const char *entry, const char *says)
{
    struct pattern_entries entries = {.memory = &d.memory};
    struct pattern_set set;
    struct err err = {0};
    struct slice text = arena_printf(&d.memory,
                                     "kind: credential\nsource: a test\npatterns:\n"
                                     "  - {title: T, find: [x], leave: [y], %s}\n",
                                     entry);
    assert_false(pattern_file_read(&entries, SLICE("test.yml"), text, &err) &&
                 pattern_set_make(&set, NULL, &entries, &err));
    if (!strstr(err.message, says))
        fail_msg("%s", err.message);
    pattern_entries_release(&entries);
}

static void a_neighbour_that_is_no_pattern_is_refused(void **state)
{
    (void)state;
    refused(NEEDS_ID, "test.yml:4: there is no pattern with the id acme-id");
    refused(ID ", near_use: required", "near_use needs near");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_neighbour_makes_sure, release),
        cmocka_unit_test_setup_teardown(it_may_stand_behind, with_both, release),
        cmocka_unit_test_setup_teardown(a_secret_that_needs_its_id_is_none_without, with_both,
                                        release),
        cmocka_unit_test_setup_teardown(the_distance_is_from_start_to_start, with_both, release),
        cmocka_unit_test_setup_teardown(a_placeholder_is_no_neighbour, with_both, release),
        cmocka_unit_test_setup_teardown(the_finding_says_what_stands_beside_it, with_both, release),
        cmocka_unit_test_setup_teardown(many_without_an_id_are_none, with_both, release),
        cmocka_unit_test_teardown(a_neighbour_that_is_no_pattern_is_refused, release),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
