#include "folders_seen.h"

#include "unit.h"

static uint64_t files_of(const struct folders_seen *seen, const char *path)
{
    for (size_t i = 0; i < seen->count; i++)
        if (slice_equals(seen->items[i].path, slice_of_string(path)))
            return seen->items[i].files;
    return 0;
}

static void files_are_counted_by_folder(void **state)
{
    struct folders_seen a = {.wanted = true}, b = {.wanted = true};
    (void)state;
    folders_seen_file(&a, SLICE("x.c"), 0);
    folders_seen_file(&a, SLICE("src/x.c"), 0);
    folders_seen_file(&b, SLICE("src/y.c"), 0);
    folders_seen_file(&b, SLICE("1/2/3/4/5/6/7/8/9/10/x"), 0);
    folders_seen_file(&b, SLICE("/home/kim/1/2/3/4/5/6/7/8/9/x"), 10);
    folders_seen_merge(&a, &b);
    assert_int_equal(a.count, 4);
    assert_int_equal(files_of(&a, ""), 1);
    assert_int_equal(files_of(&a, "src"), 2);
    assert_int_equal(files_of(&a, "1/2/3/4/5/6/7/8"), 1);
    assert_int_equal(files_of(&a, "/home/kim/1/2/3/4/5/6/7/8"), 1);
    folders_seen_release(&a);
}

static void nothing_is_kept_where_nobody_asked(void **state)
{
    struct folders_seen seen = {0};
    (void)state;
    folders_seen_file(&seen, SLICE("src/x.c"), 0);
    assert_int_equal(seen.count, 0);
    folders_seen_release(&seen);
}

// Whoever of several workers had which files.
static void too_many_folders_are_kept_in_less_depth(void **state)
{
    (void)state;
    for (unsigned workers = 1; workers <= 3; workers++) {
        struct folders_seen seen[3] = {{.wanted = true}, {.wanted = true}, {.wanted = true}};
        for (unsigned i = 0; i < FOLDERS_MOST + 10; i++) {
            char path[100];
            struct arena scratch = {0};
            struct slice text = arena_printf(&scratch, "a/%u/%u/x", i % 7, i);
            memcpy(path, text.ptr, text.len);
            folders_seen_file(&seen[i % workers], slice_of(path, text.len), 0);
            arena_release(&scratch);
        }
        for (unsigned i = 1; i < 3; i++)
            folders_seen_merge(&seen[0], &seen[i]);
        assert_int_equal(seen[0].count, 7);
        assert_int_equal(files_of(&seen[0], "a/0"), (FOLDERS_MOST + 10 + 6) / 7);
        folders_seen_release(&seen[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_counted_by_folder),
        cmocka_unit_test(nothing_is_kept_where_nobody_asked),
        cmocka_unit_test(too_many_folders_are_kept_in_less_depth),
    };
    return RUN_TESTS(tests);
}
