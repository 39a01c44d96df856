// Manifests in XML: pom.xml, and the project files of .NET.
#include "manifest_reader.h"

// A tag, with where the text behind it begins: <dependency>, </dependency>, <package id="x"/>.
struct tag {
    struct slice name; // with its slash where it closes
    struct span inside;
    size_t end;
};

// The next tag at or behind *at, and moves *at behind it. Comments are stepped over.
static bool next_tag(struct slice text, size_t *at, struct tag *tag)
{
    while (*at < text.len) {
        const char *open = memchr(text.ptr + *at, '<', text.len - *at);
        if (!open)
            return false;
        size_t from = (size_t)(open - text.ptr) + 1;
        bool comment = slice_starts_with(slice_cut(text, from, text.len), SLICE("!--"));
        struct slice rest = slice_cut(text, from, text.len);
        size_t len = comment ? slice_find(rest, SLICE("-->")) : slice_find_byte(rest, '>');
        if (len == SLICE_NOT_FOUND)
            return false;
        *at = from + len + (comment ? 3 : 1);
        if (comment)
            continue;
        size_t name = 0;
        while (name < len && !is_space(rest.ptr[name]) && (rest.ptr[name] != '/' || name == 0))
            name++;
        *tag = (struct tag){slice_cut(rest, 0, name), {from, len}, *at};
        return true;
    }
    return false;
}

// The text between a tag and the next one.
static struct span text_behind(struct slice text, size_t at)
{
    size_t len = slice_find_byte(slice_cut(text, at, text.len), '<');
    return len == SLICE_NOT_FOUND ? (struct span){at, 0} : span_trim(text, (struct span){at, len});
}

// A project's own coordinates, its parent's, its plugins' and what it excludes stand outside of <dependency>.
void read_pom(struct manifest *manifest)
{
    struct slice text = manifest->text;
    struct span group = {0, 0}, name = {0, 0};
    bool inside = false, excluded = false;
    struct tag tag;
    for (size_t at = 0; next_tag(text, &at, &tag);) {
        if (slice_equals(tag.name, SLICE("dependency"))) {
            inside = true;
            group = name = (struct span){0, 0};
        } else if (slice_equals(tag.name, SLICE("/dependency"))) {
            if (inside)
                manifest_add(manifest, group, name);
            inside = false;
        } else if (slice_equals(tag.name, SLICE("exclusions"))) {
            excluded = true;
        } else if (slice_equals(tag.name, SLICE("/exclusions"))) {
            excluded = false;
        } else if (inside && !excluded && slice_equals(tag.name, SLICE("groupId"))) {
            group = text_behind(text, tag.end);
        } else if (inside && !excluded && slice_equals(tag.name, SLICE("artifactId"))) {
            name = text_behind(text, tag.end);
        }
    }
}

// The value of an attribute inside of a tag.
static struct span attribute(struct slice text, struct span inside, struct slice name)
{
    struct slice tag = span_text(text, inside);
    for (size_t from = 0; from < tag.len;) {
        size_t at = slice_find(slice_cut(tag, from, tag.len), name);
        if (at == SLICE_NOT_FOUND)
            break;
        at += from;
        from = at + name.len;
        size_t quote = from;
        while (quote < tag.len && (is_space(tag.ptr[quote]) || tag.ptr[quote] == '='))
            quote++;
        bool whole = at > 0 && is_space(tag.ptr[at - 1]) && quote > from && quote < tag.len;
        if (!whole || !strchr("\"'", tag.ptr[quote]))
            continue;
        size_t end = string_end(tag, quote);
        return (struct span){inside.offset + quote + 1, end - quote - 1};
    }
    return (struct span){0, 0};
}

void read_nuget(struct manifest *manifest)
{
    static const struct {
        struct slice tag, attribute;
    } forms[] = {
        {SLICE_INIT("PackageReference"), SLICE_INIT("Include")},
        {SLICE_INIT("PackageVersion"), SLICE_INIT("Include")},
        {SLICE_INIT("GlobalPackageReference"), SLICE_INIT("Include")},
        {SLICE_INIT("package"), SLICE_INIT("id")},
    };
    struct tag tag;
    for (size_t at = 0; next_tag(manifest->text, &at, &tag);)
        for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
            if (slice_equals(tag.name, forms[i].tag))
                manifest_add(manifest, (struct span){0, 0},
                             attribute(manifest->text, tag.inside, forms[i].attribute));
}
