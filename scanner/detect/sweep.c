#include "sweep.h"

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

static bool word_stands_at(const struct sweep_table *table, uint32_t word, struct slice text,
                           size_t at)
{
    struct slice letters = sweep_word_text(table, word);
    struct slice there = slice_cut(text, at, at + letters.len);
    return table->words[word].exact ? slice_equals(there, letters)
                                    : slice_equals_nocase(there, letters);
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
    return has_bit(table->longer, sweep_long_hash(bytes, SWEEP_LONG_GRAM)) |
           has_bit(table->longer, sweep_long_hash(bytes, sizeof(uint32_t)));
}

// All keywords that have their gram at text[at]. False when there was no room for
// all of them; then none is stored.
static bool compare_at(const struct sweep_table *table, struct slice text, size_t at,
                       struct sweep_hit *hits, size_t *count, size_t room)
{
    uint64_t bytes = fold8(text, at);
    uint32_t bucket = hash_gram((uint32_t)bytes) >> 5;
    size_t stored = *count;
    for (uint32_t i = table->buckets[bucket]; i < table->buckets[bucket + 1]; i++) {
        const struct sweep_entry *entry = &table->entries[i];
        if ((entry->bytes ^ bytes) << entry->beyond || entry->back > (ptrdiff_t)at)
            continue;
        size_t start = (size_t)((ptrdiff_t)at - entry->back);
        if (!word_stands_at(table, entry->word, text, start))
            continue;
        if (stored == room)
            return false;
        hits[stored++] = (struct sweep_hit){.word = entry->word, .offset = start};
    }
    *count = stored;
    return true;
}

static size_t run_scalar(const struct sweep_table *table, struct slice text, size_t *from,
                         struct sweep_hit *hits, size_t room)
{
    size_t count = 0;
    size_t at = *from;
    for (; at + 4 <= text.len; at++) {
        uint32_t hash = hash_gram(fold4(text.ptr + at));
        if (has_bit(table->bitmap, hash) && may_stand_at(table, text, at) &&
            !compare_at(table, text, at, hits, &count, room)) {
            *from = at;
            return count;
        }
    }
    *from = text.len;
    return count;
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

// The places in a piece of the text that pass the first look. How many of them a step finds cannot
// be foreseen, and a branch on it would be wrong half the time, so they are written four at a time,
// needed or not, and looked at again when the piece is through.
enum { STEP = 16, PIECE = 64 * STEP, AT_ONCE = 4 };

struct places {
    uint16_t at[PIECE + STEP + AT_ONCE];
    size_t count;
};

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

__attribute__((target("avx2,popcnt"))) static size_t run_avx2(const struct sweep_table *table,
                                                              struct slice text, size_t *from,
                                                              struct sweep_hit *hits, size_t room)
{
    enum { READ_AHEAD = STEP + 8 };
    struct places places;
    size_t count = 0;
    size_t at = *from;
    while (at + READ_AHEAD <= text.len) {
        const char *piece = text.ptr + at;
        size_t most = text.len - READ_AHEAD + 1 - at;
        unsigned len = most < PIECE ? (unsigned)most : PIECE, done = 0;
        places.count = 0;
        for (; done < len; done += STEP)
            add_places(&places, done,
                       probe_eight(table->bitmap, piece + done) |
                           probe_eight(table->bitmap, piece + done + 8) << 8);
        look_again(&places, table, text, at);
        for (size_t i = 0; i < places.count; i++) {
            size_t place = at + places.at[i];
            if (!compare_at(table, text, place, hits, &count, room)) {
                *from = place;
                return count;
            }
        }
        at += done;
    }
    *from = at;
    return count + run_scalar(table, text, from, hits + count, room - count);
}
#endif

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

size_t sweep_run_with(enum sweep_kernel kernel, const struct sweep_table *table, struct slice text,
                      size_t *from, struct sweep_hit *hits, size_t room)
{
#if defined(__x86_64__)
    if (kernel == SWEEP_AVX2)
        return run_avx2(table, text, from, hits, room);
#endif
    assert(kernel == SWEEP_SCALAR);
    return run_scalar(table, text, from, hits, room);
}

static uint64_t nanoseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

// Gathers are slow where the microcode guards against data sampling and on some
// older processors, so the kernels race once over the first large text (each over
// 16 KB, about 10 us). Both find the same hits, so the choice is never seen in results.
static enum sweep_kernel faster_kernel(const struct sweep_table *table, struct slice text)
{
    enum { TRIAL = 16 * 1024, MOST_HITS = 64 };
    struct sweep_hit hits[MOST_HITS];
    uint64_t taken[SWEEP_KERNELS];
    for (int kernel = 0; kernel < SWEEP_KERNELS; kernel++) {
        if (!sweep_kernel_usable((enum sweep_kernel)kernel))
            return SWEEP_SCALAR;
        uint64_t started = nanoseconds();
        for (size_t from = 0; from < TRIAL;)
            sweep_run_with((enum sweep_kernel)kernel, table, slice_cut(text, 0, TRIAL), &from, hits,
                           MOST_HITS);
        taken[kernel] = nanoseconds() - started;
    }
    return taken[SWEEP_AVX2] <= taken[SWEEP_SCALAR] ? SWEEP_AVX2 : SWEEP_SCALAR;
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
