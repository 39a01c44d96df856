#include "decide.h"

#include "flow.h"
#include "letters.h"
#include "manifest.h"
#include "words.h"

#include <stdlib.h>

// A check that leaves no room for chance.
static bool is_proven(const struct candidate *c)
{
    return check_supports(c->check) && c->held->decides;
}

static bool is_refuted(const struct candidate *c)
{
    return c->check == CHECK_FAILS && c->failed->decides;
}

static unsigned rank_of(const struct pattern *p, const struct candidate *c)
{
    unsigned rank = 0;
    // Of what stands alone anything is said only where nothing better is known.
    if (is_refuted(c) || (c->alone && !c->context.len && p->context_use == CONTEXT_REQUIRED))
        rank = 0;
    else if (p->structured || is_proven(c))
        rank = 4;
    else if (check_supports(c->check))
        rank = 3;
    else if (p->generic)
        rank = 0;
    else if (c->context.len || c->beside.len || p->finder == FINDER_FILE)
        rank = 2;
    else
        rank = 1;
    // A credential says more than a number in it.
    return 2 * rank + (p->kind == KIND_CREDENTIAL);
}

static int compare_places(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->value.offset != b->value.offset)
        return a->value.offset < b->value.offset ? -1 : 1;
    if (a->value.len != b->value.len)
        return a->value.len > b->value.len ? -1 : 1;
    return a->pattern < b->pattern ? -1 : a->pattern > b->pattern;
}

static bool competes(const struct pattern *a, const struct pattern *b)
{
    // Fields, markers and files say other things about the same bytes.
    return a->evidence == EVIDENCE_VALUE && b->evidence == EVIDENCE_VALUE;
}

// The weaker of two candidates that share bytes is dropped; `a` comes first in the order of places.
static void drop_weaker(const struct pattern_set *set, struct candidate *a, struct candidate *b)
{
    const struct pattern *pa = &set->patterns[a->pattern], *pb = &set->patterns[b->pattern];
    unsigned ra = rank_of(pa, a), rb = rank_of(pb, b);
    if (!competes(pa, pb))
        return;
    // What is not what it looks like may still be a secret by its name.
    if (is_refuted(a) != is_refuted(b)) {
        *(is_refuted(a) ? &a->dropped : &b->dropped) = true;
        return;
    }
    // Of two kinds of number, the one that fewer numbers are of.
    if (ra == rb && a->chance != b->chance) {
        *(a->chance > b->chance ? &a->dropped : &b->dropped) = true;
        return;
    }
    // Of two names the longer one says more: `aws secret access key` than `secret`.
    bool first_wins = ra != rb                           ? ra > rb
                      : a->context.len != b->context.len ? a->context.len > b->context.len
                                                         : a->value.len >= b->value.len;
    *(first_wins ? &b->dropped : &a->dropped) = true;
}

void sort_by_place(struct candidate *items, size_t count)
{
    if (count)
        qsort(items, count, sizeof *items, compare_places);
}

static bool stands_over(const struct candidate *early, const struct candidate *late)
{
    return !early->dropped && early->value.len && late->value.len &&
           span_end(early->value) > late->value.offset;
}

// Candidates that share bytes stand near each other in the list, but for a long one that covers many: the one
// that reaches furthest is always looked at.
void resolve_overlaps(const struct pattern_set *set, struct candidate *items, size_t count)
{
    enum { LOOK_BACK = 16 };
    size_t furthest = 0;
    for (size_t i = 1; i < count; i++) {
        if (!items[i].dropped && stands_over(&items[furthest], &items[i]))
            drop_weaker(set, &items[furthest], &items[i]);
        size_t least = i > LOOK_BACK ? i - LOOK_BACK : 0;
        for (size_t j = i; j-- > least && !items[i].dropped;)
            if (stands_over(&items[j], &items[i]))
                drop_weaker(set, &items[j], &items[i]);
        bool reaches = span_end(items[i].value) > span_end(items[furthest].value);
        if (!items[i].dropped && (items[furthest].dropped || reaches))
            furthest = i;
    }
}

