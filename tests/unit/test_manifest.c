#include "manifest.h"

#include "buf.h"
#include "unit.h"

// The names that a manifest declares, with a blank behind each, "group:name " of Maven's; "-" when the
// file is no manifest.
static const char *declared(const char *path, const char *text)
{
    static char out[1024];
    struct slice all = slice_of_string(text);
    struct manifest manifest = {0};
    size_t len = 0;
    if (!manifest_read(&manifest, slice_of_string(path), all))
        return "-";
    for (size_t i = 0; i < manifest.count; i++) {
        struct span parts[] = {manifest.items[i].group, manifest.items[i].name};
        for (size_t p = 0; p < 2; p++) {
            assert_true(parts[p].offset + parts[p].len <= all.len);
            assert_true(len + parts[p].len + 2 < sizeof out);
            if (parts[p].len == 0)
                continue;
            memcpy(out + len, text + parts[p].offset, parts[p].len);
            len += parts[p].len;
            out[len++] = p == 0 ? ':' : ' ';
        }
    }
    out[len] = '\0';
    manifest_release(&manifest);
    return out;
}

static void npm(void **state)
{
    (void)state;
    assert_string_equal(declared("package.json",
                                 "{\"name\": \"fhirclient\", \"keywords\": [\"hl7v2\"],\n"
                                 " \"scripts\": {\"dependencies\": \"dcmjs\"},\n"
                                 " \"config\": {\"dependencies\": {\"dcmjs\": \"1\"}},\n"
                                 " \"dependencies\": {\"@medplum/core\": \"^1\", \"a\": \"2\"},\n"
                                 " \"devDependencies\": {\"@types/fhir\": \"*\"},\n"
                                 " \"peerDependenciesMeta\": {\"b\": {\"optional\": true}},\n"
                                 " \"peerDependencies\": {\"c\\\"d\": \"1\"}}"),
                        "@medplum/core a @types/fhir c\\\"d ");
    assert_string_equal(
        declared("package.json", "{\"dependencies\": {\"hl7\": \"npm:@acme/hl7-kit@^1.0\"}}"),
        "hl7 @acme/hl7-kit ");
    assert_string_equal(declared("app/bower.json", "{\"dependencies\":{\"dcmjs\":\"1\"}}"),
                        "dcmjs ");
    assert_string_equal(declared("package.json", "{\"dependencies\": {\"a\": \"1\", \"b"), "a ");
}

static void pypi(void **state)
{
    (void)state;
    assert_string_equal(declared("requirements-dev.txt",
                                 "# pydicom\n-r base.txt\n--hash=sha256:00\n"
                                 "fhir.resources[xml]>=7,<8 ; python_version > '3.8'  # hl7\n"
                                 "hl7apy\r\n./local\nnibabel @ https://example.com/x.whl\n"
                                 "-e git+https://example.com/a#egg=medcat\n"),
                        "fhir.resources hl7apy . nibabel medcat ");
    assert_string_equal(
        declared("pyproject.toml",
                 "[project]\nname = \"pydicom\"\nkeywords = [\"hl7\"]\n"
                 "dependencies = [\n  \"fhirpy>=1\", # \"hl7apy\"\n  'medcat[x]',\n]\n"
                 "[project.optional-dependencies]\nimages = [\"monai\"]\n"
                 "[build-system]\nrequires = [\"setuptools\"]\n"
                 "[dependency-groups]\ntest = [\"wfdb\", {include-group = \"images\"}]\n"
                 "[tool.uv]\ndev-dependencies = [\"mne\"]\n"),
        "fhirpy medcat monai wfdb mne ");
    assert_string_equal(declared("pyproject.toml",
                                 "[tool.poetry]\nname = \"pydicom\"\n[tool.poetry.dependencies]\n"
                                 "python = \"^3.9\"\nfhirclient = \"^4\"\n"
                                 "hl7apy = {version = \"1\", extras = [\"x\"]}\n"
                                 "[tool.poetry.group.dev.dependencies]\n\"deid\" = \"*\"\n"),
                        "fhirclient hl7apy deid ");
    assert_string_equal(declared("setup.cfg",
                                 "[metadata]\nname = hl7apy\ndescription = pydicom\n"
                                 "[options]\npackages = find:\ninstall_requires =\n"
                                 "    fhirpy>=1\n    # medcat\n    pydicom\nzip_safe = no\n"
                                 "[options.extras_require]\nx = monai; python_version<'3'\n"
                                 "[tool:pytest]\naddopts =\n    wfdb\n"),
                        "fhirpy pydicom monai ");
    assert_string_equal(declared("Pipfile", "[[source]]\nname = \"pypi\"\n[packages]\n"
                                            "pydicom = \"*\"\n\"fhir.resources\" = \"*\"\n"
                                            "[dev-packages]\nhl7apy = {version = \"1\"}\n"),
                        "pydicom fhir.resources hl7apy ");
    assert_string_equal(declared("setup.py", "import pydicom\n# install_requires=['hl7apy']\n"
                                             "test_deps = ['wfdb']\n"
                                             "setup(name='fhirpy', keywords=['medcat'],\n"
                                             "  install_requires=['monai>=1', \"mne\"],\n"
                                             "  extras_require={'deid': ['lifelines']})\n"),
                        "wfdb monai mne lifelines ");
    assert_string_equal(declared("environment.yml",
                                 "name: pydicom\nchannels:\n  - conda-forge\ndependencies:\n"
                                 "  - python=3.10\n  - conda-forge::nibabel=5\n  - pip:\n"
                                 "    - hl7apy==1.3 # x\nvariables:\n  A: b\n"),
                        "python nibabel hl7apy ");
}

