// Manifests in JSON: an object of dependencies by name stands at the top level.
#include "manifest_reader.h"

// The two outermost keys are all that says what a name is; deeper down only brackets are counted.
struct json_walk {
    struct manifest *manifest;
    const struct slice *sections; // keys of the top level whose entries are dependencies
    size_t section_count;
    size_t depth;
    bool in_section;
};

static bool is_section(const struct json_walk *walk, struct slice key)
{
    for (size_t i = 0; i < walk->section_count; i++)
        if (slice_equals(walk->sections[i], key))
            return true;
    return false;
}

// "hl7": "npm:node-hl7-client@^1" brings another package in under a name of the project's own.
static struct span aliased(struct slice text, struct span value)
{
    struct slice target = span_text(text, value);
    if (!slice_starts_with(target, SLICE("npm:")))
        return (struct span){0, 0};
    struct span name = {value.offset + 4, value.len - 4};
    for (size_t i = name.len; i > 1; i--)
        if (text.ptr[name.offset + i - 1] == '@')
            name.len = i - 1;
    return name;
}

static void take_key(struct json_walk *walk, struct span key)
{
    if (walk->depth == 1)
        walk->in_section = is_section(walk, span_text(walk->manifest->text, key));
    else if (walk->depth == 2 && walk->in_section)
        manifest_add(walk->manifest, (struct span){0, 0}, key);
}

// A string is a key where a colon follows.
static size_t take_string(struct json_walk *walk, size_t at)
{
    struct slice text = walk->manifest->text;
    size_t end = string_end(text, at), next = end + 1;
    struct span inner = {at + 1, end - at - 1};
    while (next < text.len && is_space(text.ptr[next]))
        next++;
    if (next < text.len && text.ptr[next] == ':')
        take_key(walk, inner);
    else if (walk->depth == 2 && walk->in_section)
        manifest_add(walk->manifest, (struct span){0, 0}, aliased(text, inner));
    return end;
}

static void walk_json(struct manifest *manifest, const struct slice *sections, size_t count)
{
    struct json_walk walk = {.manifest = manifest, .sections = sections, .section_count = count};
    struct slice text = manifest->text;
    for (size_t at = 0; at < text.len; at++) {
        switch (text.ptr[at]) {
        case '"':
            at = take_string(&walk, at);
            break;
        case '{':
        case '[':
            walk.depth++;
            break;
        case '}':
        case ']':
            walk.depth -= walk.depth > 0;
            break;
        default:
            break;
        }
    }
}

void read_npm(struct manifest *manifest)
{
    static const struct slice sections[] = {
        SLICE_INIT("dependencies"),
        SLICE_INIT("devDependencies"),
        SLICE_INIT("peerDependencies"),
        SLICE_INIT("optionalDependencies"),
    };
    walk_json(manifest, sections, sizeof sections / sizeof sections[0]);
}

void read_composer(struct manifest *manifest)
{
    static const struct slice sections[] = {SLICE_INIT("require"), SLICE_INIT("require-dev")};
    walk_json(manifest, sections, sizeof sections / sizeof sections[0]);
}
