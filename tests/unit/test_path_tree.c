#include "path_tree.h"

#include "unit.h"

#include <stdio.h>

static void assert_path(const struct path_tree *paths, uint32_t node, const char *expected)
{
    struct buf path;
    buf_init(&path, 4096);
    buf_add_string(&path, "");
    path_tree_path(paths, node, &path);
    assert_string_equal(path.ptr, expected);
    buf_release(&path);
}

static void a_path_is_kept_once(void **state)
{
    struct path_tree paths;
    (void)state;
    path_tree_init(&paths);
    uint32_t src = path_tree_add(&paths, 0, SLICE("src"));
    uint32_t inner = path_tree_add(&paths, src, SLICE("src"));
    uint32_t file = path_tree_add(&paths, inner, SLICE("a.c"));
    assert_int_not_equal(src, inner);
    assert_int_equal(path_tree_add(&paths, inner, SLICE("a.c")), file);
    assert_path(&paths, file, "src/src/a.c");
    assert_path(&paths, src, "src");
    assert_path(&paths, 0, "");
    path_tree_release(&paths);
}

static void many_paths_are_found_again(void **state)
{
    enum { MANY = 20000 };
    static uint32_t nodes[MANY];
    struct path_tree paths;
    char name[32];
    (void)state;
    path_tree_init(&paths);
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < MANY; i++) {
            snprintf(name, sizeof name, "n%u", i % 7919);
            uint32_t node = path_tree_add(&paths, i / 7919, slice_of_string(name));
            assert_true(pass == 0 || node == nodes[i]);
            nodes[i] = node;
        }
    }
    assert_int_equal(paths.count, MANY + 1);
    path_tree_release(&paths);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_kept_once),
        cmocka_unit_test(many_paths_are_found_again),
    };
    return RUN_TESTS(tests);
}
