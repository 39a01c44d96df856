// Making the sweep's table: which four bytes stand for a keyword, and where they go.
#include "sweep.h"

#include <stdlib.h>

struct build {
    struct sweep_word *words;
    char *letters;
    size_t word_count, letter_count;
    uint8_t *backs; // by word: where in it its gram begins
    struct sweep_entry *entries;
    size_t entry_count, entry_room;
    struct arena *memory;
};

static struct slice text_of(const struct build *build, size_t word)
{
    return slice_of(build->letters + build->words[word].letters, build->words[word].len);
}

static uint32_t fold4(const char gram[4])
{
    uint32_t folded;
    memcpy(&folded, gram, 4);
    return folded | 0x20202020;
}

static uint32_t hash_gram(uint32_t folded)
{
    return folded * 0x9E3779B1U >> (32 - SWEEP_HASH_BITS);
}

// Whether short_words_find() finds it.
static bool is_brief(const struct build *build, size_t word)
{
    struct slice text = text_of(build, word);
    if (build->words[word].standing == SWEEP_ANYWHERE || text.len != SHORT_LETTERS)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (!is_alpha(text.ptr[i]) && (unsigned char)text.ptr[i] < 0x80)
            return false;
    return true;
}

// The grams a word may be entered by begin at its first so many bytes: two more bytes stand behind
// each where the word has them, since the second bitmap asks for those. A word of three has none.
static size_t gram_count(struct slice word)
{
    size_t needed = word.len < SWEEP_LONG_GRAM ? sizeof(uint32_t) : SWEEP_LONG_GRAM;
    return word.len - needed + 1;
}

// What it costs to enter a word by a gram, in parts of all places of a text: the gram is met where
// the word is not, and its bit of the bitmap is met by chance, which all words share that have it.
static uint64_t gram_cost(unsigned rarity, size_t sharers)
{
    enum { UNIT_BITS = 60 };
    const uint64_t unit = 1ULL << UNIT_BITS;
    return (rarity < UNIT_BITS ? unit >> rarity : 1) + (unit >> SWEEP_HASH_BITS) / sharers;
}

// How many words have each bit: in the first round all that could have it, then those that chose it.
static void count_sharers(const struct build *build, bool first_round, uint16_t *sharers)
{
    memset(sharers, 0, sizeof *sharers << SWEEP_HASH_BITS);
    for (size_t w = 0; w < build->word_count; w++) {
        struct slice text = text_of(build, w);
        if (is_brief(build, w))
            continue;
        size_t from = first_round ? 0 : build->backs[w];
        size_t to = first_round || text.len == SWEEP_SHORTEST ? gram_count(text) : from + 1;
        for (size_t i = from; i < to; i++)
            sharers[hash_gram(fold4(text.ptr + i))]++;
    }
}

