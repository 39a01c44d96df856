#include "data_model.h"

#include "fields.h"
#include "subjects.h"

#include <stdlib.h>

// EMAIL = "email", PERSON_NAME = "...": what a class calls by a name of its own, and no field of its
// objects. Columns of SQL are written so too, and short names everywhere: IBAN, SSN.
static bool is_constant(const struct doc *doc, struct span name)
{
    enum { SHORT = 4 };
    if (!doc->language || name.len <= SHORT || slice_equals(doc->language->name, SLICE("sql")))
        return false;
    for (size_t i = 0; i < name.len; i++)
        if (is_lower(doc->text.ptr[name.offset + i]))
            return false;
    return true;
}

// The fields of one object, by their place in the list of candidates.
struct object {
    const struct pattern_set *set;
    struct candidate **fields;
    size_t count;
    struct slice name;
    unsigned subjects;
};

static const struct pattern *pattern_of(const struct object *object, size_t i)
{
    return &object->set->patterns[object->fields[i]->pattern];
}

static bool object_fits(const struct object *object, const struct pattern *p)
{
    // What an ambiguous term of a pattern without objects of its own needs.
    unsigned wanted = p->subjects || p->objects->len ? p->subjects : (1U << SUBJECT_COUNT) - 1;
    struct words words;
    if (object->subjects & wanted)
        return true;
    words_split(&words, object->name);
    return words_have_any(&words, p->objects).len > 0;
}

// Fields that say what they are by themselves, or with those that lean on their object.
struct kinds {
    size_t patterns, types; // distinct ones
};

static struct kinds count_kinds(const struct object *object, bool sure)
{
    struct kinds kinds = {0};
    for (size_t i = 0; i < object->count; i++) {
        const struct candidate *c = object->fields[i];
        if (!c->accepted || (sure && c->leans))
            continue;
        bool known = false, typed = false;
        for (size_t k = 0; k < i && !known; k++) {
            const struct candidate *before = object->fields[k];
            if (!before->accepted || (sure && before->leans))
                continue;
            known = before->pattern == c->pattern;
            typed |= slice_equals(pattern_of(object, k)->type, pattern_of(object, i)->type);
        }
        kinds.patterns += !known;
        kinds.types += !known && !typed;
    }
    return kinds;
}

// Two other kinds that are sure let one in that leans. `operation` and `result` mean something else beside a name and
// an address, too: what is about health or accounts only wants one of them to be of its domain.
static bool is_let_in(const struct object *object, const struct candidate *c, size_t sure_kinds)
{
    enum { OTHERS = 2 };
    const struct pattern *p = &object->set->patterns[c->pattern];
    bool of_domain = !p->subjects || p->subjects & 1U << SUBJECT_PERSON, itself = false;
    for (size_t i = 0; i < object->count; i++) {
        const struct candidate *other = object->fields[i];
        of_domain |= !other->leans && pattern_of(object, i)->carries == p->carries;
        itself |= !other->leans && other->pattern == c->pattern;
    }
    return of_domain && sure_kinds - itself >= OTHERS;
}

// What leans on its object is accepted where the object is about the right thing, or among others.
static bool weigh_object(struct object *object)
{
    enum { MANY_KINDS = 3 };
    for (size_t i = 0; i < object->count; i++)
        object->fields[i]->accepted = !object->fields[i]->leans;
    struct kinds sure = count_kinds(object, true);
    for (size_t i = 0; i < object->count; i++) {
        struct candidate *c = object->fields[i];
        c->accepted = !c->leans || object_fits(object, pattern_of(object, i)) ||
                      is_let_in(object, c, sure.patterns);
    }
    struct kinds all = count_kinds(object, false);
    bool person = object->subjects & SUBJECT_SURE;
    bool perhaps = object->subjects & (1U << SUBJECT_PERSON | 1U << SUBJECT_HEALTH);
    bool is_model = (person && all.patterns >= 2) ||
                    (perhaps && all.types >= 2 && sure.patterns >= 1) ||
                    (all.patterns >= MANY_KINDS && all.types >= 2 && sure.patterns >= 2);
    for (size_t i = 0; i < object->count; i++)
        object->fields[i]->of_model = is_model && object->fields[i]->accepted;
    return is_model;
}

static int by_object(const void *left, const void *right)
{
    const struct candidate *a = *(struct candidate *const *)left;
    const struct candidate *b = *(struct candidate *const *)right;
    if (a->syntax.object.offset != b->syntax.object.offset)
        return a->syntax.object.offset < b->syntax.object.offset ? -1 : 1;
    return a->value.offset < b->value.offset ? -1 : a->value.offset > b->value.offset;
}

static struct slice object_text(const struct doc *doc, const struct candidate *c)
{
    struct span name = c->syntax.object;
    return span_text(doc->text, name);
}

// ALTER TABLE patient ADD ...; ALTER TABLE patient ADD ...: one object where it is spoken of several times on end.
static void join_objects(const struct doc *doc, struct candidate **fields, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (slice_equals(object_text(doc, fields[i]), object_text(doc, fields[i - 1])))
            fields[i]->syntax.object = fields[i - 1]->syntax.object;
}

bool weigh_fields(const struct pattern_set *set, const struct doc *doc, struct candidate *items,
                  size_t count)
{
    enum { MOST_OF_OBJECT = 256 };
    struct candidate **fields = alloc_zeroed(count + 1, sizeof *fields);
    size_t found = 0;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        struct candidate *c = &items[i];
        c->accepted = c->of_model = false;
        if (candidate_is_field(set, c) && c->syntax.role == ROLE_FIELD && c->syntax.object.len &&
            !is_constant(doc, c->name))
            fields[found++] = c;
    }
    if (found)
        qsort(fields, found, sizeof *fields, by_object);
    join_objects(doc, fields, found);
    for (size_t from = 0, to; from < found; from = to) {
        struct slice text = object_text(doc, fields[from]);
        for (to = from + 1; to < found && to - from < MOST_OF_OBJECT; to++)
            if (fields[to]->syntax.object.offset != fields[from]->syntax.object.offset)
                break;
        struct object object = {set, fields + from, to - from, text, subjects_of(text)};
        any |= weigh_object(&object);
    }
    free(fields);
    return any;
}

void accept_fields(const struct pattern_set *set, const struct doc *doc, struct candidate *items,
                   size_t count)
{
    weigh_fields(set, doc, items, count);
    for (size_t i = 0; i < count; i++)
        items[i].dropped |= candidate_is_field(set, &items[i]) && !items[i].accepted;
}
