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
    {SLICE_INIT("_vendor"), PLACE_VENDORED},
    {SLICE_INIT("3rdparty"), PLACE_VENDORED},
    {SLICE_INIT("jspm_packages"), PLACE_VENDORED},
    {SLICE_INIT(".yarn"), PLACE_VENDORED},
    {SLICE_INIT("testdata"), PLACE_FIXTURE},
    {SLICE_INIT("fixtures"), PLACE_FIXTURE},
    {SLICE_INIT("fixture"), PLACE_FIXTURE},
    {SLICE_INIT("__fixtures__"), PLACE_FIXTURE},
    {SLICE_INIT("test-data"), PLACE_FIXTURE},
    {SLICE_INIT("test_data"), PLACE_FIXTURE},
    {SLICE_INIT("test-fixtures"), PLACE_FIXTURE},
    {SLICE_INIT("test_fixtures"), PLACE_FIXTURE},
    {SLICE_INIT("test-files"), PLACE_FIXTURE},
    {SLICE_INIT("test_files"), PLACE_FIXTURE},
    {SLICE_INIT("testfiles"), PLACE_FIXTURE},
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
    {SLICE_INIT("integration"), PLACE_TEST},
    {SLICE_INIT("integtest"), PLACE_TEST},
    {SLICE_INIT("selftest"), PLACE_TEST},
    {SLICE_INIT("selftests"), PLACE_TEST},
    {SLICE_INIT("regress"), PLACE_TEST},
    {SLICE_INIT("regression"), PLACE_TEST},
    {SLICE_INIT("fuzz"), PLACE_TEST},
    {SLICE_INIT("bench"), PLACE_TEST},
    {SLICE_INIT("benchmarks"), PLACE_TEST},
    {SLICE_INIT("benches"), PLACE_TEST},
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
    {SLICE_INIT("tutorials"), PLACE_DOCS},
    {SLICE_INIT("guides"), PLACE_DOCS},
    {SLICE_INIT("man"), PLACE_DOCS},
    {SLICE_INIT("dist"), PLACE_GENERATED},
};

static const struct slice doc_extensions[] = {
    SLICE_INIT("md"),   SLICE_INIT("rst"),    SLICE_INIT("adoc"), SLICE_INIT("asciidoc"),
    SLICE_INIT("texi"), SLICE_INIT("tex"),    SLICE_INIT("pod"),  SLICE_INIT("markdown"),
    SLICE_INIT("rdoc"), SLICE_INIT("man"),    SLICE_INIT("1"),    SLICE_INIT("3"),
    SLICE_INIT("5"),    SLICE_INIT("7"),      SLICE_INIT("8"),    SLICE_INIT("org"),
    SLICE_INIT("mdx"),  SLICE_INIT("po"),     SLICE_INIT("pot"),  SLICE_INIT("example"),
    SLICE_INIT("dist"), SLICE_INIT("sample"),
};

static const struct slice doc_names[] = {
    SLICE_INIT("README"),
    SLICE_INIT("CHANGELOG"),
    SLICE_INIT("CHANGES"),
    SLICE_INIT("NEWS"),
    SLICE_INIT("HISTORY"),
    SLICE_INIT("AUTHORS"),
    SLICE_INIT("CREDITS"),
    SLICE_INIT("COPYING"),
    SLICE_INIT("LICENSE"),
    SLICE_INIT("LICENCE"),
    SLICE_INIT("THANKS"),
    SLICE_INIT("NOTICE"),
    SLICE_INIT("CONTRIBUTORS"),
    SLICE_INIT("MAINTAINERS"),
    SLICE_INIT("COPYRIGHT"),
    SLICE_INIT("ChangeLog"),
    SLICE_INIT("TODO"),
    SLICE_INIT("CONTRIBUTING"),
    SLICE_INIT("INSTALL"),
    SLICE_INIT("HACKING"),
    SLICE_INIT("SECURITY"),
    SLICE_INIT("FAQ"),
    SLICE_INIT("PROTOCOL"),
    SLICE_INIT("UPGRADING"),
    SLICE_INIT("PKG-INFO"),
    SLICE_INIT(".mailmap"),
    SLICE_INIT("CODE_OF_CONDUCT"),
    SLICE_INIT("allowed_signers"),
    SLICE_INIT(".git_allowed_signers"),
};

// What the autotools leave in every package.
static const struct slice generated_names[] = {
    SLICE_INIT("configure"),  SLICE_INIT("aclocal.m4"), SLICE_INIT("config.guess"),
    SLICE_INIT("config.sub"), SLICE_INIT("install-sh"), SLICE_INIT("libtool.m4"),
    SLICE_INIT("ltmain.sh"),  SLICE_INIT("depcomp"),    SLICE_INIT("missing"),
};

