#include "encoded_run.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { WRAPPED_WIDTH = 32, MOST_INDENT = 64 };

static const bool letters[256] = {
    ['0' ... '9'] = true, ['A' ... 'Z'] = true, ['a' ... 'z'] = true, ['+'] = true,
    ['-'] = true,         ['/'] = true,         ['_'] = true,
};

static bool in_run(char c)
{
    return letters[(unsigned char)c];
}

static size_t end_of_run(struct slice text, size_t at)
{
    while (at < text.len && in_run(text.ptr[at]))
        at++;
    return at;
}

// Where the next run of the shortest length or more begins, or text.len. A run that long has one of its characters at
// every such distance from where the one before ended, so only these places are looked at, and what stands before
// them back to the first other character.
static size_t find_start(struct slice text, size_t start)
{
    while (start < text.len && text.len - start >= RUN_SHORTEST) {
        size_t at = start + RUN_SHORTEST;
        while (at > start && in_run(text.ptr[at - 1]))
            at--;
        if (at == start)
            return start;
        start = at;
    }
    return text.len;
}

#if defined(__SSE2__)
// A bit for each of 16 characters that may stand in a run.
static unsigned run_bits(const char *at)
{
    __m128i c = _mm_loadu_si128((const __m128i *)(const void *)at);
    // Signed comparisons: bytes above 0x7F are below all. '/' stands before '0'.
    __m128i lower = _mm_or_si128(c, _mm_set1_epi8(0x20));
    __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(lower, _mm_set1_epi8('a' - 1)),
                                   _mm_cmplt_epi8(lower, _mm_set1_epi8('z' + 1)));
    __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(c, _mm_set1_epi8('/' - 1)),
                                  _mm_cmplt_epi8(c, _mm_set1_epi8('9' + 1)));
    __m128i sign = _mm_or_si128(
        _mm_cmpeq_epi8(c, _mm_set1_epi8('+')),
        _mm_or_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8('-')), _mm_cmpeq_epi8(c, _mm_set1_epi8('_'))));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(letter, digit), sign));
}

// The same answer, 16 characters at a time: no run of RUN_SHORTEST lies between two of their ends.
static size_t find_start_by_blocks(struct slice text, size_t start)
{
    enum { BLOCK = 16, ALL = 0xFFFF };
    size_t at = start, before = 0; // how many characters of a run end at text[at]
    for (; at + BLOCK <= text.len; at += BLOCK) {
        unsigned others = ~run_bits(text.ptr + at) & ALL;
        size_t leading = others ? (size_t)__builtin_ctz(others) : BLOCK;
        if (before + leading >= RUN_SHORTEST)
            return at - before;
        before = others ? (size_t)__builtin_clz(others) - 16 : before + BLOCK;
    }
    return find_start(text, at - before);
}
#else
static size_t find_start_by_blocks(struct slice text, size_t start)
{
    return find_start(text, start);
}
#endif

bool run_find(struct slice text, size_t *from, struct encoded_run *run)
{
    size_t start = *from < text.len ? find_start_by_blocks(text, *from) : text.len;
    *from = start;
    if (start == text.len)
        return false;
    *from = end_of_run(text, start + RUN_SHORTEST);
    *run = (struct encoded_run){text, {start, *from - start}, *from - start};
    return true;
}

bool run_begin(struct slice text, size_t at, struct encoded_run *run)
{
    size_t end = end_of_run(text, at);
    *run = (struct encoded_run){text, {at, end - at}, end - at};
    return end > at;
}

static size_t skip_blanks(struct slice text, size_t at)
{
    size_t most = at + MOST_INDENT;
    while (at < text.len && at < most && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
        at++;
    return at;
}

static bool has(struct slice text, size_t at, const char *signs)
{
    return at < text.len && text.ptr[at] && strchr(signs, text.ptr[at]);
}

// From a line's end to the next one's start: `\n    ` in a block of text, `" +\n    "` and `",\n    "` in code.
static size_t skip_joint(struct slice text, size_t at)
{
    char quote = has(text, at, "\"'`") ? text.ptr[at++] : '\0';
    at = skip_blanks(text, at);
    if (quote && has(text, at, "+,.&\\"))
        at = skip_blanks(text, at + 1);
    if (has(text, at, "\r"))
        at++;
    if (!has(text, at, "\n"))
        return SLICE_NOT_FOUND;
    at = skip_blanks(text, at + 1);
    if (!quote)
        return at;
    if (has(text, at, "+.&"))
        at = skip_blanks(text, at + 1);
    return at < text.len && text.ptr[at] == quote ? at + 1 : SLICE_NOT_FOUND;
}

bool run_wrap(struct encoded_run *run)
{
    struct slice text = run->text;
    if (run->line.len < run->width || run->width < WRAPPED_WIDTH)
        return false;
    size_t at = skip_joint(text, span_end(run->line));
    if (at == SLICE_NOT_FOUND)
        return false;
    size_t end = end_of_run(text, at);
    size_t behind = end;
    while (has(text, behind, "="))
        behind++;
    // Words of a text that follows are no line of the run.
    bool is_line = behind == text.len || has(text, behind, "\r\n\"'`");
    if (end == at || end - at > run->width || !is_line)
        return false;
    run->line = (struct span){at, end - at};
    return true;
}
