#include "sweep.h"

#include "words.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static uint32_t fold4(const char *at)
{
    uint32_t gram;
    memcpy(&gram, at, sizeof gram);
    return gram | 0x20202020;
}

// Knuth's multiplicative hash; the top bits are the good ones.
static uint32_t hash_gram(uint32_t gram)
{
    return gram * 0x9E3779B1U >> (32 - SWEEP_HASH_BITS);
}

// Eight folded bytes; behind the end of the text are blanks.
static uint64_t fold8(struct slice text, size_t at)
{
    uint64_t bytes = 0;
    size_t left = text.len - at;
    if (left >= sizeof bytes) // of a length that the compiler knows
        memcpy(&bytes, text.ptr + at, sizeof bytes);
    else
        memcpy(&bytes, text.ptr + at, left);
    return bytes | 0x2020202020202020U;
}

// The four folded bytes before text[at], the last one highest; before the start of the text are blanks.
static uint32_t fold_before(struct slice text, size_t at)
{
    uint32_t bytes = 0;
    if (at >= sizeof bytes)
        memcpy(&bytes, text.ptr + at - sizeof bytes, sizeof bytes);
    else
        memcpy((char *)&bytes + sizeof bytes - at, text.ptr, at);
    return bytes | 0x20202020;
}

// Whether the word's bytes before its gram, as far as the entry has them, are those of the text.
static bool follows(const struct sweep_entry *entry, uint32_t before)
{
    enum { HAVE = sizeof before };
    unsigned unused = entry->back < HAVE ? 8U * (HAVE - entry->back) : 0;
    return (uint64_t)(entry->before ^ before) >> unused == 0;
}

static bool is_standing(enum sweep_standing standing, struct slice text, size_t at, size_t len)
{
    if (standing == SWEEP_ANYWHERE)
        return true;
    if (standing == SWEEP_UNPRECEDED && at > 0 && is_alpha(text.ptr[at - 1]))
        return false;
    if (standing == SWEEP_UNFOLLOWED && at + len < text.len && is_alpha(text.ptr[at + len]))
        return false;
    return words_stand(text, at, len);
}

static bool word_stands_at(const struct sweep_table *table, uint32_t word, struct slice text,
                           size_t at)
{
    struct slice letters = sweep_word_text(table, word);
    struct slice there = slice_cut(text, at, at + letters.len);
    return (table->words[word].exact ? slice_equals(there, letters)
                                     : slice_equals_nocase(there, letters)) &&
           is_standing((enum sweep_standing)table->words[word].standing, text, at, letters.len);
}

static bool has_bit(const uint32_t *bitmap, uint32_t hash)
{
    return bitmap[hash >> 5] >> (hash & 31) & 1;
}

// The second look. Near the end of the text there is nothing to be gained by it. Both bits are
// always asked for: which of them is set cannot be foreseen.
static bool may_stand_at(const struct sweep_table *table, struct slice text, size_t at)
{
    uint64_t bytes;
    if (text.len - at < sizeof bytes)
        return true;
    memcpy(&bytes, text.ptr + at, sizeof bytes);
    unsigned longer = has_bit(table->longer, sweep_long_hash(bytes, SWEEP_LONG_GRAM));
    unsigned shorter = has_bit(table->longer, sweep_long_hash(bytes, sizeof(uint32_t)));
    return (longer | shorter) != 0;
}

// All keywords that have their gram at text[at]. False when there was no room for
// all of them; then none is stored.
static bool compare_at(const struct sweep_table *table, struct slice text, size_t at,
                       struct sweep_hit *hits, size_t *count, size_t room)
{
    uint64_t bytes = fold8(text, at);
    uint32_t before = fold_before(text, at);
    uint32_t bucket = hash_gram((uint32_t)bytes) >> 5;
    size_t stored = *count;
    for (uint32_t i = table->buckets[bucket]; i < table->buckets[bucket + 1]; i++) {
        const struct sweep_entry *entry = &table->entries[i];
        if ((entry->bytes ^ bytes) << entry->beyond || !follows(entry, before) || entry->back > at)
            continue;
        size_t start = at - entry->back;
        if (!word_stands_at(table, entry->word, text, start))
            continue;
        if (stored == room)
            return false;
        hits[stored++] = (struct sweep_hit){.word = entry->word, .offset = start};
    }
    *count = stored;
    return true;
}

