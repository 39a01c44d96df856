#include "sightings.h"

#include "unit.h"

#include <stdio.h>

enum { MOST = 1000 };

// Its text is gone after the call.
static bool see(struct sightings *sightings, const char *path, uint64_t value, unsigned order,
                bool past)
{
    static const struct slice law = SLICE_INIT("GDPR");
    struct slice laws[2] = {law};
    char text[64], commit[16];
    snprintf(text, sizeof text, "%s", path);
    snprintf(commit, sizeof commit, "%u", order);
    struct finding finding = {
        .rule = SLICE("rule"),
        .path = slice_of_string(text),
        .same = value,
        .order = order,
        .past = past,
        .confidence = CONFIDENCE_HIGH,
        .commit = slice_of_string(commit),
        .regulations = laws,
    };
    bool fresh = sightings_add(sightings, &finding, MOST);
    memset(text, 'x', sizeof text);
    memset(commit, 'x', sizeof commit);
    memset(laws, 'x', sizeof laws);
    return fresh;
}

static void the_same_value_in_the_same_file_is_seen_once(void **state)
{
    struct sightings sightings = {0};
    (void)state;
    assert_true(see(&sightings, "a", 1, 5, true));
    assert_false(see(&sightings, "a", 1, 3, false));
    assert_false(see(&sightings, "a", 1, 9, true));
    assert_true(see(&sightings, "a", 2, 5, true));
    assert_true(see(&sightings, "b", 1, 5, true));
    assert_int_equal(sightings.count, 3);
    sightings_end(&sightings, MOST);
    assert_slice(sightings.items[0].path, "a");
    assert_slice(sightings.items[0].commit, "3");
    assert_false(sightings.items[0].past);
    assert_true(sightings.items[1].past);
    assert_false(sightings.cut);
    sightings_release(&sightings);
}

static void what_counts_goes_before_what_came_first(void **state)
{
    struct sightings sightings = {0};
    struct finding early = {.rule = SLICE("r"),
                            .path = SLICE("p"),
                            .order = 1,
                            .persons = 3,
                            .confidence = CONFIDENCE_HIGH,
                            .standing = STANDING_PLACEHOLDER};
    struct finding late = early;
    (void)state;
    late.standing = STANDING_LIVE;
    late.order = 2;
    late.persons = 2;
    for (int turn = 0; turn < 2; turn++) {
        sightings_add(&sightings, turn ? &late : &early, MOST);
        sightings_add(&sightings, turn ? &early : &late, MOST);
        assert_int_equal(sightings.count, 1);
        assert_int_equal(sightings.items[0].order, 2);
        assert_int_equal(sightings.items[0].persons, 3);
        sightings_release(&sightings);
    }
}

static void text_that_was_replaced_is_given_back(void **state)
{
    struct sightings sightings = {0};
    (void)state;
    for (unsigned order = 100000; order > 0; order--)
        see(&sightings, "path", 1, order, false);
    assert_int_equal(sightings.count, 1);
    assert_true(sightings.stale < 2000);
    assert_slice(sightings.items[0].path, "path");
    assert_slice(sightings.items[0].commit, "1");
    assert_slice(sightings.items[0].regulations[0], "GDPR");
    assert_int_equal(sightings.items[0].regulations[1].len, 0);
    sightings_release(&sightings);
}

static void the_worst_are_kept_in_any_order(void **state)
{
    (void)state;
    for (unsigned step = 1; step < 8; step += 2) {
        struct sightings sightings = {0};
        enum { ALL = 4096 };
        for (unsigned i = 0; i < ALL; i++) {
            char path[16];
            snprintf(path, sizeof path, "%04u", i * step % ALL);
            see(&sightings, path, 1, 1, false);
        }
        sightings_end(&sightings, MOST);
        assert_true(sightings.cut);
        assert_int_equal(sightings.count, MOST);
        assert_slice(sightings.items[0].path, "0000");
        assert_slice(sightings.items[MOST - 1].path, "0999");
        sightings_release(&sightings);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_value_in_the_same_file_is_seen_once),
        cmocka_unit_test(what_counts_goes_before_what_came_first),
        cmocka_unit_test(text_that_was_replaced_is_given_back),
        cmocka_unit_test(the_worst_are_kept_in_any_order),
    };
    return RUN_TESTS(tests);
}
