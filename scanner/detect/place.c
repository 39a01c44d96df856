#include "place.h"

// Folder names, whole. The first row that fits the path's outermost folder wins, so vendored
// code's own tests are vendored.
static const struct {
    struct slice folder;
    enum place place;
} folders[] = {
    {SLICE_INIT("node_modules"), PLACE_VENDORED},
    {SLICE_INIT("vendor"), PLACE_VENDORED},
    {SLICE_INIT("vendored"), PLACE_VENDORED},
    {SLICE_INIT("third_party"), PLACE_VENDORED},
    {SLICE_INIT("third-party"), PLACE_VENDORED},
    {SLICE_INIT("thirdparty"), PLACE_VENDORED},
    {SLICE_INIT("bower_components"), PLACE_VENDORED},
    {SLICE_INIT("Godeps"), PLACE_VENDORED},
    {SLICE_INIT("external"), PLACE_VENDORED},
    {SLICE_INIT("extern"), PLACE_VENDORED},
    {SLICE_INIT("site-packages"), PLACE_VENDORED},
    {SLICE_INIT("Pods"), PLACE_VENDORED},
    {SLICE_INIT("deps"), PLACE_VENDORED},
    {SLICE_INIT("contrib"), PLACE_VENDORED},
    {SLICE_INIT("testdata"), PLACE_FIXTURE},
    {SLICE_INIT("fixtures"), PLACE_FIXTURE},
    {SLICE_INIT("fixture"), PLACE_FIXTURE},
    {SLICE_INIT("__fixtures__"), PLACE_FIXTURE},
    {SLICE_INIT("test-data"), PLACE_FIXTURE},
    {SLICE_INIT("test_data"), PLACE_FIXTURE},
    {SLICE_INIT("mocks"), PLACE_FIXTURE},
    {SLICE_INIT("__mocks__"), PLACE_FIXTURE},
    {SLICE_INIT("mock"), PLACE_FIXTURE},
    {SLICE_INIT("cassettes"), PLACE_FIXTURE},
    {SLICE_INIT("__snapshots__"), PLACE_FIXTURE},
    {SLICE_INIT("golden"), PLACE_FIXTURE},
    {SLICE_INIT("factories"), PLACE_FIXTURE},
    {SLICE_INIT("test"), PLACE_TEST},
    {SLICE_INIT("tests"), PLACE_TEST},
    {SLICE_INIT("__tests__"), PLACE_TEST},
    {SLICE_INIT("testing"), PLACE_TEST},
    {SLICE_INIT("spec"), PLACE_TEST},
    {SLICE_INIT("specs"), PLACE_TEST},
    {SLICE_INIT("e2e"), PLACE_TEST},
    {SLICE_INIT("testsuite"), PLACE_TEST},
    {SLICE_INIT("unittests"), PLACE_TEST},
    {SLICE_INIT("bench"), PLACE_TEST},
    {SLICE_INIT("benchmarks"), PLACE_TEST},
    {SLICE_INIT("t"), PLACE_TEST},
    {SLICE_INIT("doc"), PLACE_DOCS},
    {SLICE_INIT("docs"), PLACE_DOCS},
    {SLICE_INIT("documentation"), PLACE_DOCS},
    {SLICE_INIT("Documentation"), PLACE_DOCS},
    {SLICE_INIT("examples"), PLACE_DOCS},
    {SLICE_INIT("example"), PLACE_DOCS},
    {SLICE_INIT("samples"), PLACE_DOCS},
    {SLICE_INIT("sample"), PLACE_DOCS},
    {SLICE_INIT("demo"), PLACE_DOCS},
    {SLICE_INIT("demos"), PLACE_DOCS},
    {SLICE_INIT("tutorial"), PLACE_DOCS},
    {SLICE_INIT("man"), PLACE_DOCS},
};

static const struct slice doc_extensions[] = {
    SLICE_INIT("md"),   SLICE_INIT("rst"), SLICE_INIT("adoc"), SLICE_INIT("asciidoc"),
    SLICE_INIT("texi"), SLICE_INIT("tex"), SLICE_INIT("pod"),  SLICE_INIT("markdown"),
    SLICE_INIT("rdoc"), SLICE_INIT("man"), SLICE_INIT("1"),    SLICE_INIT("3"),
    SLICE_INIT("5"),    SLICE_INIT("7"),   SLICE_INIT("8"),    SLICE_INIT("org"),
};

