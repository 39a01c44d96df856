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

// "ID: WORDS" for each sign, one a line.
static const char *says(const struct ownership *ownership)
{
    struct signal signals[SIGN_COUNT];
    struct slice said = arena_copy(&memory, SLICE(""));
    size_t count = ownership_signals(ownership, signals, &memory);
    for (size_t i = 0; i < count; i++)
        said = arena_printf(&memory, "%.*s%s: %.*s\n", SLICE_ARG(said), signals[i].id,
                            SLICE_ARG(signals[i].words));
    return said.ptr;
}

static const char *says_of(const char *path, const char *text)
{
    struct ownership *ownership = fresh();
    look(ownership, path, text);
    return says(ownership);
}

#define MIT "Permission is hereby granted, free of charge, to any person obtaining a copy"

static void a_licence_says_what_it_is(void **state)
{
    (void)state;
    assert_string_equal(says_of("LICENSE", "MIT License\n\nCopyright\n\n" MIT),
                        "open-licence: LICENSE is the MIT licence\n");
    assert_string_equal(says_of("LICENCE.txt", "Apache License\nVersion 2.0"),
                        "open-licence: LICENCE.txt is the Apache licence\n");
    assert_string_equal(says_of("META-INF/LICENSE", "Apache License\nVersion 2.0"),
                        "open-licence: META-INF/LICENSE is the Apache licence\n");
    assert_string_equal(says_of("LICENSES/MIT.txt", MIT),
                        "open-licence: LICENSES/MIT.txt is the MIT licence or one like it\n");
    assert_string_equal(says_of("LICENSE", "Copyright 2026 Example Inc.\nAll rights reserved.\n"),
                        "closed-licence: LICENSE reserves all rights\n"
                        "holder: LICENSE names a company, Example Inc\n");
    assert_string_equal(says_of("LICENSE", "Business Source License 1.1\nCopyright MariaDB plc"),
                        "source-available: LICENSE lets one read the code and is no open licence: "
                        "the Business Source License\n");
    assert_string_equal(says_of("LICENSE", "Ask Sam."), "");
}

static void licences_of_what_is_used_say_nothing(void **state)
{
    (void)state;
    assert_string_equal(says_of("THIRD-PARTY-LICENSES.txt", MIT), "");
    assert_string_equal(says_of("LICENSE-3rdparty.txt", MIT), "");
    assert_string_equal(says_of("licenses.txt", MIT), "");
    assert_string_equal(says_of("licenses/jquery.txt", MIT), "");
    assert_string_equal(says_of("vendor/x/LICENSE", MIT), "");
    assert_string_equal(says_of("lib/LICENSE", MIT), "");
}

static void manifests_name_a_licence_or_none(void **state)
{
    (void)state;
    assert_string_equal(says_of("package.json", "{\"license\": \"UNLICENSED\", \"private\": true}"),
                        "closed-manifest: package.json gives nobody a licence\n"
                        "private-manifest: package.json is marked as private\n");
    assert_string_equal(says_of("package.json", "{\"license\": \"MIT\"}"),
                        "open-manifest: package.json names an open licence, MIT\n");
    // What generators and skeletons fill in.
    assert_string_equal(
        says_of("package.json", "{\"license\": \"ISC\"}"),
        "default-licence: package.json names the licence that generators fill in, ISC\n");
    assert_string_equal(
        says_of("composer.json", "{\"type\": \"project\", \"license\": \"MIT\"}"),
        "default-licence: composer.json names the licence that generators fill in, MIT\n");
    assert_string_equal(says_of("package.json", "{\"name\": \"x\", \"private\":false}"), "");
    assert_string_equal(says_of("Cargo.toml", "[package]\nname = \"x\"\nlicense = \"MIT\"\n"),
                        "open-manifest: Cargo.toml names an open licence, MIT\n");
    assert_string_equal(
        says_of("setup.cfg", "classifiers =\n  License :: Other/Proprietary License"),
        "closed-manifest: setup.cfg gives nobody a licence\n");
    assert_string_equal(says_of("debian/copyright", "Files: *\nLicense: GPL-2+"),
                        "debian: debian/copyright gives an open licence in Debian's form\n");
    assert_string_equal(says_of("debian/copyright", "Files: *\nLicense: proprietary"),
                        "closed-licence: debian/copyright reserves all rights\n");
}

static void registries_are_told_by_their_host(void **state)
{
    (void)state;
    assert_string_equal(says_of(".npmrc", "@f:registry=https://u:p@npm.firma.de/x/"),
                        "own-registry: .npmrc uses a registry of its own, npm.firma.de\n");
    assert_string_equal(says_of(".npmrc", "@f:registry=https://npm.pkg.github.com"),
                        "private-registry: .npmrc uses a private registry, npm.pkg.github.com\n");
    assert_string_equal(says_of(".npmrc", "registry=https://registry.npmjs.org/"), "");
    assert_string_equal(
        says_of("requirements.txt", "--extra-index-url https://pypi.firma.de/simple"),
        "own-registry: requirements.txt uses a registry of its own, pypi.firma.de\n");
    assert_string_equal(says_of("package.json", "{\"homepage\": \"https://firma.de\"}"), "");
    assert_string_equal(
        says_of("package.json", "{\"publishConfig\": {\"registry\": \"https://npm.firma.de\"}}"),
        "own-registry: package.json uses a registry of its own, npm.firma.de\n");
    assert_string_equal(says_of("Dockerfile", "FROM harbor.firma.de/base:1"),
                        "private-registry: Dockerfile uses a private registry, harbor.firma.de\n");
}

