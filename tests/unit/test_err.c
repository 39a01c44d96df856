#include "err.h"

#include "unit.h"

static void setting_an_error_returns_false_and_keeps_its_kind(void **state)
{
    struct err err = {0};
    (void)state;
    assert_false(err_set(&err, ERR_CONFIG, "line %d: %s", 3, "unknown key"));
    assert_int_equal(err.kind, ERR_CONFIG);
    assert_string_equal(err.message, "line 3: unknown key");
}

static void what_was_tried_stands_in_front(void **state)
{
    struct err err = {0};
    (void)state;
    err_set(&err, ERR_UNABLE, "No such file");
    assert_false(err_while(&err, "%s", "a.yml"));
    assert_false(err_while(&err, "reading the patterns"));
    assert_int_equal(err.kind, ERR_UNABLE);
    assert_string_equal(err.message, "reading the patterns: a.yml: No such file");
}

static void a_message_too_long_loses_its_end(void **state)
{
    struct err err = {0};
    char words[2 * sizeof err.message];
    (void)state;
    memset(words, 'x', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    err_set(&err, ERR_UNABLE, "%s", words);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
    err_while(&err, "a.yml");
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
    assert_memory_equal(err.message, "a.yml: xxx", 10);
    err_while(&err, "%s", words);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
}

// Whatever stands around a cut message must still be UTF-8.
static void a_cut_never_splits_a_character(void **state)
{
    static const char *const characters[] = {"\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x93\xA6"};
    (void)state;
    for (size_t c = 0; c < 3; c++) {
        size_t width = strlen(characters[c]);
        for (size_t shift = 0; shift < width; shift++) {
            struct err err = {0};
            char words[4 * sizeof err.message + 8];
            size_t len = shift;
            memset(words, 'x', shift);
            for (; len < 2 * sizeof err.message; len += width)
                memcpy(words + len, characters[c], width);
            words[len] = '\0';
            err_set(&err, ERR_UNABLE, "%s", words);
            assert_int_equal((strlen(err.message) - shift) % width, 0);
            assert_true(strlen(err.message) + width >= sizeof err.message);
        }
    }
}

static void a_whole_character_at_the_end_stays(void **state)
{
    struct err err = {0};
    char words[sizeof err.message];
    (void)state;
    memset(words, 'x', sizeof words - 3);
    memcpy(words + sizeof words - 3, "\xC3\xA9", 3);
    err_set(&err, ERR_UNABLE, "%s", words);
    assert_string_equal(err.message, words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setting_an_error_returns_false_and_keeps_its_kind),
        cmocka_unit_test(what_was_tried_stands_in_front),
        cmocka_unit_test(a_message_too_long_loses_its_end),
        cmocka_unit_test(a_cut_never_splits_a_character),
        cmocka_unit_test(a_whole_character_at_the_end_stays),
    };
    return RUN_TESTS(tests);
}
