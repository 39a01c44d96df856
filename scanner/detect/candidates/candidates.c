#include "collect.h"

#include "arena.h"
#include "bare_list.h"
#include "fields.h"
#include "path_glob.h"

#include <stdlib.h>

enum {
    HITS = 512,
    FILE_HEAD = 64 * 1024, // of files that are known by name
};

static void push_index(uint32_t **list, size_t *count, size_t index)
{
    *list = alloc_grow(*list, *count + 1, sizeof **list);
    (*list)[(*count)++] = (uint32_t)index;
}

// Patterns name their checks; looked up once, not for every candidate. One block of memory: the
// lists by pattern, then what they point to.
static const struct check *const **resolve_checks(const struct pattern_set *set)
{
    size_t names = 0;
    for (size_t i = 0; i < set->count; i++)
        for (const struct slice *name = set->patterns[i].checks; name->len; name++)
            names++;
    const struct check *const **lists = alloc_zeroed(2 * set->count + names, sizeof(void *));
    const struct check **next = (const struct check **)(lists + set->count);
    for (size_t i = 0; i < set->count; i++) {
        lists[i] = next;
        for (const struct slice *name = set->patterns[i].checks; name->len; name++)
            *next++ = check_find(*name);
        next++;
    }
    return lists;
}

static void add_digits_pattern(struct collector *c, size_t index)
{
    const struct pattern *p = &c->set->patterns[index];
    c->of_digits = alloc_grow(c->of_digits, c->digits_count + 1, sizeof *c->of_digits);
    c->of_digits[c->digits_count++] = (struct digits_pattern){
        .pattern = (uint32_t)index,
        .is_gated = p->context_use == CONTEXT_REQUIRED,
    };
}

static void make_digits_sets(struct collector *c)
{
    enum { SINGLE = 2 };
    struct digits_sets *sets = &c->digits_sets;
    sets->words = c->digits_count / 64 + 1;
    sets->memory = alloc_zeroed((2 * DIGITS_TOLD_APART + SINGLE) * sets->words, sizeof(uint64_t));
    uint64_t *next = sets->memory;
    for (size_t n = 0; n < DIGITS_TOLD_APART; n++, next += 2 * sets->words) {
        sets->content[n] = next;
        sets->taking[n] = next + sets->words;
    }
    sets->anywhere = next;
    sets->trying = next + sets->words;
    for (size_t i = 0; i < c->digits_count; i++) {
        const struct pattern *p = &c->set->patterns[c->of_digits[i].pattern];
        uint64_t bit = 1ULL << i % 64;
        for (size_t n = 0; n < DIGITS_TOLD_APART; n++) {
            sets->content[n][i / 64] |= p->digits_min <= n ? bit : 0;
            sets->taking[n][i / 64] |= p->digits_max >= n ? bit : 0;
        }
        sets->anywhere[i / 64] |= p->beside_capital ? 0 : bit;
    }
}

static void add_file_pattern(struct collector *c, size_t index)
{
    c->files_ends = alloc_grow(c->files_ends, c->files_count + 1, sizeof *c->files_ends);
    c->files_ends[c->files_count] = glob_ends_of(c->set->patterns[index].files);
    push_index(&c->of_files, &c->files_count, index);
}

void collector_init(struct collector *c, const struct pattern_set *set)
{
    *c = (struct collector){.set = set};
    c->matcher = matcher_new(set->patterns, set->count);
    c->checks = resolve_checks(set);
    c->tried_to = alloc_zeroed(set->count, sizeof *c->tried_to);
    c->tried_in = alloc_zeroed(set->count, sizeof *c->tried_in);
    c->said_in = alloc_zeroed(set->count, sizeof *c->said_in);
    for (size_t i = 0; i < set->count; i++) {
        enum finder finder = set->patterns[i].finder;
        if (finder == FINDER_DIGITS)
            add_digits_pattern(c, i);
        else if (finder == FINDER_AT)
            push_index(&c->of_at, &c->at_count, i);
        else if (finder == FINDER_FILE)
            add_file_pattern(c, i);
        if (set->patterns[i].kind == KIND_PERSONAL &&
            (finder == FINDER_DIGITS || finder == FINDER_CONTEXT) &&
            set->patterns[i].context_use == CONTEXT_REQUIRED)
            push_index(&c->gated, &c->gated_count, i);
    }
    make_digits_sets(c);
}

void collector_release(struct collector *c)
{
    matcher_free(c->matcher);
    free((void *)c->checks);
    free(c->of_digits);
    free(c->of_at);
    free(c->of_files);
    free(c->files_ends);
    free(c->tried_to);
    free(c->tried_in);
    free(c->said_in);
    free(c->digits_sets.memory);
    free(c->gated);
    free(c->calls);
    free(c->uses);
    free(c->items);
    free(c->spare);
    manifest_release(&c->manifest);
    packages_release(&c->packages);
}

