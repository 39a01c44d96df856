#include "translation.h"

#include "unit.h"

static void paths_of_translations_are_known(void **state)
{
    static const char *const paths[] = {
        "locales/de.json", "src/i18n/eu.json.js",          "res/values-de/strings.xml",
        "po/fr.po",        "de.lproj/Localizable.strings", "messages_pt_BR.properties",
        "ui/app_de.ts",
    };
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        if (!path_is_translation(slice_of_string(paths[i])))
            fail_msg("no translation: %s", paths[i]);
}

static void other_paths_are_not(void **state)
{
    static const char *const paths[] = {
        "config/application.yml", "src/app.ts", "application.properties",
        "slang/a.json",           "de.json",    "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        if (path_is_translation(slice_of_string(paths[i])))
            fail_msg("taken for a translation: %s", paths[i]);
}

static void texts_are_letters_and_blanks(void **state)
{
    (void)state;
    assert_true(reads_like_a_text(SLICE("Pasahitza")));
    assert_true(reads_like_a_text(SLICE("Passwort vergessen?")));
    assert_false(reads_like_a_text(SLICE("kuh7Gras!")));
    assert_false(reads_like_a_text(SLICE("a=b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paths_of_translations_are_known),
        cmocka_unit_test(other_paths_are_not),
        cmocka_unit_test(texts_are_letters_and_blanks),
    };
    return RUN_TESTS(tests);
}
