// Numbers of Indonesia, Malaysia, the Philippines, Singapore, Sri Lanka, Thailand and Vietnam: examples of their authorities, numbers made by the
// rules, and such with one thing wrong.
#include "checked.h"
#include "unit.h"

static void singaporean_numbers(void **state)
{
    (void)state;
    HOLDS("sg-nric", "S1234567D", "T0000001E", "G1234567X", "s1234567d");
    FAILS("sg-nric", "S1234567A", "T0003001E");
    SILENT("sg-nric", "S1234567", "A1234567D");
    HOLDS("sg-uen", "00192200M", "197401143C", "S16FC0121D", "53125226D", "201434292D",
          "T16RF0037C", "S57TU0392K", "R16RF0037F");
    FAILS("sg-uen", "00192200X", "S16FC0121F", "53125226A", "T16RF0037A");
    SILENT("sg-uen", "53125226", "A16RF0037C");
}

static void malaysian_and_thai_numbers(void **state)
{
    (void)state;
    HOLDS("my-nric", "000101-10-0001", "900101-14-5678", "051231-10-0001", "900101145678");
    FAILS("my-nric", "771305-02-1234", "770305-17-1234", "900101-17-5678", "900101-00-5678");
    SILENT("my-nric", "900101-14-567");
    HOLDS("th-id", "1-2345-45678-78-1", "3-1001-00001-00-2", "8-0000-00000-01-4", "1234545678781");
    FAILS("th-id", "1-2345-45678-78-0", "3-1001-03001-00-2", "0234545678783");
    SILENT("th-id", "1-2345-45678-78");
}

static void indonesian_numbers(void **state)
{
    (void)state;
    HOLDS("id-nik", "3171010101000001", "3204110101900001", "3578014506850002");
    FAILS("id-nik", "3171013208450001", "3171011713450001", "9971010101000001", "3171010101000000");
    SILENT("id-nik", "317101010100000");
    HOLDS("id-npwp", "01.312.166.0-091.000", "01.300.066.6-091.000", "02.123.456.2-000.000",
          "013121660091000");
    FAILS("id-npwp", "01.312.166.1-091.000", "01.300.069.6-091.000", "00.000.000.0-000.000");
    SILENT("id-npwp", "01.312.166.0-091.00");
}

static void philippine_numbers(void **state)
{
    (void)state;
    HOLDS("ph-tin", "000-123-456-000", "000123456", "000123456000");
    FAILS("ph-tin", "123456789", "600-000-000", "000-123-457", "000123457000");
    SILENT("ph-tin", "123-456-789-000", "1234567890");
    HOLDS("ph-mobile", "+63 917 123 4567", "+63 (917) 123 4567", "09171234567", "0917-123-4567");
    SILENT("ph-mobile", "9171234567", "0917123456", "091712345678", "+62 917 123 4567");
}

static void vietnamese_and_sri_lankan_numbers(void **state)
{
    (void)state;
    HOLDS("vn-mst", "0100233209", "0301588201", "0312345602", "0100233209-001");
    FAILS("vn-mst", "0100233200", "0301518201", "0100233200-001");
    SILENT("vn-mst", "010023320");
    HOLDS("lk-nic", "199035000017", "855060001V", "200186600012");
    FAILS("lk-nic", "199047000017", "189935000017", "850000001V");
    SILENT("lk-nic", "19903500001", "85506000V", "855060001A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(singaporean_numbers),
        cmocka_unit_test(malaysian_and_thai_numbers),
        cmocka_unit_test(indonesian_numbers),
        cmocka_unit_test(philippine_numbers),
        cmocka_unit_test(vietnamese_and_sri_lankan_numbers),
    };
    return RUN_TESTS(tests);
}
