#include "flow.h"

#include "arena.h"
#include "flow_object.h"
#include "flow_words.h"

#include <stdlib.h>

#define NO_SPAN UINT32_MAX

enum { MOST_PAIRS = 20000 }; // of a variable and a call, in one document

// A field and a call that may meet.
struct flow_lead {
    uint32_t pattern; // the field's
    const struct called *call;
    struct mention mention;
    struct span variable;        // empty: the field is an argument itself
    uint32_t of_mention, of_use; // in spans[]; of_use is NO_SPAN without a variable
    struct span lexer_call;      // of the mention, by the lexer
    struct span object;          // its class, of an object that is passed on whole; else empty
    size_t declared;             // where the object's variable was, if that tells what it is
};

static size_t end_of(struct span span)
{
    return span.offset + span.len;
}

static struct slice bytes_of(const struct flows *self, struct span span)
{
    return slice_cut(self->doc->text, span.offset, end_of(span));
}

static const struct pattern *pattern_at(const struct flows *self, uint32_t index)
{
    return &self->collector->set->patterns[index];
}

static bool is_worse(const struct flows *self, uint32_t a, uint32_t b)
{
    return pattern_at(self, a)->severity > pattern_at(self, b)->severity;
}

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
    const struct candidate **of;
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
    return flow_was_redacted(self->doc->text, from, name.offset, bytes_of(self, name));
}

static struct mentions mentions_of(const struct flows *self)
{
    const struct collector *c = self->collector;
    struct mentions m = {
        .items = ARENA_ARRAY(self->memory, c->count + 1, struct mention),
        .patterns = ARENA_ARRAY(self->memory, c->count + 1, uint32_t),
        .of = ARENA_ARRAY(self->memory, c->count + 1, const struct candidate *),
        .assigned = ARENA_ARRAY(self->memory, c->count + 1, struct assigned),
    };
    for (size_t i = 0; i < c->count; i++) {
        const struct candidate *item = &c->items[i];
        const struct pattern *p = pattern_at(self, item->pattern);
        // What is low is what logs are for: who did it, from which city.
        if (p->finder != FINDER_FIELD || p->severity == SEVERITY_LOW || item->dropped ||
            item->syntax.role == ROLE_COMMENT ||
            !flow_mentions(self->doc->text, p, item->name, &m.items[m.count]))
            continue;
        if (m.items[m.count].is_bare && was_redacted(self, m.items[m.count].whole))
            continue;
        bool again = m.count && m.items[m.count - 1].name.offset == item->name.offset;
        if (again && is_worse(self, item->pattern, m.patterns[m.count - 1]))
            m.patterns[m.count - 1] = item->pattern;
        if (again)
            continue;
        m.patterns[m.count] = item->pattern;
        m.of[m.count++] = item;
    }
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
        .of_use = NO_SPAN,
        .lexer_call = m->of[i]->syntax.call,
    };
    if (variable.len)
        lead->of_use = add_span(self, use);
}

static bool vetoes(const struct flows *self, const struct pattern *sink, struct span mention)
{
    struct words words;
    words_split(&words, bytes_of(self, mention));
    return words_have_any(&words, sink->without).len > 0;
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
        struct slice name = bytes_of(self, assigned->variables[v]);
        if (++self->pairs > MOST_PAIRS) {
            self->too_many = true;
            return;
        }
        struct span use = flow_use(text, arguments.offset, end_of(arguments), name);
        if (use.len &&
            !flow_is_assigned(text, end_of(m->items[i].whole), call->callee.offset, name))
            add_lead(self, m, i, call, assigned->variables[v], use);
    }
}

static void seek_call(struct flows *self, const struct mentions *m, const struct called *call)
{
    const struct pattern *sink = pattern_at(self, call->pattern);
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
    arguments = flow_arguments(self->doc->text, end_of(call->callee));
    for (size_t k = i; k-- > 0 && m->items[k].name.offset >= least;)
        if (!vetoes(self, sink, m->items[k].whole))
            follow_variables(self, m, k, call, arguments);
    for (size_t k = i; k < m->count && m->items[k].name.offset < end_of(arguments); k++)
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
        .of_use = NO_SPAN,
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
        if (!languages_allow(pattern_at(self, c->calls[i].pattern), self->doc))
            continue;
        struct span arguments = flow_arguments(text, end_of(c->calls[i].callee));
        for (size_t k = 0; k < object->instance_count; k++) {
            size_t place = object->instances[k].place;
            if (place && (place > at || at - place > FLOW_MOST_REACH))
                continue;
            struct span use =
                flow_use(text, arguments.offset, end_of(arguments), object->instances[k].name);
            if (use.len)
                add_object(self, object, place, &c->calls[i], use);
        }
    }
}

