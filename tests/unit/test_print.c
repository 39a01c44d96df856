#include "print.h"

#include "unit.h"

#include <stdio.h>

static const char *safe(struct arena *memory, struct slice s)
{
    struct buf buf;
    buf_init(&buf, 10000);
    print_safe(&buf, s);
    const char *text = arena_copy(memory, buf_slice(&buf)).ptr;
    buf_release(&buf);
    return text;
}

static const char *json(struct arena *memory, struct slice s)
{
    struct buf buf;
    buf_init(&buf, 10000);
    print_json(&buf, s);
    const char *text = arena_copy(memory, buf_slice(&buf)).ptr;
    buf_release(&buf);
    return text;
}

static const char *as_html(struct arena *memory, struct slice s)
{
    struct buf buf;
    buf_init(&buf, 1000);
    print_html(&buf, s);
    const char *text = arena_copy(memory, buf_slice(&buf)).ptr;
    buf_release(&buf);
    return text;
}

static const char *safe_code_point(struct arena *memory, uint32_t code)
{
    struct buf buf;
    buf_init(&buf, 8);
    utf8_add(&buf, code);
    const char *text = safe(memory, buf_slice(&buf));
    buf_release(&buf);
    return text;
}

static void every_scalar_value_survives_encoding_and_decoding(void **state)
{
    struct buf buf;
    (void)state;
    buf_init(&buf, 8);
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        size_t at = 0;
        buf_clear(&buf);
        utf8_add(&buf, code);
        assert_int_equal(utf8_next(buf_slice(&buf), &at), code);
        assert_int_equal(at, buf.len);
    }
    buf_release(&buf);
}

// The edges of the rows of table 3-7 of Unicode, which RFC 3629 section 4 spells
// as a grammar: one byte beyond an edge each.
static void refuses_what_is_not_well_formed(void **state)
{
    static const struct slice bad[] = {
        SLICE_INIT("\x80"), // a continuation alone
        SLICE_INIT("\xBF"),
        SLICE_INIT("\xC0\x80"), // overlong
        SLICE_INIT("\xC1\xBF"),
        SLICE_INIT("\xC2\x7F"), // second byte out of range
        SLICE_INIT("\xC2\xC0"),
        SLICE_INIT("\xE0\x9F\xBF"), // overlong
        SLICE_INIT("\xED\xA0\x80"), // surrogates
        SLICE_INIT("\xED\xBF\xBF"),
        SLICE_INIT("\xE1\x80\x7F"),
        SLICE_INIT("\xF0\x8F\xBF\xBF"), // overlong
        SLICE_INIT("\xF4\x90\x80\x80"), // beyond U+10FFFF
        SLICE_INIT("\xF5\x80\x80\x80"),
        SLICE_INIT("\xF8\x88\x80\x80\x80"),
        SLICE_INIT("\xFE"),
        SLICE_INIT("\xFF"),
        SLICE_INIT("\xC2"), // cut
        SLICE_INIT("\xE1\x80"),
        SLICE_INIT("\xF1\x80\x80"),
    };
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t at = 0;
        assert_int_equal(utf8_next(bad[i], &at), 0xFFFD);
        assert_int_equal(at, 1);
    }
}

static void takes_the_first_and_last_of_every_row_of_table_3_7(void **state)
{
    static const struct {
        struct slice bytes;
        uint32_t code;
    } good[] = {
        {SLICE_INIT("\x7F"), 0x7F},
        {SLICE_INIT("\xC2\x80"), 0x80},
        {SLICE_INIT("\xDF\xBF"), 0x7FF},
        {SLICE_INIT("\xE0\xA0\x80"), 0x800},
        {SLICE_INIT("\xEC\xBF\xBF"), 0xCFFF},
        {SLICE_INIT("\xED\x9F\xBF"), 0xD7FF},
        {SLICE_INIT("\xEE\x80\x80"), 0xE000},
        {SLICE_INIT("\xEF\xBF\xBF"), 0xFFFF},
        {SLICE_INIT("\xF0\x90\x80\x80"), 0x10000},
        {SLICE_INIT("\xF3\xBF\xBF\xBF"), 0xFFFFF},
        {SLICE_INIT("\xF4\x8F\xBF\xBF"), 0x10FFFF},
    };
    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        size_t at = 0;
        assert_int_equal(utf8_next(good[i].bytes, &at), good[i].code);
        assert_int_equal(at, good[i].bytes.len);
    }
}

static void counts_code_points_and_single_invalid_bytes(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(SLICE("")), 0);
    assert_int_equal(utf8_count(SLICE("na\xC3\xAFve \xF0\x9F\x93\xA6")), 7);
    assert_int_equal(utf8_count(SLICE("a\xFF\xE2\x82")), 4);
}

static void plain_text_is_printed_as_it_is(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(safe(&memory, SLICE("src/main.c: \"quoted\" caf\xC3\xA9 \xE2\x82\xAC")),
                        "src/main.c: \"quoted\" caf\xC3\xA9 \xE2\x82\xAC");
    // U+FFFD that was in the text.
    assert_string_equal(safe(&memory, SLICE("\xEF\xBF\xBD")), "\xEF\xBF\xBD");
    assert_string_equal(safe(&memory, slice_of(NULL, 0)), "");
    arena_release(&memory);
}