void count_alike(const struct pattern_set *set, struct candidate *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].dropped || items[i].alike || !set->patterns[items[i].pattern].generic)
            continue;
        unsigned alike = 0;
        for (size_t k = i; k < count; k++)
            alike += items[k].pattern == items[i].pattern && !items[k].dropped;
        for (size_t k = i; k < count; k++)
            if (items[k].pattern == items[i].pattern)
                items[k].alike = alike;
    }
}

bool wants_syntax(const struct pattern_set *set, const struct candidate *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        enum finder finder = set->patterns[items[i].pattern].finder;
        if (!items[i].dropped &&
            (finder == FINDER_NAME || (finder == FINDER_FIELD && items[i].of_model)))
            return true;
    }
    return false;
}

void apply_least(const struct pattern_set *set, struct candidate *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct pattern *p = &set->patterns[items[i].pattern];
        size_t same = 0;
        if (p->least <= 1 || items[i].dropped)
            continue;
        for (size_t k = 0; k < count && same < p->least; k++)
            same += items[k].pattern == items[i].pattern && !items[k].dropped;
        if (same < p->least)
            for (size_t k = i; k < count; k++)
                if (items[k].pattern == items[i].pattern)
                    items[k].dropped = true;
    }
}

static enum confidence lower(enum confidence confidence)
{
    return confidence == CONFIDENCE_HIGH ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW;
}

// One bit for each letter, at the least, says so. What is neither words nor random is left.
static bool reads_like_words(struct slice value)
{
    size_t letters;
    int score = letters_score(value, &letters);
    return letters > 0 && score >= (int)letters && !judge_secret(value, false).is_secret;
}

// A secret that only its name gives away, in tests and documents: a made-up one more often than not.
// Of a password that the syntax tells, words.
static bool is_doubtful(const struct pattern *p, const struct candidate *c, struct slice value,
                        enum place place)
{
    if (place == PLACE_PRODUCTION)
        return false;
    if (p->password_value)
        return place != PLACE_DOCS ? !judge_secret(value, false).is_secret
                                   : reads_like_words(value);
    return p->finder == FINDER_NAME && p->secret_value && !c->judgement.is_random;
}

// So many literals of one kind in a file that is not part of the program are its test vectors.
static bool is_of_a_table(const struct candidate *c, enum place place)
{
    enum { TABLE = 64 };
    return c->alike >= TABLE && place != PLACE_PRODUCTION;
}

// An example in a comment: Python's prompt stands a few lines above.
static bool is_in_doctest(const struct doc *doc, struct span value)
{
    enum { REACH = 400 };
    size_t from = value.offset > REACH ? value.offset - REACH : 0;
    return slice_find(slice_cut(doc->text, from, value.offset), SLICE(">>> ")) != SLICE_NOT_FOUND;
}

enum place place_of_candidate(const struct pattern *p, const struct candidate *c,
                              const struct doc *doc)
{
    bool example = doc->place == PLACE_PRODUCTION && p->kind == KIND_PERSONAL &&
                   p->evidence == EVIDENCE_VALUE && is_in_doctest(doc, c->value);
    return example ? PLACE_DOCS : doc->place;
}

// A person's value in test code, a document or an example: made up or published as a rule. Files of data
// are fixtures, and not let off; nor are cards, of which those that may stand there are known.
static bool is_sample(const struct pattern *p, const struct candidate *c, const struct doc *doc)
{
    if (p->kind != KIND_PERSONAL || p->evidence != EVIDENCE_VALUE || p->carries == CARRIES_CARD)
        return false;
    enum place place = place_of_candidate(p, c, doc);
    return place == PLACE_TEST || place == PLACE_DOCS ||
           (place == PLACE_VENDORED && type_is_contact(p->type));
}

// What everybody makes without asking a provider: keys, tokens that they sign, hashes.
static bool is_homemade(const struct pattern *p, const struct candidate *c)
{
    static const struct slice types[] = {SLICE_INIT("private-key"), SLICE_INIT("key-store"),
                                         SLICE_INIT("password-hash")};
    if (SLICE_ANY(p->type, slice_equals, types))
        return true;
    return c->held && slice_equals(c->held->name, SLICE("jwt"));
}

