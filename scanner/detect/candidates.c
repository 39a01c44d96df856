#include "candidates.h"

#include "arena.h"
#include "column.h"
#include "lock_file.h"
#include "manifest.h"
#include "path_glob.h"
#include "runs.h"
#include "stand_in.h"
#include "translation.h"
#include "words.h"

#include <stdlib.h>

enum {
    WIDEN = 256, // a window grows to whole lines by so much at most
    MARGIN = 16, // bytes a look-behind may see before a window that starts inside a line
    HITS = 512,
    NEAR = 40,             // context words stand within so many bytes
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
        .pattern = (uint32_t)index, .least = p->digits_min, .most = p->digits_max};
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
    for (size_t i = 0; i < set->count; i++) {
        enum finder finder = set->patterns[i].finder;
        if (finder == FINDER_DIGITS)
            add_digits_pattern(c, i);
        else if (finder == FINDER_AT)
            push_index(&c->of_at, &c->at_count, i);
        else if (finder == FINDER_FILE)
            add_file_pattern(c, i);
    }
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
    free(c->items);
    free(c->spare);
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

// Several hits lie in one match; only the first is tried.
static bool was_tried(const struct collector *c, size_t pattern, size_t offset)
{
    return c->tried_in[pattern] == c->document && offset < c->tried_to[pattern];
}

static void set_tried(struct collector *c, size_t pattern, size_t to)
{
    c->tried_in[pattern] = c->document;
    c->tried_to[pattern] = to;
}

