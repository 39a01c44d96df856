#include "short_words.h"

#include <assert.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { BLOCK = 64, BLOCKS = SHORT_PIECE / BLOCK };

struct masks {
    uint64_t letters, lower, upper; // bit i: byte i of the block; letters are also bytes above 127
};

// The masks of so many blocks from `at` on.
typedef void masks_of(struct masks *masks, const char *at, size_t blocks);

// Of a block that has the byte at this place and else no letters.
static struct masks mask_of(char c, unsigned place)
{
    return (struct masks){
        .letters = (uint64_t)(is_alpha(c) || (unsigned char)c >= 0x80) << place,
        .lower = (uint64_t)is_lower(c) << place,
        .upper = (uint64_t)is_upper(c) << place,
    };
}

#if defined(__x86_64__)
static void masks_plain(struct masks *masks, const char *at, size_t blocks)
{
    const __m128i blank = _mm_set1_epi8(0x20), first = _mm_set1_epi8('a');
    const __m128i most = _mm_set1_epi8('z' - 'a');
    for (size_t i = 0; i < blocks; i++) {
        uint64_t letters = 0, alpha = 0, small = 0;
        for (unsigned part = 0; part < BLOCK; part += 16, at += 16) {
            __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
            __m128i above = _mm_sub_epi8(_mm_or_si128(bytes, blank), first);
            __m128i fits = _mm_cmpeq_epi8(_mm_max_epu8(above, most), most);
            alpha |= (uint64_t)(uint32_t)_mm_movemask_epi8(fits) << part;
            letters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(fits, bytes)) << part;
            small |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(bytes, 2)) << part;
        }
        masks[i] = (struct masks){letters, alpha & small, alpha & ~small};
    }
}
#else
static void masks_plain(struct masks *masks, const char *at, size_t blocks)
{
    for (size_t block = 0; block < blocks; block++) {
        masks[block] = (struct masks){0};
        for (unsigned i = 0; i < BLOCK; i++, at++) {
            struct masks one = mask_of(*at, i);
            masks[block].letters |= one.letters;
            masks[block].lower |= one.lower;
            masks[block].upper |= one.upper;
        }
    }
}
#endif

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void masks_avx2(struct masks *masks, const char *at,
                                                       size_t blocks)
{
    const __m256i blank = _mm256_set1_epi8(0x20), first = _mm256_set1_epi8('a');
    const __m256i most = _mm256_set1_epi8('z' - 'a');
    for (size_t i = 0; i < blocks; i++) {
        uint64_t letters = 0, alpha = 0, small = 0;
        for (unsigned half = 0; half < BLOCK; half += 32, at += 32) {
            __m256i bytes = _mm256_loadu_si256((const __m256i *)(const void *)at);
            __m256i above = _mm256_sub_epi8(_mm256_or_si256(bytes, blank), first);
            // Unsigned: above <= most.
            __m256i fits = _mm256_cmpeq_epi8(_mm256_max_epu8(above, most), most);
            alpha |= (uint64_t)(uint32_t)_mm256_movemask_epi8(fits) << half;
            letters |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_or_si256(fits, bytes))
                       << half;
            // The bit that tells the cases apart, moved to where movemask looks.
            small |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(bytes, 2)) << half;
        }
        masks[i] = (struct masks){letters, alpha & small, alpha & ~small};
    }
}
#endif

static masks_of *masks_with(bool wide)
{
#if defined(__x86_64__)
    if (wide)
        return masks_avx2;
#endif
    assert(!wide);
    return masks_plain;
}

// Of the piece and the block behind it. Behind the text there are no letters.
static void read_masks(struct masks *masks, masks_of *of, struct slice text, size_t at,
                       size_t blocks)
{
    size_t whole = (text.len - at) / BLOCK;
    if (whole > blocks)
        whole = blocks;
    of(masks, text.ptr + at, whole);
    for (at += whole * BLOCK; whole < blocks; whole++, at += BLOCK) {
        char tail[BLOCK] = {0};
        if (at < text.len)
            memcpy(tail, text.ptr + at, text.len - at);
        of(masks + whole, tail, 1);
    }
}

// For each byte of a block the one before it, and the one that is `by` places behind it.
static uint64_t before(uint64_t block, uint64_t last)
{
    return block << 1 | last >> (BLOCK - 1);
}

static uint64_t behind(uint64_t block, uint64_t next, unsigned by)
{
    return block >> by | next << (BLOCK - by);
}

// Where words begin: after what is no letter, at aB, and at the last capital of ABc. ORDER words.c, word_begins().
static uint64_t beginnings(const struct masks *last, const struct masks *block,
                           const struct masks *next)
{
    uint64_t camel =
        block->upper & (before(block->lower, last->lower) | behind(block->lower, next->lower, 1));
    return block->letters & (~before(block->letters, last->letters) | camel);
}

// Where three letters stand as a word in a block. Of the next block only the first three beginnings are asked for,
// which do not hang on the block behind it.
static uint64_t standing(const struct masks *last, const struct masks *block,
                         const struct masks *next)
{
    static const struct masks none = {0};
    uint64_t begin = beginnings(last, block, next), next_begin = beginnings(block, next, &none);
    return begin & behind(block->letters, next->letters, 1) &
           behind(block->letters, next->letters, 2) &
           (~behind(block->letters, next->letters, 3) | behind(begin, next_begin, 3));
}

size_t short_words_find(const uint32_t *bitmap, struct slice text, size_t at, size_t len, bool wide,
                        uint16_t *places)
{
    struct masks masks[1 + BLOCKS + 1]; // a block before and one behind
    size_t count = 0, blocks = (len + BLOCK - 1) / BLOCK;
    assert(len <= SHORT_PIECE);
    masks[0] = at > 0 ? mask_of(text.ptr[at - 1], BLOCK - 1) : (struct masks){0};
    read_masks(masks + 1, masks_with(wide), text, at, blocks + 1);
    for (size_t block = 0; block < blocks; block++) {
        size_t begin = block * BLOCK;
        uint64_t stand = standing(&masks[block], &masks[block + 1], &masks[block + 2]);
        if (len - begin < BLOCK)
            stand &= (1ULL << (len - begin)) - 1;
        for (; stand; stand &= stand - 1) {
            size_t place = begin + (size_t)__builtin_ctzll(stand);
            uint32_t code = short_code(text.ptr + at + place);
            // Most have no bit, but which cannot be foreseen.
            places[count] = (uint16_t)place;
            count += bitmap[code >> 5] >> (code & 31) & 1;
        }
    }
    return count;
}
