#include "fewest_state.h"

#include <stdlib.h>

uint32_t persons_at(const struct search *search, uint32_t value, size_t at)
{
    return at < search->problem->values[value].to ? search->problem->holdings[at].persons : 0;
}

void spend(struct search *search, size_t operations)
{
    search->work -= operations < search->work ? operations : search->work;
}

static void count_sign(struct search *search, struct counts *counts, size_t sign, uint32_t by)
{
    const struct sign *s = &search->problem->signs[sign];
    counts->kinds[s->kind] += by;
    if (s->kind != search->problem->record)
        return;
    if (s->objects[0] == s->objects[1])
        counts->alone[s->objects[0]] += by;
    else
        counts->pairs[search->pairs[sign]] += by;
}

static void count_objects(const struct search *search, uint32_t *counts, size_t sign, uint32_t by)
{
    const struct sign *s = &search->problem->signs[sign];
    if (s->kind != search->problem->record)
        return;
    counts[s->objects[0]] += by;
    if (s->objects[1] != s->objects[0])
        counts[s->objects[1]] += by;
}

// `by` is 1 or, to take it back, UINT32_MAX.
static void count_open(struct search *search, uint32_t file, uint32_t by)
{
    size_t from = search->signs_from[file], to = search->signs_from[file + 1];
    bool only = to - from == 1 && search->held_from[file] == search->held_from[file + 1];
    for (size_t i = from; i < to; i++) {
        count_sign(search, &search->open, i, by);
        count_objects(search, search->open_objects, i, by);
        if (only)
            count_sign(search, &search->only, i, by);
    }
}

void take_away(struct search *search, uint32_t file)
{
    count_open(search, file, UINT32_MAX);
    search->states[file] = GONE;
    for (size_t i = search->held_from[file]; i < search->held_from[file + 1]; i++) {
        uint32_t value = search->held[i].value;
        size_t head = search->heads[value], to = search->problem->values[value].to;
        if (head != search->held[i].at)
            continue;
        while (head < to && search->states[search->problem->holdings[head].file] == GONE)
            head++;
        spend(search, head - search->heads[value]);
        search->totals[search->problem->values[value].type] -=
            persons_at(search, value, search->heads[value]) - persons_at(search, value, head);
        search->heads[value] = head;
    }
}

void put_back(struct search *search, uint32_t file)
{
    count_open(search, file, 1);
    search->states[file] = OPEN;
    for (size_t i = search->held_from[file]; i < search->held_from[file + 1]; i++) {
        uint32_t value = search->held[i].value;
        size_t head = search->heads[value], at = search->held[i].at;
        if (at > head)
            continue;
        search->totals[search->problem->values[value].type] +=
            persons_at(search, value, at) - persons_at(search, value, head);
        search->heads[value] = at;
    }
}

void keep(struct search *search, uint32_t file, bool kept)
{
    count_open(search, file, kept ? UINT32_MAX : 1);
    search->states[file] = kept ? KEPT : OPEN;
    for (size_t i = search->signs_from[file]; i < search->signs_from[file + 1]; i++) {
        search->kept_kinds[search->problem->signs[i].kind] += kept ? 1U : UINT32_MAX;
        count_objects(search, search->kept_objects, i, kept ? 1U : UINT32_MAX);
    }
}

size_t values_end(const struct search *search, size_t from)
{
    const struct value *values = search->problem->values;
    size_t to = from;
    while (to < search->problem->value_count && values[to].type == values[from].type)
        to++;
    return to;
}

// Kinds of a domain stand together.
uint32_t kinds_end(const struct search *search, uint32_t kind)
{
    uint32_t end = kind;
    while (end < search->problem->kind_count &&
           search->problem->domains[end] == search->problem->domains[kind])
        end++;
    return end;
}

static uint32_t kinds_start(const struct search *search, uint32_t kind)
{
    while (kind > 0 && search->problem->domains[kind - 1] == search->problem->domains[kind])
        kind--;
    return kind;
}

// Whether a record with these objects stays below a third one beside those that count.
static bool fits_record(const struct search *search, const struct sign *sign, bool open_ones)
{
    uint32_t others = 0;
    for (uint32_t o = 0; o < search->problem->object_count; o++)
        others += o != sign->objects[0] && o != sign->objects[1] &&
                  (search->kept_objects[o] || (open_ones && search->open_objects[o]));
    return others + 1 + (sign->objects[0] != sign->objects[1]) <= 2;
}

bool agrees(const struct search *search, uint32_t file, bool with_open)
{
    for (size_t i = search->signs_from[file]; i < search->signs_from[file + 1]; i++) {
        const struct sign *sign = &search->problem->signs[i];
        uint32_t end = kinds_end(search, sign->kind);
        for (uint32_t other = kinds_start(search, sign->kind); other < end; other++)
            if (other != sign->kind &&
                (search->kept_kinds[other] || (with_open && search->open.kinds[other])))
                return false;
        if (sign->kind == search->problem->record && !fits_record(search, sign, with_open))
            return false;
    }
    return true;
}

