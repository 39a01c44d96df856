// Repositories that cannot be read, or not without a word from the user: each is told
// with what to do about it, and none looks like an empty one.
#include "unit.h"

#include "lent.h"
#include "repository.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct repository repo;

static int set_up(void **state)
{
    (void)state;
    repository_init(&repo);
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "one");
    repository_write(&repo, "b", "y");
    repository_git(&repo, "add", "b", NULL);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    repository_release(&repo);
    return 0;
}

static struct source_options options_of(enum source_mode mode)
{
    return (struct source_options){
        .mode = mode,
        .path = repo.root,
        .rev = "HEAD",
        .max_file_size = 1000,
    };
}

// The message of ERR_UNABLE.
static const char *refusal_of(enum source_mode mode)
{
    struct source_options options = options_of(mode);
    struct err err = {0};
    assert_null(source_open(&options, &repo.memory, &err));
    assert_int_equal(err.kind, ERR_UNABLE);
    return arena_printf(&repo.memory, "%s", err.message).ptr;
}

static void assert_refused(enum source_mode mode, const char *part)
{
    const char *message = refusal_of(mode);
    if (!strstr(message, part))
        fail_msg("\"%s\" is not in: %s", part, message);
}

static void assert_read(enum source_mode mode, const char *text)
{
    struct source_options options = options_of(mode);
    assert_string_equal(lent_by(&options, &repo.memory), text);
}

static void assert_all_read(void)
{
    assert_read(SOURCE_WORKTREE, "a 'x'\nb 'y'\n");
    assert_read(SOURCE_STAGED, "b 'y'\n");
    assert_read(SOURCE_REVISION, "a 'x'\n");
}

// From outside, since git itself refuses to work in a repository it does not know.
static void set(const char *name, const char *value)
{
    repository_git(&repo, "-C", "..", "config", "-f", "work/.git/config", name, value, NULL);
}

static void set_extension(const char *name, const char *value)
{
    set("core.repositoryFormatVersion", "1");
    set(arena_printf(&repo.memory, "extensions.%s", name).ptr, value);
}

static void extensions_that_change_nothing_for_readers_are_read(void **state)
{
    (void)state;
    set_extension("partialClone", "origin");
    set_extension("worktreeConfig", "true");
    set_extension("preciousObjects", "true");
    set_extension("relativeWorktrees", "true");
    assert_all_read();
}

static void a_linked_work_tree_with_relative_paths_is_read(void **state)
{
    (void)state;
    repository_git(&repo, "worktree", "add", "-q", "--detach", "../linked", NULL);
    repository_write(&repo, "../linked/.git", "gitdir: ../work/.git/worktrees/linked\n");
    repository_write(&repo, ".git/worktrees/linked/gitdir", "../../../../linked/.git\n");
    set_extension("relativeWorktrees", "true");
    struct source_options options = options_of(SOURCE_WORKTREE);
    options.path = repository_path(&repo, "../linked");
    assert_string_equal(lent_by(&options, &repo.memory), "a 'x'\n");
}

static void unknown_formats_are_named(void **state)
{
    (void)state;
    set_extension("refStorage", "reftable");
    assert_refused(SOURCE_WORKTREE,
                   "uses the extension refstorage = reftable, which waybill cannot "
                   "read; to scan the files without git: waybill scan --no-git "
                   "PATH");
    set("extensions.refStorage", "files");
    set_extension("fromTheFuture", "yes");
    assert_refused(SOURCE_STAGED, "uses the extension fromthefuture = yes");
    assert_refused(SOURCE_REVISION, "uses the extension fromthefuture = yes");
}

static void a_repository_with_sha256_ids_is_named(void **state)
{
    (void)state;
    repository_git(&repo, "init", "-q", "--object-format=sha256", "../other", NULL);
    repository_git(&repo, "-C", "../other", "commit", "-q", "--allow-empty", "-m", "x", NULL);
    repository_git(&repo, "-C", "../other", "worktree", "add", "-q", "../linked", NULL);
    struct source_options options = options_of(SOURCE_WORKTREE);
    options.path = repository_path(&repo, "../other");
    assert_non_null(strstr(lent_by(&options, &repo.memory), "objectformat = sha256"));
    options.path = repository_path(&repo, "../linked");
    assert_non_null(strstr(lent_by(&options, &repo.memory), "objectformat = sha256"));
}

static void an_index_of_version_4_is_read(void **state)
{
    (void)state;
    repository_git(&repo, "update-index", "--index-version", "4", NULL);
    assert_all_read();
}

