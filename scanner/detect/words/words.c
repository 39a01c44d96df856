#include "words.h"

static bool is_letter(char c)
{
    return is_alpha(c) || (unsigned char)c >= 0x80;
}

// A word begins after a non-letter, at aB, and at the last capital of ABc.
static bool word_begins(struct slice s, size_t i)
{
    if (!is_letter(s.ptr[i]))
        return false;
    if (i == 0 || !is_letter(s.ptr[i - 1]))
        return true;
    if (!is_upper(s.ptr[i]))
        return false;
    return is_lower(s.ptr[i - 1]) || (i + 1 < s.len && is_lower(s.ptr[i + 1]));
}

bool words_stand(struct slice text, size_t at, size_t len)
{
    size_t end = at + len;
    bool begins =
        is_digit(text.ptr[at]) ? at == 0 || !is_digit(text.ptr[at - 1]) : word_begins(text, at);
    if (!begins || end >= text.len)
        return begins;
    if (is_digit(text.ptr[end - 1]))
        return !is_digit(text.ptr[end]);
    return !is_letter(text.ptr[end]) || word_begins(text, end);
}

// In lower and upper case the same.
static uint32_t initial(char c)
{
    return 1U << (c & 31);
}

void words_split(struct words *words, struct slice identifier)
{
    *words = (struct words){.text = identifier};
    for (size_t i = 0; i < identifier.len && words->count < WORDS_MOST;) {
        if (!is_letter(identifier.ptr[i])) {
            i++;
            continue;
        }
        size_t end = i + 1;
        while (end < identifier.len && is_letter(identifier.ptr[end]) &&
               !word_begins(identifier, end))
            end++;
        words->word[words->count++] = (struct span){i, end - i};
        words->initials |= initial(identifier.ptr[i]);
        i = end;
    }
}

static char next_term_letter(struct slice term, size_t *at)
{
    while (*at < term.len && term.ptr[*at] == ' ')
        (*at)++;
    return *at < term.len ? term.ptr[(*at)++] : '\0';
}

// How many words from the first on spell the term, or 0.
static size_t spell(const struct words *words, size_t first, struct slice term)
{
    size_t at = 0;
    for (size_t w = first; w < words->count; w++) {
        struct span span = words->word[w];
        for (size_t i = 0; i < span.len; i++)
            if (next_term_letter(term, &at) != to_lower(words->text.ptr[span.offset + i]))
                return 0;
        size_t rest = at;
        if (next_term_letter(term, &rest) == '\0')
            return w - first + 1;
    }
    return 0;
}

// Chinese, Japanese and Thai put no blanks between words, and Korean puts endings behind them: there, what a term
// stands in counts as the term. The scripts of Europe and the Near East have two bytes a letter at most.
static bool is_unspaced(struct slice term)
{
    return term.len > 0 && (unsigned char)term.ptr[0] >= 0xE0;
}

static bool word_with(const struct words *words, struct slice term, size_t *at, size_t *count)
{
    for (size_t w = 0; w < words->count; w++) {
        struct span span = words->word[w];
        struct slice word = span_text(words->text, span);
        if (slice_find(word, term) != SLICE_NOT_FOUND) {
            *at = w;
            *count = 1;
            return true;
        }
    }
    return false;
}

bool words_have(const struct words *words, struct slice term, size_t *at, size_t *count)
{
    if (is_unspaced(term) && word_with(words, term, at, count))
        return true;
    bool last = slice_ends_with(term, SLICE("$"));
    term.len -= last;
    // Most terms begin with a letter that no word begins with.
    if (term.len == 0 || !(words->initials & initial(term.ptr[0])))
        return false;
    for (size_t first = 0; first < words->count; first++) {
        size_t taken = spell(words, first, term);
        if (taken && (!last || first + taken == words->count)) {
            *at = first;
            *count = taken;
            return true;
        }
    }
    return false;
}

struct slice words_have_any(const struct words *words, const struct slice *terms)
{
    size_t at, count;
    for (; terms->len; terms++)
        if (words_have(words, *terms, &at, &count))
            return *terms;
    return SLICE("");
}

struct slice text_has_any(struct slice text, const struct slice *terms)
{
    struct words words;
    // Words past the most are looked at in further rounds.
    for (size_t from = 0; from < text.len;) {
        words_split(&words, slice_cut(text, from, text.len));
        struct slice found = words_have_any(&words, terms);
        if (found.len || words.count < WORDS_MOST)
            return found;
        // Overlap by half, so that a term on the seam is whole in one round.
        from += words.word[WORDS_MOST / 2].offset;
    }
    return SLICE("");
}

static bool is_identifier_byte(char c)
{
    return is_word(c) || c == '$' || c == '-' || (unsigned char)c >= 0x80;
}

// A dot, and where they are allowed a single blank, joins two parts when letters stand on both sides.
static bool joins(struct slice text, size_t at, bool blanks)
{
    if (text.ptr[at] != '.' && !(blanks && text.ptr[at] == ' '))
        return false;
    return at > 0 && at + 1 < text.len && is_letter(text.ptr[at - 1]) &&
           is_letter(text.ptr[at + 1]);
}

struct span identifier_around(struct slice text, size_t at, size_t len)
{
    enum { REACH = 96 };
    size_t start = at, end = at + len;
    bool blanks = slice_has_byte(slice_cut(text, at, end), ' ');
    while (start > 0 && at - start < REACH &&
           (is_identifier_byte(text.ptr[start - 1]) || joins(text, start - 1, blanks)))
        start--;
    while (end < text.len && end - at < REACH &&
           (is_identifier_byte(text.ptr[end]) || joins(text, end, blanks)))
        end++;
    return (struct span){start, end - start};
}
