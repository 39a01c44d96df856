#include "detector.h"

#include "alert_line.h"
#include "claims.h"
#include "data_model.h"
#include "decide.h"
#include "decode.h"
#include "digest.h"
#include "fields.h"
#include "flow.h"
#include "grouping.h"
#include "lexer.h"
#include "make_finding.h"
#include "make_roster.h"
#include "near.h"
#include "records.h"
#include "synthetic.h"
#include "textual.h"
#include "words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct detector {
    struct detector_options options;
    struct collector collector;
    struct finding_maker maker;
    struct decoder decoder;
    struct roster roster;
    struct syntax_client *syntax;
    struct tools_seen *tools;
    struct marks marks; // of the present document
    struct notices notices;
    struct arena run;  // text of findings
    struct arena told; // text of notices
    struct arena blob; // until the next blob
};

struct detector *detector_new(const struct detector_options *options)
{
    struct detector *self = alloc_zeroed(1, sizeof *self);
    self->options = *options;
    collector_init(&self->collector, options->patterns);
    roster_init(&self->roster, options->patterns);
    self->maker = (struct finding_maker){.collector = &self->collector,
                                         .key = &self->options.key,
                                         .run = &self->run,
                                         .blob = &self->blob};
    if (options->syntax)
        self->syntax = syntax_client_new();
    return self;
}

void detector_start(struct detector *self)
{
    if (self->syntax)
        syntax_client_start(self->syntax);
}

void detector_free(struct detector *self)
{
    if (!self)
        return;
    collector_release(&self->collector);
    roster_release(&self->roster);
    decode_release(&self->decoder);
    syntax_client_free(self->syntax);
    notices_release(&self->notices);
    arena_release(&self->run);
    arena_release(&self->told);
    arena_release(&self->blob);
    free(self);
}

void detector_tell_tools(struct detector *self, struct tools_seen *tools)
{
    self->tools = tools;
}

struct notices *detector_notices(struct detector *self)
{
    return &self->notices;
}

static const struct pattern *pattern_of(const struct detector *self, const struct candidate *c)
{
    return &self->options.patterns->patterns[c->pattern];
}

// The spans of the candidates that stand, and which candidate each is of.
struct questions {
    struct span *spans;
    uint32_t *of;
    struct syntax *answers;
    size_t count;
};

static struct questions questions_of(struct detector *self, size_t most)
{
    struct collector *c = &self->collector;
    if (most > c->count)
        most = c->count;
    struct questions q = {
        .spans = ARENA_ARRAY(&self->blob, most + 1, struct span),
        .of = ARENA_ARRAY(&self->blob, most + 1, uint32_t),
        .answers = ARENA_ARRAY(&self->blob, most + 1, struct syntax),
    };
    for (size_t i = 0; i < c->count && q.count < most; i++) {
        if (c->items[i].dropped)
            continue;
        q.of[q.count] = (uint32_t)i;
        q.spans[q.count++] = c->items[i].value;
    }
    return q;
}

static void ask_lexer(struct detector *self, const struct doc *doc)
{
    struct questions q = questions_of(self, SIZE_MAX);
    if (q.count)
        lexer_answer(doc->language, doc->text, q.spans, q.count, q.answers);
    for (size_t i = 0; i < q.count; i++)
        self->collector.items[q.of[i]].syntax = q.answers[i];
}

// The grammar of SQL gives up in what is not its dialect, where the lexer still knows a column.
static bool is_lost(const struct doc *doc, const struct syntax *lexed, const struct syntax *parsed)
{
    return lexed->role == ROLE_FIELD && slice_equals(doc->language->name, SLICE("sql")) &&
           parsed->role != ROLE_STRING && parsed->role != ROLE_COMMENT && !parsed->object.len;
}

// Where a tree can be had it corrects the lexer. One question asks for what may be flows and, behind it, for the
// candidates.
static void ask_tree(struct detector *self, const struct doc *doc, struct flows *flows,
                     struct coverage *coverage)
{
    struct collector *c = &self->collector;
    bool wanted = wants_syntax(self->options.patterns, c->items, c->count);
    if (!self->syntax || !doc->language || !doc->language->grammar ||
        (!wanted && flows->span_count == 0))
        return;
    size_t before = flows->span_count, most = SYNTAX_MOST_SPANS - before;
    struct questions q = questions_of(self, wanted ? most : 0);
    struct span *spans = ARENA_ARRAY(&self->blob, before + q.count, struct span);
    struct syntax *answers = ARENA_ARRAY(&self->blob, before + q.count, struct syntax);
    if (before)
        memcpy(spans, flows->spans, before * sizeof *spans);
    if (q.count)
        memcpy(spans + before, q.spans, q.count * sizeof *spans);
    enum syntax_outcome outcome =
        syntax_ask_routes(self->syntax, doc->language, doc->text, spans, before + q.count, answers,
                          flows->routes, before);
    if (before)
        memcpy(flows->answers, answers, before * sizeof *answers);
    for (size_t i = 0; i < q.count; i++) {
        struct candidate *item = &c->items[q.of[i]];
        const struct syntax *parsed = &answers[before + i];
        if (parsed->by_tree && !is_lost(doc, &item->syntax, parsed))
            item->syntax = *parsed;
    }
    bool all = q.count < most;
    if (!all || (outcome != SYNTAX_ANSWERED && outcome != SYNTAX_NO_GRAMMAR))
        coverage_skip(coverage, doc->blob->path, SKIP_SYNTAX);
}

