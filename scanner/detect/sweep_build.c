// Making the sweep's table: which four bytes stand for a keyword, and where they go.
#include "sweep.h"

#include <stdlib.h>

// With two bytes behind it where the word has them: the second bitmap asks for those.
static uint8_t rarest_gram(struct slice word)
{
    size_t best = 0, needed = word.len < SWEEP_LONG_GRAM ? sizeof(uint32_t) : SWEEP_LONG_GRAM;
    unsigned most = 0;
    for (size_t i = 0; i + needed <= word.len; i++) {
        unsigned rare = gram_rarity(word.ptr + i);
        if (rare > most) {
            most = rare;
            best = i;
        }
    }
    return (uint8_t)best;
}

struct build {
    struct sweep_word *words;
    size_t word_count;
    struct sweep_entry *entries;
    size_t entry_count, entry_room;
    struct arena *memory;
};

static void add_entry(struct build *build, const char gram[4], uint16_t word, uint8_t back)
{
    uint32_t folded;
    memcpy(&folded, gram, 4);
    if (build->entry_count == build->entry_room) {
        build->entry_room = build->entry_room ? 2 * build->entry_room : 256;
        build->entries = alloc_grow(build->entries, build->entry_room, sizeof *build->entries);
    }
    build->entries[build->entry_count++] = (struct sweep_entry){folded | 0x20202020, word, back};
}

// Three bytes and any fourth of ASCII; folding makes half as many of those.
static void add_short_word(struct build *build, uint16_t word)
{
    char gram[4];
    memcpy(gram, build->words[word].text.ptr, 3);
    for (char next = 0; next >= 0 && next < 0x7F; next++) {
        gram[3] = next;
        if ((next | 0x20) == next)
            add_entry(build, gram, word, 0);
    }
    gram[3] = 0x7F; // '_', folded
    add_entry(build, gram, word, 0);
}

static uint32_t bucket_of(const struct sweep_entry *entry)
{
    return (entry->gram * 0x9E3779B1U >> (32 - SWEEP_HASH_BITS)) >> 5;
}

static int compare_entries(const void *left, const void *right)
{
    const struct sweep_entry *a = left, *b = right;
    uint32_t x = bucket_of(a), y = bucket_of(b);
    if (x != y)
        return x < y ? -1 : 1;
    if (a->gram != b->gram)
        return a->gram < b->gram ? -1 : 1;
    return a->word - b->word;
}

static int compare_keywords(const void *left, const void *right)
{
    const struct sweep_keyword *a = left, *b = right;
    int order = slice_compare(a->text, b->text);
    if (order == 0)
        order = (int)a->exact - (int)b->exact;
    if (order == 0 && a->pattern != b->pattern)
        order = a->pattern < b->pattern ? -1 : 1;
    return order;
}

static bool same_word(const struct sweep_keyword *a, const struct sweep_keyword *b)
{
    return a->exact == b->exact && slice_equals(a->text, b->text);
}

static struct slice lower_copy(struct slice text, struct arena *memory)
{
    struct slice copy = arena_copy(memory, text);
    for (size_t i = 0; i < copy.len; i++)
        ((char *)(uintptr_t)copy.ptr)[i] = to_lower(copy.ptr[i]);
    return copy;
}

// Sorted keywords, each distinct word once with the patterns that use it.
static void collect_words(struct build *build, struct sweep_table *table,
                          const struct sweep_keyword *sorted, size_t count)
{
    uint32_t *uses = ARENA_ARRAY(build->memory, count, uint32_t);
    uint32_t used = 0;
    for (size_t i = 0; i < count; i++) {
        bool fresh = i == 0 || !same_word(&sorted[i], &sorted[i - 1]);
        if (fresh)
            build->words[build->word_count++] =
                (struct sweep_word){sorted[i].text, sorted[i].exact, used, 0};
        else if (sorted[i].pattern == sorted[i - 1].pattern)
            continue;
        uses[used++] = sorted[i].pattern;
        build->words[build->word_count - 1].use_count++;
    }
    table->uses = uses;
    table->use_count = used;
}

