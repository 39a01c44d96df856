#include "pack_order.h"
#include "unit.h"

#include "buf.h"
#include "repository_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { VERSIONS = 30, LARGE = 100 * 1024 };

static void version(unsigned i)
{
    struct buf text;
    buf_init(&text, 2 * LARGE);
    for (unsigned line = 0; line < 200; line++)
        buf_printf(&text, "line %u of the file, changed %u\n", line, line % VERSIONS <= i ? i : 0);
    repository_write_bytes(&repo, "lines", buf_slice(&text));
    for (unsigned line = 0; buf_slice(&text).len < LARGE; line++)
        buf_printf(&text, "%u: %u\n", line, (line + i) * 2654435761U);
    repository_write_bytes(&repo, "large", buf_slice(&text));
    buf_release(&text);
    repository_write(&repo, "empty", "");
    repository_commit(&repo, "version");
}

static void make_pack(const char *ref_deltas)
{
    for (unsigned i = 0; i < VERSIONS; i++)
        version(i);
    repository_git(&repo, "tag", "-a", "-m", "tag", "v1", NULL);
    repository_git(&repo, "-c", ref_deltas, "repack", "-q", "-a", "-d", "-f", NULL);
}

static void open_numbers(struct object_numbers *numbers)
{
    struct object_folders folders = {.count = 1};
    struct err err = {0};
    folders.paths[0] = repository_path(&repo, ".git/objects");
    assert_true(object_numbers_init(numbers, &folders, &repo.memory, &err));
    assert_int_equal(numbers->pack_count, 1);
}

static const char *hex_of(const struct object_numbers *numbers, uint32_t number)
{
    const unsigned char *id = object_number_id(numbers, number);
    struct buf hex;
    buf_init(&hex, 2 * OBJECT_ID_SIZE);
    for (size_t i = 0; i < OBJECT_ID_SIZE; i++)
        buf_printf(&hex, "%02x", id[i]);
    const char *copy = arena_copy(&repo.memory, buf_slice(&hex)).ptr;
    buf_release(&hex);
    return copy;
}

// What git says of the object, against what is read.
static void assert_as_git_reads(const struct object_numbers *numbers, struct pack_reader *reader,
                                uint32_t number)
{
    static const char *const types[] = {"", "commit", "tree", "blob", "tag"};
    const char *hex = hex_of(numbers, number);
    git_object_t type;
    struct slice bytes;
    assert_int_equal(pack_reader_read(reader, number, UINT64_MAX, &type, &bytes), PACK_READ);
    assert_string_equal(types[type], repository_git_says(&repo, "cat-file", "-t", hex, NULL));
    repository_write_bytes(&repo, "../object", bytes);
    assert_string_equal(hex, repository_git_says(&repo, "hash-object", "-t", types[type],
                                                 "--no-filters", "../object", NULL));
}

static void read_all(const char *ref_deltas, enum pack_asking asking)
{
    struct object_numbers numbers;
    make_pack(ref_deltas);
    open_numbers(&numbers);
    struct pack_reader *reader = pack_reader_new(&numbers, asking);
    assert_in_range(numbers.packed, 4 * VERSIONS, 5 * VERSIONS);
    for (uint32_t i = 0; i < numbers.packed; i++)
        assert_as_git_reads(&numbers, reader, i);
    pack_reader_free(reader);
    object_numbers_release(&numbers);
}

static void every_object_is_read_as_git_reads_it(void **state)
{
    (void)state;
    read_all("repack.useDeltaBaseOffset=true", PACK_DEPTH_FIRST);
}

static void bases_may_be_named_by_their_ids(void **state)
{
    (void)state;
    read_all("repack.useDeltaBaseOffset=false", PACK_ANY_ORDER);
}

static void an_object_that_is_too_large_is_told(void **state)
{
    struct object_numbers numbers;
    git_object_t type;
    struct slice bytes;
    unsigned large = 0;
    (void)state;
    make_pack("repack.useDeltaBaseOffset=true");
    open_numbers(&numbers);
    struct pack_reader *reader = pack_reader_new(&numbers, PACK_DEPTH_FIRST);
    for (uint32_t i = 0; i < numbers.packed; i++) {
        enum pack_outcome outcome = pack_reader_read(reader, i, LARGE - 1, &type, &bytes);
        assert_int_not_equal(outcome, PACK_DECLINED);
        large += outcome == PACK_TOO_LARGE;
    }
    assert_int_equal(large, VERSIONS);
    pack_reader_free(reader);
    object_numbers_release(&numbers);
}

