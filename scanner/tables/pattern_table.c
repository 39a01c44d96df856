#include "pattern_table.h"

#include "c_source.h"
#include "file.h"
#include "pattern_texts.h"
#include "sweep.h"
#include "words.h"

#include <inttypes.h>
#include <stdlib.h>

static void write_list(struct buf *out, size_t pattern, const char *name, const struct slice *list)
{
    if (!list->len)
        return;
    buf_printf(out, "static const struct slice p%zu_%s[] = {", pattern, name);
    for (; list->len; list++) {
        c_source_slice(out, *list);
        buf_add_string(out, ", ");
    }
    buf_add_string(out, "{0}};\n");
}

// The fields of a pattern by how they are written.
// clang-format off
#define PATTERN_TEXTS(X) X(id) X(title) X(type) X(source) X(regex)
#define PATTERN_NUMBERS(X)                                                                \
    X(kind) X(severity) X(evidence) X(carries) X(strength) X(finder) X(structured)        \
    X(generic) X(low) X(beside_capital) X(at_host) X(never_alone) X(exact_case) X(marker_once) X(secret_value) X(random) X(password_value)      \
    X(public_prefix) X(context_use) X(near_use) X(before) X(after) X(digits_min)          \
    X(digits_max) X(least) X(entropy_tenths) X(subjects)
#define PATTERN_LISTS(X)                                                                  \
    X(keywords) X(names) X(context) X(near) X(checks) X(files) X(languages) X(terms)      \
    X(ambiguous) X(without) X(objects) X(packages) X(calls) X(imports) X(regulations)
// clang-format on

static void write_lists(struct buf *out, size_t i, const struct pattern *p)
{
#define X(field) write_list(out, i, #field, p->field);
    PATTERN_LISTS(X)
#undef X
}

static void write_text(struct buf *out, const char *field, struct slice text)
{
    buf_printf(out, ".%s = ", field);
    c_source_slice(out, text);
    buf_add_string(out, ", ");
}

static void write_pattern(struct buf *out, size_t i, const struct pattern *p)
{
    buf_add_string(out, "    {");
#define X(field) write_text(out, #field, p->field);
    PATTERN_TEXTS(X)
#undef X
#define X(field) buf_printf(out, "." #field " = %u, ", (unsigned)p->field);
    PATTERN_NUMBERS(X)
#undef X
#define X(field)                                               \
    if (p->field->len)                                         \
        buf_printf(out, "." #field " = p%zu_" #field ", ", i); \
    else                                                       \
        buf_add_string(out, "." #field " = none, ");
    PATTERN_LISTS(X)
#undef X
    buf_add_string(out, "},\n");
}

static void write_numbers(struct buf *out, const char *name, const uint32_t *numbers, size_t count)
{
    buf_printf(out, "static const uint32_t %s[] = {", name);
    for (size_t i = 0; i < count; i++)
        buf_printf(out, "%s%" PRIu32 ",", i % 16 == 0 ? "\n    " : "", numbers[i]);
    buf_add_string(out, "0};\n");
}

static void write_sweep(struct buf *out, const struct sweep_table *sweep)
{
    write_numbers(out, "bitmap", sweep->bitmap, SWEEP_BITMAP_WORDS);
    write_numbers(out, "longer", sweep->longer, SWEEP_LONG_WORDS);
    write_numbers(out, "buckets", sweep->buckets, SWEEP_BUCKETS + 1);
    write_numbers(out, "brief", sweep->brief, SHORT_BITMAP_WORDS);
    write_numbers(out, "brief_buckets", sweep->brief_buckets, SWEEP_SHORT_BUCKETS + 1);
    write_numbers(out, "brief_words", sweep->brief_words, sweep->brief_count);
    write_numbers(out, "uses", sweep->uses, sweep->use_count);
    buf_add_string(out, "static const struct sweep_entry entries[] = {\n");
    for (uint32_t i = 0; i < sweep->entry_count; i++)
        buf_printf(out, "    {%" PRIu64 "U, %" PRIu32 "U, %u, %u, %u},\n", sweep->entries[i].bytes,
                   sweep->entries[i].before, sweep->entries[i].word, sweep->entries[i].back,
                   sweep->entries[i].beyond);
    buf_add_string(out, "    {0},\n};\nstatic const struct sweep_word words[] = {\n");
    for (uint32_t i = 0; i < sweep->word_count; i++)
        buf_printf(out, "    {%" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %u, %d, %u},\n",
                   sweep->words[i].letters, sweep->words[i].first_use, sweep->words[i].use_count,
                   sweep->words[i].len, sweep->words[i].exact, sweep->words[i].standing);
    buf_add_string(out, "    {0},\n};\nstatic const char letters[] =\n");
    for (uint32_t i = 0; i < sweep->word_count; i++) {
        buf_add_string(out, "    ");
        c_source_string(out, sweep_word_text(sweep, i));
        buf_add_byte(out, '\n');
    }
    buf_printf(out,
               "    \"\";\n"
               "static const struct sweep_table sweep = {\n"
               "    bitmap, longer, buckets, entries, brief, brief_buckets, brief_words, words,\n"
               "    letters, uses, %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ",\n};\n",
               sweep->entry_count, sweep->brief_count, sweep->word_count, sweep->use_count);
}

