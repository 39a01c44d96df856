#include "unit.h"

#include "lent.h"
#include "repository_fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static struct source_options options_at(const char *folder)
{
    return (struct source_options){
        .mode = SOURCE_WORKTREE,
        .path = repository_path(&repo, folder),
        .max_file_size = 1000,
    };
}

static const char *lent_at(const char *folder)
{
    struct source_options options = options_at(folder);
    return lent_by(&options, &repo.memory);
}

#define assert_lent(text) assert_string_equal(lent_at("."), text)

static void assert_refused(const struct source_options *options, enum err_kind kind,
                           const char *part)
{
    struct err err = {0};
    assert_null(source_open(options, &repo.memory, &err));
    assert_int_equal(err.kind, kind);
    if (!strstr(err.message, part))
        fail_msg("\"%s\" is not in: %s", part, err.message);
}

static void tracked_and_untracked_files_come_in_gits_order(void **state)
{
    (void)state;
    repository_write(&repo, "b/2", "two");
    repository_write(&repo, "b-1", "one");
    repository_commit(&repo, "some are tracked");
    repository_write(&repo, "a", "new");
    repository_write(&repo, "b.c", "new too");
    repository_write(&repo, "b/1", "and this");
    assert_lent("a 'new'\n"
                "b-1 'one'\n"
                "b.c 'new too'\n"
                "b/1 'and this'\n"
                "b/2 'two'\n");
}

static void bytes_are_those_on_disk_not_the_committed_ones(void **state)
{
    (void)state;
    repository_write(&repo, "a", "old");
    repository_commit(&repo, "old");
    repository_write(&repo, "a", "new");
    assert_lent("a 'new'\n");
}

static void an_empty_file_is_lent_and_an_empty_folder_is_nothing(void **state)
{
    (void)state;
    repository_write(&repo, "empty", "");
    repository_folder(&repo, "folder/inside");
    assert_lent("empty ''\n");
}

static void an_executable_file_says_so(void **state)
{
    (void)state;
    repository_write(&repo, "run.sh", "x");
    chmod(repository_path(&repo, "run.sh"), 0755);
    assert_lent("run.sh* 'x'\n");
}

static void a_path_may_hold_any_byte(void **state)
{
    (void)state;
    repository_write(&repo, "a b\n\xFF'\"", "x");
    assert_lent("a b\n\xFF'\" 'x'\n");
}

static void ignored_files_and_folders_are_left_out(void **state)
{
    (void)state;
    repository_write(&repo, ".gitignore", "*.log\n/build/\n");
    repository_write(&repo, "a.log", "x");
    repository_write(&repo, "build/deep/a.c", "x");
    repository_write(&repo, "sub/build/a.c", "kept");
    repository_write(&repo, "sub/b.log", "x");
    assert_lent(".gitignore '*.log\\n/build/\\n'\n"
                "sub/build/a.c 'kept'\n");
}

static void a_tracked_file_is_read_though_ignored(void **state)
{
    (void)state;
    repository_write(&repo, ".gitignore", "build/\n");
    repository_write(&repo, "build/a", "tracked");
    repository_git(&repo, "add", "-f", "build/a", NULL);
    repository_write(&repo, "build/b", "not");
    repository_write(&repo, "build/sub/c", "nor this");
    assert_lent(".gitignore 'build/\\n'\n"
                "build/a 'tracked'\n");
}

static void nothing_is_taken_back_in_below_an_ignored_folder(void **state)
{
    (void)state;
    repository_write(&repo, ".git/info/exclude", "build/\n!build/b\n");
    repository_write(&repo, "build/a", "tracked");
    repository_git(&repo, "add", "-f", "build/a", NULL);
    repository_write(&repo, "build/b", "x");
    repository_write(&repo, "build/.gitignore", "!c\n");
    repository_write(&repo, "build/c", "x");
    assert_lent("build/a 'tracked'\n");
}

