#include "runs.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { BLOCK = 64 };

struct masks {
    uint64_t digits, signs, ats; // bit i: byte i of the block
};

static bool is_sign(char c)
{
    return c == ' ' || c == '-' || c == '.' || c == '/';
}

#if defined(__SSE2__)
static unsigned equal(__m128i bytes, char c)
{
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

// Unsigned c - first <= count - 1, as a saturating subtraction that leaves nothing.
static unsigned within(__m128i bytes, char first, char count)
{
    __m128i above =
        _mm_subs_epu8(_mm_sub_epi8(bytes, _mm_set1_epi8(first)), _mm_set1_epi8((char)(count - 1)));
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(above, _mm_setzero_si128()));
}

static struct masks masks_of(const char *at)
{
    struct masks masks = {0};
    for (unsigned i = 0; i < BLOCK / 16; i++) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * i));
        masks.digits |= (uint64_t)within(bytes, '0', 10) << (16 * i);
        masks.signs |= (uint64_t)(within(bytes, '-', 3) | equal(bytes, ' ')) << (16 * i);
        masks.ats |= (uint64_t)equal(bytes, '@') << (16 * i);
    }
    return masks;
}
#else
static struct masks masks_of(const char *at)
{
    struct masks masks = {0};
    for (unsigned i = 0; i < BLOCK; i++) {
        masks.digits |= (uint64_t)is_digit(at[i]) << i;
        masks.signs |= (uint64_t)is_sign(at[i]) << i;
        masks.ats |= (uint64_t)(at[i] == '@') << i;
    }
    return masks;
}
#endif

static size_t digits_at(struct slice text, size_t at)
{
    size_t count = 0;
    while (at + count < text.len && is_digit(text.ptr[at + count]))
        count++;
    return count;
}

// A sequence may follow another one after a blank, but `2.3.4` is part of `1.2.3.4`.
static bool groups_start_at(struct slice text, size_t at)
{
    if (at > 1 && is_sign(text.ptr[at - 1]) && text.ptr[at - 1] != ' ' &&
        is_digit(text.ptr[at - 2]))
        return false;
    for (unsigned groups = 1; groups < RUN_GROUPS; groups++) {
        at += digits_at(text, at);
        if (at + 1 >= text.len || !is_sign(text.ptr[at]) || !is_digit(text.ptr[at + 1]))
            return false;
        at++;
    }
    return true;
}

static bool run_starts_at(struct slice text, size_t at)
{
    if (at > 0 && is_digit(text.ptr[at - 1]))
        return false;
    // No further than this: a long run is looked at once.
    return digits_at(slice_cut(text, 0, at + RUN_DIGITS), at) == RUN_DIGITS ||
           groups_start_at(text, at);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// `user@host` and not `@param`: an '@' at the ends of the text or beside a blank joins nothing.
static bool joins(struct slice text, size_t at)
{
    return at > 0 && at + 1 < text.len && !is_blank(text.ptr[at - 1]) &&
           !is_blank(text.ptr[at + 1]);
}

// Where a run may begin: at a digit without one before it that is followed by three more, or that has a sign
// between digits within its first three places. Bits whose neighbours lie outside of the block are settled by
// looking at the text.
static uint64_t interesting(struct masks masks)
{
    uint64_t digits = masks.digits;
    uint64_t starts = digits & ~(digits << 1);
    uint64_t inside = digits & digits >> 1 & digits >> 2 & digits >> 3;
    uint64_t joint = digits & masks.signs >> 1 & digits >> 2;
    const uint64_t edge = 31ULL << (BLOCK - 5);
    return (starts & (inside | joint | joint >> 1 | joint >> 2 | edge)) | masks.ats;
}

size_t runs_find(struct slice text, size_t *from, struct run *runs, size_t room)
{
    size_t count = 0;
    size_t at = *from;
    for (; at < text.len; at += BLOCK) {
        char tail[BLOCK] = {0};
        const char *block = text.ptr + at;
        if (text.len - at < BLOCK)
            block = memcpy(tail, block, text.len - at);
        for (uint64_t found = interesting(masks_of(block)); found; found &= found - 1) {
            size_t place = at + (size_t)__builtin_ctzll(found);
            bool digits = text.ptr[place] != '@';
            if (digits ? !run_starts_at(text, place) : !joins(text, place))
                continue;
            if (count == room) {
                *from = place;
                return count;
            }
            runs[count++] = (struct run){place, digits};
        }
    }
    *from = text.len;
    return count;
}