static void owners_of_code_are_teams_or_nobody(void **state)
{
    (void)state;
    assert_string_equal(says_of("CODEOWNERS", "* @org/team"),
                        "code-teams: CODEOWNERS assigns code to teams\n");
    assert_string_equal(says_of(".github/CODEOWNERS", "* @sam\n# @org/team\n"), "");
    assert_string_equal(says_of("CODEOWNERS", "a @o/a\nb\t@o/b @o/a\r\nc @o/c\nd @o/d"),
                        "code-teams: CODEOWNERS assigns code to teams\n"
                        "many-teams: CODEOWNERS assigns code to four teams or more\n");
}

static void a_readme_calls_things_by_their_name(void **state)
{
    (void)state;
    assert_string_equal(says_of("README.md", "My dotfiles"),
                        "personal-readme: README.md speaks of my dotfiles\n");
    assert_string_equal(says_of("README", "For internal use only."),
                        "closed-readme: README says that the code is not public\n");
    assert_string_equal(
        says_of("README.md", "![x](https://badge.fury.io/py/x)\n## License\nMIT License"),
        "readme-licence: README.md speaks of an open licence, the MIT licence\n"
        "badge: README.md shows badges of services for public projects\n");
    assert_string_equal(says_of("docs/README.md", "My dotfiles"), "");
}

static void pipelines_and_deployments_are_signs_of_a_company(void **state)
{
    (void)state;
    assert_string_equal(says_of("Jenkinsfile", "@Library('x') _"),
                        "company-ci: Jenkinsfile is for a CI service that companies use\n"
                        "shared-ci: Jenkinsfile uses pipelines that an organisation shares\n");
    assert_string_equal(says_of(".github/workflows/ci.yml", "runs-on: [self-hosted, linux]"),
                        "own-runners: .github/workflows/ci.yml runs on machines of its own\n");
    assert_string_equal(says_of("k8s/web.yaml", "kind: Deployment"),
                        "deployment: k8s/web.yaml deploys a service\n");
    assert_string_equal(
        says_of("k8s/overlays/production/web.yaml", "x"),
        "production: k8s/overlays/production/web.yaml is of a production environment\n");
    assert_string_equal(says_of("deploy/values-prod.yaml", "x"),
                        "production: deploy/values-prod.yaml is of a production environment\n"
                        "deployment: deploy/values-prod.yaml deploys a service\n");
    assert_string_equal(says_of("infra/products/web.json", "x"), "");
    assert_string_equal(says_of("src/production/web.yaml", "x"), "");
    assert_string_equal(says_of("a/b/k8s/web.yaml", "kind: Deployment"), "");
}

static void documents_of_compliance_are_known_by_name(void **state)
{
    static const char *const are[] = {"docs/ROPA.md", "compliance/soc2/policy.md", "DPIA-2026.pdf",
                                      "legal/acme_data_processing_agreement.docx",
                                      "docs/security/2026 ISO-27001.xlsx"};
    static const char *const are_not[] = {"europa.md",       "docs/notes-pci-dss-notifications.md",
                                          "src/isms.c",      "docs/ropan.md",
                                          "a/b/c/d/ROPA.md", "dpia"};
    (void)state;
    for (size_t i = 0; i < sizeof are / sizeof are[0]; i++)
        assert_non_null(strstr(says_of(are[i], "x"), "compliance: "));
    for (size_t i = 0; i < sizeof are_not / sizeof are_not[0]; i++)
        assert_string_equal(says_of(are_not[i], "x"), "");
}

static void settings_take_three_files(void **state)
{
    struct ownership *ownership = fresh();
    (void)state;
    look(ownership, "zsh/.zshrc", "");
    look(ownership, ".vimrc", "");
    assert_string_equal(says(ownership), "");
    look(ownership, "dot_gitconfig", "");
    assert_string_equal(says(ownership),
                        "dotfiles: .vimrc and 2 more are somebody's own settings\n");
}

static void a_link_says_nothing(void **state)
{
    struct ownership *ownership = fresh();
    struct blob blob = {.path = SLICE("LICENSE"), .bytes = SLICE(MIT), .mode = BLOB_SYMLINK};
    (void)state;
    ownership_blob(ownership, &blob);
    assert_string_equal(says(ownership), "");
}