static void a_deeper_gitignore_takes_back_in_what_one_above_left_out(void **state)
{
    (void)state;
    repository_write(&repo, ".git/info/exclude", "*.log\n*.tmp\n");
    repository_write(&repo, ".gitignore", "!b.tmp\n");
    repository_write(&repo, "b.tmp", "b");
    repository_write(&repo, "c.tmp", "c");
    repository_write(&repo, "sub/.gitignore", "!x.log\n");
    repository_write(&repo, "sub/x.log", "x");
    repository_write(&repo, "sub/y.log", "y");
    repository_write(&repo, "z/x.log", "not below sub");
    assert_lent(".gitignore '!b.tmp\\n'\n"
                "b.tmp 'b'\n"
                "sub/.gitignore '!x.log\\n'\n"
                "sub/x.log 'x'\n");
}

static void the_users_own_ignore_rules_hold(void **state)
{
    (void)state;
    repository_write(&repo, "../.config/git/ignore", "*.swp\n");
    repository_write(&repo, "a.swp", "x");
    repository_write(&repo, "a.bak", "x");
    assert_lent("a.bak 'x'\n");
    repository_write(&repo, "../rules", "*.bak\n");
    repository_git(&repo, "config", "core.excludesFile", "~/rules", NULL);
    assert_lent("a.swp 'x'\n");
}

static void a_gitignore_that_is_a_link_does_not_count(void **state)
{
    (void)state;
    repository_write(&repo, "../rules", "*\n");
    repository_link(&repo, ".gitignore", "../rules");
    repository_write(&repo, "a", "x");
    assert_lent(".gitignore@ '../rules'\n"
                "a 'x'\n");
}

static void a_link_is_read_as_its_text_and_never_followed(void **state)
{
    (void)state;
    repository_write(&repo, "../outside/secret", "outside");
    repository_link(&repo, "file", "../outside/secret");
    repository_link(&repo, "folder", "../outside");
    repository_link(&repo, "nowhere", "gone");
    repository_link(&repo, "self", ".");
    assert_lent("file@ '../outside/secret'\n"
                "folder@ '../outside'\n"
                "nowhere@ 'gone'\n"
                "self@ '.'\n");
}

static void a_tracked_folder_that_became_a_link_is_read_as_the_link(void **state)
{
    (void)state;
    repository_write(&repo, "../outside/a", "outside");
    repository_write(&repo, "folder/a", "inside");
    repository_commit(&repo, "a folder");
    repository_remove(&repo, "folder");
    repository_link(&repo, "folder", "../outside");
    assert_lent("folder@ '../outside'\n");
}

static void a_deleted_file_is_nothing(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_write(&repo, "b", "x");
    repository_write(&repo, "c/d", "x");
    repository_commit(&repo, "three");
    repository_remove(&repo, "a");
    repository_remove(&repo, "c");
    assert_lent("b 'x'\n");
}

static void a_file_that_became_a_folder_and_the_other_way_are_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "file");
    repository_write(&repo, "b/c", "folder");
    repository_commit(&repo, "both");
    repository_remove(&repo, "a");
    repository_remove(&repo, "b");
    repository_write(&repo, "a/x", "now a folder");
    repository_write(&repo, "b", "now a file");
    assert_lent("a/x 'now a folder'\n"
                "b 'now a file'\n");
}

static void a_path_with_a_conflict_is_read_once(void **state)
{
    (void)state;
    repository_write(&repo, "a", "base");
    repository_commit(&repo, "base");
    repository_git(&repo, "checkout", "-q", "-b", "other", NULL);
    repository_write(&repo, "a", "theirs");
    repository_commit(&repo, "theirs");
    repository_git(&repo, "checkout", "-q", "main", NULL);
    repository_write(&repo, "a", "ours");
    repository_commit(&repo, "ours");
    repository_git_fails(&repo, "merge", "-q", "other", NULL);
    repository_write(&repo, "a", "resolving");
    assert_lent("a 'resolving'\n");
}

static void a_file_added_with_intent_is_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_git(&repo, "add", "-N", "a", NULL);
    assert_lent("a 'x'\n");
}

static void what_a_sparse_checkout_leaves_out_is_told(void **state)
{
    (void)state;
    repository_write(&repo, "in/a", "x");
    repository_write(&repo, "out/b", "y");
    repository_write(&repo, "top", "z");
    repository_commit(&repo, "three");
    repository_git(&repo, "sparse-checkout", "set", "--cone", "in", NULL);
    assert_lent("in/a 'x'\n"
                "out/b !not-checked-out\n"
                "top 'z'\n");
    repository_write(&repo, "out/b", "there after all");
    assert_lent("in/a 'x'\n"
                "out/b 'there after all'\n"
                "top 'z'\n");
}

