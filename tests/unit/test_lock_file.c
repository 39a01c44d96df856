#include "lock_file.h"

#include "unit.h"

static void lock_files_are_known_by_their_names(void **state)
{
    static const char *const paths[] = {
        "package-lock.json",   "ios/Podfile.lock", "pnpm-lock.yaml", "go.sum",
        ".terraform.lock.hcl", "Package.resolved", "SHA256SUMS",     "uv.lock",
        "packages.lock.json",
    };
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        if (!path_is_lock_file(slice_of_string(paths[i])))
            fail_msg("no lock file: %s", paths[i]);
    assert_false(path_is_lock_file(SLICE("lock.json")));
    assert_false(path_is_lock_file(SLICE("app/settings.py")));
    assert_false(path_is_lock_file(SLICE("")));
}

static void digests_have_their_lengths(void **state)
{
    (void)state;
    assert_true(is_digest(SLICE("da39a3ee5e6b4b0d3255bfef95601890afd80709")));
    assert_true(is_digest(SLICE("md5:d41d8cd98f00b204e9800998ecf8427e")));
    assert_true(is_digest(SLICE("sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")));
    assert_false(is_digest(SLICE("da39a3ee5e6b4b0d3255bfef95601890afd8070")));
    assert_false(is_digest(SLICE("zz39a3ee5e6b4b0d3255bfef95601890afd80709")));
    assert_false(is_digest(SLICE("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lock_files_are_known_by_their_names),
        cmocka_unit_test(digests_have_their_lengths),
    };
    return RUN_TESTS(tests);
}