void flows_seek(struct flows *self, const struct collector *c, const struct doc *doc,
                struct arena *memory)
{
    *self = (struct flows){.collector = c, .doc = doc, .memory = memory};
    if (c->call_count == 0 || c->count == 0 || !doc->language)
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
        const struct slice *imports = pattern_at(self, self->leads[i].call->pattern)->imports;
        if (!imports->len || flow_imports(doc->text, imports))
            self->leads[kept++] = self->leads[i];
    }
    self->lead_count = kept;
    self->span_count = kept ? self->span_count : 0;
    self->answers = ARENA_ARRAY(memory, self->span_count, struct syntax);
    self->routes = ARENA_ARRAY(memory, self->span_count, struct route);
}

// Whether what takes the route is handed on to the call, by nothing but what hands on. A field that is looked up by
// its name is an argument of the function that does.
static bool arrives(const struct flows *self, const struct route *route, struct span callee,
                    bool is_text)
{
    for (size_t i = 0; i < ROUTE_MOST_CALLS && route->calls[i].len; i++) {
        if (end_of(route->calls[i]) == end_of(callee))
            return true;
        struct slice name = bytes_of(self, route->calls[i]);
        if (!flow_hands_on(name) && !(is_text && i == 0 && flow_looks_up(name)))
            return false;
    }
    return false;
}

// Whether it is a part of the variable, whatever calls there are on the way.
static bool becomes(const struct flows *self, const struct route *route, struct span variable,
                    bool is_text)
{
    if (!slice_equals(bytes_of(self, route->variable), bytes_of(self, variable)))
        return false;
    for (size_t i = 0; i < ROUTE_MOST_CALLS && route->calls[i].len; i++) {
        struct slice name = bytes_of(self, route->calls[i]);
        if (!flow_hands_on(name) && !(is_text && i == 0 && flow_looks_up(name)))
            return false;
    }
    return true;
}

static bool is_code(const struct syntax *answer, bool is_text)
{
    return answer->role == ROLE_CODE || (is_text && answer->role == ROLE_STRING);
}

// Without a tree: the lexer knows the innermost call only, and no scopes.
static bool holds_by_lexer(const struct flow_lead *lead)
{
    return !lead->variable.len && end_of(lead->lexer_call) == end_of(lead->call->callee);
}

// What is declared before a body, and nothing else ends between, is declared in the function's head.
static bool is_in_head(const struct flows *self, size_t declared, size_t body)
{
    enum { HEAD = 300 };
    if (declared >= body)
        return true;
    struct slice head = slice_cut(self->doc->text, declared, body);
    return head.len <= HEAD && slice_find_byte(head, '}') == SLICE_NOT_FOUND &&
           slice_find_byte(head, ';') == SLICE_NOT_FOUND &&
           slice_find(head, SLICE(":\n")) == SLICE_NOT_FOUND;
}

// Whether the tree, too, finds two sorts of field in the object, and the variable is declared where it is used.
static bool is_person(const struct flows *self, const struct flow_lead *lead,
                      const struct route *route)
{
    if (lead->declared && !is_in_head(self, lead->declared, route->scope.offset))
        return false;
    for (size_t i = 0; i < self->object_count; i++)
        if (slice_equals(bytes_of(self, self->objects[i].name), bytes_of(self, lead->object)))
            return true;
    return false;
}

static bool holds(const struct flows *self, const struct flow_lead *lead)
{
    const struct syntax *answer = &self->answers[lead->of_mention];
    const struct route *route = &self->routes[lead->of_mention];
    bool is_text = lead->mention.is_text;
    if (!answer->by_tree)
        return !self->has_trees && holds_by_lexer(lead);
    if (!is_code(answer, is_text))
        return false;
    if (lead->object.len && !is_person(self, lead, route))
        return false;
    if (lead->of_use == NO_SPAN)
        return arrives(self, route, lead->call->callee, is_text);
    const struct syntax *use = &self->answers[lead->of_use];
    const struct route *on = &self->routes[lead->of_use];
    bool is_inside =
        route->scope.offset <= on->scope.offset && end_of(on->scope) <= end_of(route->scope);
    return use->by_tree && use->role == ROLE_CODE && is_inside &&
           becomes(self, route, lead->variable, is_text) &&
           arrives(self, on, lead->call->callee, false);
}

// `patient` of patient.diagnosis, user->patient['diagnosis'] and patient.getDiagnosis().
static struct slice receiver_of(struct slice whole)
{
    size_t end = whole.len;
    while (end > 0 && !is_word(whole.ptr[end - 1]))
        end--;
    while (end > 0 && is_word(whole.ptr[end - 1]))
        end--;
    while (end > 0 && !is_word(whole.ptr[end - 1]))
        end--;
    size_t from = end;
    while (from > 0 && is_word(whole.ptr[from - 1]))
        from--;
    return slice_cut(whole, from, end);
}

// customer_record and CustomerRecord are the same.
static bool are_same_words(struct slice a, struct slice b)
{
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        i += i < a.len && a.ptr[i] == '_';
        k += k < b.len && b.ptr[k] == '_';
        if (i >= a.len || k >= b.len)
            return i >= a.len && k >= b.len && a.len > 0;
        if (to_lower(a.ptr[i]) != to_lower(b.ptr[k]))
            return false;
    }
}

