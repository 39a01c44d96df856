// Numbers made by the rules of each register, and the same with one digit changed, swapped or out of range.
#include "checked.h"
#include "unit.h"

static void russian_numbers(void **state)
{
    (void)state;
    HOLDS("ru-inn", "000000000184", "123456789047", "770000000082");
    FAILS("ru-inn", "000000000180", "123456089047");
    HOLDS("ru-snils", "112-233-445 95", "123-456-789 64", "001-002-003 18");
    FAILS("ru-snils", "112-233-445 90", "123-459-789 64");
    HOLDS("ru-inn", "7707083893", "500100732259");
    FAILS("ru-inn", "7707083894", "500100732258", "500100732269");
    SILENT("ru-inn", "77070838931", "0000000000");
    // Given out before there were check numbers.
    SILENT("ru-snils", "001-001-998 00");
    FAILS("ru-snils", "000-000-000 00");
}

static void numbers_of_ukraine_moldova_and_kazakhstan(void **state)
{
    (void)state;
    HOLDS("ua-rntrc", "0000100010", "2500012344", "3000056782");
    FAILS("ua-rntrc", "0000100011", "2500042344");
    HOLDS("md-idno", "1008600038413", "2004123456786", "1000000000018");
    FAILS("md-idno", "1008600038410", "2004126456786");
    HOLDS("kz-iin", "900101300017", "751231300558", "010615500127");
    FAILS("kz-iin", "900101300010", "751231600558");
    FAILS("kz-iin", "901301300017", "900101800017");
}

static void numbers_of_the_western_balkans(void **state)
{
    (void)state;
    HOLDS("jmbg", "0101990710016", "1506975715129", "3112900800332");
    FAILS("jmbg", "0101990710010", "1506978715129");
    HOLDS("rs-pib", "101134132", "123456788", "100000016");
    FAILS("rs-pib", "101134130", "123486788");
    FAILS("jmbg", "3202990710016", "0101990000011");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(russian_numbers),
        cmocka_unit_test(numbers_of_ukraine_moldova_and_kazakhstan),
        cmocka_unit_test(numbers_of_the_western_balkans),
    };
    return RUN_TESTS(tests);
}