// A repository with one commit in `name`.
static void make_inner(const char *name)
{
    const char *path = repository_path(&repo, name);
    repository_git(&repo, "init", "-q", path, NULL);
    repository_git(&repo, "-C", path, "commit", "-q", "--allow-empty", "-m", "inner", NULL);
}

static void a_submodule_is_told_once_and_not_entered(void **state)
{
    (void)state;
    make_inner("../module");
    repository_git(&repo, "submodule", "--quiet", "add", "../module", "sub", NULL);
    repository_write(&repo, "sub/a", "of the submodule");
    repository_write(&repo, "sub-b", "x");
    repository_remove(&repo, ".gitmodules");
    assert_lent("sub !submodule\n"
                "sub-b 'x'\n");
    repository_remove(&repo, "sub");
    assert_lent("sub !submodule\n"
                "sub-b 'x'\n");
}

static void a_repository_inside_is_told_and_not_entered(void **state)
{
    (void)state;
    make_inner("inner");
    repository_write(&repo, "inner/a", "x");
    repository_write(&repo, "inner/deep/b", "x");
    repository_write(&repo, "z", "x");
    assert_lent("inner !nested-repository\n"
                "z 'x'\n");
}

static void tracked_files_inside_a_repository_inside_are_read(void **state)
{
    (void)state;
    repository_write(&repo, "inner/a", "tracked out here");
    repository_commit(&repo, "before it was one");
    make_inner("inner");
    repository_write(&repo, "inner/b", "theirs");
    repository_write(&repo, "inner/c/d", "theirs too");
    assert_lent("inner !nested-repository\n"
                "inner/a 'tracked out here'\n");
}

static void something_named_git_does_not_hide_a_folder(void **state)
{
    (void)state;
    repository_folder(&repo, "a/.git");
    repository_write(&repo, "a/x", "1");
    repository_write(&repo, "b/.git", "gitdir: /nowhere\n");
    repository_write(&repo, "b/x", "2");
    repository_write(&repo, "c/.git/config", "[core]\n");
    repository_write(&repo, "c/x", "3");
    assert_lent("a/x '1'\n"
                "b/x '2'\n"
                "c/x '3'\n");
}

static void special_files_are_told(void **state)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    (void)state;
    assert_int_equal(mkfifo(repository_path(&repo, "pipe"), 0600), 0);
    int sock = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", repository_path(&repo, "socket"));
    assert_int_equal(bind(sock, (struct sockaddr *)&address, sizeof address), 0);
    repository_write(&repo, ".gitignore", "ignored\n");
    assert_int_equal(mkfifo(repository_path(&repo, "ignored"), 0600), 0);
    assert_lent(".gitignore 'ignored\\n'\n"
                "pipe !special-file\n"
                "socket !special-file\n");
    close(sock);
}

static void what_may_not_be_read_is_told(void **state)
{
    const char *lent;
    bool root = geteuid() == 0;
    (void)state;
    repository_write(&repo, "closed/a", "x");
    repository_write(&repo, "b", "x");
    repository_write(&repo, "c", "x");
    chmod(repository_path(&repo, "closed"), 0);
    chmod(repository_path(&repo, "b"), 0);
    // For root nothing is closed.
    if (root) {
        chmod(repo.base, 0755);
        assert_int_equal(seteuid(65534), 0);
    }
    struct source_options options = options_at(".");
    options.trust_owner = true;
    lent = lent_by(&options, &repo.memory);
    if (root)
        assert_int_equal(seteuid(0), 0);
    chmod(repository_path(&repo, "closed"), 0700);
    assert_string_equal(lent, "b !unreadable\n"
                              "c 'x'\n"
                              "closed !unreadable\n");
}

static void a_file_of_the_largest_size_is_read_and_one_byte_more_is_not(void **state)
{
    char text[1002] = {0};
    (void)state;
    memset(text, 'x', 1001);
    repository_write(&repo, "large", text);
    text[1000] = '\0';
    repository_write(&repo, "fits", text);
    struct slice lent = slice_of_string(lent_at("."));
    assert_true(slice_starts_with(lent, SLICE("fits 'xxxx")));
    assert_true(slice_ends_with(lent, SLICE("xxxx'\nlarge !too-large\n")));
}

