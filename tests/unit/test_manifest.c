#include "manifest.h"

#include "unit.h"

static bool depends(const char *path, const char *text, const char *name)
{
    static const struct slice packages[] = {
        SLICE_INIT("npm:fhir-kit-client"),
        SLICE_INIT("pypi:fhir-kit-client"),
        SLICE_INIT("go:github.com/acme/hl7"),
        SLICE_INIT("maven:ca.uhn.hapi.fhir"),
        {0},
    };
    struct slice all = slice_of_string(text), found = slice_of_string(name);
    return manifest_depends_on(slice_of_string(path), all,
                               (struct span){slice_find(all, found), found.len}, packages);
}

static void a_dependency_counts_in_its_own_manifest(void **state)
{
    (void)state;
    assert_true(depends("package.json", "{\"dependencies\": {\"fhir-kit-client\": \"^1\"}}",
                        "fhir-kit-client"));
    assert_true(depends("app/requirements-dev.txt", "fhir-kit-client>=2\n", "fhir-kit-client"));
    assert_true(depends("go.mod", "require github.com/acme/hl7/v2 v2.1.0", "github.com/acme/hl7"));
    assert_true(
        depends("setup.py", "install_requires=[\"fhir-kit-client>=2\"]", "fhir-kit-client"));
    assert_true(depends("pom.xml", "<project><dependencies><groupId>ca.uhn.hapi.fhir</groupId>",
                        "ca.uhn.hapi.fhir"));
    assert_true(depends("pom.xml", "<groupId>ca.uhn.hapi.fhir</groupId>", "ca.uhn.hapi.fhir"));
}

static void other_mentions_do_not(void **state)
{
    (void)state;
    assert_false(depends("README.md", "fhir-kit-client", "fhir-kit-client"));
    assert_false(depends("package.json", "{\"name\": \"fhir-kit-client\"}", "fhir-kit-client"));
    assert_false(depends("requirements.txt", "fhir-kit-client-mock\n", "fhir-kit-client"));
    assert_false(depends("requirements.txt", "# fhir-kit-client\n", "fhir-kit-client"));
    assert_false(depends("requirements.txt", "my-fhir-kit-client\n", "fhir-kit-client"));
    assert_false(depends("package-lock.json", "\"fhir-kit-client\": {", "fhir-kit-client"));
    assert_false(depends("setup.py", "setup(name=\"fhir-kit-client\")", "fhir-kit-client"));
    assert_false(depends("setup.cfg", "[metadata]\nname = fhir-kit-client\n", "fhir-kit-client"));
    assert_false(depends("setup.py", "import fhir-kit-client\n", "fhir-kit-client"));
    assert_false(depends("pom.xml",
                         "<project><groupId>ca.uhn.hapi.fhir</groupId><dependencies></project>",
                         "ca.uhn.hapi.fhir"));
    assert_false(depends("Gemfile", "gem 'fhir-kit-client'", "fhir-kit-client"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dependency_counts_in_its_own_manifest),
        cmocka_unit_test(other_mentions_do_not),
    };
    return RUN_TESTS(tests);
}
