#include "pattern_reader.h"

#include "checks.h"
#include "digest.h"
#include "matcher.h"
#include "shape.h"
#include "subjects.h"
#include "sweep.h"
#include "words.h"
#include "yaml.h"

#include <stdlib.h>

static const char *const file_keys[] = {"kind", "source", "patterns", NULL};

static const char *const entry_keys[] = {
    "id",          "title",    "type",         "source",         "severity",
    "carries",     "evidence", "strength",     "structured",     "generic",
    "low",         "case",     "secret_value", "password_value", "context",
    "context_use", "near",     "near_use",     "checks",         "entropy",
    "without",     "objects",  "least",        "languages",      "before",
    "after",       "keywords", "regex",        "names",          "value",
    "digits",      "at",       "files",        "terms",          "packages",
    "regulations", "find",     "leave",        "random",         "calls",
    "imports",     "alone",    "records",      "ambiguous",      "subjects",
    "capitals",    "host",     NULL,
};

static const char *const kinds[] = {"credential", "personal", "regulated", NULL};
static const char *const severities[] = {"low", "medium", "high", "critical", NULL};
static const char *const evidences[] = {"value", "schema", "marker", "flow", NULL};
static const char *const strengths[] = {"weak", "strong", "decisive", NULL};
static const char *const cases[] = {"exact", "any", NULL};
static const char *const hosts[] = {"any", "bare", "dotted", NULL}; // ORDER at_host
static const char *const context_uses[] = {"raises", "required", NULL};
static const char *const carried[] = {"nothing", "secret",  "personal",        "health", "card",
                                      "finance", "defence", "other-regulated", NULL};

enum {
    BEFORE_DEFAULT = 64,
    AFTER_DEFAULT = 512,
    BEFORE_MOST = 512,
    AFTER_MOST = 16384,
    PATTERNS_MOST = 60000,
    PACKAGE_LONGEST = 128,
};

// One entry as it is read.
struct reading {
    const struct yaml *yaml;
    const struct yaml_node *node;
    struct arena *memory;
    struct err *err;
};

static bool fail_at(struct reading *r, const char *key, const char *what)
{
    const struct yaml_node *at = yaml_get(r->node, key);
    return yaml_error(r->yaml, at ? at : r->node, r->err, "%s", what);
}

static bool read_list(struct reading *r, const char *key, const struct slice **out)
{
    static const struct slice none[1];
    size_t count;
    *out = none;
    return !yaml_get(r->node, key) || yaml_read_list(r->yaml, r->node, key, out, &count, r->err);
}

// Words in lower case with single blanks between them, and WORDS_LAST behind: how words_have() wants its terms.
// The digits of field terms stay, and nothing follows those.
static bool read_words(struct reading *r, const char *key, bool digits, const struct slice **out)
{
    if (!read_list(r, key, out))
        return false;
    for (const struct slice *item = *out; item->len; item++) {
        struct slice copy = arena_copy(r->memory, *item);
        char *letters = (char *)(uintptr_t)copy.ptr;
        size_t len = 0;
        for (size_t i = 0; i < copy.len; i++) {
            char c = to_lower(copy.ptr[i]);
            if (is_alpha(c) || (unsigned char)c >= 0x80 || (digits && is_digit(c)))
                letters[len++] = c;
            else if (len && letters[len - 1] != ' ')
                letters[len++] = ' ';
        }
        while (len && letters[len - 1] == ' ')
            len--;
        if (len == 0)
            return fail_at(r, key, "a term needs letters");
        if (!digits && len < copy.len && item->ptr[item->len - 1] == WORDS_LAST)
            letters[len++] = WORDS_LAST;
        *(struct slice *)(uintptr_t)item = slice_of(letters, len);
    }
    return true;
}

static bool read_terms(struct reading *r, const char *key, const struct slice **out)
{
    return read_words(r, key, false, out);
}

static bool read_flag(struct reading *r, const char *key, bool *out)
{
    return yaml_read_bool(r->yaml, r->node, key, out, r->err);
}

