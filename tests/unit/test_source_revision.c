#include "unit.h"

#include "lent.h"
#include "repository_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct source_options revision_at(const char *folder, const char *rev)
{
    return (struct source_options){
        .mode = SOURCE_REVISION,
        .path = repository_path(&repo, folder),
        .rev = rev,
        .max_file_size = 1000,
    };
}

static const char *lent_of(const char *rev)
{
    struct source_options options = revision_at(".", rev);
    return lent_by(&options, &repo.memory);
}

static void assert_refused(const char *folder, const char *rev, enum err_kind kind,
                           const char *part)
{
    struct source_options options = revision_at(folder, rev);
    struct err err = {0};
    assert_null(source_open(&options, &repo.memory, &err));
    assert_int_equal(err.kind, kind);
    if (!strstr(err.message, part))
        fail_msg("\"%s\" is not in: %s", part, err.message);
}

static void two_commits(void)
{
    repository_write(&repo, "a", "1");
    repository_write(&repo, "b-c", "1");
    repository_write(&repo, "b/d/e", "1");
    repository_commit(&repo, "one");
    repository_write(&repo, "a", "2");
    repository_link(&repo, "link", "a");
    repository_write(&repo, "run", "x");
    chmod(repository_path(&repo, "run"), 0755);
    repository_commit(&repo, "two");
}

static const char one[] = "a '1'\n"
                          "b-c '1'\n"
                          "b/d/e '1'\n";
static const char two[] = "a '2'\n"
                          "b-c '1'\n"
                          "b/d/e '1'\n"
                          "link@ 'a'\n"
                          "run* 'x'\n";

static void all_files_of_a_commit_are_lent(void **state)
{
    (void)state;
    two_commits();
    repository_write(&repo, "a", "3, not committed");
    repository_write(&repo, "untracked", "x");
    assert_string_equal(lent_of("HEAD"), two);
    assert_string_equal(lent_of("HEAD~1"), one);
    assert_string_equal(lent_of("main"), two);
}

static void a_revision_may_be_a_tag_a_tree_or_a_short_id(void **state)
{
    char id[8];
    (void)state;
    two_commits();
    repository_git(&repo, "tag", "light", "HEAD~1", NULL);
    repository_git(&repo, "tag", "-a", "-m", "text", "heavy", "HEAD~1", NULL);
    assert_string_equal(lent_of("light"), one);
    assert_string_equal(lent_of("heavy"), one);
    assert_string_equal(lent_of("HEAD^{tree}"), two);
    assert_string_equal(lent_of("HEAD:b"), "d/e '1'\n");
    snprintf(id, sizeof id, "%s", repository_git_says(&repo, "rev-parse", "HEAD", NULL));
    assert_string_equal(lent_of(id), two);
}

static void blobs_name_their_commit_and_facts_do_too(void **state)
{
    struct source_options options = revision_at(".", "heavy");
    struct coverage coverage = {0};
    struct source_item item;
    struct err err = {0};
    struct blob blob;
    (void)state;
    two_commits();
    repository_git(&repo, "tag", "-a", "-m", "text", "heavy", "HEAD~1", NULL);
    const char *id = repository_git_says(&repo, "rev-parse", "HEAD~1", NULL);
    struct source *source = source_open(&options, &repo.memory, &err);
    assert_non_null(source);
    assert_slice(source_facts(source)->head, id);
    struct source_reader *reader = source_reader_new(source, &err);
    source_item_init(&item);
    assert_true(source_next(source, &item, &err));
    assert_true(source_read(reader, &item, &blob, &coverage));
    assert_slice(blob.commit, id);
    source_item_release(&item);
    source_reader_free(reader);
    source_close(source);
}

static void a_bare_repository_is_read(void **state)
{
    (void)state;
    two_commits();
    repository_git(&repo, "clone", "-q", "--bare", ".", "../bare", NULL);
    struct source_options options = revision_at("../bare", "HEAD");
    assert_string_equal(lent_by(&options, &repo.memory), two);
}

static void packed_objects_and_alternates_are_read(void **state)
{
    (void)state;
    two_commits();
    repository_git(&repo, "gc", "-q", "--aggressive", NULL);
    repository_git(&repo, "pack-refs", "--all", NULL);
    assert_string_equal(lent_of("HEAD"), two);
    repository_git(&repo, "clone", "-q", "--shared", ".", "../borrowing", NULL);
    struct source_options options = revision_at("../borrowing", "HEAD");
    assert_string_equal(lent_by(&options, &repo.memory), two);
}