// `rarities` are those of the word's grams.
static uint8_t cheapest_gram(struct slice word, const uint8_t *rarities, const uint16_t *sharers)
{
    uint64_t least = UINT64_MAX;
    size_t best = 0;
    for (size_t i = 0; i < gram_count(word); i++) {
        uint16_t now = sharers[hash_gram(fold4(word.ptr + i))];
        uint64_t cost = gram_cost(rarities[i], now ? now : 1);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return (uint8_t)best;
}

// What a gram costs hangs on the choices of the other words, so the choice is made several times.
static void choose_grams(struct build *build)
{
    enum { ROUNDS = 3 };
    uint16_t *sharers = alloc_zeroed((size_t)1 << SWEEP_HASH_BITS, sizeof *sharers);
    uint8_t *rarities = alloc_zeroed(build->word_count + 1, SWEEP_LONGEST);
    build->backs = ARENA_ARRAY(build->memory, build->word_count + 1, uint8_t);
    for (size_t w = 0; w < build->word_count; w++)
        for (size_t i = 0; i < gram_count(text_of(build, w)); i++)
            rarities[w * SWEEP_LONGEST + i] = (uint8_t)gram_rarity(text_of(build, w).ptr + i);
    for (int round = 0; round < ROUNDS; round++) {
        count_sharers(build, round == 0, sharers);
        for (size_t w = 0; w < build->word_count; w++)
            build->backs[w] =
                cheapest_gram(text_of(build, w), rarities + w * SWEEP_LONGEST, sharers);
    }
    free(rarities);
    free(sharers);
}

// The bytes before the gram, the last one highest.
static uint32_t bytes_before(struct slice word, size_t gram)
{
    enum { MOST = sizeof(uint32_t) };
    uint32_t bytes = 0;
    for (size_t i = gram > MOST ? gram - MOST : 0; i < gram; i++)
        bytes = bytes >> 8 | (uint32_t)(unsigned char)(word.ptr[i] | 0x20) << 24;
    return bytes;
}

// Enters a word by the bytes it has from its gram on.
static void add_entry(struct build *build, struct slice bytes, uint16_t word, uint8_t back)
{
    struct sweep_entry entry = {.word = word, .back = back};
    size_t len = bytes.len < sizeof entry.bytes ? bytes.len : sizeof entry.bytes;
    memcpy(&entry.bytes, bytes.ptr, len);
    entry.bytes |= 0x2020202020202020U;
    entry.beyond = (uint8_t)(8 * (sizeof entry.bytes - len));
    entry.before = bytes_before(text_of(build, word), back);
    if (build->entry_count == build->entry_room) {
        build->entry_room = build->entry_room ? 2 * build->entry_room : 256;
        build->entries = alloc_grow(build->entries, build->entry_room, sizeof *build->entries);
    }
    build->entries[build->entry_count++] = entry;
}

// Three bytes and any of ASCII behind them; folding makes half as many of those.
static void add_short_word(struct build *build, uint16_t word)
{
    char gram[SWEEP_SHORTEST + 1];
    memcpy(gram, text_of(build, word).ptr, SWEEP_SHORTEST);
    for (int next = 0; next <= 0x7F; next++) {
        gram[SWEEP_SHORTEST] = (char)next;
        if ((next | 0x20) == next)
            add_entry(build, slice_of(gram, sizeof gram), word, 0);
    }
}

static uint32_t gram_of(const struct sweep_entry *entry)
{
    return (uint32_t)entry->bytes;
}

static uint32_t bucket_of(const struct sweep_entry *entry)
{
    return hash_gram(gram_of(entry)) >> 5;
}

static int compare_entries(const void *left, const void *right)
{
    const struct sweep_entry *a = left, *b = right;
    uint32_t x = bucket_of(a), y = bucket_of(b);
    if (x != y)
        return x < y ? -1 : 1;
    if (gram_of(a) != gram_of(b))
        return gram_of(a) < gram_of(b) ? -1 : 1;
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

static void add_word(struct build *build, const struct sweep_keyword *keyword, uint32_t first_use)
{
    memcpy(build->letters + build->letter_count, keyword->text.ptr, keyword->text.len);
    build->words[build->word_count++] = (struct sweep_word){
        .letters = (uint32_t)build->letter_count,
        .first_use = first_use,
        .len = (uint8_t)keyword->text.len,
        .exact = keyword->exact,
        .standing = SWEEP_WHOLE,
    };
    build->letter_count += keyword->text.len;
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
            add_word(build, &sorted[i], used);
        if (!sorted[i].whole)
            build->words[build->word_count - 1].standing = SWEEP_ANYWHERE;
        if (!fresh && sorted[i].pattern == sorted[i - 1].pattern)
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
    uint64_t bytes = gram_of(entry);
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
        uint32_t hash = hash_gram(gram_of(&build->entries[i]));
        set_bit(bitmap, hash);
        set_longer(longer, &build->entries[i], text_of(build, build->entries[i].word));
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
    table->letters = build->letters;
    table->word_count = (uint32_t)build->word_count;
}

// How often a letter stands behind the three bytes, or before them, in parts of all places.
static uint64_t letters_beside(const char *word, bool before)
{
    uint64_t sum = 0;
    char gram[SWEEP_SHORTEST + 1];
    memcpy(gram + before, word, SWEEP_SHORTEST);
    for (int letter = 'a'; letter <= 'z'; letter++) {
        gram[before ? 0 : SWEEP_SHORTEST] = (char)letter;
        sum += UINT64_MAX >> 6 >> gram_rarity(gram);
    }
    return sum;
}

// Those that are rare in others are taken wherever they stand: userSsn, ssnNumber.
static enum sweep_standing standing_of_brief(struct slice word)
{
    enum { RARE_BITS = 13 };
    uint64_t before = letters_beside(word.ptr, true), behind = letters_beside(word.ptr, false);
    if (before + behind <= UINT64_MAX >> 6 >> RARE_BITS)
        return SWEEP_WHOLE;
    return before > behind ? SWEEP_UNPRECEDED : SWEEP_UNFOLLOWED;
}

static uint32_t code_of(const struct build *build, size_t word)
{
    return short_code(text_of(build, word).ptr);
}

static void fill_brief(struct sweep_table *table, struct build *build)
{
    uint32_t *brief = ARENA_ARRAY(build->memory, SHORT_BITMAP_WORDS, uint32_t);
    uint32_t *buckets = ARENA_ARRAY(build->memory, SWEEP_SHORT_BUCKETS + 1, uint32_t);
    uint32_t *words = ARENA_ARRAY(build->memory, build->word_count + 1, uint32_t);
    for (size_t w = 0; w < build->word_count; w++)
        if (is_brief(build, w)) {
            build->words[w].standing = (uint8_t)standing_of_brief(text_of(build, w));
            set_bit(brief, code_of(build, w));
            buckets[code_of(build, w) >> 5]++;
        }
    // Where each bucket ends, which becomes where it begins when its words are put before that.
    for (size_t i = 1; i <= SWEEP_SHORT_BUCKETS; i++)
        buckets[i] += buckets[i - 1];
    for (size_t w = build->word_count; w-- > 0;)
        if (is_brief(build, w))
            words[--buckets[code_of(build, w) >> 5]] = (uint32_t)w;
    table->brief = brief;
    table->brief_buckets = buckets;
    table->brief_words = words;
    table->brief_count = buckets[SWEEP_SHORT_BUCKETS];
}

bool sweep_build(struct sweep_table *table, const struct sweep_keyword *keywords, size_t count,
                 struct arena *memory, struct err *err)
{
    struct build build = {.memory = memory};
    struct sweep_keyword *sorted = ARENA_ARRAY(memory, count + 1, struct sweep_keyword);
    size_t letters = 0;
    for (size_t i = 0; i < count; i++) {
        if (keywords[i].text.len < SWEEP_SHORTEST || keywords[i].text.len > SWEEP_LONGEST)
            return err_set(err, ERR_CONFIG, "a keyword has %zu bytes: it needs %d to %d",
                           keywords[i].text.len, SWEEP_SHORTEST, SWEEP_LONGEST);
        letters += keywords[i].text.len;
        sorted[i] = keywords[i];
        if (!sorted[i].exact)
            sorted[i].text = lower_copy(sorted[i].text, memory);
    }
    if (count)
        qsort(sorted, count, sizeof *sorted, compare_keywords);
    build.words = ARENA_ARRAY(memory, count + 1, struct sweep_word);
    build.letters = ARENA_ARRAY(memory, letters + 1, char);
    collect_words(&build, table, sorted, count);
    if (build.word_count > UINT16_MAX)
        return err_set(err, ERR_CONFIG, "%zu distinct keywords: %d are the most", build.word_count,
                       UINT16_MAX);
    choose_grams(&build);
    for (size_t i = 0; i < build.word_count; i++) {
        struct slice text = text_of(&build, i);
        uint8_t back = build.backs[i];
        if (is_brief(&build, i))
            continue;
        if (text.len == SWEEP_SHORTEST)
            add_short_word(&build, (uint16_t)i);
        else
            add_entry(&build, slice_cut(text, back, text.len), (uint16_t)i, back);
    }
    fill_table(table, &build);
    fill_brief(table, &build);
    free(build.entries);
    return true;
}