// A key or a token that others have too: made for a test as a rule, and published with the code that it
// tests, shown in a document, or brought along by somebody else's code. Not let off, for some are not.
static const char *shared_key_why(const struct pattern *p, const struct candidate *c,
                                  const struct doc *doc)
{
    if (!is_homemade(p, c))
        return NULL;
    if (doc->place == PLACE_TEST || doc->place == PLACE_FIXTURE)
        return "it stands in test code, where keys are made for the test";
    if (doc->place == PLACE_DOCS)
        return "it stands in a document, where keys are made to be shown";
    return doc->place == PLACE_VENDORED ? "it came with another's code" : NULL;
}

// A provider's token that no check of its own proves, where people write down what one looks like.
static bool is_unproven_sample(const struct pattern *p, const struct candidate *c, enum place place)
{
    return p->kind == KIND_CREDENTIAL && !check_supports(c->check) &&
           c->judgement.standing == STANDING_LIVE &&
           (place == PLACE_TEST || place == PLACE_FIXTURE || place == PLACE_DOCS);
}

// Who wrote a change and who looked at it stands in the head of its patch.
static bool is_patch(struct slice path)
{
    struct slice extension = slice_extension(path);
    return slice_equals_nocase(extension, SLICE("patch")) ||
           slice_equals_nocase(extension, SLICE("diff"));
}

// A key that ends in the word: "Authors": [, X-Plugin-Author=, maintainer:
static bool has_key(struct slice text, struct slice word)
{
    for (size_t at; (at = slice_find_nocase(text, word)) != SLICE_NOT_FOUND;) {
        text = slice_cut(text, at + word.len, text.len);
        struct slice behind = slice_trim(text);
        if (behind.len && to_lower(behind.ptr[0]) == 's')
            behind = slice_trim(slice_cut(behind, 1, behind.len));
        if (behind.len && strchr("\"'=:", behind.ptr[0]))
            return true;
    }
    return false;
}

// The address in a package's description is that of who wrote it: the key for those stands on the
// same line or just above.
static bool has_author_above(const struct doc *doc, struct span value)
{
    enum { REACH = 300, LINES = 4 };
    static const struct slice words[] = {SLICE_INIT("author"), SLICE_INIT("maintainer"),
                                         SLICE_INIT("contributor"), SLICE_INIT("developer"),
                                         SLICE_INIT("translator")};
    struct slice before = slice_cut(doc->text, 0, value.offset);
    size_t from = before.len, lines = 0;
    while (from > 0 && before.len - from < REACH &&
           (before.ptr[from - 1] != '\n' || ++lines < LINES))
        from--;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (has_key(slice_cut(before, from, before.len), words[i]))
            return true;
    return false;
}

// An e-mail address where authors sign: the comment at the head of a file, or a package's manifest.
static bool is_signature(const struct pattern *p, const struct candidate *c, const struct doc *doc)
{
    enum { HEAD = 3000 };
    // An address with a password has an '@' as well.
    if (p->finder != FINDER_AT || p->kind != KIND_PERSONAL)
        return false;
    bool of_head = c->syntax.role == ROLE_COMMENT || is_patch(doc->blob->path);
    return (of_head && c->value.offset < HEAD) || doc->is_lock_file ||
           manifest_is_one(doc->blob->path) || has_author_above(doc, c->value);
}

// By the kind of evidence, the format, a check and the context alone.
static enum confidence plain_confidence(const struct pattern *p, const struct candidate *c)
{
    bool in_context = c->context.len > 0, holds = check_supports(c->check);
    if (p->structured || is_proven(c) || (holds && in_context) || c->beside.len)
        return CONFIDENCE_HIGH;
    if (p->finder == FINDER_FIELD)
        return c->of_model ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW;
    if (c->by_chance && !in_context)
        return CONFIDENCE_LOW;
    if (holds || in_context || c->alone || c->name.len || p->evidence == EVIDENCE_SCHEMA)
        return CONFIDENCE_MEDIUM;
    if (p->evidence == EVIDENCE_MARKER)
        return p->strength == STRENGTH_WEAK ? CONFIDENCE_LOW : CONFIDENCE_MEDIUM;
    // With nothing to hold the format against, the pattern's author vouches for it.
    bool vouched = p->context_use == CONTEXT_UNUSED && p->evidence == EVIDENCE_VALUE && !p->low;
    return vouched ? CONFIDENCE_MEDIUM : CONFIDENCE_LOW;
}

