// Chip data, ISO 8583 messages and key blocks with published test cards, and each broken.
#include "checked.h"
#include "unit.h"

static void chip_data_has_lengths(void **state)
{
    (void)state;
    HOLDS("chip-data", "9F2608C2C12B098F3DA6E39F2701809F3602025795050000000000",
          "9F 26 08 C2 C1 2B 09 8F 3D A6 E3 9F 27 01 80 9F 36 02 02 57",
          "70125A0840000000000000025F24033012319F360200019F270180",
          "9f2701809f3602025795050000000000");
    FAILS("chip-data", "9F2608C2C12B098F3DA6E39F2701809F36030257", "9F26070102030405060795",
          "9F2608C2C12B098F3DA6E39F2701809F360202", "9F", "9F2608C2C12B098F3DA6E39F27018",
          "9F2608C2C12B098F3DA6E3  9F2701809F36020257");
    SILENT("chip-data", "9F2608C2C12B098F3DA6E3", "", "9F2608C2C12B098F3DA6E39F270180");
}

static void an_iso_8583_message_has_its_fields(void **state)
{
    // Number, processing code, amount, trace number.
    static const char short_one[] = "0200"
                                    "7010000000000000"
                                    "164000000000000002"
                                    "000000"
                                    "000000010000"
                                    "123456";
    static const char second_bitmap[] = "0800"
                                        "82200000000000000400000000000000"
                                        "0401120000"
                                        "123456"
                                        "301";
    (void)state;
    HOLDS("iso-8583", short_one, second_bitmap);
    FAILS("iso-8583", "02007010000000000000164000000000000002000000000000010000",
          "02007010000000000000164000000000000002000000000000010000123456X",
          "02007010000000000000994000000000000002000000000000010000123456");
    SILENT("iso-8583", "9200701000000000000016", "0200701000000000000Z164000000000000002", "0200",
           "02  701000000000000016");
}

static void a_key_block_tells_its_length(void **state)
{
    (void)state;
    HOLDS("tr31-key-block", "B0080P0TE00N0000"
                            "94B420079CC80BA3461F86FE26EFC4A38FFC4F5A7F1F1D3E5A7C1E2B3D4F5A6B");
    FAILS("tr31-key-block",
          "B0088P0TE00N0000"
          "94B420079CC80BA3461F86FE26EFC4A38FFC4F5A7F1F1D3E5A7C1E2B3D4F5A6B",
          "B0080P0QE00N0000"
          "94B420079CC80BA3461F86FE26EFC4A38FFC4F5A7F1F1D3E5A7C1E2B3D4F5A6B");
    SILENT("tr31-key-block", "Z0080P0TE00N0000", "B0080P0", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chip_data_has_lengths),
        cmocka_unit_test(an_iso_8583_message_has_its_fields),
        cmocka_unit_test(a_key_block_tells_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
