#include "tree_walk.h"

#include "repository.h"
#include "unit.h"

static void a_tree_of_more_than_can_be_walked_ends_and_says_so(void **state)
{
    struct repository repo;
    struct tree_walk walk;
    git_repository *git = NULL;
    git_oid root;
    (void)state;
    repository_init(&repo);
    repository_write(&repo, "a", "x");
    repository_write(&repo, "folder/b", "x");
    repository_write(&repo, "folder/c", "x");
    repository_write(&repo, "z", "x");
    repository_commit(&repo, "one");
    git_libgit2_init();
    assert_int_equal(git_repository_open(&git, repo.root), 0);
    assert_int_equal(
        git_oid_fromstr(&root, repository_git_says(&repo, "rev-parse", "HEAD^{tree}", NULL)), 0);

    assert_true(tree_walk_init(&walk, git, &root));
    walk.seen = TREE_WALK_MOST - 3;
    assert_true(tree_walk_next(&walk)); // a
    assert_true(tree_walk_next(&walk)); // folder, which counts, and b in it
    assert_true(slice_equals(buf_slice(&walk.path), SLICE("folder/b")));
    assert_int_equal(walk.skip, SKIP_NONE);
    assert_true(tree_walk_next(&walk));
    assert_true(slice_equals(buf_slice(&walk.path), SLICE("folder/c")));
    assert_int_equal(walk.mode, GIT_FILEMODE_TREE);
    assert_int_equal(walk.skip, SKIP_UNREADABLE);
    assert_false(tree_walk_next(&walk));
    tree_walk_release(&walk);

    git_repository_free(git);
    git_libgit2_shutdown();
    repository_release(&repo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tree_of_more_than_can_be_walked_ends_and_says_so),
    };
    return RUN_TESTS(tests);
}
