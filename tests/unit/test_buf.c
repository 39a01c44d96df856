#include "buf.h"

#include "unit.h"

static void grows_and_keeps_a_nul_behind_its_bytes(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 10000);
    for (int i = 0; i < 1000; i++) {
        buf_add_string(&buf, "ab");
        buf_add_byte(&buf, 'c');
        assert_int_equal(strlen(buf.ptr), buf.len);
    }
    assert_int_equal(buf.len, 3000);
    assert_false(buf.overflowed);
    buf_release(&buf);
    assert_null(buf.ptr);
}

static void adding_nothing_makes_an_empty_string(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 0);
    buf_add(&buf, (struct slice){NULL, 0});
    assert_string_equal(buf.ptr, "");
    assert_false(buf.overflowed);
    buf_release(&buf);
}

static void takes_all_that_its_ceiling_allows_and_not_a_byte_more(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 4);
    buf_add_string(&buf, "1234");
    assert_false(buf.overflowed);
    buf_add_string(&buf, "5");
    assert_true(buf.overflowed);
    assert_slice(buf_slice(&buf), "1234");
    assert_true(buf.room <= 5);
    buf_release(&buf);
}

static void takes_nothing_more_once_it_overflowed(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 4);
    buf_add_string(&buf, "12");
    buf_add_string(&buf, "345"); // too long: not even its start is taken
    buf_add_string(&buf, "3");   // would fit
    buf_printf(&buf, "%d", 3);
    assert_null(buf_reserve(&buf, 1));
    assert_true(buf.overflowed);
    assert_slice(buf_slice(&buf), "12");
    buf_release(&buf);
}

static void clearing_empties_the_string_and_forgets_the_overflow(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 4);
    buf_clear(&buf);
    buf_add_string(&buf, "1234");
    buf_add_string(&buf, "5");
    buf_clear(&buf);
    assert_string_equal(buf.ptr, "");
    assert_false(buf.overflowed);
    buf_add_string(&buf, "ok");
    assert_slice(buf_slice(&buf), "ok");
    buf_release(&buf);
}

static void prints_into_the_room_that_is_left(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 5);
    buf_printf(&buf, "%d+%d", 1, 2);
    assert_slice(buf_slice(&buf), "1+2");
    buf_printf(&buf, "%d", 34);
    assert_slice(buf_slice(&buf), "1+234");
    buf_printf(&buf, "%d", 5);
    assert_true(buf.overflowed);
    buf_release(&buf);
}

static void reserved_bytes_count_once_they_are_added(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 1000);
    memcpy(buf_reserve(&buf, 1000), "abc", 3);
    assert_int_equal(buf.len, 0);
    buf_added(&buf, 3);
    assert_slice(buf_slice(&buf), "abc");
    buf_release(&buf);
}

static void a_size_near_the_largest_does_not_wrap(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, SIZE_MAX);
    buf_add_string(&buf, "a");
    assert_null(buf_reserve(&buf, SIZE_MAX - 1));
    assert_true(buf.overflowed);
    buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_keeps_a_nul_behind_its_bytes),
        cmocka_unit_test(adding_nothing_makes_an_empty_string),
        cmocka_unit_test(takes_all_that_its_ceiling_allows_and_not_a_byte_more),
        cmocka_unit_test(takes_nothing_more_once_it_overflowed),
        cmocka_unit_test(clearing_empties_the_string_and_forgets_the_overflow),
        cmocka_unit_test(prints_into_the_room_that_is_left),
        cmocka_unit_test(reserved_bytes_count_once_they_are_added),
        cmocka_unit_test(a_size_near_the_largest_does_not_wrap),
    };
    return RUN_TESTS(tests);
}
