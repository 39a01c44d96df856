#include "alert_line.h"

#include "line_hash.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

// What was matched, by where it begins; `end` is the furthest of it and of all before.
struct matched {
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

static bool is_matter(enum evidence evidence)
{
    return evidence == EVIDENCE_VALUE || evidence == EVIDENCE_MARKER;
}

static void note(struct matched *matched, struct span span)
{
    matched->items[matched->count++] = (struct stretch){span.offset, span_end(span)};
}

static struct matched all_matched(const struct collector *c, const struct finding *findings,
                                  size_t count, struct arena *memory)
{
    struct matched matched = {.items =
                                  ARENA_ARRAY(memory, 2 * c->count + count + 1, struct stretch)};
    for (size_t i = 0; i < c->count; i++)
        if (is_matter(c->set->patterns[c->items[i].pattern].evidence)) {
            note(&matched, c->items[i].whole);
            note(&matched, c->items[i].value);
        }
    for (size_t i = 0; i < count; i++)
        if (is_matter(findings[i].evidence))
            note(&matched, (struct span){(size_t)findings[i].offset, (size_t)findings[i].length});
    qsort(matched.items, matched.count, sizeof *matched.items, by_start);
    for (size_t i = 1; i < matched.count; i++)
        if (matched.items[i].end < matched.items[i - 1].end)
            matched.items[i].end = matched.items[i - 1].end;
    return matched;
}

static bool touches(const struct matched *matched, size_t from, size_t to)
{
    size_t low = 0, high = matched->count; // how many begin before `to`
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (matched->items[middle].from < to)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 && matched->items[low - 1].end > from;
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

static bool may_have_one(const struct finding *finding)
{
    return !is_matter(finding->evidence) && finding->line > 0;
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
        if (may_have_one(&findings[i]))
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
    struct matched matched = all_matched(candidates, findings, count, memory);
    for (size_t i = 0; i < count; i++) {
        struct line_hash key = {.line = findings[i].line}, *own;
        if (!may_have_one(&findings[i]))
            continue;
        own = bsearch(&key, lines, line_count, sizeof key, by_line);
        if (own->is_known && !touches(&matched, own->from, own->to))
            snprintf(findings[i].line_hash, sizeof findings[i].line_hash, "%" PRIx64 ":%u",
                     own->hash, own->occurrence);
    }
}
