// The keyword sweep: one pass over the bytes says which keywords stand where.
//
// Every keyword is entered by four bytes of it that are rare in source text or stand for many keywords. The
// sweep folds case (`| 0x20`), hashes four bytes at each place and asks a bitmap of 128 KB, most of whose lines
// that are ever asked stay in the first-level cache. Where its bit is set, two bytes more are hashed and a second,
// sparser bitmap is asked; only where that has a bit too are keywords compared. The cost hardly depends on how
// many there are.
// A keyword of three bytes is entered with every byte of ASCII that may follow it; it is not found at the very end of a
// text. Whole words of three letters have a finder of their own: short_words.h.
#ifndef WAYBILL_DETECT_SWEEP_H
#define WAYBILL_DETECT_SWEEP_H

#include "arena.h"
#include "err.h"
#include "pattern.h"
#include "short_words.h"

enum {
    SWEEP_HASH_BITS = 20,
    SWEEP_BITMAP_WORDS = (1 << SWEEP_HASH_BITS) / 32,
    SWEEP_LONG_BITS = 20,
    SWEEP_LONG_WORDS = (1 << SWEEP_LONG_BITS) / 32,
    SWEEP_LONG_GRAM = 6,                // bytes
    SWEEP_BUCKETS = SWEEP_BITMAP_WORDS, // a bucket for each word of the bitmap
    SWEEP_SHORTEST = SHORT_LETTERS,
    SWEEP_SHORT_BUCKETS = SHORT_BITMAP_WORDS,
    SWEEP_LONGEST = 64,
};

// Where a word counts. Most words that hold one of three letters by chance go on at one side of it, as `page` does before
// `age` and `long` behind `lon`: those that are common in others may not, even where a capital begins the next word.
enum sweep_standing {
    SWEEP_ANYWHERE,
    SWEEP_WHOLE,      // where words_stand()
    SWEEP_UNPRECEDED, // and no letter stands before it
    SWEEP_UNFOLLOWED, // and no letter stands behind it
};

// Without pointers, each of which the dynamic linker would have to set at every start.
struct sweep_word {
    uint32_t letters;              // its text in sweep_table.letters; lower case unless `exact`
    uint32_t first_use, use_count; // in sweep_table.uses
    uint8_t len;
    bool exact;
    uint8_t standing; // enum sweep_standing
};

struct sweep_entry {
    uint64_t bytes; // of the word, from its gram on: folded, the first byte lowest
    // Up to four bytes of it before its gram, likewise: what words with one ending differ in.
    uint32_t before;
    uint16_t word;
    uint8_t back;   // where in the word the gram begins
    uint8_t beyond; // bits of `bytes` that are no longer the word's
};

struct sweep_table {
    const uint32_t *bitmap;
    const uint32_t *longer; // by six bytes; words that are shorter behind their gram are in by four
    const uint32_t *buckets; // entries of bucket b: [buckets[b], buckets[b + 1])
    const struct sweep_entry *entries;
    const uint32_t *brief;         // by short_code(): whole words of three letters
    const uint32_t *brief_buckets; // brief_words of each word of `brief`, likewise
    const uint32_t *brief_words;
    const struct sweep_word *words;
    const char *letters;  // of all words
    const uint32_t *uses; // pattern indexes
    uint32_t entry_count, brief_count, word_count, use_count;
};

struct sweep_hit {
    uint32_t word;
    size_t offset; // where the keyword begins
};

// One keyword of a pattern, before the table is built.
struct sweep_keyword {
    struct slice text;
    bool exact;
    uint32_t pattern;
    bool whole; // is only wanted where words_stand(); all uses of a word must agree
};

// Builds the table in `memory`. Keywords that are too short or too long, or too many
// of them (65,535 distinct), are ERR_CONFIG.
bool sweep_build(struct sweep_table *table, const struct sweep_keyword *keywords, size_t count,
                 struct arena *memory, struct err *err);

static inline struct slice sweep_word_text(const struct sweep_table *table, uint32_t word)
{
    return slice_of(table->letters + table->words[word].letters, table->words[word].len);
}

// The hash of a gram of `len` bytes, folded, in the second bitmap. Its other bytes do not matter.
static inline uint32_t sweep_long_hash(uint64_t bytes, unsigned len)
{
    uint64_t folded = (bytes | 0x2020202020202020U) & ((1ULL << 8 * len) - 1);
    return (uint32_t)(folded * 0x9E3779B97F4A7C15U >> (64 - SWEEP_LONG_BITS));
}

// Finds keywords that begin in text[*from, text.len) and stores at most `room` hits.
// Moves *from to where to go on; it is text.len when all was swept, and does not move
// when more keywords share one place than there is room for. Hits come in the order of
// the bytes they are entered by, not of their beginnings.
size_t sweep_run(const struct sweep_table *table, struct slice text, size_t *from,
                 struct sweep_hit *hits, size_t room);

// How rare four bytes are in source text, in bits.
unsigned gram_rarity(const char gram[4]);

// The kernels, for tests and benchmarks: all give the same hits.
enum sweep_kernel { SWEEP_SCALAR, SWEEP_AVX2, SWEEP_KERNELS };
bool sweep_kernel_usable(enum sweep_kernel kernel);
size_t sweep_run_with(enum sweep_kernel kernel, const struct sweep_table *table, struct slice text,
                      size_t *from, struct sweep_hit *hits, size_t room);

#endif