static void a_split_index_is_read(void **state)
{
    (void)state;
    repository_git(&repo, "update-index", "--split-index", NULL);
    assert_all_read();
    repository_write(&repo, "b", "y");
    repository_git(&repo, "add", "b", NULL);
    assert_all_read();
    repository_git(&repo, "update-index", "--no-split-index", NULL);
    assert_all_read();
}

static void a_split_index_without_its_other_half_is_told(void **state)
{
    (void)state;
    repository_git(&repo, "update-index", "--split-index", NULL);
    const char *half = repository_git_says(&repo, "rev-parse", "--shared-index-path", NULL);
    repository_remove(&repo, half);
    assert_refused(SOURCE_STAGED, "to join it: git update-index --no-split-index");
}

static void a_sparse_index_is_read(void **state)
{
    (void)state;
    repository_write(&repo, "out/c", "x");
    repository_commit(&repo, "two");
    repository_git(&repo, "sparse-checkout", "set", "--cone", "--sparse-index", "in", NULL);
    assert_read(SOURCE_WORKTREE, "a 'x'\n"
                                 "b 'y'\n"
                                 "out/c !not-checked-out\n");
    assert_read(SOURCE_STAGED, "");
}

static void a_damaged_index_is_told(void **state)
{
    (void)state;
    assert_int_equal(truncate(repository_path(&repo, ".git/index"), 40), 0);
    assert_refused(SOURCE_WORKTREE, "/.git/index cannot be read; it may be damaged");
    assert_refused(SOURCE_STAGED, "/.git/index cannot be read; it may be damaged");
    assert_int_equal(truncate(repository_path(&repo, ".git/index"), 0), 0);
    assert_refused(SOURCE_STAGED, "/.git/index cannot be read; it may be damaged");
    repository_write(&repo, ".git/index", "not an index at all, but long enough to be one");
    assert_refused(SOURCE_STAGED, "/.git/index cannot be read; it may be damaged");
}

static void an_index_without_its_checksum_is_read(void **state)
{
    const char *path = repository_path(&repo, ".git/index");
    static const char zeros[20];
    struct stat status;
    (void)state;
    assert_int_equal(stat(path, &status), 0);
    int fd = open(path, O_WRONLY);
    assert_int_equal(pwrite(fd, zeros, sizeof zeros, status.st_size - 20), 20);
    close(fd);
    assert_all_read();
}

static void the_index_of_the_environment_is_named_when_it_is_damaged(void **state)
{
    (void)state;
    repository_write(&repo, "../index-of-hook", "damaged");
    setenv("GIT_INDEX_FILE", repository_path(&repo, "../index-of-hook"), 1);
    const char *message = refusal_of(SOURCE_STAGED);
    unsetenv("GIT_INDEX_FILE");
    assert_non_null(strstr(message, "/index-of-hook cannot be read"));
}

static void a_configuration_that_includes_itself_is_told(void **state)
{
    (void)state;
    repository_git(&repo, "config", "include.path", "config", NULL);
    assert_refused(SOURCE_STAGED, "cannot be opened");
    assert_refused(SOURCE_WORKTREE, "include depth");
}

static void a_configuration_that_is_no_configuration_is_told(void **state)
{
    (void)state;
    repository_write(&repo, ".git/config", "[core\nx = \x01\n");
    assert_refused(SOURCE_WORKTREE, "cannot be opened");
}

static void a_damaged_head_is_told(void **state)
{
    (void)state;
    repository_write(&repo, ".git/refs/heads/main", "no id\n");
    assert_refused(SOURCE_WORKTREE, "HEAD cannot be read");
    assert_refused(SOURCE_STAGED, "HEAD cannot be read");
}

static void a_missing_commit_of_head_is_told_where_it_is_needed(void **state)
{
    const char *id = repository_git_says(&repo, "rev-parse", "HEAD", NULL);
    (void)state;
    repository_remove(&repo, arena_printf(&repo.memory, ".git/objects/%.2s/%s", id, id + 2).ptr);
    assert_refused(SOURCE_STAGED, "the commit of HEAD cannot be read");
    assert_refused(SOURCE_REVISION, "the commit of revision HEAD cannot be read");
    assert_read(SOURCE_WORKTREE, "a 'x'\nb 'y'\n");
}

