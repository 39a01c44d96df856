// From patterns to a set: the keywords each pattern is swept for, and the table over all of them.
#include "footprint.h"
#include "pattern_reader.h"
#include "sweep.h"

#include <stdlib.h>

struct keyword_list {
    struct sweep_keyword *items;
    size_t count, room;
};

// Scripts that put no blanks between words have none that stand alone: words.h.
static bool is_unspaced(struct slice text)
{
    return text.len && (unsigned char)text.ptr[0] >= 0xE0;
}

static void keyword_add(struct keyword_list *list, struct sweep_keyword keyword)
{
    keyword.whole &= !is_unspaced(keyword.text);
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 256;
        list->items = alloc_grow(list->items, list->room, sizeof *list->items);
    }
    list->items[list->count++] = keyword;
}

// A term of several words is swept for in each way of writing it: `api key` as apikey (and, since case is folded,
// apiKey), api_key, api-key, api.key and "api key". That is far rarer than its commonest word.
static void term_add(struct keyword_list *list, struct slice term, const char *separators,
                     struct sweep_keyword keyword, struct arena *memory)
{
    size_t blanks = 0;
    term.len -= slice_ends_with(term, SLICE("$"));
    for (size_t i = 0; i < term.len; i++)
        blanks += term.ptr[i] == ' ';
    struct slice joined = arena_copy(memory, term);
    char *letters = (char *)(uintptr_t)joined.ptr;
    size_t len = 0;
    for (size_t i = 0; i < term.len; i++)
        if (term.ptr[i] != ' ')
            letters[len++] = term.ptr[i];
    keyword.text = slice_of(letters, len);
    keyword_add(list, keyword);
    for (size_t s = 0; blanks && separators[s]; s++) {
        struct slice copy = arena_copy(memory, term);
        for (size_t i = 0; i < copy.len; i++)
            if (copy.ptr[i] == ' ')
                ((char *)(uintptr_t)copy.ptr)[i] = separators[s];
        keyword.text = copy;
        keyword_add(list, keyword);
    }
}

// A letter alone hangs on its neighbour by an apostrophe: `driver s license` is driver's license, and
// `assurance d invalidite` d'invalidite.
static void elided_add(struct keyword_list *list, struct slice term, struct sweep_keyword keyword,
                       struct arena *memory)
{
    struct slice copy = arena_copy(memory, term);
    char *letters = (char *)(uintptr_t)copy.ptr;
    bool elided = false;
    for (size_t i = 1; i + 2 < term.len; i++) {
        if (letters[i - 1] != ' ' || letters[i + 1] != ' ')
            continue;
        letters[letters[i] == 's' ? i - 1 : i + 1] = '\'';
        elided = true;
    }
    keyword.text = copy;
    if (elided)
        keyword_add(list, keyword);
}

// An abbreviation has a full stop before what joins it to the next word: `St.-Nr.`, `Pers. No`.
static void abbreviation_add(struct keyword_list *list, struct slice term,
                             struct sweep_keyword keyword, struct arena *memory)
{
    enum { LONGEST = 5 };
    static const char *const joints[] = {".-", ". "};
    size_t blank = slice_find_byte(term, ' ');
    if (blank == SLICE_NOT_FOUND || blank > LONGEST)
        return;
    struct slice first = slice_cut(term, 0, blank), rest = slice_cut(term, blank + 1, term.len);
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        keyword.text =
            arena_printf(memory, "%.*s%s%.*s", SLICE_ARG(first), joints[i], SLICE_ARG(rest));
        keyword_add(list, keyword);
    }
}

// A number is only tried where a word that it requires was seen. Words of two letters are in everything: what has
// no other is not found.
static void context_add(struct keyword_list *list, const struct pattern *pattern,
                        struct sweep_keyword keyword, struct arena *memory)
{
    if (pattern->context_use != CONTEXT_REQUIRED)
        return;
    keyword.whole = true;
    for (const struct slice *term = pattern->context; term->len; term++) {
        if (term->len < SWEEP_SHORTEST || term->len + 1 > SWEEP_LONGEST)
            continue;
        term_add(list, *term, "_-. ", keyword, memory);
        elided_add(list, *term, keyword, memory);
        abbreviation_add(list, *term, keyword, memory);
    }
}

