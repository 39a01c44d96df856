#include "fields.h"

#include "lexer_name.h"

#include <stdlib.h>

static char byte_at(struct slice text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

static char byte_before(struct slice text, size_t at)
{
    return at ? text.ptr[at - 1] : '\0';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

// Used and not declared, by what stands before it: user.email, user->email, User::email.
static bool is_member_access(struct slice text, struct span name)
{
    size_t from = name.offset;
    char before = byte_before(text, from);
    return slice_has_byte(slice_cut(text, from, span_end(name)), '.') || before == '.' ||
           (before == '>' && byte_before(text, from - 1) == '-') ||
           (before == ':' && byte_before(text, from - 1) == ':');
}

// The same by what stands behind it: email(...), 'email' => x, email == x, email + x. In most languages a declared name
// is followed by no other: in comments and Python's imports it is. A member in C ends, has a size or has a sibling.
static bool goes_on(struct slice text, struct span name, enum declaring declaring)
{
    size_t end = span_end(name);
    bool quoted = is_one_of(byte_at(text, end), "\"'`");
    end += quoted;
    if (is_one_of(byte_at(text, end), "(.") ||
        (byte_at(text, end - 1) == '-' && byte_at(text, end) == '>'))
        return true;
    size_t next = end;
    while (byte_at(text, next) == ' ' || byte_at(text, next) == '\t')
        next++;
    char c = byte_at(text, next), after = byte_at(text, next + 1);
    if (c == '=' && (after == '=' || after == '>'))
        return true;
    if (quoted)
        return false;
    if (declaring == DECLARING_MEMBERS)
        return !is_one_of(c, ";,:[");
    return is_one_of(c, "+-/%<&|^~") || ((c == '!' || c == '>') && after == '=') ||
           (c == '?' && after == '.') ||
           (next > end && is_alpha(c) && declaring != DECLARING_TYPE_LAST);
}

// A term that was swept for is written with '_', '-' or nothing between its words.
static bool spells(struct slice written, struct slice term)
{
    size_t at = 0;
    for (size_t i = 0; i < written.len; i++) {
        if (is_one_of(written.ptr[i], "_-"))
            continue;
        at += at < term.len && term.ptr[at] == ' ';
        if (at == term.len || term.ptr[at++] != written.ptr[i])
            return false;
    }
    return at == term.len;
}

static bool is_ambiguous(const struct pattern *p, struct slice written)
{
    for (const struct slice *term = p->ambiguous; term->len; term++)
        if (spells(written, *term))
            return true;
    return false;
}

// The candidate of the pattern in this identifier, where another of its terms was met before.
static struct candidate *known_field(struct collector *c, size_t pattern, struct span name)
{
    enum { LOOK_BACK = 16 };
    for (size_t i = c->count, least = i > LOOK_BACK ? i - LOOK_BACK : 0; i-- > least;)
        if (c->items[i].pattern == pattern && c->items[i].name.offset == name.offset)
            return &c->items[i];
    return NULL;
}

// Style sheets, settings and data declare no fields, and the roles of their grammars name none.
static bool language_has_fields(const struct language *language)
{
    return !language || !language->grammar ||
           slice_find(language->roles, SLICE("@field")) != SLICE_NOT_FOUND ||
           slice_find(language->roles, SLICE("@member")) != SLICE_NOT_FOUND;
}

// Without the sigil of a variable.
static struct span name_around(struct slice text, size_t at, size_t len)
{
    struct span name = identifier_around(text, at, len);
    while (name.offset < at && text.ptr[name.offset] == '$') {
        name.offset++;
        name.len--;
    }
    return name;
}

static enum declaring declaring_in(const struct language *language)
{
    static const struct {
        struct slice name;
        enum declaring declaring;
    } known[] = {
        {SLICE_INIT("c"), DECLARING_MEMBERS},        {SLICE_INIT("go"), DECLARING_TYPE_LAST},
        {SLICE_INIT("sql"), DECLARING_TYPE_LAST},    {SLICE_INIT("graphql"), DECLARING_TYPE_LAST},
        {SLICE_INIT("prisma"), DECLARING_TYPE_LAST},
    };
    for (size_t i = 0; language && i < sizeof known / sizeof known[0]; i++)
        if (slice_equals(language->name, known[i].name))
            return known[i].declaring;
    return language ? DECLARING_ANYHOW : DECLARING_TYPE_LAST;
}

// For flows, which ask where a field is read. Of low severity is what logs are for: who did it, from which city.
static void note_use(struct collector *c, size_t pattern, struct span name)
{
    if (c->set->patterns[pattern].severity == SEVERITY_LOW || c->use_count == CANDIDATES_MOST)
        return;
    if (c->use_count == c->use_room) {
        c->use_room = c->use_room ? 2 * c->use_room : 64;
        c->uses = alloc_grow(c->uses, c->use_room, sizeof *c->uses);
    }
    c->uses[c->use_count++] = (struct field_use){(uint32_t)pattern, name};
}

void try_field(struct collector *c, const struct doc *doc, size_t pattern, size_t at,
               struct slice term)
{
    const struct pattern *p = &c->set->patterns[pattern];
    if (!words_stand(doc->text, at, term.len))
        return;
    if (c->fields_asked != c->document) {
        c->fields_asked = c->document;
        c->has_fields = language_has_fields(doc->language);
        c->declaring = declaring_in(doc->language);
    }
    if (!c->has_fields)
        return;
    struct span name = name_around(doc->text, at, term.len);
    struct span whole = {at, term.len};
    note_use(c, pattern, name);
    if (is_member_access(doc->text, name) || goes_on(doc->text, name, c->declaring))
        return;
    bool leans = p->subjects || p->objects->len || is_ambiguous(p, term);
    struct candidate *known = known_field(c, pattern, name);
    if (known) {
        if (whole.len > known->whole.len)
            known->whole = whole;
        known->leans &= leans;
        return;
    }
    struct candidate *candidate = collector_add(c, pattern, whole, name);
    if (!candidate)
        return;
    candidate->name = name;
    candidate->leans = leans;
}

// Of two kinds in one identifier the one of the longer term: `patient email address` is an address. Of equals the last,
// which is what the other words describe.
static void keep_longest(struct candidate *early, struct candidate *late)
{
    bool first = early->whole.len > late->whole.len ||
                 (early->whole.len == late->whole.len && early->whole.offset > late->whole.offset);
    *(first ? &late->dropped : &early->dropped) = true;
}

// What stands near a field, within two kilobytes to one side.
struct company {
    uint32_t kinds[2]; // other patterns
    size_t count;
    bool sure; // one of them does not lean
};

static void look_around(struct company *company, const struct pattern_set *set,
                        const struct candidate *items, size_t count, size_t at, bool behind)
{
    enum { NEAR = 2048, MOST = 64 };
    for (size_t steps = 1; steps <= MOST && (behind ? at + steps < count : steps <= at); steps++) {
        const struct candidate *other = &items[behind ? at + steps : at - steps];
        size_t apart = behind ? other->value.offset - items[at].value.offset
                              : items[at].value.offset - other->value.offset;
        if (apart > NEAR)
            return;
        if (!candidate_is_field(set, other) || other->pattern == items[at].pattern)
            continue;
        company->sure |= !other->leans;
        if (company->count < 2 && !(company->count && company->kinds[0] == other->pattern))
            company->kinds[company->count++] = other->pattern;
    }
}

// Another kind near it, and one that is sure, or two others: `addr` and `age` are met in any code.
static bool has_company(const struct pattern_set *set, const struct candidate *items, size_t count,
                        size_t at)
{
    struct company company = {.sure = !items[at].leans};
    look_around(&company, set, items, count, at, false);
    look_around(&company, set, items, count, at, true);
    return company.count == 2 || (company.count == 1 && company.sure);
}

// Where the identifier has a word that says it is something else. Asked of those few that have company.
static void drop_vetoed(const struct pattern_set *set, const struct doc *doc,
                        struct candidate *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct words words;
        struct span name = items[i].name;
        if (!candidate_is_field(set, &items[i]) || !set->patterns[items[i].pattern].without->len)
            continue;
        words_split(&words, span_text(doc->text, name));
        items[i].dropped = words_have_any(&words, set->patterns[items[i].pattern].without).len > 0;
    }
}

static void drop_shorter(const struct pattern_set *set, struct candidate *items, size_t count)
{
    struct candidate *last = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!candidate_is_field(set, &items[i]))
            continue;
        if (last && last->value.offset == items[i].value.offset)
            keep_longest(last, &items[i]);
        if (!items[i].dropped)
            last = &items[i];
    }
}

