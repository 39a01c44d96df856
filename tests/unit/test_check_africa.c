// Numbers made by the rules of each register, and the same with one digit changed, swapped or out of range.
#include "checked.h"
#include "unit.h"

static void african_numbers(void **state)
{
    (void)state;
    HOLDS("za-id", "800101 5009 087", "250615 0001 182", "991231 5123 080");
    FAILS("za-id", "800101 5009 080", "250615 3001 182");
    HOLDS("ng-nin", "12345678902", "98765432102", "11112222331");
    FAILS("ng-nin", "12345678900", "98765732102");
    HOLDS("eg-nid", "29001010100017", "30506152112345", "28512318800019");
    FAILS("eg-nid", "29013010100017", "19001010100017");
    HOLDS("ma-ice", "001561274000056", "000084059000013", "001234567000062");
    FAILS("ma-ice", "001561274000050", "000084089000013");
    FAILS("za-id", "801301 5009 086", "800101 5009 384");
    FAILS("eg-nid", "29001013600017", "49001010100017", "30502290100017");
    HOLDS("eg-nid", "30402298800017");
    FAILS("ma-ice", "000000000000000");
}

static void turkish_numbers(void **state)
{
    (void)state;
    HOLDS("tr-tckn", "10000000146", "12345678950", "99887766550");
    FAILS("tr-tckn", "10000000140", "12345978950");
    HOLDS("tr-vkn", "4540536402", "1234567890", "0000000019");
    FAILS("tr-vkn", "4540536400", "1234597890");
    FAILS("tr-tckn", "00000000000", "01234567890");
    FAILS("tr-vkn", "0000000000");
    FAILS("tr-plate", "00 ABC 123", "82 ABC 123", "99 ABC 123");
    SILENT("tr-plate", "34 ABC 1234", "81 A 12", "34 ABCD 123", "hello world");
}

static void numbers_of_the_middle_east(void **state)
{
    (void)state;
    HOLDS("il-id", "000000018", "123456782", "200000008");
    FAILS("il-id", "000000010", "123486782");
    HOLDS("ae-eid", "784-1990-1234567-6", "784-1975-0000001-9", "784-2001-7654321-1");
    FAILS("ae-eid", "784-1990-1234567-0", "784-1975-3000001-9");
    HOLDS("sa-id", "1000000008", "2000000014", "1123456780");
    FAILS("sa-id", "1000000000", "2000030014");
    HOLDS("kw-civil", "290010112004", "275123100004", "301061500008");
    FAILS("kw-civil", "290010112000", "275123400004");
    HOLDS("ir-nid", "0123456789", "4993708998", "0011223340");
    FAILS("ir-nid", "0123456780", "4993738998");
    FAILS("il-id", "000000000");
    FAILS("ae-eid", "784-1890-1234567-8");
    FAILS("sa-id", "3000000004");
    FAILS("kw-civil", "290023012004");
    FAILS("ir-nid", "0000000000", "1111111111");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(african_numbers),
        cmocka_unit_test(turkish_numbers),
        cmocka_unit_test(numbers_of_the_middle_east),
    };
    return RUN_TESTS(tests);
}
