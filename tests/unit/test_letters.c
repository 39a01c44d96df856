#include "letters.h"

#include "unit.h"

static int score_of(const char *text)
{
    size_t letters;
    return letters_score(slice_of_string(text), &letters);
}

static void words_of_many_languages_read_like_words(void **state)
{
    static const char *const words[] = {
        "password",   "kubernetes",          "Geheimnis",    "contrasena",
        "wachtwoord", "superSecretPassword", "MyHTTPServer", "login_form_token",
    };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (score_of(words[i]) < 0)
            fail_msg("%s scores %d", words[i], score_of(words[i]));
}

static void made_up_letters_do_not(void **state)
{
    static const char *const texts[] = {"owugf", "pxny", "XQZVBK", "vtdbv-kjq", "qhxz91mvtr"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (score_of(texts[i]) >= 0)
            fail_msg("%s scores %d", texts[i], score_of(texts[i]));
}

static void humps_are_words_of_their_own(void **state)
{
    size_t letters;
    (void)state;
    assert_int_equal(score_of("UserToken"), score_of("user_token"));
    assert_int_equal(score_of("XMLHttpRequest"), score_of("xml http request"));
    letters_score(SLICE("a1-Bc."), &letters);
    assert_int_equal(letters, 3);
}

static void without_letters_there_is_no_answer(void **state)
{
    size_t letters = 1;
    (void)state;
    assert_int_equal(letters_score(SLICE("2024-11-21"), &letters), 0);
    assert_int_equal(letters, 0);
    assert_int_equal(letters_score(SLICE(""), &letters), 0);
}

static void the_table_has_a_digit_for_every_three_letters(void **state)
{
    (void)state;
    for (size_t i = 0; i < (size_t)LETTER_COUNT * LETTER_COUNT; i++)
        assert_int_equal(strspn(letter_table[i], "0123456789abcdef"), LETTER_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_many_languages_read_like_words),
        cmocka_unit_test(made_up_letters_do_not),
        cmocka_unit_test(humps_are_words_of_their_own),
        cmocka_unit_test(without_letters_there_is_no_answer),
        cmocka_unit_test(the_table_has_a_digit_for_every_three_letters),
    };
    return RUN_TESTS(tests);
}
