// Numbers of China, Japan, Korea, Taiwan and Hong Kong: examples of their authorities, numbers made by the
// rules, and such with one thing wrong.
#include "checked.h"
#include "unit.h"

static void japanese_numbers(void **state)
{
    (void)state;
    HOLDS("jp-my-number", "0000 0000 0019", "1234 5678 9018", "0000 1111 2226", "123456789018");
    FAILS("jp-my-number", "0000 0000 0010", "1234 5608 9018", "000000000000");
    SILENT("jp-my-number", "12345678901");
    HOLDS("jp-corporate-number", "5835678256246", "4000012090001", "7123456789012");
    FAILS("jp-corporate-number", "5835678256240", "4000015090001", "0000012090001");
    SILENT("jp-corporate-number", "583567825624");
}

static void korean_numbers(void **state)
{
    (void)state;
    HOLDS("kr-rrn", "000101-3000008", "900101-1234568", "050615-3000016", "9601211021413",
          "050912-2000019");
    FAILS("kr-rrn", "000101-3000000", "900101-4234568", "001332-1234567", "960303-0021413",
          "760413-5212134", "051102-9234110");
    SILENT("kr-rrn", "960121-102141");
    HOLDS("kr-brn", "116-82-00276", "124-81-00998", "220-81-62517", "104-86-56659", "1048213138");
    FAILS("kr-brn", "116-82-00270", "124-81-30998", "104-86-56658", "123-45-67890", "100-86-56653");
    SILENT("kr-brn", "110-81-4127");
    HOLDS("kr-driving-licence", "11-22-123456-12", "28 22 123456 12");
    FAILS("kr-driving-licence", "99-22-123456-12", "10-22-123456-12");
    SILENT("kr-driving-licence", "112212345612", "11-22-12345-12", "11-22-123456-1");
}

static void chinese_numbers(void **state)
{
    (void)state;
    HOLDS("cn-ric", "110101190101010011", "110101190003078039", "31010119050615001X",
          "31010119050615001x");
    FAILS("cn-ric", "110101190101010010", "110101190303078039", "161010190506150018",
          "110101190103330015");
    SILENT("cn-ric", "11010119010101001", "1101011901010100X1");
    HOLDS("cn-uscc", "91110000600037341L", "91440300708461136T", "913100001234567896");
    FAILS("cn-uscc", "91110000600037341A", "91440300008461136T", "9144030070846I136T");
    SILENT("cn-uscc", "91110000600037341", "9111A000600037341L");
}

static void numbers_of_taiwan_and_hong_kong(void **state)
{
    (void)state;
    HOLDS("tw-id", "A123456789", "F131214156", "B800000006");
    FAILS("tw-id", "A123456780", "F131244156", "A323456783");
    SILENT("tw-id", "A12345678", "1A23456789");
    HOLDS("hk-id", "A123456(3)", "K765432(4)", "AB987654(3)", "A1234563");
    FAILS("hk-id", "A123456(0)", "K765732(4)", "AB987654(A)");
    SILENT("hk-id", "A12345(3)", "A123456(B)", "A123456(3)))))))");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(japanese_numbers),
        cmocka_unit_test(korean_numbers),
        cmocka_unit_test(chinese_numbers),
        cmocka_unit_test(numbers_of_taiwan_and_hong_kong),
    };
    return RUN_TESTS(tests);
}
