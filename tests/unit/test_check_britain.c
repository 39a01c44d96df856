// Numbers of the United Kingdom: examples of their authorities, numbers made by the
// rules, and such with one thing wrong.
#include "checked.h"
#include "unit.h"

static void tax_numbers(void **state)
{
    (void)state;
    HOLDS("gb-utr", "1955839661", "2234567890", "9000000001", "1955839661K");
    FAILS("gb-utr", "1955839662", "2234597890", "0000000000");
    SILENT("gb-utr", "195583966", "1955839661X");
    HOLDS("gb-vat", "GB 980980619", "GB 123456727", "GB 100200318", "980980619", "GB980780684",
          "GB 980 9806 19 001", "GBGD100", "HA501");
    FAILS("gb-vat", "GB 980980610", "GB 123486727", "GBGD500", "GBHA499");
    SILENT("gb-vat", "GB98098061", "FR980980619");
}

static void persons(void **state)
{
    (void)state;
    HOLDS("gb-chi", "010100 0006", "311299 1206", "150645 9005");
    FAILS("gb-chi", "010100 0000", "311292 1206", "3213990006");
    SILENT("gb-chi", "010100000");
    HOLDS("gb-driving-licence", "MORGA657054SM9IJ", "SMITH001010JJ9AA", "BROWN952150AB9CD",
          "morga607054sm9ij", "FO999512018AA1AB", "SMIT9801015JK2CD", "JONES710153J99EF",
          "SMITH802290AB1CD");
    FAILS("gb-driving-licence", "MORGA667054SM9IJ", "SMITH000010JJ9AA", "MOR9A657054SM9IJ",
          "MORGA6570549M9IJ", "SMITH802310AB1CD");
    SILENT("gb-driving-licence", "MORGA657054SM9I", "MORGA657054SM99J");
    HOLDS("gb-upn", "X301200001001", "Y801200012345", "N886200098765");
    FAILS("gb-upn", "X301200001000", "Y801200312345", "S301200001001", "X30120000100S");
    SILENT("gb-upn", "X30120000100", "9301200001001");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tax_numbers),
        cmocka_unit_test(persons),
    };
    return RUN_TESTS(tests);
}
