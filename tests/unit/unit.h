// What every unit test includes: cmocka with the headers it wants before itself,
// and asserts for slices.
#ifndef WAYBILL_TESTS_UNIT_H
#define WAYBILL_TESTS_UNIT_H

// cmocka's own order.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "slice.h"

#define RUN_TESTS(tests) cmocka_run_group_tests((tests), NULL, NULL)

// Shows both texts where they differ. Text without a NUL inside.
#define assert_slice(s, string)                                               \
    do {                                                                      \
        struct slice shown = (s);                                             \
        assert_int_equal(shown.len, strlen(string));                          \
        assert_memory_equal(shown.len ? shown.ptr : "", (string), shown.len); \
    } while (0)

#endif