static void write_set(struct buf *out, const struct pattern_set *set)
{
    buf_add_string(out, "// Written by waybill-tables from patterns/. Change those.\n"
                        "#include \"pattern.h\"\n#include \"sweep.h\"\n\n"
                        "static const struct slice none[] = {{0}};\n");
    for (size_t i = 0; i < set->count; i++)
        write_lists(out, i, &set->patterns[i]);
    buf_add_string(out, "static const struct pattern patterns[] = {\n");
    for (size_t i = 0; i < set->count; i++)
        write_pattern(out, i, &set->patterns[i]);
    buf_add_string(out, "};\n");
    write_sweep(out, set->sweep);
    buf_printf(out, "const struct pattern_set builtin_patterns = {patterns, %zu, &sweep};\n",
               set->count);
}

bool pattern_files_read(struct pattern_entries *entries, const char *const *paths, size_t count,
                        struct err *err)
{
    for (size_t i = 0; i < count; i++) {
        struct buf text;
        buf_init(&text, 4 * 1024 * 1024);
        bool read = file_read(&text, paths[i], err);
        // Entries point into the text.
        struct slice kept = arena_copy(entries->memory, buf_slice(&text));
        buf_release(&text);
        if (!read || !pattern_file_read(entries, slice_of_string(paths[i]), kept, err))
            return false;
    }
    return true;
}

// A field's term, also without its blanks, and whose it is.
struct owned_term {
    struct slice term, letters;
    const struct pattern_entry *entry;
};

static int compare_terms(const void *left, const void *right)
{
    const struct owned_term *a = left, *b = right;
    return slice_compare(a->letters, b->letters);
}

static struct slice without_blanks(struct slice term, struct arena *memory)
{
    char *letters = arena_alloc(memory, term.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < term.len; i++)
        if (term.ptr[i] != ' ')
            letters[len++] = term.ptr[i];
    return slice_of(letters, len);
}

static size_t add_terms(struct owned_term *terms, size_t count, const struct slice *list,
                        const struct pattern_entry *entry, struct arena *memory)
{
    for (; list->len; list++, count++)
        if (terms)
            terms[count] = (struct owned_term){*list, without_blanks(*list, memory), entry};
    return count;
}

static size_t list_terms(const struct pattern_entries *entries, struct owned_term *terms)
{
    size_t count = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct pattern_entry *entry = &entries->items[i];
        count = add_terms(terms, count, entry->pattern.terms, entry, entries->memory);
        count = add_terms(terms, count, entry->pattern.ambiguous, entry, entries->memory);
    }
    return count;
}

// A term says one thing: it stands in one pattern, once, and nothing of that pattern vetoes it.
static bool terms_hold(const struct pattern_entries *entries, struct err *err)
{
    size_t count = list_terms(entries, NULL);
    struct owned_term *terms = ARENA_ARRAY(entries->memory, count + 1, struct owned_term);
    list_terms(entries, terms);
    if (count)
        qsort(terms, count, sizeof *terms, compare_terms);
    for (size_t i = 0; i < count; i++) {
        const struct pattern_entry *entry = terms[i].entry;
        struct words words;
        if (i > 0 && slice_equals(terms[i].letters, terms[i - 1].letters))
            return err_set(err, ERR_CONFIG, "%.*s:%u: the term '%.*s' stands in %.*s too",
                           SLICE_ARG(entry->file), entry->line, SLICE_ARG(terms[i].letters),
                           SLICE_ARG(terms[i - 1].entry->pattern.id));
        words_split(&words, terms[i].term);
        if (words_have_any(&words, entry->pattern.without).len)
            return err_set(err, ERR_CONFIG, "%.*s:%u: `without` vetoes the term '%.*s'",
                           SLICE_ARG(entry->file), entry->line, SLICE_ARG(terms[i].term));
    }
    return true;
}

bool pattern_table_write(const char *const *yaml_paths, size_t count, struct buf *out,
                         struct err *err)
{
    struct arena memory = {0};
    struct pattern_entries entries = {.memory = &memory};
    struct pattern_set set;
    bool written = pattern_files_read(&entries, yaml_paths, count, err) &&
                   terms_hold(&entries, err) && pattern_set_make(&set, NULL, &entries, err) &&
                   pattern_texts_hold(&set, &entries, err);
    if (written)
        write_set(out, &set);
    pattern_entries_release(&entries);
    arena_release(&memory);
    return written;
}
