#include "index_file.h"

#include "file.h"
#include "repository.h"
#include "unit.h"

#include <stdio.h>

static struct repository repo;

static int set_up(void **state)
{
    (void)state;
    repository_init(&repo);
    repository_write(&repo, "a", "x");
    repository_write(&repo, "folder/with a long name/b", "x");
    repository_write(&repo, "folder/with a long name/c", "x");
    repository_git(&repo, "add", ".", NULL);
    repository_write(&repo, "meant", "x");
    repository_git(&repo, "add", "-N", "meant", NULL); // has further flags
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    repository_release(&repo);
    return 0;
}

static struct slice text_of(const char *name)
{
    struct err err = {0};
    struct buf text;
    buf_init(&text, 100000);
    assert_true(file_read(&text, repository_path(&repo, name), &err));
    struct slice copy = arena_copy(&repo.memory, buf_slice(&text));
    buf_release(&text);
    return copy;
}

// As `git ls-files --stage` tells it.
static const char *told(const struct index_file *file)
{
    struct slice text = SLICE("");
    for (size_t i = 0; i < file->count; i++) {
        const git_index_entry *entry = &file->entries[i];
        char id[41];
        text = arena_printf(&repo.memory, "%.*s%s%06o %s %d\t%s", SLICE_ARG(text), i ? "\n" : "",
                            entry->mode, git_oid_tostr(id, sizeof id, &entry->id),
                            GIT_INDEX_ENTRY_STAGE(entry), entry->path);
    }
    return text.ptr;
}

static void each_version_is_read_as_git_does(void **state)
{
    static const char *const versions[] = {"2", "3", "4"};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        struct index_file file;
        repository_git(&repo, "update-index", "--index-version", versions[i], NULL);
        assert_true(index_file_read(&file, text_of(".git/index"), &repo.memory));
        assert_string_equal(told(&file), repository_git_says(&repo, "ls-files", "--stage", NULL));
        assert_true(file.entries[3].flags_extended & GIT_INDEX_ENTRY_INTENT_TO_ADD);
        assert_false(file.is_split);
    }
}

static void one_that_ends_early_or_is_changed_is_no_danger(void **state)
{
    static const char *const options[] = {"--index-version=4", "--split-index"};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct index_file file;
        repository_git(&repo, "update-index", options[i], NULL);
        struct slice text = text_of(".git/index");
        for (size_t len = 0; len < text.len; len++) {
            struct slice part = arena_copy(&repo.memory, slice_cut(text, 0, len));
            index_file_read(&file, part, &repo.memory);
            char *changed = (char *)arena_copy(&repo.memory, text).ptr;
            changed[len] = (char)~changed[len];
            if (index_file_read(&file, slice_of(changed, text.len), &repo.memory))
                index_file_places(file.deleted, 3, &repo.memory);
        }
        assert_false(index_file_read(&file, slice_cut(text, 0, 70), &repo.memory));
    }
}

static size_t places_of(struct slice bitmap, size_t count)
{
    struct arena memory = {0};
    bool *places = index_file_places(bitmap, count, &memory);
    size_t named = 0;
    for (size_t i = 0; places && i < count; i++)
        named += places[i] ? i + 1 : 0;
    bool refused = !places;
    arena_release(&memory);
    return refused ? SIZE_MAX : named;
}

// Bits, words, the words (a run of ones or zeros, and words bit by bit), and the place of the last run.
static void compressed_places_are_spelt_out(void **state)
{
    (void)state;
    assert_int_equal(places_of(SLICE(""), 3), 0);
    assert_int_equal(places_of(SLICE("\0\0\0\3\0\0\0\2\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\5"
                                     "\0\0\0\0"),
                               3),
                     1 + 3);
    assert_int_equal(places_of(SLICE("\0\0\0\100\0\0\0\1\0\0\0\0\0\0\0\3\0\0\0\0"), 64),
                     64 * 65 / 2);
    assert_int_equal(places_of(SLICE("\0\0\0\101\0\0\0\2\0\0\0\2\0\0\0\2"
                                     "\0\0\0\0\0\0\0\1\0\0\0\0"),
                               65),
                     65);
}

static void places_that_are_none_are_refused(void **state)
{
    (void)state;
    assert_int_equal(places_of(SLICE("\0\0\0\3"), 3), SIZE_MAX);
    assert_int_equal(places_of(SLICE("\0\0\0\4\0\0\0\0\0\0\0\0"), 3), SIZE_MAX);
    assert_int_equal(places_of(SLICE("\0\0\0\3\377\377\377\377\0\0\0\0"), 3), SIZE_MAX);
    // A run that goes on far beyond them, and more words than there are.
    assert_int_equal(places_of(SLICE("\0\0\0\3\0\0\0\1\0\0\0\1\377\377\377\377\0\0\0\0"), 3),
                     SIZE_MAX);
    assert_int_equal(places_of(SLICE("\0\0\0\3\0\0\0\1\377\377\377\376\0\0\0\0\0\0\0\0"), 3),
                     SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_version_is_read_as_git_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_that_ends_early_or_is_changed_is_no_danger, set_up,
                                        tear_down),
        cmocka_unit_test(compressed_places_are_spelt_out),
        cmocka_unit_test(places_that_are_none_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
