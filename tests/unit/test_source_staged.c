#include "unit.h"

#include "lent.h"
#include "repository_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static struct source_options staged(const char *folder)
{
    return (struct source_options){
        .mode = SOURCE_STAGED,
        .path = repository_path(&repo, folder),
        .max_file_size = 1000,
    };
}

static const char *lent_at(const char *folder)
{
    struct source_options options = staged(folder);
    return lent_by(&options, &repo.memory);
}

#define assert_lent(text) assert_string_equal(lent_at("."), text)

static void everything_is_staged_before_the_first_commit(void **state)
{
    (void)state;
    assert_lent("");
    repository_write(&repo, "a", "x");
    repository_write(&repo, "b/c", "y");
    repository_git(&repo, "add", "-A", NULL);
    repository_write(&repo, "d", "not staged");
    assert_lent("a 'x'\n"
                "b/c 'y'\n");
}

static void only_what_was_added_or_changed_is_lent(void **state)
{
    (void)state;
    repository_write(&repo, "changed", "old");
    repository_write(&repo, "folder/kept", "x");
    repository_write(&repo, "kept", "x");
    repository_write(&repo, "gone", "x");
    repository_commit(&repo, "before");
    repository_write(&repo, "changed", "new");
    repository_write(&repo, "folder/added", "y");
    repository_remove(&repo, "gone");
    repository_git(&repo, "add", "-A", NULL);
    assert_lent("changed 'new'\n"
                "folder/added 'y'\n");
}

static void nothing_staged_lends_nothing(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_write(&repo, "b/c", "x");
    repository_commit(&repo, "all");
    repository_write(&repo, "a", "changed, not staged");
    assert_lent("");
}

static void the_staged_bytes_are_lent_not_those_on_disk(void **state)
{
    (void)state;
    repository_write(&repo, "a", "staged");
    repository_git(&repo, "add", "a", NULL);
    repository_write(&repo, "a", "staged, then edited");
    repository_write(&repo, "b", "staged");
    repository_git(&repo, "add", "b", NULL);
    repository_remove(&repo, "b");
    assert_lent("a 'staged'\n"
                "b 'staged'\n");
}

static void a_renamed_file_is_read_under_its_new_path(void **state)
{
    (void)state;
    repository_write(&repo, "old/name", "x");
    repository_commit(&repo, "before");
    repository_git(&repo, "mv", "old/name", "new", NULL);
    assert_lent("new 'x'\n");
}

static void a_change_of_the_mode_alone_is_not_read_again(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_write(&repo, "b", "x");
    repository_commit(&repo, "before");
    chmod(repository_path(&repo, "a"), 0755);
    chmod(repository_path(&repo, "b"), 0755);
    repository_write(&repo, "b", "y");
    repository_git(&repo, "add", "-A", NULL);
    assert_lent("b* 'y'\n");
}

static void a_file_that_became_a_link_is_read_for_its_text(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "before");
    repository_remove(&repo, "a");
    repository_link(&repo, "a", "../elsewhere");
    repository_git(&repo, "add", "-A", NULL);
    assert_lent("a@ '../elsewhere'\n");
}

static void a_file_that_became_a_folder_is_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_write(&repo, "a-b", "x");
    repository_write(&repo, "b/c", "x");
    repository_commit(&repo, "before");
    repository_remove(&repo, "a");
    repository_remove(&repo, "b");
    repository_write(&repo, "a/b", "y");
    repository_write(&repo, "b", "z");
    repository_git(&repo, "add", "-A", NULL);
    assert_lent("a/b 'y'\n"
                "b 'z'\n");
}

static void a_file_added_with_intent_is_told(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_git(&repo, "add", "-N", "a", NULL);
    assert_lent("a !intent-to-add\n");
}

static void a_conflict_is_told_once(void **state)
{
    (void)state;
    repository_write(&repo, "a", "base");
    repository_commit(&repo, "base");
    repository_git(&repo, "checkout", "-q", "-b", "other", NULL);
    repository_write(&repo, "a", "theirs");
    repository_write(&repo, "b", "merged in");
    repository_commit(&repo, "theirs");
    repository_git(&repo, "checkout", "-q", "main", NULL);
    repository_write(&repo, "a", "ours");
    repository_commit(&repo, "ours");
    repository_git_fails(&repo, "merge", "-q", "other", NULL);
    assert_lent("a !unmerged\n"
                "b 'merged in'\n");
}

