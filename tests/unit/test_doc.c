#include "doc.h"

#include "unit.h"

static void place_of_text(const char *bytes, size_t len, const char *needle, unsigned line,
                          unsigned column, uint64_t offset)
{
    struct blob blob = {.path = SLICE("x.txt"), .bytes = slice_of(bytes, len)};
    struct doc doc;
    struct doc_cursor cursor;
    doc_open(&doc, &blob);
    size_t at = slice_find(doc.text, slice_of_string(needle));
    assert_int_not_equal(at, SLICE_NOT_FOUND);
    doc_cursor_init(&cursor, &doc);
    doc_cursor_move(&cursor, at);
    assert_int_equal(cursor.line, line);
    assert_int_equal(cursor.column, column);
    assert_int_equal(cursor.stored, offset);
    doc_close(&doc);
}
#define PLACE(text, needle, line, column, offset) \
    place_of_text(text, sizeof text - 1, needle, line, column, offset)

static void lines_and_columns_count_code_points(void **state)
{
    (void)state;
    PLACE("needle", "needle", 1, 1, 0);
    PLACE("a\r\n\xc3\xa9\xe2\x82\xac needle", "needle", 2, 4, 9);
    PLACE("not UTF-8: \x80needle", "needle", 1, 13, 12);
    PLACE("\xef\xbb\xbfneedle", "needle", 1, 1, 3);
}

static void utf16_is_read_and_places_point_to_its_bytes(void **state)
{
    (void)state;
    PLACE("\xff\xfe"
          "a\0\n\0\x3d\xd8\x00\xdeK\0E\0Y\0",
          "KEY", 2, 2, 10);
    PLACE("\xfe\xff\0a\0\n\0K\0E\0Y", "KEY", 2, 1, 6);
}

static void utf16_without_a_mark_is_known_by_its_nul_bytes(void **state)
{
    (void)state;
    PLACE("a\0=\0 \0\n\0K\0E\0Y\0", "KEY", 2, 1, 8);
    PLACE("\0a\0=\0 \0\n\0K\0E\0Y", "KEY", 2, 1, 8);
}

static void every_byte_of_latin_1_is_a_column(void **state)
{
    (void)state;
    PLACE("gr\xf6\xdf"
          "er\n\xe4\xf6\xfc needle",
          "needle", 2, 5, 11);
}

static void numbers_of_two_bytes_are_no_utf16(void **state)
{
    struct blob blob = {.path = SLICE("x"), .bytes = SLICE("\1\0\2\0\3\0\4\0\5\0\6\0")};
    struct doc doc;
    (void)state;
    doc_open(&doc, &blob);
    assert_int_equal(doc.encoding, ENCODING_BYTES);
    assert_true(doc.binary);
    doc_close(&doc);
}

static void a_broken_utf16_text_ends_without_harm(void **state)
{
    struct blob blob = {.path = SLICE("x"), .bytes = SLICE("\xff\xfe\x3d\xd8\x3d\xd8z")};
    struct doc doc;
    (void)state;
    doc_open(&doc, &blob);
    assert_slice(doc.text, "\xef\xbf\xbd\xef\xbf\xbd");
    doc_close(&doc);
}

static void nul_bytes_make_it_binary(void **state)
{
    struct blob blob = {.path = SLICE("x.c"), .bytes = SLICE("int\0x")};
    struct doc doc;
    (void)state;
    doc_open(&doc, &blob);
    assert_true(doc.binary);
    doc_close(&doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_columns_count_code_points),
        cmocka_unit_test(utf16_is_read_and_places_point_to_its_bytes),
        cmocka_unit_test(utf16_without_a_mark_is_known_by_its_nul_bytes),
        cmocka_unit_test(every_byte_of_latin_1_is_a_column),
        cmocka_unit_test(numbers_of_two_bytes_are_no_utf16),
        cmocka_unit_test(a_broken_utf16_text_ends_without_harm),
        cmocka_unit_test(nul_bytes_make_it_binary),
    };
    return RUN_TESTS(tests);
}
