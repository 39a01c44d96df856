#include "language_table.h"

#include "c_source.h"
#include "file.h"
#include "print.h"
#include "yaml.h"

#include <stdlib.h>

enum { MOST_FILE_BYTES = 256 * 1024 };

// The lists of a language.yml. Those that say which files are in the language may
// be left out, and share no item with another language's. Those that say how it is
// written may be empty but must be there.
static const struct {
    const char *key;
    bool claims_files, required;
} lists[] = {
    {"extensions", true, false},    {"filenames", true, false},      {"shebangs", true, false},
    {"line_comments", false, true}, {"block_comments", false, true}, {"quotes", false, true},
    {"models", false, false},
};

enum { LIST_EXTENSIONS = 0, LIST_BLOCK_COMMENTS = 4, LIST_COUNT = 7 };
_Static_assert(LIST_COUNT == sizeof lists / sizeof lists[0], "a list without a row");

struct entry {
    struct yaml yaml;
    struct slice name;
    struct slice symbol; // empty: only the line lexer knows the language
    struct slice roles;
    bool window;
    const struct slice *list[LIST_COUNT];
    size_t list_count[LIST_COUNT];
};

static bool read_whole(struct slice *text, const char *path, struct arena *memory, struct err *err)
{
    struct buf bytes;
    buf_init(&bytes, MOST_FILE_BYTES);
    bool ok = file_read(&bytes, path, err);
    if (ok)
        *text = arena_copy(memory, buf_slice(&bytes));
    buf_release(&bytes);
    return ok;
}

static bool is_identifier(struct slice s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_word(s.ptr[i]))
            return false;
    return s.len > 0 && !is_digit(s.ptr[0]);
}

// The folder of a path, "." for one without a slash.
static struct slice folder_of(struct slice path)
{
    struct slice base = slice_basename(path);
    if (base.len == path.len)
        return SLICE(".");
    return slice_cut(path, 0, path.len - base.len - 1);
}

// The language's own roles.scm, and behind it what it shares with others: files below grammars/.
static bool read_roles(struct entry *entry, struct err *err)
{
    const struct yaml *yaml = &entry->yaml;
    struct slice folder = folder_of(yaml->path);
    struct slice path = arena_printf(yaml->memory, "%.*s/roles.scm", SLICE_ARG(folder));
    const struct slice *more = NULL;
    size_t count = 0;

    if (!read_whole(&entry->roles, path.ptr, yaml->memory, err) ||
        !yaml_read_list(yaml, yaml->root, "more_roles", &more, &count, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        struct slice shared;
        path = arena_printf(yaml->memory, "%.*s/../%.*s", SLICE_ARG(folder), SLICE_ARG(more[i]));
        if (!read_whole(&shared, path.ptr, yaml->memory, err))
            return false;
        entry->roles =
            arena_printf(yaml->memory, "%.*s\n%.*s", SLICE_ARG(entry->roles), SLICE_ARG(shared));
    }
    return true;
}

// Of the grammar's keys either none is there or all are.
static bool read_grammar(struct entry *entry, struct err *err)
{
    static const char *const others[] = {"path", "symbol", "window"};
    const struct yaml *yaml = &entry->yaml;
    const struct yaml_node *root = yaml->root;
    bool has_package = yaml_get(root, "package") != NULL;

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        const struct yaml_node *node = yaml_get(root, others[i]);
        if (node && !has_package)
            return yaml_error(yaml, node, err, "\"%s\" without \"package\"", others[i]);
        if (!node && has_package)
            return yaml_error(yaml, root, err, "\"%s\" is missing", others[i]);
    }
    if (!has_package)
        return true;

    // cmake/Grammars.cmake reads these two; here they only have to be text.
    struct slice package, path;
    if (!yaml_read_text(yaml, root, "package", true, &package, err) ||
        !yaml_read_text(yaml, root, "path", true, &path, err) ||
        !yaml_read_text(yaml, root, "symbol", true, &entry->symbol, err) ||
        !yaml_read_bool(yaml, root, "window", &entry->window, err))
        return false;
    if (!is_identifier(entry->symbol))
        return yaml_error(yaml, yaml_get(root, "symbol"), err, "not the name of a C function");

    return read_roles(entry, err);
}

static bool read_lists(struct entry *entry, struct err *err)
{
    static const struct slice nothing[] = {{NULL, 0}};
    const struct yaml *yaml = &entry->yaml;
    bool claims_files = false;

    for (size_t i = 0; i < LIST_COUNT; i++) {
        entry->list[i] = nothing;
        if (!yaml_get(yaml->root, lists[i].key)) {
            if (!lists[i].required)
                continue;
            return yaml_error(yaml, yaml->root, err, "\"%s\" is missing", lists[i].key);
        }
        if (!yaml_read_list(yaml, yaml->root, lists[i].key, &entry->list[i], &entry->list_count[i],
                            err))
            return false;
        claims_files = claims_files || (lists[i].claims_files && entry->list_count[i] > 0);
    }
    if (!claims_files)
        return yaml_error(yaml, yaml->root, err, "no file can be in this language");
    if (entry->list_count[LIST_BLOCK_COMMENTS] % 2 != 0)
        return yaml_error(yaml, yaml_get(yaml->root, "block_comments"), err,
                          "an opener without a closer");
    for (size_t i = 0; i < entry->list_count[LIST_EXTENSIONS]; i++) {
        struct slice extension = entry->list[LIST_EXTENSIONS][i];
        for (size_t j = 0; j < extension.len; j++)
            if (is_upper(extension.ptr[j]) || extension.ptr[j] == '.')
                return yaml_error(yaml, yaml_get(yaml->root, "extensions"), err,
                                  "extensions are in lower case and without a dot");
    }
    return true;
}

