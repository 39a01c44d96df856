// Standard input and memory.
#include "unit.h"

#include "lent.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static struct arena memory;

static int tear_down(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

// What is lent when `text` comes on standard input through a pipe.
static const char *lent_from(const struct source_options *options, const char *text, int flags)
{
    int ends[2], kept = dup(STDIN_FILENO);
    assert_int_equal(pipe2(ends, flags), 0);
    assert_int_equal(write(ends[1], text, strlen(text)), (ssize_t)strlen(text));
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    const char *lent = lent_by(options, &memory);
    dup2(kept, STDIN_FILENO);
    close(kept);
    return lent;
}

static void standard_input_is_one_blob_with_the_name_it_is_given(void **state)
{
    struct source_options options = {.mode = SOURCE_STDIN, .max_file_size = 1000};
    (void)state;
    assert_string_equal(lent_from(&options, "some text", 0), "stdin 'some text'\n");
    assert_string_equal(lent_from(&options, "", 0), "stdin ''\n");
    assert_string_equal(lent_from(&options, "unhurried", O_NONBLOCK), "stdin 'unhurried'\n");
    options.stdin_name = "src/main.py";
    assert_string_equal(lent_from(&options, "x", 0), "src/main.py 'x'\n");
}

static void standard_input_above_the_ceiling_is_told(void **state)
{
    struct source_options options = {.mode = SOURCE_STDIN, .max_file_size = 5};
    (void)state;
    assert_string_equal(lent_from(&options, "12345", 0), "stdin '12345'\n");
    assert_string_equal(lent_from(&options, "123456", 0), "stdin !too-large\n");
}

static void standard_input_may_be_a_large_file(void **state)
{
    enum { LARGE = 3 * 1000 * 1000 + 7 };
    struct source_options options = {.mode = SOURCE_STDIN, .max_file_size = LARGE};
    char name[] = "/tmp/waybill-test-XXXXXX", *bytes = malloc(LARGE);
    int file = mkstemp(name), kept = dup(STDIN_FILENO);
    (void)state;
    memset(bytes, 'x', LARGE);
    assert_int_equal(write(file, bytes, LARGE), LARGE);
    assert_int_equal(lseek(file, 0, SEEK_SET), 0);
    dup2(file, STDIN_FILENO);
    const char *lent = lent_by(&options, &memory);
    dup2(kept, STDIN_FILENO);
    close(kept);
    close(file);
    unlink(name);
    free(bytes);
    assert_int_equal(strlen(lent), LARGE + strlen("stdin ''\n"));
}

static void a_closed_standard_input_is_told(void **state)
{
    struct source_options options = {.mode = SOURCE_STDIN, .max_file_size = 1000};
    int kept = dup(STDIN_FILENO);
    (void)state;
    close(STDIN_FILENO);
    const char *lent = lent_by(&options, &memory);
    dup2(kept, STDIN_FILENO);
    close(kept);
    assert_string_equal(lent, "stdin !unreadable\n");
}

static bool is_excluded(void *name, struct slice path)
{
    return slice_equals(path, slice_of_string(name));
}

static void blobs_in_memory_are_lent_in_their_order(void **state)
{
    char name[] = "c";
    const struct blob blobs[] = {
        {.path = SLICE("b"), .bytes = SLICE("1")},
        {.path = SLICE("a"), .bytes = SLICE("2\0"), .mode = BLOB_EXECUTABLE},
        {.path = SLICE("c"), .bytes = SLICE("3")},
        {.path = SLICE("d"), .bytes = SLICE("larger")},
        {.path = SLICE("e"), .bytes = SLICE("../a"), .mode = BLOB_SYMLINK},
    };
    const struct source_options options = {
        .mode = SOURCE_MEMORY,
        .blobs = blobs,
        .blob_count = sizeof blobs / sizeof blobs[0],
        .max_file_size = 5,
        .excluded = is_excluded,
        .excluded_by = name,
    };
    (void)state;
    assert_string_equal(lent_by(&options, &memory), "b '1'\n"
                                                    "a* '2\\x00'\n"
                                                    "c !excluded\n"
                                                    "d !too-large\n"
                                                    "e@ '../a'\n");
}

static void nothing_in_memory_lends_nothing(void **state)
{
    const struct source_options options = {.mode = SOURCE_MEMORY, .max_file_size = 5};
    (void)state;
    assert_string_equal(lent_by(&options, &memory), "");
}

static void modes_have_names(void **state)
{
    (void)state;
    assert_string_equal(source_mode_name(SOURCE_WORKTREE), "worktree");
    assert_string_equal(source_mode_name(SOURCE_STAGED), "staged");
    assert_string_equal(source_mode_name(SOURCE_REVISION), "revision");
    assert_string_equal(source_mode_name(SOURCE_FILES), "files");
    assert_string_equal(source_mode_name(SOURCE_STDIN), "stdin");
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(standard_input_is_one_blob_with_the_name_it_is_given),
        TEST(standard_input_above_the_ceiling_is_told),
        TEST(standard_input_may_be_a_large_file),
        TEST(a_closed_standard_input_is_told),
        TEST(blobs_in_memory_are_lent_in_their_order),
        TEST(nothing_in_memory_lends_nothing),
        TEST(modes_have_names),
    };
    return RUN_TESTS(tests);
}