static void maven_and_gradle(void **state)
{
    (void)state;
    assert_string_equal(
        declared(
            "pom.xml",
            "<project><parent><groupId>ca.uhn</groupId><artifactId>hapi</artifactId></parent>\n"
            "<groupId>org.a</groupId><artifactId>hapi-base</artifactId>\n"
            "<!-- <dependency><artifactId>gone</artifactId></dependency> -->\n"
            "<dependencies><dependency>\n  <groupId>ca.uhn.hapi.fhir</groupId>\n"
            "  <artifactId> hapi-fhir-base </artifactId><version>6</version>\n"
            "  <exclusions><exclusion><groupId>x</groupId><artifactId>dcm4che-core"
            "</artifactId></exclusion></exclusions>\n</dependency></dependencies>\n"
            "<build><plugins><plugin><artifactId>camel-hl7</artifactId></plugin></plugins>"
            "</build></project>"),
        "ca.uhn.hapi.fhir:hapi-fhir-base ");
    assert_string_equal(
        declared("app/build.gradle",
                 "// implementation 'a:gone:1'\ngroup = 'org.acme'\nmavenLocal('x')\n"
                 "dependencies {\n  implementation 'ca.uhn.hapi:hapi-base:2.3'\n"
                 "  api(\"androidx.health.connect:connect-client\") {\n"
                 "    exclude group: 'org.x', module: 'camel-hl7'\n  }\n"
                 "  compile group: 'org.dcm4che', name: 'dcm4che-core', version: '5'\n}\n"
                 "url = 'https://repo.example.com/x'\n"),
        "ca.uhn.hapi:hapi-base androidx.health.connect:connect-client dcm4che-core ");
    assert_string_equal(declared("build.gradle.kts",
                                 "dependencies {\n  implementation(\"com.google.android.fhir:"
                                 "engine:1.0@aar\")\n  /* api(\"a:b:1\") */\n}\n"),
                        "com.google.android.fhir:engine ");
    assert_string_equal(declared("gradle/libs.versions.toml",
                                 "[versions]\nfhir = \"a:b\"\n[libraries]\n"
                                 "engine = { module = \"com.google.android.fhir:engine\", "
                                 "version.ref = \"fhir\" }\nold = \"ca.uhn.hapi:hapi-base:2\"\n"
                                 "dcm = { group = \"org.dcm4che\", name = \"dcm4che-core\" }\n"
                                 "[plugins]\nx = { id = \"a:b\" }\n"),
                        "com.google.android.fhir:engine ca.uhn.hapi:hapi-base dcm4che-core ");
    assert_string_equal(declared("build.sbt",
                                 "name := \"camel-hl7\"\n"
                                 "libraryDependencies += \"ca.uhn.hapi\" % \"hapi-base\" % \"2\"\n"
                                 "// \"a\" %% \"b\" % \"1\"\n"),
                        "hapi-base ");
}

