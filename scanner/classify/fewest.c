#include "fewest_state.h"

#include <assert.h>

static bool can_stay(const struct search *search, uint32_t file)
{
    return agrees(search, file, false);
}

static bool is_in_conflict(const struct search *search, uint32_t file)
{
    return !agrees(search, file, true);
}

enum outcome { FOUND, REFUTED, GIVEN_UP };

// Whether `room` files suffice. FOUND leaves them taken away.
static enum outcome try_with(struct search *search, size_t room)
{
    size_t at = 0;
    for (;;) {
        size_t need = bound_of(search);
        if (need == 0)
            return FOUND;
        if (search->work == 0)
            return GIVEN_UP;
        if (need <= room) {
            // What cannot help is in no smallest set.
            uint32_t file = search->order[at++];
            if (search->useful[file] || is_in_conflict(search, file))
                take_away(search, file), room--;
            else
                keep(search, file, true);
            continue;
        }
        for (;; at--) {
            if (at == 0)
                return REFUTED;
            uint32_t file = search->order[at - 1];
            if (search->states[file] == KEPT) {
                keep(search, file, false);
                continue;
            }
            put_back(search, file);
            room++;
            if (!can_stay(search, file))
                continue;
            keep(search, file, true);
            break;
        }
    }
}

static void reopen(struct search *search)
{
    for (size_t i = 0; i < search->order_count; i++) {
        uint32_t file = search->order[i];
        if (search->states[file] == KEPT)
            keep(search, file, false);
        else if (search->states[file] == GONE)
            put_back(search, file);
    }
}

// Of each domain the kind stays of which most files may.
static void thin_signs(struct search *search)
{
    const struct fewest *problem = search->problem;
    bool *stays = ARENA_ARRAY(&search->memory, (size_t)problem->kind_count + 1, bool);
    struct choice records = best_records(search, &search->open);
    for (uint32_t from = 0, to; from < problem->kind_count; from = to) {
        uint32_t best = from;
        to = kinds_end(search, from);
        for (uint32_t kind = from; kind < to; kind++)
            if (may_stay(search, &search->open, kind) > may_stay(search, &search->open, best))
                best = kind;
        stays[best] = true;
    }
    for (size_t i = 0; i < problem->sign_count; i++) {
        const struct sign *sign = &problem->signs[i];
        bool fits = stays[sign->kind];
        for (unsigned o = 0; o < 2 && sign->kind == problem->record; o++)
            fits = fits && (sign->objects[o] == records.objects[0] ||
                            sign->objects[o] == records.objects[1]);
        if (search->states[sign->file] == OPEN && !fits)
            take_away(search, sign->file);
    }
}

static void thin_persons(struct search *search)
{
    uint64_t most = search->problem->most_persons;
    for (size_t from = 0, to; from < search->problem->value_count; from = to) {
        to = values_end(search, from);
        uint32_t type = search->problem->values[from].type;
        if (search->totals[type] <= most)
            continue;
        size_t count = sort_shares(search, from, to);
        for (size_t i = 0; i < count && search->totals[type] > most; i++)
            take_away(search, search->sorted[i].file);
    }
}

static bool is_too_many(const struct search *search, uint32_t file)
{
    for (size_t i = search->held_from[file]; i < search->held_from[file + 1]; i++)
        if (search->totals[search->problem->values[search->held[i].value].type] >
            search->problem->most_persons)
            return true;
    return false;
}

// A sufficient set without a search: the largest shares first, then what is superfluous is put back, the smallest
// shares first, and as long as there is work left: `work` is given anew. Returns how many files go.
static size_t thin_out(struct search *search, uint64_t work)
{
    size_t count = 0;
    search->work = work;
    thin_signs(search);
    thin_persons(search);
    for (size_t i = search->order_count; i > 0; i--) {
        uint32_t file = search->order[i - 1];
        if (search->states[file] != GONE)
            continue;
        count++;
        if (search->work == 0 || is_in_conflict(search, file))
            continue;
        put_back(search, file);
        if (is_too_many(search, file))
            take_away(search, file);
        else
            count--;
        spend(search, 1);
    }
    return count;
}

bool fewest_find(const struct fewest *problem, bool *gone, uint64_t work)
{
    struct search search;
    search_init(&search, problem, gone, work);
    size_t least = bound_of(&search);
    enum outcome outcome = REFUTED;
    assert(least != SIZE_MAX); // without all files there is nothing left

    while (outcome == REFUTED) {
        outcome = try_with(&search, least);
        least += outcome == REFUTED;
    }
    if (outcome == GIVEN_UP) {
        reopen(&search);
        if (thin_out(&search, work) == least)
            outcome = FOUND;
    }
    for (size_t file = 0; file < problem->file_count; file++)
        gone[file] = search.states[file] == GONE;
    search_release(&search);
    return outcome == FOUND;
}
