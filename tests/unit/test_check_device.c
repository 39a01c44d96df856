// Numbers made by the rules of each standard, and the same with one character changed or out of range.
#include "checked.h"
#include "unit.h"

static void telephones_and_cards(void **state)
{
    (void)state;
    HOLDS("imei", "00-101000-000000-8", "35-123456-000000-2", "49-015420-323751-8");
    FAILS("imei", "00-101000-000000-0", "35-123459-000000-2");
    HOLDS("iccid", "8944 1100 0000 0000 008", "8901 2600 0000 0000 0011",
          "8949 0000 0000 0000 125");
    FAILS("iccid", "8944 1100 0000 0000 000", "8901 2600 0030 0000 0011");
    FAILS("iccid", "7944 1100 0000 0000 008");
    SILENT("imei", "35-123456-000000");
    HOLDS("meid", "AF 01 23 45 0A BC DE C", "A0 00 00 00 00 00 01 4", "A1 00 00 11 22 33 44 6");
    FAILS("meid", "AF 01 23 45 0A BC DE A", "A0 00 00 00 30 00 01 4", "10000000000001");
    SILENT("meid", "AF 01 23 45 0A BC DE", "AG 01 23 45 0A BC DE C");
    SILENT("imsi", "429011234567890", "001010123456789", "310150123456789", "429",
           "4290112345678901");
    FAILS("imsi", "100000000000000", "999990123456789", "20100012345678");
}

static void vehicles(void **state)
{
    (void)state;
    HOLDS("vin", "11111111111111111", "1M8GDM9AXKP042788", "5GZCZ43D13S812715");
    FAILS("vin", "11111111111111110", "1M8GDM9AXKP072788");
    FAILS("vin", "1M8GDM9AXKP04278I");
    // Of Europe, without a check digit.
    SILENT("vin", "WVWZZZ1JZXW000001", "1M8GDM9AXKP04278");
}

static void addresses(void **state)
{
    (void)state;
    SILENT("ip-address", "203.0.113.7", "81.2.69.142", "2001:db8::8a2e:370:7334",
           "2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2a02:8109:9c0::1", "2a02::");
    FAILS("ip-address", "10.1.2.3", "127.0.0.1", "172.31.255.255", "192.168.0.1", "169.254.1.1",
          "100.127.0.1", "224.0.0.1", "255.255.255.255", "8.8.8.8", "256.1.1.1", "1.2.3",
          "81.2.69.142.1", "081.2.69.142", "fe80::1", "::1", "::", "fd00::1", "2001:db8:::1",
          "gggg::1", "2a02:1:2:3:4:5:6", "2a02:1:2:3:4:5:6:7:8", "2a02::1::2", ":2a02", "2a02:");
    SILENT("mac-address", "00:00:5E:00:53:AF", "00-00-5e-00-53-01", "0000.5e00.5310",
           "3c:22:fb:12:34:56");
    FAILS("mac-address", "00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "02:42:ac:11:00:02",
          "01:00:5e:00:00:01", "3c:22:fb:12:34", "3c:22:fb:12:34-56", "00:00:5G:00:53:AF");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(telephones_and_cards),
        cmocka_unit_test(vehicles),
        cmocka_unit_test(addresses),
    };
    return RUN_TESTS(tests);
}
