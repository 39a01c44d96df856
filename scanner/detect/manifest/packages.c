#include "packages.h"

#include "footprint.h"

#include <stdlib.h>

enum { NAME_LONGEST = 256 };

struct package {
    struct slice ecosystem, name; // as normal() makes it
    size_t pattern;
};

static const struct ecosystem {
    struct slice name;
    bool any_case;
    bool hyphens; // `_` and `.` (pypi: PEP 503) or `_` (cargo) are as good as `-`
    bool dots;
    char separator; // behind which a name goes on with a part of the package
} ecosystems[] = {
    {SLICE_INIT("npm"), false, false, false, '\0'},
    {SLICE_INIT("pypi"), true, true, true, '\0'},
    {SLICE_INIT("cargo"), false, true, false, '\0'},
    {SLICE_INIT("nuget"), true, false, false, '\0'},
    {SLICE_INIT("composer"), true, false, false, '\0'},
    {SLICE_INIT("hex"), true, false, false, '\0'},
    {SLICE_INIT("go"), false, false, false, '/'},
    {SLICE_INIT("pod"), false, false, false, '/'},
};

static const struct ecosystem *ecosystem_named(struct slice name)
{
    static const struct ecosystem other = {SLICE_INIT(""), false, false, false, '\0'};
    for (size_t i = 0; i < sizeof ecosystems / sizeof ecosystems[0]; i++)
        if (slice_equals(ecosystems[i].name, name))
            return &ecosystems[i];
    return &other;
}

// Writes the name as its ecosystem compares it; the result is in `out`. Longer ones than NAME_LONGEST
// are nobody's, and empty.
static struct slice normal(const struct ecosystem *ecosystem, struct slice name,
                           char out[static NAME_LONGEST])
{
    if (name.len > NAME_LONGEST)
        return SLICE("");
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool hyphen = ecosystem->hyphens && (c == '_' || (ecosystem->dots && c == '.'));
        out[i] = ecosystem->any_case ? to_lower(c) : c;
        out[i] = hyphen ? '-' : out[i];
    }
    return slice_of(out, name.len);
}

static int compare_keys(const void *left, const void *right)
{
    const struct package *a = left, *b = right;
    int order = slice_compare(a->ecosystem, b->ecosystem);
    return order ? order : slice_compare(a->name, b->name);
}

static int compare_packages(const void *left, const void *right)
{
    const struct package *a = left, *b = right;
    int order = compare_keys(left, right);
    return order ? order : a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

static size_t count_packages(const struct pattern_set *set)
{
    size_t count = footprint_count;
    for (size_t i = 0; i < set->count; i++)
        for (const struct slice *item = set->patterns[i].packages; item->len; item++)
            count++;
    return count;
}

static void add_package(struct packages *packages, struct slice package, size_t pattern)
{
    char name[NAME_LONGEST];
    size_t colon = slice_find_byte(package, ':');
    struct slice ecosystem = slice_cut(package, 0, colon);
    struct slice plain =
        normal(ecosystem_named(ecosystem), slice_cut(package, colon + 1, package.len), name);
    packages->items[packages->count++] =
        (struct package){ecosystem, arena_copy(&packages->memory, plain), pattern};
}

void packages_init(struct packages *packages, const struct pattern_set *set)
{
    *packages = (struct packages){0};
    packages->items = ARENA_ARRAY(&packages->memory, count_packages(set) + 1, struct package);
    for (size_t i = 0; i < set->count; i++)
        for (const struct slice *item = set->patterns[i].packages; item->len; item++)
            add_package(packages, *item, i);
    for (size_t i = 0; i < footprint_count; i++)
        if (footprints[i].kind == FOOTPRINT_PACKAGE)
            add_package(packages, footprints[i].mark, set->count + i);
    if (packages->count)
        qsort(packages->items, packages->count, sizeof *packages->items, compare_packages);
}

void packages_release(struct packages *packages)
{
    arena_release(&packages->memory);
    *packages = (struct packages){0};
}

// Returns whether there is one of that name.
static bool find_name(const struct packages *packages, struct slice ecosystem, struct slice name,
                      void (*found)(void *to, size_t pattern), void *to)
{
    size_t low = 0, high = packages->count;
    struct package key = {.ecosystem = ecosystem, .name = name};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_keys(&packages->items[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool any = false;
    for (; low < packages->count && compare_keys(&packages->items[low], &key) == 0; low++) {
        found(to, packages->items[low].pattern);
        any = true;
    }
    return any;
}

// "group:artifact", which need not stand beside each other in the manifest.
static struct slice joined(const struct manifest *manifest, const struct dependency *dependency,
                           char out[static NAME_LONGEST])
{
    struct span group = dependency->group, name = dependency->name;
    if (group.len == 0 || group.len + name.len + 1 > NAME_LONGEST)
        return SLICE("");
    memcpy(out, manifest->text.ptr + group.offset, group.len);
    out[group.len] = ':';
    memcpy(out + group.len + 1, manifest->text.ptr + name.offset, name.len);
    return slice_of(out, group.len + 1 + name.len);
}

void packages_find(const struct packages *packages, const struct manifest *manifest,
                   const struct dependency *dependency, void (*found)(void *to, size_t pattern),
                   void *to)
{
    char buffer[NAME_LONGEST];
    const struct ecosystem *ecosystem = ecosystem_named(manifest->ecosystem);
    struct span span = dependency->name, group = dependency->group;
    struct slice name = normal(ecosystem, span_text(manifest->text, span), buffer);
    bool any = find_name(packages, manifest->ecosystem, name, found, to);
    for (size_t i = name.len; ecosystem->separator && !any && i > 0; i--)
        if (name.ptr[i - 1] == ecosystem->separator)
            any = find_name(packages, manifest->ecosystem, slice_cut(name, 0, i - 1), found, to);
    if (group.len == 0)
        return;
    find_name(packages, manifest->ecosystem, joined(manifest, dependency, buffer), found, to);
    find_name(packages, manifest->ecosystem, span_text(manifest->text, group), found, to);
}
