#include "arena.h"

#include "unit.h"

static void memory_is_zeroed_and_aligned_for_any_object(void **state)
{
    struct arena arena = {0};
    (void)state;
    for (size_t size = 0; size < 200; size++) {
        unsigned char *bytes = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(bytes[i], 0);
        memset(bytes, 0xAA, size);
    }
    arena_release(&arena);
}

static void memory_given_back_is_zeroed_again(void **state)
{
    struct arena arena = {0};
    (void)state;
    arena_alloc(&arena, 1);
    struct arena_mark start = arena_mark(&arena);
    memset(arena_alloc(&arena, 100), 0xAA, 100);
    arena_reset(&arena, start);
    const unsigned char *again = arena_alloc(&arena, 100);
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(again[i], 0);
    arena_release(&arena);
}

static void a_piece_may_be_larger_than_a_chunk(void **state)
{
    enum { LARGE = 3 * 1000 * 1000 };
    struct arena arena = {0};
    (void)state;
    char *small = arena_alloc(&arena, 10);
    char *large = arena_alloc(&arena, LARGE);
    memset(small, 'a', 10);
    memset(large, 'b', LARGE);
    char *after = arena_alloc(&arena, 10);
    memset(after, 'c', 10);
    assert_int_equal(small[9], 'a');
    assert_int_equal(large[LARGE - 1], 'b');
    arena_release(&arena);
}

static void reset_keeps_what_is_older_than_the_mark(void **state)
{
    struct arena arena = {0};
    (void)state;
    struct slice kept = arena_copy(&arena, SLICE("kept"));
    struct arena_mark mark = arena_mark(&arena);
    for (int i = 0; i < 1000; i++)
        arena_alloc(&arena, 1000);
    arena_reset(&arena, mark);
    assert_slice(kept, "kept");
    assert_ptr_equal(arena_mark(&arena).chunk, mark.chunk);
    assert_int_equal(arena_mark(&arena).used, mark.used);
    arena_release(&arena);
}

static void a_mark_of_an_empty_arena_gives_all_back(void **state)
{
    struct arena arena = {0};
    (void)state;
    struct arena_mark start = arena_mark(&arena);
    arena_alloc(&arena, 10);
    arena_reset(&arena, start);
    assert_null(arena.chunk);
}

static void a_copy_has_a_nul_behind_it(void **state)
{
    struct arena arena = {0};
    (void)state;
    struct slice copy = arena_copy(&arena, SLICE("a\0b"));
    assert_int_equal(copy.len, 3);
    assert_memory_equal(copy.ptr, "a\0b", 4);
    assert_string_equal(arena_copy(&arena, (struct slice){NULL, 0}).ptr, "");
    arena_release(&arena);
}

static void prints_texts_of_any_length(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_slice(arena_printf(&arena, "%s-%d", "a", 7), "a-7");
    assert_slice(arena_printf(&arena, "%s", ""), "");
    struct slice wide = arena_printf(&arena, "%*d", 100000, 1);
    assert_int_equal(wide.len, 100000);
    assert_int_equal(wide.ptr[99999], '1');
    assert_int_equal(wide.ptr[100000], '\0');
    arena_release(&arena);
}

static void an_array_of_nothing_is_a_valid_pointer(void **state)
{
    struct arena arena = {0};
    (void)state;
    assert_non_null(arena_array(&arena, 0, 8));
    assert_non_null(ARENA_ARRAY(&arena, 3, uint64_t));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned_for_any_object),
        cmocka_unit_test(memory_given_back_is_zeroed_again),
        cmocka_unit_test(a_piece_may_be_larger_than_a_chunk),
        cmocka_unit_test(reset_keeps_what_is_older_than_the_mark),
        cmocka_unit_test(a_mark_of_an_empty_arena_gives_all_back),
        cmocka_unit_test(a_copy_has_a_nul_behind_it),
        cmocka_unit_test(prints_texts_of_any_length),
        cmocka_unit_test(an_array_of_nothing_is_a_valid_pointer),
    };
    return RUN_TESTS(tests);
}
