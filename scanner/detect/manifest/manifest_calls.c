// Manifests that are programs. They are not run: dependencies are the strings in the calls and lists
// by which each language declares them as a rule.
#include "manifest_reader.h"

static const struct span no_group = {0, 0};

// A string, with the code before it on its line and behind it.
struct literal {
    struct span inner;
    struct slice before, after;
};
typedef void literal_visit(struct manifest *manifest, const struct literal *literal);

// Where a comment ends that begins at `at`; `at` when none does. `hash` is the language's sign of one.
static size_t comment_end(struct slice text, size_t at, bool hash)
{
    struct slice rest = slice_cut(text, at, text.len);
    size_t len;
    if (hash ? slice_starts_with(rest, SLICE("#")) : slice_starts_with(rest, SLICE("//")))
        len = slice_find_byte(rest, '\n');
    else if (!hash && slice_starts_with(rest, SLICE("/*")))
        len = slice_find(rest, SLICE("*/"));
    else
        return at;
    return len == SLICE_NOT_FOUND ? text.len : at + len;
}

// Visits each string that stands outside of comments.
static void walk_strings(struct manifest *manifest, bool hash, literal_visit *visit)
{
    enum { LOOKED_BACK = 160 }; // a line may be the whole file
    struct slice text = manifest->text;
    size_t line = 0;
    for (size_t at = 0; at < text.len; at++) {
        size_t behind = comment_end(text, at, hash);
        if (behind > at) {
            at = behind;
            line = at + 1;
            continue;
        }
        char c = text.ptr[at];
        if (c == '\n')
            line = at + 1;
        if (c != '"' && c != '\'')
            continue;
        size_t end = string_end(text, at);
        if (end < text.len && text.ptr[end] == '\n') { // an apostrophe
            line = end + 1;
            at = end;
            continue;
        }
        size_t from = at > line + LOOKED_BACK ? at - LOOKED_BACK : line;
        struct literal literal = {{at + 1, end - at - 1},
                                  slice_trim(slice_cut(text, from < at ? from : at, at)),
                                  slice_trim(slice_cut(text, end + 1, end + 64))};
        visit(manifest, &literal);
        at = end;
    }
}

// The word that the code before a string ends with, without an opening bracket.
static struct slice word_before(struct slice before)
{
    while (before.len && strchr("( \t", before.ptr[before.len - 1]))
        before.len--;
    size_t from = before.len;
    while (from > 0 && (is_word(before.ptr[from - 1])))
        from--;
    return slice_cut(before, from, before.len);
}

// "implementation 'g:a:v'", and group: 'g', name: 'a', where only the artifact is taken.
static void visit_gradle(struct manifest *manifest, const struct literal *literal)
{
    if (slice_find(literal->before, SLICE("exclude")) != SLICE_NOT_FOUND)
        return;
    struct slice before = literal->before;
    bool names =
        slice_ends_with(before, SLICE("name:")) || slice_ends_with(before, SLICE("name ="));
    if (names && slice_find(before, SLICE("group")) != SLICE_NOT_FOUND)
        manifest_add(manifest, no_group, literal->inner);
    else
        manifest_add_coordinates(manifest, literal->inner);
}

void read_gradle(struct manifest *manifest)
{
    walk_strings(manifest, false, visit_gradle);
}

// "group" %% "artifact" % "version": the one between two percent signs.
static void visit_sbt(struct manifest *manifest, const struct literal *literal)
{
    if (slice_ends_with(literal->before, SLICE("%")) &&
        slice_starts_with(literal->after, SLICE("%")))
        manifest_add(manifest, no_group, literal->inner);
}

void read_sbt(struct manifest *manifest)
{
    walk_strings(manifest, false, visit_sbt);
}

// gem "x" of a Gemfile, add_dependency "x" and its like of a gemspec.
static void visit_ruby(struct manifest *manifest, const struct literal *literal)
{
    struct slice word = word_before(literal->before);
    if (slice_equals(word, SLICE("gem")) ||
        (slice_starts_with(word, SLICE("add_")) && slice_ends_with(word, SLICE("dependency"))))
        manifest_add(manifest, no_group, literal->inner);
}

void read_ruby(struct manifest *manifest)
{
    walk_strings(manifest, true, visit_ruby);
}

static void visit_pods(struct manifest *manifest, const struct literal *literal)
{
    struct slice word = word_before(literal->before);
    if (slice_equals(word, SLICE("pod")) || slice_equals(word, SLICE("dependency")))
        manifest_add(manifest, no_group, literal->inner);
}