static void a_submodule_is_told_when_it_is_staged(void **state)
{
    const char *inner = repository_path(&repo, "../inner");
    (void)state;
    repository_git(&repo, "init", "-q", inner, NULL);
    repository_git(&repo, "-C", inner, "commit", "-q", "--allow-empty", "-m", "one", NULL);
    repository_git(&repo, "submodule", "--quiet", "add", "../inner", "sub", NULL);
    repository_git(&repo, "rm", "-q", "--cached", ".gitmodules", NULL);
    assert_lent("sub !submodule\n");
    repository_git(&repo, "commit", "-q", "-m", "with it", NULL);
    assert_lent("");
}

static void a_subfolder_does_not_narrow_what_will_be_committed(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_write(&repo, "sub/b", "x");
    repository_git(&repo, "add", "-A", NULL);
    assert_string_equal(lent_at("sub"), "a 'x'\n"
                                        "sub/b 'x'\n");
}

static void amending_shows_what_is_new_against_head(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "one");
    repository_git(&repo, "checkout", "-q", "--detach", NULL);
    repository_write(&repo, "b", "y");
    repository_git(&repo, "add", "-A", NULL);
    assert_lent("b 'y'\n");
}

// What a pre-commit hook sees: it copies its index and says so in the environment.
static void take_index_of_hook(const char *name)
{
    const char *hook = repository_path(&repo, ".git/hooks/pre-commit");
    repository_write(&repo, ".git/hooks/pre-commit",
                     "#!/bin/sh\ncp \"$GIT_INDEX_FILE\" ../index-of-hook\nexit 1\n");
    chmod(hook, 0755);
    repository_git_fails(&repo, "commit", "-q", "-m", "x", name, NULL);
}

static void the_index_of_a_hook_is_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "1");
    repository_write(&repo, "b", "1");
    repository_commit(&repo, "one");
    repository_write(&repo, "a", "2");
    repository_write(&repo, "b", "2");
    repository_git(&repo, "add", "a", NULL);
    take_index_of_hook("-a");
    assert_lent("a '2'\n");
    setenv("GIT_INDEX_FILE", repository_path(&repo, "../index-of-hook"), 1);
    assert_lent("a '2'\n"
                "b '2'\n");
    unsetenv("GIT_INDEX_FILE");
    take_index_of_hook("b");
    setenv("GIT_INDEX_FILE", repository_path(&repo, "../index-of-hook"), 1);
    assert_lent("b '2'\n");
    unsetenv("GIT_INDEX_FILE");
}

static void the_repository_of_the_environment_is_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_git(&repo, "add", "a", NULL);
    repository_folder(&repo, "../elsewhere");
    setenv("GIT_DIR", repository_path(&repo, ".git"), 1);
    setenv("GIT_WORK_TREE", repository_path(&repo, "../elsewhere"), 1);
    setenv("GIT_INDEX_FILE", repository_path(&repo, ".git/index"), 1);
    const char *lent = lent_at("../elsewhere");
    unsetenv("GIT_DIR");
    unsetenv("GIT_WORK_TREE");
    unsetenv("GIT_INDEX_FILE");
    assert_string_equal(lent, "a 'x'\n");
}

static void objects_of_the_environment_are_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "one");
    repository_folder(&repo, "../objects");
    setenv("GIT_OBJECT_DIRECTORY", repository_path(&repo, "../objects"), 1);
    setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", repository_path(&repo, ".git/objects"), 1);
    repository_write(&repo, "b", "only there");
    repository_git(&repo, "add", "b", NULL);
    const char *with = lent_at(".");
    unsetenv("GIT_OBJECT_DIRECTORY");
    unsetenv("GIT_ALTERNATE_OBJECT_DIRECTORIES");
    assert_string_equal(with, "b 'only there'\n");
    assert_lent("b !missing-object\n");
}

