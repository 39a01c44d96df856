#include "data_types_page.h"

#include "pattern_reader.h"
#include "pattern_table.h"

static size_t count_of(const struct slice *list)
{
    size_t count = 0;
    while (list[count].len)
        count++;
    return count;
}

// What Markdown takes for the end of a cell.
static void add_cell_text(struct buf *out, struct slice text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '|')
            buf_add_byte(out, '\\');
        buf_add_byte(out, text.ptr[i]);
    }
}

static void add_list(struct buf *out, const struct slice *list, const char *quote)
{
    for (size_t i = 0; list[i].len; i++) {
        buf_printf(out, "%s%s", i ? ", " : "", quote);
        add_cell_text(out, list[i]);
        buf_add_string(out, quote);
    }
}

static void add_count(struct buf *out, size_t count, const char *one, const char *many)
{
    buf_printf(out, "%zu %s", count, count == 1 ? one : many);
}

static void add_finder(struct buf *out, const struct pattern *p)
{
    switch (p->finder) {
    case FINDER_KEYWORD:
    case FINDER_CONTEXT:
        buf_add_string(out, "its format");
        break;
    case FINDER_NAME:
        buf_add_string(out, "its name: ");
        add_list(out, p->names, "");
        break;
    case FINDER_DIGITS:
        if (p->digits_min < p->digits_max)
            buf_printf(out, "%u to ", p->digits_min);
        buf_printf(out, "%u digits in its format", p->digits_max);
        break;
    case FINDER_AT:
        buf_add_string(out, "an `@` in its format");
        break;
    case FINDER_FILE:
        buf_add_string(out, "the file's name: ");
        add_list(out, p->files, "`");
        break;
    case FINDER_PACKAGE:
        buf_add_string(out, "the dependency ");
        add_list(out, p->packages, "`");
        break;
    case FINDER_CALL:
        add_count(out, count_of(p->calls), "call", "calls");
        buf_add_string(out, " that such fields are given to");
        break;
    case FINDER_RECORDS:
        buf_add_string(out, "rows whose columns are such fields");
        break;
    case FINDER_FIELD:
    case FINDER_COUNT:
        break;
    }
    if (p->context_use != CONTEXT_UNUSED) {
        buf_add_string(out, p->context_use == CONTEXT_REQUIRED ? "; needs " : "; surer with ");
        add_count(out, count_of(p->context), "word beside it", "words beside it");
    }
    if (p->least > 1)
        buf_printf(out, "; from %u in a file on", p->least);
}

static void add_head(struct buf *out, const struct pattern *p)
{
    buf_add_string(out, "| ");
    add_cell_text(out, p->title);
    buf_printf(out, " | `%.*s` | %.*s | %s | %s | ", SLICE_ARG(p->id), SLICE_ARG(p->type),
               severity_name(p->severity), carries_name(p->carries));
    add_list(out, p->regulations, "");
    buf_add_string(out, " | ");
}

static void add_found(struct buf *out, const struct pattern *p)
{
    add_head(out, p);
    add_finder(out, p);
    buf_add_string(out, " | ");
    add_list(out, p->checks, "`");
    buf_add_string(out, " |\n");
}

static void add_subjects(struct buf *out, const struct pattern *p)
{
    static const char *const names[SUBJECT_COUNT] = {
        [SUBJECT_PERSON] = "person", [SUBJECT_HEALTH] = "health", [SUBJECT_ACCOUNT] = "account"};
    const char *separator = "";
    for (int i = 0; i < SUBJECT_COUNT; i++)
        if (p->subjects >> i & 1) {
            buf_printf(out, "%s%s", separator, names[i]);
            separator = ", ";
        }
    if (p->objects->len) {
        buf_add_string(out, separator);
        add_list(out, p->objects, "");
    }
}

static void add_field(struct buf *out, const struct pattern *p)
{
    add_head(out, p);
    add_subjects(out, p);
    buf_add_string(out, " | ");
    add_list(out, p->terms, "");
    if (p->ambiguous->len) {
        buf_add_string(out, p->terms->len ? "; in the right object " : "in the right object ");
        add_list(out, p->ambiguous, "");
    }
    buf_add_string(out, " |\n");
}

static bool is_of(const struct pattern *p, enum kind kind, bool fields)
{
    return p->kind == kind && (p->finder == FINDER_FIELD) == fields;
}

static void add_table(struct buf *out, const struct pattern_entries *entries, enum kind kind,
                      bool fields)
{
    buf_printf(out, "| what | id | type | severity | weighs as | regulations | %s |\n",
               fields ? "only in objects of | terms" : "found by | checks");
    buf_add_string(out, "|---|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < entries->count; i++)
        if (is_of(&entries->items[i].pattern, kind, fields))
            (fields ? add_field : add_found)(out, &entries->items[i].pattern);
}

static void add_totals(struct buf *out, const struct pattern_entries *entries)
{
    size_t fields = 0, terms = 0, others = 0;
    for (size_t i = 0; i < entries->count; i++) {
        const struct pattern *p = &entries->items[i].pattern;
        if (p->kind == KIND_CREDENTIAL)
            continue;
        fields += p->finder == FINDER_FIELD;
        others += p->finder != FINDER_FIELD;
        terms += count_of(p->terms) + count_of(p->ambiguous);
    }
    buf_printf(out,
               "%zu patterns for values and signs, and %zu kinds of field with %zu terms in "
               "English, German, French, Spanish, Italian,\nPortuguese and Dutch.\n",
               others, fields, terms);
}

static void add_page(struct buf *out, const struct pattern_entries *entries)
{
    buf_add_string(
        out,
        "# Data types\n\n"
        "<!-- Made of patterns/. WAYBILL_UPDATE_GOLDEN=1 ctest -R golden writes it anew. -->\n\n"
        "The personal and regulated data that waybill knows. [patterns.md](patterns.md) tells how "
        "a "
        "pattern is found and what makes it sure,\n[policy.md](policy.md) what it weighs. ");
    add_totals(out, entries);
    buf_add_string(out, "\n## Personal data\n\n");
    add_table(out, entries, KIND_PERSONAL, false);
    buf_add_string(out, "\n## Signs of regulated data\n\n");
    add_table(out, entries, KIND_REGULATED, false);
    buf_add_string(
        out, "\n## Fields of data models\n\n"
             "A field tells what a system holds. One finding lists all fields of an object.\n\n");
    add_table(out, entries, KIND_PERSONAL, true);
    buf_add_string(out, "\n## Fields of regulated data that is nobody's\n\n");
    add_table(out, entries, KIND_REGULATED, true);
}

bool data_types_page_write(const char *const *yaml_paths, size_t count, struct buf *out,
                           struct err *err)
{
    struct arena memory = {0};
    struct pattern_entries entries = {.memory = &memory};
    bool read = pattern_files_read(&entries, yaml_paths, count, err);
    if (read)
        add_page(out, &entries);
    pattern_entries_release(&entries);
    arena_release(&memory);
    return read;
}