struct candidates collector_put_aside(struct collector *c)
{
    struct candidates aside = {c->items, c->count, c->room};
    c->items = c->spare;
    c->room = c->spare_room;
    c->count = 0;
    c->spare = NULL;
    c->spare_room = 0;
    return aside;
}

void collector_take_back(struct collector *c, struct candidates aside)
{
    c->spare = c->items;
    c->spare_room = c->room;
    c->items = aside.items;
    c->count = aside.count;
    c->room = aside.room;
}

bool collector_was_tried(const struct collector *c, size_t pattern, size_t offset)
{
    return c->tried_in[pattern] == c->document && offset < c->tried_to[pattern];
}

void collector_set_tried(struct collector *c, size_t pattern, size_t to)
{
    c->tried_in[pattern] = c->document;
    c->tried_to[pattern] = to;
}

struct candidate *collector_add(struct collector *c, size_t pattern, struct span whole,
                                struct span value)
{
    if (c->count == CANDIDATES_MOST) {
        c->too_many = true;
        return NULL;
    }
    if (c->count == c->room) {
        c->room = c->room ? 2 * c->room : 64;
        c->items = alloc_grow(c->items, c->room, sizeof *c->items);
    }
    struct candidate *fresh = &c->items[c->count++];
    *fresh = (struct candidate){
        .pattern = (uint32_t)pattern, .whole = whole, .value = value, .check = CHECK_SILENT};
    return fresh;
}

static void try_keyword(struct collector *c, const struct doc *doc, size_t pattern, size_t at,
                        struct slice word)
{
    const struct pattern *p = &c->set->patterns[pattern];
    size_t count = c->count;
    try_regex(c, doc, pattern, window_around(doc->text, at, word.len, p->before, p->after), at);
    if (c->count > count && c->items[count].value.offset == at && p->public_prefix)
        c->items[count].prefix = word.len;
}

// `pan` is in many a span. Scripts without blanks are another matter: words.h.
static bool is_context(const struct doc *doc, size_t at, struct slice word)
{
    return (unsigned char)word.ptr[0] >= 0xE0 || words_stand(doc->text, at, word.len);
}

static void try_hit(struct collector *c, const struct doc *doc, size_t pattern,
                    const struct sweep_hit *hit, struct slice word)
{
    const struct pattern *p = &c->set->patterns[pattern];
    if (collector_was_tried(c, pattern, hit->offset))
        return;
    if (doc_is_layer(doc) && p->kind != KIND_CREDENTIAL)
        return;
    // Persons' data in bytes that are no text are chance.
    if (doc->binary && !(p->structured && p->kind != KIND_PERSONAL))
        return;
    struct span name;
    switch (p->finder) {
    case FINDER_KEYWORD:
        try_keyword(c, doc, pattern, hit->offset, word);
        break;
    case FINDER_NAME:
        name = identifier_around(doc->text, hit->offset, word.len);
        collector_set_tried(c, pattern, span_end(name));
        try_name(c, doc, pattern, name);
        break;
    case FINDER_FIELD:
        try_field(c, doc, pattern, hit->offset, word);
        break;
    case FINDER_CALL:
        try_call(c, doc, pattern, (struct span){hit->offset, word.len});
        break;
    case FINDER_DIGITS:
        if (is_context(doc, hit->offset, word))
            c->said_in[pattern] = c->document;
        break;
    case FINDER_CONTEXT:
        if (!is_context(doc, hit->offset, word))
            break;
        c->said_in[pattern] = c->document;
        try_context(c, doc, pattern, hit->offset, word);
        break;
    case FINDER_AT:
    case FINDER_FILE:
    case FINDER_PACKAGE:
    case FINDER_RECORDS:
    case FINDER_COUNT:
        break; // not swept for
    }
}

static void try_uses(struct collector *c, const struct doc *doc, const struct sweep_hit *hit)
{
    const struct sweep_table *table = c->set->sweep;
    const struct sweep_word *word = &table->words[hit->word];
    struct slice text = sweep_word_text(table, hit->word);
    for (uint32_t u = 0; u < word->use_count; u++) {
        uint32_t use = table->uses[word->first_use + u];
        if (use < c->set->count)
            try_hit(c, doc, use, hit, text);
        else if (!doc_is_layer(doc) && !doc->binary)
            signs_note(&c->signs, use - c->set->count, (struct span){hit->offset, text.len});
    }
}