static void control_bytes_become_escapes(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(safe(&memory, SLICE("a\nb\tc\rd\\e")), "a\\nb\\tc\\rd\\\\e");
    assert_string_equal(safe(&memory, SLICE("\x1B[31mred\x07\x7F\0z")),
                        "\\x1b[31mred\\x07\\x7f\\x00z");
    // C1 controls, which some terminals obey as ESC sequences.
    assert_string_equal(safe(&memory, SLICE("\xC2\x9B;1m")), "\\u{9b};1m");
    assert_string_equal(safe(&memory, SLICE("\x9B")), "\\x9b");
    arena_release(&memory);
}

// GitHub's runner trims blanks before `::` and takes `##[` anywhere in a line.
static void workflow_commands_are_broken_up(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(safe(&memory, SLICE("::error::x")), "\\x3a:error::x");
    assert_string_equal(safe(&memory, SLICE("a ::error::x")), "a \\x3a:error::x");
    assert_string_equal(safe(&memory, SLICE("std::string")), "std::string");
    assert_string_equal(safe(&memory, SLICE("a##[group]")), "a\\x23#[group]");
    assert_string_equal(json(&memory, SLICE("a##[group]")), "\"a\\u0023#[group]\"");
    assert_string_equal(safe(&memory, SLICE("a##vso[x]##TeamCity[y]")),
                        "a\\x23#vso[x]\\x23#TeamCity[y]");
    assert_string_equal(safe(&memory, SLICE("## a[1] ##a b[ ##")), "## a[1] ##a b[ ##");
    arena_release(&memory);
}

static void an_escape_reads_back_one_way_only(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(safe(&memory, SLICE("\\n")), "\\\\n");
    assert_string_equal(safe(&memory, SLICE("\n")), "\\n");
    assert_string_equal(safe(&memory, SLICE("\\x85")), "\\\\x85");
    assert_string_equal(safe(&memory, SLICE("\x85")), "\\x85");
    assert_string_equal(safe(&memory, SLICE("\xC2\x85")), "\\u{85}");
    arena_release(&memory);
}

// CVE-2021-42574: source that reads differently than it compiles.
static void bidirectional_controls_never_pass(void **state)
{
    static const uint32_t bidi[] = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066,
                                    0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C};
    struct arena memory = {0};
    (void)state;
    for (size_t i = 0; i < sizeof bidi / sizeof bidi[0]; i++) {
        char expected[16];
        snprintf(expected, sizeof expected, "\\u{%x}", (unsigned)bidi[i]);
        assert_true(code_point_is_unsafe(bidi[i]));
        assert_string_equal(safe_code_point(&memory, bidi[i]), expected);
    }
    arena_release(&memory);
}

static void invisible_characters_never_pass(void **state)
{
    // Soft hyphen, zero-width space, non-joiner and joiner, word joiner, Hangul
    // fillers, line and paragraph separator, byte order mark, variation selectors,
    // annotations, shorthand format controls, musical format controls, tags,
    // noncharacters.
    static const uint32_t unseen[] = {
        0xAD,    0x200B, 0x200C, 0x200D, 0x2060, 0x115F,  0x3164,  0xFFA0,   0x2028,
        0x2029,  0xFEFF, 0xFE0F, 0xFFF9, 0xFFFB, 0x1BCA0, 0x1D173, 0xE0001,  0xE007F,
        0xE01EF, 0xFDD0, 0xFFFE, 0xFFFF, 0x34F,  0x180E,  0x1FFFE, 0x10FFFF,
    };
    (void)state;
    for (size_t i = 0; i < sizeof unseen / sizeof unseen[0]; i++)
        assert_true(code_point_is_unsafe(unseen[i]));
}

static void letters_of_all_scripts_pass(void **state)
{
    // Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Hangul, Han, emoji.
    static const uint32_t seen[] = {'a',    0xE9,   0x3B1,   0x416,  0x5D0, 0x627, 0x915,
                                    0xAC00, 0x4E2D, 0x1F4E6, 0xFFFD, 0xA0,  0x301};
    (void)state;
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++)
        assert_false(code_point_is_unsafe(seen[i]));
}

static void quoted_text_shows_where_it_was_cut(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(print_quoted(&memory, SLICE("caf\xC3\xA9"), 4), "caf\xC3\xA9");
    assert_string_equal(print_quoted(&memory, SLICE("caf\xC3\xA9s"), 4), "caf\xC3\xA9...");
    assert_string_equal(print_quoted(&memory, SLICE("\n\n\n"), 2), "\\n\\n...");
    assert_string_equal(print_quoted(&memory, SLICE(""), 4), "");
    // No name may look like the way out of an error.
    assert_string_equal(print_quoted(&memory, SLICE("a; to b;c;"), 20), "a\\x3b to b;c;");
    assert_string_equal(print_quoted(&memory, SLICE("a"), 0), "...");
    arena_release(&memory);
}

