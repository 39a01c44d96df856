// Numbers of India: examples of their authorities, numbers made by the
// rules, and such with one thing wrong.
#include "checked.h"
#include "unit.h"

static void numbers_of_persons(void **state)
{
    (void)state;
    HOLDS("in-vid", "2341234123412341", "5555123412341239", "9876000011112227",
          "5555 1234 1234 1239");
    FAILS("in-vid", "2341234123412340", "5555123442341239", "1341234123412342");
    SILENT("in-vid", "234123412341234");
    HOLDS("in-pan", "ABCPE1234F", "AAAPZ1234C", "XYZCD9876K", "abcpe1234f");
    FAILS("in-pan", "ABCDE1234F", "ABCPE0000F");
    SILENT("in-pan", "ABCPE1234", "ABCP51234F", "ABCP1234EF");
    HOLDS("in-epic", "TST0000018", "ABC1234566", "XYZ0000018", "tst0000018");
    FAILS("in-epic", "TST0000010", "ABC1237566", "KSD1287349");
    SILENT("in-epic", "TS00000018");
}

static void numbers_of_businesses(void **state)
{
    (void)state;
    HOLDS("in-gstin", "27AAAAA0001A1Z1", "29ABCPE1234F1Z7", "07AAAPZ1234C1Z2");
    FAILS("in-gstin", "27AAAAA0001A1Z0", "29ABCPE1264F1Z7", "00AAAAA0001A1Z8", "39AAAAA0001A1ZI");
    SILENT("in-gstin", "27AAAAA0001A1Z", "27AAAAA000AA1Z1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_persons),
        cmocka_unit_test(numbers_of_businesses),
    };
    return RUN_TESTS(tests);
}
