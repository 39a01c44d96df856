#include "unit.h"

#include "print.h"
#include "repository_fixture.h"
#include "source.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_TEXT = 1024 * 1024 };

static struct source_options history_options(void)
{
    return (struct source_options){
        .mode = SOURCE_HISTORY,
        .path = repository_path(&repo, "."),
        .max_file_size = 1000,
    };
}

static struct source_options range_options(const char *range)
{
    struct source_options options = history_options();
    options.mode = SOURCE_RANGE;
    options.rev = range;
    return options;
}

static void say_item(struct buf *text, const struct source_item *item, const struct blob *blob)
{
    if (item->commit[0] && item->order != UINT32_MAX)
        buf_printf(text, "%u ", item->order);
    buf_add(text, buf_slice(&item->path));
    if (!blob) {
        buf_printf(text, " !%s\n", skip_name(item->skip));
        return;
    }
    buf_add_string(text, blob->past ? " (past) '" : " '");
    print_safe(text, blob->bytes);
    buf_add_string(text, "'\n");
}

// A line for each thing lent: the number of its commit, the oldest being 0, its path, and its
// bytes or why not. "error: MESSAGE" where opening or listing fails.
static const char *lent_with(const struct source_options *options)
{
    struct coverage coverage = {0};
    struct source_item item;
    struct err err = {0};
    struct blob blob;
    struct buf text;
    struct source *source = source_open(options, &repo.memory, &err);
    if (!source)
        return arena_printf(&repo.memory, "error: %s", err.message).ptr;
    struct source_reader *reader = source_reader_new(source, &err);
    assert_non_null(reader);
    buf_init(&text, MOST_TEXT);
    buf_add_string(&text, "");
    source_item_init(&item);
    while (source_next(source, &item, &err)) {
        size_t skipped = coverage.skipped_count;
        bool read = source_read(reader, &item, &blob, &coverage);
        if (!read && coverage.skipped_count > skipped)
            item.skip = coverage.skipped[skipped].reason;
        say_item(&text, &item, read ? &blob : NULL);
    }
    if (err.kind != ERR_NONE)
        buf_printf(&text, "error: %s", err.message);
    source_item_release(&item);
    source_reader_free(reader);
    source_close(source);
    coverage_release(&coverage);
    const char *lines = arena_copy(&repo.memory, buf_slice(&text)).ptr;
    buf_release(&text);
    return lines;
}

static const char *history(void)
{
    struct source_options options = history_options();
    return lent_with(&options);
}

static const char *history_of_all(void)
{
    struct source_options options = history_options();
    options.all_references = true;
    return lent_with(&options);
}

static const char *range(const char *named)
{
    struct source_options options = range_options(named);
    return lent_with(&options);
}

// The same without messages.
static const char *files_of(const char *lines)
{
    struct slice rest = slice_of_string(lines), line;
    struct buf text;
    buf_init(&text, MOST_TEXT);
    buf_add_string(&text, "");
    while (slice_split(&rest, '\n', &line)) {
        if (slice_find(line, SLICE(".git/COMMIT_EDITMSG")) != SLICE_NOT_FOUND)
            continue;
        buf_add(&text, line);
        buf_add_byte(&text, '\n');
    }
    const char *files = arena_copy(&repo.memory, buf_slice(&text)).ptr;
    buf_release(&text);
    return files;
}

static void assert_says(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in: %s", part, text);
}

static void commit_file(const char *name, const char *text, const char *message)
{
    repository_write(&repo, name, text);
    repository_commit(&repo, message);
}

// Times order what has no other order: later calls are later.
static void set_time(unsigned seconds)
{
    char text[64];
    snprintf(text, sizeof text, "%u +0000", 1700000000 + seconds);
    setenv("GIT_COMMITTER_DATE", text, 1);
}

static void what_came_and_went_in_a_range_is_lent_with_its_commit(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    commit_file("b", "key", "two");
    commit_file("b", "none", "three");
    assert_string_equal(range("HEAD~2..HEAD"), "0 .git/COMMIT_EDITMSG 'two\\n'\n"
                                               "1 .git/COMMIT_EDITMSG 'three\\n'\n"
                                               "0 b (past) 'key'\n"
                                               "1 b 'none'\n");
    assert_string_equal(range("HEAD~2.."), range("HEAD~2..HEAD"));
    assert_string_equal(range("..HEAD~1"), "");
    assert_string_equal(range("HEAD..HEAD"), "");
}

static void each_blob_of_the_history_is_lent_once_with_the_first_path(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    commit_file("b", "1", "a copy");
    commit_file("a", "2", "two");
    commit_file("a", "1", "back again");
    assert_string_equal(files_of(history()), "0 a '1'\n"
                                             "2 a (past) '2'\n");
}