static void set_bit(uint32_t *bitmap, uint32_t hash)
{
    bitmap[hash >> 5] |= 1U << (hash & 31);
}

static void set_longer(uint32_t *longer, const struct sweep_entry *entry, struct slice word)
{
    uint64_t bytes = entry->gram;
    if (word.len < (size_t)entry->back + SWEEP_LONG_GRAM) {
        set_bit(longer, sweep_long_hash(bytes, sizeof(uint32_t)));
        return;
    }
    memcpy(&bytes, word.ptr + entry->back, SWEEP_LONG_GRAM);
    set_bit(longer, sweep_long_hash(bytes, SWEEP_LONG_GRAM));
}

static void fill_table(struct sweep_table *table, struct build *build)
{
    uint32_t *bitmap = ARENA_ARRAY(build->memory, SWEEP_BITMAP_WORDS, uint32_t);
    uint32_t *longer = ARENA_ARRAY(build->memory, SWEEP_LONG_WORDS, uint32_t);
    uint32_t *buckets = ARENA_ARRAY(build->memory, SWEEP_BUCKETS + 1, uint32_t);
    struct sweep_entry *entries =
        ARENA_ARRAY(build->memory, build->entry_count, struct sweep_entry);
    if (build->entry_count)
        qsort(build->entries, build->entry_count, sizeof *build->entries, compare_entries);
    for (size_t i = 0; i < build->entry_count; i++) {
        uint32_t hash = build->entries[i].gram * 0x9E3779B1U >> (32 - SWEEP_HASH_BITS);
        set_bit(bitmap, hash);
        set_longer(longer, &build->entries[i], build->words[build->entries[i].word].text);
        buckets[(hash >> 5) + 1]++;
        entries[i] = build->entries[i];
    }
    for (size_t i = 0; i < SWEEP_BUCKETS; i++)
        buckets[i + 1] += buckets[i];
    table->bitmap = bitmap;
    table->longer = longer;
    table->buckets = buckets;
    table->entries = entries;
    table->entry_count = (uint32_t)build->entry_count;
    table->words = build->words;
    table->word_count = (uint32_t)build->word_count;
}

bool sweep_build(struct sweep_table *table, const struct sweep_keyword *keywords, size_t count,
                 struct arena *memory, struct err *err)
{
    struct build build = {.memory = memory};
    struct sweep_keyword *sorted = ARENA_ARRAY(memory, count + 1, struct sweep_keyword);
    for (size_t i = 0; i < count; i++) {
        if (keywords[i].text.len < SWEEP_SHORTEST || keywords[i].text.len > SWEEP_LONGEST)
            return err_set(err, ERR_CONFIG, "a keyword has %zu bytes: it needs %d to %d",
                           keywords[i].text.len, SWEEP_SHORTEST, SWEEP_LONGEST);
        sorted[i] = keywords[i];
        if (!sorted[i].exact)
            sorted[i].text = lower_copy(sorted[i].text, memory);
    }
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_keywords);
    build.words = ARENA_ARRAY(memory, count + 1, struct sweep_word);
    collect_words(&build, table, sorted, count);
    if (build.word_count > UINT16_MAX)
        return err_set(err, ERR_CONFIG, "%zu distinct keywords: %d are the most", build.word_count,
                       UINT16_MAX);
    for (size_t i = 0; i < build.word_count; i++) {
        struct slice text = build.words[i].text;
        uint8_t back = rarest_gram(text);
        if (text.len == SWEEP_SHORTEST)
            add_short_word(&build, (uint16_t)i);
        else
            add_entry(&build, text.ptr + back, (uint16_t)i, back);
    }
    fill_table(table, &build);
    free(build.entries);
    return true;
}
