#include "file.h"

#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

// Every test works in a new folder, which is the current one.
static char folder[64];

static int enter_folder(void **state)
{
    (void)state;
    snprintf(folder, sizeof folder, "/tmp/waybill-test-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static void remove_all(const char *path)
{
    struct dirent *entry;
    DIR *listing = opendir(path);
    while (listing && (entry = readdir(listing))) {
        char name[512];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (unlink(name) != 0)
            remove_all(name);
    }
    if (listing)
        closedir(listing);
    rmdir(path);
}

static int leave_folder(void **state)
{
    (void)state;
    if (chdir("/") != 0)
        return -1;
    remove_all(folder);
    return 0;
}

static size_t entries(const char *path)
{
    struct dirent *entry;
    size_t count = 0;
    DIR *listing = opendir(path);
    assert_non_null(listing);
    while ((entry = readdir(listing)))
        count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
    closedir(listing);
    return count;
}

static void put(const char *path, const char *text)
{
    struct err err = {0};
    assert_true(file_write(path, slice_of_string(text), &err));
}

static void holds(const char *path, const char *text)
{
    struct err err = {0};
    struct buf buf;
    buf_init(&buf, 1000 * 1000);
    assert_true(file_read(&buf, path, &err));
    assert_slice(buf_slice(&buf), text);
    buf_release(&buf);
}

static unsigned mode_of(const char *path)
{
    struct stat there;
    assert_int_equal(stat(path, &there), 0);
    return there.st_mode & 07777;
}

static bool try_read(const char *path, size_t ceiling, struct err *err)
{
    struct buf buf;
    buf_init(&buf, ceiling);
    bool good = file_read(&buf, path, err);
    buf_release(&buf);
    return good;
}

static void reads_what_was_written(void **state)
{
    (void)state;
    put("a", "one\ntwo");
    holds("a", "one\ntwo");
    put("a", "");
    holds("a", "");
    assert_true(file_exists("a"));
    assert_false(file_exists("b"));
}

static void reads_up_to_the_ceiling_and_not_a_byte_more(void **state)
{
    struct err err = {0};
    (void)state;
    put("a", "12345");
    assert_true(try_read("a", 5, &err));
    assert_false(try_read("a", 4, &err));
    assert_int_equal(err.kind, ERR_UNABLE);
    assert_string_equal(err.message, "a: larger than 4 bytes");
    put("empty", "");
    assert_true(try_read("empty", 0, &err));
}

static void reads_files_longer_than_one_read(void **state)
{
    enum { LARGE = 300 * 1000 };
    struct err err = {0};
    char *bytes = malloc(LARGE);
    struct buf buf;
    (void)state;
    for (size_t i = 0; i < LARGE; i++)
        bytes[i] = (char)(i % 251);
    assert_true(file_write("a", slice_of(bytes, LARGE), &err));
    buf_init(&buf, LARGE);
    assert_true(file_read(&buf, "a", &err));
    assert_true(slice_equals(buf_slice(&buf), slice_of(bytes, LARGE)));
    buf_release(&buf);
    free(bytes);
}

static void reads_files_that_tell_no_size(void **state)
{
    struct err err = {0};
    (void)state;
    if (file_exists("/proc/self/status"))
        assert_true(try_read("/proc/self/status", 1000 * 1000, &err));
}

static void a_reading_error_names_the_path_and_the_reason(void **state)
{
    struct err err = {0};
    (void)state;
    assert_false(try_read("none", 10, &err));
    assert_string_equal(err.message, "none: No such file or directory");
    assert_false(try_read("\x1B[2J", 10, &err));
    assert_string_equal(err.message, "\\x1b[2J: No such file or directory");
    assert_false(try_read(".", 10, &err));
    assert_string_equal(err.message, ".: is a directory");
}

static void does_not_wait_at_a_pipe(void **state)
{
    struct err err = {0};
    (void)state;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    assert_false(try_read("pipe", 10, &err));
    assert_string_equal(err.message, "pipe: is not a regular file");
}

static void reads_through_a_symbolic_link(void **state)
{
    (void)state;
    put("a", "text");
    assert_int_equal(symlink("a", "link"), 0);
    holds("link", "text");
}

static void a_new_file_has_the_permissions_that_the_umask_leaves(void **state)
{
    (void)state;
    mode_t before = umask(027);
    put("a", "text");
    umask(before);
    assert_int_equal(mode_of("a"), 0640);
}

static void a_replaced_file_keeps_its_permissions(void **state)
{
    (void)state;
    put("a", "old");
    assert_int_equal(chmod("a", 0751), 0);
    put("a", "new");
    holds("a", "new");
    assert_int_equal(mode_of("a"), 0751);
}

static void permissions_can_be_told(void **state)
{
    struct err err = {0};
    (void)state;
    assert_true(file_write_mode("a", SLICE("x"), 0755, &err));
    assert_int_equal(mode_of("a"), 0755);
    assert_true(file_write_mode("a", SLICE("x"), 0600, &err));
    assert_int_equal(mode_of("a"), 0600);
}

static void nothing_else_is_left_in_the_folder(void **state)
{
    (void)state;
    put("a", "old");
    put("a", "new");
    assert_int_equal(entries("."), 1);
}

static void a_symbolic_link_stays_and_its_target_is_replaced(void **state)
{
    struct stat there;
    (void)state;
    assert_int_equal(mkdir("sub", 0700), 0);
    put("sub/a", "old");
    assert_int_equal(symlink("a", "sub/link"), 0);
    assert_int_equal(symlink("sub/link", "outer"), 0);
    put("outer", "new");
    holds("sub/a", "new");
    assert_int_equal(lstat("outer", &there), 0);
    assert_true(S_ISLNK(there.st_mode));
    assert_int_equal(lstat("sub/link", &there), 0);
    assert_true(S_ISLNK(there.st_mode));
    assert_int_equal(entries("sub"), 2);
}

static void a_link_to_nothing_makes_its_target(void **state)
{
    (void)state;
    assert_int_equal(symlink("a", "link"), 0);
    put("link", "text");
    holds("a", "text");
}

static void links_in_a_circle_are_an_error(void **state)
{
    struct err err = {0};
    (void)state;
    assert_int_equal(symlink("b", "a"), 0);
    assert_int_equal(symlink("a", "b"), 0);
    assert_false(file_write("a", SLICE("x"), &err));
    assert_string_equal(err.message, "a: Too many levels of symbolic links");
}

static void on_an_error_nothing_has_changed(void **state)
{
    struct err err = {0};
    (void)state;
    put("a", "old");
    assert_false(file_write("none/a", SLICE("x"), &err));
    assert_string_equal(err.message, "none/a: No such file or directory");
    assert_false(file_write("a/b", SLICE("x"), &err));
    assert_false(file_write(".", SLICE("x"), &err));
    assert_string_equal(err.message, ".: is a directory");
    holds("a", "old");
    assert_int_equal(entries("."), 1);
}

// Renaming over a device would replace it, for everybody.
static void a_device_is_written_to_and_not_replaced(void **state)
{
    struct stat there;
    (void)state;
    put("/dev/null", "text");
    assert_int_equal(stat("/dev/null", &there), 0);
    assert_true(S_ISCHR(there.st_mode));
}

static void a_name_as_long_as_names_can_be_is_written(void **state)
{
    char name[256];
    (void)state;
    memset(name, 'n', 255);
    name[255] = '\0';
    put(name, "text");
    holds(name, "text");
}

static void names_left_by_others_are_not_touched(void **state)
{
    char left[64];
    (void)state;
    snprintf(left, sizeof left, ".waybill-%ld-0.tmp", (long)getpid());
    assert_int_equal(symlink("elsewhere", left), 0);
    put("a", "text");
    holds("a", "text");
    assert_false(file_exists("elsewhere"));
}

static void a_descriptor_takes_bytes_one_after_the_other(void **state)
{
    struct err err = {0};
    (void)state;
    int fd = open("out", O_WRONLY | O_CREAT, 0600);
    assert_true(fd_write(fd, SLICE("one "), &err));
    assert_true(fd_write(fd, SLICE(""), &err));
    assert_true(fd_write(fd, SLICE("two"), &err));
    close(fd);
    holds("out", "one two");
}

static void a_closed_descriptor_is_an_error(void **state)
{
    struct err err = {0};
    (void)state;
    assert_false(fd_write(-1, SLICE("x"), &err));
    assert_int_equal(err.kind, ERR_UNABLE);
    assert_string_equal(err.message, "cannot write: Bad file descriptor");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)
    const struct CMUnitTest tests[] = {
        TEST(reads_what_was_written),
        TEST(reads_up_to_the_ceiling_and_not_a_byte_more),
        TEST(reads_files_longer_than_one_read),
        TEST(reads_files_that_tell_no_size),
        TEST(a_reading_error_names_the_path_and_the_reason),
        TEST(does_not_wait_at_a_pipe),
        TEST(reads_through_a_symbolic_link),
        TEST(a_new_file_has_the_permissions_that_the_umask_leaves),
        TEST(a_replaced_file_keeps_its_permissions),
        TEST(permissions_can_be_told),
        TEST(nothing_else_is_left_in_the_folder),
        TEST(a_symbolic_link_stays_and_its_target_is_replaced),
        TEST(a_link_to_nothing_makes_its_target),
        TEST(links_in_a_circle_are_an_error),
        TEST(on_an_error_nothing_has_changed),
        TEST(a_device_is_written_to_and_not_replaced),
        TEST(a_name_as_long_as_names_can_be_is_written),
        TEST(names_left_by_others_are_not_touched),
        TEST(a_descriptor_takes_bytes_one_after_the_other),
        TEST(a_closed_descriptor_is_an_error),
    };
#undef TEST
    return RUN_TESTS(tests);
}