static bool read_choice(struct reading *r, const char *key, const char *const *words, bool required,
                        int *out)
{
    return yaml_read_choice(r->yaml, r->node, key, words, required, out, r->err);
}

static bool read_number(struct reading *r, const char *key, uint64_t most, unsigned *out)
{
    uint64_t number = *out;
    if (!yaml_read_number(r->yaml, r->node, key, 0, most, &number, r->err))
        return false;
    *out = (unsigned)number;
    return true;
}

static bool is_kebab(struct slice id)
{
    for (size_t i = 0; i < id.len; i++)
        if (!is_lower(id.ptr[i]) && !is_digit(id.ptr[i]) &&
            (id.ptr[i] != '-' || i == 0 || i + 1 == id.len))
            return false;
    return id.len > 0 && id.len <= 64;
}

static bool read_identity(struct reading *r, struct pattern *p, struct slice file_source)
{
    int severity = 0;
    p->source = file_source;
    if (!yaml_read_text(r->yaml, r->node, "id", true, &p->id, r->err) ||
        !yaml_read_text(r->yaml, r->node, "title", true, &p->title, r->err) ||
        !yaml_read_text(r->yaml, r->node, "type", true, &p->type, r->err) ||
        !yaml_read_text(r->yaml, r->node, "source", false, &p->source, r->err) ||
        !read_choice(r, "severity", severities, true, &severity) ||
        !read_list(r, "regulations", &p->regulations))
        return false;
    p->severity = (enum severity)severity;
    if (!is_kebab(p->id))
        return fail_at(r, "id", "an id is made of a-z, 0-9 and single hyphens inside");
    if (p->source.len == 0)
        return fail_at(r, "source", "no source: name the document the format was taken from");
    return true;
}

static bool read_meaning(struct reading *r, struct pattern *p)
{
    int carries = p->kind == KIND_CREDENTIAL ? CARRIES_SECRET : CARRIES_PERSONAL;
    int evidence = p->finder == FINDER_FIELD   ? EVIDENCE_SCHEMA
                   : p->finder == FINDER_CALL  ? EVIDENCE_FLOW
                   : p->kind == KIND_REGULATED ? EVIDENCE_MARKER
                                               : EVIDENCE_VALUE;
    int strength = STRENGTH_WEAK;
    if (!read_choice(r, "carries", carried, p->kind == KIND_REGULATED, &carries) ||
        !read_choice(r, "evidence", evidences, false, &evidence) ||
        !read_choice(r, "strength", strengths, evidence == EVIDENCE_MARKER, &strength))
        return false;
    p->carries = (enum carries)carries;
    p->evidence = (enum evidence)evidence;
    p->strength = (enum strength)strength;
    p->marker_once = p->evidence == EVIDENCE_MARKER;
    return true;
}

static bool read_entropy(struct reading *r, struct pattern *p)
{
    struct slice text = SLICE("");
    uint64_t whole, tenths = 0;
    if (!yaml_read_text(r->yaml, r->node, "entropy", false, &text, r->err))
        return false;
    if (text.len == 0)
        return true;
    size_t dot = slice_find_byte(text, '.');
    if (!slice_to_u64(slice_cut(text, 0, dot), &whole) || whole > 8 ||
        (dot != SLICE_NOT_FOUND &&
         (!slice_to_u64(slice_cut(text, dot + 1, text.len), &tenths) || tenths > 9)))
        return fail_at(r, "entropy", "entropy is bits a byte with one decimal, as in 3.2");
    p->entropy_tenths = (unsigned)(10 * whole + tenths);
    return true;
}

static bool read_checks(struct reading *r, struct pattern *p)
{
    if (!read_list(r, "checks", &p->checks))
        return false;
    for (const struct slice *name = p->checks; name->len; name++)
        if (!check_find(*name))
            return fail_at(r, "checks",
                           "unknown check: scanner/detect/checks/checks.h tells where they stand");
    return true;
}

