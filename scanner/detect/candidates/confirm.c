// Places where a pattern may fit are confirmed: by its regex in a window, by checks, context and the value itself.
#include "collect.h"
#include "column.h"
#include "stand_in.h"
#include "translation.h"

enum {
    WIDEN = 256, // a window grows to whole lines by so much at most
    CONTEXTLESS_MOST = 8192,
    MARGIN = 16, // bytes a look-behind may see before a window that starts inside a line
};

struct window window_around(struct slice text, size_t at, size_t len, size_t before, size_t after)
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
    size_t from = whole.offset, to = span_end(whole);
    while (from > 0 && whole.offset - from < LINE_PART && text.ptr[from - 1] != '\n')
        from--;
    while (to < text.len && to - whole.offset - whole.len < LINE_PART && text.ptr[to] != '\n')
        to++;
    return text_has_any(slice_cut(text, from, to), p->without).len > 0;
}

void run_checks(struct candidate *candidate, const struct check *const *checks, struct slice value)
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

// The bytes of text[from, to) that stand in the same line as its end or, with `behind`, its start.
static struct slice same_line(struct slice text, size_t from, size_t to, bool behind)
{
    struct slice part = slice_cut(text, from, to);
    if (behind)
        return slice_cut(part, 0, slice_find_byte(part, '\n'));
    const char *newline = part.len ? memrchr(part.ptr, '\n', part.len) : NULL;
    return newline ? slice_cut(part, (size_t)(newline - part.ptr) + 1, part.len) : part;
}

static bool is_inside_word(struct slice text, size_t at)
{
    return at > 0 && at < text.len && is_alpha(text.ptr[at - 1]) && is_alpha(text.ptr[at]);
}

// The CONTEXT_NEAR bytes before text[at], and those from it on, without a word that they would cut: the end of
// `ARABIC` is no BIC.
static size_t near_start(struct slice text, size_t at)
{
    size_t from = at > CONTEXT_NEAR ? at - CONTEXT_NEAR : 0;
    while (from < at && is_inside_word(text, from))
        from++;
    return from;
}

static size_t near_end(struct slice text, size_t at)
{
    size_t to = at + CONTEXT_NEAR < text.len ? at + CONTEXT_NEAR : text.len;
    while (to > at && is_inside_word(text, to))
        to--;
    return to;
}

struct slice context_near(const struct pattern *p, const struct doc *doc, struct span whole)
{
    // In a table the lines above and below are other rows.
    bool in_table = column_header_end(doc) > 0;
    size_t from = near_start(doc->text, whole.offset), end = span_end(whole);
    size_t to = near_end(doc->text, end);
    struct slice before = in_table ? same_line(doc->text, from, whole.offset, false)
                                   : slice_cut(doc->text, from, whole.offset);
    struct slice behind =
        in_table ? same_line(doc->text, end, to, true) : slice_cut(doc->text, end, to);
    struct slice found = text_has_any(before, p->context);
    if (!found.len)
        found = text_has_any(behind, p->context);
    return found.len ? found : text_has_any(column_header(doc, whole.offset), p->context);
}

bool pattern_is_judged(const struct pattern *p)
{
    return p->secret_value || p->password_value;
}

struct judgement judge_value(const struct pattern *p, struct slice value, bool bare)
{
    return p->password_value ? judge_password(value)
           : p->secret_value ? judge_secret(value, bare)
                             : judge_token(value);
}

bool could_be_secret(const struct pattern *p, const struct judgement *judgement)
{
    return judgement->is_secret && (judgement->is_random || !p->random);
}

// A value that a regex confirmed: checks, context, what the value itself says.
void confirm_match(struct collector *c, const struct doc *doc, size_t pattern, struct span whole,
                   struct span value)
{
    const struct pattern *p = &c->set->patterns[pattern];
    struct slice bytes = span_text(doc->text, value);
    if (p->entropy_tenths && entropy_tenths(bytes) < p->entropy_tenths)
        return;
    if (is_vetoed(p, doc->text, whole) ||
        (doc->is_translation && p->password_value && reads_like_a_text(bytes)))
        return;
    struct candidate *candidate = collector_add(c, pattern, whole, value);
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
    // Their table or list may yet speak for them, but not for all numbers of a large file.
    if (p->context_use == CONTEXT_REQUIRED && !candidate->context.len &&
        c->contextless++ >= CONTEXTLESS_MOST) {
        c->count--;
        return;
    }
    if (p->kind == KIND_CREDENTIAL || pattern_is_judged(p))
        candidate->judgement = judge_value(p, bytes, false);
    candidate->dropped = pattern_is_judged(p) && !could_be_secret(p, &candidate->judgement);
}

void try_regex(struct collector *c, const struct doc *doc, size_t pattern, struct window window,
               size_t hit)
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
        size_t end = span_end(match.whole);
        // A match that ends before the hit is another one's; go on behind it.
        if (window.start + end <= hit) {
            first = end > first ? end : first + 1;
            continue;
        }
        match.whole.offset += window.start;
        match.value.offset += window.start;
        collector_set_tried(c, pattern, window.start + end);
        confirm_match(c, doc, pattern, match.whole, match.value);
        return;
    }
}
