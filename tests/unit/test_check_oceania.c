// Numbers of Australia and New Zealand: examples of their authorities, numbers made by the
// rules, and such with one thing wrong.
#include "checked.h"
#include "unit.h"

static void australian_numbers(void **state)
{
    (void)state;
    HOLDS("au-tfn", "123 456 707", "876 543 202", "459 599 206", "876 543 210");
    FAILS("au-tfn", "123 456 700", "876 573 202", "824 753 557", "000000000");
    SILENT("au-tfn", "12345670");
    HOLDS("au-abn", "83 914 571 641", "51 824 753 524", "53 004 085 616", "51824753556");
    FAILS("au-abn", "83 914 571 640", "51 824 053 524", "52 824 753 556", "00000000560");
    SILENT("au-abn", "5182475355");
    HOLDS("au-acn", "004 085 616", "010 499 966", "123 456 780");
    FAILS("au-acn", "004 085 610", "010 429 966", "000000000");
    SILENT("au-acn", "00408561");
    HOLDS("au-medicare", "2123 45670 1", "2950 00004 1", "6000 00015 1", "2123 45670 1 1");
    FAILS("au-medicare", "2123 45671 1", "2950 03004 1", "2123 25870 1", "1123456701",
          "2123456700");
    SILENT("au-medicare", "212345670");
    HOLDS("au-ihi", "8003 6000 0000 0015", "8003 6112 3456 7893", "8003 6299 0000 0015");
    FAILS("au-ihi", "8003 6000 0000 0010", "8003 6112 6456 7893", "8003630000000012");
    SILENT("au-ihi", "8003 6000 0000 001");
}

static void new_zealand_numbers(void **state)
{
    (void)state;
    HOLDS("nz-ird", "49-091-850", "136-410-132", "100-200-309", "49091850", "049-091-850");
    FAILS("nz-ird", "49-091-851", "136-440-132", "9-091-850-0", "199999997");
    SILENT("nz-ird", "4909185");
    HOLDS("nz-nhi", "ZZZ0016", "ZBN77VL", "ABC1235", "zbn77vl");
    FAILS("nz-nhi", "ZZZ0010", "ZBN70VL", "ZIZ0016");
    SILENT("nz-nhi", "ZZ00016", "ZZZ001", "ZZZ001A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(australian_numbers),
        cmocka_unit_test(new_zealand_numbers),
    };
    return RUN_TESTS(tests);
}