static void submodules_are_told(void **state)
{
    const char *inner = repository_path(&repo, "../inner");
    (void)state;
    repository_git(&repo, "init", "-q", inner, NULL);
    repository_git(&repo, "-C", inner, "commit", "-q", "--allow-empty", "-m", "one", NULL);
    repository_git(&repo, "submodule", "--quiet", "add", "../inner", "sub", NULL);
    repository_git(&repo, "rm", "-q", "--cached", ".gitmodules", NULL);
    repository_git(&repo, "commit", "-q", "-m", "with it", NULL);
    assert_string_equal(lent_of("HEAD"), "sub !submodule\n");
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
    repository_commit(&repo, "both");
    assert_string_equal(lent_of("HEAD"), "a !too-large\n"
                                         "b !lfs-pointer\n");
}

// The loose object of what the revision names.
static const char *object_file(const char *rev)
{
    const char *id = repository_git_says(&repo, "rev-parse", rev, NULL);
    return arena_printf(&repo.memory, ".git/objects/%.2s/%s", id, id + 2).ptr;
}

static void a_missing_object_is_told(void **state)
{
    (void)state;
    two_commits();
    repository_remove(&repo, object_file("HEAD:a"));
    repository_remove(&repo, object_file("HEAD:b"));
    assert_string_equal(lent_of("HEAD"), "a !missing-object\n"
                                         "b-c '1'\n"
                                         "b !missing-object\n"
                                         "link@ 'a'\n"
                                         "run* 'x'\n");
}

static void a_damaged_object_is_told(void **state)
{
    (void)state;
    two_commits();
    const char *blob = object_file("HEAD:a"), *tree = object_file("HEAD:b");
    repository_remove(&repo, blob);
    repository_write(&repo, blob, "no zlib stream");
    repository_remove(&repo, tree);
    repository_write(&repo, tree, "");
    assert_string_equal(lent_of("HEAD"), "a !unreadable\n"
                                         "b-c '1'\n"
                                         "b !unreadable\n"
                                         "link@ 'a'\n"
                                         "run* 'x'\n");
}

// A loose object as a zlib stream with one stored block (RFC 1950, RFC 1951).
static void write_loose(const char *name, const char *bytes, size_t len)
{
    uint32_t a = 1, b = 0;
    struct buf stream;
    for (size_t i = 0; i < len; i++) {
        a = (a + (unsigned char)bytes[i]) % 65521;
        b = (b + a) % 65521;
    }
    const unsigned char start[] = {0x78, 0x01, 0x01, (unsigned char)len, 0, (unsigned char)~len,
                                   0xFF};
    const unsigned char end[] = {(unsigned char)(b >> 8), (unsigned char)b, (unsigned char)(a >> 8),
                                 (unsigned char)a};
    buf_init(&stream, 1000);
    buf_add(&stream, slice_of((const char *)start, sizeof start));
    buf_add(&stream, slice_of(bytes, len));
    buf_add(&stream, slice_of((const char *)end, sizeof end));
    repository_remove(&repo, name);
    repository_write_bytes(&repo, name, buf_slice(&stream));
    buf_release(&stream);
}

#define WRITE_LOOSE(name, bytes) write_loose((name), "" bytes, sizeof(bytes) - 1)

static void an_object_that_is_not_what_its_header_says_is_told(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "one");
    const char *blob = object_file("HEAD:a");
    WRITE_LOOSE(blob, "blob 4\0four");
    assert_string_equal(lent_of("HEAD"), "a 'four'\n");
    WRITE_LOOSE(blob, "blob 3\0more than three");
    assert_string_equal(lent_of("HEAD"), "a !unreadable\n");
    WRITE_LOOSE(blob, "blob 30\0fewer than thirty");
    assert_string_equal(lent_of("HEAD"), "a !unreadable\n");
    WRITE_LOOSE(blob, "blob 99999999999999999999\0x");
    assert_string_equal(lent_of("HEAD"), "a !unreadable\n");
    WRITE_LOOSE(blob, "blob 9999999999\0x");
    assert_string_equal(lent_of("HEAD"), "a !too-large\n");
    WRITE_LOOSE(blob, "tree 1\0x");
    assert_string_equal(lent_of("HEAD"), "a !unreadable\n");
    WRITE_LOOSE(blob, "blob 1 and no end of the header in sight");
    assert_string_equal(lent_of("HEAD"), "a !unreadable\n");
}

static void an_object_cut_off_anywhere_is_told(void **state)
{
    struct stat status;
    (void)state;
    repository_write(&repo, "a", "some text");
    repository_commit(&repo, "one");
    const char *blob = repository_path(&repo, object_file("HEAD:a"));
    assert_int_equal(chmod(blob, 0600), 0);
    assert_int_equal(stat(blob, &status), 0);
    assert_string_equal(lent_of("HEAD"), "a 'some text'\n");
    for (off_t size = status.st_size - 1; size >= 0; size--) {
        assert_int_equal(truncate(blob, size), 0);
        assert_string_equal(lent_of("HEAD"), "a !unreadable\n");
    }
}