static void a_file_of_many_gigabytes_is_skipped_without_being_read(void **state)
{
    (void)state;
    int fd = open(repository_path(&repo, "hole"), O_CREAT | O_WRONLY, 0600);
    assert_int_equal(ftruncate(fd, (off_t)1 << 40), 0);
    close(fd);
    assert_lent("hole !too-large\n");
}

static void a_git_lfs_pointer_is_told(void **state)
{
    char text[300];
    (void)state;
    snprintf(text, sizeof text,
             "version https://git-lfs.github.com/spec/v1\noid sha256:%064d\nsize 12\n", 0);
    repository_write(&repo, "model.bin", text);
    assert_lent("model.bin !lfs-pointer\n");
}

static bool is_excluded(void *word, struct slice path)
{
    return slice_find(path, slice_of_string(word)) != SLICE_NOT_FOUND;
}

static void excluded_files_are_told(void **state)
{
    char word[] = "vendor/";
    (void)state;
    repository_write(&repo, "a", "x");
    repository_write(&repo, "vendor/b", "x");
    struct source_options options = options_at(".");
    options.excluded = is_excluded;
    options.excluded_by = word;
    assert_string_equal(lent_by(&options, &repo.memory), "a 'x'\n"
                                                         "vendor/b !excluded\n");
}

static void a_folder_inside_is_read_alone_with_paths_from_the_root(void **state)
{
    (void)state;
    repository_write(&repo, ".gitignore", "*.log\n");
    repository_write(&repo, "a/b/.gitignore", "!x.log\n");
    repository_write(&repo, "a/b/c", "x");
    repository_write(&repo, "a/b/x.log", "y");
    repository_write(&repo, "a/b/y.log", "z");
    repository_commit(&repo, "all");
    repository_write(&repo, "a/b/d.log", "x");
    repository_write(&repo, "a/b/e", "x");
    repository_write(&repo, "a/bc", "x");
    repository_write(&repo, "a/b-c", "x");
    assert_string_equal(lent_at("a/b"), "a/b/.gitignore '!x.log\\n'\n"
                                        "a/b/c 'x'\n"
                                        "a/b/e 'x'\n"
                                        "a/b/x.log 'y'\n");
}

static void a_folder_that_is_ignored_is_refused_unless_something_is_tracked(void **state)
{
    (void)state;
    repository_write(&repo, ".gitignore", "build/\n");
    repository_write(&repo, "build/sub/a", "x");
    struct source_options options = options_at("build/sub");
    assert_refused(&options, ERR_UNABLE,
                   "is ignored by git; to scan it without git: waybill scan "
                   "--no-git PATH");
    repository_git(&repo, "add", "-f", "build/sub/a", NULL);
    repository_write(&repo, "build/sub/b", "x");
    assert_string_equal(lent_at("build/sub"), "build/sub/a 'x'\n");
}

static void places_that_are_no_work_tree_are_refused(void **state)
{
    struct source_options options = options_at("nowhere");
    (void)state;
    assert_refused(&options, ERR_USAGE, "No such file");
    repository_write(&repo, "a", "x");
    options = options_at("a");
    assert_refused(&options, ERR_USAGE, "not a folder");
    options = options_at(".git");
    assert_refused(&options, ERR_USAGE, "inside git's own folder");
    repository_folder(&repo, "../plain");
    options = options_at("../plain");
    assert_refused(&options, ERR_UNABLE,
                   "is not in a git repository; to scan the files without "
                   "git: waybill scan --no-git PATH");
    repository_git(&repo, "init", "-q", "--bare", "../bare", NULL);
    options = options_at("../bare");
    assert_refused(&options, ERR_UNABLE, "waybill scan --rev HEAD");
}

static void a_linked_work_tree_is_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_write(&repo, ".git/info/exclude", "*.log\n");
    repository_commit(&repo, "one");
    repository_git(&repo, "worktree", "add", "-q", "--detach", "../linked", NULL);
    repository_write(&repo, "../linked/b", "y");
    repository_write(&repo, "../linked/b.log", "y");
    assert_string_equal(lent_at("../linked"), "a 'x'\n"
                                              "b 'y'\n");
}

