#include "alert_line.h"

#include "judge.h"
#include "letters.h"
#include "line_hash.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

// Stretches of the text by where they begin; `end` is the furthest of it and of all before.
struct stretches {
    struct stretch {
        size_t from, end;
    } * items;
    size_t count;
};

static int by_start(const void *left, const void *right)
{
    const struct stretch *a = left, *b = right;
    return a->from < b->from ? -1 : a->from > b->from;
}

static void note(struct stretches *stretches, struct span span)
{
    stretches->items[stretches->count++] = (struct stretch){span.offset, span_end(span)};
}

static void put_in_order(struct stretches *stretches)
{
    struct stretch *items = stretches->items;
    qsort(items, stretches->count, sizeof *items, by_start);
    for (size_t i = 1; i < stretches->count; i++)
        if (items[i].end < items[i - 1].end)
            items[i].end = items[i - 1].end;
}

// How far those reach that begin before `to`.
static size_t reach(const struct stretches *stretches, size_t to)
{
    size_t low = 0, high = stretches->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (stretches->items[middle].from < to)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? stretches->items[low - 1].end : 0;
}

static bool is_inside(struct span span, const struct stretches *stretches)
{
    return reach(stretches, span.offset + 1) >= span_end(span);
}

static bool is_matter(enum evidence evidence)
{
    return evidence == EVIDENCE_VALUE || evidence == EVIDENCE_MARKER;
}

// Whether 64 bits of a value bring nobody nearer to it: a machine has drawn it, and it has twice as many. What people choose
// can be guessed however long it is, and so can what an encoding or a digest only wraps: so the form has to be a provider's
// own, where others tell a key by the name beside it, and we must know the form.
static bool is_beyond_guessing(const struct pattern *pattern, struct slice value)
{
    enum { BITS_LEAST = 128 };
    static const struct slice drawn[] = {
        SLICE_INIT("api-key"),       SLICE_INIT("api-token"),     SLICE_INIT("secret-key"),
        SLICE_INIT("session-token"), SLICE_INIT("refresh-token"), SLICE_INIT("signing-secret"),
    };
    size_t letters;
    return pattern->kind == KIND_CREDENTIAL && SLICE_ANY(pattern->type, slice_equals, drawn) &&
           pattern->structured && !pattern->generic && !pattern->added &&
           entropy_tenths(value) * value.len >= BITS_LEAST * 10 &&
           letters_score(value, &letters) < 0;
}

// Where something was matched: what may go into a hash, all of it or nothing, and what must not.
struct matched {
    struct stretches harmless, others;
};

static struct matched all_matched(const struct doc *doc, const struct collector *c,
                                  const struct finding *findings, size_t count,
                                  struct arena *memory)
{
    struct matched m = {{ARENA_ARRAY(memory, c->count + 1, struct stretch), 0},
                        {ARENA_ARRAY(memory, 2 * c->count + count + 1, struct stretch), 0}};
    for (size_t i = 0; i < c->count; i++)
        if (!c->items[i].dropped && is_beyond_guessing(&c->set->patterns[c->items[i].pattern],
                                                       span_text(doc->text, c->items[i].value)))
            note(&m.harmless, c->items[i].value);
    put_in_order(&m.harmless);
    for (size_t i = 0; i < c->count; i++)
        if (is_matter(c->set->patterns[c->items[i].pattern].evidence) &&
            !is_inside(c->items[i].value, &m.harmless)) {
            note(&m.others, c->items[i].whole);
            note(&m.others, c->items[i].value);
        }
    for (size_t i = 0; i < count; i++) {
        struct span span = {(size_t)findings[i].offset, (size_t)findings[i].length};
        if (is_matter(findings[i].evidence) && !is_inside(span, &m.harmless))
            note(&m.others, span);
    }
    put_in_order(&m.others);
    return m;
}

// Hashes that end at different places of one value would tell it piece by piece.
static bool gives_nothing_away(const struct matched *matched, const struct line_hash *hash)
{
    return reach(&matched->others, hash->to) <= hash->from &&
           reach(&matched->harmless, hash->from) <= hash->from &&
           reach(&matched->harmless, hash->to) <= hash->to;
}

// GitHub counts a line there that git and we do not.
static bool has_lone_return(struct slice text)
{
    size_t at;
    for (struct slice rest = text; (at = slice_find_byte(rest, '\r')) != SLICE_NOT_FOUND;
         rest = slice_cut(rest, at + 1, rest.len))
        if (at + 1 == rest.len || rest.ptr[at + 1] != '\n')
            return true;
    return false;
}

static int by_line(const void *left, const void *right)
{
    unsigned a = ((const struct line_hash *)left)->line;
    unsigned b = ((const struct line_hash *)right)->line;
    return a < b ? -1 : a > b;
}

static size_t lines_of(struct line_hash *lines, const struct finding *findings, size_t count)
{
    size_t all = 0, distinct = 0;
    for (size_t i = 0; i < count; i++)
        if (findings[i].line > 0)
            lines[all++] = (struct line_hash){.line = findings[i].line};
    qsort(lines, all, sizeof *lines, by_line);
    for (size_t i = 0; i < all; i++)
        if (i == 0 || lines[i].line != lines[distinct - 1].line)
            lines[distinct++] = lines[i];
    return distinct;
}

void tell_line_hashes(const struct doc *doc, const struct collector *candidates,
                      struct finding *findings, size_t count, struct arena *memory)
{
    struct line_hash *lines = ARENA_ARRAY(memory, count + 1, struct line_hash);
    size_t line_count = lines_of(lines, findings, count);
    // GitHub reads all files as UTF-8, and what is in an archive is no file.
    if (line_count == 0 || doc->encoding != ENCODING_BYTES || doc->blob->outer ||
        has_lone_return(doc->text) || !line_hashes(doc->text, lines, line_count))
        return;
    struct matched matched = all_matched(doc, candidates, findings, count, memory);
    for (size_t i = 0; i < count; i++) {
        struct line_hash key = {.line = findings[i].line}, *own;
        if (findings[i].line == 0)
            continue;
        own = bsearch(&key, lines, line_count, sizeof key, by_line);
        if (own->is_known && gives_nothing_away(&matched, own))
            snprintf(findings[i].line_hash, sizeof findings[i].line_hash, "%" PRIx64 ":%u",
                     own->hash, own->occurrence);
    }
}
