#include "object_text.h"

#include "unit.h"

#include <stdio.h>

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define PERSON "Kim <kim@example.com> 1700000000 +0100"

static void a_commit_has_a_tree_parents_a_time_and_a_message(void **state)
{
    struct commit_text commit;
    git_oid id;
    (void)state;
    assert_true(commit_read(&commit, SLICE("tree " A "\nparent " A "\nparent " B "\n"
                                           "author Sam <s@x> 5 +0000\ncommitter " PERSON "\n"
                                           "gpgsig -----\n more\n\nsubject\n\nbody\n")));
    assert_int_equal(commit.time, 1700000000);
    assert_slice(commit.message, "subject\n\nbody\n");
    assert_true(commit_next_parent(&commit.parents, &id));
    assert_int_equal(id.id[0], 0xaa);
    assert_true(commit_next_parent(&commit.parents, &id));
    assert_int_equal(id.id[0], 0xbb);
    assert_false(commit_next_parent(&commit.parents, &id));
}

static void what_makes_no_sense_in_a_commit_is_refused_or_left_out(void **state)
{
    static const char *const times[] = {"Kim 5 +0000",      "Kim <k> x +0000",
                                        "Kim <k> -5 +0000", "Kim <k> 99999999999999999999 +0000",
                                        "Kim <k>",          ""};
    struct commit_text commit;
    char text[256];
    (void)state;
    assert_false(commit_read(&commit, SLICE("")));
    assert_false(commit_read(&commit, SLICE("tree aa\n\nx")));
    assert_false(commit_read(&commit, SLICE("parent " A "\ntree " A "\n\nx")));
    assert_true(commit_read(&commit, SLICE("tree " A)));
    assert_int_equal(commit.message.len, 0);
    assert_int_equal(commit.parents.len, 0);
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        snprintf(text, sizeof text, "tree " A "\nauthor x\ncommitter %s\n\nm", times[i]);
        assert_true(commit_read(&commit, slice_of_string(text)));
        assert_int_equal(commit.time, 0);
    }
}

static void a_tag_has_a_target_a_name_and_a_message(void **state)
{
    struct tag_text tag;
    (void)state;
    assert_true(
        tag_read(&tag, SLICE("object " A "\ntype tree\ntag v 1\ntagger " PERSON "\n\nmessage")));
    assert_int_equal(tag.type, GIT_OBJECT_TREE);
    assert_slice(tag.name, "v 1");
    assert_slice(tag.message, "message");
    assert_true(tag_read(&tag, SLICE("object " A "\ntype commit\n")));
    assert_int_equal(tag.name.len, 0);
    assert_false(tag_read(&tag, SLICE("object " A "\ntype wish\n")));
    assert_false(tag_read(&tag, SLICE("type commit\nobject " A "\n")));
}

#define ID "12345678901234567890"

static void a_tree_lends_its_entries(void **state)
{
    struct slice tree = SLICE("100644 a\0" ID "40000 b\0" ID "120000 c d\0" ID);
    struct tree_entry entry;
    (void)state;
    assert_int_equal(tree_next_entry(&tree, &entry), TREE_ENTRY);
    assert_slice(entry.name, "a");
    assert_int_equal(entry.mode, 0100644);
    assert_memory_equal(entry.id, ID, 20);
    assert_int_equal(tree_next_entry(&tree, &entry), TREE_ENTRY);
    assert_true(tree_entry_is_folder(&entry));
    assert_int_equal(tree_next_entry(&tree, &entry), TREE_ENTRY);
    assert_slice(entry.name, "c d");
    assert_int_equal(tree_next_entry(&tree, &entry), TREE_END);
}

static void a_damaged_tree_ends(void **state)
{
    static const struct slice wrong[] = {
        SLICE_INIT("100644 a"),
        SLICE_INIT("100644 a\0"
                   "1234567890"),
        SLICE_INIT("100644"),
        SLICE_INIT("100684 a\0" ID),
        SLICE_INIT(" a\0" ID),
        SLICE_INIT("100644 \0" ID),
        SLICE_INIT("1000000644 a\0" ID),
        SLICE_INIT("100644 a/b\0" ID),
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct slice tree = wrong[i];
        struct tree_entry entry;
        assert_int_equal(tree_next_entry(&tree, &entry), TREE_DAMAGED);
    }
}

static struct tree_entry entry(const char *name, unsigned mode)
{
    return (struct tree_entry){mode, slice_of_string(name), NULL};
}

static void folders_are_sorted_as_if_a_slash_followed(void **state)
{
    struct tree_entry file = entry("a", 0100644), folder = entry("a", 040000);
    struct tree_entry dotted = entry("a.c", 0100644), zero = entry("a0", 0100644);
    (void)state;
    assert_true(tree_entry_compare(&file, &dotted) < 0);
    assert_true(tree_entry_compare(&folder, &dotted) > 0);
    assert_true(tree_entry_compare(&folder, &zero) < 0);
    assert_true(tree_entry_compare(&file, &folder) != 0);
    assert_int_equal(tree_entry_compare(&folder, &folder), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_commit_has_a_tree_parents_a_time_and_a_message),
        cmocka_unit_test(what_makes_no_sense_in_a_commit_is_refused_or_left_out),
        cmocka_unit_test(a_tag_has_a_target_a_name_and_a_message),
        cmocka_unit_test(a_tree_lends_its_entries),
        cmocka_unit_test(a_damaged_tree_ends),
        cmocka_unit_test(folders_are_sorted_as_if_a_slash_followed),
    };
    return RUN_TESTS(tests);
}