static void a_work_tree_elsewhere_is_refused_by_its_name(void **state)
{
    struct source_options options = options_at(".");
    (void)state;
    repository_folder(&repo, "../elsewhere");
    repository_git(&repo, "config", "core.worktree", repository_path(&repo, "../elsewhere"), NULL);
    assert_refused(&options, ERR_UNABLE, "has its work tree at ");
    assert_refused(&options, ERR_UNABLE, "/elsewhere, which does not hold ");
    repository_remove(&repo, "../elsewhere");
    assert_refused(&options, ERR_UNABLE, "/elsewhere");
}

static void a_work_tree_named_by_the_environment_is_read(void **state)
{
    (void)state;
    repository_write(&repo, "../tree/a", "x");
    setenv("GIT_DIR", repository_path(&repo, ".git"), 1);
    setenv("GIT_WORK_TREE", repository_path(&repo, "../tree"), 1);
    const char *lent = lent_at("../tree");
    unsetenv("GIT_DIR");
    unsetenv("GIT_WORK_TREE");
    assert_string_equal(lent, "a 'x'\n");
}

static void the_index_is_neither_made_nor_brought_up_to_date(void **state)
{
    struct stat before, after;
    const struct timespec past[2] = {{1000000000, 0}, {1000000000, 0}};
    (void)state;
    repository_write(&repo, "a", "x");
    assert_lent("a 'x'\n");
    assert_int_not_equal(access(repository_path(&repo, ".git/index"), F_OK), 0);
    repository_git(&repo, "add", "a", NULL);
    repository_write(&repo, "a", "y");
    utimensat(AT_FDCWD, repository_path(&repo, ".git/index"), past, 0);
    assert_int_equal(stat(repository_path(&repo, ".git/index"), &before), 0);
    assert_lent("a 'y'\n");
    assert_int_equal(stat(repository_path(&repo, ".git/index"), &after), 0);
    assert_int_equal(after.st_mtim.tv_sec, before.st_mtim.tv_sec);
    assert_int_equal(after.st_ino, before.st_ino);
}

static void an_index_sorted_without_regard_to_case_is_read_all_the_same(void **state)
{
    (void)state;
    repository_write(&repo, "B", "1");
    repository_write(&repo, "a", "2");
    repository_write(&repo, "C/x", "3");
    repository_write(&repo, ".git/info/exclude", "*\n");
    repository_git(&repo, "add", "-f", "B", "a", "C/x", NULL);
    repository_git(&repo, "config", "core.ignoreCase", "true", NULL);
    assert_lent("B '1'\n"
                "C/x '3'\n"
                "a '2'\n");
}

static void threads_share_the_work_and_change_nothing(void **state)
{
    char name[64];
    struct source_options options = options_at(".");
    (void)state;
    for (int i = 0; i < 1000; i++) {
        snprintf(name, sizeof name, "%d/%d/file-%d", i % 7, i % 13, i);
        repository_write(&repo, name, name);
    }
    const char *alone = lent_by(&options, &repo.memory);
    assert_string_equal(lent_by_threads(&options, 4, &repo.memory), alone);
}

// Folders in folders, made step by step because no path names the innermost.
static void make_deep(int depth, const char *name)
{
    int at = open(repo.root, O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < depth; i++) {
        assert_int_equal(mkdirat(at, name, 0755), 0);
        int next = openat(at, name, O_RDONLY | O_DIRECTORY);
        close(at);
        at = next;
    }
    int file = openat(at, "file", O_CREAT | O_WRONLY, 0644);
    assert_int_equal(write(file, "deep", 4), 4);
    close(file);
    close(at);
}

