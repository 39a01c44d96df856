// Which fields and calls of a text may meet.
#include "arena.h"
#include "flow_lead.h"
#include "flow_text.h"
#include "flow_words.h"
#include "lexer.h"

#include <stdlib.h>

enum { MOST_PAIRS = 20000 }; // of a variable and a call, in one document

static bool languages_allow(const struct pattern *p, const struct doc *doc)
{
    const struct slice *name = p->languages;
    while (name->len && !slice_equals(*name, doc->language->name))
        name++;
    return name->len || !p->languages->len;
}

// Fields that are read, in the order of the text. A name that several patterns know is the worst one's.
struct mentions {
    struct mention *items;
    uint32_t *patterns;
    struct syntax *syntax; // as the lexer sees it
    struct assigned {
        struct span variables[FLOW_MOST_VARIABLES];
        size_t count;
        bool known;
    } * assigned;
    size_t count;
};

static bool was_redacted(const struct flows *self, struct span name)
{
    size_t from = name.offset > FLOW_MOST_REACH ? name.offset - FLOW_MOST_REACH : 0;
    return flow_was_redacted(self->doc->text, from, name.offset, flow_bytes(self, name));
}

static int compare_uses(const void *left, const void *right)
{
    const struct field_use *a = left, *b = right;
    if (a->name.offset != b->name.offset)
        return a->name.offset < b->name.offset ? -1 : 1;
    return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

static bool vetoes(const struct flows *self, const struct pattern *p, struct span name)
{
    struct words words;
    if (!p->without->len)
        return false;
    words_split(&words, flow_bytes(self, name));
    return words_have_any(&words, p->without).len > 0;
}

static void add_mention(struct flows *self, struct mentions *m, const struct field_use *use)
{
    const struct pattern *p = flow_pattern(self, use->pattern);
    struct mention *mention = &m->items[m->count];
    if (vetoes(self, p, use->name) || !flow_mentions(self->doc->text, p, use->name, mention) ||
        (mention->is_bare && was_redacted(self, mention->whole)))
        return;
    bool again = m->count && m->items[m->count - 1].name.offset == mention->name.offset;
    if (again && flow_is_worse(self, use->pattern, m->patterns[m->count - 1]))
        m->patterns[m->count - 1] = use->pattern;
    if (!again)
        m->patterns[m->count++] = use->pattern;
}

// What the lexer says of each, without those in comments.
static void ask_lexer(const struct flows *self, struct mentions *m)
{
    struct span *spans = ARENA_ARRAY(self->memory, m->count + 1, struct span);
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++)
        spans[i] = m->items[i].name;
    if (m->count)
        lexer_answer(self->doc->language, self->doc->text, spans, m->count, m->syntax);
    for (size_t i = 0; i < m->count; i++) {
        if (m->syntax[i].role == ROLE_COMMENT)
            continue;
        m->items[kept] = m->items[i];
        m->patterns[kept] = m->patterns[i];
        m->syntax[kept++] = m->syntax[i];
    }
    m->count = kept;
}

static struct mentions mentions_of(struct flows *self)
{
    const struct collector *c = self->collector;
    struct field_use *uses = ARENA_ARRAY(self->memory, c->use_count + 1, struct field_use);
    struct mentions m = {
        .items = ARENA_ARRAY(self->memory, c->use_count + 1, struct mention),
        .patterns = ARENA_ARRAY(self->memory, c->use_count + 1, uint32_t),
        .syntax = ARENA_ARRAY(self->memory, c->use_count + 1, struct syntax),
        .assigned = ARENA_ARRAY(self->memory, c->use_count + 1, struct assigned),
    };
    if (c->use_count == 0)
        return m;
    memcpy(uses, c->uses, c->use_count * sizeof *uses);
    qsort(uses, c->use_count, sizeof *uses, compare_uses);
    for (size_t i = 0; i < c->use_count; i++)
        add_mention(self, &m, &uses[i]);
    ask_lexer(self, &m);
    return m;
}

static uint32_t add_span(struct flows *self, struct span span)
{
    self->spans[self->span_count] = span;
    return (uint32_t)self->span_count++;
}

static void add_lead(struct flows *self, const struct mentions *m, size_t i,
                     const struct called *call, struct span variable, struct span use)
{
    if (self->lead_count == FLOW_MOST_LEADS) {
        self->too_many = true;
        return;
    }
    struct flow_lead *lead = &self->leads[self->lead_count++];
    *lead = (struct flow_lead){
        .pattern = m->patterns[i],
        .call = call,
        .mention = m->items[i],
        .variable = variable,
        .of_mention = add_span(self, m->items[i].is_text ? m->items[i].name : m->items[i].whole),
        .of_use = FLOW_NO_SPAN,
        .lexer_call = m->syntax[i].call,
    };
    if (variable.len)
        lead->of_use = add_span(self, use);
}