// The same for whole words of three letters that begin at text[at].
static bool compare_brief(const struct sweep_table *table, struct slice text, size_t at,
                          struct sweep_hit *hits, size_t *count, size_t room)
{
    uint32_t bucket = short_code(text.ptr + at) >> 5;
    size_t stored = *count;
    for (uint32_t i = table->brief_buckets[bucket]; i < table->brief_buckets[bucket + 1]; i++) {
        uint32_t word = table->brief_words[i];
        if (!word_stands_at(table, word, text, at))
            continue;
        if (stored == room)
            return false;
        hits[stored++] = (struct sweep_hit){.word = word, .offset = at};
    }
    *count = stored;
    return true;
}

// The places in a piece of the text that pass the first look, counted from where it begins.
enum { STEP = 16, PIECE = SHORT_PIECE, AT_ONCE = 4 };

struct places {
    uint16_t at[PIECE + STEP + AT_ONCE];
    size_t count;
};

// The first look at text[piece + from, piece + to).
static void look_scalar(const uint32_t *bitmap, struct slice text, size_t piece, size_t from,
                        size_t to, struct places *places)
{
    for (size_t at = from; at < to && piece + at + sizeof(uint32_t) <= text.len; at++)
        if (has_bit(bitmap, hash_gram(fold4(text.ptr + piece + at))))
            places->at[places->count++] = (uint16_t)at;
}

#if defined(__x86_64__)
// Eight places at a time: two lanes of four overlapping grams, hashed side by side,
// their bitmap words gathered. Sixteen bytes are read at each step.
__attribute__((target("avx2"))) static unsigned probe_eight(const uint32_t *bitmap, const char *at)
{
    const __m256i spread = _mm256_setr_epi8(0, 1, 2, 3, 1, 2, 3, 4, 2, 3, 4, 5, 3, 4, 5, 6, //
                                            4, 5, 6, 7, 5, 6, 7, 8, 6, 7, 8, 9, 7, 8, 9, 10);
    __m256i bytes = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)at));
    __m256i grams =
        _mm256_or_si256(_mm256_shuffle_epi8(bytes, spread), _mm256_set1_epi32(0x20202020));
    __m256i hashes = _mm256_srli_epi32(
        _mm256_mullo_epi32(grams, _mm256_set1_epi32((int)0x9E3779B1)), 32 - SWEEP_HASH_BITS);
    __m256i words =
        _mm256_i32gather_epi32((const int *)(const void *)bitmap, _mm256_srli_epi32(hashes, 5), 4);
    // srlv takes the shift modulo nothing: keep the low five bits.
    __m256i bits = _mm256_srlv_epi32(words, _mm256_and_si256(hashes, _mm256_set1_epi32(31)));
    return (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_slli_epi32(bits, 31)));
}

// How many places a step finds cannot be foreseen, and a branch on it would be wrong half the time, so they are
// written four at a time, needed or not, and looked at again when the piece is through.
static inline void add_places(struct places *places, unsigned at, unsigned found)
{
    uint16_t *next = places->at + places->count;
    places->count += (size_t)__builtin_popcount(found);
    do {
        for (int i = 0; i < AT_ONCE; i++) {
            *next++ = (uint16_t)(at + (unsigned)__builtin_ctz(found | 1U << STEP));
            found &= found - 1;
        }
    } while (found);
}

// Steps that would read past the text are left to the scalar kernel.
__attribute__((target("avx2,popcnt"))) static void look_avx2(const uint32_t *bitmap,
                                                             struct slice text, size_t piece,
                                                             size_t len, struct places *places)
{
    enum { READ_AHEAD = STEP + 8 };
    const char *at = text.ptr + piece;
    unsigned done = 0;
    for (; done + STEP <= len && piece + done + READ_AHEAD <= text.len; done += STEP)
        add_places(places, done,
                   probe_eight(bitmap, at + done) | probe_eight(bitmap, at + done + 8) << 8);
    look_scalar(bitmap, text, piece, done, len, places);
}
#endif

// Keeps those that pass the second look, too, again without a branch.
static inline void look_again(struct places *places, const struct sweep_table *table,
                              struct slice text, size_t piece)
{
    size_t kept = 0;
    for (size_t i = 0; i < places->count; i++) {
        uint16_t at = places->at[i];
        places->at[kept] = at;
        kept += may_stand_at(table, text, piece + at);
    }
    places->count = kept;
}

