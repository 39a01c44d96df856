#include "unit.h"

#include "content.h"

#define ID "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define VERSION "version https://git-lfs.github.com/spec/v1\n"

static bool is_pointer(const char *text)
{
    return content_is_lfs_pointer(slice_of_string(text));
}

static void a_pointer_of_git_lfs_is_known(void **state)
{
    (void)state;
    assert_true(is_pointer(VERSION "oid sha256:" ID "\nsize 12345\n"));
}

static void no_other_text_passes_for_a_pointer(void **state)
{
    (void)state;
    assert_false(is_pointer(""));
    assert_false(is_pointer(VERSION));
    assert_false(is_pointer(VERSION "oid sha256:" ID "\n"));
    assert_false(is_pointer(VERSION "oid sha256:" ID "0\nsize 1\n"));
    assert_false(is_pointer(VERSION "oid sha256:token\nsize 1\n"));
    assert_false(is_pointer(VERSION "oid sha256:" ID "\nsize x\n"));
    assert_false(is_pointer(VERSION "oid sha256:" ID "\nsize 1\ntoken = x\n"));
    assert_false(is_pointer(VERSION "token = x\noid sha256:" ID "\nsize 1\n"));
    assert_false(is_pointer("version https://example.com/v1\noid sha256:" ID "\nsize 1\n"));
    assert_false(is_pointer("x" VERSION "oid sha256:" ID "\nsize 1\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pointer_of_git_lfs_is_known),
        cmocka_unit_test(no_other_text_passes_for_a_pointer),
    };
    return RUN_TESTS(tests);
}
