#include "make_finding.h"

#include "decide.h"
#include "digest.h"
#include "flow.h"
#include "print.h"
#include "synthetic.h"

enum {
    NAME_LONGEST = 64,
};

static const struct pattern *pattern_of(const struct finding_maker *self, const struct candidate *c)
{
    return &self->collector->set->patterns[c->pattern];
}

static bool overlaps_candidate(const struct finding_maker *self, struct span name)
{
    const struct collector *c = self->collector;
    // A value that begins farther off is not looked at.
    enum { REACH = 1024 };
    size_t end = span_end(name), from = name.offset > REACH ? name.offset - REACH : 0;
    for (size_t i = candidates_from(c->items, c->count, from);
         i < c->count && c->items[i].value.offset < end; i++) {
        bool is_field = pattern_of(self, &c->items[i])->finder == FINDER_FIELD;
        struct span value = c->items[i].value;
        if (!is_field && name.offset < span_end(value))
            return true;
    }
    return false;
}

// Letters and digits alone, in lower case: 078-05-1120 and ssn_078051120 have the same digits.
static struct slice squeezed(struct slice text, struct arena *memory)
{
    struct slice copy = arena_copy(memory, text);
    char *bytes = (char *)(uintptr_t)copy.ptr;
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (is_alnum(text.ptr[i]))
            bytes[len++] = to_lower(text.ptr[i]);
    return slice_of(bytes, len);
}

// A name that holds its own value, or so many digits that it could hold another's.
static bool gives_value_away(const struct finding_maker *self, struct slice name,
                             struct slice value)
{
    enum { SHORTEST = 4, MANY_DIGITS = 5 };
    struct slice name_letters = squeezed(name, self->blob);
    struct slice value_letters = squeezed(slice_cut(value, 0, 2 * NAME_LONGEST), self->blob);
    size_t digits = 0;
    for (size_t i = 0; i < name_letters.len && digits < MANY_DIGITS; i++)
        digits = is_digit(name_letters.ptr[i]) ? digits + 1 : 0;
    return digits == MANY_DIGITS || (value_letters.len >= SHORTEST &&
                                     slice_find(name_letters, value_letters) != SLICE_NOT_FOUND);
}

// What is bound to the value, for people to read. A name that overlaps a candidate is one itself: not told.
struct slice finding_tell_name(const struct finding_maker *self, const struct doc *doc,
                               struct span name, struct span value)
{
    bool is_value = name.offset == value.offset && name.len == value.len; // of a field
    if (name.len == 0 || name.len > NAME_LONGEST || overlaps_candidate(self, name) ||
        (!is_value && gives_value_away(self, doc_bytes(doc, name), doc_bytes(doc, value))))
        return SLICE("");
    return slice_of_string(print_quoted(self->run, doc_bytes(doc, name), NAME_LONGEST));
}

// A field is told with its object: Customer.birth_date.
static struct slice told_field(const struct finding_maker *self, const struct doc *doc,
                               const struct candidate *c)
{
    struct slice object = finding_tell_name(self, doc, c->syntax.object, c->syntax.object);
    struct slice field = finding_tell_name(self, doc, c->name, c->name);
    if (!object.len || !field.len)
        return field;
    return arena_printf(self->run, "%.*s.%.*s", SLICE_ARG(object), SLICE_ARG(field));
}

// A finding of the pattern's sort, of what the worst of the fields is and no more severe than that.
static void add_flow(const struct finding_maker *self, const struct doc *doc,
                     const struct candidate *c, struct finding *f)
{
    const struct flow *flow = c->flow;
    const struct pattern *field = &self->collector->set->patterns[flow->fields[0].pattern];
    // A word of the pattern's, and no name of the file's that could hold anything.
    struct slice callee =
        slice_of_string(print_quoted(self->run, doc_bytes(doc, flow->callee), NAME_LONGEST));
    f->type = field->type;
    f->carries = field->carries;
    f->regulations = field->regulations;
    f->severity = field->severity < f->severity ? field->severity : f->severity;
    f->name = finding_tell_name(self, doc, flow->fields[0].field, flow->fields[0].field);
    for (size_t i = 0; i < flow->count; i++) {
        const struct flow_field *at = &flow->fields[i];
        struct slice name = finding_tell_name(self, doc, at->field, at->field);
        struct slice through = finding_tell_name(self, doc, at->variable, at->variable);
        finding_add_why(f,
                        arena_printf(self->run, "%.*s, line %u, is passed to %.*s, line %u%s%.*s",
                                     SLICE_ARG(name.len ? name : SLICE("a field")), at->line,
                                     SLICE_ARG(callee), flow->line, through.len ? ", in " : "",
                                     SLICE_ARG(through)));
    }
    if (flow->more)
        finding_add_why(f, arena_printf(self->run, "and %zu more fields", flow->more));
}