// `raises` unless `required`; unused where the list `of` is empty.
static bool read_use(struct reading *r, const char *key, const struct slice *of, const char *misuse,
                     enum context_use *out)
{
    int use = -1;
    if (!read_choice(r, key, context_uses, false, &use))
        return false;
    if (!of->len && use != -1)
        return fail_at(r, key, misuse);
    *out = !of->len ? CONTEXT_UNUSED : use == 1 ? CONTEXT_REQUIRED : CONTEXT_RAISES;
    return true;
}

static bool read_surroundings(struct reading *r, struct pattern *p)
{
    return read_terms(r, "context", &p->context) &&
           read_use(r, "context_use", p->context, "context_use needs context", &p->context_use) &&
           read_list(r, "near", &p->near) &&
           read_use(r, "near_use", p->near, "near_use needs near", &p->near_use);
}

static bool read_subjects(struct reading *r, struct pattern *p)
{
    const struct slice *names;
    enum subject subject;
    if (!read_list(r, "subjects", &names))
        return false;
    for (; names->len; names++) {
        if (!subject_named(*names, &subject))
            return fail_at(r, "subjects", "subjects are person, health and account");
        p->subjects |= 1U << subject;
    }
    return true;
}

static bool read_host(struct reading *r, struct pattern *p)
{
    int host = HOST_ANY;
    if (!read_choice(r, "host", hosts, false, &host))
        return false;
    if (host != HOST_ANY && p->finder != FINDER_AT)
        return fail_at(r, "host", "host needs at");
    p->at_host = (enum at_host)host;
    return true;
}

static bool read_proof(struct reading *r, struct pattern *p)
{
    int letter_case = 0;
    bool alone = true;
    p->least = 1;
    p->before = BEFORE_DEFAULT;
    p->after = AFTER_DEFAULT;
    p->secret_value = p->finder == FINDER_NAME && p->kind == KIND_CREDENTIAL;
    if (!read_flag(r, "structured", &p->structured) || !read_flag(r, "low", &p->low) ||
        !read_flag(r, "alone", &alone) || !read_flag(r, "capitals", &p->beside_capital) ||
        !read_host(r, p) || !read_flag(r, "generic", &p->generic) ||
        !read_flag(r, "secret_value", &p->secret_value) || !read_flag(r, "random", &p->random) ||
        !read_flag(r, "password_value", &p->password_value) || !read_checks(r, p) ||
        !read_surroundings(r, p) || !read_entropy(r, p) || !read_terms(r, "without", &p->without) ||
        !read_terms(r, "objects", &p->objects) || !read_subjects(r, p) ||
        !read_number(r, "least", 1000, &p->least) || !read_list(r, "languages", &p->languages) ||
        !read_choice(r, "case", cases, false, &letter_case) ||
        !read_number(r, "before", BEFORE_MOST, &p->before) ||
        !read_number(r, "after", AFTER_MOST, &p->after))
        return false;
    if (p->least == 0)
        return fail_at(r, "least", "least is 1 or more");
    p->exact_case = letter_case == 0;
    p->never_alone = !alone;
    p->public_prefix = p->structured && p->kind == KIND_CREDENTIAL && p->exact_case;
    return true;
}

static bool read_digits(struct reading *r, struct pattern *p)
{
    struct slice text = SLICE("");
    uint64_t least, most;
    if (!yaml_read_text(r->yaml, r->node, "digits", false, &text, r->err))
        return false;
    size_t dash = slice_find_byte(text, '-');
    if (!slice_to_u64(slice_cut(text, 0, dash), &least))
        least = 0;
    most = least;
    if (dash != SLICE_NOT_FOUND && !slice_to_u64(slice_cut(text, dash + 1, text.len), &most))
        least = 0;
    if (least < 4 || most < least || most > 40)
        return fail_at(r, "digits", "digits reads LEAST-MOST, between 4 and 40");
    p->digits_min = (unsigned)least;
    p->digits_max = (unsigned)most;
    return true;
}