static void go(void **state)
{
    (void)state;
    assert_string_equal(declared("go.mod", "module github.com/acme/hl7\n\ngo 1.21\n\n"
                                           "require github.com/suyashkumar/dicom v1.0.7 // images\n"
                                           "require (\n\tgithub.com/a/b/v2 v2.0.0\n"
                                           "\t// github.com/c/d v1.0.0\n"
                                           "\tgithub.com/e/f v1.0.0 // indirect\n)\n"
                                           "replace github.com/g/h => ../h\n"
                                           "exclude (\n\tgithub.com/i/j v1.0.0\n)\n"),
                        "github.com/suyashkumar/dicom github.com/a/b/v2 ");
}

static void cargo(void **state)
{
    (void)state;
    assert_string_equal(declared("Cargo.toml",
                                 "[package]\nname = \"hl7-parser\"\n[features]\ndefault = [\"a\"]\n"
                                 "[dependencies]\ndicom-object = \"0.6\" # \"x\"\n"
                                 "fhir = { package = \"fhirbolt\", version = \"1\" }\n"
                                 "shared.workspace = true\n"
                                 "[dev-dependencies.fhir-sdk]\nversion = \"1\"\n"
                                 "[target.'cfg(unix)'.dependencies]\nlibc = \"1\"\n"),
                        "dicom-object fhir fhirbolt shared fhir-sdk libc ");
}

static void gem(void **state)
{
    (void)state;
    assert_string_equal(declared("Gemfile", "source 'https://example.com'\n# gem 'stupidedi'\n"
                                            "gem 'fhir_models', '~> 4'\n"
                                            "  gem \"ruby-hl7\", require: 'dicom'\n"
                                            "gem('inferno_core')\n"),
                        "fhir_models ruby-hl7 inferno_core ");
    assert_string_equal(declared("x.gemspec", "s.name = 'ruby-hl7'\ns.add_dependency 'dicom'\n"
                                              "s.add_development_dependency(\"fhir_client\")\n"
                                              "s.summary = 'a gem for health-data-standards'\n"),
                        "dicom fhir_client ");
}

static void composer(void **state)
{
    (void)state;
    assert_string_equal(declared("composer.json",
                                 "{\"name\": \"aranyasen/hl7\",\n"
                                 "\"require\": {\"php\": \">=8\", \"dcarbone/php-fhir\": \"^3\"},\n"
                                 "\"require-dev\": {\"a/b\": \"1\"},\n"
                                 "\"suggest\": {\"openemr/openemr\": \"why not\"}}"),
                        "php dcarbone/php-fhir a/b ");
}

static void nuget(void **state)
{
    (void)state;
    assert_string_equal(
        declared("src/App.csproj",
                 "<Project><PropertyGroup><PackageId>NHapi</PackageId></PropertyGroup><ItemGroup>\n"
                 "<!-- <PackageReference Include=\"Gone\" /> -->\n"
                 "<PackageReference Include=\"Hl7.Fhir.R4\" Version=\"5\" />\n"
                 "<PackageReference Version='1'\n  Include = 'fo-dicom'><x/></PackageReference>\n"
                 "<ProjectReference Include=\"../EdiFabric.csproj\" /></ItemGroup></Project>"),
        "Hl7.Fhir.R4 fo-dicom ");
    assert_string_equal(
        declared("packages.config", "<packages><package id=\"NHapi\" version=\"3\" /></packages>"),
        "NHapi ");
    assert_string_equal(
        declared("Directory.Packages.props", "<PackageVersion Include=\"indice.Edi\"/>"),
        "indice.Edi ");
}

static void hex(void **state)
{
    (void)state;
    assert_string_equal(declared("mix.exs", "def project do\n  [app: :ex_hl7, deps: deps()]\nend\n"
                                            "defp deps do\n  [\n    {:elixir_hl7, \"~> 0.6\"},\n"
                                            "    # {:gone, \"1\"},\n    {:x12, git: \"u\"}\n  ]\n"
                                            "end\ndef f, do: {:ok, value}\n"),
                        "elixir_hl7 x12 ");
}

static void pub(void **state)
{
    (void)state;
    assert_string_equal(declared("pubspec.yaml",
                                 "name: fhir\ndescription: a health package: yes\n"
                                 "dependencies:\n  flutter:\n    sdk: flutter\n  health: ^10.0\n"
                                 "  # gone: 1\ndev_dependencies:\n  fhir_r4: any\n"
                                 "flutter:\n  assets:\n    - a\n"),
                        "flutter health fhir_r4 ");
}

