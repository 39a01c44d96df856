#include "manifest.h"

#include "path_glob.h"

static const struct {
    struct slice file;
    struct slice ecosystem;
} manifests[] = {
    {SLICE_INIT("package.json"), SLICE_INIT("npm")},
    {SLICE_INIT("bower.json"), SLICE_INIT("npm")},
    {SLICE_INIT("requirements*.txt"), SLICE_INIT("pypi")},
    {SLICE_INIT("requirements*.in"), SLICE_INIT("pypi")},
    {SLICE_INIT("pyproject.toml"), SLICE_INIT("pypi")},
    {SLICE_INIT("setup.py"), SLICE_INIT("pypi")},
    {SLICE_INIT("setup.cfg"), SLICE_INIT("pypi")},
    {SLICE_INIT("Pipfile"), SLICE_INIT("pypi")},
    {SLICE_INIT("environment.yml"), SLICE_INIT("pypi")},
    {SLICE_INIT("pom.xml"), SLICE_INIT("maven")},
    {SLICE_INIT("build.gradle"), SLICE_INIT("maven")},
    {SLICE_INIT("build.gradle.kts"), SLICE_INIT("maven")},
    {SLICE_INIT("libs.versions.toml"), SLICE_INIT("maven")},
    {SLICE_INIT("build.sbt"), SLICE_INIT("maven")},
    {SLICE_INIT("go.mod"), SLICE_INIT("go")},
    {SLICE_INIT("Cargo.toml"), SLICE_INIT("cargo")},
    {SLICE_INIT("Gemfile"), SLICE_INIT("gem")},
    {SLICE_INIT("*.gemspec"), SLICE_INIT("gem")},
    {SLICE_INIT("composer.json"), SLICE_INIT("composer")},
    {SLICE_INIT("*.csproj"), SLICE_INIT("nuget")},
    {SLICE_INIT("*.fsproj"), SLICE_INIT("nuget")},
    {SLICE_INIT("*.vbproj"), SLICE_INIT("nuget")},
    {SLICE_INIT("Directory.Packages.props"), SLICE_INIT("nuget")},
    {SLICE_INIT("packages.config"), SLICE_INIT("nuget")},
    {SLICE_INIT("mix.exs"), SLICE_INIT("hex")},
    {SLICE_INIT("pubspec.yaml"), SLICE_INIT("pub")},
};

static struct slice ecosystem_of(struct slice path)
{
    struct slice name = slice_basename(path);
    for (size_t i = 0; i < sizeof manifests / sizeof manifests[0]; i++)
        if (path_glob_fits(manifests[i].file, name))
            return manifests[i].ecosystem;
    return SLICE("");
}

bool manifest_is_one(struct slice path)
{
    return ecosystem_of(path).len > 0;
}

// Part of a longer name: `stripe` in `stripe-mock`, `@acme/stripe` or `com.stripe.x`.
static bool is_name_byte(char c)
{
    return is_word(c) || c == '-' || c == '.' || c == '/' || c == '@';
}

static bool is_package(struct slice found, struct slice ecosystem, const struct slice *packages)
{
    for (; packages->len; packages++) {
        size_t colon = slice_find_byte(*packages, ':');
        if (slice_equals(slice_cut(*packages, 0, colon), ecosystem) &&
            slice_equals(slice_cut(*packages, colon + 1, packages->len), found))
            return true;
    }
    return false;
}

// In JSON a dependency is a key: `"name": "^1.2"`. A `"name": "stripe"` of the package itself is a value.
static bool is_json_key(struct slice text, size_t end)
{
    struct slice rest = slice_cut(text, end, end + 16);
    return rest.len > 1 && rest.ptr[0] == '"' &&
           slice_starts_with(slice_trim(slice_cut(rest, 1, rest.len)), SLICE(":"));
}

static bool line_is_comment(struct slice text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != '\n')
        at--;
    while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    struct slice start = slice_cut(text, at, at + 4);
    return slice_starts_with(start, SLICE("#")) || slice_starts_with(start, SLICE("//")) ||
           slice_starts_with(start, SLICE("<!--"));
}

// name="x" of setup.py, setup.cfg, a gemspec or pyproject.toml, and `import x` there.
static bool line_names_itself(struct slice text, size_t at)
{
    size_t start = at;
    while (start > 0 && text.ptr[start - 1] != '\n')
        start--;
    struct slice before = slice_trim(slice_cut(text, start, at));
    if (slice_starts_with(before, SLICE("import")) || slice_starts_with(before, SLICE("from")))
        return true;
    while (before.len && strchr("\"' \t=:", before.ptr[before.len - 1]))
        before.len--;
    return slice_ends_with(before, SLICE("name")) &&
           (before.len == 4 || !is_word(before.ptr[before.len - 5]));
}

// A project of Maven tells its own coordinates, and its parent's, before any dependency.
static bool is_own_coordinate(struct slice text, size_t at)
{
    struct slice before = slice_cut(text, 0, at);
    return slice_find(before, SLICE("<project")) != SLICE_NOT_FOUND &&
           slice_find(before, SLICE("<dependenc")) == SLICE_NOT_FOUND;
}

bool manifest_depends_on(struct slice path, struct slice text, struct span name,
                         const struct slice *packages)
{
    struct slice ecosystem = ecosystem_of(path);
    size_t end = name.offset + name.len;
    if (!ecosystem.len || !is_package(slice_cut(text, name.offset, end), ecosystem, packages))
        return false;
    if (name.offset > 0 && is_name_byte(text.ptr[name.offset - 1]))
        return false;
    // A Go module goes on with its major version, a group with its artifact.
    bool goes_on = end < text.len && is_name_byte(text.ptr[end]) &&
                   !(slice_equals(ecosystem, SLICE("go")) && text.ptr[end] == '/');
    if (goes_on || line_is_comment(text, name.offset) || is_own_coordinate(text, name.offset))
        return false;
    if ((slice_equals(ecosystem, SLICE("pypi")) || slice_equals(ecosystem, SLICE("gem"))) &&
        line_names_itself(text, name.offset))
        return false;
    return !slice_ends_with(path, SLICE(".json")) || is_json_key(text, end);
}
