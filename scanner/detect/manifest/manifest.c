#include "manifest_reader.h"

#include "arena.h"
#include "path_glob.h"

#include <stdlib.h>

static const struct {
    struct slice file;
    struct slice ecosystem;
    manifest_reader *read;
} kinds[] = {
    {SLICE_INIT("package.json"), SLICE_INIT("npm"), read_npm},
    {SLICE_INIT("bower.json"), SLICE_INIT("npm"), read_npm},
    {SLICE_INIT("requirements*.txt"), SLICE_INIT("pypi"), read_requirements},
    {SLICE_INIT("requirements*.in"), SLICE_INIT("pypi"), read_requirements},
    {SLICE_INIT("pyproject.toml"), SLICE_INIT("pypi"), read_pyproject},
    {SLICE_INIT("setup.py"), SLICE_INIT("pypi"), read_setup_py},
    {SLICE_INIT("setup.cfg"), SLICE_INIT("pypi"), read_setup_cfg},
    {SLICE_INIT("Pipfile"), SLICE_INIT("pypi"), read_pipfile},
    {SLICE_INIT("environment*.yml"), SLICE_INIT("pypi"), read_conda},
    {SLICE_INIT("environment*.yaml"), SLICE_INIT("pypi"), read_conda},
    {SLICE_INIT("pom.xml"), SLICE_INIT("maven"), read_pom},
    {SLICE_INIT("build.gradle"), SLICE_INIT("maven"), read_gradle},
    {SLICE_INIT("build.gradle.kts"), SLICE_INIT("maven"), read_gradle},
    {SLICE_INIT("*.versions.toml"), SLICE_INIT("maven"), read_catalog},
    {SLICE_INIT("build.sbt"), SLICE_INIT("maven"), read_sbt},
    {SLICE_INIT("go.mod"), SLICE_INIT("go"), read_go_mod},
    {SLICE_INIT("Cargo.toml"), SLICE_INIT("cargo"), read_cargo},
    {SLICE_INIT("Gemfile"), SLICE_INIT("gem"), read_ruby},
    {SLICE_INIT("gems.rb"), SLICE_INIT("gem"), read_ruby},
    {SLICE_INIT("*.gemspec"), SLICE_INIT("gem"), read_ruby},
    {SLICE_INIT("composer.json"), SLICE_INIT("composer"), read_composer},
    {SLICE_INIT("*.csproj"), SLICE_INIT("nuget"), read_nuget},
    {SLICE_INIT("*.fsproj"), SLICE_INIT("nuget"), read_nuget},
    {SLICE_INIT("*.vbproj"), SLICE_INIT("nuget"), read_nuget},
    {SLICE_INIT("Directory.Packages.props"), SLICE_INIT("nuget"), read_nuget},
    {SLICE_INIT("Directory.Build.props"), SLICE_INIT("nuget"), read_nuget},
    {SLICE_INIT("packages.config"), SLICE_INIT("nuget"), read_nuget},
    {SLICE_INIT("mix.exs"), SLICE_INIT("hex"), read_mix},
    {SLICE_INIT("pubspec.yaml"), SLICE_INIT("pub"), read_pubspec},
    {SLICE_INIT("Podfile"), SLICE_INIT("pod"), read_pods},
    {SLICE_INIT("*.podspec"), SLICE_INIT("pod"), read_pods},
    {SLICE_INIT("Package.swift"), SLICE_INIT("swift"), read_swift},
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

// The row of the file's name, or KINDS.
static size_t kind_of(struct slice path)
{
    struct slice name = slice_basename(path);
    size_t i = 0;
    // Most files end in a letter that no manifest does.
    while (i < KINDS &&
           !(name.len && kinds[i].file.ptr[kinds[i].file.len - 1] == name.ptr[name.len - 1] &&
             path_glob_fits(kinds[i].file, name)))
        i++;
    return i;
}

bool manifest_is_one(struct slice path)
{
    return kind_of(path) < KINDS;
}

bool manifest_read(struct manifest *manifest, struct slice path, struct slice text)
{
    size_t kind = kind_of(path);
    manifest->count = 0;
    if (kind == KINDS)
        return false;
    manifest->text = slice_cut(text, 0, MANIFEST_MOST_BYTES);
    manifest->ecosystem = kinds[kind].ecosystem;
    kinds[kind].read(manifest);
    return true;
}

void manifest_release(struct manifest *manifest)
{
    free(manifest->items);
    *manifest = (struct manifest){0};
}

void manifest_add(struct manifest *manifest, struct span group, struct span name)
{
    if (name.len == 0 || manifest->count == MANIFEST_MOST)
        return;
    if (manifest->count == manifest->room) {
        manifest->room = manifest->room ? 2 * manifest->room : 64;
        manifest->items = alloc_grow(manifest->items, manifest->room, sizeof *manifest->items);
    }
    manifest->items[manifest->count++] = (struct dependency){.name = name, .group = group};
}

// Letters, digits and the signs that names of packages have in all ecosystems.
static bool is_name_byte(char c)
{
    return is_word(c) || c == '-' || c == '.';
}

static size_t name_length(struct slice text)
{
    size_t len = 0;
    while (len < text.len && is_name_byte(text.ptr[len]))
        len++;
    return len;
}

void manifest_add_requirement(struct manifest *manifest, struct span requirement)
{
    struct span name = span_trim(manifest->text, requirement);
    name.len = name_length(span_text(manifest->text, name));
    manifest_add(manifest, (struct span){0, 0}, name);
}

bool manifest_add_coordinates(struct manifest *manifest, struct span coordinates)
{
    struct slice text = span_text(manifest->text, coordinates);
    struct span group = {coordinates.offset, name_length(text)};
    if (group.len == 0 || group.len == text.len || text.ptr[group.len] != ':')
        return false;
    struct slice rest = slice_cut(text, group.len + 1, text.len);
    struct span name = {span_end(group) + 1, name_length(rest)};
    if (name.len == 0 || (name.len < rest.len && !strchr(":@", rest.ptr[name.len])))
        return false;
    manifest_add(manifest, group, name);
    return true;
}

size_t string_end(struct slice text, size_t at)
{
    char quote = text.ptr[at];
    for (at++; at < text.len && text.ptr[at] != quote && text.ptr[at] != '\n'; at++)
        at += text.ptr[at] == '\\' && at + 1 < text.len && text.ptr[at + 1] != '\n';
    return at < text.len ? at : text.len;
}