static const struct slice doc_names[] = {
    SLICE_INIT("README"),       SLICE_INIT("CHANGELOG"),   SLICE_INIT("CHANGES"),
    SLICE_INIT("NEWS"),         SLICE_INIT("HISTORY"),     SLICE_INIT("AUTHORS"),
    SLICE_INIT("CREDITS"),      SLICE_INIT("COPYING"),     SLICE_INIT("LICENSE"),
    SLICE_INIT("LICENCE"),      SLICE_INIT("THANKS"),      SLICE_INIT("NOTICE"),
    SLICE_INIT("CONTRIBUTORS"), SLICE_INIT("MAINTAINERS"), SLICE_INIT("COPYRIGHT"),
    SLICE_INIT("ChangeLog"),    SLICE_INIT("TODO"),        SLICE_INIT("CONTRIBUTING"),
};

static bool place_by_folder(struct slice path, enum place *place)
{
    struct slice rest = slice_cut(path, 0, path.len - slice_basename(path).len), folder;
    bool known = false;
    while (slice_split(&rest, '/', &folder)) {
        for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
            if (!slice_equals(folder, folders[i].folder))
                continue;
            // tests/fixtures is a fixture; everything else is what its outermost folder is.
            if (!known || (*place == PLACE_TEST && folders[i].place == PLACE_FIXTURE))
                *place = folders[i].place;
            known = true;
            break;
        }
    }
    return known;
}

// test_x.py, x_test.go, x.test.ts, x.spec.js, XTest.java, XTests.cs, x_spec.rb, conftest.py.
static bool is_test_name(struct slice name)
{
    static const struct slice marks[] = {
        SLICE_INIT("_test."),  SLICE_INIT(".test."), SLICE_INIT(".spec."),    SLICE_INIT("_spec."),
        SLICE_INIT("Test."),   SLICE_INIT("Tests."), SLICE_INIT("-test."),    SLICE_INIT("-spec."),
        SLICE_INIT("_tests."), SLICE_INIT("Spec."),  SLICE_INIT("TestCase."), SLICE_INIT("IT.java"),
    };
    if (slice_starts_with(name, SLICE("test_")) || slice_starts_with(name, SLICE("test-")) ||
        slice_starts_with(name, SLICE("conftest.")))
        return true;
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (slice_find(name, marks[i]) != SLICE_NOT_FOUND)
            return true;
    return false;
}

static bool is_doc_name(struct slice name)
{
    struct slice extension = slice_extension(name);
    for (size_t i = 0; i < sizeof doc_extensions / sizeof doc_extensions[0]; i++)
        if (slice_equals_nocase(extension, doc_extensions[i]))
            return true;
    for (size_t i = 0; i < sizeof doc_names / sizeof doc_names[0]; i++) {
        struct slice known = doc_names[i];
        if (slice_starts_with(name, known) &&
            (name.len == known.len || !is_alnum(name.ptr[known.len])))
            return true;
    }
    return false;
}

static bool is_generated(struct slice path, struct slice head)
{
    static const struct slice banners[] = {
        SLICE_INIT("Code generated by"),
        SLICE_INIT("@generated"),
        SLICE_INIT("DO NOT EDIT"),
        SLICE_INIT("Do not edit"),
        SLICE_INIT("automatically generated"),
        SLICE_INIT("Automatically generated"),
        SLICE_INIT("auto-generated"),
        SLICE_INIT("autogenerated"),
    };
    if (slice_find(slice_basename(path), SLICE(".min.")) != SLICE_NOT_FOUND)
        return true;
    struct slice first = slice_cut(head, 0, 512);
    for (size_t i = 0; i < sizeof banners / sizeof banners[0]; i++)
        if (slice_find(first, banners[i]) != SLICE_NOT_FOUND)
            return true;
    return false;
}

enum place place_of(struct slice path, struct slice head)
{
    enum place place;
    struct slice name = slice_basename(path);
    if (place_by_folder(path, &place))
        return place;
    if (is_test_name(name))
        return PLACE_TEST;
    if (is_doc_name(name))
        return PLACE_DOCS;
    return is_generated(path, head) ? PLACE_GENERATED : PLACE_PRODUCTION;
}
