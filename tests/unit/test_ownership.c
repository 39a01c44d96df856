// What files say about whose repository it is.
#include "ownership.h"

#include "unit.h"

#include <stdio.h>

static struct arena memory;

static int release(void **state)
{
    (void)state;
    arena_release(&memory);
    return 0;
}

static struct ownership *fresh(void)
{
    struct ownership *ownership = ARENA_NEW(&memory, struct ownership);
    ownership->memory = &memory;
    return ownership;
}

static void look(struct ownership *ownership, const char *path, const char *text)
{
    struct blob blob = {.path = slice_of_string(path), .bytes = slice_of_string(text)};
    ownership_blob(ownership, &blob);
}

// "OWNER WEIGHT WORDS" for each sign, one a line.
static const char *says(const struct ownership *ownership)
{
    struct slice said = arena_copy(&memory, SLICE(""));
    for (size_t i = 0; i < ownership->count; i++) {
        const struct signal *s = &ownership->signals[i];
        said = arena_printf(&memory, "%.*s%s %d %.*s\n", SLICE_ARG(said), owner_name(s->points_to),
                            s->weight, SLICE_ARG(s->words));
    }
    return said.ptr;
}

static const char *says_of(const char *path, const char *text)
{
    struct ownership *ownership = fresh();
    look(ownership, path, text);
    return says(ownership);
}

#define MIT "Permission is hereby granted, free of charge, to any person obtaining a copy"

static void an_open_licence_points_to_open_source(void **state)
{
    (void)state;
    assert_string_equal(says_of("LICENSE", "MIT License\n\nCopyright\n\n" MIT),
                        "oss 5 LICENSE is the MIT licence or one like it\n");
    assert_string_equal(says_of("COPYING", "GNU GENERAL PUBLIC LICENSE\nVersion 3"),
                        "oss 5 COPYING is the GNU GPL\n");
    assert_string_equal(says_of("LICENCE.txt", "Apache License\nVersion 2.0"),
                        "oss 5 LICENCE.txt is the Apache licence\n");
    assert_string_equal(says_of("COPYING.LESSER", "GNU LESSER GENERAL PUBLIC LICENSE"),
                        "oss 5 COPYING.LESSER is the GNU LGPL\n");
    // The Mozilla licence names those of GNU it goes together with.
    assert_string_equal(says_of("LICENSE", "Mozilla Public License, version 2.0\n ... means "
                                           "either the GNU General Public License, Version 2.0"),
                        "oss 5 LICENSE is the Mozilla licence\n");
}

static void a_licence_that_reserves_all_rights_points_to_a_company(void **state)
{
    (void)state;
    assert_string_equal(says_of("LICENSE", "Copyright 2026 Example Inc.\nAll rights reserved.\n"),
                        "enterprise 5 LICENSE reserves all rights\n");
    assert_string_equal(says_of("LICENSE", "Proprietary and confidential.\n"),
                        "enterprise 5 LICENSE reserves all rights\n");
    // BSD licences say so too, and then give them away.
    assert_string_equal(says_of("LICENSE", "All rights reserved.\n\nRedistribution and use in "
                                           "source and binary forms, with or without"),
                        "oss 5 LICENSE is a BSD licence\n");
    assert_string_equal(says_of("LICENSE", "Ask Sam."), "");
}

static void manifests_name_a_licence_or_none(void **state)
{
    (void)state;
    assert_string_equal(says_of("package.json", "{\"license\": \"UNLICENSED\", \"private\": true}"),
                        "startup 4 package.json says UNLICENSED\n"
                        "startup 1 package.json is private\n");
    assert_string_equal(says_of("package.json", "{\"license\": \"MIT\"}"),
                        "oss 2 package.json names an open licence\n");
    assert_string_equal(says_of("package.json", "{\"name\": \"x\", \"private\":false}"), "");
    assert_string_equal(says_of("Cargo.toml", "[package]\nname = \"x\"\nlicense = \"MIT\"\n"),
                        "oss 2 Cargo.toml names an open licence\n");
    assert_string_equal(says_of("setup.cfg", "classifiers =\n  License :: Other/Proprietary"),
                        "enterprise 4 setup.cfg names a proprietary licence\n");
}

static void other_files_of_the_root_are_weak_signs(void **state)
{
    (void)state;
    assert_string_equal(says_of("CODEOWNERS", "* @org/team"),
                        "enterprise 1 CODEOWNERS assigns code to owners\n");
    assert_string_equal(says_of(".github/CODEOWNERS", "* @org/team"),
                        "enterprise 1 .github/CODEOWNERS assigns code to owners\n");
    assert_string_equal(says_of("CONTRIBUTING.md", "Welcome"),
                        "oss 1 CONTRIBUTING.md invites contributions\n");
    assert_string_equal(says_of("k8s/web.yaml", "kind: Deployment"),
                        "startup 1 k8s/web.yaml deploys a service\n");
    assert_string_equal(says_of("debian/copyright", "x"),
                        "oss 4 debian/copyright is of a package in Debian\n");
}