// Where in the arguments a variable is used that the field becomes a part of.
static void follow_variables(struct flows *self, const struct mentions *m, size_t i,
                             const struct called *call, struct span arguments)
{
    struct slice text = self->doc->text;
    struct assigned *assigned = &m->assigned[i];
    if (!assigned->known)
        assigned->count = flow_assigned(text, m->items[i].whole, assigned->variables);
    assigned->known = true;
    for (size_t v = 0; v < assigned->count; v++) {
        struct slice name = flow_bytes(self, assigned->variables[v]);
        if (++self->pairs > MOST_PAIRS) {
            self->too_many = true;
            return;
        }
        struct span use = flow_use(text, arguments.offset, span_end(arguments), name);
        if (use.len &&
            !flow_is_assigned(text, span_end(m->items[i].whole), call->callee.offset, name))
            add_lead(self, m, i, call, assigned->variables[v], use);
    }
}

static void seek_call(struct flows *self, const struct mentions *m, const struct called *call)
{
    const struct pattern *sink = flow_pattern(self, call->pattern);
    struct span arguments = {0, 0};
    size_t from = call->callee.offset, i = m->count;
    size_t least = from > FLOW_MOST_REACH ? from - FLOW_MOST_REACH : 0;
    // The first mention behind the call, then those within reach before it.
    size_t low = 0;
    while (low < i) {
        size_t middle = low + (i - low) / 2;
        if (m->items[middle].name.offset < from)
            low = middle + 1;
        else
            i = middle;
    }
    bool near = (i < m->count && m->items[i].name.offset < from + FLOW_MOST_ARGUMENTS) ||
                (i > 0 && m->items[i - 1].name.offset >= least);
    if (!near || !languages_allow(sink, self->doc))
        return;
    arguments = flow_arguments(self->doc->text, span_end(call->callee));
    for (size_t k = i; k-- > 0 && m->items[k].name.offset >= least;)
        if (!vetoes(self, sink, m->items[k].whole))
            follow_variables(self, m, k, call, arguments);
    for (size_t k = i; k < m->count && m->items[k].name.offset < span_end(arguments); k++)
        if (m->items[k].name.offset >= arguments.offset && !vetoes(self, sink, m->items[k].whole))
            add_lead(self, m, k, call, (struct span){0, 0}, (struct span){0, 0});
}

static void add_object(struct flows *self, const struct flow_object *object, size_t declared,
                       const struct called *call, struct span use)
{
    if (self->lead_count == FLOW_MOST_LEADS) {
        self->too_many = true;
        return;
    }
    self->leads[self->lead_count++] = (struct flow_lead){
        .pattern = object->pattern,
        .call = call,
        .mention = {.name = use, .whole = use},
        .of_mention = add_span(self, use),
        .of_use = FLOW_NO_SPAN,
        .object = object->name,
        .declared = declared,
    };
}

static void seek_object(struct flows *self, struct flow_object *object)
{
    const struct collector *c = self->collector;
    struct slice text = self->doc->text;
    flow_find_instances(object, self->doc, self->memory);
    for (size_t i = 0; i < c->call_count; i++) {
        size_t at = c->calls[i].callee.offset;
        if (++self->pairs > MOST_PAIRS) {
            self->too_many = true;
            return;
        }
        if (!languages_allow(flow_pattern(self, c->calls[i].pattern), self->doc))
            continue;
        struct span arguments = flow_arguments(text, span_end(c->calls[i].callee));
        for (size_t k = 0; k < object->instance_count; k++) {
            size_t place = object->instances[k].place;
            if (place && (place > at || at - place > FLOW_MOST_REACH))
                continue;
            struct span use =
                flow_use(text, arguments.offset, span_end(arguments), object->instances[k].name);
            if (use.len)
                add_object(self, object, place, &c->calls[i], use);
        }
    }
}

void flows_seek(struct flows *self, const struct collector *c, const struct doc *doc,
                struct arena *memory)
{
    *self = (struct flows){.collector = c, .doc = doc, .memory = memory};
    if (c->call_count == 0 || c->use_count == 0 || !doc->language)
        return;
    struct flow_object objects[FLOW_MOST_OBJECTS];
    size_t object_count = flow_objects(c, doc, objects);
    struct mentions m = mentions_of(self);
    if (m.count == 0 && object_count == 0)
        return;
    self->leads = ARENA_ARRAY(memory, FLOW_MOST_LEADS, struct flow_lead);
    self->spans = ARENA_ARRAY(memory, 2 * FLOW_MOST_LEADS, struct span);
    for (size_t i = 0; i < c->call_count; i++)
        seek_call(self, &m, &c->calls[i]);
    for (size_t i = 0; i < object_count; i++)
        seek_object(self, &objects[i]);
    // Packages are asked for last, since that looks through the file.
    size_t kept = 0;
    for (size_t i = 0; i < self->lead_count; i++) {
        const struct slice *imports = flow_pattern(self, self->leads[i].call->pattern)->imports;
        if (!imports->len || flow_imports(doc->text, imports))
            self->leads[kept++] = self->leads[i];
    }
    self->lead_count = kept;
    self->span_count = kept ? self->span_count : 0;
    self->answers = ARENA_ARRAY(memory, self->span_count, struct syntax);
    self->routes = ARENA_ARRAY(memory, self->span_count, struct route);
}
