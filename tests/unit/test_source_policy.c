#include "policy.h"

#include "repository_fixture.h"
#include "unit.h"

static struct arena memory;
static struct err err;
static struct source *source;

static int release(void **state)
{
    source_close(source);
    source = NULL;
    arena_release(&memory);
    return repository_tear_down(state);
}

static void open_source(enum source_mode mode)
{
    struct source_options options = {
        .mode = mode, .path = repo.root, .rev = "HEAD", .max_file_size = 1000};
    source_close(source);
    err = (struct err){0};
    source = source_open(&options, &memory, &err);
    if (!source)
        fail_msg("%s", err.message);
}

// What is read, "-" when there is none, "!" on an error.
static const char *policy(const char *rev, const char *path)
{
    struct slice text;
    bool found;
    err = (struct err){0};
    if (!source_policy(source, rev, slice_of_string(path), 20, &text, &found, &memory, &err))
        return "!";
    return found ? text.ptr : "-";
}

static void each_source_reads_from_its_own_place(void **state)
{
    (void)state;
    repository_write(&repo, "a/p.yml", "first");
    repository_commit(&repo, "one");
    repository_write(&repo, "a/p.yml", "second");
    repository_commit(&repo, "two");
    repository_write(&repo, "a/p.yml", "staged");
    repository_git(&repo, "add", "-A", NULL);
    repository_write(&repo, "a/p.yml", "written");
    open_source(SOURCE_WORKTREE);
    assert_string_equal(policy(NULL, "a/p.yml"), "written");
    assert_string_equal(policy("HEAD~1", "a/p.yml"), "first");
    open_source(SOURCE_STAGED);
    assert_string_equal(policy(NULL, "a/p.yml"), "staged");
    open_source(SOURCE_REVISION);
    assert_string_equal(policy(NULL, "a/p.yml"), "second");
}

static void a_file_that_is_not_there_is_none(void **state)
{
    (void)state;
    repository_write(&repo, "a", "text");
    repository_commit(&repo, "one");
    static const enum source_mode modes[] = {SOURCE_WORKTREE, SOURCE_STAGED, SOURCE_REVISION};
    for (size_t i = 0; i < 3; i++) {
        open_source(modes[i]);
        assert_string_equal(policy(NULL, "b"), "-");
        assert_string_equal(policy(NULL, "b/c"), "-");
        assert_string_equal(policy("HEAD", "b"), "-");
        assert_true(source_has_file(source, SLICE("a")));
        assert_false(source_has_file(source, SLICE("b")));
        assert_false(source_has_file(source, SLICE("a/b")));
        assert_false(source_has_file(source, SLICE("../work/a")));
        assert_false(source_has_file(source, SLICE("")));
    }
}

static void what_is_no_plain_file_is_refused(void **state)
{
    (void)state;
    repository_link(&repo, "link", "../secret");
    repository_write(&repo, "../secret", "secret");
    repository_link(&repo, "way", "..");
    repository_write(&repo, "long", "more than twenty bytes");
    repository_commit(&repo, "one");
    static const enum source_mode modes[] = {SOURCE_WORKTREE, SOURCE_STAGED, SOURCE_REVISION};
    for (size_t i = 0; i < 3; i++) {
        open_source(modes[i]);
        assert_string_equal(policy(NULL, "link"), "!");
        assert_int_equal(err.kind, ERR_CONFIG);
        assert_string_not_equal(policy(NULL, "way/secret"), "secret");
        assert_string_equal(policy(NULL, "long"), "!");
        assert_non_null(strstr(err.message, "long: too large"));
    }
}

static void a_commit_is_named_by_its_id(void **state)
{
    struct slice commit = {0};
    (void)state;
    repository_write(&repo, "a", "text");
    repository_commit(&repo, "one");
    open_source(SOURCE_WORKTREE);
    assert_true(source_commit(source, "main", &commit, &memory, &err));
    assert_slice(commit, repository_git_says(&repo, "rev-parse", "HEAD", NULL));
    assert_false(source_commit(source, "nowhere", &commit, &memory, &err));
    assert_int_equal(err.kind, ERR_USAGE);
    assert_string_equal(policy("nowhere", "a"), "!");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, repository_set_up, release)
    const struct CMUnitTest tests[] = {
        TEST(each_source_reads_from_its_own_place),
        TEST(a_file_that_is_not_there_is_none),
        TEST(what_is_no_plain_file_is_refused),
        TEST(a_commit_is_named_by_its_id),
    };
    return RUN_TESTS(tests);
}
