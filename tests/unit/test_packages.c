#include "detected.h"
#include "unit.h"

static void a_package_is_compared_as_its_ecosystem_does(void **state)
{
    struct detected d = {0};
    (void)state;
    detected_with(&d, "regulated",
                  "id: lib, type: lib, severity: low, carries: health, strength: strong, packages: "
                  "['pypi:fhir.resources', 'nuget:NHapi', 'cargo:hl7-parser', 'gem:ruby-hl7', "
                  "'npm:hl7', 'go:github.com/a/hl7', 'maven:hapi-base', 'maven:org.x:core', "
                  "'maven:ca.uhn.hapi.fhir', 'pod:CareKit']");
    assert_string_equal(detected_in(&d, "requirements.txt", "FHIR_Resources==7\n"),
                        "lib 1:1 medium live\n");
    assert_string_equal(detected_in(&d, "packages.config", "<package id=\"nhapi\"/>"),
                        "lib 1:14 medium live\n");
    assert_string_equal(detected_in(&d, "Cargo.toml", "[dependencies]\nhl7_parser = \"1\"\n"),
                        "lib 2:1 medium live\n");
    assert_string_equal(detected_in(&d, "Gemfile", "gem 'ruby_hl7'\n"), "");
    assert_string_equal(detected_in(&d, "package.json", "{\"dependencies\": {\"HL7\": \"1\"}}"),
                        "");
    assert_string_equal(detected_in(&d, "go.mod", "require github.com/a/hl7/v2 v2.0.0\n"),
                        "lib 1:9 medium live\n");
    assert_string_equal(detected_in(&d, "go.mod", "require github.com/a/hl7x v2.0.0\n"), "");
    assert_string_equal(detected_in(&d, "build.gradle", "api 'ca.uhn.hapi:hapi-base:1'\n"),
                        "lib 1:18 medium live\n");
    assert_string_equal(detected_in(&d, "build.gradle", "api 'org.x:core:1'\napi 'org.y:core:1'\n"),
                        "lib 1:12 medium live\n");
    assert_string_equal(detected_in(&d, "build.gradle", "api 'ca.uhn.hapi.fhir:any:1'\n"),
                        "lib 1:23 medium live\n");
    assert_string_equal(detected_in(&d, "Podfile", "pod 'CareKit/Store'\n"),
                        "lib 1:6 medium live\n");
    assert_string_equal(detected_in(&d, "package-lock.json", "{\"dependencies\": {\"hl7\": 1}}"),
                        "");
    detected_release(&d);
}

static void a_package_that_is_named_twice_is_one_finding(void **state)
{
    struct detected d = {0};
    (void)state;
    detected_with(&d, "regulated",
                  "id: lib, type: lib, severity: low, carries: health, strength: strong, packages: "
                  "['npm:hl7']");
    assert_string_equal(detected_in(&d, "package.json",
                                    "{\"dependencies\": {\"hl7\": \"1\"},\n"
                                    "\"devDependencies\": {\"hl7\": \"1\"}}"),
                        "lib 1:20 medium live\n");
    detected_release(&d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_package_is_compared_as_its_ecosystem_does),
        cmocka_unit_test(a_package_that_is_named_twice_is_one_finding),
    };
    return RUN_TESTS(tests);
}