static void each_delta_comes_behind_its_base(void **state)
{
    struct object_numbers numbers;
    struct pack_header header;
    struct pack_order order;
    unsigned deltas = 0;
    (void)state;
    make_pack("repack.useDeltaBaseOffset=true");
    open_numbers(&numbers);
    struct pack_reader *reader = pack_reader_new(&numbers, PACK_DEPTH_FIRST);
    pack_order_init(&order, reader, &numbers.packs[0].index, 0);
    bool *taken = alloc_zeroed(order.count, sizeof *taken);
    for (uint32_t i = 0; i < order.count; i++) {
        assert_true(order.places[i] < order.count && !taken[order.places[i]]);
        taken[order.places[i]] = true;
        assert_true(pack_reader_header(reader, 0, order.offsets[i], &header));
        if (header.base == UINT64_MAX)
            continue;
        assert_true(pack_order_place(&order, header.base) < order.places[i]);
        deltas++;
    }
    assert_true(deltas > VERSIONS / 2);
    assert_int_equal(pack_order_place(&order, 1), order.count);
    free(taken);
    pack_order_release(&order);
    pack_reader_free(reader);
    object_numbers_release(&numbers);
}

static const char *pack_path(const struct object_numbers *numbers, const char *extension)
{
    const char *path = arena_printf(&repo.memory, "%s%s", numbers->packs[0].path, extension).ptr;
    chmod(path, 0600);
    return path;
}

static void change_byte(const char *path, long at)
{
    FILE *file = fopen(path, "r+b");
    assert_non_null(file);
    fseek(file, at, SEEK_SET);
    int byte = fgetc(file);
    fseek(file, at, SEEK_SET);
    fputc(byte ^ 0x55, file);
    assert_int_equal(fclose(file), 0);
}

static long size_of(const char *path)
{
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    return (long)status.st_size;
}

// Whatever is damaged, reading ends; zlib's checksum sees to it that what is read is right.
static void read_damaged(struct object_numbers *numbers)
{
    struct pack_reader *reader = pack_reader_new(numbers, PACK_ANY_ORDER);
    struct pack_order order;
    git_object_t type;
    struct slice bytes;
    unsigned declined = 0;
    for (uint32_t i = 0; i < numbers->packed; i++)
        declined += pack_reader_read(reader, i, UINT64_MAX, &type, &bytes) == PACK_DECLINED;
    assert_true(declined > 0);
    pack_order_init(&order, reader, &numbers->packs[0].index, 0);
    pack_order_release(&order);
    pack_reader_free(reader);
}

static void a_damaged_pack_is_left_to_others(void **state)
{
    struct object_numbers numbers;
    (void)state;
    make_pack("repack.useDeltaBaseOffset=true");
    open_numbers(&numbers);
    const char *path = pack_path(&numbers, ".pack");
    long size = size_of(path);
    for (long at = 12; at < size - 20; at += size / 40) {
        change_byte(path, at);
        read_damaged(&numbers);
        change_byte(path, at);
    }
    assert_int_equal(truncate(path, size / 2), 0);
    read_damaged(&numbers);
    object_numbers_release(&numbers);
}

static void a_damaged_index_is_passed_over_or_stays_in_bounds(void **state)
{
    struct object_numbers numbers;
    (void)state;
    make_pack("repack.useDeltaBaseOffset=true");
    open_numbers(&numbers);
    const char *path = pack_path(&numbers, ".idx");
    object_numbers_release(&numbers);
    long size = size_of(path);
    for (long at = 0; at < size; at += at < 1100 ? 3 : 97) {
        struct pack_index index;
        change_byte(path, at);
        if (pack_index_open(&index, path)) {
            for (uint32_t i = 0; i < index.count; i++) {
                uint32_t n;
                pack_index_offset(&index, i);
                if (pack_index_find(&index, pack_index_id(&index, i), &n))
                    assert_true(n < index.count);
            }
            pack_index_close(&index);
        }
        change_byte(path, at);
    }
    for (long len = size - 1; len >= 0; len = len * 2 / 3 - 1) {
        struct pack_index index;
        assert_int_equal(truncate(path, len), 0);
        assert_false(pack_index_open(&index, path));
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, repository_set_up, repository_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_object_is_read_as_git_reads_it),
        TEST(bases_may_be_named_by_their_ids),
        TEST(an_object_that_is_too_large_is_told),
        TEST(each_delta_comes_behind_its_base),
        TEST(a_damaged_pack_is_left_to_others),
        TEST(a_damaged_index_is_passed_over_or_stays_in_bounds),
    };
    return RUN_TESTS(tests);
}
