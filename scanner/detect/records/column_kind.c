#include "column_kind.h"

#include "arena.h"
#include "records.h"
#include "words.h"

enum { NAME_LONGEST = 64, KNOWN_KINDS = 512 };

// What the cells of a field look like, by the field's type. Of one type the first row whose word the name has, if it
// asks for one.
static const struct {
    struct slice type, label; // without a label the field's title is told
    enum cell_form form;
    bool identifies;
    const struct slice *words;
} types[] = {
#define WORDS(...)         \
    (const struct slice[]) \
    {                      \
        __VA_ARGS__,       \
        {                  \
            0              \
        }                  \
    }
    {SLICE_INIT("person-name"), SLICE_INIT("name"), CELL_NAME, true, NULL},
    {SLICE_INIT("email"), SLICE_INIT("e-mail address"), CELL_EMAIL, true, NULL},
    {SLICE_INIT("phone"), SLICE_INIT("telephone number"), CELL_PHONE, true, NULL},
    {SLICE_INIT("national-id"), SLICE_INIT("national id"), CELL_DATE, false,
     WORDS(SLICE_INIT("expiry"))},
    {SLICE_INIT("national-id"), SLICE_INIT("national id"), CELL_CODE, true, NULL},
    {SLICE_INIT("health-record"), SLICE_INIT(""), CELL_CODE, true,
     WORDS(SLICE_INIT("mrn"), SLICE_INIT("number"), SLICE_INIT("patient id"),
           SLICE_INIT("member id"), SLICE_INIT("record id"), SLICE_INIT("identifier"),
           SLICE_INIT("medicaid id"), SLICE_INIT("nummer"), SLICE_INIT("patientennummer"),
           SLICE_INIT("versichertennummer"), SLICE_INIT("fallnummer"), SLICE_INIT("numero"),
           SLICE_INIT("patientnummer"), SLICE_INIT("carte vitale"))},
    {SLICE_INIT("health-record"), SLICE_INIT(""), CELL_TEXT, false, NULL},
    {SLICE_INIT("payment-card"), SLICE_INIT("payment card"), CELL_CARD, true, NULL},
    {SLICE_INIT("bank-account"), SLICE_INIT("bank account"), CELL_CODE, true, NULL},
    {SLICE_INIT("birth-date"), SLICE_INIT("date of birth"), CELL_TEXT, false,
     WORDS(SLICE_INIT("place"), SLICE_INIT("geburtsort"), SLICE_INIT("lieu"), SLICE_INIT("lugar"),
           SLICE_INIT("luogo"), SLICE_INIT("geboorteplaats"))},
    {SLICE_INIT("birth-date"), SLICE_INIT("date of birth"), CELL_DATE, false, NULL},
    {SLICE_INIT("postal-address"), SLICE_INIT("postal address"), CELL_ADDRESS, false, NULL},
    {SLICE_INIT("location"), SLICE_INIT("location"), CELL_NUMBER, false, NULL},
    {SLICE_INIT("salary"), SLICE_INIT("salary or income"), CELL_NUMBER, false, NULL},
    {SLICE_INIT("special-category"), SLICE_INIT(""), CELL_TEXT, false, NULL},
    {SLICE_INIT("demographics"), SLICE_INIT(""), CELL_TEXT, false, NULL},
#undef WORDS
};

