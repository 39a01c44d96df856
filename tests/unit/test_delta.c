#include "delta.h"

#include "unit.h"

static bool apply(struct slice delta, char *out, size_t room)
{
    struct delta opened;
    return delta_open(&opened, delta) && opened.result_size <= room &&
           delta_apply(&opened, SLICE("the quick brown fox"), out);
}

static void copies_and_insertions_make_the_result(void **state)
{
    char out[64] = "";
    (void)state;
    assert_true(apply(SLICE("\x13\x13\x90\x04\x04slow\x91\x09\x0a\x01!"), out, sizeof out));
    assert_memory_equal(out, "the slow brown fox!", 19);
}

static void the_sizes_have_seven_bits_a_byte(void **state)
{
    struct delta delta;
    (void)state;
    assert_true(delta_open(&delta, SLICE("\x80\x01\xff\x7f")));
    assert_int_equal(delta.base_size, 128);
    assert_int_equal(delta.result_size, 16383);
    assert_false(delta_open(&delta, SLICE("\x80\x80")));
    assert_false(delta_open(&delta, SLICE("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")));
}

static void a_damaged_delta_is_refused(void **state)
{
    static const struct slice wrong[] = {
        SLICE_INIT("\x12\x04\x90\x04"),                 // of another base
        SLICE_INIT("\x13\x05\x90\x04"),                 // the result is shorter
        SLICE_INIT("\x13\x03\x90\x04"),                 // and longer
        SLICE_INIT("\x13\x04\x91\x10\x04"),             // copies from behind the end
        SLICE_INIT("\x13\x04\x98\xff\x04"),             // begins there
        SLICE_INIT("\x13\x04\x91\x04"),                 // is cut off in a step
        SLICE_INIT("\x13\x04\x04slo"),                  // in what it inserts
        SLICE_INIT("\x13\x04\x90\x04\x00"),             // has the step that git reserves
        SLICE_INIT("\x13\x04\x9f\x00\x00\x00\x80\x04"), // and an offset of 2 GB
    };
    char out[64];
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (apply(wrong[i], out, sizeof out))
            fail_msg("%zu", i);
}

static void a_copy_without_a_size_is_64_kib(void **state)
{
    static char large[0x10000], out[0x10000];
    struct delta delta;
    (void)state;
    memset(large, 'x', sizeof large);
    assert_true(delta_open(&delta, SLICE("\x80\x80\x04\x80\x80\x04\x80")));
    assert_true(delta_apply(&delta, slice_of(large, sizeof large), out));
    assert_memory_equal(out, large, sizeof large);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_and_insertions_make_the_result),
        cmocka_unit_test(the_sizes_have_seven_bits_a_byte),
        cmocka_unit_test(a_damaged_delta_is_refused),
        cmocka_unit_test(a_copy_without_a_size_is_64_kib),
    };
    return RUN_TESTS(tests);
}
