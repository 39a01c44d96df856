#include "letters.h"

enum { EDGE = LETTER_COUNT - 1, ZERO = 8 };

static int index_of(char c)
{
    return to_lower(c) - 'a';
}

static int bits(int first, int second, int third)
{
    char digit = letter_table[first * LETTER_COUNT + second][third];
    return (digit <= '9' ? digit - '0' : digit - 'a' + 10) - ZERO;
}

static int word_score(struct slice word)
{
    int score = 0, before = EDGE, last = EDGE;
    for (size_t i = 0; i < word.len; i++) {
        int letter = index_of(word.ptr[i]);
        score += bits(before, last, letter);
        before = last;
        last = letter;
    }
    return score + bits(before, last, EDGE);
}

// XMLHttpRequest: XML, Http, Request. A word ends before a capital that follows a small letter, and
// before the last of several capitals when a small letter follows that.
static size_t word_end(struct slice text, size_t at)
{
    size_t end = at + 1;
    while (end < text.len && is_alpha(text.ptr[end])) {
        bool rises = is_lower(text.ptr[end - 1]) && is_upper(text.ptr[end]);
        bool last_capital = is_upper(text.ptr[end - 1]) && is_upper(text.ptr[end]) &&
                            end + 1 < text.len && is_lower(text.ptr[end + 1]);
        if (rises || last_capital)
            break;
        end++;
    }
    return end;
}

int letters_score(struct slice text, size_t *letters)
{
    int score = 0;
    *letters = 0;
    for (size_t at = 0; at < text.len;) {
        if (!is_alpha(text.ptr[at])) {
            at++;
            continue;
        }
        size_t end = word_end(text, at);
        score += word_score(slice_cut(text, at, end));
        *letters += end - at;
        at = end;
    }
    return score;
}