static struct candidate *add(struct collector *c, size_t pattern, struct span whole,
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

struct window {
    size_t start, first, last; // where it begins; where a match may begin
    struct slice text;
};

static struct window window_around(struct slice text, size_t at, size_t len, size_t before,
                                   size_t after)
{
    struct window w;
    size_t first = at > before ? at - before : 0;
    size_t least = first > WIDEN ? first - WIDEN : 0;
    const char *newline = at > least ? memrchr(text.ptr + least, '\n', at - least) : NULL;
    size_t line = newline ? (size_t)(newline - text.ptr) + 1 : least;
    // The start of a line behind `first` would cut context off that `before` asks for.
    if ((newline || least == 0) && line < first)
        first = line;
    w.start = first > MARGIN ? first - MARGIN : 0;
    size_t end = at + len + after < text.len ? at + len + after : text.len;
    size_t most = end + WIDEN < text.len ? end + WIDEN : text.len;
    newline = memchr(text.ptr + end, '\n', most - end);
    if (newline)
        end = (size_t)(newline - text.ptr);
    else if (most == text.len)
        end = text.len;
    w.text = slice_cut(text, w.start, end);
    w.first = first - w.start;
    w.last = at - w.start;
    return w;
}

// Words in the line around a match that say it is none.
static bool is_vetoed(const struct pattern *p, struct slice text, struct span whole)
{
    enum { LINE_PART = 120 };
    if (!p->without->len)
        return false;
    size_t from = whole.offset, to = whole.offset + whole.len;
    while (from > 0 && whole.offset - from < LINE_PART && text.ptr[from - 1] != '\n')
        from--;
    while (to < text.len && to - whole.offset - whole.len < LINE_PART && text.ptr[to] != '\n')
        to++;
    return text_has_any(slice_cut(text, from, to), p->without).len > 0;
}

// One that fails outweighs all others, and one that finds the value inert those that hold.
static void run_checks(struct candidate *candidate, const struct check *const *checks,
                       struct slice value)
{
    for (; *checks; checks++) {
        enum check_result result = (*checks)->run(value);
        if (result == CHECK_FAILS) {
            if (!candidate->failed || (*checks)->decides)
                candidate->failed = *checks;
            candidate->check = CHECK_FAILS;
        } else if (result != CHECK_SILENT && candidate->check != CHECK_INERT) {
            if (!candidate->held || (*checks)->decides || result == CHECK_INERT)
                candidate->held = *checks;
            if (candidate->check != CHECK_FAILS)
                candidate->check = result == CHECK_INERT ? CHECK_INERT : CHECK_HOLDS;
        }
    }
}

static struct slice context_near(const struct pattern *p, const struct doc *doc, struct span whole)
{
    struct slice text = doc->text;
    size_t from = whole.offset > NEAR ? whole.offset - NEAR : 0;
    struct slice found = text_has_any(slice_cut(text, from, whole.offset), p->context);
    if (found.len)
        return found;
    size_t end = whole.offset + whole.len;
    found = text_has_any(slice_cut(text, end, end + NEAR), p->context);
    return found.len ? found : text_has_any(column_header(doc, whole.offset), p->context);
}

// No finding unless the value could be a secret.
static bool is_judged(const struct pattern *p)
{
    return p->secret_value || p->password_value;
}

static struct judgement judge(const struct pattern *p, struct slice value, bool bare)
{
    return p->password_value ? judge_password(value)
           : p->secret_value ? judge_secret(value, bare)
                             : judge_token(value);
}

static bool could_be(const struct pattern *p, const struct judgement *judgement)
{
    return judgement->is_secret && (judgement->is_random || !p->random);
}

// A value that a regex confirmed: checks, context, what the value itself says.
static void confirm(struct collector *c, const struct doc *doc, size_t pattern, struct span whole,
                    struct span value)
{
    const struct pattern *p = &c->set->patterns[pattern];
    struct slice bytes = slice_cut(doc->text, value.offset, value.offset + value.len);
    if (p->entropy_tenths && entropy_tenths(bytes) < p->entropy_tenths)
        return;
    if (is_vetoed(p, doc->text, whole) ||
        (doc->is_translation && p->password_value && reads_like_a_text(bytes)))
        return;
    struct candidate *candidate = add(c, pattern, whole, value);
    if (!candidate)
        return;
    run_checks(candidate, c->checks[pattern], bytes);
    // A table of numbers has thousands that fail, and is none the less read to its end.
    if (p->finder == FINDER_DIGITS && candidate->check == CHECK_FAILS) {
        c->count--;
        return;
    }
    if (p->context_use != CONTEXT_UNUSED)
        candidate->context = context_near(p, doc, whole);
    if (p->kind == KIND_CREDENTIAL || is_judged(p))
        candidate->judgement = judge(p, bytes, false);
    candidate->dropped = is_judged(p) && !could_be(p, &candidate->judgement);
}

static void try_regex(struct collector *c, const struct doc *doc, size_t pattern,
                      struct window window, size_t hit)
{
    struct match match;
    size_t first = window.first;
    while (first <= window.last) {
        enum match_result result =
            matcher_find(c->matcher, pattern, window.text, first, window.last, &match);
        if (result == MATCH_GAVE_UP)
            c->gave_up = true;
        if (result != MATCH_FOUND)
            return;
        size_t end = match.whole.offset + match.whole.len;
        // A match that ends before the hit is another one's; go on behind it.
        if (window.start + end <= hit) {
            first = end > first ? end : first + 1;
            continue;
        }
        match.whole.offset += window.start;
        match.value.offset += window.start;
        set_tried(c, pattern, window.start + end);
        confirm(c, doc, pattern, match.whole, match.value);
        return;
    }
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

// `arn:aws:secret:x`, `user/token:x` and `"AWS::SecretsManager::Secret"` are parts of one text, not a name.
static bool is_inner_part(struct slice text, struct span name, const struct binding *bound)
{
    size_t end = name.offset + name.len;
    bool ends_text = end < text.len && strchr("\"'", text.ptr[end]) != NULL;
    return (bound->form == BOUND_BARE || ends_text) && name.offset > 0 &&
           strchr(":/@", text.ptr[name.offset - 1]) != NULL;
}

// https://codecov.io/gh/acme/x/badge.svg?token=x: made to be shown.
static bool is_of_badge(struct slice text, struct span name)
{
    enum { REACH = 120 };
    size_t from = name.offset;
    if (name.offset == 0 || !strchr("?&", text.ptr[name.offset - 1]))
        return false;
    while (from > 0 && name.offset - from < REACH && !is_space(text.ptr[from - 1]))
        from--;
    struct slice address = slice_cut(text, from, name.offset);
    return slice_find(address, SLICE("badge")) != SLICE_NOT_FOUND ||
           slice_find(address, SLICE("shields.io")) != SLICE_NOT_FOUND ||
           slice_find(address, SLICE(".svg")) != SLICE_NOT_FOUND;
}

// public key "x"
static bool is_called_public(struct slice text, struct span name)
{
    return name.offset >= 7 &&
           slice_equals_nocase(slice_cut(text, name.offset - 7, name.offset), SLICE("public "));
}

static bool is_letters(struct slice value)
{
    for (size_t i = 0; i < value.len; i++)
        if (!is_alpha(value.ptr[i]) && (unsigned char)value.ptr[i] < 0x80)
            return false;
    return true;
}

// A number of 32 bits without quotes is one: a status, a time, a size. In settings a long one may be a password.
static bool is_plain_number(struct slice value, const struct binding *bound, bool settings)
{
    enum { DIGITS = 10, PASSWORD = 6 };
    if (settings && value.len >= PASSWORD)
        return false;
    for (size_t i = 0; i < value.len; i++)
        if (!is_digit(value.ptr[i]))
            return false;
    return bound->form == BOUND_BARE && value.len <= DIGITS;
}

static struct named *named_at(struct collector *c, const struct doc *doc, struct span name)
{
    struct named *named = &c->named;
    if (named->document != c->document || named->name.offset != name.offset ||
        named->name.len != name.len) {
        named->document = c->document;
        named->name = name;
        named->binding_known = false;
        words_split(&named->words, slice_cut(doc->text, name.offset, name.offset + name.len));
    }
    return named;
}

static bool is_bound(struct named *named, const struct doc *doc)
{
    struct span name = named->name;
    if (!named->binding_known) {
        named->binding_known = true;
        named->is_bound = binding_before(doc->text, name, &named->bound) ||
                          (binding_after(doc->text, name, doc->is_settings, &named->bound) &&
                           !is_inner_part(doc->text, name, &named->bound) &&
                           !is_of_badge(doc->text, name) && !is_called_public(doc->text, name));
    }
    return named->is_bound;
}

static void try_bound(struct collector *c, const struct doc *doc, size_t pattern,
                      const struct named *named, const struct binding *bound)
{
    const struct pattern *p = &c->set->patterns[pattern];
    struct slice value =
        slice_cut(doc->text, bound->value.offset, bound->value.offset + bound->value.len);
    enum match_result fits = matcher_fits(c->matcher, pattern, value);
    if (fits == MATCH_GAVE_UP)
        c->gave_up = true;
    if (fits != MATCH_FOUND || (p->entropy_tenths && entropy_tenths(value) < p->entropy_tenths))
        return;
    if ((bound->in_words && is_letters(value)) || is_plain_number(value, bound, doc->is_settings) ||
        (doc->is_translation && reads_like_a_text(value)) ||
        (doc->is_lock_file && is_digest(value)))
        return;
    bool bare = bound->form == BOUND_BARE && !doc->is_settings;
    struct judgement judgement = judge(p, value, bare);
    if (is_judged(p) && (!could_be(p, &judgement) || (bare && !judgement.is_random)))
        return;
    struct candidate *candidate = add(c, pattern, bound->value, bound->value);
    if (!candidate)
        return;
    candidate->name = named->name;
    candidate->form = bound->form;
    candidate->in_code = bare && !judgement.is_mixed;
    candidate->judgement = judgement;
    run_checks(candidate, c->checks[pattern], value);
    // The name is the context; more of it may stand beside.
    candidate->context = p->context_use == CONTEXT_UNUSED ? words_have_any(&named->words, p->names)
                                                          : context_near(p, doc, named->name);
}

static void try_name(struct collector *c, const struct doc *doc, size_t pattern,
                     struct named *named)
{
    enum { LIST_MOST = 64 };
    const struct pattern *p = &c->set->patterns[pattern];
    if (!words_have_any(&named->words, p->names).len ||
        words_have_any(&named->words, p->without).len || !is_bound(named, doc))
        return;
    struct binding bound = named->bound;
    try_bound(c, doc, pattern, named, &bound);
    for (size_t i = 1; i < LIST_MOST && binding_next(doc->text, &bound); i++)
        try_bound(c, doc, pattern, named, &bound);
}

static void try_field(struct collector *c, size_t pattern, const struct named *named)
{
    const struct pattern *p = &c->set->patterns[pattern];
    if (!words_have_any(&named->words, p->terms).len ||
        words_have_any(&named->words, p->without).len)
        return;
    struct candidate *candidate = add(c, pattern, named->name, named->name);
    if (candidate)
        candidate->name = named->name;
}

static void try_package(struct collector *c, const struct doc *doc, size_t pattern,
                        struct span name)
{
    const struct pattern *p = &c->set->patterns[pattern];
    if (manifest_depends_on(doc->blob->path, doc->text, name, p->packages))
        add(c, pattern, name, name);
}

static void try_hit(struct collector *c, const struct doc *doc, size_t pattern,
                    const struct sweep_hit *hit, struct slice word)
{
    const struct pattern *p = &c->set->patterns[pattern];
    if (was_tried(c, pattern, hit->offset))
        return;
    if (doc_is_layer(doc) && p->kind != KIND_CREDENTIAL)
        return;
    if (doc->binary && !(p->structured && p->kind == KIND_CREDENTIAL))
        return;
    struct span name;
    switch (p->finder) {
    case FINDER_KEYWORD:
        try_keyword(c, doc, pattern, hit->offset, word);
        break;
    case FINDER_NAME:
    case FINDER_FIELD:
        name = identifier_around(doc->text, hit->offset, word.len);
        set_tried(c, pattern, name.offset + name.len);
        if (p->finder == FINDER_NAME)
            try_name(c, doc, pattern, named_at(c, doc, name));
        else
            try_field(c, pattern, named_at(c, doc, name));
        break;
    case FINDER_PACKAGE:
        try_package(c, doc, pattern, (struct span){hit->offset, word.len});
        break;
    case FINDER_DIGITS:
    case FINDER_AT:
    case FINDER_FILE:
    case FINDER_COUNT:
        break; // not swept for
    }
}

static void sweep(struct collector *c, const struct doc *doc)
{
    struct sweep_hit hits[HITS];
    const struct sweep_table *table = c->set->sweep;
    for (size_t from = 0; from < doc->text.len;) {
        size_t count = sweep_run(table, doc->text, &from, hits, HITS);
        for (size_t i = 0; i < count; i++) {
            const struct sweep_word *word = &table->words[hits[i].word];
            struct slice text = sweep_word_text(table, hits[i].word);
            for (uint32_t u = 0; u < word->use_count; u++)
                try_hit(c, doc, table->uses[word->first_use + u], &hits[i], text);
        }
        if (count == 0 && from < doc->text.len) {
            c->gave_up = true; // more keywords end at one place than HITS: a made-up pattern set
            return;
        }
    }
}

// The number that text[at] belongs to: digits with these signs, one at a time, between its groups.
struct number {
    size_t start, digits;
};

static struct number number_around(struct slice text, size_t at, const char *signs)
{
    enum { REACH = 48 };
    struct number number = {.start = at};
    size_t to = at;
    while (number.start > 0 && at - number.start < REACH) {
        size_t before = number.start - 1;
        char c = text.ptr[before];
        if (!is_digit(c) &&
            !(c && strchr(signs, c) && before > 0 && is_alnum(text.ptr[before - 1])))
            break;
        number.digits += is_digit(c);
        number.start = before;
    }
    while (to < text.len && to - at < REACH) {
        char c = text.ptr[to];
        if (!is_digit(c) &&
            !(c && strchr(signs, c) && to + 1 < text.len && is_alnum(text.ptr[to + 1])))
            break;
        number.digits += is_digit(text.ptr[to++]);
    }
    return number;
}

// Blanks are between the groups of one number or between two numbers, so both ways of counting are held
// against the pattern. This keeps tables of numbers from costing a regex for every pattern and number.
static bool may_fit(const struct digits_pattern *p, size_t tight, size_t loose)
{
    return loose >= p->least && (loose <= p->most || tight <= p->most);
}

static void try_digits(struct collector *c, const struct doc *doc, size_t at)
{
    enum { PREFIX = 16, AFTER = 64 };
    struct number tight = number_around(doc->text, at, "-./");
    struct number loose = number_around(doc->text, at, " -./");
    struct window window = {0};
    for (size_t i = 0; i < c->digits_count; i++) {
        struct digits_pattern *p = &c->of_digits[i];
        if (!may_fit(p, tight.digits, loose.digits) || was_tried(c, p->pattern, at))
            continue;
        if (!window.text.len)
            window = window_around(doc->text, at, 1, at - loose.start + PREFIX, AFTER);
        size_t first = loose.start > PREFIX ? loose.start - PREFIX : 0;
        // What begins before an earlier run of the number was tried there.
        if (first < p->begun)
            first = p->begun;
        p->begun = at + 1;
        window.first = first - window.start;
        try_regex(c, doc, p->pattern, window, at);
    }
}

static bool has_any(struct slice text, const struct slice *keywords)
{
    for (; keywords->len; keywords++)
        if (slice_find(text, *keywords) != SLICE_NOT_FOUND)
            return true;
    return false;
}

static void try_at(struct collector *c, const struct doc *doc, size_t at)
{
    for (size_t i = 0; i < c->at_count; i++) {
        const struct pattern *p = &c->set->patterns[c->of_at[i]];
        if (was_tried(c, c->of_at[i], at))
            continue;
        struct window window = window_around(doc->text, at, 1, p->before, p->after);
        struct slice before = slice_cut(window.text, 0, window.last);
        if (!p->keywords->len || has_any(before, p->keywords))
            try_regex(c, doc, c->of_at[i], window, at);
    }
}

static void find_runs(struct collector *c, const struct doc *doc)
{
    struct run runs[HITS];
    for (size_t i = 0; i < c->digits_count; i++)
        c->of_digits[i].begun = 0;
    if (doc->binary || (c->digits_count == 0 && c->at_count == 0))
        return;
    for (size_t from = 0; from < doc->text.len;) {
        size_t count = runs_find(doc->text, &from, runs, HITS);
        for (size_t i = 0; i < count; i++)
            (runs[i].digits ? try_digits : try_at)(c, doc, runs[i].offset);
    }
}

// All matches in the part of the file that is looked at; a file that is only known by its first bytes has one.
static void match_file(struct collector *c, const struct doc *doc, size_t pattern)
{
    struct slice head = slice_cut(doc->text, 0, FILE_HEAD);
    struct match match;
    for (size_t from = 0; from < head.len; from = match.whole.offset + match.whole.len) {
        enum match_result found = matcher_find(c->matcher, pattern, head, from, head.len, &match);
        if (found == MATCH_GAVE_UP)
            c->gave_up = true;
        if (found != MATCH_FOUND)
            return;
        confirm(c, doc, pattern, match.whole, match.value);
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
            add(c, c->of_files[i], (struct span){0, 0}, (struct span){0, 0});
    }
}

void collect(struct collector *c, const struct doc *doc)
{
    c->document++;
    c->count = 0;
    c->gave_up = c->too_many = false;
    // A layer is no file, and no credential is found without a keyword.
    if (!doc_is_layer(doc))
        find_files(c, doc);
    sweep(c, doc);
    if (!doc_is_layer(doc))
        find_runs(c, doc);
}
