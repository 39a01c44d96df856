#include "bare_list.h"

#include "chance.h"

#include <stdlib.h>

enum { LIST_MOST = 64 * 1024, LINE_MOST = 160, LINE_LEAST = 5 };

static struct slice line_at(struct slice text, size_t from)
{
    struct slice rest = slice_cut(text, from, text.len);
    size_t end = slice_find_byte(rest, '\n');
    return slice_cut(rest, 0, end == SLICE_NOT_FOUND ? rest.len : end);
}

static bool is_value_byte(char c)
{
    return is_alnum(c) || (c && strchr("-./:+()", c));
}

static bool has_any_digit(struct slice text)
{
    for (size_t i = 0; i < text.len; i++)
        if (is_digit(text.ptr[i]))
            return true;
    return false;
}

// A value, or a part of one written in groups: `34 ABC 1234`, `HH-AB 1234`. Longer letters are words.
static bool is_part(struct slice part)
{
    enum { LETTERS_MOST = 3 };
    size_t letters = 0, longest = 0;
    for (size_t i = 0; i < part.len; i++) {
        if (!is_value_byte(part.ptr[i]))
            return false;
        letters = is_alpha(part.ptr[i]) ? letters + 1 : 0;
        longest = letters > longest ? letters : longest;
    }
    return has_any_digit(part) || longest <= LETTERS_MOST;
}

// The line without what stands around an item of a list: blanks, quotes, a comma at its end.
static struct slice item_of(struct slice line)
{
    struct slice item = slice_trim(line);
    if (item.len && strchr(",;", item.ptr[item.len - 1]))
        item.len--;
    if (item.len > 1 && (item.ptr[0] == '"' || item.ptr[0] == '\'') &&
        item.ptr[item.len - 1] == item.ptr[0])
        item = slice_cut(item, 1, item.len - 1);
    return item;
}

static bool is_bare(struct slice line)
{
    enum { WORDS = 2 }; // of letters alone, in one value
    struct slice rest = item_of(line), part;
    bool has_digit = false;
    size_t words = 0;
    if (rest.len < LINE_LEAST || rest.len > LINE_MOST)
        return false;
    has_digit = has_any_digit(rest);
    while (slice_split(&rest, ' ', &part)) {
        if (!is_part(part))
            return false;
        words += !has_any_digit(part);
    }
    return has_digit && words <= WORDS;
}

bool doc_is_bare_list(const struct doc *doc)
{
    size_t values = 0;
    if (doc->binary || doc->text.len > LIST_MOST || (doc->language && doc->language->grammar))
        return false;
    for (size_t from = 0; from < doc->text.len;) {
        struct slice line = line_at(doc->text, from);
        from += line.len + 1;
        if (slice_trim(line).len == 0)
            continue;
        if (!is_bare(line))
            return false;
        values++;
    }
    return values > 0;
}

// A number needs its check digits to say what it is; letters among digits, or slashes between them, are a form of their
// own.
static bool says_what_it_is(const struct candidate *c, struct slice value)
{
    bool has_letter = false;
    size_t slashes = 0;
    for (size_t i = 0; i < value.len; i++) {
        has_letter |= is_alpha(value.ptr[i]);
        slashes += value.ptr[i] == '/';
    }
    bool proved = check_supports(c->check) && !c->held->weak;
    return proved || ((has_letter || slashes > 1) && c->check == CHECK_SILENT);
}

static size_t line_count(struct slice text)
{
    size_t count = 0;
    for (size_t from = 0; from < text.len;) {
        struct slice line = line_at(text, from);
        count += slice_trim(line).len > 0;
        from += line.len + 1;
    }
    return count;
}

static int compare_candidates(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    if (a->pattern != b->pattern)
        return a->pattern < b->pattern ? -1 : 1;
    return a->value.offset < b->value.offset ? -1 : a->value.offset > b->value.offset;
}

static bool may_stand_alone(const struct collector *c, const struct doc *doc,
                            const struct candidate *item)
{
    const struct pattern *p = &c->set->patterns[item->pattern];
    return p->kind == KIND_PERSONAL && !p->never_alone &&
           (p->finder == FINDER_DIGITS || p->finder == FINDER_CONTEXT) &&
           says_what_it_is(item, doc_bytes(doc, item->value));
}

// How many of the candidates from items[first] on, all of one pattern, fill a line, with a blank or an "and" between
// them; 0 when they do not.
static size_t fill_line(const struct collector *c, const struct doc *doc, size_t first, size_t to)
{
    struct slice text = doc->text;
    size_t at = c->items[first].value.offset, count = 0;
    const char *newline = memrchr(text.ptr, '\n', at);
    struct slice item = item_of(line_at(text, newline ? (size_t)(newline - text.ptr) + 1 : 0));
    size_t end = (size_t)(item.ptr - text.ptr), item_end = end + item.len;
    for (size_t i = first; i < to && c->items[i].value.offset < item_end; i++) {
        struct span value = c->items[i].value;
        struct slice gap = slice_cut(text, end, value.offset);
        bool joined = count ? slice_equals(gap, SLICE(" ")) || slice_equals(gap, SLICE(" and "))
                            : value.offset == end;
        if (!joined || !may_stand_alone(c, doc, &c->items[i]))
            return 0;
        end = span_end(value);
        count++;
    }
    return end == item_end ? count : 0;
}

