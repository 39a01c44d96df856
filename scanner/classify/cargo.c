#include "markers.h"

#include "arena.h"

#include <stdlib.h>

enum { FEW = 3 }; // persons in one file

void tally_add(struct tally *tally, const struct finding *f)
{
    const struct finding *first = tally->first;
    tally->count++;
    if (first) {
        int order = slice_compare(f->path, first->path);
        if (order > 0 || (order == 0 && f->line >= first->line))
            return;
    }
    tally->first = f;
}

// The part of a fingerprint that is made of the value alone: what follows the last
// hyphen. The part before it is made of the rule and the path.
static struct slice value_print(const struct finding *f)
{
    struct slice print = slice_of(f->fingerprint, strnlen(f->fingerprint, sizeof f->fingerprint));
    for (size_t i = print.len; i > 0; i--)
        if (print.ptr[i - 1] == '-')
            return slice_cut(print, i, print.len);
    return print;
}

static int compare_values(const struct finding *a, const struct finding *b)
{
    int order = slice_compare(a->rule, b->rule);
    return order ? order : slice_compare(value_print(a), value_print(b));
}

static int compare_persons(const void *left, const void *right)
{
    const struct finding *a = *(const struct finding *const *)left;
    const struct finding *b = *(const struct finding *const *)right;
    int order = slice_compare(a->type, b->type);
    if (order == 0)
        order = compare_values(a, b);
    if (order == 0 && a->persons != b->persons) // the most first
        order = a->persons > b->persons ? -1 : 1;
    return order;
}

bool person_is_same(const struct finding *a, const struct finding *b)
{
    return a->fingerprint[0] && slice_equals(a->type, b->type) && compare_values(a, b) == 0;
}

static int compare_paths(const void *left, const void *right)
{
    const struct finding *a = *(const struct finding *const *)left;
    const struct finding *b = *(const struct finding *const *)right;
    return slice_compare(a->path, b->path);
}

// Twenty files with an address each list nobody; a file with a few begins a list. Returns how many values stay.
static size_t drop_lone_contacts(const struct finding **values, size_t count)
{
    size_t kept = 0;

    if (count)
        qsort(values, count, sizeof *values, compare_paths);
    for (size_t from = 0, to; from < count; from = to) {
        size_t contacts = 0;
        for (to = from; to < count && compare_paths(&values[from], &values[to]) == 0; to++)
            if (type_is_contact(values[to]->type))
                contacts += persons_of(values[to]);
        for (size_t i = from; i < to; i++)
            if (contacts >= FEW || !type_is_contact(values[i]->type))
                values[kept++] = values[i];
    }
    return kept;
}

// Whether it could say anything, whatever the rules: they change, and reports stay.
static bool is_judged(const struct finding *f)
{
    return (f->standing == STANDING_LIVE && f->confidence != CONFIDENCE_LOW) ||
           marker_is_package(f);
}

size_t persons_select(const struct finding **values, size_t count)
{
    count = drop_lone_contacts(values, count);
    if (count)
        qsort(values, count, sizeof *values, compare_persons);
    return count;
}

// How many distinct persons there are. A person has an address and a number and a
// name, so types are counted apart and the one with the most speaks for all; and the
// same value in two files is one person. A finding may stand for a whole column.
static unsigned count_persons(const struct finding **values, size_t count)
{
    size_t most = 0;

    count = persons_select(values, count);
    for (size_t from = 0, to; from < count; from = to) {
        size_t persons = 0;
        for (to = from; to < count && slice_equals(values[to]->type, values[from]->type); to++)
            if (to == from || !person_is_same(values[to], values[to - 1]))
                persons += persons_of(values[to]);
        most = persons > most ? persons : most;
    }
    return most > UINT32_MAX ? UINT32_MAX : (unsigned)most;
}

unsigned bulk_threshold(const struct declared *declared)
{
    return declared->bulk_persons ? declared->bulk_persons : BULK_PERSONS;
}

void ledger_fill(struct ledger *ledger, const struct finding *const *findings, size_t count,
                 const struct declared *declared)
{
    struct arena scratch = {0};
    const struct finding **persons = ARENA_ARRAY(&scratch, count, const struct finding *);
    struct markers markers = {
        .items = ARENA_ARRAY(&scratch, count, const struct finding *),
        .packages = ARENA_ARRAY(&scratch, count, const struct finding *),
    };
    size_t person_count = 0;
    struct cargo *cargo = &ledger->cargo;

    *ledger = (struct ledger){0};
    for (size_t i = 0; i < count; i++) {
        enum item item = item_of(findings[i]);
        if (item == ITEM_MARKER)
            markers.items[markers.count++] = findings[i];
        else if (marker_is_package(findings[i]))
            markers.packages[markers.package_count++] = findings[i];
        else if (item != ITEM_NONE)
            tally_add(&ledger->items[item], findings[i]);
        cargo->findings += is_judged(findings[i]);
        if (item_is_person(findings[i], item))
            persons[person_count++] = findings[i];
    }
    markers_weigh(ledger, &markers);

    cargo->persons = count_persons(persons, person_count);
    cargo->bulk_personal = cargo->persons >= bulk_threshold(declared);
    cargo->secret = ledger->items[ITEM_SECRET].count > 0;
    cargo->personal = ledger->items[ITEM_PERSONAL].count > 0 || cargo->bulk_personal;
    cargo->health = ledger->items[ITEM_HEALTH].count > 0;
    cargo->card = ledger->items[ITEM_CARD].count > 0;
    cargo->finance = ledger->items[ITEM_FINANCE].count > 0;
    cargo->restricted = ledger->items[ITEM_RESTRICTED].count > 0;
    arena_release(&scratch);
}

struct cargo cargo_of(const struct finding *findings, size_t count, const struct declared *declared)
{
    struct arena scratch = {0};
    const struct finding **all = ARENA_ARRAY(&scratch, count, const struct finding *);
    struct ledger ledger;

    for (size_t i = 0; i < count; i++)
        all[i] = &findings[i];
    ledger_fill(&ledger, all, count, declared);
    arena_release(&scratch);
    return ledger.cargo;
}