// What is the same in another version of the file: what is passed on, and to what.
static struct slice flow_identity(const struct finding_maker *self, const struct doc *doc,
                                  const struct flow *flow)
{
    return arena_printf(self->blob, "%.*s %.*s", SLICE_ARG(doc_bytes(doc, flow->callee)),
                        SLICE_ARG(doc_bytes(doc, flow->fields[0].field)));
}

void finding_place(struct finding *f, struct doc_cursor *cursor, struct span span)
{
    struct doc_cursor end;
    doc_cursor_move(cursor, span.offset);
    f->line = cursor->line;
    f->column = cursor->column;
    f->offset = cursor->stored;
    end = *cursor;
    doc_cursor_move(&end, span_end(span));
    f->end_line = end.line;
    f->end_column = end.column;
    f->length = end.stored - cursor->stored;
}

static void stand_finding(struct finding *f, const struct pattern *p, const struct candidate *c,
                          struct slice value)
{
    const char *why = c->judgement.why;
    f->standing = c->judgement.standing;
    if (!why) {
        why = synthetic_why(p, value);
        if (why)
            f->standing = STANDING_SYNTHETIC;
    }
    if (why)
        finding_add_why(f, slice_of_string(why));
    // What is nobody's is no sure sign of anything.
    if (f->standing != STANDING_LIVE && f->confidence == CONFIDENCE_HIGH)
        f->confidence = CONFIDENCE_MEDIUM;
}

static struct slice preview_of(const struct finding_maker *self, const struct pattern *p,
                               const struct candidate *c, struct slice value)
{
    struct buf preview;
    // Markers and fields are words of formats and names, not values.
    if (p->evidence != EVIDENCE_VALUE || value.len == 0)
        return SLICE("");
    buf_init(&preview, 4096);
    preview_make(value, c->prefix, &preview);
    struct slice copy = arena_copy(self->run, buf_slice(&preview));
    buf_release(&preview);
    return copy;
}

void finding_make(const struct finding_maker *self, const struct doc *doc,
                  const struct candidate *c, struct finding *f)
{
    const struct pattern *p = pattern_of(self, c);
    struct slice value = c->flow ? flow_identity(self, doc, c->flow) : doc_bytes(doc, c->value);
    *f = (struct finding){
        .rule = p->id,
        .title = p->title,
        .type = p->type,
        .kind = p->kind,
        .severity = p->severity,
        .evidence = p->evidence,
        .carries = p->carries,
        .strength = p->strength,
        .place = place_of_candidate(p, c, doc),
        .role = c->syntax.role,
        .regulations = p->regulations,
        .language = doc->language ? doc->language->name : SLICE(""),
    };
    // What opens nothing by itself is worth changing, and no emergency.
    if (c->check == CHECK_INERT && f->severity > SEVERITY_MEDIUM)
        f->severity = SEVERITY_MEDIUM;
    if (doc_is_layer(doc))
        finding_add_why(f, arena_copy(self->run, doc->decoded_from));
    f->confidence = confidence_of(p, c, doc, f);
    stand_finding(f, p, c, value);
    f->preview = preview_of(self, p, c, value);
    f->name = p->finder == FINDER_FIELD ? told_field(self, doc, c)
                                        : finding_tell_name(self, doc, candidate_name(c), c->value);
    if (c->flow)
        add_flow(self, doc, c, f);
    if (c->beside.len)
        finding_add_why(f, arena_printf(self->run, "what it belongs to stands beside it: %.*s",
                                        SLICE_ARG(c->beside)));
    fingerprint_make(self->key, p->id, doc->blob->path, value, f->fingerprint);
    f->same = siphash(self->key->bytes, value);
    if (p->kind == KIND_PERSONAL && p->evidence == EVIDENCE_VALUE)
        f->persons = 1;
}