static void a_range_tells_a_renamed_file_under_its_new_name(void **state)
{
    (void)state;
    commit_file("old/a", "1", "one");
    repository_git(&repo, "mv", "old", "new", NULL);
    repository_commit(&repo, "two");
    assert_string_equal(files_of(range("HEAD~1..HEAD")), "0 new/a '1'\n");
    assert_string_equal(files_of(history()), "0 old/a '1'\n");
}

// main: 0 - 1 - 4 (merge of side, whose 2 and 3 are beside 1)
static void merge_side(const char *resolution)
{
    set_time(0);
    commit_file("a", "base", "base");
    repository_git(&repo, "checkout", "-q", "-b", "side", NULL);
    set_time(20);
    commit_file("s", "side", "side");
    repository_git(&repo, "checkout", "-q", "main", NULL);
    set_time(10);
    commit_file("m", "main", "main");
    set_time(30);
    repository_git(&repo, "merge", "-q", "--no-commit", "side", NULL);
    if (resolution)
        repository_write(&repo, "a", resolution);
    repository_commit(&repo, "merge");
}

static void a_merge_brings_only_what_no_parent_has(void **state)
{
    (void)state;
    merge_side("in neither");
    assert_string_equal(files_of(history()), "0 a (past) 'base'\n"
                                             "1 m 'main'\n"
                                             "2 s 'side'\n"
                                             "3 a 'in neither'\n");
    assert_string_equal(files_of(range("HEAD^..HEAD")), "0 s 'side'\n"
                                                        "1 a 'in neither'\n");
    assert_string_equal(files_of(range("side...HEAD^")), "0 m 'main'\n"
                                                         "1 s (past) 'side'\n");
    assert_string_equal(files_of(range("HEAD^...side")), "0 m (past) 'main'\n"
                                                         "1 s 'side'\n");
}

static void an_octopus_merge_is_compared_with_all_its_parents(void **state)
{
    (void)state;
    commit_file("a", "base", "base");
    for (char name[] = "x"; name[0] <= 'z'; name[0]++) {
        repository_git(&repo, "checkout", "-q", "-b", name, "main", NULL);
        commit_file(name, name, name);
    }
    repository_git(&repo, "checkout", "-q", "main", NULL);
    repository_git(&repo, "merge", "-q", "-m", "octopus", "x", "y", "z", NULL);
    const char *tree = repository_git_says(&repo, "rev-parse", "HEAD^3", NULL);
    assert_int_equal(strlen(tree), 40);
    assert_string_equal(files_of(range("HEAD^..HEAD^")), "");
    const char *files = files_of(history());
    assert_says(files, " x 'x'\n");
    assert_says(files, " y 'y'\n");
    assert_says(files, " z 'z'\n");
    assert_int_equal(strlen(files), strlen("0 a 'base'\n1 x 'x'\n1 x 'x'\n1 x 'x'\n"));
    assert_string_equal(range("HEAD^..HEAD^2~1"), "");
}

static void criss_cross_merges_are_walked_once(void **state)
{
    (void)state;
    commit_file("a", "base", "base");
    repository_git(&repo, "branch", "other", NULL);
    set_time(1);
    commit_file("m", "1", "m1");
    repository_git(&repo, "checkout", "-q", "other", NULL);
    set_time(2);
    commit_file("o", "1", "o1");
    set_time(3);
    repository_git(&repo, "merge", "-q", "-m", "x1", "main", NULL);
    repository_git(&repo, "checkout", "-q", "main", NULL);
    set_time(4);
    repository_git(&repo, "merge", "-q", "-m", "x2", "other~1", NULL);
    repository_git(&repo, "merge", "-q", "-m", "x3", "other", NULL);
    assert_string_equal(files_of(history()), "0 a 'base'\n"
                                             "1 m '1'\n");
    const char *after = range("other..main");
    assert_says(after, "x2");
    assert_says(after, "x3");
    assert_null(strstr(after, "x1"));
}

static void wrong_clocks_do_not_change_a_range(void **state)
{
    (void)state;
    set_time(1000);
    commit_file("a", "1", "one");
    set_time(10);
    commit_file("b", "2", "two");
    set_time(2000);
    commit_file("c", "3", "three");
    set_time(5);
    commit_file("d", "4", "four");
    assert_string_equal(files_of(range("HEAD~2..HEAD")), "0 c '3'\n"
                                                         "1 d '4'\n");
    assert_string_equal(files_of(history()), "0 a '1'\n1 b '2'\n2 c '3'\n3 d '4'\n");
}

