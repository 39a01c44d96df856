// Numbers and `@`: patterns without a keyword, tried where digits or an address could begin.
#include "collect.h"
#include "column.h"
#include "runs.h"

enum { RUNS = 512 };

// The number that text[at] belongs to: digits with these signs, one at a time, between its groups.
struct number {
    size_t start, digits;
    bool has_capital; // right beside it
};

// What fills up lines in machine-readable documents counts as one.
static bool is_capital(char c)
{
    return is_upper(c) || c == '<';
}

enum { SIGN_TIGHT = 1, SIGN_LOOSE = 2 };

// What may stand between the groups of a number: a blank only in the looser way of counting.
static const unsigned char signs[256] = {
    ['-'] = SIGN_TIGHT | SIGN_LOOSE,
    ['.'] = SIGN_TIGHT | SIGN_LOOSE,
    ['/'] = SIGN_TIGHT | SIGN_LOOSE,
    [' '] = SIGN_LOOSE,
};

static bool is_sign(char c, unsigned kind)
{
    return signs[(unsigned char)c] & kind;
}

static struct number number_around(struct slice text, size_t at, unsigned kind)
{
    enum { REACH = 48 };
    struct number number = {.start = at};
    size_t to = at;
    while (number.start > 0 && at - number.start < REACH) {
        size_t before = number.start - 1;
        char c = text.ptr[before];
        if (!is_digit(c) && !(is_sign(c, kind) && before > 0 && is_alnum(text.ptr[before - 1])))
            break;
        number.digits += is_digit(c);
        number.start = before;
    }
    while (to < text.len && to - at < REACH) {
        char c = text.ptr[to];
        if (!is_digit(c) && !(is_sign(c, kind) && to + 1 < text.len && is_alnum(text.ptr[to + 1])))
            break;
        number.digits += is_digit(text.ptr[to++]);
    }
    number.has_capital = (number.start > 0 && is_capital(text.ptr[number.start - 1])) ||
                         (to < text.len && is_capital(text.ptr[to]));
    return number;
}

static struct byte_set bytes_of(struct slice text)
{
    struct byte_set set = {{0}};
    for (size_t i = 0; i < text.len; i++)
        set.bits[(unsigned char)text.ptr[i] / 64] |= 1ULL << (unsigned char)text.ptr[i] % 64;
    return set;
}

static bool have_common(const struct byte_set *a, const struct byte_set *b)
{
    return (a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1]) | (a->bits[2] & b->bits[2]) |
           (a->bits[3] & b->bits[3]);
}

// A number that a run of digits belongs to, and where matches that have the run may begin.
struct number_start {
    size_t at, first;
    struct byte_set begins; // bytes that stand there
    struct window window;   // made when it is needed
};

static void try_digits_pattern(struct collector *c, const struct doc *doc, struct digits_pattern *p,
                               struct number_start *place)
{
    enum { AFTER = 64 };
    size_t at = place->at;
    if (collector_was_tried(c, p->pattern, at) ||
        !have_common(matcher_first_bytes(c->matcher, p->pattern), &place->begins))
        return;
    if (!place->window.text.len)
        place->window = window_around(doc->text, at, 1, at - place->first, AFTER);
    // What begins before an earlier run of the number was tried there.
    size_t begun = p->document == c->document ? p->begun : 0;
    size_t first = place->first > begun ? place->first : begun;
    p->document = c->document;
    p->begun = at + 1;
    place->window.first = first - place->window.start;
    try_regex(c, doc, p->pattern, place->window, at);
}

// Blanks are between the groups of one number or between two numbers, so both ways of counting are held
// against the pattern: the looser has enough digits, the other no more than it takes. This keeps tables of numbers
// from costing a regex for every pattern and number.
static void try_digits(struct collector *c, const struct doc *doc, size_t at)
{
    enum { PREFIX = 16 };
    const struct digits_sets *sets = &c->digits_sets;
    struct number tight = number_around(doc->text, at, SIGN_TIGHT);
    struct number loose = number_around(doc->text, at, SIGN_LOOSE);
    struct number_start place = {.at = at,
                                 .first = loose.start > PREFIX ? loose.start - PREFIX : 0};
    bool looked = false;
    for (size_t w = 0; w < sets->words; w++) {
        uint64_t fitting = sets->trying[w] & sets->content[loose.digits][w] &
                           sets->taking[tight.digits][w] &
                           (loose.has_capital ? UINT64_MAX : sets->anywhere[w]);
        for (; fitting; fitting &= fitting - 1) {
            if (!looked)
                place.begins = bytes_of(slice_cut(doc->text, place.first, at + 1));
            looked = true;
            size_t i = 64 * w + (size_t)__builtin_ctzll(fitting);
            try_digits_pattern(c, doc, &c->of_digits[i], &place);
        }
    }
}

