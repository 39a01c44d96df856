// Manifests that are read line by line: pip's requirements, setup.cfg, go.mod, pubspec.yaml and conda's
// environments.
#include "manifest_reader.h"

static const struct span no_group = {0, 0};

static size_t indent_of(struct slice line)
{
    size_t indent = 0;
    while (indent < line.len && (line.ptr[indent] == ' ' || line.ptr[indent] == '\t'))
        indent++;
    return indent;
}

// The part of the line before a comment that `mark` begins and a blank stands before.
static struct span without_comment(struct slice text, struct span line, struct slice mark)
{
    struct slice words = span_text(text, line);
    for (size_t from = 0; from < words.len;) {
        size_t at = slice_find(slice_cut(words, from, words.len), mark);
        if (at == SLICE_NOT_FOUND)
            break;
        at += from;
        if (at == 0 || is_space(words.ptr[at - 1]))
            return span_trim(text, (struct span){line.offset, at});
        from = at + mark.len;
    }
    return span_trim(text, line);
}

// Lines of options begin with a hyphen, and so does what is installed from a repository: the name
// stands behind `#egg=` there.
void read_requirements(struct manifest *manifest)
{
    struct slice text = manifest->text;
    struct span line;
    for (size_t at = 0; span_line(text, &at, &line);) {
        size_t egg = slice_find(span_text(text, line), SLICE("#egg="));
        if (egg != SLICE_NOT_FOUND) {
            egg += strlen("#egg=");
            manifest_add_requirement(manifest, (struct span){line.offset + egg, line.len - egg});
            continue;
        }
        line = without_comment(text, line, SLICE("#"));
        if (line.len && text.ptr[line.offset] != '-')
            manifest_add_requirement(manifest, line);
    }
}

static bool is_setup_key(struct slice section, struct slice key)
{
    if (slice_equals(section, SLICE("[options.extras_require]")))
        return true;
    return slice_equals(section, SLICE("[options]")) &&
           (slice_equals(key, SLICE("install_requires")) ||
            slice_equals(key, SLICE("tests_require")) ||
            slice_equals(key, SLICE("setup_requires")));
}

// What stands behind the key, and the indented lines below it.
void read_setup_cfg(struct manifest *manifest)
{
    struct slice text = manifest->text, section = SLICE("");
    struct span line;
    bool listing = false;
    for (size_t at = 0; span_line(text, &at, &line);) {
        bool indented = indent_of(span_text(text, line)) > 0;
        line = without_comment(text, line, SLICE("#"));
        struct slice words = span_text(text, line);
        if (words.len == 0)
            continue;
        if (indented) {
            if (listing)
                manifest_add_requirement(manifest, line);
            continue;
        }
        listing = false;
        if (words.ptr[0] == '[') {
            section = words;
            continue;
        }
        size_t equals = slice_find_byte(words, '=');
        if (equals == SLICE_NOT_FOUND)
            continue;
        listing = is_setup_key(section, slice_trim(slice_cut(words, 0, equals)));
        struct span value = {line.offset + equals + 1, words.len - equals - 1};
        if (listing)
            manifest_add_requirement(manifest, value);
    }
}

// The first word of a line.
static struct span first_word(struct slice text, struct span line)
{
    size_t len = 0;
    while (len < line.len && !is_space(text.ptr[line.offset + len]))
        len++;
    if (len >= 2 && strchr("\"`", text.ptr[line.offset]))
        return (struct span){line.offset + 1, len - 2};
    return (struct span){line.offset, len};
}

// `require PATH VERSION`, or a block of these. What is marked as indirect others asked for; what is
// replaced, excluded or retracted is told of what is required elsewhere.
void read_go_mod(struct manifest *manifest)
{
    struct slice text = manifest->text;
    struct span line;
    bool requires = false;
    for (size_t at = 0; span_line(text, &at, &line);) {
        if (slice_find(span_text(text, line), SLICE("// indirect")) != SLICE_NOT_FOUND)
            continue;
        line = without_comment(text, line, SLICE("//"));
        struct slice words = span_text(text, line);
        if (slice_starts_with(words, SLICE(")"))) {
            requires = false;
        } else if (slice_ends_with(words, SLICE("("))) {
            requires = slice_starts_with(words, SLICE("require"));
        } else if (requires) {
            manifest_add(manifest, no_group, first_word(text, line));
        } else if (slice_starts_with(words, SLICE("require "))) {
            struct span rest = {line.offset + 8, line.len - 8};
            manifest_add(manifest, no_group, first_word(text, span_trim(text, rest)));
        }
    }
}

// The keys one step below `dependencies:`. The step is what the first of them is indented by.
void read_pubspec(struct manifest *manifest)
{
    struct slice text = manifest->text;
    struct span line;
    bool section = false;
    size_t step = 0;
    for (size_t at = 0; span_line(text, &at, &line);) {
        size_t indent = indent_of(span_text(text, line));
        line = without_comment(text, line, SLICE("#"));
        struct slice words = span_text(text, line);
        size_t colon = slice_find_byte(words, ':');
        if (colon == SLICE_NOT_FOUND)
            continue;
        struct slice key = slice_cut(words, 0, colon);
        if (indent == 0) {
            section = slice_equals(key, SLICE("dependencies")) ||
                      slice_equals(key, SLICE("dev_dependencies"));
            step = 0;
            continue;
        }
        step = step ? step : indent;
        if (section && indent == step)
            manifest_add(manifest, no_group, (struct span){line.offset, colon});
    }
}

// Entries of the list `dependencies:`, conda's own and those of pip below them: "- conda-forge::pydicom=2.4".
void read_conda(struct manifest *manifest)
{
    struct slice text = manifest->text;
    struct span line;
    bool section = false;
    for (size_t at = 0; span_line(text, &at, &line);) {
        bool indented = indent_of(span_text(text, line)) > 0;
        line = without_comment(text, line, SLICE("#"));
        struct slice words = span_text(text, line);
        if (words.len == 0)
            continue;
        bool item = words.ptr[0] == '-';
        if (!indented && !item)
            section = slice_starts_with(words, SLICE("dependencies:"));
        if (!section || !item || slice_ends_with(words, SLICE(":")))
            continue;
        size_t channel = slice_find(words, SLICE("::"));
        size_t from = channel == SLICE_NOT_FOUND ? 1 : channel + 2;
        struct span rest = span_trim(text, (struct span){line.offset + from, line.len - from});
        if (rest.len && strchr("\"'", text.ptr[rest.offset]))
            rest = (struct span){rest.offset + 1, rest.len - 1};
        manifest_add_requirement(manifest, rest);
    }
}