static void a_linked_work_tree_has_an_index_of_its_own(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "one");
    repository_git(&repo, "worktree", "add", "-q", "../linked", NULL);
    repository_write(&repo, "../linked/b", "y");
    repository_git(&repo, "-C", "../linked", "add", "b", NULL);
    assert_lent("");
    assert_string_equal(lent_at("../linked"), "b 'y'\n");
    // As git runs its hook there.
    setenv("GIT_DIR", repository_path(&repo, ".git/worktrees/linked"), 1);
    const char *lent = lent_at("../linked");
    unsetenv("GIT_DIR");
    assert_string_equal(lent, "b 'y'\n");
}

static void size_is_asked_before_a_staged_file_is_read(void **state)
{
    char text[1002] = {0};
    (void)state;
    memset(text, 'x', 1001);
    repository_write(&repo, "large", text);
    repository_write(&repo, "small", "x");
    repository_git(&repo, "add", "-A", NULL);
    assert_lent("large !too-large\n"
                "small 'x'\n");
}

static void the_configuration_is_the_staged_one(void **state)
{
    struct source_options options = staged(".");
    struct err err = {0};
    (void)state;
    repository_write(&repo, ".waybill.yml", "staged");
    repository_git(&repo, "add", "-A", NULL);
    repository_write(&repo, ".waybill.yml", "on disk");
    struct source *source = source_open(&options, &repo.memory, &err);
    assert_non_null(source);
    assert_slice(source_facts(source)->config, "staged");
    source_close(source);
    repository_git(&repo, "rm", "-q", "-f", "--cached", ".waybill.yml", NULL);
    source = source_open(&options, &repo.memory, &err);
    assert_non_null(source);
    assert_false(source_facts(source)->has_config);
    source_close(source);
}

static void the_index_is_left_as_it_is(void **state)
{
    struct stat before, after;
    (void)state;
    repository_write(&repo, "a", "x");
    repository_git(&repo, "add", "a", NULL);
    assert_int_equal(stat(repository_path(&repo, ".git/index"), &before), 0);
    assert_lent("a 'x'\n");
    assert_int_equal(stat(repository_path(&repo, ".git/index"), &after), 0);
    assert_int_equal(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
    assert_int_equal(after.st_ino, before.st_ino);
}

static void threads_lend_each_staged_file_once(void **state)
{
    char name[32];
    struct source_options options = staged(".");
    (void)state;
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "%d/%d", i % 7, i);
        repository_write(&repo, name, name);
    }
    repository_git(&repo, "add", "-A", NULL);
    const char *alone = lent_by(&options, &repo.memory);
    assert_string_equal(lent_by_threads(&options, 4, &repo.memory), alone);
}

static void a_bare_repository_has_nothing_staged_and_says_so(void **state)
{
    (void)state;
    repository_git(&repo, "init", "-q", "--bare", "../bare", NULL);
    assert_non_null(strstr(lent_at("../bare"), "is bare, so nothing can be staged"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, repository_set_up, repository_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(everything_is_staged_before_the_first_commit),
        TEST(only_what_was_added_or_changed_is_lent),
        TEST(nothing_staged_lends_nothing),
        TEST(the_staged_bytes_are_lent_not_those_on_disk),
        TEST(a_renamed_file_is_read_under_its_new_path),
        TEST(a_change_of_the_mode_alone_is_not_read_again),
        TEST(a_file_that_became_a_link_is_read_for_its_text),
        TEST(a_file_that_became_a_folder_is_read),
        TEST(a_file_added_with_intent_is_told),
        TEST(a_conflict_is_told_once),
        TEST(a_submodule_is_told_when_it_is_staged),
        TEST(a_subfolder_does_not_narrow_what_will_be_committed),
        TEST(amending_shows_what_is_new_against_head),
        TEST(the_index_of_a_hook_is_read),
        TEST(the_repository_of_the_environment_is_read),
        TEST(objects_of_the_environment_are_read),
        TEST(a_linked_work_tree_has_an_index_of_its_own),
        TEST(size_is_asked_before_a_staged_file_is_read),
        TEST(the_configuration_is_the_staged_one),
        TEST(the_index_is_left_as_it_is),
        TEST(threads_lend_each_staged_file_once),
        TEST(a_bare_repository_has_nothing_staged_and_says_so),
    };
    return RUN_TESTS(tests);
}
