#include "unit.h"

#include "lent.h"
#include "repository.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static struct repository repo;
static char started_in[4096];

static int set_up(void **state)
{
    (void)state;
    assert_non_null(getcwd(started_in, sizeof started_in));
    repository_init_plain(&repo);
    assert_int_equal(chdir(repo.root), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    assert_int_equal(chdir(started_in), 0);
    repository_release(&repo);
    return 0;
}

static struct source_options files(const char *const *paths)
{
    struct source_options options = {
        .mode = SOURCE_FILES,
        .paths = paths,
        .max_file_size = 1000,
    };
    while (paths[options.path_count])
        options.path_count++;
    return options;
}

static const char *lent(const char *const *paths)
{
    struct source_options options = files(paths);
    return lent_by(&options, &repo.memory);
}

#define LENT(...) lent((const char *const[]){__VA_ARGS__, NULL})

static void folders_are_read_with_all_in_them(void **state)
{
    (void)state;
    repository_write(&repo, "a", "1");
    repository_write(&repo, "sub/deep/b", "2");
    repository_write(&repo, "sub-c", "3");
    repository_write(&repo, ".gitignore", "*");
    assert_string_equal(LENT("."), ".gitignore '*'\n"
                                   "a '1'\n"
                                   "sub-c '3'\n"
                                   "sub/deep/b '2'\n");
}

static void named_files_keep_the_names_they_were_given(void **state)
{
    (void)state;
    repository_write(&repo, "a", "1");
    repository_write(&repo, "sub/b", "2");
    assert_string_equal(LENT("a"), "a '1'\n");
    assert_string_equal(LENT("sub/"), "sub/b '2'\n");
    assert_string_equal(LENT("./sub//b"), "sub/b '2'\n");
    assert_string_equal(LENT("sub/../a"), "sub/../a '1'\n");
    const char *path = repository_path(&repo, "sub");
    const char *wanted = arena_printf(&repo.memory, "%s/b '2'\n", path).ptr;
    assert_string_equal(LENT(path), wanted);
}

static void what_is_named_twice_is_read_once(void **state)
{
    (void)state;
    repository_write(&repo, "a", "1");
    repository_write(&repo, "a-b", "2");
    repository_write(&repo, "sub/b", "3");
    repository_write(&repo, "subx", "4");
    assert_string_equal(LENT("sub/b", "a", "sub", "./a", "subx", "a-b"), "a '1'\n"
                                                                         "a-b '2'\n"
                                                                         "sub/b '3'\n"
                                                                         "subx '4'\n");
    const char *outside = repository_path(&repo, "../outside");
    repository_write(&repo, "../outside", "5");
    const char *wanted =
        arena_printf(&repo.memory, "a '1'\na-b '2'\nsub/b '3'\nsubx '4'\n%s '5'\n", outside).ptr;
    assert_string_equal(LENT("sub", outside, ".", "a"), wanted);
}

static void a_name_that_leads_up_is_not_taken_for_one_inside(void **state)
{
    (void)state;
    repository_write(&repo, "../beside", "1");
    repository_write(&repo, "sub/a", "2");
    assert_string_equal(LENT(".", "sub/../../beside"), "sub/a '2'\n"
                                                       "sub/../../beside '1'\n");
}

static void git_folders_are_left_out_unless_named(void **state)
{
    (void)state;
    repository_write(&repo, ".git/config", "x");
    repository_write(&repo, "sub/.git", "gitdir: x");
    repository_write(&repo, "sub/a", "y");
    assert_string_equal(LENT("."), "sub/a 'y'\n");
    assert_string_equal(LENT(".git"), ".git/config 'x'\n");
}

static void links_are_followed_where_they_are_named_and_read_where_they_are_found(void **state)
{
    (void)state;
    repository_write(&repo, "../outside/a", "1");
    repository_link(&repo, "folder", "../outside");
    repository_link(&repo, "file", "../outside/a");
    assert_string_equal(LENT("."), "file@ '../outside/a'\n"
                                   "folder@ '../outside'\n");
    assert_string_equal(LENT("folder", "file"), "file '1'\n"
                                                "folder/a '1'\n");
}

static void special_files_are_told_and_not_waited_for(void **state)
{
    (void)state;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_string_equal(LENT("."), "pipe !special-file\n");
    assert_string_equal(LENT("pipe"), "pipe !special-file\n");
    assert_string_equal(LENT("/dev/zero"), "/dev/zero !special-file\n");
}

static void a_name_that_does_not_exist_is_an_error_that_names_it(void **state)
{
    const char *const paths[] = {"a", "no\nwhere", NULL};
    struct source_options options = files(paths);
    struct err err = {0};
    (void)state;
    repository_write(&repo, "a", "1");
    assert_null(source_open(&options, &repo.memory, &err));
    assert_int_equal(err.kind, ERR_USAGE);
    assert_string_equal(err.message, "no\\nwhere: No such file or directory");
    repository_link(&repo, "dangling", "gone");
    assert_string_equal(LENT("dangling"), "error: dangling: No such file or directory");
}

static void large_files_and_lfs_pointers_are_told(void **state)
{
    char text[1002] = {0};
    (void)state;
    snprintf(text, sizeof text,
             "version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12\n", 0);
    repository_write(&repo, "b", text);
    memset(text, 'x', 1001);
    repository_write(&repo, "a", text);
    assert_string_equal(LENT("a", "b"), "a !too-large\n"
                                        "b !lfs-pointer\n");
}

static void a_file_that_says_it_is_empty_is_read_to_its_end(void **state)
{
    (void)state;
    if (access("/proc/version", R_OK) != 0)
        skip();
    assert_true(slice_starts_with(slice_of_string(LENT("/proc/version")),
                                  SLICE("/proc/version 'Linux version ")));
}

static void a_file_gone_before_it_is_read_is_told(void **state)
{
    const char *const paths[] = {".", NULL};
    struct source_options options = files(paths);
    struct coverage coverage = {0};
    struct source_item item;
    struct err err = {0};
    struct blob blob;
    (void)state;
    repository_write(&repo, "a", "1");
    repository_write(&repo, "b", "2");
    struct source *source = source_open(&options, &repo.memory, &err);
    struct source_reader *reader = source_reader_new(source, &err);
    source_item_init(&item);
    assert_true(source_next(source, &item, &err));
    repository_remove(&repo, "a");
    assert_false(source_read(reader, &item, &blob, &coverage));
    assert_int_equal(coverage.reasons[SKIP_UNREADABLE], 1);
    assert_false(coverage_is_complete(&coverage));
    // A link in place of a file is read as a link, whoever put it there.
    assert_true(source_next(source, &item, &err));
    repository_remove(&repo, "b");
    repository_link(&repo, "b", "/etc/passwd");
    assert_true(source_read(reader, &item, &blob, &coverage));
    assert_slice(blob.bytes, "/etc/passwd");
    assert_int_equal(blob.mode, BLOB_SYMLINK);
    assert_false(source_next(source, &item, &err));
    assert_false(source_next(source, &item, &err));
    assert_int_equal(err.kind, ERR_NONE);
    source_item_release(&item);
    coverage_release(&coverage);
    source_reader_free(reader);
    source_close(source);
}

static void a_folder_replaced_by_a_link_is_not_entered(void **state)
{
    const char *const paths[] = {".", NULL};
    struct source_options options = files(paths);
    struct coverage coverage = {0};
    struct source_item item;
    struct err err = {0};
    struct blob blob;
    (void)state;
    repository_write(&repo, "sub/a", "inside");
    repository_write(&repo, "../outside/a", "outside");
    struct source *source = source_open(&options, &repo.memory, &err);
    struct source_reader *reader = source_reader_new(source, &err);
    source_item_init(&item);
    assert_true(source_next(source, &item, &err));
    assert_slice(buf_slice(&item.path), "sub/a");
    repository_remove(&repo, "sub");
    repository_link(&repo, "sub", "../outside");
    assert_false(source_read(reader, &item, &blob, &coverage));
    assert_int_equal(coverage.reasons[SKIP_UNREADABLE], 1);
    source_item_release(&item);
    coverage_release(&coverage);
    source_reader_free(reader);
    source_close(source);
}

static void never(void *to, const struct recent_commit *commit)
{
    (void)to;
    fail_msg("commit %.*s", SLICE_ARG(commit->id));
}

static void facts_name_the_folder_and_nothing_of_git(void **state)
{
    const char *const paths[] = {".", NULL};
    struct source_options options = files(paths);
    struct err err = {0};
    (void)state;
    repository_write(&repo, ".waybill.yml", "not read here");
    struct source *source = source_open(&options, &repo.memory, &err);
    const struct repository_facts *facts = source_facts(source);
    assert_slice(facts->root, repo.root);
    assert_int_equal(facts->path_count, 0);
    assert_string_equal(facts->mode, "files");
    assert_int_equal(facts->head.len, 0);
    assert_false(facts->has_config);
    source_recent_commits(source, 10, never, NULL);
    source_close(source);
}

static void threads_lend_each_file_once(void **state)
{
    const char *const paths[] = {"5", "1", ".", NULL};
    struct source_options options = files(paths);
    char name[32];
    (void)state;
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "%d/%d", i % 7, i);
        repository_write(&repo, name, name);
    }
    options.path_count = 2;
    const char *some = lent_by(&options, &repo.memory);
    assert_string_equal(lent_by_threads(&options, 4, &repo.memory), some);
    options.path_count = 3;
    const char *all = lent_by(&options, &repo.memory);
    assert_string_equal(lent_by_threads(&options, 4, &repo.memory), all);
    assert_true(strlen(all) > 3 * strlen(some));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void facts_name_what_was_asked_for(void **state)
{
    const char *const paths[] = {"./sub/", "a", "sub/b", NULL};
    struct source_options options = files(paths);
    struct err err = {0};
    (void)state;
    repository_write(&repo, "a", "1");
    repository_write(&repo, "sub/b", "2");
    struct source *source = source_open(&options, &repo.memory, &err);
    const struct repository_facts *facts = source_facts(source);
    assert_slice(facts->root, repo.root);
    assert_int_equal(facts->path_count, 2);
    assert_slice(facts->paths[0], "a");
    assert_slice(facts->paths[1], "sub");
    source_close(source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(folders_are_read_with_all_in_them),
        TEST(named_files_keep_the_names_they_were_given),
        TEST(what_is_named_twice_is_read_once),
        TEST(a_name_that_leads_up_is_not_taken_for_one_inside),
        TEST(git_folders_are_left_out_unless_named),
        TEST(links_are_followed_where_they_are_named_and_read_where_they_are_found),
        TEST(special_files_are_told_and_not_waited_for),
        TEST(a_name_that_does_not_exist_is_an_error_that_names_it),
        TEST(large_files_and_lfs_pointers_are_told),
        TEST(a_file_that_says_it_is_empty_is_read_to_its_end),
        TEST(a_file_gone_before_it_is_read_is_told),
        TEST(a_folder_replaced_by_a_link_is_not_entered),
        TEST(facts_name_the_folder_and_nothing_of_git),
        TEST(facts_name_what_was_asked_for),
        TEST(threads_lend_each_file_once),
    };
    return RUN_TESTS(tests);
}