static void a_cut_off_tree_or_commit_is_an_error(void **state)
{
    (void)state;
    two_commits();
    const char *tree = repository_path(&repo, object_file("HEAD^{tree}"));
    const char *commit = repository_path(&repo, object_file("HEAD"));
    assert_int_equal(chmod(tree, 0600), 0);
    assert_int_equal(chmod(commit, 0600), 0);
    assert_int_equal(truncate(tree, 40), 0);
    assert_refused(".", "HEAD", ERR_UNABLE, "the files of revision HEAD cannot be read");
    assert_int_equal(truncate(commit, 40), 0);
    assert_refused(".", "HEAD", ERR_UNABLE, "the commit of revision HEAD cannot be read");
}

static void borrowed_objects_are_found_by_way_of_others(void **state)
{
    (void)state;
    two_commits();
    repository_git(&repo, "clone", "-q", "--shared", ".", "../second", NULL);
    repository_git(&repo, "clone", "-q", "--shared", "../second", "../third", NULL);
    struct source_options options = revision_at("../third", "HEAD");
    assert_string_equal(lent_by(&options, &repo.memory), two);
    repository_write(&repo, "../third/.git/objects/info/alternates",
                     "# relative to the folder of objects\n../../../second/.git/objects\n");
    assert_string_equal(lent_by(&options, &repo.memory), two);
    // A ring of borrowers, without the one who has the objects.
    repository_write(&repo, "../second/.git/objects/info/alternates",
                     "../../../third/.git/objects\n");
    assert_refused("../third", "HEAD", ERR_UNABLE, "the commit of revision HEAD cannot be read");
}

static void a_short_id_that_fits_two_objects_is_an_error(void **state)
{
    char name[16], id[5];
    (void)state;
    // Among 2,000 ids two share their first four digits; git says which.
    for (int i = 0; i < 2000; i++) {
        snprintf(name, sizeof name, "%d", i);
        repository_write(&repo, name, name);
    }
    repository_commit(&repo, "all");
    const char *twice = repository_git_says(
        &repo, "-c", "alias.twice=!git ls-tree -r HEAD | cut -c13-16 | sort | uniq -d | head -n 1",
        "twice", NULL);
    assert_int_equal(strlen(twice), 4);
    snprintf(id, sizeof id, "%s", twice);
    assert_refused(".", id, ERR_USAGE, "more than one object starts with this id");
}

static void a_partial_clone_tells_what_it_lacks(void **state)
{
    (void)state;
    two_commits();
    repository_git(&repo, "config", "uploadpack.allowFilter", "true", NULL);
    const char *url = arena_printf(&repo.memory, "file://%s", repo.root).ptr;
    repository_git(&repo, "clone", "-q", "--no-checkout", "--filter=blob:none", url, "../partial",
                   NULL);
    struct source_options options = revision_at("../partial", "HEAD");
    assert_string_equal(lent_by(&options, &repo.memory), "a !missing-object\n"
                                                         "b-c !missing-object\n"
                                                         "b/d/e !missing-object\n"
                                                         "link !missing-object\n"
                                                         "run !missing-object\n");
}

static void a_shallow_clone_is_read_and_says_what_to_fetch(void **state)
{
    (void)state;
    two_commits();
    const char *old = repository_git_says(&repo, "rev-parse", "HEAD~1", NULL);
    const char *url = arena_printf(&repo.memory, "file://%s", repo.root).ptr;
    repository_git(&repo, "clone", "-q", "--depth", "1", url, "../shallow", NULL);
    struct source_options options = revision_at("../shallow", "HEAD");
    assert_string_equal(lent_by(&options, &repo.memory), two);
    assert_refused("../shallow", "HEAD~1", ERR_USAGE, "fetch-depth: 0");
    assert_refused("../shallow", old, ERR_USAGE, "git fetch --unshallow");
}

static void a_revision_that_is_not_there_is_named(void **state)
{
    (void)state;
    assert_refused(".", "HEAD", ERR_USAGE, "which has no commits yet");
    two_commits();
    assert_refused(".", "nowhere", ERR_USAGE, "revision nowhere is not in this repository");
    assert_refused(".", "0123456789012345678901234567890123456789", ERR_USAGE,
                   "is not in this repository");
    assert_refused(".", "HEAD:a", ERR_USAGE, "revision HEAD:a is a file, not a commit");
    assert_refused(".", "bad\nname", ERR_USAGE, "bad\\nname");
}

