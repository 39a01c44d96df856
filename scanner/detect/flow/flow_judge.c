// Which fields and calls meet, by the answers of the tree.
#include "arena.h"
#include "flow_lead.h"
#include "flow_text.h"
#include "flow_words.h"

#include <stdlib.h>

// Whether what takes the route is handed on to the call, by nothing but what hands on. A field that is looked up by
// its name is an argument of the function that does.
static bool arrives(const struct flows *self, const struct route *route, struct span callee,
                    bool is_text)
{
    for (size_t i = 0; i < ROUTE_MOST_CALLS && route->calls[i].len; i++) {
        if (span_end(route->calls[i]) == span_end(callee))
            return true;
        struct slice name = flow_bytes(self, route->calls[i]);
        if (!flow_hands_on(name) && !(is_text && i == 0 && flow_looks_up(name)))
            return false;
    }
    return false;
}

// Whether it is a part of the variable, whatever calls there are on the way.
static bool becomes(const struct flows *self, const struct route *route, struct span variable,
                    bool is_text)
{
    if (!slice_equals(flow_bytes(self, route->variable), flow_bytes(self, variable)))
        return false;
    for (size_t i = 0; i < ROUTE_MOST_CALLS && route->calls[i].len; i++) {
        struct slice name = flow_bytes(self, route->calls[i]);
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
    return !lead->variable.len && span_end(lead->lexer_call) == span_end(lead->call->callee);
}

// What is declared before a body, and nothing else ends between, is declared in the function's head.
static bool is_in_head(const struct flows *self, size_t declared, size_t body)
{
    enum { HEAD = 300 };
    if (declared >= body)
        return true;
    struct slice head = slice_cut(self->doc->text, declared, body);
    return head.len <= HEAD && !slice_has_byte(head, '}') && !slice_has_byte(head, ';') &&
           slice_find(head, SLICE(":\n")) == SLICE_NOT_FOUND;
}

// Whether the tree, too, finds two sorts of field in the object, and the variable is declared where it is used.
static bool is_person(const struct flows *self, const struct flow_lead *lead,
                      const struct route *route)
{
    if (lead->declared && !is_in_head(self, lead->declared, route->scope.offset))
        return false;
    for (size_t i = 0; i < self->object_count; i++)
        if (slice_equals(flow_bytes(self, self->objects[i].name), flow_bytes(self, lead->object)))
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
    if (lead->of_use == FLOW_NO_SPAN)
        return arrives(self, route, lead->call->callee, is_text);
    const struct syntax *use = &self->answers[lead->of_use];
    const struct route *on = &self->routes[lead->of_use];
    bool is_inside =
        route->scope.offset <= on->scope.offset && span_end(on->scope) <= span_end(route->scope);
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
    struct slice receiver = receiver_of(flow_bytes(self, lead->mention.whole));
    bool found = lead->object.len > 0;
    for (size_t i = 0; i < c->count && receiver.len && !found; i++) {
        const struct candidate *item = &c->items[i];
        found = item->pattern == lead->pattern && !item->dropped &&
                item->syntax.role == ROLE_FIELD && item->syntax.object.len > 0 &&
                are_same_words(flow_bytes(self, item->syntax.object), receiver);
    }
    return found;
}

// Of two, the worse one is told first.
static void add_field(const struct flows *self, struct flow *flow, const struct flow_lead *lead)
{
    struct flow_field field = {lead->pattern, lead->mention.whole, lead->variable, 0};
    for (size_t i = 0; i < flow->count; i++)
        if (slice_equals(flow_bytes(self, flow->fields[i].field), flow_bytes(self, field.field)))
            return;
    size_t at = flow->count;
    while (at > 0 && flow_is_worse(self, field.pattern, flow->fields[at - 1].pattern))
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
        if (span_end(flows[i].callee) == span_end(lead->call->callee))
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
    struct slice title = flow_pattern(self, lead->call->pattern)->title;
    for (size_t i = 0; i < self->count && !lead->variable.len; i++) {
        const struct flow *flow = &flows[i];
        bool is_same_call = span_end(flow->callee) == span_end(lead->call->callee);
        if (is_same_call || !slice_equals(flow_pattern(self, self->found[i].pattern)->title, title))
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
