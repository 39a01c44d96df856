// Bounds: how many of the open files have to go, whichever they are.
#include "fewest_state.h"

#include <stdlib.h>

enum { SCALE = 4096 }; // of shares, which are fractions of a person, rounded up

static void offer(struct choice *best, uint32_t stay, uint32_t a, uint32_t b)
{
    if (stay > best->stay)
        *best = (struct choice){stay, {a, b}};
}

// Objects of kept records come first, then those alone in most open ones.
static uint64_t rank_of(const struct search *search, const struct counts *counts, uint32_t object)
{
    if (object == FEWEST_NO_RECORD)
        return 0;
    return ((uint64_t)(search->kept_objects[object] > 0) << 32) + counts->alone[object] + 1;
}

static bool has_kept(const struct search *search, const uint32_t pair[2], uint32_t object)
{
    return !search->kept_objects[object] || object == pair[0] || object == pair[1];
}

struct choice best_records(const struct search *search, const struct counts *counts)
{
    struct choice best = {0, {FEWEST_NO_RECORD, FEWEST_NO_RECORD}};
    uint32_t first = FEWEST_NO_RECORD, second = FEWEST_NO_RECORD;

    for (uint32_t o = 0; o < search->problem->object_count; o++) {
        if (rank_of(search, counts, o) > rank_of(search, counts, first))
            second = first, first = o;
        else if (rank_of(search, counts, o) > rank_of(search, counts, second))
            second = o;
    }
    if (first == FEWEST_NO_RECORD)
        return best;
    if (second == FEWEST_NO_RECORD)
        second = first;
    offer(&best, counts->alone[first] + (second == first ? 0 : counts->alone[second]), first,
          second);
    for (uint32_t p = 0; p < search->pair_count; p++) {
        const uint32_t *pair = search->pair_objects[p];
        if (has_kept(search, pair, first) && has_kept(search, pair, second))
            offer(&best, counts->pairs[p] + counts->alone[pair[0]] + counts->alone[pair[1]],
                  pair[0], pair[1]);
    }
    return best;
}

uint32_t may_stay(const struct search *search, const struct counts *counts, uint32_t kind)
{
    return kind == search->problem->record ? best_records(search, counts).stay
                                           : counts->kinds[kind];
}

// How many open files of a domain have to go: all but those of the kind that is kept, or else of the one of which
// most may stay.
static uint32_t to_go(const struct search *search, const struct counts *counts, uint32_t from,
                      uint32_t to)
{
    uint32_t all = 0, most = 0;
    bool kept = false;
    for (uint32_t kind = from; kind < to; kind++) {
        uint32_t stay = may_stay(search, counts, kind);
        all += counts->kinds[kind];
        if (search->kept_kinds[kind])
            most = stay, kept = true;
        else if (!kept && stay > most)
            most = stay;
    }
    return all - most;
}

struct bound {
    size_t disjoint; // files of one sign alone that have to go, in all domains
    size_t most;     // files that have to go in the domain that asks for the most
};

static struct bound bound_of_signs(struct search *search)
{
    struct bound bound = {0, 0};
    for (uint32_t from = 0, to; from < search->problem->kind_count; from = to) {
        to = kinds_end(search, from);
        size_t all = to_go(search, &search->open, from, to);
        bound.disjoint += to_go(search, &search->only, from, to);
        bound.most = all > bound.most ? all : bound.most;
    }
    spend(search, search->problem->kind_count + 2 * (size_t)search->problem->object_count +
                      2 * (size_t)search->pair_count);
    return bound;
}

// A value's persons are gone as far as its first files are gone together, up to the first that is kept. So much of
// them as goes with the first `rank` files is shared among those.
static void share_out(struct search *search, uint32_t value)
{
    const struct value *v = &search->problem->values[value];
    const struct holding *holdings = search->problem->holdings;
    size_t end = search->heads[value], rank = 0;
    uint64_t share = 0;

    while (end < v->to && search->states[holdings[end].file] != KEPT)
        end++;
    uint32_t floor = persons_at(search, value, end);
    for (size_t i = search->heads[value]; i < end; i++)
        rank += search->states[holdings[i].file] == OPEN;
    spend(search, 2 * (end - search->heads[value]) + 1);
    for (size_t i = end; i > search->heads[value] && rank; i--) {
        const struct holding *holding = &holdings[i - 1];
        if (search->states[holding->file] != OPEN)
            continue;
        share += ((uint64_t)(holding->persons - floor) * SCALE + rank - 1) / rank;
        floor = holding->persons;
        rank--;
        search->shares[holding->file] += share;
    }
}

static int compare_shares(const void *left, const void *right)
{
    const struct share *a = left, *b = right;
    if (a->persons != b->persons)
        return a->persons > b->persons ? -1 : 1;
    return a->file < b->file ? -1 : a->file > b->file;
}

size_t sort_shares(struct search *search, size_t from, size_t to)
{
    size_t count = 0, size = 0;
    for (size_t i = from; i < to; i++)
        share_out(search, (uint32_t)i);
    for (size_t i = 0; i < search->order_count; i++) {
        uint32_t file = search->order[i];
        if (search->shares[file])
            search->sorted[count++] = (struct share){search->shares[file], file};
        search->shares[file] = 0;
    }
    for (size_t rest = count; rest; rest /= 2)
        size++;
    spend(search, search->order_count + count * size);
    if (count)
        qsort(search->sorted, count, sizeof *search->sorted, compare_shares);
    return count;
}

// The files that have to go at least for the persons of each type; SIZE_MAX where those that are open do not suffice.
static size_t bound_of_persons(struct search *search)
{
    size_t bound = 0;
    for (size_t from = 0, to; from < search->problem->value_count; from = to) {
        to = values_end(search, from);
        uint64_t total = search->totals[search->problem->values[from].type];
        if (total <= search->problem->most_persons)
            continue;
        uint64_t goal = (total - search->problem->most_persons) * SCALE, sum = 0;
        size_t count = sort_shares(search, from, to), need = 0;
        for (size_t i = 0; i < count; i++) {
            search->useful[search->sorted[i].file] = true;
            if (sum < goal)
                sum += search->sorted[i].persons, need++;
        }
        if (sum < goal)
            return SIZE_MAX;
        bound = need > bound ? need : bound;
    }
    return bound;
}

size_t bound_of(struct search *search)
{
    for (size_t i = 0; i < search->order_count; i++)
        search->useful[search->order[i]] = false;
    spend(search, search->order_count + search->problem->value_count);
    struct bound signs = bound_of_signs(search);
    size_t persons = bound_of_persons(search);
    if (persons == SIZE_MAX)
        return SIZE_MAX;
    return persons + signs.disjoint > signs.most ? persons + signs.disjoint : signs.most;
}