static void a_missing_commit_of_head_is_an_error(void **state)
{
    (void)state;
    two_commits();
    repository_remove(&repo, object_file("HEAD"));
    assert_refused(".", "HEAD", ERR_UNABLE, "the commit of revision HEAD cannot be read");
}

static void objects_in_quarantine_are_read(void **state)
{
    (void)state;
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "one");
    repository_folder(&repo, "../objects");
    setenv("GIT_OBJECT_DIRECTORY", repository_path(&repo, "../objects"), 1);
    setenv("GIT_ALTERNATE_OBJECT_DIRECTORIES", repository_path(&repo, ".git/objects"), 1);
    repository_write(&repo, "b", "y");
    repository_git(&repo, "add", "b", NULL);
    const char *tree = repository_git_says(&repo, "write-tree", NULL);
    const char *lent = lent_of(tree);
    unsetenv("GIT_OBJECT_DIRECTORY");
    unsetenv("GIT_ALTERNATE_OBJECT_DIRECTORIES");
    assert_string_equal(lent, "a 'x'\n"
                              "b 'y'\n");
    assert_refused(".", tree, ERR_USAGE, "is not in this repository");
}

static void the_configuration_is_that_of_the_commit(void **state)
{
    struct source_options options = revision_at(".", "HEAD~1");
    struct err err = {0};
    (void)state;
    repository_write(&repo, ".waybill.yml", "one");
    repository_commit(&repo, "one");
    repository_write(&repo, ".waybill.yml", "two");
    repository_commit(&repo, "two");
    repository_remove(&repo, ".waybill.yml");
    repository_link(&repo, ".waybill.yml", "x");
    repository_commit(&repo, "three");
    struct source *source = source_open(&options, &repo.memory, &err);
    assert_null(err.kind == ERR_NONE ? NULL : err.message);
    assert_slice(source_facts(source)->config, "two");
    source_close(source);
    assert_refused(".", "HEAD", ERR_CONFIG, ".waybill.yml: not a regular file");
}

static void a_path_too_long_for_a_report_is_told(void **state)
{
    char entry[300], name[201] = {0};
    (void)state;
    memset(name, 'n', 200);
    repository_write(&repo, "a", "x");
    repository_commit(&repo, "one");
    const char *tree = repository_git_says(&repo, "rev-parse", "HEAD^{tree}", NULL);
    // git mktree reads from a file that its shell opens: an alias runs in one.
    for (int i = 0; i < 22; i++) {
        snprintf(entry, sizeof entry, "040000 tree %s\t%s\n", tree, name);
        repository_write(&repo, "../entry", entry);
        tree = repository_git_says(&repo, "-c", "alias.mk=!git mktree <../entry", "mk", NULL);
    }
    struct slice lent = slice_of_string(lent_of(tree));
    assert_true(slice_ends_with(lent, SLICE("nnn !unreadable\n")));
}

static void threads_lend_each_file_of_a_commit_once(void **state)
{
    char name[32];
    struct source_options options = revision_at(".", "HEAD");
    (void)state;
    for (int i = 0; i < 300; i++) {
        snprintf(name, sizeof name, "%d/%d", i % 7, i);
        repository_write(&repo, name, name);
    }
    repository_commit(&repo, "all");
    repository_git(&repo, "gc", "-q", NULL);
    const char *alone = lent_by(&options, &repo.memory);
    assert_string_equal(lent_by_threads(&options, 4, &repo.memory), alone);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, repository_set_up, repository_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_files_of_a_commit_are_lent),
        TEST(a_revision_may_be_a_tag_a_tree_or_a_short_id),
        TEST(blobs_name_their_commit_and_facts_do_too),
        TEST(a_bare_repository_is_read),
        TEST(packed_objects_and_alternates_are_read),
        TEST(submodules_are_told),
        TEST(large_files_and_lfs_pointers_are_told),
        TEST(a_missing_object_is_told),
        TEST(a_damaged_object_is_told),
        TEST(an_object_that_is_not_what_its_header_says_is_told),
        TEST(an_object_cut_off_anywhere_is_told),
        TEST(a_cut_off_tree_or_commit_is_an_error),
        TEST(borrowed_objects_are_found_by_way_of_others),
        TEST(a_short_id_that_fits_two_objects_is_an_error),
        TEST(a_partial_clone_tells_what_it_lacks),
        TEST(a_shallow_clone_is_read_and_says_what_to_fetch),
        TEST(a_revision_that_is_not_there_is_named),
        TEST(a_missing_commit_of_head_is_an_error),
        TEST(objects_in_quarantine_are_read),
        TEST(the_configuration_is_that_of_the_commit),
        TEST(a_path_too_long_for_a_report_is_told),
        TEST(threads_lend_each_file_of_a_commit_once),
    };
    return RUN_TESTS(tests);
}