static void roots_orphans_and_empty_commits_are_fine(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    repository_commit(&repo, "empty");
    repository_git(&repo, "checkout", "-q", "--orphan", "island", NULL);
    repository_git(&repo, "rm", "-q", "-rf", ".", NULL);
    set_time(10);
    commit_file("i", "island", "island");
    assert_string_equal(history(), "0 .git/COMMIT_EDITMSG 'island\\n'\n"
                                   "0 i 'island'\n");
    assert_string_equal(files_of(history_of_all()), "0 a (past) '1'\n"
                                                    "2 i 'island'\n");
    assert_string_equal(files_of(range("main..island")), "0 i 'island'\n");
    assert_string_equal(range("main~1..main"), "0 .git/COMMIT_EDITMSG 'empty\\n'\n");
}

static void without_commits_there_is_no_history(void **state)
{
    (void)state;
    assert_says(history(), "error: HEAD has no commits yet");
    assert_string_equal(history_of_all(), "");
}

static void messages_of_tags_and_what_they_name_are_lent(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    repository_write(&repo, "../loose", "only tagged");
    repository_git(&repo, "tag", "-a", "-m", "about it", "v1", NULL);
    repository_git(&repo, "tag", "-a", "-m", "about the tag", "nested", "v1", NULL);
    const char *blob = repository_git_says(&repo, "hash-object", "-w", "../loose", NULL);
    repository_git(&repo, "tag", "blob", blob, NULL);
    repository_git(&repo, "tag", "-a", "-m", "of a blob", "blob-too", blob, NULL);
    repository_write(&repo, "sub/t", "only in a tree");
    repository_git(&repo, "add", "-A", NULL);
    const char *tree = repository_git_says(&repo, "write-tree", NULL);
    repository_git(&repo, "tag", "tree", tree, NULL);
    repository_git(&repo, "rm", "-q", "--cached", "-r", "sub", NULL);
    assert_string_equal(history_of_all(), "0 .git/COMMIT_EDITMSG 'one\\n'\n"
                                          ".git/refs/tags/blob-too 'of a blob\\n'\n"
                                          ".git/refs/tags/nested 'about the tag\\n'\n"
                                          ".git/refs/tags/v1 'about it\\n'\n"
                                          "0 a '1'\n"
                                          ".git/refs/tags/blob (past) 'only tagged'\n"
                                          ".git/refs/tags/tree/sub/t (past) 'only in a tree'\n");
}

static void all_takes_in_stashes_notes_and_other_work_trees(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    repository_write(&repo, "a", "stashed first");
    repository_git(&repo, "stash", "-q", NULL);
    repository_write(&repo, "a", "stashed second");
    repository_git(&repo, "stash", "-q", NULL);
    repository_git(&repo, "notes", "add", "-m", "a note", NULL);
    repository_git(&repo, "worktree", "add", "-q", "--detach", "../other", NULL);
    repository_write(&repo, "../other/w", "in the other");
    repository_git(&repo, "-C", "../other", "add", "w", NULL);
    repository_git(&repo, "-C", "../other", "commit", "-q", "-m", "there", NULL);
    const char *all = files_of(history_of_all());
    assert_says(all, "'stashed first'");
    assert_says(all, "'stashed second'");
    assert_says(all, "'a note\\n'");
    assert_says(all, "w (past) 'in the other'");
    assert_string_equal(files_of(history()), "0 a '1'\n");
}

static void a_shallow_clone_ends_where_it_was_cut(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    commit_file("b", "2", "two");
    commit_file("c", "3", "three");
    const char *url = arena_printf(&repo.memory, "file://%s", repo.root).ptr;
    repository_git(&repo, "clone", "-q", "--depth", "2", url, "../shallow", NULL);
    struct source_options options = history_options();
    options.path = repository_path(&repo, "../shallow");
    assert_string_equal(files_of(lent_with(&options)), ".git/shallow !cut-off\n"
                                                       "0 a '1'\n"
                                                       "0 b '2'\n"
                                                       "1 c '3'\n");
    options.mode = SOURCE_RANGE;
    options.rev = "HEAD~1..HEAD";
    assert_string_equal(files_of(lent_with(&options)), "0 c '3'\n");
    options.rev = "HEAD~2..HEAD";
    assert_says(lent_with(&options), "fetch-depth: 0");
    repository_git(&repo, "-C", "../shallow", "checkout", "-q", "--orphan", "new", NULL);
    repository_git(&repo, "-C", "../shallow", "commit", "-q", "-m", "new", NULL);
    options.rev = "new..main";
    assert_says(lent_with(&options), "error: this clone is shallow and ends before the range");
}

