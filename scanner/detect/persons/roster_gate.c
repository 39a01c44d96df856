// Whether a document may have tables of persons, by what stands around the fields that were seen in it. Reading the
// records of every class with a name and an address in it would cost more than the sweep.
#include "roster.h"

// What begins behind a separator in `"city": "Oslo"`, `city='Oslo'`, `city => [`, <city>Oslo.
static bool begins_value(char c)
{
    return is_alnum(c) || (c & 0x80) || (c && strchr("\"'`[+-(", c));
}

static size_t skip_blanks(struct slice text, size_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at;
}

// A key with a value, or one of a list of names: `"dob",`.
static bool is_key(struct slice text, struct span name, bool bare_values)
{
    size_t at = span_end(name);
    char quote = at < text.len ? text.ptr[at] : '\0';
    bool quoted = quote && strchr("\"'", quote);
    at = skip_blanks(text, at + quoted);
    char sign = at < text.len ? text.ptr[at] : '\0';
    if (quoted && sign && strchr(",]", sign))
        return true;
    if (!sign || !strchr(":=>", sign))
        return false;
    at += at + 1 < text.len && text.ptr[at + 1] == '>' ? 2 : 1;
    at = skip_blanks(text, at);
    char first = at < text.len ? text.ptr[at] : '\0';
    return bare_values || sign == '>' ? begins_value(first)
                                      : is_digit(first) || (first && strchr("\"'`[+-", first));
}

// INSERT INTO t (name, dob), COPY t (name, dob): not far behind.
static bool is_inserted(struct slice text, struct span name)
{
    enum { REACH = 300 };
    size_t from = name.offset > REACH ? name.offset - REACH : 0;
    struct slice before = slice_cut(text, from, name.offset);
    return slice_find(before, SLICE("INTO ")) != SLICE_NOT_FOUND ||
           slice_find(before, SLICE("into ")) != SLICE_NOT_FOUND ||
           slice_find(before, SLICE("COPY ")) != SLICE_NOT_FOUND;
}

// Where a field's name may stand in any way: SQL, and texts that could be tables without a language.
static bool is_data(const struct language *language)
{
    return !language || slice_equals(language->name, SLICE("sql")) ||
           slice_equals(language->name, SLICE("text")) ||
           slice_equals(language->name, SLICE("markdown"));
}

// Two different fields, or one and a personal value.
struct signs {
    uint32_t field;
    size_t count;
    bool enough;
};

static void note_field(struct signs *e, uint32_t pattern, bool value)
{
    e->enough |= value || (e->field && e->field != pattern + 1);
    e->field = pattern + 1;
    e->count++;
}

// In a program of a megabyte a few keys are no table; where there is one, it has keys in every row.
static bool is_dense(const struct doc *doc, const struct signs *keys)
{
    enum { SMALL = 128 * 1024, BYTES_A_KEY = 16 * 1024 };
    bool data = doc->is_settings || is_data(doc->language) ||
                slice_equals(doc->language->name, SLICE("json")) ||
                slice_equals(doc->language->name, SLICE("xml"));
    return data || doc->text.len <= SMALL || keys->count >= doc->text.len / BYTES_A_KEY;
}

static bool has_value(const struct roster *r)
{
    for (size_t i = 0; i < r->count; i++) {
        const struct pattern *p = &r->set->patterns[r->items[i].pattern];
        if (p->kind == KIND_PERSONAL && p->evidence == EVIDENCE_VALUE)
            return true;
    }
    return false;
}

unsigned roster_families(const struct roster *r)
{
    enum { INSERTS_LOOKED_AT = 32 };
    const struct doc *doc = r->doc;
    bool value = has_value(r);
    struct signs keys = {0}, inserts = {0};
    size_t looked = 0;
    bool anywhere = is_data(doc->language);
    bool is_sql = doc->language && slice_equals(doc->language->name, SLICE("sql"));
    for (size_t i = 0; i < r->count; i++) {
        const struct candidate *c = &r->items[i];
        const struct pattern *p = &r->set->patterns[c->pattern];
        if (p->finder != FINDER_FIELD || p->kind != KIND_PERSONAL)
            continue;
        if (anywhere || is_key(doc->text, c->name, doc->is_settings))
            note_field(&keys, c->pattern, value);
        if (!inserts.enough && looked++ < INSERTS_LOOKED_AT &&
            (is_sql || is_inserted(doc->text, c->name)))
            note_field(&inserts, c->pattern, value);
    }
    return (keys.enough && is_dense(doc, &keys) ? RECORDS_KEYED : 0U) |
           (inserts.enough ? RECORDS_INSERTED : 0U);
}