// Whether one of the keywords stands before an '@'. Several patterns in turn ask for the same in the same window.
struct asked_before {
    struct slice text;
    const struct slice *keywords;
    bool any;
};

static bool same_words(const struct slice *a, const struct slice *b)
{
    while (a->len && slice_equals(*a, *b))
        a++, b++;
    return a->len == b->len;
}

static bool has_any(struct asked_before *asked, struct slice text, const struct slice *keywords)
{
    if (asked->keywords && asked->text.ptr == text.ptr && asked->text.len == text.len &&
        same_words(asked->keywords, keywords))
        return asked->any;
    *asked = (struct asked_before){text, keywords, false};
    for (; keywords->len && !asked->any; keywords++)
        asked->any = slice_find(text, *keywords) != SLICE_NOT_FOUND;
    return asked->any;
}

// The byte behind the first dot of the name that follows text[at]; '\0' where none is.
static char behind_dot(struct slice text, size_t at)
{
    enum { REACH = 256 };
    size_t i = at + 1, end = text.len - at > REACH ? at + REACH : text.len;
    while (i < end && (is_word(text.ptr[i]) || text.ptr[i] == '-'))
        i++;
    return i + 1 < end && text.ptr[i] == '.' ? text.ptr[i + 1] : '\0';
}

// `a@bank.example` and `uart@20` are no addresses at a bare name, and `a@bank` is none at a dotted one. Their
// regexes would say the same, at length.
static bool host_fits(enum at_host host, char first, char dotted)
{
    switch (host) {
    case HOST_BARE:
        return is_alpha(first) && !is_word(dotted);
    case HOST_DOTTED:
        return is_word(dotted) || dotted == '-';
    case HOST_ANY:
        break;
    }
    return true;
}

static void try_at(struct collector *c, const struct doc *doc, size_t at)
{
    struct asked_before asked = {0};
    char first = doc->text.ptr[at + 1],
         dotted = behind_dot(doc->text, at); // RUNS: not the last byte
    for (size_t i = 0; i < c->at_count; i++) {
        const struct pattern *p = &c->set->patterns[c->of_at[i]];
        if (!host_fits(p->at_host, first, dotted) || collector_was_tried(c, c->of_at[i], at))
            continue;
        struct window window = window_around(doc->text, at, 1, p->before, p->after);
        struct slice before = slice_cut(window.text, 0, window.last);
        if (!p->keywords->len || has_any(&asked, before, p->keywords))
            try_regex(c, doc, c->of_at[i], window, at);
    }
}

// Numbers are many, so those that nothing in the document speaks of are left out before.
static void choose_digits(struct collector *c)
{
    struct digits_sets *sets = &c->digits_sets;
    memset(sets->trying, 0, sets->words * sizeof *sets->trying);
    for (size_t i = 0; i < c->digits_count; i++) {
        const struct digits_pattern *p = &c->of_digits[i];
        if (!p->is_gated || c->said_in[p->pattern] == c->document)
            sets->trying[i / 64] |= 1ULL << i % 64;
    }
}

void find_numbers(struct collector *c, const struct doc *doc)
{
    struct run runs[RUNS];
    choose_digits(c);
    if (doc->binary || (c->digits_count == 0 && c->at_count == 0))
        return;
    for (size_t from = 0; from < doc->text.len;) {
        size_t count = runs_find(doc->text, &from, runs, RUNS);
        for (size_t i = 0; i < count; i++)
            (runs[i].digits ? try_digits : try_at)(c, doc, runs[i].offset);
    }
}

// Each match in the rows of a table; which of them stand below the header is context_near()'s to say.
static void try_rows(struct collector *c, const struct doc *doc, size_t pattern, size_t from)
{
    struct window window = {.start = from, .text = slice_cut(doc->text, from, doc->text.len)};
    window.last = window.text.len;
    for (size_t to = from; to < doc->text.len;) {
        try_regex(c, doc, pattern, window, from);
        if (!collector_was_tried(c, pattern, to))
            return;
        to = c->tried_to[pattern];
        window.first = to - from;
    }
}

void try_context(struct collector *c, const struct doc *doc, size_t pattern, size_t at,
                 struct slice word)
{
    size_t header_end = column_header_end(doc);
    if (at < header_end) {
        try_rows(c, doc, pattern, header_end);
        return;
    }
    struct window window =
        window_around(doc->text, at, word.len, 2 * CONTEXT_NEAR, 2 * CONTEXT_NEAR);
    window.last = window.text.len;
    try_regex(c, doc, pattern, window, window.start);
}