// A parse costs more than all the rest, so what no tree could make a field is gone before: words in strings and
// comments, what stands alone without them, and what is part of no model by the lexer's answer.
static void drop_hopeless_fields(struct detector *self, const struct doc *doc)
{
    struct collector *c = &self->collector;
    const struct pattern_set *set = self->options.patterns;
    for (size_t i = 0; i < c->count; i++) {
        struct candidate *item = &c->items[i];
        bool in_text = item->syntax.role == ROLE_COMMENT || item->syntax.role == ROLE_STRING;
        if (pattern_of(self, item)->finder == FINDER_FIELD && in_text && !item->cued)
            item->dropped = true;
    }
    drop_lone_fields(set, c->items, c->count);
    bool is_model = weigh_fields(set, doc, c->items, c->count);
    if (!trust_cues(set, c->items, c->count) && !is_model)
        accept_fields(set, doc, c->items, c->count);
}

static bool in_languages(const struct pattern *p, const struct doc *doc)
{
    if (!p->languages->len)
        return true;
    for (const struct slice *name = p->languages; name->len; name++)
        if (doc->language && slice_equals(*name, doc->language->name))
            return true;
    return false;
}

// A number whose check fails, or that lacks the context it needs, is no finding.
static bool is_wanted(const struct detector *self, const struct doc *doc, const struct candidate *c)
{
    const struct pattern *p = pattern_of(self, c);
    if (c->dropped || !in_languages(p, doc) ||
        own_file_disowns(doc->own, p->evidence, doc_bytes(doc, c->value)))
        return false;
    if (p->kind == KIND_PERSONAL && c->check == CHECK_FAILS && !p->structured)
        return false;
    // Nothing but the check would speak for it.
    if (!p->structured && c->check == CHECK_FAILS && c->failed->decides)
        return false;
    if (c->in_code && c->syntax.role != ROLE_STRING && c->syntax.role != ROLE_COMMENT)
        return false;
    if (p->finder == FINDER_AT && p->kind == KIND_PERSONAL &&
        email_is_impersonal(doc_bytes(doc, c->value)))
        return false;
    if (p->near_use == CONTEXT_REQUIRED && !c->beside.len)
        return false;
    if (p->context_use == CONTEXT_REQUIRED && !c->context.len && !c->alone) {
        struct words words;
        words_split(&words, doc_bytes(doc, candidate_name(c)));
        return words_have_any(&words, p->context).len > 0;
    }
    return true;
}

static void drop_unwanted(struct detector *self, const struct doc *doc)
{
    for (size_t i = 0; i < self->collector.count; i++)
        if (!is_wanted(self, doc, &self->collector.items[i]))
            self->collector.items[i].dropped = true;
}

static void make_findings(struct detector *self, const struct doc *doc, struct findings *out)
{
    struct collector *c = &self->collector;
    struct doc_cursor cursor;
    struct grouping grouping;
    struct rosters rosters;
    size_t first = out->count;
    grouping_init(&grouping, &self->blob);
    rosters_make(&rosters, &self->maker, &self->roster, &self->marks, &grouping, out);
    doc_cursor_init(&cursor, doc);
    for (size_t i = 0; i < c->count; i++) {
        if (c->items[i].dropped)
            continue;
        struct finding *made = findings_add(out);
        finding_make(&self->maker, doc, &c->items[i], made);
        finding_place(made, &cursor, c->items[i].value);
        // What a mark allows must not take others of its group along.
        if (marks_hold(&self->marks, c->items[i].value, made, &self->run)) {
            grouping_note_alone(&grouping);
            continue;
        }
        if (rosters_take(&rosters, &c->items[i], out))
            continue;
        grouping_note(&grouping, pattern_of(self, &c->items[i]), &c->items[i], made->standing,
                      made->same);
    }
    if (out->count > first)
        grouping_collapse(&grouping, out, first, &self->run);
}

static void tell_blob(struct detector *self, const struct blob *blob, struct findings *out,
                      size_t first)
{
    if (out->count == first)
        return;
    struct slice path = arena_copy(&self->run, blob->path);
    struct slice commit = arena_copy(&self->run, blob->commit);
    for (size_t i = first; i < out->count; i++) {
        out->items[i].path = path;
        out->items[i].commit = commit;
        out->items[i].order = blob->order;
        out->items[i].past = blob->past;
        out->items[i].outer = blob->outer;
    }
}

