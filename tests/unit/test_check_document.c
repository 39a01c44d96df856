// Numbers made by the rules of each standard, and the same with one character changed or out of range.
#include "checked.h"
#include "unit.h"

static void machine_readable_zones(void **state)
{
    (void)state;
    HOLDS("mrz-passport", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
          "TEST000017UTO8001014M3001019<<<<<<<<<<<<<<08",
          "X1234567<7UTO9912315F2812313<<<<<<<<<<<<<<00");
    FAILS("mrz-passport", "L898902C36UTO7408122F1204159ZE184226B<<<<<11",
          "TEST000017UTO8001044M3001019<<<<<<<<<<<<<<08");
    HOLDS("mrz-card", "I<UTOD231458907<<<<<<<<<<<<<<<", "I<UTOTEST000017<<<<<<<<<<<<<<<",
          "C<UTOAB12345671<<<<<<<<<<<<<<<");
    FAILS("mrz-card", "I<UTOD231458900<<<<<<<<<<<<<<<", "I<UTOTEST000317<<<<<<<<<<<<<<<");
    FAILS("mrz-passport", "L898902C36UTO7408122F1204159ZE184226B<<<<<<0");
    SILENT("mrz-passport", "L898902C36UTO7408122F1204159ZE184226B<<<<<1",
           "l898902C36UTO7408122F1204159ZE184226B<<<<<10");
    // A long number goes on behind a filler.
    SILENT("mrz-card", "I<UTOD23145890<7349<<<<<<<<<<<");
}

static void researchers(void **state)
{
    (void)state;
    HOLDS("orcid", "0000-0002-1825-0097", "0000-0001-2345-6789", "0000-0003-0000-0003");
    FAILS("orcid", "0000-0002-1825-0090", "0000-0001-5345-6789");
    HOLDS("orcid", "0000-0001-5109-3700", "0000-0002-1694-233X");
    SILENT("orcid", "0000-0002-1825-009", "0000-0002-1825-009Y");
}

static void birth_dates_are_days_that_exist(void **state)
{
    (void)state;
    SILENT("birth-date", "1985-07-14", "1999-12-31", "2001-02-28", "29.02.2000", "12/31/1999",
           "31/12/1999", "1985/7/4");
    FAILS("birth-date", "1985-13-14", "2001-02-30", "29.02.1900", "13/31/1999", "1899-07-14",
          "2105-07-14", "1970-01-01", "1900-01-01", "01.01.1990");
}
static void coordinates_are_on_earth(void **state)
{
    (void)state;
    SILENT("coordinates", "51.5007, -0.1246", "-33.8568, 151.2153", "40.68920,-74.04450",
           "51.5007\", \"lng\": \"-0.1246");
    FAILS("coordinates", "91.5007, -0.1246", "51.5007, 180.1246", "0.0000, 0.0000");
}
static void keys_have_a_version(void **state)
{
    (void)state;
    SILENT("uuid", "123e4567-e89b-42d3-a456-426614174000", "018f3c1e-0000-7000-8000-00000000abcd",
           "123e4567");
    FAILS("uuid", "123e4567-e89b-02d3-a456-426614174000", "00000000-0000-0000-0000-000000000000",
          "ffffffff-ffff-ffff-ffff-ffffffffffff");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(machine_readable_zones),
        cmocka_unit_test(researchers),
        cmocka_unit_test(birth_dates_are_days_that_exist),
        cmocka_unit_test(coordinates_are_on_earth),
        cmocka_unit_test(keys_have_a_version),
    };
    return RUN_TESTS(tests);
}