static void a_sign_is_told_once_however_many_files_show_it(void **state)
{
    struct ownership *deployments = fresh();
    char path[32];
    (void)state;
    for (int i = 9; i-- > 0;) {
        snprintf(path, sizeof path, "k8s/%d.yaml", i);
        look(deployments, path, "kind: Deployment");
    }
    assert_string_equal(says(deployments), "deployment: k8s/0.yaml deploys a service\n");
}

// `of` files of which `with` have the banner.
static const char *says_of_banners(const char *banner, int with, int of)
{
    struct ownership *ownership = fresh();
    char path[32];
    for (int i = 0; i < of; i++) {
        snprintf(path, sizeof path, "src/deep/er/file%d.c", i);
        look(ownership, path, i < with ? banner : "int a;\n");
    }
    return says(ownership);
}

static void banners_count_by_their_part_of_the_source_files(void **state)
{
    const char *open = "// SPDX-License-Identifier: MIT\n";
    const char *closed = "// Example Inc. Unauthorized copying of this file is prohibited.\n";
    const char *held = "// Copyright 2026 Example GmbH\n";
    (void)state;
    assert_string_equal(says_of_banners(open, 5, 10),
                        "open-headers: 5 of 10 source files begin with an open licence\n");
    assert_string_equal(says_of_banners(open, 4, 10), "");
    assert_string_equal(says_of_banners(open, 2, 2), "");
    assert_string_equal(says_of_banners(closed, 3, 15),
                        "closed-headers: 3 of 15 source files begin with a proprietary banner\n");
    assert_string_equal(says_of_banners(closed, 3, 16),
                        "closed-header: src/deep/er/file0.c has a proprietary banner\n");
    assert_string_equal(says_of_banners(held, 3, 4),
                        "held-headers: 3 of 4 source files begin with the name of a company, "
                        "Example GmbH\n");
}

static void vendored_code_has_banners_of_others(void **state)
{
    struct ownership *ownership = fresh();
    (void)state;
    look(ownership, "vendor/a.c", "// SPDX-License-Identifier: MIT\n");
    look(ownership, "third_party/b.c", "// SPDX-License-Identifier: MIT\n");
    look(ownership, "vendor/c.c", "// SPDX-License-Identifier: MIT\n");
    assert_string_equal(says(ownership), "");
    assert_int_equal(ownership->sources, 0);
}

static void whoever_gives_the_code_away_may_write_their_name_on_it(void **state)
{
    struct ownership *ownership = fresh();
    char path[32];
    (void)state;
    for (int i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%d.c", i);
        look(ownership, path, "// Copyright 2026 Example GmbH\n");
    }
    look(ownership, "LICENSE", "Copyright 2026 Example GmbH\n" MIT);
    assert_string_equal(says(ownership),
                        "open-licence: LICENSE is the MIT licence or one like it\n");
}

static void paths_are_told_so_that_they_harm_no_terminal(void **state)
{
    (void)state;
    assert_string_equal(says_of("LICENSE\x1b[31m", MIT),
                        "open-licence: LICENSE\\x1b[31m is the MIT licence or one like it\n");
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
            char path[32], text[64];
            char letter = (char)('a' + (5 * i + workers) % FILES);
            snprintf(path, sizeof path, "src/%c.c", letter);
            snprintf(text, sizeof text, "// Copyright 2026 Company %c GmbH\n", letter);
            look(each[i % workers], path, text);
        }
        look(each[workers / 2], "package.json", "{\"license\": \"UNLICENSED\", \"private\": true}");
        look(each[0], "LICENSE", MIT);
        for (int w = 0; w < workers; w++)
            ownership_merge(all, each[w]);
        alone = alone ? alone : says(all);
        assert_string_equal(says(all), alone);
    }
    assert_string_equal(alone, "open-licence: LICENSE is the MIT licence or one like it\n"
                               "closed-manifest: package.json gives nobody a licence\n"
                               "held-headers: 12 of 12 source files begin with the name of a "
                               "company, Company a GmbH\n"
                               "private-manifest: package.json is marked as private\n");
}

#define TEST(name) cmocka_unit_test_teardown(name, release)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_licence_says_what_it_is),
        TEST(licences_of_what_is_used_say_nothing),
        TEST(manifests_name_a_licence_or_none),
        TEST(registries_are_told_by_their_host),
        TEST(owners_of_code_are_teams_or_nobody),
        TEST(a_readme_calls_things_by_their_name),
        TEST(pipelines_and_deployments_are_signs_of_a_company),
        TEST(documents_of_compliance_are_known_by_name),
        TEST(settings_take_three_files),
        TEST(a_link_says_nothing),
        TEST(a_sign_is_told_once_however_many_files_show_it),
        TEST(banners_count_by_their_part_of_the_source_files),
        TEST(vendored_code_has_banners_of_others),
        TEST(whoever_gives_the_code_away_may_write_their_name_on_it),
        TEST(paths_are_told_so_that_they_harm_no_terminal),
        TEST(workers_put_together_say_what_one_says),
    };
    return RUN_TESTS(tests);
}
