#include "near.h"

// Candidates looked at on each side: a made-up file has very many in few bytes.
enum { LOOK = 64 };

static bool is_named(const struct slice *ids, struct slice id)
{
    for (; ids->len; ids++)
        if (slice_equals(*ids, id))
            return true;
    return false;
}

static bool overlap(struct span a, struct span b)
{
    return a.offset < span_end(b) && b.offset < span_end(a);
}

static bool is_neighbour(const struct pattern_set *set, const struct candidate *of,
                         const struct candidate *other)
{
    const struct slice *ids = set->patterns[of->pattern].near;
    return !other->dropped && other->judgement.standing == STANDING_LIVE &&
           !overlap(of->value, other->value) && is_named(ids, set->patterns[other->pattern].id);
}

static const struct candidate *neighbour_of(const struct pattern_set *set,
                                            const struct candidate *items, size_t count, size_t at)
{
    size_t here = items[at].value.offset;
    for (size_t i = at; i > 0 && at - i < LOOK && here - items[i - 1].value.offset <= NEAR_BYTES;
         i--)
        if (is_neighbour(set, &items[at], &items[i - 1]))
            return &items[i - 1];
    for (size_t i = at + 1;
         i < count && i - at <= LOOK && items[i].value.offset - here <= NEAR_BYTES; i++)
        if (is_neighbour(set, &items[at], &items[i]))
            return &items[i];
    return NULL;
}

void find_neighbours(const struct pattern_set *set, struct candidate *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (items[i].dropped || !set->patterns[items[i].pattern].near->len)
            continue;
        const struct candidate *found = neighbour_of(set, items, count, i);
        if (found)
            items[i].beside = set->patterns[found->pattern].title;
    }
}
