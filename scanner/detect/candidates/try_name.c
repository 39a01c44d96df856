// Values bound to a name that says what they are.
#include "collect.h"
#include "column.h"
#include "lock_file.h"
#include "translation.h"

// `arn:aws:secret:x`, `user/token:x` and `"AWS::SecretsManager::Secret"` are parts of one text, not a name.
static bool is_inner_part(struct slice text, struct span name, const struct binding *bound)
{
    size_t end = span_end(name);
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
        words_split(&named->words, span_text(doc->text, name));
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
    struct slice value = span_text(doc->text, bound->value);
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
    struct judgement judgement = judge_value(p, value, bare);
    if (pattern_is_judged(p) && (!could_be_secret(p, &judgement) || (bare && !judgement.is_random)))
        return;
    struct candidate *candidate = collector_add(c, pattern, bound->value, bound->value);
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

void try_name(struct collector *c, const struct doc *doc, size_t pattern, struct span name)
{
    enum { LIST_MOST = 64 };
    struct named *named = named_at(c, doc, name);
    const struct pattern *p = &c->set->patterns[pattern];
    if (!words_have_any(&named->words, p->names).len ||
        words_have_any(&named->words, p->without).len || !is_bound(named, doc))
        return;
    struct binding bound = named->bound;
    try_bound(c, doc, pattern, named, &bound);
    for (size_t i = 1; i < LIST_MOST && binding_next(doc->text, &bound); i++)
        try_bound(c, doc, pattern, named, &bound);
}