// Of a layer's candidate: its name, its value and what lies between.
static struct span extent_of(const struct candidate *c)
{
    struct span name = c->name.len ? c->name : c->whole;
    size_t from = name.offset < c->whole.offset ? name.offset : c->whole.offset;
    size_t name_end = span_end(name), end = span_end(c->whole);
    return (struct span){from, (name_end > end ? name_end : end) - from};
}

// What a layer shares with the text around it was seen there. A name bound to bytes that are no text is
// that of a table or of a test vector.
static void drop_known(struct detector *self, const struct doc *layer)
{
    struct collector *c = &self->collector;
    for (size_t i = 0; i < c->count; i++) {
        struct candidate *item = &c->items[i];
        bool is_bytes = pattern_of(self, item)->finder == FINDER_NAME &&
                        textual_bad_bytes(doc_bytes(layer, item->value)) > 0;
        item->dropped |= is_bytes || !decode_is_news(&self->decoder, extent_of(item));
    }
}

// Which of the candidates stand, as far as that can be told without a tree.
static void settle(struct detector *self, const struct doc *doc)
{
    struct collector *c = &self->collector;
    sort_by_place(c->items, c->count);
    choose_fields(self->options.patterns, doc, c->items, c->count);
    ask_lexer(self, doc);
    if (!doc_is_layer(doc))
        roster_read(&self->roster, doc, c->items, c->count, &self->blob);
    find_neighbours(self->options.patterns, c->items, c->count);
    // What is no finding by itself must not take another's place.
    drop_unwanted(self, doc);
    if (doc_is_layer(doc))
        drop_known(self, doc);
    apply_least(self->options.patterns, c->items, c->count);
    resolve_overlaps(self->options.patterns, c->items, c->count);
    count_alike(self->options.patterns, c->items, c->count);
}

// Makes findings of a layer's candidates that the file itself has not. Until place_inner() their place is one in the
// document's text.
static void make_inner(struct detector *self, const struct doc *inner, struct claims *claims,
                       struct findings *out)
{
    struct collector *c = &self->collector;
    bool is_judge = decode_is_judge(&self->decoder);
    settle(self, inner);
    for (size_t i = 0; i < c->count; i++) {
        struct span origin = decode_origin(&self->decoder, c->items[i].value);
        if (c->items[i].dropped ||
            !claims_take(claims, origin, is_judge || !pattern_of(self, &c->items[i])->generic))
            continue;
        struct finding *made = findings_add(out);
        finding_make(&self->maker, inner, &c->items[i], made);
        marks_mind(&self->marks, doc_bytes(inner, c->items[i].value), &self->blob);
        made->offset = origin.offset;
        made->length = origin.len;
    }
}

static int compare_offsets(const void *left, const void *right)
{
    const struct finding *a = left, *b = right;
    if (a->offset != b->offset)
        return a->offset < b->offset ? -1 : 1;
    return slice_compare(a->rule, b->rule);
}

// The findings from `first` on are of layers. The document's own candidates are the collector's again.
static void place_inner(struct detector *self, const struct doc *doc, struct findings *out,
                        size_t first)
{
    struct doc_cursor cursor;
    if (out->count == first)
        return;
    qsort(out->items + first, out->count - first, sizeof *out->items, compare_offsets);
    doc_cursor_init(&cursor, doc);
    for (size_t i = first; i < out->count; i++) {
        struct finding *f = &out->items[i];
        struct span outer = {(size_t)f->offset, (size_t)f->length};
        finding_place(f, &cursor, outer);
        marks_hold(&self->marks, outer, f, &self->run);
        f->language = doc->language ? doc->language->name : SLICE("");
    }
}

// What a layer judges better: values of names, and of the patterns for encoded values those that are no secret in
// the clear, or are texts that are searched themselves. `items` are sorted by place.
static void leave_to_layer(struct detector *self, const struct doc *layer, struct candidate *items,
                           size_t count)
{
    struct span origin = decode_origin(&self->decoder, (struct span){0, layer->text.len}), part;
    size_t end = span_end(origin);
    for (size_t i = candidates_from(items, count, origin.offset);
         i < count && items[i].value.offset < end; i++) {
        const struct pattern *p = pattern_of(self, &items[i]);
        if (items[i].dropped || !pattern_is_vague(p) ||
            !decode_has(&self->decoder, items[i].value.offset, &part))
            continue;
        struct slice value = doc_bytes(layer, part);
        items[i].dropped = p->finder == FINDER_NAME || slice_has_byte(value, '\n') ||
                           !judge_secret(value, false).is_secret;
    }
}