static void apple(void **state)
{
    (void)state;
    assert_string_equal(declared("ios/Podfile", "target 'App' do\n  pod 'ResearchKit', '~> 2'\n"
                                                "  # pod 'CareKit'\nend\n"),
                        "ResearchKit ");
    assert_string_equal(
        declared("Package.swift",
                 "let package = Package(name: \"FHIRModels\", dependencies: [\n"
                 "  .package(url: \"https://github.com/acme/SpeziFHIR.git\", from: \"1\"),\n"
                 "  // .package(url: \"https://github.com/acme/Gone\", from: \"1\"),\n"
                 "  .package(path: \"../CareKit\")])\n"),
        "SpeziFHIR ");
}

static void lock_files_and_other_files_are_no_manifests(void **state)
{
    static const char *const paths[] = {
        "package-lock.json",
        "yarn.lock",
        "pnpm-lock.yaml",
        "npm-shrinkwrap.json",
        "poetry.lock",
        "Pipfile.lock",
        "uv.lock",
        "gradle.lockfile",
        "go.sum",
        "Cargo.lock",
        "Gemfile.lock",
        "composer.lock",
        "mix.lock",
        "pubspec.lock",
        "packages.lock.json",
        "Podfile.lock",
        "Package.resolved",
        "README.md",
        "",
    };
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        assert_false(manifest_is_one(slice_of_string(paths[i])));
        assert_string_equal(declared(paths[i], "hl7==1\n"), "-");
    }
}

// Each manifest cut off anywhere, and each made of one byte, ends and stays inside.
static void what_is_cut_off_or_odd_is_read_as_far_as_it_goes(void **state)
{
    static const char *const paths[] = {
        "package.json", "requirements.txt", "pyproject.toml", "setup.py",     "setup.cfg",
        "Pipfile",      "environment.yml",  "pom.xml",        "build.gradle", "x.versions.toml",
        "build.sbt",    "go.mod",           "Cargo.toml",     "Gemfile",      "composer.json",
        "a.csproj",     "mix.exs",          "pubspec.yaml",   "Podfile",      "Package.swift",
    };
    static const char odd[] =
        "\"'[]{}()=#<>/:\\!-\n\r \t{:a, \"[[x]]\n=[\"\"\"'''<!--<dependency>"
        "<package id=\n[dependencies.\n[\nrequire (\n#egg=\n \"dependencies\":{";
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
        for (size_t from = 0; from < sizeof odd; from++)
            declared(paths[i], odd + from);
        for (size_t len = 0; len < sizeof odd; len++) {
            char cut[sizeof odd] = {0};
            memcpy(cut, odd, len);
            declared(paths[i], cut);
        }
    }
}

// A line of a megabyte with a string in every third byte, and a table's name that long with a key a line: read in
// one pass, or this test does not end.
static void long_lines_are_read_once(void **state)
{
    enum { LENGTH = 3 << 20 };
    char *text = test_malloc(LENGTH + 1);
    (void)state;
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = "'a'"[i % 3];
    struct manifest manifest = {0};
    assert_true(manifest_read(&manifest, SLICE("build.gradle"), slice_of(text, LENGTH)));
    assert_true(manifest_read(&manifest, SLICE("Gemfile"), slice_of(text, LENGTH)));
    assert_int_equal(manifest.count, 0);
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = i == 0 ? '[' : i < LENGTH / 3 ? 'x' : "]\na=1"[i % 5];
    assert_true(manifest_read(&manifest, SLICE("Cargo.toml"), slice_of(text, LENGTH)));
    manifest_release(&manifest);
    test_free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(npm),
        cmocka_unit_test(pypi),
        cmocka_unit_test(maven_and_gradle),
        cmocka_unit_test(go),
        cmocka_unit_test(cargo),
        cmocka_unit_test(gem),
        cmocka_unit_test(composer),
        cmocka_unit_test(nuget),
        cmocka_unit_test(hex),
        cmocka_unit_test(pub),
        cmocka_unit_test(apple),
        cmocka_unit_test(lock_files_and_other_files_are_no_manifests),
        cmocka_unit_test(long_lines_are_read_once),
        cmocka_unit_test(what_is_cut_off_or_odd_is_read_as_far_as_it_goes),
    };
    return RUN_TESTS(tests);
}