// A word of three bytes is swept for with the byte behind it, which at the end of the text is none: there it gets a
// line's end.
static void sweep_end(struct collector *c, const struct doc *doc)
{
    enum { SHORT = SWEEP_SHORTEST };
    char padded[SHORT + 1] = {[SHORT] = '\n'};
    struct sweep_hit hits[HITS];
    size_t from = 0;
    if (doc->text.len < SHORT)
        return;
    size_t start = doc->text.len - SHORT;
    memcpy(padded, doc->text.ptr + start, SHORT);
    size_t count = sweep_run(c->set->sweep, slice_of(padded, sizeof padded), &from, hits, HITS);
    for (size_t i = 0; i < count; i++) {
        const struct sweep_word *word = &c->set->sweep->words[hits[i].word];
        if (word->len != SHORT || word->standing != SWEEP_ANYWHERE)
            continue;
        hits[i].offset = start;
        try_uses(c, doc, &hits[i]);
    }
}

static void sweep(struct collector *c, const struct doc *doc)
{
    struct sweep_hit hits[HITS];
    const struct sweep_table *table = c->set->sweep;
    for (size_t from = 0; from < doc->text.len;) {
        size_t count = sweep_run(table, doc->text, &from, hits, HITS);
        for (size_t i = 0; i < count; i++)
            try_uses(c, doc, &hits[i]);
        if (count == 0 && from < doc->text.len) {
            c->gave_up = true; // more keywords end at one place than HITS: a made-up pattern set
            return;
        }
    }
}

// A word of the pattern's keywords saves compiling a regex that nothing in the file could fit.
static bool has_keyword(const struct pattern *p, struct slice head)
{
    bool any = !p->keywords->len;
    for (const struct slice *word = p->keywords; word->len && !any; word++)
        any = (p->exact_case ? slice_find(head, *word) : slice_find_nocase(head, *word)) !=
              SLICE_NOT_FOUND;
    return any;
}

// All matches in the part of the file that is looked at; a file that is only known by its first bytes has one.
static void match_file(struct collector *c, const struct doc *doc, size_t pattern)
{
    struct slice head = slice_cut(doc->text, 0, FILE_HEAD);
    struct match match;
    if (!has_keyword(&c->set->patterns[pattern], head))
        return;
    for (size_t from = 0; from < head.len; from = span_end(match.whole)) {
        enum match_result found = matcher_find(c->matcher, pattern, head, from, head.len, &match);
        if (found == MATCH_GAVE_UP)
            c->gave_up = true;
        if (found != MATCH_FOUND)
            return;
        confirm_match(c, doc, pattern, match.whole, match.value);
    }
}

static void find_files(struct collector *c, const struct doc *doc)
{
    if (doc->text.len == 0)
        return;
    for (size_t i = 0; i < c->files_count; i++) {
        const struct pattern *p = &c->set->patterns[c->of_files[i]];
        if (!glob_ends_allow(&c->files_ends[i], doc->blob->path) ||
            !path_glob_any(p->files, doc->blob->path))
            continue;
        if (p->regex.len)
            match_file(c, doc, c->of_files[i]);
        else
            collector_add(c, c->of_files[i], (struct span){0, 0}, (struct span){0, 0});
    }
}

struct found_package {
    struct collector *collector;
    struct span name;
};

static void add_package(void *to, size_t pattern)
{
    const struct found_package *found = to;
    size_t patterns = found->collector->set->count;
    if (pattern < patterns)
        collector_add(found->collector, pattern, found->name, found->name);
    else
        signs_note(&found->collector->signs, pattern - patterns, found->name);
}

static void find_packages(struct collector *c, const struct doc *doc)
{
    if (doc->binary || !manifest_read(&c->manifest, doc->blob->path, doc->text))
        return;
    if (!c->packages.items)
        packages_init(&c->packages, c->set);
    for (size_t i = 0; i < c->manifest.count; i++) {
        struct found_package found = {c, c->manifest.items[i].name};
        packages_find(&c->packages, &c->manifest, &c->manifest.items[i], add_package, &found);
    }
}

void collect(struct collector *c, const struct doc *doc)
{
    c->document++;
    c->count = c->call_count = c->use_count = 0;
    c->contextless = 0;
    c->gave_up = c->too_many = false;
    // A layer is no file, and no credential is found without a keyword.
    if (!doc_is_layer(doc)) {
        c->signs.count = 0;
        find_files(c, doc);
        find_packages(c, doc);
    }
    sweep(c, doc);
    if (!doc_is_layer(doc))
        sweep_end(c, doc);
    if (!doc_is_layer(doc))
        find_numbers(c, doc);
    if (!doc_is_layer(doc) && doc_is_bare_list(doc))
        find_bare(c, doc);
}

size_t candidates_from(const struct candidate *items, size_t count, size_t offset)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (items[middle].value.offset < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