// Whole names of columns, in lower case and with single blanks. Nothing is swept for them: some other column must
// have given the table away.
static const struct {
    struct slice name, type;
    bool vague;
} headings[] = {
    {SLICE_INIT("name"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("nom"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("nombre"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("nome"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("naam"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("person"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("patient"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("customer"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("employee"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("contact"), SLICE_INIT("person-name"), true},
    {SLICE_INIT("first"), SLICE_INIT("person-name"), false},
    {SLICE_INIT("last"), SLICE_INIT("person-name"), false},
    {SLICE_INIT("given"), SLICE_INIT("person-name"), false},
    {SLICE_INIT("family"), SLICE_INIT("person-name"), false},
    {SLICE_INIT("fname"), SLICE_INIT("person-name"), false},
    {SLICE_INIT("lname"), SLICE_INIT("person-name"), false},
    {SLICE_INIT("mail"), SLICE_INIT("email"), false},
    {SLICE_INIT("tel"), SLICE_INIT("phone"), false},
    {SLICE_INIT("mobile"), SLICE_INIT("phone"), false},
    {SLICE_INIT("mobil"), SLICE_INIT("phone"), false},
    {SLICE_INIT("cell"), SLICE_INIT("phone"), false},
    {SLICE_INIT("handy"), SLICE_INIT("phone"), false},
    {SLICE_INIT("passport"), SLICE_INIT("national-id"), false},
    {SLICE_INIT("born"), SLICE_INIT("birth-date"), false},
    {SLICE_INIT("birth"), SLICE_INIT("birth-date"), false},
    {SLICE_INIT("geboren"), SLICE_INIT("birth-date"), false},
    {SLICE_INIT("address"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("addr"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("adresse"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("street"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("rue"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("calle"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("zip"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("city"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("ort"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("ville"), SLICE_INIT("postal-address"), true},
    {SLICE_INIT("sex"), SLICE_INIT("demographics"), true},
};

struct slice column_kind_label(const struct column_kind *kind)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (slice_equals(types[i].type, kind->pattern->type) && types[i].label.len)
            return types[i].label;
    return kind->pattern->title;
}

static struct column_kind kind_of(const struct pattern *p, const struct words *words, bool vague)
{
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (slice_equals(types[i].type, p->type) &&
            (!types[i].words || words_have_any(words, types[i].words).len))
            return (struct column_kind){p, types[i].form, types[i].identifies, vague};
    return (struct column_kind){0};
}

struct known_kind {
    char name[NAME_LONGEST];
    size_t len; // 0: nothing is known here
    struct column_kind kind;
};

struct column_kinds {
    struct known_kind known[KNOWN_KINDS];
    size_t field_count;
    const struct pattern *fields[];
};

struct column_kinds *column_kinds_new(const struct pattern_set *set)
{
    struct column_kinds *kinds =
        alloc_zeroed(1, sizeof *kinds + set->count * sizeof *kinds->fields);
    for (size_t i = 0; i < set->count; i++) {
        const struct pattern *p = &set->patterns[i];
        if (p->finder == FINDER_FIELD && p->kind == KIND_PERSONAL)
            kinds->fields[kinds->field_count++] = p;
    }
    return kinds;
}

static const struct pattern *field_of_type(const struct column_kinds *kinds, struct slice type)
{
    for (size_t i = 0; i < kinds->field_count; i++)
        if (slice_equals(kinds->fields[i]->type, type))
            return kinds->fields[i];
    return NULL;
}

static struct column_kind heading_of(const struct column_kinds *kinds, const struct words *words)
{
    for (size_t i = 0; i < sizeof headings / sizeof headings[0] && words->count == 1; i++) {
        struct slice only = span_text(words->text, words->word[0]);
        if (!slice_equals_nocase(only, headings[i].name))
            continue;
        const struct pattern *p = field_of_type(kinds, headings[i].type);
        if (p)
            return kind_of(p, words, headings[i].vague);
    }
    return (struct column_kind){0};
}

// Of several fields that a name fits, the one with the longest term: `patient name` is a name.
static struct column_kind look_up(const struct column_kinds *kinds, struct slice name)
{
    struct column_kind best = {0};
    struct words words;
    size_t longest = 0;
    words_split(&words, name);
    if (words.count == 0)
        return best;
    for (size_t i = 0; i < kinds->field_count; i++) {
        const struct pattern *p = kinds->fields[i];
        struct slice term = words_have_any(&words, p->terms);
        bool vague = term.len == 0;
        if (vague)
            term = words_have_any(&words, p->ambiguous);
        if (term.len <= longest || words_have_any(&words, p->without).len)
            continue;
        struct column_kind kind = kind_of(p, &words, vague);
        if (!kind.pattern)
            continue;
        best = kind;
        longest = term.len;
    }
    return best.pattern ? best : heading_of(kinds, &words);
}

struct column_kind column_kind_of(struct column_kinds *kinds, struct slice name)
{
    if (name.len == 0 || name.len > NAME_LONGEST)
        return (struct column_kind){0};
    uint64_t hash = record_hash(RECORD_HASH_START, name);
    struct known_kind *known = &kinds->known[(hash ^ hash >> 32) % KNOWN_KINDS];
    if (!slice_equals(slice_of(known->name, known->len), name)) {
        memcpy(known->name, name.ptr, name.len);
        known->len = name.len;
        known->kind = look_up(kinds, name);
    }
    return known->kind;
}
