// What would lower the tier, by asking the matrix again with less.
//
// First on the cargo alone: which kinds of data have to go? There are few of them, so
// all combinations are asked, the small ones first. Then on the files: those that carry
// these kinds, the heaviest first, of which the shortest sufficient run is looked for by
// halving, for to have less never raises a tier. Last, each file of the run that turns
// out to be superfluous is put back.
#include "classify.h"

#include "markers.h"
#include "matrix.h"

#include <stdlib.h>

enum {
    PART_SECRET,
    PART_PERSONAL,
    PART_HEALTH,
    PART_CARD,
    PART_FINANCE,
    PART_RESTRICTED,
    PART_MARKED,
    PART_COUNT,
    // Findings that are counted again to put superfluous files back, at most: each file
    // costs a count of all. Past that, which takes a crowd, the run stays as it is.
    RECOUNTED_MOST = 1 << 21,
};

// The findings that count, sorted by path, and the files among them.
struct file {
    struct slice path;
    size_t from, to; // its findings
    size_t weight;   // of what has to go
    bool removed;
};

struct search {
    const struct assessment *repository;
    const struct finding **findings;
    size_t finding_count;
    struct file *files; // sorted by path
    size_t file_count;
    struct file **order; // the files that carry what has to go, heaviest first
    size_t order_count;
    const struct finding **kept; // room for all findings; first those that stay, whatever goes
    size_t staying;              // packages named after formats, for less must never weigh more
    enum tier target;
};

static enum tier tier_with(const struct search *search, const struct cargo *cargo)
{
    const struct assessment *a = search->repository;
    struct matrix_answer answer;
    struct matrix_input input = {
        .cargo = cargo,
        .owner = a->owner,
        .declared_sector = a->declared.has_sector ? a->declared.sector : SECTOR_NONE,
    };

    matrix_ask(&answer, &input);
    return answer.tier;
}

static bool has_part(const struct cargo *cargo, unsigned part)
{
    const bool has[PART_COUNT] = {
        [PART_SECRET] = cargo->secret,
        [PART_PERSONAL] = cargo->personal,
        [PART_HEALTH] = cargo->health,
        [PART_CARD] = cargo->card,
        [PART_FINANCE] = cargo->finance,
        [PART_RESTRICTED] = cargo->restricted,
        [PART_MARKED] = cargo->marked != SECTOR_NONE,
    };
    return has[part];
}

static struct cargo without(struct cargo cargo, unsigned parts)
{
    if (parts & 1U << PART_SECRET)
        cargo.secret = false;
    if (parts & 1U << PART_PERSONAL)
        cargo.personal = cargo.bulk_personal = false;
    if (parts & 1U << PART_HEALTH)
        cargo.health = false;
    if (parts & 1U << PART_CARD)
        cargo.card = false;
    if (parts & 1U << PART_FINANCE)
        cargo.finance = false;
    if (parts & 1U << PART_RESTRICTED)
        cargo.restricted = false;
    if (parts & 1U << PART_MARKED)
        cargo.marked = SECTOR_NONE;
    return cargo;
}

// The smallest set of parts whose absence reaches the target, as bits; 0 when none
// does. Among equals the one whose bits are lowest: credentials before code.
static unsigned parts_to_remove(const struct search *search)
{
    const struct cargo *cargo = &search->repository->cargo;
    unsigned present = 0, best = 0;

    for (unsigned part = 0; part < PART_COUNT; part++)
        if (has_part(cargo, part))
            present |= 1U << part;
    for (unsigned parts = 1; parts < 1U << PART_COUNT; parts++) {
        if (parts & ~present || (best && __builtin_popcount(parts) >= __builtin_popcount(best)))
            continue;
        struct cargo less = without(*cargo, parts);
        if (tier_with(search, &less) <= search->target)
            best = parts;
    }
    return best;
}

static unsigned parts_of(const struct finding *f)
{
    static const unsigned parts[ITEM_COUNT] = {
        [ITEM_SECRET] = 1U << PART_SECRET,
        [ITEM_PERSONAL] = 1U << PART_PERSONAL,
        [ITEM_HEALTH] = 1U << PART_HEALTH | 1U << PART_PERSONAL,
        [ITEM_CARD] = 1U << PART_CARD,
        [ITEM_FINANCE] = 1U << PART_FINANCE,
        [ITEM_RESTRICTED] = 1U << PART_RESTRICTED,
        [ITEM_MARKER] = 1U << PART_MARKED,
    };
    return parts[item_of(f)];
}

static int compare_by_path(const void *left, const void *right)
{
    const struct finding *a = *(const struct finding *const *)left;
    const struct finding *b = *(const struct finding *const *)right;
    return slice_compare(a->path, b->path);
}

