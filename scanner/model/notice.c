#include "notice.h"

#include "arena.h"
#include "names.h"

#include <stdlib.h>

// clang-format off
NAMES(notice_name, notice_kind, NOTICE_COUNT,
      [NOTICE_MALFORMED] = "malformed", [NOTICE_EXPIRED] = "expired", [NOTICE_UNUSED] = "unused",
      [NOTICE_MOVED] = "moved")
// clang-format on

static int compare_places(const struct notice *notice, struct slice path, unsigned line)
{
    int order = slice_compare(notice->path, path);
    if (order)
        return order;
    return notice->line < line ? -1 : notice->line > line;
}

int notice_compare(const struct notice *a, const struct notice *b)
{
    int order = compare_places(a, b->path, b->line);
    if (order == 0)
        order = (int)a->kind - (int)b->kind;
    if (order == 0)
        order = slice_compare(a->by, b->by);
    return order ? order : slice_compare(a->words, b->words);
}

static int compare_items(const void *left, const void *right)
{
    return notice_compare(left, right);
}

void notices_settle(struct notices *notices)
{
    if (notices->count)
        qsort(notices->items, notices->count, sizeof *notices->items, compare_items);
    if (notices->count > NOTICES_MOST)
        notices->count = NOTICES_MOST;
}

// Once as many as are kept were sorted, the last of them is the bar for all others.
bool notices_want(const struct notices *notices, struct slice path, unsigned line)
{
    return notices->count < NOTICES_MOST ||
           compare_places(&notices->items[NOTICES_MOST - 1], path, line) >= 0;
}

void notices_add(struct notices *notices, const struct notice *notice)
{
    notices->total++;
    if (!notices_want(notices, notice->path, notice->line))
        return;
    if (notices->count == notices->room) {
        notices->room = notices->room ? 2 * notices->room : 16;
        notices->items = alloc_grow(notices->items, notices->room, sizeof *notices->items);
    }
    notices->items[notices->count++] = *notice;
    if (notices->count == NOTICES_MOST || notices->count == (size_t)2 * NOTICES_MOST)
        notices_settle(notices);
}

void notices_merge(struct notices *notices, struct notices *from)
{
    uint64_t total = notices->total + from->total;
    for (size_t i = 0; i < from->count; i++)
        notices_add(notices, &from->items[i]);
    notices->total = total;
    notices_release(from);
}

void notices_release(struct notices *notices)
{
    free(notices->items);
    *notices = (struct notices){0};
}