static bool read_entry(struct entry *entry, const char *path, struct arena *memory, struct err *err)
{
    static const char *const keys[] = {
        "name",       "package",  "path",          "symbol",         "window", "extensions",
        "filenames",  "shebangs", "line_comments", "block_comments", "quotes", "models",
        "more_roles", NULL,
    };
    struct slice path_slice = slice_of_string(path), text;
    struct yaml *yaml = &entry->yaml;

    if (!read_whole(&text, path, memory, err) || !yaml_parse(yaml, path_slice, text, memory, err))
        return false;
    if (!yaml->root)
        return err_set(err, ERR_CONFIG, "%s:1:1: an empty file", path);
    if (!yaml_expect_keys(yaml, yaml->root, keys, err) ||
        !yaml_read_text(yaml, yaml->root, "name", true, &entry->name, err))
        return false;
    if (!is_identifier(entry->name) ||
        !slice_equals(entry->name, slice_basename(folder_of(path_slice))))
        return yaml_error(yaml, yaml_get(yaml->root, "name"), err,
                          "the name is a word, and that of the folder");
    return read_grammar(entry, err) && read_lists(entry, err);
}

static bool has_item(const struct entry *entry, size_t list, struct slice item)
{
    for (size_t i = 0; i < entry->list_count[list]; i++)
        if (slice_equals(entry->list[list][i], item))
            return true;
    return false;
}

// A file name that two languages claim would go to whichever comes first.
static bool check_claims(const struct entry *entries, size_t count, struct err *err)
{
    for (size_t a = 0; a < count; a++)
        for (size_t list = 0; list < LIST_COUNT && lists[list].claims_files; list++)
            for (size_t i = 0; i < entries[a].list_count[list]; i++)
                for (size_t b = 0; b < a; b++) {
                    struct slice item = entries[a].list[list][i];
                    if (!has_item(&entries[b], list, item))
                        continue;
                    const struct yaml *yaml = &entries[a].yaml;
                    return yaml_error(
                        yaml, yaml_get(yaml->root, lists[list].key), err, "\"%s\" belongs to %.*s",
                        print_quoted(yaml->memory, item, 40), SLICE_ARG(entries[b].name));
                }
    return true;
}

static int by_name(const void *a, const void *b)
{
    const struct entry *left = a, *right = b;
    return slice_compare(left->name, right->name);
}

static void write_lists(struct buf *out, const struct entry *entry)
{
    for (size_t list = 0; list < LIST_COUNT; list++) {
        if (entry->list_count[list] == 0)
            continue;
        buf_printf(out, "static const struct slice %.*s_%s[] = {\n", SLICE_ARG(entry->name),
                   lists[list].key);
        for (size_t i = 0; i < entry->list_count[list]; i++) {
            buf_add_string(out, "    ");
            c_source_slice(out, entry->list[list][i]);
            buf_add_string(out, ",\n");
        }
        buf_add_string(out, "    SLICE_INIT(\"\"),\n};\n");
    }
}

static void write_row(struct buf *out, const struct entry *entry)
{
    buf_printf(out, "    {\n        .name = SLICE_INIT(\"%.*s\"),\n", SLICE_ARG(entry->name));
    if (entry->symbol.len) {
        buf_printf(out, "        .grammar = %.*s,\n        .window = %s,\n        .roles = ",
                   SLICE_ARG(entry->symbol), entry->window ? "true" : "false");
        c_source_slice(out, entry->roles);
        buf_add_string(out, ",\n");
    }
    for (size_t list = 0; list < LIST_COUNT; list++) {
        if (entry->list_count[list] == 0)
            buf_printf(out, "        .%s = nothing,\n", lists[list].key);
        else
            buf_printf(out, "        .%s = %.*s_%s,\n", lists[list].key, SLICE_ARG(entry->name),
                       lists[list].key);
    }
    buf_add_string(out, "    },\n");
}

static void write_source(struct buf *out, const struct entry *entries, size_t count)
{
    buf_add_string(out, "// Made from grammars/ while building. Change that instead.\n"
                        "#include \"language.h\"\n\n"
                        "static const struct slice nothing[] = {SLICE_INIT(\"\")};\n");
    for (size_t i = 0; i < count; i++) {
        buf_printf(out, "\n// %.*s\n", SLICE_ARG(entries[i].name));
        write_lists(out, &entries[i]);
        if (entries[i].symbol.len)
            buf_printf(out, "extern const void *%.*s(void);\n", SLICE_ARG(entries[i].symbol));
    }
    buf_add_string(out, "\nconst struct language languages[] = {\n");
    for (size_t i = 0; i < count; i++)
        write_row(out, &entries[i]);
    buf_printf(out, "};\n\nconst size_t language_count = %zu;\n", count);
}

bool language_table_write(const char *const *yaml_paths, size_t count, struct buf *out,
                          struct err *err)
{
    struct arena memory = {0};
    struct entry *entries = ARENA_ARRAY(&memory, count, struct entry);
    bool ok = count > 0 || err_set(err, ERR_CONFIG, "no language is given");

    for (size_t i = 0; ok && i < count; i++)
        ok = read_entry(&entries[i], yaml_paths[i], &memory, err);
    if (ok) {
        qsort(entries, count, sizeof *entries, by_name);
        ok = check_claims(entries, count, err);
    }
    if (ok)
        write_source(out, entries, count);
    if (ok && out->overflowed)
        ok = err_set(err, ERR_UNABLE, "the table of languages is too large");
    arena_release(&memory);
    return ok;
}
