// Archives that are put together here, byte by byte where it matters, and what is handed out of them.
#include "archive.h"

#include "digest.h"
#include "print.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

enum { MOST = 4 * 1024 * 1024 };

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

// One member of a zip; what is not set is as the bytes say.
struct member {
    const char *name;
    struct slice bytes;
    bool deflated;
    unsigned method;    // in place of the right one
    unsigned flags;     // besides
    uint32_t crc_error; // added to the checksum
    uint64_t size;      // told in place of the right one
};

static void add_number(struct buf *out, uint64_t number, size_t len)
{
    for (size_t i = 0; i < len; i++, number >>= 8)
        buf_add_byte(out, (char)(unsigned char)number);
}

// Deflated raw (bits -15) or as gzip (31).
static struct slice packed_with(struct slice bytes, int bits)
{
    z_stream zlib = {0};
    uLong room = compressBound((uLong)bytes.len) + 64;
    char *out = arena_alloc(&memory, room);
    assert_int_equal(deflateInit2(&zlib, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    zlib.next_in = (unsigned char *)(uintptr_t)bytes.ptr;
    zlib.avail_in = (uInt)bytes.len;
    zlib.next_out = (unsigned char *)out;
    zlib.avail_out = (uInt)room;
    assert_int_equal(deflate(&zlib, Z_FINISH), Z_STREAM_END);
    size_t len = zlib.total_out;
    deflateEnd(&zlib);
    return slice_of(out, len);
}

// The numbers that a local header and an entry of the directory share.
static void add_shared(struct buf *out, const struct member *m, struct slice packed)
{
    unsigned method = m->method ? m->method : m->deflated ? 8 : 0;
    add_number(out, 20, 2);
    add_number(out, m->flags, 2);
    add_number(out, method, 2);
    add_number(out, 0, 4);
    add_number(out, crc32_of(m->bytes) + m->crc_error, 4);
    add_number(out, packed.len, 4);
    add_number(out, m->size ? m->size : m->bytes.len, 4);
    add_number(out, strlen(m->name), 2);
    add_number(out, 0, 2);
}

static struct slice zip_of(const struct member *members, size_t count)
{
    struct buf out, directory;
    buf_init(&out, MOST);
    buf_init(&directory, MOST);
    for (size_t i = 0; i < count; i++) {
        const struct member *m = &members[i];
        struct slice packed = m->deflated ? packed_with(m->bytes, -15) : m->bytes;
        add_number(&directory, 0x02014b50, 4);
        add_number(&directory, 20, 2);
        add_shared(&directory, m, packed);
        add_number(&directory, 0, 10);
        add_number(&directory, out.len, 4);
        buf_add_string(&directory, m->name);
        add_number(&out, 0x04034b50, 4);
        add_shared(&out, m, packed);
        buf_add_string(&out, m->name);
        buf_add(&out, packed);
    }
    size_t at = out.len;
    buf_add(&out, buf_slice(&directory));
    add_number(&out, 0x06054b50, 4);
    add_number(&out, 0, 4);
    add_number(&out, count, 2);
    add_number(&out, count, 2);
    add_number(&out, directory.len, 4);
    add_number(&out, at, 4);
    add_number(&out, 0, 2);
    struct slice zip = arena_copy(&memory, buf_slice(&out));
    buf_release(&out);
    buf_release(&directory);
    return zip;
}

static void add_tar(struct buf *out, const char *name, char type, struct slice bytes)
{
    char block[512] = {0};
    unsigned sum = 0;
    snprintf(block, 100, "%s", name);
    snprintf(block + 100, 36, "%07o", 0644);
    snprintf(block + 124, 12, "%011zo", bytes.len);
    memset(block + 148, ' ', 8);
    block[156] = type;
    memcpy(block + 257, "ustar\00000", 8);
    for (size_t i = 0; i < sizeof block; i++)
        sum += (unsigned char)block[i];
    snprintf(block + 148, 8, "%06o", sum);
    buf_add(out, slice_of(block, sizeof block));
    buf_add(out, bytes);
    while (out->len % 512 != 0)
        buf_add_byte(out, '\0');
}

static struct slice tar_end(struct buf *out)
{
    static const char zeros[1024];
    buf_add(out, slice_of(zeros, sizeof zeros));
    struct slice tar = arena_copy(&memory, buf_slice(out));
    buf_release(out);
    return tar;
}

static struct slice tar_of(const char *name, struct slice bytes)
{
    struct buf out;
    buf_init(&out, MOST);
    add_tar(&out, name, '0', bytes);
    return tar_end(&out);
}

struct said {
    struct buf text;
    bool is_whole;
};

static void say(void *taker, const struct blob *member)
{
    struct said *said = taker;
    assert_int_equal(member->mode, BLOB_REGULAR);
    assert_slice(member->commit, "abc");
    buf_printf(&said->text, "%.*s: ", SLICE_ARG(member->path));
    print_safe(&said->text, slice_cut(member->bytes, 0, 12));
    buf_add_byte(&said->text, '\n');
}

static bool is_left_out(void *by, struct slice path)
{
    (void)by;
    return slice_find(path, SLICE("vendor/")) != SLICE_NOT_FOUND;
}

// What is handed out, a line for each member, and then what is skipped and why; "whole" where the file needs no
// further look.
static const char *read_as(const char *path, struct slice bytes, uint64_t max_file_size)
{
    struct archive_options options = {.max_file_size = max_file_size, .excluded = is_left_out};
    struct archive_reader *reader = archive_reader_new(&options);
    struct blob blob = {.path = slice_of_string(path), .bytes = bytes, .commit = SLICE("abc")};
    struct coverage coverage = {0};
    struct said said;
    buf_init(&said.text, MOST);
    buf_add_string(&said.text, "");
    bool is_whole = archive_read(reader, &blob, say, &said, &coverage);
    for (size_t i = 0; i < coverage.skipped_count; i++)
        buf_printf(&said.text, "%.*s %s\n", SLICE_ARG(coverage.skipped[i].path),
                   skip_name(coverage.skipped[i].reason));
    buf_add_string(&said.text, is_whole ? "whole\n" : "");
    const char *text = arena_copy(&memory, buf_slice(&said.text)).ptr;
    buf_release(&said.text);
    coverage_release(&coverage);
    archive_reader_free(reader);
    return text;
}

#define READ(path, bytes) read_as(path, bytes, 64 * 1024)
#define ZIP(...)                                 \
    zip_of((const struct member[]){__VA_ARGS__}, \
           sizeof((const struct member[]){__VA_ARGS__}) / sizeof(struct member))

static void members_of_a_zip_are_handed_out(void **state)
{
    (void)state;
    struct slice zip =
        ZIP({.name = "a.txt", .bytes = SLICE("stored")}, {.name = "b/", .bytes = SLICE("")},
            {.name = "/b/c.txt", .bytes = SLICE("deflated"), .deflated = true});
    assert_string_equal(READ("x.jar", zip),
                        "x.jar!/a.txt: stored\nx.jar!/b/c.txt: deflated\nwhole\n");
}

static void members_of_a_tar_are_handed_out(void **state)
{
    struct buf out;
    (void)state;
    buf_init(&out, MOST);
    add_tar(&out, "a.txt", '0', SLICE("one"));
    add_tar(&out, "b/", '5', SLICE(""));
    add_tar(&out, "link", '2', SLICE(""));
    add_tar(&out, "long", 'L', SLICE("b/a-long-name.txt\0"));
    add_tar(&out, "b/a-long", '\0', SLICE("two"));
    add_tar(&out, "pax", 'x', SLICE("14 path=c.txt\n9 a=b=c\n\n"));
    add_tar(&out, "other", '0', SLICE("three"));
    struct slice tar = tar_end(&out);
    const char *expected = "x!/a.txt: one\nx!/b/a-long-name.txt: two\nx!/c.txt: three\nwhole\n";
    assert_string_equal(READ("x", tar), expected);
    // Compressed it is the same archive, not one in another.
    assert_string_equal(READ("x", packed_with(tar, 31)), expected);
}

static void a_gzip_has_one_member_without_the_extension(void **state)
{
    struct slice one = packed_with(SLICE("one"), 31), two = packed_with(SLICE(" two"), 31);
    (void)state;
    assert_string_equal(READ("logs/x.sql.gz", one), "logs/x.sql.gz!/x.sql: one\nwhole\n");
    assert_string_equal(READ("x.tgz", one), "x.tgz!/x.tar: one\nwhole\n");
    assert_string_equal(READ("x", one), "x!/x: one\nwhole\n");
    struct buf joined;
    buf_init(&joined, MOST);
    buf_add(&joined, one);
    buf_add(&joined, two);
    assert_string_equal(READ("x.gz", buf_slice(&joined)), "x.gz!/x: one two\nwhole\n");
    buf_add_string(&joined, "and more");
    assert_string_equal(READ("x.gz", buf_slice(&joined)), "x.gz!/x: one two\n");
    buf_release(&joined);
}

static void archives_lie_three_deep(void **state)
{
    struct slice inner = SLICE("text");
    (void)state;
    inner = tar_of("a.txt", inner);
    inner = ZIP({.name = "b.tar", .bytes = inner, .deflated = true});
    inner = ZIP({.name = "c.zip", .bytes = inner});
    assert_string_equal(READ("d.zip", inner), "d.zip!/c.zip!/b.tar!/a.txt: text\nwhole\n");
    inner = ZIP({.name = "d.zip", .bytes = inner});
    const char *said = READ("e.zip", inner);
    assert_null(strstr(said, "a.txt:"));
    assert_non_null(strstr(said, "e.zip!/d.zip!/c.zip!/b.tar archive-limit\n"));
    // It is handed out as it stands, and so is each that was not opened whole.
    assert_non_null(strstr(said, "e.zip!/d.zip!/c.zip!/b.tar: a.txt"));
    assert_null(strstr(said, "whole"));
}

static void what_is_no_archive_is_left_alone(void **state)
{
    (void)state;
    assert_string_equal(READ("x.zip", SLICE("no zip")), "");
    assert_string_equal(READ("x.tar", SLICE("")), "");
    static const char zeros[2048];
    assert_string_equal(READ("x.tar", slice_of(zeros, sizeof zeros)), "");
}

static void what_cannot_be_read_is_told(void **state)
{
    (void)state;
    assert_string_equal(READ("x.zip", ZIP({.name = "a", .bytes = SLICE("text"), .flags = 1},
                                          {.name = "b", .bytes = SLICE("text"), .method = 12},
                                          {.name = "c", .bytes = SLICE("text"), .size = 1 << 20},
                                          {.name = "vendor/d", .bytes = SLICE("text")},
                                          {.name = "e", .bytes = SLICE("text")})),
                        "x.zip!/e: text\nx.zip!/a archive-encrypted\nx.zip!/b archive-unread\n"
                        "x.zip!/c too-large\nx.zip!/vendor/d excluded\n");
    assert_string_equal(READ("x.bz2", SLICE("BZh91AY&SY")), "x.bz2 archive-unread\n");
    assert_string_equal(READ("x.7z", SLICE("7z\xbc\xaf\x27\x1c\0\4")), "x.7z archive-unread\n");
}

static void what_is_damaged_is_told_and_read_as_far_as_it_goes(void **state)
{
    struct slice zip = ZIP({.name = "a", .bytes = SLICE("text"), .crc_error = 1},
                           {.name = "b", .bytes = SLICE("more"), .deflated = true});
    struct slice tar = tar_of("a", SLICE("some text"));
    (void)state;
    assert_string_equal(READ("x.zip", zip),
                        "x.zip!/a: text\nx.zip!/b: more\nx.zip!/a archive-damaged\n");
    assert_string_equal(READ("x.zip", slice_cut(zip, 0, zip.len - 30)), "x.zip archive-damaged\n");
    assert_string_equal(READ("x.tar", slice_cut(tar, 0, 516)),
                        "x.tar!/a: some\nx.tar!/a archive-damaged\nx.tar archive-damaged\n");
    struct slice gzip = packed_with(SLICE("some text of more than a few words"), 31);
    assert_string_equal(READ("x.gz", slice_cut(gzip, 0, 24)),
                        "x.gz!/x: some text of\nx.gz!/x archive-damaged\n");
}

// A cut at any byte ends without harm, and is told.
static void an_archive_may_be_cut_anywhere(void **state)
{
    struct buf out;
    (void)state;
    buf_init(&out, MOST);
    add_tar(&out, "a.txt", '0', SLICE("one"));
    add_tar(&out, "long", 'L', SLICE("b/a-long-name.txt\0"));
    add_tar(&out, "b", '0', SLICE("two"));
    struct slice tar = tar_end(&out);
    struct slice archives[] = {
        ZIP({.name = "a", .bytes = SLICE("text")}, {.name = "b", .bytes = tar, .deflated = true}),
        packed_with(tar, 31), tar};
    for (size_t i = 0; i < 3; i++) {
        for (size_t len = 4; len < archives[i].len; len += i == 2 ? 17 : 1) {
            char *exact = malloc(len);
            assert_non_null(exact);
            memcpy(exact, archives[i].ptr, len);
            const char *said = READ("x", slice_of(exact, len));
            free(exact);
            if (i < 2)
                assert_null(strstr(said, "whole"));
        }
    }
}

static void ceilings_hold(void **state)
{
    static char zeros[3 * 1024 * 1024];
    struct slice all = slice_of(zeros, sizeof zeros);
    struct slice part = slice_of(zeros, 60 * 1024);
    struct member many[40];
    (void)state;
    // One member may be so large,
    assert_string_equal(
        READ("x.zip", ZIP({.name = "a", .bytes = all, .deflated = true, .size = 10})),
        "x.zip!/a too-large\n");
    assert_string_equal(READ("x.gz", packed_with(all, 31)), "x.gz!/x too-large\n");
    // swell so much,
    assert_string_equal(read_as("x.gz", packed_with(all, 31), MOST), "x.gz!/x archive-limit\n");
    // and all of them together may be so large.
    for (size_t i = 0; i < 40; i++)
        many[i] = (struct member){.name = "a", .bytes = part, .deflated = true};
    const char *said = READ("x.zip", zip_of(many, 40));
    size_t taken = 0;
    for (const char *at = said; (at = strstr(at, "x.zip!/a: ")); at++)
        taken++;
    assert_int_equal(taken, ARCHIVE_TIMES * 64 / 60);
    assert_non_null(strstr(said, "x.zip!/a archive-limit\n"));
}

static void there_may_be_so_many_members(void **state)
{
    struct member *many = alloc_zeroed(ARCHIVE_MEMBERS + 1, sizeof *many);
    (void)state;
    for (size_t i = 0; i <= ARCHIVE_MEMBERS; i++)
        many[i] = (struct member){.name = "vendor/a", .bytes = SLICE("")};
    many[0].name = many[ARCHIVE_MEMBERS].name = "a";
    const char *said = READ("x.zip", zip_of(many, ARCHIVE_MEMBERS + 1));
    assert_true(slice_starts_with(slice_of_string(said), SLICE("x.zip!/a: \n")));
    assert_null(strstr(said + 1, "x.zip!/a: \n"));
    assert_non_null(strstr(said, "x.zip archive-limit\n"));
    free(many);
}

static void what_lies_between_the_members_is_not_forgotten(void **state)
{
    struct slice zip = ZIP({.name = "a", .bytes = SLICE("text")});
    struct slice tar = tar_of("a", SLICE("text"));
    char *longer = arena_alloc(&memory, tar.len + 600);
    (void)state;
    // A comment behind the directory.
    struct buf commented;
    buf_init(&commented, MOST);
    buf_add(&commented, slice_cut(zip, 0, zip.len - 2));
    add_number(&commented, 5, 2);
    buf_add_string(&commented, "notes");
    assert_string_equal(READ("x.zip", buf_slice(&commented)), "x.zip!/a: text\n");
    buf_release(&commented);
    memcpy(longer, tar.ptr, tar.len);
    assert_string_equal(READ("x.tar", slice_of(longer, tar.len + 600)), "x.tar!/a: text\nwhole\n");
    longer[tar.len + 500] = 'x';
    assert_string_equal(READ("x.tar", slice_of(longer, tar.len + 600)), "x.tar!/a: text\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(members_of_a_zip_are_handed_out, release),
        cmocka_unit_test_teardown(members_of_a_tar_are_handed_out, release),
        cmocka_unit_test_teardown(a_gzip_has_one_member_without_the_extension, release),
        cmocka_unit_test_teardown(archives_lie_three_deep, release),
        cmocka_unit_test_teardown(what_is_no_archive_is_left_alone, release),
        cmocka_unit_test_teardown(what_cannot_be_read_is_told, release),
        cmocka_unit_test_teardown(what_is_damaged_is_told_and_read_as_far_as_it_goes, release),
        cmocka_unit_test_teardown(an_archive_may_be_cut_anywhere, release),
        cmocka_unit_test_teardown(ceilings_hold, release),
        cmocka_unit_test_teardown(there_may_be_so_many_members, release),
        cmocka_unit_test_teardown(what_lies_between_the_members_is_not_forgotten, release),
    };
    return RUN_TESTS(tests);
}