static void what_lies_deeper_is_often_somebody_elses(void **state)
{
    (void)state;
    assert_string_equal(says_of("vendor/x/LICENSE", MIT), "");
    assert_string_equal(says_of("lib/LICENSE", MIT), "");
    assert_string_equal(says_of("a/b/k8s/web.yaml", "kind: Deployment"), "");
}

static void a_link_says_nothing(void **state)
{
    struct ownership *ownership = fresh();
    struct blob blob = {.path = SLICE("LICENSE"), .bytes = SLICE(MIT), .mode = BLOB_SYMLINK};
    (void)state;
    ownership_blob(ownership, &blob);
    assert_string_equal(says(ownership), "");
}

static void three_files_that_say_the_same_are_enough(void **state)
{
    struct ownership *banners = fresh(), *deployments = fresh();
    char path[32];
    (void)state;
    for (int i = 9; i-- > 0;) {
        snprintf(path, sizeof path, "src/file%d.c", i);
        look(banners, path, "// Example Inc. Unauthorized copying of this file is prohibited.\n");
        snprintf(path, sizeof path, "k8s/%d.yaml", i);
        look(deployments, path, "kind: Deployment");
    }
    ownership_merge(banners, fresh());
    ownership_merge(deployments, fresh());
    assert_string_equal(says(banners), "enterprise 2 src/file0.c has a proprietary banner\n"
                                       "enterprise 2 src/file1.c has a proprietary banner\n"
                                       "enterprise 2 src/file2.c has a proprietary banner\n");
    assert_string_equal(says(deployments), "startup 1 k8s/0.yaml deploys a service\n"
                                           "startup 1 k8s/1.yaml deploys a service\n"
                                           "startup 1 k8s/2.yaml deploys a service\n");
}

static void a_remark_on_a_function_is_no_banner(void **state)
{
    (void)state;
    assert_string_equal(says_of("src/map.h", "/* for internal use only */\nint next(void);\n"), "");
    assert_string_equal(says_of("src/map.h", "/* Copyright Example Inc., for internal use only */"),
                        "enterprise 2 src/map.h has a proprietary banner\n");
}

static void paths_are_told_so_that_they_harm_no_terminal(void **state)
{
    (void)state;
    assert_string_equal(says_of("LICENSE\x1b[31m", MIT),
                        "oss 5 LICENSE\\x1b[31m is the MIT licence or one like it\n");
}

// Files in any order, dealt out to any number of workers.
static void workers_put_together_say_what_one_says(void **state)
{
    enum { FILES = 12 };
    const char *alone = NULL;
    (void)state;
    for (int workers = 1; workers <= 5; workers++) {
        struct ownership *each[5], *all = fresh();
        for (int w = 0; w < workers; w++)
            each[w] = fresh();
        for (int i = 0; i < FILES; i++) {
            char path[32];
            snprintf(path, sizeof path, "src/%c.c", 'a' + (5 * i + workers) % FILES);
            look(each[i % workers], path, "// (c) Example Inc. Internal use only\n");
        }
        look(each[workers / 2], "package.json", "{\"license\": \"UNLICENSED\", \"private\": true}");
        look(each[0], "LICENSE", MIT);
        for (int w = 0; w < workers; w++)
            ownership_merge(all, each[w]);
        alone = alone ? alone : says(all);
        assert_string_equal(says(all), alone);
    }
    assert_string_equal(alone, "oss 5 LICENSE is the MIT licence or one like it\n"
                               "startup 1 package.json is private\n"
                               "startup 4 package.json says UNLICENSED\n"
                               "enterprise 2 src/a.c has a proprietary banner\n"
                               "enterprise 2 src/b.c has a proprietary banner\n"
                               "enterprise 2 src/c.c has a proprietary banner\n");
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(an_open_licence_points_to_open_source),
        TEST(a_licence_that_reserves_all_rights_points_to_a_company),
        TEST(manifests_name_a_licence_or_none),
        TEST(other_files_of_the_root_are_weak_signs),
        TEST(what_lies_deeper_is_often_somebody_elses),
        TEST(a_link_says_nothing),
        TEST(three_files_that_say_the_same_are_enough),
        TEST(a_remark_on_a_function_is_no_banner),
        TEST(paths_are_told_so_that_they_harm_no_terminal),
        TEST(workers_put_together_say_what_one_says),
    };
    return RUN_TESTS(tests);
}
