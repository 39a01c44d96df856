#include "claims.h"

#include "arena.h"

void claims_init(struct claims *claims, const struct pattern_set *set, struct candidate *items,
                 size_t count, struct arena *memory)
{
    *claims =
        (struct claims){.items = ARENA_ARRAY(memory, count + CLAIMS_MOST_DECODED, struct claim)};
    for (size_t i = 0; i < count; i++) {
        const struct pattern *p = &set->patterns[items[i].pattern];
        if (items[i].dropped || items[i].value.len == 0 || p->kind != KIND_CREDENTIAL)
            continue;
        claims->items[claims->count++] =
            (struct claim){items[i].value, pattern_is_vague(p), &items[i]};
    }
    claims->of_file = claims->count;
}

static bool overlaps(struct span a, struct span b)
{
    return a.offset < span_end(b) && b.offset < span_end(a);
}

// The first claim of the file that ends behind `offset`: they do not overlap, so their ends are in order, too.
static size_t first_behind(const struct claims *claims, size_t offset)
{
    size_t low = 0, high = claims->of_file;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        struct span span = claims->items[middle].span;
        if (span_end(span) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool stands(const struct claim *claim)
{
    return !claim->candidate || !claim->candidate->dropped;
}

bool claims_take(struct claims *claims, struct span span, bool stronger)
{
    size_t first = first_behind(claims, span.offset), end = first;
    for (; end < claims->of_file && claims->items[end].span.offset < span_end(span); end++)
        if (stands(&claims->items[end]) && !(stronger && claims->items[end].vague))
            return false;
    for (size_t i = claims->of_file; i < claims->count; i++)
        if (overlaps(claims->items[i].span, span))
            return false;
    if (claims->count - claims->of_file == CLAIMS_MOST_DECODED)
        return false;
    for (size_t i = first; i < end; i++)
        claims->items[i].candidate->dropped = true;
    claims->items[claims->count++] = (struct claim){span, false, NULL};
    return true;
}