static void keywords_of(struct keyword_list *list, const struct pattern *pattern, size_t index,
                        struct arena *memory)
{
    struct sweep_keyword keyword = {.pattern = (uint32_t)index};
    switch (pattern->finder) {
    case FINDER_KEYWORD:
        for (const struct slice *word = pattern->keywords; word->len; word++)
            keyword_add(list, (struct sweep_keyword){.text = *word,
                                                     .exact = pattern->exact_case,
                                                     .pattern = (uint32_t)index});
        break;
    case FINDER_NAME:
        keyword.whole = true;
        for (const struct slice *name = pattern->names; name->len; name++)
            term_add(list, *name, "_-. ", keyword, memory);
        break;
    case FINDER_FIELD:
        // Fields are declared without dots and blanks.
        keyword.whole = true;
        for (const struct slice *term = pattern->terms; term->len; term++)
            term_add(list, *term, "_-", keyword, memory);
        for (const struct slice *term = pattern->ambiguous; term->len; term++)
            term_add(list, *term, "_-", keyword, memory);
        break;
    case FINDER_CALL:
        for (const struct slice *call = pattern->calls; call->len; call++) {
            keyword.text = *call;
            keyword.exact = pattern->exact_case;
            keyword_add(list, keyword);
        }
        break;
    case FINDER_DIGITS:
    case FINDER_CONTEXT:
        context_add(list, pattern, keyword, memory);
        break;
    case FINDER_PACKAGE: // manifests are read
    case FINDER_AT:
    case FINDER_FILE:
    case FINDER_RECORDS:
    case FINDER_COUNT:
        break;
    }
}

// The signs of the policy's footprints are swept for with the rest, numbered behind the patterns: signs.h.
static void signs_add(struct keyword_list *list, size_t patterns)
{
    for (size_t i = 0; i < footprint_count; i++)
        if (footprints[i].keyword.len)
            keyword_add(list, (struct sweep_keyword){.text = footprints[i].keyword,
                                                     .exact = footprints[i].kind == FOOTPRINT_ENV,
                                                     .pattern = (uint32_t)(patterns + i)});
}

static int compare_ids(const void *left, const void *right)
{
    const struct pattern *a = left, *b = right;
    return slice_compare(a->id, b->id);
}

static const struct pattern_entry *entry_named(const struct pattern_entries *entries,
                                               struct slice id)
{
    for (size_t i = entries->count; i > 0; i--)
        if (slice_equals(entries->items[i - 1].pattern.id, id))
            return &entries->items[i - 1];
    return NULL;
}

static bool refuse_duplicates(const struct pattern *patterns, size_t count,
                              const struct pattern_entries *entries, struct err *err)
{
    for (size_t i = 1; i < count; i++) {
        if (!slice_equals(patterns[i].id, patterns[i - 1].id))
            continue;
        const struct pattern_entry *entry = entry_named(entries, patterns[i].id);
        return err_set(err, ERR_CONFIG, "%.*s:%u: there is another pattern with the id %.*s",
                       SLICE_ARG(entry->file), entry->line, SLICE_ARG(patterns[i].id));
    }
    return true;
}

static const struct pattern *pattern_named(const struct pattern *patterns, size_t count,
                                           struct slice id)
{
    const struct pattern key = {.id = id};
    return count ? bsearch(&key, patterns, count, sizeof *patterns, compare_ids) : NULL;
}

// What `near` names is in the set.
static bool refuse_strangers(const struct pattern *patterns, size_t count,
                             const struct pattern_entries *entries, struct err *err)
{
    for (size_t i = 0; i < entries->count; i++) {
        const struct pattern_entry *entry = &entries->items[i];
        for (const struct slice *id = entry->pattern.near; id->len; id++)
            if (!pattern_named(patterns, count, *id))
                return err_set(err, ERR_CONFIG, "%.*s:%u: there is no pattern with the id %.*s",
                               SLICE_ARG(entry->file), entry->line, SLICE_ARG(*id));
    }
    return true;
}

bool pattern_set_make(struct pattern_set *set, const struct pattern_set *base,
                      struct pattern_entries *entries, struct err *err)
{
    struct arena *memory = entries->memory;
    size_t base_count = base ? base->count : 0;
    size_t count = base_count + entries->count;
    struct pattern *patterns = ARENA_ARRAY(memory, count + 1, struct pattern);
    struct sweep_table *sweep = ARENA_NEW(memory, struct sweep_table);
    struct keyword_list keywords = {0};

    if (base_count)
        memcpy(patterns, base->patterns, base_count * sizeof *patterns);
    for (size_t i = 0; i < entries->count; i++) {
        patterns[base_count + i] = entries->items[i].pattern;
        patterns[base_count + i].added = true;
    }
    if (count)
        qsort(patterns, count, sizeof *patterns, compare_ids);
    if (!refuse_duplicates(patterns, count, entries, err) ||
        !refuse_strangers(patterns, count, entries, err))
        return false;
    for (size_t i = 0; i < count; i++)
        keywords_of(&keywords, &patterns[i], i, memory);
    signs_add(&keywords, count);
    bool built = sweep_build(sweep, keywords.items, keywords.count, memory, err);
    free(keywords.items);
    *set = (struct pattern_set){patterns, count, sweep};
    return built;
}
