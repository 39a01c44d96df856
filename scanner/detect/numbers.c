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
    number.has_capital = (number.start > 0 && is_capital(text.ptr[number.start - 1])) ||
                         (to < text.len && is_capital(text.ptr[to]));
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
    for (size_t i = 0; i < c->trying_count; i++) {
        struct digits_pattern *p = c->trying[i];
        if ((p->needs_capital && !loose.has_capital) || !may_fit(p, tight.digits, loose.digits) ||
            collector_was_tried(c, p->pattern, at))
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
        if (collector_was_tried(c, c->of_at[i], at))
            continue;
        struct window window = window_around(doc->text, at, 1, p->before, p->after);
        struct slice before = slice_cut(window.text, 0, window.last);
        if (!p->keywords->len || has_any(before, p->keywords))
            try_regex(c, doc, c->of_at[i], window, at);
    }
}

// Numbers are many, so those that nothing in the document speaks of are left out before.
static void choose_digits(struct collector *c)
{
    c->trying_count = 0;
    for (size_t i = 0; i < c->digits_count; i++) {
        struct digits_pattern *p = &c->of_digits[i];
        p->begun = 0;
        if (!p->is_gated || c->said_in[p->pattern] == c->document)
            c->trying[c->trying_count++] = p;
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