static void index_holdings(struct search *search)
{
    const struct fewest *problem = search->problem;
    size_t count = problem->value_count ? problem->values[problem->value_count - 1].to : 0;
    size_t *next = ARENA_ARRAY(&search->memory, problem->file_count + 1, size_t);

    search->held = ARENA_ARRAY(&search->memory, count + 1, struct held);
    search->held_from = ARENA_ARRAY(&search->memory, problem->file_count + 2, size_t);
    for (size_t i = 0; i < count; i++)
        search->held_from[problem->holdings[i].file + 1]++;
    for (size_t i = 0; i < problem->file_count; i++) {
        search->held_from[i + 1] += search->held_from[i];
        next[i] = search->held_from[i];
    }
    for (uint32_t value = 0; value < problem->value_count; value++) {
        const struct value *v = &problem->values[value];
        search->heads[value] = v->from;
        search->totals[v->type] += persons_at(search, value, v->from);
        for (size_t at = v->from; at < v->to; at++)
            search->held[next[problem->holdings[at].file]++] = (struct held){value, at};
    }
}

static int compare_pairs(const void *left, const void *right)
{
    return memcmp(left, right, 2 * sizeof(uint32_t)); // any order will do
}

// Which pairs of objects there are, and which of them each sign has.
static void index_pairs(struct search *search)
{
    const struct fewest *problem = search->problem;
    uint32_t(*pairs)[2] = arena_array(&search->memory, problem->sign_count + 1, sizeof *pairs);
    uint32_t count = 0, kept = 0;

    search->pairs = ARENA_ARRAY(&search->memory, problem->sign_count + 1, uint32_t);
    search->pair_objects = (const uint32_t(*)[2])pairs;
    for (size_t i = 0; i < problem->sign_count; i++)
        if (problem->signs[i].kind == problem->record)
            memcpy(pairs[count++], problem->signs[i].objects, sizeof *pairs);
    qsort(pairs, count, sizeof *pairs, compare_pairs);
    for (uint32_t i = 0; i < count; i++)
        if (pairs[i][0] != pairs[i][1] &&
            (kept == 0 || compare_pairs(pairs[i], pairs[kept - 1]) != 0))
            memmove(pairs[kept++], pairs[i], sizeof *pairs);
    search->pair_count = kept;
    for (size_t i = 0; i < problem->sign_count; i++) {
        const uint32_t *objects = problem->signs[i].objects;
        if (problem->signs[i].kind != problem->record || objects[0] == objects[1])
            continue;
        const uint32_t(*found)[2] = bsearch(objects, pairs, kept, sizeof *pairs, compare_pairs);
        search->pairs[i] = (uint32_t)(found - search->pair_objects);
    }
}

static void index_signs(struct search *search)
{
    const struct fewest *problem = search->problem;
    search->signs_from = ARENA_ARRAY(&search->memory, problem->file_count + 2, size_t);
    for (size_t i = 0; i < problem->sign_count; i++)
        search->signs_from[problem->signs[i].file + 1]++;
    for (size_t i = 0; i < problem->file_count; i++)
        search->signs_from[i + 1] += search->signs_from[i];
    index_pairs(search);
}

static struct counts counts_new(const struct search *search, struct arena *memory)
{
    return (struct counts){
        .kinds = ARENA_ARRAY(memory, (size_t)search->problem->kind_count + 1, uint32_t),
        .alone = ARENA_ARRAY(memory, (size_t)search->problem->object_count + 1, uint32_t),
        .pairs = ARENA_ARRAY(memory, (size_t)search->pair_count + 1, uint32_t),
    };
}

void search_init(struct search *search, const struct fewest *problem, const bool *gone,
                 uint64_t work)
{
    size_t files = problem->file_count, kinds = problem->kind_count;
    *search = (struct search){.problem = problem, .work = work};
    struct arena *memory = &search->memory;
    search->order = ARENA_ARRAY(memory, files + 1, uint32_t);
    search->states = ARENA_ARRAY(memory, files + 1, enum state);
    search->heads = ARENA_ARRAY(memory, problem->value_count + 1, size_t);
    search->totals = ARENA_ARRAY(memory, problem->type_count + 1, uint64_t);
    search->shares = ARENA_ARRAY(memory, files + 1, uint64_t);
    search->sorted = ARENA_ARRAY(memory, files + 1, struct share);
    search->useful = ARENA_ARRAY(memory, files + 1, bool);
    index_holdings(search);
    index_signs(search);
    search->open = counts_new(search, memory);
    search->only = counts_new(search, memory);
    search->kept_kinds = ARENA_ARRAY(memory, kinds + 1, uint32_t);
    search->open_objects = ARENA_ARRAY(memory, (size_t)problem->object_count + 1, uint32_t);
    search->kept_objects = ARENA_ARRAY(memory, (size_t)problem->object_count + 1, uint32_t);
    for (uint32_t file = 0; file < files; file++) {
        count_open(search, file, 1);
        bool matters = search->held_from[file] < search->held_from[file + 1] ||
                       search->signs_from[file] < search->signs_from[file + 1];
        if (matters && !gone[file])
            search->order[search->order_count++] = file;
    }
    for (uint32_t file = 0; file < files; file++)
        if (gone[file])
            take_away(search, file);
}

void search_release(struct search *search)
{
    arena_release(&search->memory);
}