// Words that are required lead to the value where nothing else does.
static bool is_found_by_context(const struct reading *r)
{
    const struct yaml_node *use = yaml_get(r->node, "context_use");
    return yaml_get(r->node, "context") && use && slice_equals(use->scalar, SLICE("required"));
}

// The finder is the one whose key stands there.
static bool read_finder(struct reading *r, struct pattern *p)
{
    static const struct {
        const char *key;
        enum finder finder;
        bool needs_regex, may_have_regex;
    } finders[] = {
        {"keywords", FINDER_KEYWORD, true, true},   {"names", FINDER_NAME, false, false},
        {"digits", FINDER_DIGITS, true, true},      {"at", FINDER_AT, true, true},
        {"files", FINDER_FILE, false, true},        {"terms", FINDER_FIELD, false, false},
        {"packages", FINDER_PACKAGE, false, false}, {"calls", FINDER_CALL, false, false},
        {"records", FINDER_RECORDS, false, false},  {"context", FINDER_CONTEXT, true, true},
    };
    enum { KEYED = sizeof finders / sizeof finders[0] - 1 };
    int found = -1;
    for (int i = 0; i < KEYED; i++) {
        if (!yaml_get(r->node, finders[i].key))
            continue;
        bool narrows = found >= 0 && finders[found].finder == FINDER_KEYWORD &&
                       (finders[i].finder == FINDER_AT || finders[i].finder == FINDER_FILE);
        if (found >= 0 && !narrows)
            return fail_at(r, finders[i].key,
                           "a pattern has one of keywords, names, digits, at, "
                           "files, terms, packages, calls, records");
        found = i;
    }
    if (found < 0 && is_found_by_context(r))
        found = KEYED;
    if (found < 0)
        return fail_at(r, "id",
                       "the pattern finds nothing: it needs one of keywords, names, digits, at, "
                       "files, terms, packages, calls, records, or a context that is required");
    p->finder = finders[found].finder;
    bool has_regex = yaml_get(r->node, "regex") != NULL;
    if (has_regex != finders[found].needs_regex && has_regex != finders[found].may_have_regex)
        return fail_at(r, "regex",
                       has_regex ? "no regex goes with this finder" : "this finder needs a regex");
    return true;
}

static bool read_regex(struct reading *r, struct pattern *p)
{
    const char *key = p->finder == FINDER_NAME ? "value" : "regex";
    struct err inner = {0};
    if (p->finder != FINDER_NAME && yaml_get(r->node, "value"))
        return fail_at(r, "value", "value goes with names");
    if (!yaml_read_text(r->yaml, r->node, key, p->finder == FINDER_NAME, &p->regex, r->err))
        return false;
    if (p->regex.len && !regex_check(p->regex, &inner))
        return fail_at(r, key, inner.message);
    return true;
}

static bool check_keywords(struct reading *r, struct pattern *p)
{
    for (const struct slice *word = p->keywords; word->len; word++)
        if (word->len < SWEEP_SHORTEST || word->len > SWEEP_LONGEST)
            return fail_at(r, "keywords", "a keyword has 3 to 64 bytes");
    return true;
}

// Names and terms are swept for too, with and without their blanks.
static bool check_terms(struct reading *r, const char *key, const struct slice *terms)
{
    for (; terms->len; terms++) {
        size_t letters = 0;
        for (size_t i = 0; i < terms->len; i++)
            letters += terms->ptr[i] != ' ' && terms->ptr[i] != WORDS_LAST;
        if (letters < SWEEP_SHORTEST || terms->len > SWEEP_LONGEST)
            return fail_at(r, key, "a term has 3 to 64 bytes");
    }
    return true;
}

static bool check_packages(struct reading *r, struct pattern *p)
{
    for (const struct slice *item = p->packages; item->len; item++) {
        size_t colon = slice_find_byte(*item, ':');
        size_t len = colon == SLICE_NOT_FOUND || colon == 0 ? 0 : item->len - colon - 1;
        if (len == 0 || len > PACKAGE_LONGEST)
            return fail_at(r, "packages",
                           "a package reads ECOSYSTEM:NAME, with a name of 1 to 128 bytes");
    }
    return true;
}