static void deep_folders_are_walked_with_few_open_files(void **state)
{
    struct rlimit usual, few;
    (void)state;
    make_deep(300, "d");
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    few = (struct rlimit){.rlim_cur = 60, .rlim_max = usual.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    struct slice lent = slice_of_string(lent_at("."));
    setrlimit(RLIMIT_NOFILE, &usual);
    assert_true(slice_starts_with(lent, SLICE("d/d/d/d/")));
    assert_true(slice_ends_with(lent, SLICE("/d/file 'deep'\n")));
}

static void a_path_that_is_too_long_is_told(void **state)
{
    char name[201] = {0};
    (void)state;
    memset(name, 'n', 200);
    make_deep(22, name);
    struct slice lent = slice_of_string(lent_at("."));
    assert_true(slice_ends_with(lent, SLICE("nnnn !unreadable\n")));
    assert_true(lent.len < SOURCE_LONGEST_PATH + 20);
}

static void the_configuration_is_that_of_the_work_tree(void **state)
{
    struct source_options options = options_at("sub");
    struct err err = {0};
    (void)state;
    repository_write(&repo, ".waybill.yml", "old");
    repository_commit(&repo, "old");
    repository_write(&repo, ".waybill.yml", "new");
    repository_write(&repo, "sub/a", "x");
    struct source *source = source_open(&options, &repo.memory, &err);
    assert_non_null(source);
    assert_true(source_facts(source)->has_config);
    assert_slice(source_facts(source)->config, "new");
    source_close(source);
}

static void a_configuration_that_is_a_link_or_too_large_is_refused(void **state)
{
    struct source_options options = options_at(".");
    (void)state;
    repository_link(&repo, ".waybill.yml", "/etc/passwd");
    assert_refused(&options, ERR_CONFIG, ".waybill.yml: a symbolic link");
    repository_remove(&repo, ".waybill.yml");
    int fd = open(repository_path(&repo, ".waybill.yml"), O_CREAT | O_WRONLY, 0600);
    assert_int_equal(ftruncate(fd, 1024 * 1024 + 1), 0);
    close(fd);
    assert_refused(&options, ERR_CONFIG, ".waybill.yml: larger than 1 MiB");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, repository_set_up, repository_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(tracked_and_untracked_files_come_in_gits_order),
        TEST(bytes_are_those_on_disk_not_the_committed_ones),
        TEST(an_empty_file_is_lent_and_an_empty_folder_is_nothing),
        TEST(an_executable_file_says_so),
        TEST(a_path_may_hold_any_byte),
        TEST(ignored_files_and_folders_are_left_out),
        TEST(a_tracked_file_is_read_though_ignored),
        TEST(nothing_is_taken_back_in_below_an_ignored_folder),
        TEST(a_deeper_gitignore_takes_back_in_what_one_above_left_out),
        TEST(the_users_own_ignore_rules_hold),
        TEST(a_gitignore_that_is_a_link_does_not_count),
        TEST(a_link_is_read_as_its_text_and_never_followed),
        TEST(a_tracked_folder_that_became_a_link_is_read_as_the_link),
        TEST(a_deleted_file_is_nothing),
        TEST(a_file_that_became_a_folder_and_the_other_way_are_read),
        TEST(a_path_with_a_conflict_is_read_once),
        TEST(a_file_added_with_intent_is_read),
        TEST(what_a_sparse_checkout_leaves_out_is_told),
        TEST(a_submodule_is_told_once_and_not_entered),
        TEST(a_repository_inside_is_told_and_not_entered),
        TEST(tracked_files_inside_a_repository_inside_are_read),
        TEST(something_named_git_does_not_hide_a_folder),
        TEST(special_files_are_told),
        TEST(what_may_not_be_read_is_told),
        TEST(a_file_of_the_largest_size_is_read_and_one_byte_more_is_not),
        TEST(a_file_of_many_gigabytes_is_skipped_without_being_read),
        TEST(a_git_lfs_pointer_is_told),
        TEST(excluded_files_are_told),
        TEST(a_folder_inside_is_read_alone_with_paths_from_the_root),
        TEST(a_folder_that_is_ignored_is_refused_unless_something_is_tracked),
        TEST(places_that_are_no_work_tree_are_refused),
        TEST(a_linked_work_tree_is_read),
        TEST(a_work_tree_elsewhere_is_refused_by_its_name),
        TEST(a_work_tree_named_by_the_environment_is_read),
        TEST(the_index_is_neither_made_nor_brought_up_to_date),
        TEST(an_index_sorted_without_regard_to_case_is_read_all_the_same),
        TEST(threads_share_the_work_and_change_nothing),
        TEST(deep_folders_are_walked_with_few_open_files),
        TEST(a_path_that_is_too_long_is_told),
        TEST(the_configuration_is_that_of_the_work_tree),
        TEST(a_configuration_that_is_a_link_or_too_large_is_refused),
    };
    return RUN_TESTS(tests);
}