static void tell_check(const struct candidate *c, struct slice value, struct finding *f)
{
    if (check_supports(c->check)) {
        finding_add_why(f, c->held->says);
        if (c->held->tell)
            finding_add_why(f, c->held->tell(value));
    }
    if (c->check == CHECK_INERT)
        finding_add_why(f, c->held->inert);
    if (c->check == CHECK_FAILS)
        finding_add_why(f, c->failed->denies.len ? c->failed->denies
                                                 : SLICE("its checksum does not hold"));
}

static void tell_proof(const struct pattern *p, const struct candidate *c, struct slice value,
                       struct finding *f)
{
    // What a check denies is used for something else here.
    if (p->structured && !is_refuted(c))
        finding_add_why(f, SLICE("its format is used for nothing else"));
    tell_check(c, value, f);
    if (p->finder == FINDER_NAME)
        finding_add_why(f, SLICE("the name it is bound to says what it is"));
    else if (c->context.len)
        finding_add_why(f, SLICE("words beside it say what it is"));
    else if (c->alone)
        finding_add_why(f, c->by_chance ? SLICE("nothing but its digits says so, and chance may")
                                        : SLICE("the file is a list of such values"));
}

// What a program does with a field is known where it is seen; in tests and examples it is made up.
static enum confidence flow_confidence(const struct flow *flow, const struct doc *doc)
{
    bool runs = doc->place == PLACE_PRODUCTION || doc->place == PLACE_GENERATED;
    if (!runs)
        return CONFIDENCE_LOW;
    return flow->is_declared ? CONFIDENCE_HIGH : CONFIDENCE_MEDIUM;
}

enum confidence confidence_of(const struct pattern *p, const struct candidate *c,
                              const struct doc *doc, struct finding *f)
{
    if (c->flow)
        return flow_confidence(c->flow, doc);
    enum confidence confidence = plain_confidence(p, c);
    struct slice value = span_text(doc->text, c->value);
    tell_proof(p, c, value, f);
    if (c->check == CHECK_FAILS || (c->check == CHECK_INERT && confidence == CONFIDENCE_HIGH))
        confidence = lower(confidence);
    if (is_refuted(c))
        confidence = CONFIDENCE_LOW;
    if (p->low && !check_supports(c->check) && !c->beside.len)
        confidence = lower(confidence);
    if (is_signature(p, c, doc)) {
        finding_add_why(f, SLICE("it stands where authors sign"));
        confidence = CONFIDENCE_LOW;
    }
    if (is_sample(p, c, doc) && (type_is_contact(p->type) || confidence == CONFIDENCE_HIGH)) {
        finding_add_why(f, SLICE("it stands where examples do"));
        confidence = type_is_contact(p->type) ? CONFIDENCE_LOW : CONFIDENCE_MEDIUM;
    }
    if (is_of_a_table(c, doc->place)) {
        finding_add_why(f, SLICE("one of many alike, outside of production code: test vectors"));
        confidence = CONFIDENCE_LOW;
    }
    const char *shared = shared_key_why(p, c, doc);
    if (shared) {
        finding_add_why(f, slice_of_string(shared));
        if (confidence == CONFIDENCE_HIGH)
            confidence = CONFIDENCE_MEDIUM;
    }
    if (confidence == CONFIDENCE_HIGH && is_unproven_sample(p, c, doc->place)) {
        finding_add_why(f, SLICE("it stands where examples do, and no check proves it"));
        confidence = CONFIDENCE_MEDIUM;
    }
    if (is_doubtful(p, c, value, doc->place)) {
        finding_add_why(f, SLICE("it reads like a made-up one, outside of production code"));
        confidence = CONFIDENCE_LOW;
    }
    return confidence;
}
