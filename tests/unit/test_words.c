#include "arena.h"
#include "words.h"

#include <stdio.h>

#include "unit.h"

static void splits_identifiers_of_every_style(void **state)
{
    static const struct {
        const char *identifier, *words;
    } cases[] = {
        {"customer_birth_date", "customer|birth|date"},
        {"customerBirthDate", "customer|Birth|Date"},
        {"HTTPServer", "HTTP|Server"},
        {"XMLHttpRequest2", "XML|Http|Request"},
        {"API-KEY", "API|KEY"},
        {"date of birth", "date|of|birth"},
        {"geb\xc3\xa4ude", "geb\xc3\xa4ude"},
        {"a1b2", "a|b"},
        {"__init__", "init"},
        {"", ""},
        {"42", ""},
        {"userID", "user|ID"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct words words;
        struct slice rest = slice_of_string(cases[i].words), expected;
        words_split(&words, slice_of_string(cases[i].identifier));
        for (size_t w = 0; slice_split(&rest, '|', &expected); w++) {
            assert_in_range(w, 0, words.count - 1);
            struct span span = words.word[w];
            assert_true(
                slice_equals(slice_cut(words.text, span.offset, span.offset + span.len), expected));
            assert_true(rest.len || w + 1 == words.count);
        }
    }
}

static bool has(const char *identifier, const char *term)
{
    struct words words;
    size_t at, count;
    words_split(&words, slice_of_string(identifier));
    return words_have(&words, slice_of_string(term), &at, &count);
}

static void scripts_without_blanks_have_no_whole_words(void **state)
{
    (void)state;
    // "individual number" with a fullwidth colon behind it, and "his identity card number is".
    assert_true(has("\xe5\x80\x8b\xe4\xba\xba\xe7\x95\xaa\xe5\x8f\xb7\xef\xbc\x9a"
                    "12",
                    "\xe5\x80\x8b\xe4\xba\xba\xe7\x95\xaa\xe5\x8f\xb7"));
    assert_true(
        has("\xe4\xbb\x96\xe7\x9a\x84\xe8\xba\xab\xe4\xbb\xbd\xe8\xaf\x81\xe5\x8f\xb7\xe6\x98\xaf",
            "\xe8\xba\xab\xe4\xbb\xbd\xe8\xaf\x81"));
    assert_false(has("\xe8\xba\xab\xe4\xbb\xbd", "\xe8\xba\xab\xe4\xbb\xbd\xe8\xaf\x81"));
    // Latin letters with accents are letters as others.
    assert_false(has("geb\xc3\xa4udes", "geb\xc3\xa4ude"));
}

static void a_term_fits_whole_words_only(void **state)
{
    (void)state;
    assert_true(has("customerBirthDate", "birth date"));
    assert_true(has("birthdate", "birth date"));
    assert_true(has("birth_date", "birthdate"));
    assert_true(has("MY_API_KEY_2", "api key"));
    assert_true(has("Date of Birth", "date of birth"));
    assert_false(has("tokenizer", "token"));
    assert_false(has("using", "sin"));
    assert_false(has("birthdates", "birth date"));
    assert_false(has("birth_of_date", "birth date"));
    assert_false(has("", "token"));
    assert_true(has("dbPass", "pass$"));
    assert_true(has("pass", "pass$"));
    assert_false(has("pass_through", "pass$"));
    assert_true(has("MY_API_KEY_2", "api key$"));
}

static void finds_terms_in_text_longer_than_its_word_list(void **state)
{
    static const struct slice terms[] = {SLICE_INIT("date of birth"), {0}};
    char text[600];
    size_t len = 0;
    (void)state;
    while (len < 400)
        len += (size_t)snprintf(text + len, sizeof text - len, "x%zu yz ", len);
    snprintf(text + len, sizeof text - len, "date of birth: today");
    assert_slice(text_has_any(slice_of_string(text), terms), "date of birth");
    assert_slice(text_has_any(slice_of(text, len), terms), "");
}

static void widens_to_the_identifier(void **state)
{
    struct slice text = SLICE("x = config.api-key: \"v\"; the pass word is");
    struct span span = identifier_around(text, 11, 3);
    (void)state;
    assert_slice(slice_cut(text, span.offset, span.offset + span.len), "config.api-key");
    span = identifier_around(text, 0, 1);
    assert_int_equal(span.len, 1);
    text = SLICE("export PASSWORD=x, Date of Birth: y");
    span = identifier_around(text, 7, 8);
    assert_slice(slice_cut(text, span.offset, span.offset + span.len), "PASSWORD");
    span = identifier_around(text, 22, 8);
    assert_slice(slice_cut(text, span.offset, span.offset + span.len), "Date of Birth");
}

static void stays_linear_on_one_endless_identifier(void **state)
{
    struct arena memory = {0};
    char *letters = arena_alloc(&memory, 1 << 20);
    (void)state;
    memset(letters, 'a', 1 << 20);
    struct span span = identifier_around(slice_of(letters, 1 << 20), 1 << 19, 4);
    assert_in_range(span.len, 4, 400);
    arena_release(&memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits_identifiers_of_every_style),
        cmocka_unit_test(scripts_without_blanks_have_no_whole_words),
        cmocka_unit_test(a_term_fits_whole_words_only),
        cmocka_unit_test(finds_terms_in_text_longer_than_its_word_list),
        cmocka_unit_test(widens_to_the_identifier),
        cmocka_unit_test(stays_linear_on_one_endless_identifier),
    };
    return RUN_TESTS(tests);
}
