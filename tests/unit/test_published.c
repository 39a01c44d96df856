// Values that everybody has. They are put together here, so that none of them stands in the tree.
#include "published.h"

#include "judge.h"

#include <stdio.h>

#include "unit.h"

static void assert_published(const char *first, const char *second, const char *says)
{
    char value[256];
    snprintf(value, sizeof value, "%s%s", first, second);
    const char *why = published_value_why(slice_of_string(value));
    if (!why || strcmp(why, says) != 0)
        fail_msg("%s...: %s", first, why ? why : "live");
}

static void values_of_documents_are_known(void **state)
{
    (void)state;
    assert_published("AKIAIOSFODNN7", "EXAMPLE", "the example key of AWS's documents");
    assert_published("wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "EXAMPLEKEY",
                     "the example key of AWS's documents");
    assert_published("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsu",
                     "Fq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
                     "the key of Azurite, which every copy of it has");
    assert_published("2YotnFZFEjr1", "zCsicMWpAA", "an example of RFC 6749");
    assert_published("sk_test_4eC39HqLyjWD", "arjtT1zdp7dc",
                     "an example key of Stripe's documents");
}

static void a_token_is_an_example_by_its_claims(void **state)
{
    (void)state;
    // {"sub":"1234567890","name":"John Doe"} and {"iss":"https://idp.example.com"}
    assert_published("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIn0",
                     ".xyz", "its claims are those of an example");
    assert_published("eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSJ9", "",
                     "its claims are those of an example");
    // {"iss":"https://id.acme.dev"}
    assert_null(published_value_why(
        SLICE("eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkLmFjbWUuZGV2In0.xyz")));
    assert_null(published_value_why(SLICE("eyJ.eyJ.eyJ")));
    assert_null(published_value_why(SLICE("")));
}

static void what_is_published_is_told_wherever_it_is_judged(void **state)
{
    char key[64];
    (void)state;
    snprintf(key, sizeof key, "%s%s", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "EXAMPLEKEY");
    struct judgement judged = judge_secret(slice_of_string(key), false);
    assert_true(judged.is_secret);
    assert_int_equal(judged.standing, STANDING_SYNTHETIC);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_documents_are_known),
        cmocka_unit_test(a_token_is_an_example_by_its_claims),
        cmocka_unit_test(what_is_published_is_told_wherever_it_is_judged),
    };
    return RUN_TESTS(tests);
}
