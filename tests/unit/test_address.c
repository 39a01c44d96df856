// Addresses in each way of writing them, and at the edges of the ranges that are nobody's.
#include "address.h"
#include "unit.h"

#define USES(function, use, ...) expect_use(function, use, (const char *const[]){__VA_ARGS__, NULL})

static void expect_use(enum address_use (*function)(struct slice), enum address_use use,
                       const char *const *texts)
{
    for (; *texts; texts++)
        if (function(slice_of_string(*texts)) != use)
            fail_msg("%s is used otherwise", *texts);
}

static void ranges_end_where_they_do(void **state)
{
    (void)state;
    USES(address_of_ip, ADDRESS_COMMON, "10.255.255.255", "172.16.0.0", "172.31.255.255",
         "100.64.0.1", "100.127.9.9", "198.19.255.255", "239.1.2.3", "255.255.255.255",
         "::", "fe80::1", "fec0::1", "ff02::1", "2002:c000:204::1", "2001:0:53aa:64c:1:2:3:4");
    USES(address_of_ip, ADDRESS_OWNED, "11.255.3.4", "172.15.9.9", "172.32.9.9", "100.63.9.9",
         "100.128.9.9", "198.20.9.9", "223.255.255.254", "2a02::", "2003:a:b:c:d:e:f:0",
         "2001:db9::1", "2001:200::1");
    USES(address_of_ip, ADDRESS_EXAMPLE, "192.0.2.0", "198.51.100.255", "203.0.113.7",
         "2001:db8::", "2001:DB8:ffff::1", "3fff:fff::1", "11.0.0.1", "20.20.20.20", "1.2.3.4");
}

static void what_is_no_address_is_none(void **state)
{
    (void)state;
    USES(address_of_ip, ADDRESS_NONE, "", ".", ":", "1", "1.2.3", "1.2.3.", "1.2.3.4.", "1.2.3.4.5",
         "1.2.3.256", "01.2.3.4", "1..2.3", "a.b.c.d", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9",
         "1:2:3:4:5:6:7::8", "1::2::3", ":1", "1:", ":::", "12345::", "g::");
    USES(address_of_mac, ADDRESS_NONE, "", "3c:22:fb:12:34", "3c:22:fb:12:34:5g",
         "3c:22:fb:12:34-56", "3c22fb123456", "3c22:fb12:3456", "3c.22.fb.12.34.56");
}

static void devices_have_what_their_makers_gave_them(void **state)
{
    (void)state;
    USES(address_of_mac, ADDRESS_OWNED, "3c:22:fb:12:34:56", "3C-22-FB-12-34-56", "3c22.fb12.3456");
    USES(address_of_mac, ADDRESS_COMMON, "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff",
         "02:42:ac:11:00:02", "01:00:5e:00:00:01", "5254.0012.3456");
    USES(address_of_mac, ADDRESS_EXAMPLE, "00:00:5e:00:53:00", "00-00-5E-00-53-FF",
         "00:11:22:33:44:55");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_end_where_they_do),
        cmocka_unit_test(what_is_no_address_is_none),
        cmocka_unit_test(devices_have_what_their_makers_gave_them),
    };
    return RUN_TESTS(tests);
}
