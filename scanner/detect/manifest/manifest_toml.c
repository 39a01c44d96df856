// Manifests in TOML: which table and key a name stands under says whether it is a dependency.
#include "manifest_reader.h"

// A key, or a string in a value, with all that leads to it.
struct toml_item {
    struct slice table; // "tool.poetry.dependencies", as written
    struct span key;
    struct slice inner; // the key of an inline table that the string belongs to; else empty
    struct span string; // empty: the item is the key itself
};
typedef void toml_visit(struct manifest *manifest, const struct toml_item *item);

// Goes over a value, from behind its `=` to its end, and visits the strings in it.
static size_t walk_value(struct manifest *manifest, struct toml_item item, size_t at,
                         toml_visit *visit)
{
    struct slice text = manifest->text;
    size_t depth = 0, word = at;
    for (; at < text.len && (depth || text.ptr[at] != '\n'); at++) {
        char c = text.ptr[at];
        if (c == '"' || c == '\'') {
            size_t end = string_end(text, at);
            item.string = (struct span){at + 1, end - at - 1};
            visit(manifest, &item);
            at = end < text.len && text.ptr[end] == '\n' ? end - 1 : end;
        } else if (c == '#') {
            while (at + 1 < text.len && text.ptr[at + 1] != '\n')
                at++;
        } else if (c == '[' || c == '{') {
            depth++;
            item.inner = SLICE("");
        } else if (c == ']' || c == '}') {
            depth -= depth > 0;
        } else if (c == '=') {
            item.inner = slice_trim(slice_cut(text, word, at));
        }
        if (c == ',' || c == '{' || c == '[')
            word = at + 1;
    }
    return at;
}

// Without the brackets, blanks and a comment: "[[a.b]] # c" is "a.b".
static struct slice table_of(struct slice line)
{
    enum { LONGEST = 256 }; // visited with each key: a longer one is nobody's
    line = slice_cut(line, 0, LONGEST);
    size_t end = line.len;
    while (end > 0 && line.ptr[end - 1] != ']')
        end--;
    struct slice table = slice_cut(line, 1, end ? end - 1 : 0);
    if (slice_starts_with(table, SLICE("[")) && slice_ends_with(table, SLICE("]")))
        table = slice_cut(table, 1, table.len - 1);
    return slice_trim(table);
}

static struct span unquoted(struct slice text, struct span key)
{
    key = span_trim(text, key);
    if (key.len >= 2 && strchr("\"'", text.ptr[key.offset]))
        key = (struct span){key.offset + 1, key.len - 2};
    return key;
}

static void walk_toml(struct manifest *manifest, toml_visit *visit)
{
    struct slice text = manifest->text;
    struct toml_item item = {.table = SLICE("")};
    struct span line;
    for (size_t at = 0; span_line(text, &at, &line);) {
        line = span_trim(text, line);
        struct slice words = span_text(text, line);
        if (words.len == 0 || words.ptr[0] == '#')
            continue;
        if (words.ptr[0] == '[') {
            item.table = table_of(words);
            item.key = (struct span){0, 0};
            visit(manifest, &item);
            continue;
        }
        size_t equals = slice_find_byte(words, '=');
        if (equals == SLICE_NOT_FOUND)
            continue;
        item.key = unquoted(text, (struct span){line.offset, equals});
        visit(manifest, &item);
        at = walk_value(manifest, item, line.offset + equals + 1, visit) + 1;
    }
}

static const struct span no_group = {0, 0};

static bool is_header(const struct toml_item *item)
{
    return item->key.len == 0;
}

static bool is_key(const struct toml_item *item)
{
    return item->key.len > 0 && item->string.len == 0 && item->inner.len == 0;
}

// PEP 621 and 735 list requirements as strings; Poetry has tables of names; other tools lists again.
static void visit_pyproject(struct manifest *manifest, const struct toml_item *item)
{
    struct slice key = span_text(manifest->text, item->key);
    bool poetry = slice_starts_with(item->table, SLICE("tool.poetry."));
    if (poetry && is_key(item) &&
        (slice_ends_with(item->table, SLICE("dependencies")) ||
         slice_ends_with(item->table, SLICE("dev-dependencies")))) {
        // Dotted: fhirclient.version = "4"
        struct span name = {item->key.offset, slice_find_byte(key, '.')};
        name.len = name.len == SLICE_NOT_FOUND ? key.len : name.len;
        if (!slice_equals(key, SLICE("python")))
            manifest_add(manifest, no_group, name.len == key.len ? item->key : name);
        return;
    }
    if (poetry || item->string.len == 0 || item->inner.len)
        return;
    if (slice_equals(key, SLICE("dependencies")) || slice_equals(key, SLICE("dev-dependencies")) ||
        slice_equals(item->table, SLICE("project.optional-dependencies")) ||
        slice_equals(item->table, SLICE("dependency-groups")) ||
        slice_equals(item->table, SLICE("tool.pdm.dev-dependencies")))
        manifest_add_requirement(manifest, item->string);
}

void read_pyproject(struct manifest *manifest)
{
    walk_toml(manifest, visit_pyproject);
}

static void visit_pipfile(struct manifest *manifest, const struct toml_item *item)
{
    if (is_key(item) && (slice_equals(item->table, SLICE("packages")) ||
                         slice_equals(item->table, SLICE("dev-packages"))))
        manifest_add(manifest, no_group, item->key);
}

void read_pipfile(struct manifest *manifest)
{
    walk_toml(manifest, visit_pipfile);
}

// The name behind "dependencies." of [dependencies.hl7-parser], [target.'cfg(unix)'.dependencies.x].
static struct span cargo_table_name(struct slice text, struct slice table)
{
    size_t at = slice_find(table, SLICE("dependencies."));
    if (at == SLICE_NOT_FOUND)
        return no_group;
    struct slice name = slice_cut(table, at + strlen("dependencies."), table.len);
    return unquoted(text, (struct span){(size_t)(name.ptr - text.ptr), name.len});
}

// A `package` names what is really meant by a name of the project's own.
static void visit_cargo(struct manifest *manifest, const struct toml_item *item)
{
    bool plain = slice_ends_with(item->table, SLICE("dependencies"));
    struct slice key = span_text(manifest->text, item->key);
    struct span table = cargo_table_name(manifest->text, item->table);
    if (item->string.len) {
        if ((plain && slice_equals(item->inner, SLICE("package"))) ||
            (table.len && slice_equals(key, SLICE("package"))))
            manifest_add(manifest, no_group, item->string);
    } else if (is_header(item)) {
        manifest_add(manifest, no_group, table);
    } else if (plain && is_key(item)) {
        struct span name = item->key;
        size_t dot = slice_find_byte(key, '.'); // hl7-parser.workspace = true
        name.len = dot == SLICE_NOT_FOUND ? name.len : dot;
        manifest_add(manifest, no_group, name);
    }
}

void read_cargo(struct manifest *manifest)
{
    walk_toml(manifest, visit_cargo);
}

// Gradle's version catalogs: x = "g:a:v", x = { module = "g:a" }, x = { group = "g", name = "a" }.
static void visit_catalog(struct manifest *manifest, const struct toml_item *item)
{
    if (item->string.len == 0 || !slice_equals(item->table, SLICE("libraries")))
        return;
    if (item->inner.len == 0 || slice_equals(item->inner, SLICE("module")))
        manifest_add_coordinates(manifest, item->string);
    else if (slice_equals(item->inner, SLICE("name")))
        manifest_add(manifest, no_group, item->string);
}

void read_catalog(struct manifest *manifest)
{
    walk_toml(manifest, visit_catalog);
}