void drop_lone_fields(const struct pattern_set *set, struct candidate *items, size_t count)
{
    // A dropped one is still a kind that stands there, for those behind it.
    bool *lone = alloc_zeroed(count + 1, sizeof *lone);
    for (size_t i = 0; i < count; i++)
        lone[i] = candidate_is_field(set, &items[i]) && !has_company(set, items, count, i);
    for (size_t i = 0; i < count; i++)
        items[i].dropped |= lone[i];
    free(lone);
}

static bool has_any(struct slice text, const struct slice *words)
{
    for (; words->len; words++)
        if (slice_find(text, *words) != SLICE_NOT_FOUND)
            return true;
    return false;
}

// Fields whose model is made by a call, or of data. Settings and markup declare no others.
static void find_cues(const struct pattern_set *set, const struct doc *doc, struct candidate *items,
                      size_t count)
{
    enum { REACH = 2048 };
    const struct language *language = doc->language;
    size_t reached = 0; // what begins before this goes on with the model
    if (!language || !language->models || !language->models->len)
        return;
    bool no_others = lexer_traits(language) & LEXER_SETTINGS;
    for (size_t i = 0; i < count; i++) {
        size_t at = items[i].value.offset, from = at > REACH ? at - REACH : 0;
        if (!candidate_is_field(set, &items[i]))
            continue;
        items[i].cued = at < reached || has_any(slice_cut(doc->text, from, at), language->models);
        if (items[i].cued)
            reached = at + REACH;
        items[i].dropped |= no_others && !items[i].cued;
    }
}

bool trust_cues(const struct pattern_set *set, struct candidate *items, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++)
        if (candidate_is_field(set, &items[i]) && items[i].cued)
            any = items[i].of_model = true;
    return any;
}

void choose_fields(const struct pattern_set *set, const struct doc *doc, struct candidate *items,
                   size_t count)
{
    drop_lone_fields(set, items, count);
    drop_vetoed(set, doc, items, count);
    drop_shorter(set, items, count);
    find_cues(set, doc, items, count);
    drop_lone_fields(set, items, count);
}