static void look(enum sweep_kernel kernel, const struct sweep_table *table, struct slice text,
                 size_t piece, size_t len, struct places *places)
{
    places->count = 0;
#if defined(__x86_64__)
    if (kernel == SWEEP_AVX2)
        look_avx2(table->bitmap, text, piece, len, places);
#endif
    if (kernel == SWEEP_SCALAR)
        look_scalar(table->bitmap, text, piece, 0, len, places);
    look_again(places, table, text, piece);
}

size_t sweep_run_with(enum sweep_kernel kernel, const struct sweep_table *table, struct slice text,
                      size_t *from, struct sweep_hit *hits, size_t room)
{
    struct places grams;
    uint16_t brief[PIECE + 1];
    size_t count = 0;
    for (size_t piece = *from, len; piece < text.len; piece += len) {
        len = text.len - piece < PIECE ? text.len - piece : PIECE;
        look(kernel, table, text, piece, len, &grams);
        size_t brief_count =
            short_words_find(table->brief, text, piece, len, kernel == SWEEP_AVX2, brief);
        for (size_t g = 0, b = 0; g < grams.count || b < brief_count;) {
            bool is_brief = b < brief_count && (g == grams.count || brief[b] <= grams.at[g]);
            bool is_gram = g < grams.count && (!is_brief || grams.at[g] == brief[b]);
            size_t at = piece + (is_brief ? brief[b] : grams.at[g]), before = count;
            if ((is_brief && !compare_brief(table, text, at, hits, &count, room)) ||
                (is_gram && !compare_at(table, text, at, hits, &count, room))) {
                *from = at;
                return before;
            }
            b += is_brief;
            g += is_gram;
        }
    }
    *from = text.len;
    return count;
}

bool sweep_kernel_usable(enum sweep_kernel kernel)
{
    if (kernel == SWEEP_SCALAR)
        return true;
#if defined(__x86_64__)
    return kernel == SWEEP_AVX2 && __builtin_cpu_supports("avx2") &&
           __builtin_cpu_supports("popcnt");
#else
    return false;
#endif
}

static uint64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

static uint64_t time_taken(enum sweep_kernel kernel, const struct sweep_table *table,
                           struct slice text)
{
    enum { MOST_HITS = 64 };
    struct sweep_hit hits[MOST_HITS];
    uint64_t started = nanoseconds();
    for (size_t from = 0; from < text.len;)
        sweep_run_with(kernel, table, text, &from, hits, MOST_HITS);
    return nanoseconds() - started;
}

// Gathers are slow where the microcode guards against data sampling and on some
// older processors, so the kernels race over the head of the first large text, in turns (some
// 40 us in all). The best turn of each counts: the first one loads the table, and on a machine that
// has other work any may be interrupted. The vector kernel loses only if it is clearly slower. Both
// find the same hits, so the choice is never seen in results.
static enum sweep_kernel faster_kernel(const struct sweep_table *table, struct slice text)
{
    enum { TRIAL = 4 * 1024, TURNS = 4 };
    uint64_t best[SWEEP_KERNELS] = {UINT64_MAX, UINT64_MAX};
    if (!sweep_kernel_usable(SWEEP_AVX2))
        return SWEEP_SCALAR;
    for (int turn = 0; turn < TURNS; turn++)
        for (int kernel = 0; kernel < SWEEP_KERNELS; kernel++) {
            uint64_t taken =
                time_taken((enum sweep_kernel)kernel, table, slice_cut(text, 0, TRIAL));
            best[kernel] = taken < best[kernel] ? taken : best[kernel];
        }
    return best[SWEEP_SCALAR] < best[SWEEP_AVX2] / 8 * 7 ? SWEEP_SCALAR : SWEEP_AVX2;
}

size_t sweep_run(const struct sweep_table *table, struct slice text, size_t *from,
                 struct sweep_hit *hits, size_t room)
{
    enum { UNDECIDED = -1, ENOUGH_TO_RACE = 32 * 1024 };
    static _Atomic int chosen = UNDECIDED;
    int kernel = chosen;
    if (kernel == UNDECIDED) {
        if (text.len < ENOUGH_TO_RACE)
            kernel = sweep_kernel_usable(SWEEP_AVX2) ? SWEEP_AVX2 : SWEEP_SCALAR;
        else
            chosen = kernel = (int)faster_kernel(table, text);
    }
    return sweep_run_with((enum sweep_kernel)kernel, table, text, from, hits, room);
}
