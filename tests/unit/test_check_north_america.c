// Numbers of the United States and Canada: examples of their authorities, numbers made by the
// rules, and such with one thing wrong.
#include "checked.h"
#include "unit.h"

static void american_numbers(void **state)
{
    (void)state;
    HOLDS("us-itin", "912-70-1234", "900-88-0001", "999-77-4321", "911701234", "911-53-1234",
          "911-64-1234");
    FAILS("us-itin", "912-69-1234", "812-70-1234", "911-89-1234", "911-93-1234");
    SILENT("us-itin", "911-70-123");
    HOLDS("us-dea", "AB1234563", "MS8765438", "BR0000125", "ab1234563", "A91234563");
    FAILS("us-dea", "AB1234560", "MS8768438", "IB1234563");
    SILENT("us-dea", "AB123456", "A11234563");
}

static void canadian_numbers(void **state)
{
    (void)state;
    HOLDS("ca-sin", "130 692 544", "900 000 001", "799 999 990", "130-692-544");
    FAILS("ca-sin", "130 692 540", "900 030 001", "046 454 286", "800000002");
    SILENT("ca-sin", "130 692 54");
    HOLDS("ca-bn", "12302 6635", "123456782RT0001", "100000009RC0001", "123026635");
    FAILS("ca-bn", "12302 6630", "123456082RT0001", "000000000");
    SILENT("ca-bn", "123456782RT001", "123456782991234");
    HOLDS("ca-bc-phn", "9698 658 208", "9012 372 102", "9123 456 702");
    FAILS("ca-bc-phn", "9698 658 200", "9012 302 102", "8698658208");
    SILENT("ca-bc-phn", "969865820");
    HOLDS("ca-on-ohip", "1234-567-897-AB", "9876-543-217", "5555-000-008-XY", "1234567897");
    FAILS("ca-on-ohip", "1234-567-890-AB", "9876-573-217", "0000000000", "0234567898");
    SILENT("ca-on-ohip", "1234-567-897-A", "1234-567-897-12");
    HOLDS("ca-qc-ramq", "TREM 5405 1515", "GAGN 0151 0101", "ROYJ 9912 3199", "TREM54051515");
    FAILS("ca-qc-ramq", "TREM 5413 1515", "TREM 5463 1515");
    SILENT("ca-qc-ramq", "TREM 5405 151", "TRE 15405 1515");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(american_numbers),
        cmocka_unit_test(canadian_numbers),
    };
    return RUN_TESTS(tests);
}