static void what_a_partial_clone_lacks_is_listed(void **state)
{
    (void)state;
    commit_file("dir/a", "1", "one");
    commit_file("dir/a", "2", "two");
    repository_git(&repo, "config", "uploadpack.allowFilter", "true", NULL);
    const char *url = arena_printf(&repo.memory, "file://%s", repo.root).ptr;
    repository_git(&repo, "clone", "-q", "--filter=blob:none", url, "../partial", NULL);
    struct source_options options = history_options();
    options.path = repository_path(&repo, "../partial");
    const char *files = files_of(lent_with(&options));
    assert_says(files, "0 dir/a !missing-object\n");
    assert_says(files, "1 dir/a '2'\n");
}

static void remove_object(const char *named)
{
    const char *id = repository_git_says(&repo, "rev-parse", named, NULL);
    const char *name = arena_printf(&repo.memory, ".git/objects/%.2s/%s", id, id + 2).ptr;
    repository_remove(&repo, name);
}

static void missing_objects_are_stepped_over_and_listed(void **state)
{
    (void)state;
    commit_file("x/a", "1", "one");
    commit_file("x/b", "2", "two");
    commit_file("c", "3", "three");
    remove_object("HEAD~1:x");
    assert_string_equal(files_of(history()), "x !missing-object\n"
                                             "0 x/a '1'\n"
                                             "2 c '3'\n");
    const char *id = repository_git_says(&repo, "rev-parse", "HEAD~1", NULL);
    remove_object("HEAD~1");
    const char *files = files_of(history());
    assert_says(files,
                arena_printf(&repo.memory, ".git/objects/%.2s/%s !missing-object", id, id + 2).ptr);
    assert_says(files, "0 c '3'\n");
}

static void a_damaged_object_is_listed(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    const char *id = repository_git_says(&repo, "rev-parse", "HEAD:a", NULL);
    const char *name = arena_printf(&repo.memory, ".git/objects/%.2s/%s", id, id + 2).ptr;
    chmod(repository_path(&repo, name), 0600);
    repository_write(&repo, name, "not zlib");
    assert_string_equal(files_of(history()), "0 a !unreadable\n");
}

static void packs_borrowed_objects_and_bare_repositories_are_read(void **state)
{
    (void)state;
    struct source_options options = history_options();
    commit_file("a", "1", "one");
    commit_file("dir/b", "2", "two");
    repository_git(&repo, "repack", "-q", "-d", NULL);
    commit_file("c", "3", "three");
    repository_git(&repo, "repack", "-q", "-d", NULL);
    commit_file("d", "4", "four");
    assert_says(history(), "0 a '1'\n");
    assert_says(history(), "2 c '3'\n");
    assert_says(history(), "3 d '4'\n");
    repository_git(&repo, "multi-pack-index", "write", NULL);
    assert_says(history(), "2 c '3'\n");
    repository_git(&repo, "clone", "-q", "--shared", "--bare", ".", "../borrowing", NULL);
    options.path = repository_path(&repo, "../borrowing");
    assert_string_equal(lent_with(&options), history());
    repository_git(&repo, "gc", "-q", NULL);
    assert_string_equal(files_of(range("HEAD~3..HEAD~2")), "0 dir/b '2'\n");
}

static void submodules_are_told_once(void **state)
{
    const char *inner = repository_path(&repo, "../inner");
    (void)state;
    repository_git(&repo, "init", "-q", inner, NULL);
    repository_git(&repo, "-C", inner, "commit", "-q", "--allow-empty", "-m", "one", NULL);
    repository_git(&repo, "submodule", "--quiet", "add", "../inner", "sub", NULL);
    repository_git(&repo, "rm", "-q", "--cached", ".gitmodules", NULL);
    repository_git(&repo, "commit", "-q", "-m", "with it", NULL);
    repository_git(&repo, "-C", "sub", "commit", "-q", "--allow-empty", "-m", "two", NULL);
    repository_git(&repo, "commit", "-q", "-m", "moved", "sub", NULL);
    assert_string_equal(files_of(history()), "sub !submodule\n");
}

static bool has_vendor(void *unused, struct slice path)
{
    (void)unused;
    return slice_starts_with(path, SLICE("vendor/"));
}

