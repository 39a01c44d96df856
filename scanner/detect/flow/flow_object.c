#include "flow_object.h"

#include "arena.h"
#include "flow_text.h"

enum { NAME_MOST = 64, UNKNOWN = UINT32_MAX };

static struct flow_object *object_named(struct flow_object *objects, size_t *count,
                                        const struct doc *doc, struct span name)
{
    for (size_t i = 0; i < *count; i++)
        if (slice_equals(doc_bytes(doc, objects[i].name), doc_bytes(doc, name)))
            return &objects[i];
    if (*count == FLOW_MOST_OBJECTS || name.len > NAME_MOST)
        return NULL;
    struct flow_object *fresh = &objects[(*count)++];
    *fresh = (struct flow_object){.name = name, .pattern = UNKNOWN, .other = UNKNOWN};
    return fresh;
}

size_t flow_objects(const struct collector *c, const struct doc *doc, struct flow_object *out)
{
    struct flow_object all[FLOW_MOST_OBJECTS];
    size_t count = 0, kept = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct candidate *item = &c->items[i];
        const struct pattern *p = &c->set->patterns[item->pattern];
        if (p->finder != FINDER_FIELD || item->dropped || item->syntax.role != ROLE_FIELD ||
            item->syntax.object.len == 0)
            continue;
        struct flow_object *object = object_named(all, &count, doc, item->syntax.object);
        if (!object || object->pattern == item->pattern)
            continue;
        bool is_worse =
            object->pattern == UNKNOWN || p->severity > c->set->patterns[object->pattern].severity;
        if (is_worse) {
            object->other = object->pattern;
            object->pattern = item->pattern;
        } else {
            object->other = item->pattern;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (all[i].other != UNKNOWN)
            out[kept++] = all[i];
    return kept;
}

static void add_instance(struct flow_object *object, struct slice name, size_t place)
{
    if (name.len < 1 || name.len > NAME_MOST || object->instance_count == FLOW_MOST_INSTANCES)
        return;
    for (size_t i = 0; i < object->instance_count; i++)
        if (slice_equals(object->instances[i].name, name) && object->instances[i].place == place)
            return;
    object->instances[object->instance_count++] = (struct flow_instance){name, place};
}

// PatientRecord is patientRecord or patient_record.
static void add_small_names(struct flow_object *object, struct slice name, struct arena *memory)
{
    char camel[NAME_MOST], snake[2 * NAME_MOST];
    size_t len = 0;
    if (!is_upper(name.ptr[0]))
        return;
    for (size_t i = 0; i < name.len; i++) {
        if (i > 0 && is_upper(name.ptr[i]) && is_lower(name.ptr[i - 1]))
            snake[len++] = '_';
        snake[len++] = to_lower(name.ptr[i]);
        camel[i] = i == 0 ? to_lower(name.ptr[i]) : name.ptr[i];
    }
    add_instance(object, arena_copy(memory, slice_of(camel, name.len)), 0);
    add_instance(object, arena_copy(memory, slice_of(snake, len)), 0);
}

static size_t back_blanks(struct slice text, size_t at)
{
    while (at > 0 && (text.ptr[at - 1] == ' ' || text.ptr[at - 1] == '\t'))
        at--;
    return at;
}

static struct slice word_before(struct slice text, size_t at)
{
    size_t end = back_blanks(text, at), from = end;
    while (from > 0 && end - from <= NAME_MOST && is_word(text.ptr[from - 1]))
        from--;
    return slice_cut(text, from, end);
}

static struct slice word_after(struct slice text, size_t at)
{
    size_t from = at;
    while (from < text.len && from - at < 3 && (text.ptr[from] == ' ' || text.ptr[from] == '$'))
        from++;
    size_t end = from;
    while (end < text.len && end - from <= NAME_MOST && is_word(text.ptr[end]))
        end++;
    return from > at ? slice_cut(text, from, end) : SLICE("");
}

static bool is_keyword(struct slice word)
{
    static const struct slice words[] = {SLICE_INIT("class"),
                                         SLICE_INIT("struct"),
                                         SLICE_INIT("interface"),
                                         SLICE_INIT("type"),
                                         SLICE_INIT("new"),
                                         SLICE_INIT("record"),
                                         SLICE_INIT("extends"),
                                         SLICE_INIT("implements"),
                                         SLICE_INIT("return"),
                                         SLICE_INIT("import"),
                                         SLICE_INIT("instanceof"),
                                         SLICE_INIT("enum"),
                                         SLICE_INIT("throws"),
                                         SLICE_INIT("of"),
                                         SLICE_INIT("from"),
                                         SLICE_INIT("as"),
                                         SLICE_INIT("in"),
                                         SLICE_INIT("is"),
                                         SLICE_INIT("func"),
                                         SLICE_INIT("public"),
                                         SLICE_INIT("private"),
                                         SLICE_INIT("export"),
                                         SLICE_INIT("final"),
                                         SLICE_INIT("const"),
                                         {0}};
    for (const struct slice *keyword = words; keyword->len; keyword++)
        if (slice_equals(word, *keyword))
            return true;
    return word.len == 0;
}

// The variable that stands beside its type, or is assigned a new one.
static struct slice declared_beside(struct slice text, struct span type)
{
    size_t before = back_blanks(text, type.offset);
    struct slice word = word_before(text, type.offset);
    if (slice_equals(word, SLICE("new")))
        before = back_blanks(text, before - word.len);
    while (before > 0 && (text.ptr[before - 1] == '*' || text.ptr[before - 1] == '&'))
        before = back_blanks(text, before - 1);
    if (before > 0 && (text.ptr[before - 1] == ':' || text.ptr[before - 1] == '=')) {
        before--;
        if (before > 0 && text.ptr[before - 1] == ':')
            before--;
        return word_before(text, before);
    }
    struct slice after = word_after(text, span_end(type));
    if (!is_keyword(after) &&
        (!is_keyword(word) || word.len == 0 || slice_equals(word, SLICE("final"))))
        return after;
    // Go: `p *Patient`, `p Patient`
    word = word_before(text, before);
    return is_keyword(word) ? SLICE("") : word;
}

void flow_find_instances(struct flow_object *object, const struct doc *doc, struct arena *memory)
{
    enum { MOST_PLACES = 64 };
    struct slice name = doc_bytes(doc, object->name);
    add_small_names(object, name, memory);
    for (size_t i = 0, from = 0; i < MOST_PLACES; i++) {
        struct span found = flow_find(doc->text, from, doc->text.len, name);
        if (found.len == 0)
            break;
        from = span_end(found);
        struct slice variable = declared_beside(doc->text, found);
        if (!is_keyword(variable))
            add_instance(object, variable, found.offset);
    }
}