static int compare_by_weight(const void *left, const void *right)
{
    const struct file *a = *(struct file *const *)left;
    const struct file *b = *(struct file *const *)right;
    if (a->weight != b->weight)
        return a->weight > b->weight ? -1 : 1;
    return slice_compare(a->path, b->path);
}

static void list_files(struct search *search, const struct finding *findings, size_t count,
                       struct arena *memory)
{
    search->findings = ARENA_ARRAY(memory, count, const struct finding *);
    search->kept = ARENA_ARRAY(memory, count, const struct finding *);
    search->files = ARENA_ARRAY(memory, count, struct file);
    search->order = ARENA_ARRAY(memory, count, struct file *);
    for (size_t i = 0; i < count; i++)
        if (marker_is_package(&findings[i]))
            search->kept[search->staying++] = &findings[i];
        else if (item_of(&findings[i]) != ITEM_NONE)
            search->findings[search->finding_count++] = &findings[i];
    if (search->finding_count)
        qsort(search->findings, search->finding_count, sizeof *search->findings, compare_by_path);
    for (size_t from = 0, to; from < search->finding_count; from = to) {
        struct slice path = search->findings[from]->path;
        to = from;
        while (to < search->finding_count && slice_equals(search->findings[to]->path, path))
            to++;
        search->files[search->file_count++] = (struct file){.path = path, .from = from, .to = to};
    }
}

// The files that carry one of the parts, heaviest first.
static void order_files(struct search *search, unsigned parts)
{
    search->order_count = 0;
    for (size_t i = 0; i < search->file_count; i++) {
        struct file *file = &search->files[i];
        file->weight = 0;
        file->removed = false;
        for (size_t j = file->from; j < file->to; j++)
            if (parts_of(search->findings[j]) & parts)
                file->weight += search->findings[j]->persons ? search->findings[j]->persons : 1;
        if (file->weight)
            search->order[search->order_count++] = file;
    }
    if (search->order_count)
        qsort(search->order, search->order_count, sizeof *search->order, compare_by_weight);
}

static enum tier tier_of_rest(const struct search *search)
{
    struct ledger ledger;
    size_t count = search->staying;

    for (size_t i = 0; i < search->file_count; i++)
        for (size_t j = search->files[i].from; j < search->files[i].to; j++)
            if (!search->files[i].removed)
                search->kept[count++] = search->findings[j];
    ledger_fill(&ledger, search->kept, count, &search->repository->declared);
    return tier_with(search, &ledger.cargo);
}

static bool suffices(struct search *search, size_t run)
{
    for (size_t i = 0; i < search->order_count; i++)
        search->order[i]->removed = i < run;
    return tier_of_rest(search) <= search->target;
}

// The length of the shortest sufficient run, with the superfluous files put back; 0
// when the whole order does not suffice.
static size_t choose_files(struct search *search)
{
    size_t least = 1, run = search->order_count;

    if (run == 0 || !suffices(search, run))
        return 0;
    while (least < run) {
        size_t middle = least + (run - least) / 2;
        if (suffices(search, middle))
            run = middle;
        else
            least = middle + 1;
    }
    suffices(search, run);
    bool few = run <= RECOUNTED_MOST / search->finding_count;
    for (size_t i = run; i > 0 && few; i--) {
        search->order[i - 1]->removed = false;
        if (tier_of_rest(search) > search->target)
            search->order[i - 1]->removed = true;
    }
    return run;
}

static const struct slice *removed_paths(const struct search *search, struct arena *memory)
{
    struct slice *paths = ARENA_ARRAY(memory, search->order_count + 1, struct slice);
    size_t count = 0;

    for (size_t i = 0; i < search->file_count; i++)
        if (search->files[i].removed)
            paths[count++] = search->files[i].path;
    return paths;
}

size_t lower_tier(const struct lowering **out, const struct assessment *repository,
                  const struct finding *findings, size_t count, struct arena *memory)
{
    struct lowering *lowerings = ARENA_ARRAY(memory, LOWERING_MOST, struct lowering);
    struct arena scratch = {0};
    struct search search = {.repository = repository};
    enum tier reached = repository->tier;
    size_t found = 0;

    *out = lowerings;
    list_files(&search, findings, count, &scratch);
    for (int target = (int)repository->tier - 1; target >= TIER_LOW; target--) {
        search.target = (enum tier)target;
        if (reached <= search.target)
            continue; // the last set went further down than was asked
        unsigned parts = parts_to_remove(&search);
        if (parts == 0)
            break;
        order_files(&search, parts);
        if (choose_files(&search) == 0)
            break;
        reached = tier_of_rest(&search);
        lowerings[found++] =
            (struct lowering){.remove = removed_paths(&search, memory), .would_be = reached};
    }
    arena_release(&scratch);
    return found;
}
