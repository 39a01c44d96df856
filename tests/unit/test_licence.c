#include "licence.h"

#include "unit.h"

static enum licence_kind text(const char *words)
{
    return licence_of_text(slice_of_string(words)).kind;
}

static enum licence_kind name(const char *words)
{
    return licence_of_name(slice_of_string(words)).kind;
}

static enum licence_kind field(const char *words)
{
    return licence_of_field(slice_of_string(words)).kind;
}

static enum licence_kind head(const char *words)
{
    struct slice company;
    return licence_of_head(slice_of_string(words), &company).kind;
}

static void a_text_is_the_licence_that_its_first_words_name(void **state)
{
    (void)state;
    assert_int_equal(text("MIT License\n\nPermission is hereby granted, free of charge"),
                     LICENCE_OPEN);
    assert_slice(licence_of_text(SLICE("GNU GENERAL PUBLIC LICENSE\nVersion 3")).name,
                 "the GNU GPL");
    // The Mozilla licence names those of GNU it goes together with; BUSL what it will be.
    assert_slice(licence_of_text(SLICE("Mozilla Public License\nGNU General Public License")).name,
                 "the Mozilla licence");
    assert_int_equal(
        text("Business Source License 1.1\nChange License: GNU General Public License"),
        LICENCE_SOURCE_AVAILABLE);
    assert_int_equal(text("\"Commons Clause\" License Condition\nApache License"),
                     LICENCE_SOURCE_AVAILABLE);
    assert_int_equal(text("Proprietary and confidential.\nUses code under the MIT License."),
                     LICENCE_CLOSED);
    assert_int_equal(text("Ask Sam."), LICENCE_NONE);
    assert_int_equal(text("Submit licences here."), LICENCE_NONE); // "mit licen" is part of a word
    assert_int_equal(text(""), LICENCE_NONE);
}

static void reserved_rights_may_be_given_away_further_down(void **state)
{
    (void)state;
    assert_int_equal(text("Copyright Example Inc.\nAll rights reserved.\n"), LICENCE_CLOSED);
    assert_int_equal(
        text("All rights reserved.\n\nRedistribution and use in source and binary forms"),
        LICENCE_OPEN);
    assert_int_equal(text("\xc2\xa9 Beispiel GmbH. Alle Rechte vorbehalten."), LICENCE_CLOSED);
}

static void names_are_those_of_spdx_and_of_manifests(void **state)
{
    static const char *const open[] = {"MIT",
                                       "Apache-2.0",
                                       "(MIT OR Apache-2.0)",
                                       "GPL-3.0-or-later",
                                       "BSD-3-Clause",
                                       "OSI Approved :: MIT License",
                                       "The Apache License, Version 2.0",
                                       "ISC"};
    static const char *const closed[] = {"UNLICENSED", "proprietary", "Other/Proprietary License",
                                         "Commercial", "LicenseRef-Proprietary"};
    (void)state;
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
        assert_int_equal(name(open[i]), LICENCE_OPEN);
    for (size_t i = 0; i < sizeof closed / sizeof closed[0]; i++)
        assert_int_equal(name(closed[i]), LICENCE_CLOSED);
    assert_int_equal(name("BUSL-1.1"), LICENCE_SOURCE_AVAILABLE);
    assert_int_equal(name("SEE LICENSE IN x"), LICENCE_NONE);
    assert_slice(licence_of_name(SLICE("(MIT OR Apache-2.0)")).name, "MIT");
}

static void a_field_is_found_in_any_notation(void **state)
{
    static const char *const open[] = {
        "{\"license\": \"MIT\"}",
        "{\"license\":[\"GPL-2.0\"]}",
        "license = \"MIT\"\n",
        "license = {text = \"BSD-3-Clause\"}",
        "License :: OSI Approved :: X",
        "<licenses>\n <license>\n  <name>Apache-2.0</name>",
        "s.licenses = [\"MIT\"]",
        "License-Expression: MIT",
        "license=\"MIT\",",
        "<PackageLicenseExpression>MIT</Pack",
        "{\"license\": {\"type\": \"MIT\"}}",
        "license-file = \"x\"\nlicense = \"MIT\"",
    };
    static const char *const none[] = {"license-file = \"LICENSE\"",
                                       "# the license MIT is fine",
                                       "licensed under MIT",
                                       "{\"license\": \"\"}",
                                       "license:",
                                       "license = {file = \"LICENSE\"}",
                                       "license"};
    (void)state;
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
        assert_int_equal(field(open[i]), LICENCE_OPEN);
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_int_equal(field(none[i]), LICENCE_NONE);
}

static void a_banner_stands_at_the_head_as_a_comment(void **state)
{
    (void)state;
    assert_int_equal(head("// SPDX-License-Identifier: GPL-2.0\n"), LICENCE_OPEN);
    assert_int_equal(head("/*\n * Licensed under the Apache License, Version 2.0\n"), LICENCE_OPEN);
    assert_int_equal(head("/** @license X v1\n * (c) Example LLC\n * License: MIT\n */"),
                     LICENCE_OPEN);
    assert_int_equal(head("# Copyright Example. Proprietary and confidential\n"), LICENCE_CLOSED);
    assert_int_equal(head("/* (c) Example Inc. For internal use only */"), LICENCE_CLOSED);
    assert_int_equal(head("int a; // MIT License\n"), LICENCE_NONE);
    // Said of a function, not of the file.
    assert_int_equal(head("/* for internal use only */\nint next(void);\n"), LICENCE_NONE);
    assert_int_equal(head(""), LICENCE_NONE);
}

static void a_banner_without_a_licence_may_name_a_company(void **state)
{
    struct slice found;
    (void)state;
    licence_of_head(SLICE("// Copyright 2026 Example GmbH\n"), &found);
    assert_slice(found, "Example GmbH");
    licence_of_head(SLICE("// Copyright 2026 Example GmbH. MIT License.\n"), &found);
    assert_int_equal(found.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_the_licence_that_its_first_words_name),
        cmocka_unit_test(reserved_rights_may_be_given_away_further_down),
        cmocka_unit_test(names_are_those_of_spdx_and_of_manifests),
        cmocka_unit_test(a_field_is_found_in_any_notation),
        cmocka_unit_test(a_banner_stands_at_the_head_as_a_comment),
        cmocka_unit_test(a_banner_without_a_licence_may_name_a_company),
    };
    return RUN_TESTS(tests);
}
