#include "fewest.h"

#include <assert.h>
#include <stdlib.h>

enum { SCALE = 4096 }; // of shares, which are fractions of a person, rounded up

enum state { OPEN, KEPT, GONE };

// A holding as its file sees it.
struct held {
    uint32_t value;
    size_t at; // of the holding
};

// Files that have the sign of a kind; of records also by what objects they have, alone and in pairs.
struct counts {
    uint32_t *kinds, *alone, *pairs;
};

struct share {
    uint64_t persons; // times SCALE
    uint32_t file;
};

struct search {
    const struct fewest *problem;
    uint64_t work; // that is left
    struct arena memory;
    uint32_t *order; // the files that are decided on
    size_t order_count;
    enum state *states;     // of each file
    struct held *held;      // by file
    size_t *held_from;      // of each file, and one more
    size_t *signs_from;     // the same
    size_t *heads;          // of each value: its first holding that is not gone
    uint64_t *totals;       // persons of each type
    struct counts open;     // files that are open,
    struct counts only;     // and those of them that have nothing else
    uint32_t *kept_kinds;   // files that are kept,
    uint32_t *open_objects; // open ones of an object, whatever else they have
    uint32_t *kept_objects;
    uint32_t *pairs; // of each sign, which of `pair_objects` it has
    const uint32_t (*pair_objects)[2];
    uint32_t pair_count;
    uint64_t *shares; // of each file, of one type
    struct share *sorted;
    bool *useful; // by the last bound: taking the file away may help
};

static uint32_t persons_at(const struct search *search, uint32_t value, size_t at)
{
    return at < search->problem->values[value].to ? search->problem->holdings[at].persons : 0;
}

static void spend(struct search *search, size_t operations)
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

static void take_away(struct search *search, uint32_t file)
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

static void put_back(struct search *search, uint32_t file)
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

static void keep(struct search *search, uint32_t file, bool kept)
{
    count_open(search, file, kept ? UINT32_MAX : 1);
    search->states[file] = kept ? KEPT : OPEN;
    for (size_t i = search->signs_from[file]; i < search->signs_from[file + 1]; i++) {
        search->kept_kinds[search->problem->signs[i].kind] += kept ? 1U : UINT32_MAX;
        count_objects(search, search->kept_objects, i, kept ? 1U : UINT32_MAX);
    }
}

// Kinds of a domain stand together.
static uint32_t kinds_end(const struct search *search, uint32_t kind)
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

// Whether a file agrees with the signs of those that are kept, or of all that are not gone.
static bool agrees(const struct search *search, uint32_t file, bool with_open)
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

static bool can_stay(const struct search *search, uint32_t file)
{
    return agrees(search, file, false);
}

static bool is_in_conflict(const struct search *search, uint32_t file)
{
    return !agrees(search, file, true);
}

struct choice {
    uint32_t stay;       // open files,
    uint32_t objects[2]; // with these objects
};

static void offer(struct choice *best, uint32_t stay, uint32_t a, uint32_t b)
{
    if (stay > best->stay)
        *best = (struct choice){stay, {a, b}};
}

// The most open records that may stay together: those of two objects, the kept ones among them.
static struct choice best_records(const struct search *search, const struct counts *counts)
{
    struct choice best = {0, {FEWEST_NO_RECORD, FEWEST_NO_RECORD}};
    uint32_t most = FEWEST_NO_RECORD,
             next = FEWEST_NO_RECORD; // objects: kept ones, then those alone in most files
    for (uint32_t o = 0; o < search->problem->object_count; o++) {
        uint64_t rank = (uint64_t)(search->kept_objects[o] > 0) << 32 | counts->alone[o];
        uint64_t first =
            most == FEWEST_NO_RECORD
                ? 0
                : (uint64_t)(search->kept_objects[most] > 0) << 32 | counts->alone[most];
        uint64_t second =
            next == FEWEST_NO_RECORD
                ? 0
                : (uint64_t)(search->kept_objects[next] > 0) << 32 | counts->alone[next];
        if (most == FEWEST_NO_RECORD || rank > first)
            next = most, most = o;
        else if (next == FEWEST_NO_RECORD || rank > second)
            next = o;
    }
    if (most == FEWEST_NO_RECORD)
        return best;
    if (next == FEWEST_NO_RECORD)
        next = most;
    offer(&best, counts->alone[most] + (next == most ? 0 : counts->alone[next]), most, next);
    for (uint32_t p = 0; p < search->pair_count; p++) {
        const uint32_t *pair = search->pair_objects[p];
        bool has_kept = (!search->kept_objects[most] || most == pair[0] || most == pair[1]) &&
                        (!search->kept_objects[next] || next == pair[0] || next == pair[1]);
        if (has_kept)
            offer(&best, counts->pairs[p] + counts->alone[pair[0]] + counts->alone[pair[1]],
                  pair[0], pair[1]);
    }
    return best;
}

// The open files of a kind that may stay together.
static uint32_t may_stay(const struct search *search, const struct counts *counts, uint32_t kind)
{
    return kind == search->problem->record ? best_records(search, counts).stay
                                           : counts->kinds[kind];
}

// How many open files of a domain have to go: all but those of the kind that is kept, or else of the one of which most may stay.
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

// Fills search->sorted with the open files that have a share in values [from, to), the most first.
static size_t sort_shares(struct search *search, size_t from, size_t to)
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

static size_t values_end(const struct search *search, size_t from)
{
    const struct value *values = search->problem->values;
    size_t to = from;
    while (to < search->problem->value_count && values[to].type == values[from].type)
        to++;
    return to;
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

// How many open files have to go at least; 0 exactly when none has to.
static size_t bound_of(struct search *search)
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
    for (size_t from = 0, to; from < search->problem->value_count; from = to) {
        to = values_end(search, from);
        const uint64_t *total = &search->totals[search->problem->values[from].type];
        if (*total <= search->problem->most_persons)
            continue;
        size_t count = sort_shares(search, from, to);
        for (size_t i = 0; i<count && * total> search->problem->most_persons; i++)
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

static void search_init(struct search *search, const struct fewest *problem, const bool *gone,
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
    arena_release(&search.memory);
    return outcome == FOUND;
}