// Looks into what the document has encoded. Its own candidates, decided and sorted, are `items`.
static void look_inside(struct detector *self, const struct doc *doc, struct candidate *items,
                        size_t count, struct findings *out)
{
    struct collector *c = &self->collector;
    bool gave_up = c->gave_up, too_many = c->too_many;
    struct claims claims = {0};
    struct doc inner;
    decode_start(&self->decoder, doc);
    while (decode_next(&self->decoder, &inner)) {
        if (decode_is_judge(&self->decoder))
            leave_to_layer(self, &inner, items, count);
        collect(c, &inner);
        gave_up |= c->gave_up;
        too_many |= c->too_many;
        if (c->count && !claims.items)
            claims_init(&claims, self->options.patterns, items, count, &self->blob);
        if (c->count)
            make_inner(self, &inner, &claims, out);
    }
    c->gave_up = gave_up;
    c->too_many = too_many;
}

// Flows are candidates like others once they are known. They tell of places that others tell of as well.
static void add_flows(struct detector *self, const struct flows *flows)
{
    struct collector *c = &self->collector;
    c->too_many |= flows->too_many;
    if (flows->count == 0)
        return;
    c->items = alloc_grow(c->items, c->count + flows->count, sizeof *c->items);
    memcpy(c->items + c->count, flows->found, flows->count * sizeof *c->items);
    c->count += flows->count;
    c->room = c->count;
    sort_by_place(c->items, c->count);
}

static void tell_coverage(struct detector *self, const struct doc *doc, struct coverage *coverage)
{
    coverage->files++;
    coverage->bytes += doc->blob->bytes.len;
    if (doc->binary)
        coverage_skip(coverage, doc->blob->path, SKIP_BINARY);
    if (self->collector.gave_up)
        coverage_skip(coverage, doc->blob->path, SKIP_MATCH_LIMIT);
    if (self->collector.too_many)
        coverage_skip(coverage, doc->blob->path, SKIP_TOO_MANY);
    if (self->decoder.is_limited)
        coverage_skip(coverage, doc->blob->path, SKIP_DECODING);
}

void detector_blob(struct detector *self, const struct blob *blob, struct findings *findings,
                   struct coverage *coverage)
{
    struct arena_mark start = arena_mark(&self->blob);
    struct collector *c = &self->collector;
    struct flows flows = {0};
    struct doc doc;
    doc_open(&doc, blob);
    marks_open(&self->marks, &doc, c, &self->options.marks, &self->blob);
    collect(c, &doc);
    if (self->tools && c->signs.count)
        signs_settle(&c->signs, &doc, self->tools);
    self->roster.table_count = 0;
    if (c->count || c->call_count || records_is_delimited(blob->path)) {
        settle(self, &doc);
        flows_seek(&flows, c, &doc, &self->blob);
        drop_hopeless_fields(self, &doc);
        ask_tree(self, &doc, &flows, coverage);
        accept_fields(self->options.patterns, &doc, c->items, c->count);
        flows_judge(&flows, self->syntax != NULL);
    }
    size_t first = findings->count;
    struct candidates own = collector_put_aside(c);
    look_inside(self, &doc, own.items, own.count, findings);
    collector_take_back(c, own);
    place_inner(self, &doc, findings, first);
    add_flows(self, &flows);
    if (c->count || self->roster.table_count)
        make_findings(self, &doc, findings);
    // Of a table of persons any cell may be one's, matched or not.
    if (self->options.line_hashes && findings->count > first && self->roster.table_count == 0)
        tell_line_hashes(&doc, c, findings->items + first, findings->count - first, &self->blob);
    tell_blob(self, blob, findings, first);
    marks_tell(&self->marks, &self->notices, &self->told);
    own_file_tell(blob, doc.place, &self->notices, &self->told);
    tell_coverage(self, &doc, coverage);
    doc_close(&doc);
    arena_reset(&self->blob, start);
}

void detector_forget(struct detector *self)
{
    arena_release(&self->run);
}

void findings_number(struct findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        struct finding *f = &findings->items[i];
        struct sha256 hash;
        unsigned char digest[SHA256_SIZE];
        char place[64];
        snprintf(place, sizeof place, ":%" PRIu64 ":%" PRIu64, f->offset, f->length);
        sha256_init(&hash);
        sha256_add(&hash, f->rule);
        sha256_add(&hash, SLICE(":"));
        sha256_add(&hash, f->path);
        sha256_add(&hash, SLICE(":"));
        sha256_add(&hash, f->commit);
        sha256_add(&hash, slice_of_string(place));
        sha256_end(&hash, digest);
        snprintf(f->id, sizeof f->id, "W%02x%02x%02x%02x%02x%02x", digest[0], digest[1], digest[2],
                 digest[3], digest[4], digest[5]);
    }
}