// Records are data wherever they stand; in a folder of tests so are the formats that a document may
// have too.
static const struct slice record_extensions[] = {
    SLICE_INIT("csv"), SLICE_INIT("tsv"),  SLICE_INIT("sql"),  SLICE_INIT("ldif"),
    SLICE_INIT("vcf"), SLICE_INIT("mbox"), SLICE_INIT("dump"),
};
static const struct slice data_extensions[] = {
    SLICE_INIT("json"), SLICE_INIT("jsonl"), SLICE_INIT("ndjson"),
    SLICE_INIT("xml"),  SLICE_INIT("eml"),   SLICE_INIT("hl7"),
    SLICE_INIT("edi"),  SLICE_INIT("dcm"),   SLICE_INIT("log"),
};

// Below src/main lie packages, whose names say nothing: com/example/demo.
static struct slice folders_of(struct slice path)
{
    struct slice way = slice_cut(path, 0, path.len - slice_basename(path).len);
    size_t at = slice_find(way, SLICE("src/main/"));
    return at == 0 || (at != SLICE_NOT_FOUND && way.ptr[at - 1] == '/') ? slice_cut(way, 0, at)
                                                                        : way;
}

// ssl-tests, cert_tests
static bool is_test_folder(struct slice folder)
{
    static const struct slice ends[] = {SLICE_INIT("-tests"), SLICE_INIT("_tests"),
                                        SLICE_INIT("-test"), SLICE_INIT("_test")};
    return SLICE_ANY(folder, slice_ends_with, ends);
}

static bool place_of_folder(struct slice folder, bool first, enum place *place)
{
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        if (slice_equals(folder, folders[i].folder)) {
            *place = folders[i].place;
            return true;
        }
    }
    // What others contribute stands at the root; deeper it is a name like any other.
    bool contributed = first && slice_equals(folder, SLICE("contrib"));
    *place = contributed ? PLACE_VENDORED : PLACE_TEST;
    return contributed || is_test_folder(folder);
}

static bool place_by_folder(struct slice path, enum place *place)
{
    struct slice rest = folders_of(path), folder;
    bool known = false;
    enum place here;
    for (bool first = true; slice_split(&rest, '/', &folder); first = false) {
        if (!place_of_folder(folder, first, &here))
            continue;
        // tests/fixtures is a fixture; everything else is what its outermost folder is.
        if (!known || (*place == PLACE_TEST && here == PLACE_FIXTURE))
            *place = here;
        known = true;
    }
    struct slice extension = slice_extension(path);
    bool records = SLICE_ANY(extension, slice_equals_nocase, record_extensions);
    if (known && ((*place == PLACE_DOCS && records) ||
                  (*place == PLACE_TEST &&
                   (records || SLICE_ANY(extension, slice_equals_nocase, data_extensions)))))
        *place = PLACE_FIXTURE;
    return known;
}

// test_x.py, x_test.go, x.test.ts, x.spec.js, XTest.java, XTests.cs, x_spec.rb, conftest.py.
static bool is_test_name(struct slice name)
{
    static const struct slice marks[] = {
        SLICE_INIT("_test."),   SLICE_INIT(".test."),    SLICE_INIT(".spec."),
        SLICE_INIT("_spec."),   SLICE_INIT("Test."),     SLICE_INIT("Tests."),
        SLICE_INIT("-test."),   SLICE_INIT("-spec."),    SLICE_INIT("_tests."),
        SLICE_INIT("Spec."),    SLICE_INIT("TestCase."), SLICE_INIT("IT.java"),
        SLICE_INIT("selftest"),
    };
    if (slice_starts_with(name, SLICE("test_")) || slice_starts_with(name, SLICE("test-")) ||
        slice_starts_with(name, SLICE("benchmark-")) ||
        slice_starts_with(name, SLICE("conftest.")) || slice_starts_with(name, SLICE("testing.")))
        return true;
    return SLICE_ANY(name, slice_contains, marks);
}

static bool is_doc_name(struct slice name)
{
    // x.examples.json, openssl-ca.pod.in
    if (slice_find(name, SLICE(".example.")) != SLICE_NOT_FOUND ||
        slice_find(name, SLICE(".examples.")) != SLICE_NOT_FOUND ||
        slice_find(name, SLICE(".sample.")) != SLICE_NOT_FOUND)
        return true;
    if (slice_ends_with(name, SLICE(".in")))
        name.len -= 3;
    if (SLICE_ANY(slice_extension(name), slice_equals_nocase, doc_extensions))
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
    struct slice name = slice_basename(path);
    // A source map holds the names and the text of what it was made from.
    if (slice_find(name, SLICE(".min.")) != SLICE_NOT_FOUND ||
        slice_ends_with(name, SLICE(".map")) ||
        SLICE_ANY(name, slice_equals_nocase, generated_names))
        return true;
    struct slice first = slice_cut(head, 0, 512);
    return SLICE_ANY(first, slice_contains, banners);
}

enum place place_of(struct slice path, struct slice head)
{
    enum place place = PLACE_PRODUCTION;
    struct slice name = slice_basename(path);
    if (place_by_folder(path, &place))
        return place;
    if (is_test_name(name))
        return PLACE_TEST;
    if (is_doc_name(name))
        return PLACE_DOCS;
    return is_generated(path, head) ? PLACE_GENERATED : PLACE_PRODUCTION;
}
