// The message of a commit as git keeps it.
#include "unit.h"

#include "commit_message.h"

#define CUT "# ------------------------ >8 ------------------------\n"

static void assert_cleaned(struct message_cleanup cleanup, const char *text, const char *expected)
{
    struct arena memory = {0};
    struct slice cleaned = commit_message_clean(slice_of_string(text), &cleanup, &memory);
    assert_string_equal(cleaned.ptr, expected);
    arena_release(&memory);
}

static void comments_go_and_lines_keep_their_numbers(void **state)
{
    struct message_cleanup cleanup = {.comment = SLICE("#")};
    (void)state;
    assert_cleaned(cleanup, "one\n# two\nthree", "one\n\nthree\n");
    assert_cleaned(cleanup, " # three", " # three\n");
    assert_cleaned(cleanup, "", "");
    cleanup.comment = SLICE("//");
    assert_cleaned(cleanup, "// one\n/ two\n", "\n/ two\n");
    cleanup.comment = SLICE("");
    assert_cleaned(cleanup, "# one\n", "# one\n");
}

static void the_scissors_cut_where_git_put_them(void **state)
{
    struct message_cleanup cleanup = {.comment = SLICE("#")};
    (void)state;
    assert_cleaned(cleanup, "one\n" CUT "# Everything below goes.\ndiff\n", "one\n");
    assert_cleaned(cleanup, "one\n" CUT "two\n", "one\n\ntwo\n");
    cleanup.scissors = true;
    assert_cleaned(cleanup, "one\n" CUT "two\n", "one\n");
    assert_cleaned(cleanup, "one ------------------------ >8\n",
                   "one ------------------------ >8\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comments_go_and_lines_keep_their_numbers),
        cmocka_unit_test(the_scissors_cut_where_git_put_them),
    };
    return RUN_TESTS(tests);
}