static void a_missing_tree_of_head_is_told(void **state)
{
    const char *id = repository_git_says(&repo, "rev-parse", "HEAD^{tree}", NULL);
    (void)state;
    repository_remove(&repo, arena_printf(&repo.memory, ".git/objects/%.2s/%s", id, id + 2).ptr);
    assert_refused(SOURCE_STAGED, "HEAD cannot be read");
    assert_refused(SOURCE_REVISION, "the files of revision HEAD cannot be read");
}

static void common_folder_of_the_environment_is_refused(void **state)
{
    (void)state;
    setenv("GIT_COMMON_DIR", repository_path(&repo, ".git"), 1);
    const char *message = refusal_of(SOURCE_STAGED);
    unsetenv("GIT_COMMON_DIR");
    assert_non_null(strstr(message, "GIT_COMMON_DIR is set"));
}

static void a_dangling_gitfile_is_told(void **state)
{
    (void)state;
    repository_write(&repo, "../other/.git", "gitdir: /nowhere/at/all\n");
    struct source_options options = options_of(SOURCE_WORKTREE);
    options.path = repository_path(&repo, "../other");
    assert_non_null(strstr(lent_by(&options, &repo.memory), "--no-git PATH"));
}

// The command that the message offers, as a shell would get it.
static const char *offered_command(const char *message)
{
    const char *start = strstr(message, "git config --global --add safe.directory ");
    assert_non_null(start);
    struct slice rest = slice_of_string(start), command;
    size_t end = slice_find(rest, SLICE("; for this run"));
    assert_int_not_equal(end, SLICE_NOT_FOUND);
    command = slice_cut(rest, 0, end);
    return arena_printf(&repo.memory, "alias.offered=!%.*s", SLICE_ARG(command)).ptr;
}

static void a_repository_of_another_user_tells_how_to_trust_it(void **state)
{
    const char *path;
    (void)state;
    if (geteuid() != 0)
        skip(); // only root can give files away
    path = repository_path(&repo, "../it's theirs");
    repository_git(&repo, "clone", "-q", ".", path, NULL);
    assert_int_equal(chown(path, 65534, 65534), 0);
    assert_int_equal(chown(repository_path(&repo, "../it's theirs/.git"), 65534, 65534), 0);

    struct source_options options = options_of(SOURCE_WORKTREE);
    options.path = path;
    const char *refusal = lent_by(&options, &repo.memory);
    assert_non_null(strstr(refusal, "belongs to another user"));
    assert_non_null(strstr(refusal, "waybill scan --trust-owner"));
    options.trust_owner = true;
    assert_string_equal(lent_by(&options, &repo.memory), "a 'x'\n");

    // With another place trusted libgit2 says it in other words.
    repository_git(&repo, "config", "--global", "safe.directory", "/elsewhere", NULL);
    options.trust_owner = false;
    assert_string_equal(lent_by(&options, &repo.memory), refusal);
    repository_git(&repo, "-c", offered_command(refusal), "offered", NULL);
    assert_string_equal(lent_by(&options, &repo.memory), "a 'x'\n");
}

static void a_repository_inside_of_another_user_is_told_like_others(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    repository_git(&repo, "clone", "-q", ".", "inner", NULL);
    assert_int_equal(chown(repository_path(&repo, "inner"), 65534, 65534), 0);
    assert_int_equal(chown(repository_path(&repo, "inner/.git"), 65534, 65534), 0);
    assert_read(SOURCE_WORKTREE, "a 'x'\nb 'y'\ninner !nested-repository\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(extensions_that_change_nothing_for_readers_are_read),
        TEST(a_linked_work_tree_with_relative_paths_is_read),
        TEST(unknown_formats_are_named),
        TEST(a_repository_with_sha256_ids_is_named),
        TEST(an_index_of_version_4_is_read),
        TEST(a_split_index_is_read),
        TEST(a_split_index_without_its_other_half_is_told),
        TEST(a_sparse_index_is_read),
        TEST(a_damaged_index_is_told),
        TEST(an_index_without_its_checksum_is_read),
        TEST(the_index_of_the_environment_is_named_when_it_is_damaged),
        TEST(a_configuration_that_includes_itself_is_told),
        TEST(a_configuration_that_is_no_configuration_is_told),
        TEST(a_damaged_head_is_told),
        TEST(a_missing_commit_of_head_is_told_where_it_is_needed),
        TEST(a_missing_tree_of_head_is_told),
        TEST(common_folder_of_the_environment_is_refused),
        TEST(a_dangling_gitfile_is_told),
        TEST(a_repository_of_another_user_tells_how_to_trust_it),
        TEST(a_repository_inside_of_another_user_is_told_like_others),
    };
    return RUN_TESTS(tests);
}