// Whether a class of the file is called as what the field is read from, and has such a field.
static bool is_declared(const struct flows *self, const struct flow_lead *lead)
{
    const struct collector *c = self->collector;
    struct slice receiver = receiver_of(bytes_of(self, lead->mention.whole));
    bool found = lead->object.len > 0;
    for (size_t i = 0; i < c->count && receiver.len && !found; i++) {
        const struct candidate *item = &c->items[i];
        found = item->pattern == lead->pattern && !item->dropped &&
                item->syntax.role == ROLE_FIELD && item->syntax.object.len > 0 &&
                are_same_words(bytes_of(self, item->syntax.object), receiver);
    }
    return found;
}

// Of two, the worse one is told first.
static void add_field(const struct flows *self, struct flow *flow, const struct flow_lead *lead)
{
    struct flow_field field = {lead->pattern, lead->mention.whole, lead->variable, 0};
    for (size_t i = 0; i < flow->count; i++)
        if (slice_equals(bytes_of(self, flow->fields[i].field), bytes_of(self, field.field)))
            return;
    size_t at = flow->count;
    while (at > 0 && is_worse(self, field.pattern, flow->fields[at - 1].pattern))
        at--;
    flow->more += flow->count == FLOW_MOST_FIELDS;
    if (at == FLOW_MOST_FIELDS)
        return;
    flow->count += flow->count < FLOW_MOST_FIELDS;
    for (size_t i = flow->count - 1; i > at; i--)
        flow->fields[i] = flow->fields[i - 1];
    flow->fields[at] = field;
    if (at == 0)
        flow->is_declared = is_declared(self, lead);
}

static int by_place(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->value.offset != b->value.offset)
        return a->value.offset < b->value.offset ? -1 : 1;
    return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

// The candidate of the call; two patterns may know it, and one tells of it.
static struct flow *flow_of(struct flows *self, const struct flow_lead *lead, struct flow *flows)
{
    for (size_t i = self->count; i-- > 0;)
        if (end_of(flows[i].callee) == end_of(lead->call->callee))
            return &flows[i];
    struct flow *fresh = &flows[self->count];
    fresh->callee = lead->call->callee;
    self->found[self->count++] = (struct candidate){
        .pattern = lead->call->pattern,
        .whole = fresh->callee,
        .value = fresh->callee,
        .check = CHECK_SILENT,
        .syntax = {.role = ROLE_CODE, .by_tree = self->answers[lead->of_mention].by_tree},
        .flow = fresh,
    };
    return fresh;
}

static unsigned line_of(struct doc_cursor from, size_t offset)
{
    doc_cursor_move(&from, offset);
    return from.line;
}

// Fields stand near their call, so that the text is gone through once.
static void find_lines(struct flows *self)
{
    struct doc_cursor cursor;
    doc_cursor_init(&cursor, self->doc);
    for (size_t i = 0; i < self->count; i++) {
        struct flow *flow = (struct flow *)(uintptr_t)self->found[i].flow;
        size_t at = flow->callee.offset, reach = 2 * FLOW_MOST_REACH;
        doc_cursor_move(&cursor, at > reach ? at - reach : 0);
        flow->line = line_of(cursor, at);
        for (size_t k = 0; k < flow->count; k++)
            flow->fields[k].line = line_of(cursor, flow->fields[k].field.offset);
    }
}

// Whether the call around one of the same sort tells of the field: invoke([HumanMessage(patient.diagnosis)]).
static bool is_told(const struct flows *self, const struct flow *flows,
                    const struct flow_lead *lead)
{
    struct slice title = pattern_at(self, lead->call->pattern)->title;
    for (size_t i = 0; i < self->count && !lead->variable.len; i++) {
        const struct flow *flow = &flows[i];
        bool is_same_call = end_of(flow->callee) == end_of(lead->call->callee);
        if (is_same_call || !slice_equals(pattern_at(self, self->found[i].pattern)->title, title))
            continue;
        for (size_t k = 0; k < flow->count; k++)
            if (flow->fields[k].field.offset == lead->mention.whole.offset &&
                !flow->fields[k].variable.len)
                return true;
    }
    return false;
}

void flows_judge(struct flows *self, bool has_trees)
{
    if (self->lead_count == 0)
        return;
    self->has_trees = has_trees;
    self->objects = ARENA_ARRAY(self->memory, FLOW_MOST_OBJECTS, struct flow_object);
    self->object_count = flow_objects(self->collector, self->doc, self->objects);
    struct flow *flows = ARENA_ARRAY(self->memory, self->lead_count, struct flow);
    self->found = ARENA_ARRAY(self->memory, self->lead_count, struct candidate);
    for (size_t i = 0; i < self->lead_count; i++)
        if (holds(self, &self->leads[i]) && !is_told(self, flows, &self->leads[i]))
            add_field(self, flow_of(self, &self->leads[i], flows), &self->leads[i]);
    if (self->count)
        qsort(self->found, self->count, sizeof *self->found, by_place);
    find_lines(self);
}