static void the_longest_escapes_fit_into_a_quote(void **state)
{
    struct arena memory = {0};
    struct buf buf;
    (void)state;
    buf_init(&buf, 1000);
    for (int i = 0; i < 100; i++)
        utf8_add(&buf, 0x10FFFF);
    const char *quoted = print_quoted(&memory, buf_slice(&buf), 99);
    assert_int_equal(strlen(quoted), 99 * strlen("\\u{10ffff}") + strlen("..."));
    buf_release(&buf);
    arena_release(&memory);
}

static void json_strings_follow_rfc_8259(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(json(&memory, SLICE("")), "\"\"");
    assert_string_equal(json(&memory, SLICE("a\"b\\c/d")), "\"a\\\"b\\\\c/d\"");
    assert_string_equal(json(&memory, SLICE("\0\n\x1F")), "\"\\u0000\\u000a\\u001f\"");
    assert_string_equal(json(&memory, SLICE("caf\xC3\xA9")), "\"caf\xC3\xA9\"");
    arena_release(&memory);
}

static void json_escapes_what_a_terminal_must_not_see(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(json(&memory, SLICE("\x7F\xC2\x9B\xE2\x80\xAE\xE2\x80\xA8")),
                        "\"\\u007f\\u009b\\u202e\\u2028\"");
    // U+E0041 and U+10FFFF need surrogate pairs.
    assert_string_equal(json(&memory, SLICE("\xF3\xA0\x81\x81\xF4\x8F\xBF\xBF")),
                        "\"\\udb40\\udc41\\udbff\\udfff\"");
    arena_release(&memory);
}

static void json_replaces_invalid_bytes(void **state)
{
    struct arena memory = {0};
    (void)state;
    assert_string_equal(json(&memory, SLICE("a\xFF\xC3")), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
    arena_release(&memory);
}

static void html_has_no_markup_of_others(void **state)
{
    struct arena memory = {0};
    (void)state;
#define HTML(literal) as_html(&memory, SLICE(literal))
    assert_string_equal(HTML("<b class=\"x\" id='y'>&amp;"),
                        "&#60;b class=&#34;x&#34; id=&#39;y&#39;&#62;&#38;amp;");
    assert_string_equal(HTML("\033[31m\r\n\t\177"), "\\x1b[31m\\r\\n\\t\\x7f");
    assert_string_equal(HTML("a\xE2\x80\xAE"
                             "b\xC2\x9B"),
                        "a\\u{202e}b\\u{9b}");
    assert_string_equal(HTML("\xFF\xC3("), "\xEF\xBF\xBD\xEF\xBF\xBD(");
    assert_string_equal(HTML("c:\\n \xC3\xBC"), "c:\\n \xC3\xBC");
    assert_string_equal(HTML("##[error]x"), "&#35;#[error]x");
    assert_string_equal(HTML("::error::x"), "&#58;:error::x");
    assert_string_equal(HTML(""), "");
#undef HTML
    arena_release(&memory);
}

static void what_was_made_printable_stays_as_it_is(void **state)
{
    struct arena memory = {0};
    const struct slice text = SLICE("\x1B[2J \\ \xFF\t\xE2\x80\xAE ##[error] \xF0\x9F\x98\x80");
    const struct slice once = slice_of_string(safe(&memory, text));
    (void)state;
    assert_ptr_equal(print_again(&memory, once).ptr, once.ptr);
    assert_slice(print_again(&memory, text),
                 "\\x1b[2J \\ \\xff\\t\\u{202e} \\x23#[error] \xF0\x9F\x98\x80");
    assert_slice(print_again(&memory, SLICE("")), "");
    arena_release(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scalar_value_survives_encoding_and_decoding),
        cmocka_unit_test(refuses_what_is_not_well_formed),
        cmocka_unit_test(takes_the_first_and_last_of_every_row_of_table_3_7),
        cmocka_unit_test(counts_code_points_and_single_invalid_bytes),
        cmocka_unit_test(plain_text_is_printed_as_it_is),
        cmocka_unit_test(control_bytes_become_escapes),
        cmocka_unit_test(workflow_commands_are_broken_up),
        cmocka_unit_test(an_escape_reads_back_one_way_only),
        cmocka_unit_test(bidirectional_controls_never_pass),
        cmocka_unit_test(invisible_characters_never_pass),
        cmocka_unit_test(letters_of_all_scripts_pass),
        cmocka_unit_test(quoted_text_shows_where_it_was_cut),
        cmocka_unit_test(the_longest_escapes_fit_into_a_quote),
        cmocka_unit_test(json_strings_follow_rfc_8259),
        cmocka_unit_test(json_escapes_what_a_terminal_must_not_see),
        cmocka_unit_test(json_replaces_invalid_bytes),
        cmocka_unit_test(html_has_no_markup_of_others),
        cmocka_unit_test(what_was_made_printable_stays_as_it_is),
    };
    return RUN_TESTS(tests);
}
