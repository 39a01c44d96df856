#include "sign_list.h"

#include "print.h"

#include <stdlib.h>

static struct slice word_of(const struct footprint *footprint)
{
    return footprint->kind == FOOTPRINT_PATH && slice_ends_with(footprint->mark, SLICE("/"))
               ? SLICE("folder")
               : slice_of_string(footprint_kind_word(footprint->kind));
}

struct sign_list signs_seen(const struct tools_seen *seen, struct arena *memory)
{
    struct tool_sign *signs = ARENA_ARRAY(memory, seen->count + 1, struct tool_sign);
    for (size_t i = 0; i < seen->count; i++) {
        const struct tool_seen *item = &seen->items[i];
        const struct footprint *footprint = item->footprint;
        signs[i] = (struct tool_sign){word_of(footprint), SLICE(""),       item->line,
                                      item->commit,       item->commits,   footprint->tool,
                                      footprint->claim,   footprint->plans};
        if (item->path.len)
            signs[i].path = slice_of_string(print_quoted(memory, item->path, SIGN_PATH_SHOWN));
    }
    return (struct sign_list){signs, seen->count};
}

static int compare_plans(const struct slice *a, const struct slice *b)
{
    int order = 0;
    while (order == 0 && (a->len || b->len))
        order = slice_compare(*a++, *b++);
    return order;
}

int sign_compare_claims(const struct tool_sign *a, const struct tool_sign *b)
{
    int order = slice_compare(a->tool, b->tool);
    if (order == 0)
        order = (int)a->claim - (int)b->claim;
    return order ? order : compare_plans(a->plans, b->plans);
}

static int compare_signs(const void *left, const void *right)
{
    const struct tool_sign *a = left, *b = right;
    int order = sign_compare_claims(a, b);
    if (order == 0)
        order = slice_compare(a->path, b->path);
    if (order == 0)
        order = (int)(a->line > b->line) - (int)(a->line < b->line);
    return order ? order : slice_compare(a->kind, b->kind);
}

static size_t copy_signs(struct tool_sign *to, const struct tool_sign *signs, size_t count)
{
    for (size_t i = 0; to && i < count; i++)
        to[i] = signs[i];
    return count;
}

static size_t collect_signs(struct tool_sign *to, const struct report *report)
{
    size_t count = 0;
    for (size_t i = 0; i < report->tool_count; i++)
        count +=
            copy_signs(to ? to + count : NULL, report->tools[i].signs, report->tools[i].sign_count);
    for (size_t i = 0; i < report->product_call_count; i++)
        count += copy_signs(to ? to + count : NULL, report->product_calls[i].signs,
                            report->product_calls[i].sign_count);
    for (size_t i = 0; i < report->weak_sign_count; i++)
        count += copy_signs(to ? to + count : NULL, report->weak_signs[i].signs,
                            report->weak_signs[i].sign_count);
    return count;
}

struct sign_list signs_of_report(const struct report *report, struct arena *memory)
{
    size_t count = collect_signs(NULL, report);
    struct tool_sign *signs = ARENA_ARRAY(memory, count + 1, struct tool_sign);
    collect_signs(signs, report);
    if (count)
        qsort(signs, count, sizeof *signs, compare_signs);
    return (struct sign_list){signs, count};
}
