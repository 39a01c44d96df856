#include "mark.h"

#include "date.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void skip_blanks(struct slice *text)
{
    while (text->len && is_blank(text->ptr[0]))
        *text = slice_cut(*text, 1, text->len);
}

// Takes what `taken` says off the front.
static struct slice take(struct slice *text, size_t taken)
{
    struct slice piece = slice_cut(*text, 0, taken);
    *text = slice_cut(*text, taken, text->len);
    return piece;
}

static struct slice take_word(struct slice *text)
{
    size_t len = 0;
    while (len < text->len &&
           (is_word(text->ptr[len]) || text->ptr[len] == '-' || text->ptr[len] == '.'))
        len++;
    return take(text, len);
}

// "a,b, c": a blank may stand behind a comma.
static const char *read_words(struct mark *mark, struct slice *text)
{
    for (;;) {
        struct slice word = take_word(text);
        if (word.len == 0)
            return "names no pattern";
        if (mark->word_count == MARK_MOST_WORDS)
            return "names more than 16 patterns";
        mark->words[mark->word_count++] = word;
        if (!slice_starts_with(*text, SLICE(",")))
            return NULL;
        take(text, 1);
        skip_blanks(text);
    }
}

// A value in quotes of either sort, which a string around the mark may have made \" of;
// or else a word.
static bool take_value(struct slice *text, struct slice *value)
{
    size_t quote = slice_starts_with(*text, SLICE("\\")) ? 2 : 1;
    if (text->len < quote || (text->ptr[quote - 1] != '"' && text->ptr[quote - 1] != '\'')) {
        *value = take_word(text);
        return true;
    }
    struct slice opener = take(text, quote);
    for (size_t i = 0; i < text->len; i++) {
        if (slice_starts_with(slice_cut(*text, i, text->len), opener)) {
            *value = take(text, i);
            take(text, quote);
            return true;
        }
        if (text->ptr[i] == '\\')
            i++;
    }
    return false;
}

static const char *read_reason(struct mark *mark, struct slice value)
{
    if (mark->reason.len)
        return "gives two reasons";
    mark->reason = slice_trim(value);
    return NULL;
}

static const char *read_until(struct mark *mark, struct slice value)
{
    if (mark->last_day != INT64_MAX)
        return "has two dates";
    // A date of full length names one day.
    if (value.len != strlen("YYYY-MM-DD") || !date_last_day(value, &mark->last_day))
        return "has a date that is not of the form until=YYYY-MM-DD";
    return NULL;
}

static const char *read_rest(struct mark *mark, struct slice *text)
{
    static const struct {
        struct slice name;
        const char *(*read)(struct mark *mark, struct slice value);
    } keys[] = {{SLICE_INIT("reason="), read_reason}, {SLICE_INIT("until="), read_until}};

    for (skip_blanks(text); text->len && is_word(text->ptr[0]); skip_blanks(text)) {
        size_t key = 0, count = sizeof keys / sizeof keys[0];
        struct slice value;
        while (key < count && !slice_starts_with(*text, keys[key].name))
            key++;
        if (key == count)
            return "has words behind its patterns that are neither reason=\"...\" nor "
                   "until=YYYY-MM-DD";
        take(text, keys[key].name.len);
        if (!take_value(text, &value))
            return "has a reason whose closing quote is missing";
        const char *flaw = keys[key].read(mark, value);
        if (flaw)
            return flaw;
    }
    return NULL;
}

void mark_read(struct mark *mark, struct slice text)
{
    struct slice line = slice_cut(text, 0, slice_find_byte(text, '\n'));

    *mark = (struct mark){.last_day = INT64_MAX};
    skip_blanks(&line);
    mark->flaw = read_words(mark, &line);
    if (!mark->flaw)
        mark->flaw = read_rest(mark, &line);
}

const char *const foreign_words[] = {
#define X(NAME, name) name,
    FOREIGN_MARKS(X)
#undef X
        NULL,
};

static bool has(struct slice line, struct slice text)
{
    return slice_find(line, text) != SLICE_NOT_FOUND;
}

// "pragma: allowlist secret", with the older word too, and '-' for a blank; `next` is
// what stands between the two words when it is about the next line.
static bool has_pragma(struct slice line, struct slice next)
{
    static const struct slice lists[] = {SLICE_INIT("allowlist"), SLICE_INIT("whitelist")};
    static const struct slice start = SLICE_INIT("pragma:");

    for (size_t at; (at = slice_find(line, start)) != SLICE_NOT_FOUND;) {
        line = slice_cut(line, at + start.len, line.len);
        struct slice rest = line;
        skip_blanks(&rest);
        for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
            struct slice words = rest;
            if (!slice_starts_with(words, lists[i]))
                continue;
            take(&words, lists[i].len);
            if (next.len && !slice_starts_with(slice_cut(words, 1, words.len), next))
                continue;
            take(&words, next.len ? 1 + next.len : 0);
            if (words.len && (words.ptr[0] == ' ' || words.ptr[0] == '-') &&
                slice_starts_with(slice_cut(words, 1, words.len), SLICE("secret")))
                return true;
        }
    }
    return false;
}

const char *foreign_mark(unsigned set, struct slice line, struct slice before)
{
    if (set & 1U << FOREIGN_GITLEAKS && has(line, SLICE("gitleaks:allow")))
        return "gitleaks:allow";
    if (set & 1U << FOREIGN_DETECT_SECRETS) {
        if (has_pragma(line, SLICE("")))
            return "pragma: allowlist secret";
        if (has_pragma(before, SLICE("nextline")))
            return "pragma: allowlist nextline secret";
    }
    if (set & 1U << FOREIGN_GGSHIELD && has(line, SLICE("ggignore")))
        return "ggignore";
    if (set & 1U << FOREIGN_TRUFFLEHOG && has(line, SLICE("trufflehog:ignore")))
        return "trufflehog:ignore";
    return NULL;
}
