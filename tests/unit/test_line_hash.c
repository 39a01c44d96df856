#include "line_hash.h"

#include "print.h"
#include "unit.h"

#include <inttypes.h>
#include <stdio.h>

enum { MOST_LINES = 64 };

// The hashes of all lines from the first on, as GitHub writes them.
static const char *all(struct slice text)
{
    static char told[4096];
    struct line_hash hashes[MOST_LINES];
    int len = 0;
    for (unsigned i = 0; i < MOST_LINES; i++)
        hashes[i] = (struct line_hash){.line = i + 1};
    assert_true(line_hashes(text, hashes, MOST_LINES));
    told[0] = '\0';
    for (unsigned i = 0; i < MOST_LINES && hashes[i].is_known; i++)
        len += snprintf(told + len, sizeof told - (size_t)len, "%s%" PRIx64 ":%u", i ? " " : "",
                        hashes[i].hash, hashes[i].occurrence);
    return told;
}

// Those that GitHub's own tests expect.
static void hashes_are_those_of_the_upload(void **state)
{
    (void)state;
    assert_string_equal(all(SLICE("")), "c129715d7a2bc9a3:1");
    assert_string_equal(
        all(SLICE(" a\nb\n  \t\tc\n d")),
        "271789c17abda88f:1 54703d4cd895b18:1 180aee12dab6264:1 a23a3dc5e078b07b:1");
    assert_string_equal(
        all(SLICE("x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n")),
        "e54938cc54b302f1:1 bb609acbe9138d60:1 1131fd5871777f34:1 5c482a0f8b35ea28:1 "
        "54517377da7028d2:1 2c644846cb18d53e:1 f1b89f20de0d133:1 c129715d7a2bc9a3:1");
}

static void equal_hashes_are_counted(void **state)
{
    struct buf text;
    (void)state;
    buf_init(&text, 1000);
    for (int i = 0; i < 10; i++)
        buf_add_string(&text, "Lorem ipsum dolor sit amet.\n");
    assert_string_equal(
        all(buf_slice(&text)),
        "a7f2ff13bc495cf2:1 a7f2ff13bc495cf2:2 a7f2ff13bc495cf2:3 a7f2ff13bc495cf2:4 "
        "a7f2ff13bc495cf2:5 a7f2ff13bc495cf2:6 a7f2ff1481e87703:1 a9cf91f7bbf1862b:1 "
        "55ec222b86bcae53:1 cc97dc7b1d7d8f7b:1 c129715d7a2bc9a3:1");
    // A line that is asked for alone has the same number.
    struct line_hash fifth = {.line = 5};
    assert_true(line_hashes(buf_slice(&text), &fifth, 1));
    assert_int_equal(fifth.occurrence, 5);
    buf_release(&text);
}

static void however_lines_end_their_hashes_are_the_same(void **state)
{
    char told[4096];
    (void)state;
    snprintf(told, sizeof told, "%s", all(SLICE("a\nb\n\nc\n")));
    assert_string_equal(all(SLICE("a\r\nb\r\n\r\nc\r\n")), told);
    assert_string_equal(all(SLICE("a\rb\r\rc\r")), told);
}

static void what_went_into_a_hash_is_told(void **state)
{
    struct line_hash hashes[] = {{.line = 2}, {.line = 3}, {.line = 4}};
    struct buf text;
    (void)state;
    buf_init(&text, 1000);
    buf_add_string(&text, "first\n  second\n");
    for (int i = 0; i < 300; i++)
        buf_add_byte(&text, 'x');
    assert_true(line_hashes(buf_slice(&text), hashes, 3));
    assert_int_equal(hashes[0].from, 8);
    assert_int_equal(hashes[0].to, 8 + 100);
    assert_int_equal(hashes[1].from, 15);
    assert_int_equal(hashes[1].to, 115);
    assert_true(hashes[1].is_known && !hashes[2].is_known);
    buf_release(&text);
}

static void code_points_are_units_of_utf16(void **state)
{
    char told[4096];
    struct line_hash hash = {.line = 1};
    (void)state;
    // U+1F600 is D83D DE00. A surrogate is no character: only together are they one.
    snprintf(told, sizeof told, "%s", all(SLICE("\xF0\x9F\x98\x80")));
    assert_string_equal(told, "56e41eb4cc943584:1");
    assert_false(line_hashes(SLICE("a\xFF"), &hash, 1));
    assert_false(hash.is_known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_those_of_the_upload),
        cmocka_unit_test(equal_hashes_are_counted),
        cmocka_unit_test(however_lines_end_their_hashes_are_the_same),
        cmocka_unit_test(what_went_into_a_hash_is_told),
        cmocka_unit_test(code_points_are_units_of_utf16),
    };
    return RUN_TESTS(tests);
}
