#include "registry_host.h"

#include "unit.h"

static void hosts_are_public_rented_or_own(void **state)
{
    static const char *const open[] = {"registry.npmjs.org",
                                       "pypi.org",
                                       "repo.maven.apache.org",
                                       "localhost",
                                       "127.0.0.1",
                                       "10.1.2.3",
                                       "host",
                                       "a.example.com",
                                       "${HOST}",
                                       "",
                                       "git@x",
                                       "x.",
                                       ".y"};
    (void)state;
    for (size_t i = 0; i < sizeof open / sizeof open[0]; i++)
        assert_int_equal(registry_kind_of(slice_of_string(open[i])), REGISTRY_PUBLIC);
    assert_int_equal(registry_kind_of(SLICE("npm.pkg.github.com")), REGISTRY_RENTED);
    assert_int_equal(registry_kind_of(SLICE("1.dkr.ecr.eu-west-1.amazonaws.com")), REGISTRY_RENTED);
    assert_int_equal(registry_kind_of(SLICE("nexus.firma.de")), REGISTRY_OWN);
    assert_int_equal(registry_kind_of(SLICE("notnpmjs.org")), REGISTRY_OWN);
}

static void the_first_host_that_is_not_public_is_found(void **state)
{
    (void)state;
    assert_slice(registry_find(SLICE("registry=https://registry.npmjs.org/\n"
                                     "@firma:registry=https://npm.firma.de/repo/\n"
                                     "//npm.firma.de/:_authToken=x\n"),
                               SLICE("")),
                 "npm.firma.de");
    assert_slice(registry_find(SLICE("http://a.firma.de\nindex-url = https://b.firma.de/simple"),
                               SLICE("index-url")),
                 "b.firma.de");
    assert_slice(registry_find(SLICE("homepage https://firma.de"), SLICE("registry")), "");
    assert_slice(registry_find(SLICE("//"), SLICE("")), "");
    assert_slice(registry_find(SLICE(""), SLICE("")), "");
}

static void what_stands_before_the_host_in_a_url_is_never_told(void **state)
{
    (void)state;
    assert_slice(registry_find(SLICE("https://kim:geheim@npm.firma.de:8443/x"), SLICE("")),
                 "npm.firma.de");
    assert_slice(registry_find(SLICE("https://kim:ge/heim.xy@npm.firma.de/x"), SLICE("")), "");
    assert_slice(registry_find(SLICE("https://ge.heim.xy/@npm.firma.de/x"), SLICE("")), "");
}

static void images_are_named_by_their_registry(void **state)
{
    (void)state;
    assert_slice(
        registry_find_image(SLICE("FROM alpine:3\nFROM --platform=x harbor.firma.de/a/b:1 AS c")),
        "harbor.firma.de");
    assert_slice(registry_find_image(SLICE("FROM docker.io/library/alpine\nFROM team/app")), "");
    assert_slice(registry_find_image(SLICE("FROM")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_are_public_rented_or_own),
        cmocka_unit_test(the_first_host_that_is_not_public_is_found),
        cmocka_unit_test(what_stands_before_the_host_in_a_url_is_never_told),
        cmocka_unit_test(images_are_named_by_their_registry),
    };
    return RUN_TESTS(tests);
}