static bool check_calls(struct reading *r, struct pattern *p)
{
    for (const struct slice *call = p->calls; call->len; call++)
        if (call->len < SWEEP_SHORTEST || call->len > SWEEP_LONGEST)
            return fail_at(r, "calls", "a call has 3 to 64 bytes");
    if (p->finder == FINDER_CALL && p->evidence != EVIDENCE_FLOW)
        return fail_at(r, "evidence", "what a call is given is a flow");
    return true;
}

// `log.{debug,info}` stands for log.debug and log.info.
static bool read_calls(struct reading *r, const struct slice **out)
{
    enum { MOST_CALLS = 512 };
    const struct slice *items;
    struct slice *calls = ARENA_ARRAY(r->memory, MOST_CALLS + 1, struct slice);
    size_t count = 0;
    if (!read_list(r, "calls", &items))
        return false;
    *out = calls;
    for (; items->len; items++) {
        size_t open = slice_find_byte(*items, '{'), close = slice_find_byte(*items, '}');
        bool has_choice = open != SLICE_NOT_FOUND;
        if (has_choice != (close != SLICE_NOT_FOUND) || (has_choice && close < open))
            return fail_at(r, "calls", "a choice reads {this,that}");
        struct slice before = slice_cut(*items, 0, open), choice;
        struct slice rest = has_choice ? slice_cut(*items, open + 1, close) : SLICE("");
        struct slice after = has_choice ? slice_cut(*items, close + 1, items->len) : SLICE("");
        bool more = has_choice ? slice_split(&rest, ',', &choice) : true;
        for (; more; more = has_choice && slice_split(&rest, ',', &choice)) {
            if (count == MOST_CALLS)
                return fail_at(r, "calls", "too many calls");
            calls[count++] = has_choice ? arena_printf(r->memory, "%.*s%.*s%.*s", SLICE_ARG(before),
                                                       SLICE_ARG(choice), SLICE_ARG(after))
                                        : *items;
        }
    }
    return true;
}

static bool read_where(struct reading *r, struct pattern *p)
{
    bool at = true, records = true;
    if (!read_list(r, "keywords", &p->keywords) || !read_terms(r, "names", &p->names) ||
        !read_list(r, "files", &p->files) || !read_words(r, "terms", true, &p->terms) ||
        !read_words(r, "ambiguous", true, &p->ambiguous) ||
        !read_list(r, "packages", &p->packages) || !read_calls(r, &p->calls) ||
        !read_list(r, "imports", &p->imports) || !read_flag(r, "at", &at) ||
        !read_flag(r, "records", &records) || !read_regex(r, p))
        return false;
    return (p->finder != FINDER_DIGITS || read_digits(r, p)) && check_keywords(r, p) &&
           check_terms(r, "names", p->names) && check_terms(r, "terms", p->terms) &&
           check_terms(r, "ambiguous", p->ambiguous) && check_packages(r, p) && check_calls(r, p);
}

static bool read_text_item(struct reading *r, const struct yaml_node *item,
                           struct pattern_text *text, struct slice *shape)
{
    static const char *const keys[] = {"text", "path", NULL};
    text->line = item->line;
    text->column = item->column;
    if (item->kind == YAML_SCALAR) {
        *shape = item->scalar;
        return true;
    }
    return yaml_expect_keys(r->yaml, item, keys, r->err) &&
           yaml_read_text(r->yaml, item, "text", false, shape, r->err) &&
           yaml_read_text(r->yaml, item, "path", true, &text->path, r->err);
}

static uint64_t seed_of(struct slice id, size_t index)
{
    static const unsigned char key[16] = "waybill shapes";
    return siphash(key, id) + 0x9E3779B97F4A7C15ULL * index;
}