// Digits and nothing else, or in threes as every large number is written: a form that says nothing.
static bool is_plain_number(struct slice value)
{
    char sign = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        bool parts = c && strchr(" .,'", c) && (value.len - i) % 4 == 0 &&
                     (sign ? sign == c : i > 0 && i <= 3);
        if (parts)
            sign = c;
        else if (!is_digit(c) || (sign && (value.len - i) % 4 == 0))
            return false;
    }
    return true;
}

// Whether the file's name says what is in it, where no word can stand beside it: aadhaar-numbers.txt.
static bool is_named_after(const struct doc *doc, const struct pattern *p)
{
    struct slice name = slice_basename(doc->blob->path), extension = slice_extension(name);
    return text_has_any(slice_cut(name, 0, name.len - extension.len), p->context).len > 0;
}

// The most of a thousand other numbers that a pattern may take as well, when `count` different ones are to speak for it: of a
// single one a fiftieth, of lists what leaves one in five hundred to chance. A check digit is worth a factor of ten, and up
// to a dozen kinds share a length. So two check digits, or one and a birth date or a prefix, say enough of a single number,
// and one check digit of three.
static unsigned most_for(size_t count)
{
    static const unsigned most[] = {0, 20, 44, 125, 211, 288, 354, 411, 459};
    enum { LAST = sizeof most / sizeof most[0] - 1 };
    return most[count < LAST ? count : LAST];
}

// The chance of a number that says nothing but by its check digits; 0 of cards and others that stand anywhere, of what
// has a form of its own, and where the file's name says it.
static unsigned chance_of(const struct collector *c, const struct doc *doc,
                          const struct candidate *item, unsigned most)
{
    const struct pattern *p = &c->set->patterns[item->pattern];
    struct slice value = doc_bytes(doc, item->value);
    bool says_enough =
        p->context_use != CONTEXT_REQUIRED || !is_plain_number(value) || is_named_after(doc, p);
    return says_enough ? 0 : chance_of_number(c, item, value, most);
}

// The lines that one pattern's candidates, items[first, to), fill, and how many values in them differ from the one before.
struct filled {
    size_t lines, different;
    const struct candidate *last;
};

static struct filled fill_lines(struct collector *c, const struct doc *doc, size_t first, size_t to)
{
    struct filled filled = {0};
    for (size_t i = first, count; i < to; i += count ? count : 1) {
        count = fill_line(c, doc, i, to);
        filled.lines += count > 0;
        for (size_t k = i; k < i + count; k++) {
            struct candidate *item = &c->items[k];
            item->alone = true;
            filled.different += !filled.last || !slice_equals(doc_bytes(doc, item->value),
                                                              doc_bytes(doc, filled.last->value));
            filled.last = item;
        }
    }
    return filled;
}

// What chance finds is in one line or another, not in nearly all of them.
static void mark_alone(struct collector *c, const struct doc *doc)
{
    enum { MOST_OF = 8, OF = 10 }; // lines
    size_t lines = line_count(doc->text);
    if (c->count)
        qsort(c->items, c->count, sizeof *c->items, compare_candidates);
    for (size_t from = 0, to; from < c->count; from = to) {
        for (to = from; to < c->count && c->items[to].pattern == c->items[from].pattern;)
            to++;
        struct filled filled = fill_lines(c, doc, from, to);
        bool are_most = filled.lines && filled.lines * OF >= lines * MOST_OF;
        unsigned most = most_for(filled.different);
        unsigned chance = are_most ? chance_of(c, doc, filled.last, most) : 0;
        for (size_t i = from; i < to; i++) {
            struct candidate *item = &c->items[i];
            // Among other numbers, one that has a card's check digits is one more number.
            item->dropped |= !are_most && item->alone && !item->context.len;
            item->alone &= are_most;
            item->chance = item->alone ? chance : 0;
            item->by_chance = item->alone && chance > most;
        }
    }
}

static void try_line(struct collector *c, const struct doc *doc, size_t from, size_t len)
{
    struct window window = {
        .start = from, .last = len, .text = slice_cut(doc->text, from, from + len)};
    for (size_t i = 0; i < c->gated_count; i++) {
        size_t pattern = c->gated[i];
        if (c->said_in[pattern] == c->document)
            continue;
        for (size_t at = from; at < from + len; at = c->tried_to[pattern]) {
            window.first = at - from;
            try_regex(c, doc, pattern, window, at);
            if (!collector_was_tried(c, pattern, at))
                break;
        }
    }
}

void find_bare(struct collector *c, const struct doc *doc)
{
    for (size_t from = 0; from < doc->text.len;) {
        struct slice line = line_at(doc->text, from);
        if (slice_trim(line).len)
            try_line(c, doc, from, line.len);
        from += line.len + 1;
    }
    mark_alone(c, doc);
}