void read_pods(struct manifest *manifest)
{
    walk_strings(manifest, true, visit_pods);
}

// .package(url: "https://github.com/acme/FHIRModels.git", from: "1.0"): the last part of the address.
static void visit_swift(struct manifest *manifest, const struct literal *literal)
{
    if (!slice_ends_with(literal->before, SLICE("url:")))
        return;
    struct slice address = span_text(manifest->text, literal->inner);
    struct slice name = slice_basename(address);
    if (slice_ends_with(name, SLICE(".git")))
        name.len -= 4;
    if (name.len < address.len)
        manifest_add(manifest, no_group,
                     (struct span){(size_t)(name.ptr - manifest->text.ptr), name.len});
}

void read_swift(struct manifest *manifest)
{
    walk_strings(manifest, false, visit_swift);
}

// {:name, "~> 1.0"} and {:name, git: "..."}: the tuples of deps/0. Others go on with something else.
void read_mix(struct manifest *manifest)
{
    struct slice text = manifest->text;
    struct span line;
    for (size_t at = 0; span_line(text, &at, &line);) {
        struct slice words = span_text(text, line);
        if (slice_starts_with(slice_trim(words), SLICE("#")))
            continue;
        for (size_t from = 0; from < words.len;) {
            size_t open = slice_find(slice_cut(words, from, words.len), SLICE("{:"));
            if (open == SLICE_NOT_FOUND)
                break;
            size_t start = from + open + 2, end = start;
            while (end < words.len && is_word(words.ptr[end]))
                end++;
            from = end;
            struct slice rest = slice_trim(slice_cut(words, end, words.len));
            if (!slice_starts_with(rest, SLICE(",")))
                continue;
            rest = slice_trim(slice_cut(rest, 1, rest.len));
            size_t word = 0;
            while (word < rest.len && is_word(rest.ptr[word]))
                word++;
            bool keyed = word > 0 && word < rest.len && rest.ptr[word] == ':';
            if (keyed || slice_starts_with(rest, SLICE("\"")))
                manifest_add(manifest, no_group, (struct span){line.offset + start, end - start});
        }
    }
}

// install_requires, REQUIREMENTS, extras_require, test_deps
static bool is_list_name(struct slice name)
{
    static const struct slice parts[] = {SLICE_INIT("require"), SLICE_INIT("dependencies"),
                                         SLICE_INIT("deps")};
    return SLICE_ANY(name, slice_contains_nocase, parts);
}

// Adds the strings of a list or dictionary that opens at `at`; a key is followed by a colon. Returns
// where it closes.
static size_t read_python_list(struct manifest *manifest, size_t at)
{
    struct slice text = manifest->text;
    size_t depth = 0;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == '[' || c == '{' || c == '(') {
            depth++;
        } else if (c == ']' || c == '}' || c == ')') {
            if (--depth == 0)
                return at;
        } else if (c == '#') {
            at = comment_end(text, at, true);
        } else if (c == '"' || c == '\'') {
            size_t end = string_end(text, at);
            struct span inner = {at + 1, end - at - 1};
            struct slice after = slice_trim(slice_cut(text, end + 1, end + 16));
            if (!slice_starts_with(after, SLICE(":")))
                manifest_add_requirement(manifest, inner);
            at = end;
        }
    }
    return at;
}

// NAME = [ ... ] where the name speaks of requirements, in the call of setup() or before it.
void read_setup_py(struct manifest *manifest)
{
    struct slice text = manifest->text;
    for (size_t at = 0; at < text.len; at++) {
        char c = text.ptr[at];
        if (c == '#')
            at = comment_end(text, at, true);
        else if (c == '"' || c == '\'')
            at = string_end(text, at);
        if (!is_alpha(c))
            continue;
        size_t end = at;
        while (end < text.len && is_word(text.ptr[end]))
            end++;
        size_t next = end;
        while (next < text.len && (is_space(text.ptr[next]) || text.ptr[next] == '='))
            next++;
        bool opens = next < text.len && (text.ptr[next] == '[' || text.ptr[next] == '{') &&
                     memchr(text.ptr + end, '=', next - end) != NULL;
        if (opens && is_list_name(slice_cut(text, at, end)))
            end = read_python_list(manifest, next);
        at = end > at ? end - 1 : at;
    }
}
