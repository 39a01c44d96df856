#include "company.h"

#include "unit.h"

static const char *company(const char *words)
{
    static char said[200];
    struct slice found = company_of(slice_of_string(words));
    memcpy(said, found.len ? found.ptr : "", found.len);
    said[found.len] = '\0';
    return said;
}

static void companies_end_as_companies_do(void **state)
{
    (void)state;
    assert_string_equal(company("Copyright (c) 2019-2026 Example GmbH. All rights"),
                        "Example GmbH");
    assert_string_equal(company("COPYRIGHT: Acme Widgets, Inc.\n"), "Acme Widgets, Inc");
    assert_string_equal(company("Copyright \xc2\xa9 2026 by Foo Bar S.p.A., Milano"),
                        "Foo Bar S.p.A");
    assert_string_equal(company("Copyright Sam\nCopyright 2020 Example AB\n"), "Example AB");
    assert_string_equal(company("Copyright 2026 Sam Doe\n"), "");
    assert_string_equal(company("Copyright 2026 Free Software Foundation, Inc.\n"), "");
    assert_string_equal(company("Copyright 2026 The X Authors and Y LLC\n"), "");
    assert_string_equal(company("Copyright 2026 Inc\n"), ""); // nobody's name before it
    assert_string_equal(company("copyright"), "");
    assert_string_equal(company(""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(companies_end_as_companies_do),
    };
    return RUN_TESTS(tests);
}