static void what_is_excluded_at_one_path_is_lent_at_another(void **state)
{
    struct source_options options = history_options();
    (void)state;
    options.excluded = has_vendor;
    commit_file("vendor/a", "moved", "one");
    commit_file("vendor/b", "stays", "two");
    repository_folder(&repo, "src");
    repository_git(&repo, "mv", "vendor/a", "src/a", NULL);
    repository_commit(&repo, "three");
    assert_string_equal(files_of(lent_with(&options)), "vendor/b !excluded\n"
                                                       "2 src/a 'moved'\n");
}

static void a_tree_that_was_excluded_is_entered_elsewhere(void **state)
{
    struct source_options options = history_options();
    (void)state;
    options.excluded = has_vendor;
    commit_file("vendor/lib/a", "1", "one");
    repository_git(&repo, "mv", "vendor", "own", NULL);
    repository_commit(&repo, "two");
    assert_string_equal(files_of(lent_with(&options)), "1 own/lib/a '1'\n");
}

static void large_files_are_told_by_their_header(void **state)
{
    char text[2000];
    (void)state;
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = '\0';
    commit_file("large", text, "one");
    assert_string_equal(files_of(history()), "0 large !too-large\n");
}

static void a_range_must_be_one(void **state)
{
    (void)state;
    commit_file("a", "1", "one");
    assert_says(range("HEAD"), "one revision, not a range A..B");
    assert_says(range("HEAD..nowhere"), "range HEAD..nowhere: revision nowhere is not in");
    assert_says(range("HEAD..HEAD:a"), "is not a commit");
    assert_says(range("HEAD....HEAD"), "error: ");
}

static void the_parts_of_a_scan_make_the_whole(void **state)
{
    struct source_options options = history_options();
    struct source_item item;
    struct err err = {0};
    (void)state;
    for (int i = 0; i < 150; i++) {
        char name[32];
        snprintf(name, sizeof name, "f%d", i);
        repository_write(&repo, name, name);
    }
    repository_commit(&repo, "many");
    const char *whole = history();
    struct buf parts;
    buf_init(&parts, MOST_TEXT);
    options.time_budget = 1;
    for (int scans = 0;; scans++) {
        assert_true(scans < 5);
        struct source_rest rest;
        struct source *source = source_open(&options, &repo.memory, &err);
        source_item_init(&item);
        while (source_next(source, &item, &err)) {
            usleep(100);
            buf_add(&parts, buf_slice(&item.path));
            buf_add_byte(&parts, '\n');
        }
        assert_int_equal(err.kind, ERR_NONE);
        source_item_release(&item);
        source_rest(source, &repo.memory, &rest);
        source_close(source);
        if (rest.left == 0)
            break;
        options.resume_from = rest.cursor.ptr;
        assert_true(rest.first.len > 0);
    }
    // As many lines, in the same order.
    struct slice some = buf_slice(&parts), all = slice_of_string(whole), line, other;
    while (slice_split(&all, '\n', &line)) {
        assert_true(slice_split(&some, '\n', &other));
        assert_int_not_equal(slice_find(line, other), SLICE_NOT_FOUND);
    }
    assert_int_equal(some.len, 0);
    buf_release(&parts);
    options.resume_from = "0123456789abcdef-1";
    assert_says(lent_with(&options), "has changed since");
    options.resume_from = "x";
    assert_says(lent_with(&options), "is not what an earlier scan said");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, repository_set_up, repository_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_came_and_went_in_a_range_is_lent_with_its_commit),
        TEST(each_blob_of_the_history_is_lent_once_with_the_first_path),
        TEST(a_range_tells_a_renamed_file_under_its_new_name),
        TEST(a_merge_brings_only_what_no_parent_has),
        TEST(an_octopus_merge_is_compared_with_all_its_parents),
        TEST(criss_cross_merges_are_walked_once),
        TEST(wrong_clocks_do_not_change_a_range),
        TEST(roots_orphans_and_empty_commits_are_fine),
        TEST(without_commits_there_is_no_history),
        TEST(messages_of_tags_and_what_they_name_are_lent),
        TEST(all_takes_in_stashes_notes_and_other_work_trees),
        TEST(a_shallow_clone_ends_where_it_was_cut),
        TEST(what_a_partial_clone_lacks_is_listed),
        TEST(missing_objects_are_stepped_over_and_listed),
        TEST(a_damaged_object_is_listed),
        TEST(packs_borrowed_objects_and_bare_repositories_are_read),
        TEST(submodules_are_told_once),
        TEST(what_is_excluded_at_one_path_is_lent_at_another),
        TEST(a_tree_that_was_excluded_is_entered_elsewhere),
        TEST(large_files_are_told_by_their_header),
        TEST(a_range_must_be_one),
        TEST(the_parts_of_a_scan_make_the_whole),
    };
    return RUN_TESTS(tests);
}
