// Numbers of Iceland, Norway and Switzerland: examples of their authorities, numbers made by the
// rules, and such with one thing wrong.
#include "checked.h"
#include "unit.h"

static void icelandic_numbers(void **state)
{
    (void)state;
    HOLDS("is-kennitala", "010101-2040", "010130-2559", "311299-2049", "0101302559");
    FAILS("is-kennitala", "010101-2041", "010133-2559", "410101-2049");
    SILENT("is-kennitala", "010101-204", "010101-204A");
}

static void norwegian_numbers(void **state)
{
    (void)state;
    HOLDS("no-fodselsnummer", "15017512355", "01019011263", "31129520054");
    FAILS("no-fodselsnummer", "15017512350", "01019311263", "15817512355");
    SILENT("no-fodselsnummer", "1501751235");
    HOLDS("no-orgnr", "988 077 909", "912 345 602", "889 640 707");
    FAILS("no-orgnr", "988 077 900", "912 375 602", "788077909", "988077910");
    SILENT("no-orgnr", "98807790");
    HOLDS("no-kontonummer", "8601 11 17904", "1234 56 78903", "9001 10 00001", "8601.11.17904");
    FAILS("no-kontonummer", "8601 11 17900", "1234 59 78903", "00000000000");
    SILENT("no-kontonummer", "8601 11 1790");
}

static void swiss_numbers(void **state)
{
    (void)state;
    HOLDS("ch-uid", "CHE-100.155.206", "CHE-123.456.707", "CHE-999.999.909", "CHE-116.281.710 MWST",
          "CHE100155206", "CHE-100.155.206 TVA");
    FAILS("ch-uid", "CHE-100.155.200", "CHE-123.486.707");
    SILENT("ch-uid", "CHX-100.155.206", "CHE-100.155.20", "100155206");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(icelandic_numbers),
        cmocka_unit_test(norwegian_numbers),
        cmocka_unit_test(swiss_numbers),
    };
    return RUN_TESTS(tests);
}