static bool read_texts(struct reading *r, struct pattern_entry *entry, const char *key, bool find,
                       struct pattern_text *texts, size_t *count)
{
    const struct yaml_node *list = yaml_get(r->node, key);
    if (!list || list->kind != YAML_SEQUENCE || !list->child)
        return fail_at(r, key, "find and leave are lists of texts, both with at least one");
    for (const struct yaml_node *item = list->child; item; item = item->next) {
        struct pattern_text *text = &texts[*count];
        struct slice shape = SLICE("");
        struct err inner = {0};
        text->find = find;
        if (!read_text_item(r, item, text, &shape))
            return false;
        if (!shape_expand(shape, seed_of(entry->pattern.id, *count), r->memory, &text->text,
                          &inner))
            return yaml_error(r->yaml, item, r->err, "%s", inner.message);
        ++*count;
    }
    return true;
}

static size_t item_count(const struct yaml_node *list)
{
    size_t count = 0;
    for (const struct yaml_node *item = list ? list->child : NULL; item; item = item->next)
        count++;
    return count;
}

static bool entry_read(struct pattern_entry *entry, struct reading *r, int kind,
                       struct slice source)
{
    struct pattern *p = &entry->pattern;
    size_t most = item_count(yaml_get(r->node, "find")) + item_count(yaml_get(r->node, "leave"));
    struct pattern_text *texts = ARENA_ARRAY(r->memory, most + 1, struct pattern_text);
    p->kind = (enum kind)kind;
    entry->texts = texts;
    entry->line = r->node->line;
    entry->file = r->yaml->path;
    return yaml_expect_keys(r->yaml, r->node, entry_keys, r->err) && read_identity(r, p, source) &&
           read_finder(r, p) && read_meaning(r, p) && read_proof(r, p) && read_where(r, p) &&
           read_texts(r, entry, "find", true, texts, &entry->text_count) &&
           read_texts(r, entry, "leave", false, texts, &entry->text_count);
}

static struct pattern_entry *entries_add(struct pattern_entries *entries)
{
    if (entries->count == entries->room) {
        entries->room = entries->room ? 2 * entries->room : 64;
        entries->items = alloc_grow(entries->items, entries->room, sizeof *entries->items);
    }
    struct pattern_entry *fresh = &entries->items[entries->count++];
    *fresh = (struct pattern_entry){0};
    return fresh;
}

bool pattern_file_read(struct pattern_entries *entries, struct slice path, struct slice text,
                       struct err *err)
{
    struct yaml yaml;
    int kind = 0;
    struct slice source = SLICE("");
    if (!yaml_parse(&yaml, path, text, entries->memory, err))
        return false;
    if (!yaml.root)
        return err_set(err, ERR_CONFIG, "%.*s:1:1: the file has no patterns", SLICE_ARG(path));
    const struct yaml_node *list = yaml_get(yaml.root, "patterns");
    if (!yaml_expect_keys(&yaml, yaml.root, file_keys, err) ||
        !yaml_read_choice(&yaml, yaml.root, "kind", kinds, true, &kind, err) ||
        !yaml_read_text(&yaml, yaml.root, "source", false, &source, err))
        return false;
    if (!list || list->kind != YAML_SEQUENCE || !list->child)
        return yaml_error(&yaml, list ? list : yaml.root, err, "the file has no patterns");
    for (const struct yaml_node *node = list->child; node; node = node->next) {
        struct reading reading = {&yaml, node, entries->memory, err};
        if (node->kind != YAML_MAPPING)
            return yaml_error(&yaml, node, err, "a pattern is a mapping");
        if (entries->count >= PATTERNS_MOST)
            return yaml_error(&yaml, node, err, "more than %d patterns", PATTERNS_MOST);
        if (!entry_read(entries_add(entries), &reading, kind, source))
            return false;
    }
    return true;
}

void pattern_entries_release(struct pattern_entries *entries)
{
    free(entries->items);
    *entries = (struct pattern_entries){.memory = entries->memory};
}
