// What would lower the tier, exactly.
//
// The tier is the highest of what each kind of cargo makes by itself (test_lower.c holds it to that), so the kinds
// that make too high a tier alone are what has to go. Of most of them every file that has it must: one credential is
// as bad as two. Two are weighed together over files, persons in bulk and the signs of a domain; for those fewest.h
// finds the fewest files.
#include "classify.h"

#include "fewest.h"
#include "lower_steps.h"
#include "markers.h"
#include "matrix.h"

#include <stdlib.h>

// The findings that count, sorted by file, the files among them, and what would take most of them away.
struct lowerer {
    const struct assessment *repository;
    const struct finding **findings;
    size_t finding_count;
    struct lower_file *files; // sorted by path
    size_t file_count;
    const struct finding **packages; // named after formats
    size_t package_count;
    struct fewest problem;
    bool *marked; // files that cannot stay with the signs they have
    struct arena *memory;
};

static struct cargo cargo_of_parts(unsigned parts)
{
    bool bulk = parts & PART_BULK;
    return (struct cargo){
        .secret = parts & part_of(BURDEN_SECRET),
        .personal = bulk || parts & part_of(BURDEN_PERSONAL),
        .bulk_personal = bulk,
        .health = parts & part_of(BURDEN_HEALTH),
        .card = parts & part_of(BURDEN_CARD),
        .finance = parts & part_of(BURDEN_FINANCE),
        .restricted = parts & part_of(BURDEN_RESTRICTED),
        .marked = parts & part_of(BURDEN_MARKER) ? SECTOR_HEALTH : SECTOR_NONE,
    };
}

static enum tier tier_of_cargo(const struct assessment *a, const struct cargo *cargo)
{
    struct matrix_answer answer;
    struct matrix_input input = {
        .cargo = cargo,
        .owner = a->owner,
        .declared_sector = a->declared.has_sector ? a->declared.sector : SECTOR_NONE,
    };

    matrix_ask(&answer, &input);
    return answer.tier;
}

static enum tier tier_of_parts(const struct assessment *a, unsigned parts)
{
    struct cargo cargo = cargo_of_parts(parts);
    return tier_of_cargo(a, &cargo);
}

// What has to go for the target; 0 where that does not depend on files.
static unsigned parts_to_go(const struct assessment *a, enum tier target)
{
    unsigned parts = 0;
    if (tier_of_parts(a, 0) > target)
        return 0;
    for (unsigned part = 1; part <= PART_BULK; part <<= 1)
        if (tier_of_parts(a, part) > target)
            parts |= part;
    return parts;
}

static int compare_by_file(const void *left, const void *right)
{
    const struct finding *a = *(const struct finding *const *)left;
    const struct finding *b = *(const struct finding *const *)right;
    int order = slice_compare(finding_file(a), finding_file(b));
    return order ? order : finding_compare(a, b);
}

static void list_files(struct lowerer *lowerer, const struct finding *findings, size_t count)
{
    lowerer->findings = ARENA_ARRAY(lowerer->memory, count + 1, const struct finding *);
    lowerer->packages = ARENA_ARRAY(lowerer->memory, count + 1, const struct finding *);
    lowerer->files = ARENA_ARRAY(lowerer->memory, count + 1, struct lower_file);
    for (size_t i = 0; i < count; i++)
        if (item_of(&findings[i]) != ITEM_NONE)
            lowerer->findings[lowerer->finding_count++] = &findings[i];
        else if (marker_is_package(&findings[i]))
            lowerer->packages[lowerer->package_count++] = &findings[i];
    qsort(lowerer->findings, lowerer->finding_count, sizeof *lowerer->findings, compare_by_file);
    for (size_t from = 0, to; from < lowerer->finding_count; from = to) {
        struct lower_file *file = &lowerer->files[lowerer->file_count++];
        *file = (struct lower_file){.path = finding_file(lowerer->findings[from])};
        file->findings = &lowerer->findings[from];
        for (to = from; to < lowerer->finding_count &&
                        slice_equals(finding_file(lowerer->findings[to]), file->path);
             to++)
            file->parts |= part_of_finding(lowerer->findings[to]);
        file->count = to - from;
    }
}

// The number of a finding's file.
static uint32_t file_of(const struct lowerer *lowerer, const struct finding *finding)
{
    struct slice path = finding_file(finding);
    size_t low = 0, high = lowerer->file_count;
    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_compare(lowerer->files[middle].path, path) <= 0)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

// A value that is twice in a file is held once, with the most persons: the list has those first.
static size_t add_holdings(const struct lowerer *lowerer, struct holding *out,
                           const struct finding *const *same, size_t count, bool *has)
{
    size_t put = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t file = file_of(lowerer, same[i]);
        if (!has[file])
            out[put++] = (struct holding){file, persons_of(same[i])};
        has[file] = true;
    }
    for (size_t i = 0; i < put; i++)
        has[out[i].file] = false;
    return put;
}

static void list_persons(struct lowerer *lowerer)
{
    struct arena *memory = lowerer->memory;
    size_t count = 0, held = 0;
    const struct finding **persons =
        ARENA_ARRAY(memory, lowerer->finding_count + 1, const struct finding *);
    struct holding *holdings = ARENA_ARRAY(memory, lowerer->finding_count + 1, struct holding);
    struct value *values = ARENA_ARRAY(memory, lowerer->finding_count + 1, struct value);
    bool *has = ARENA_ARRAY(memory, lowerer->file_count + 1, bool);
    struct fewest *problem = &lowerer->problem;

    for (size_t i = 0; i < lowerer->finding_count; i++)
        if (item_is_person(lowerer->findings[i], item_of(lowerer->findings[i])))
            persons[count++] = lowerer->findings[i];
    count = persons_select(persons, count);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && person_is_same(persons[to], persons[to - 1]);)
            to++;
        if (from == 0 || !slice_equals(persons[from]->type, persons[from - 1]->type))
            problem->type_count++;
        struct value *value = &values[problem->value_count++];
        *value = (struct value){.type = problem->type_count - 1, .from = held};
        held += add_holdings(lowerer, holdings + held, persons + from, to - from, has);
        value->to = held;
    }
    problem->values = values;
    problem->holdings = holdings;
}

static int compare_signs(const void *left, const void *right)
{
    const struct sign *a = left, *b = right;
    if (a->file != b->file)
        return a->file < b->file ? -1 : 1;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return a->objects[0] < b->objects[0] ? -1 : a->objects[0] > b->objects[0];
}

// One sign of a domain for each file; a file of two kinds, of a decisive one, or of a whole record cannot stay.
static void settle_signs(struct lowerer *lowerer, struct sign *signs, size_t count)
{
    _Static_assert(MARKERS_ENOUGH == 2, "of a domain signs of one kind may stay");
    _Static_assert(MARKERS_RECORD == 3, "of records those of two objects may stay");
    struct fewest *problem = &lowerer->problem;
    qsort(signs, count, sizeof *signs, compare_signs);
    for (size_t i = 0, kept = 0; i < count; i++) {
        struct sign *last = i ? &signs[kept - 1] : NULL;
        bool same = last && last->file == signs[i].file &&
                    problem->domains[last->kind] == problem->domains[signs[i].kind];
        if (!same) {
            signs[kept++] = signs[i];
        } else if (last->kind != signs[i].kind) {
            lowerer->marked[last->file] = true;
        } else if (last->objects[1] != signs[i].objects[0]) { // they come sorted
            lowerer->marked[last->file] |= last->objects[0] != last->objects[1];
            last->objects[1] = signs[i].objects[0];
        }
        problem->sign_count = kept;
    }
    count = problem->sign_count;
    problem->sign_count = 0;
    for (size_t i = 0; i < count; i++)
        if (!lowerer->marked[signs[i].file])
            signs[problem->sign_count++] = signs[i];
    problem->signs = signs;
}

static void list_signs(struct lowerer *lowerer)
{
    struct arena *memory = lowerer->memory;
    struct fewest *problem = &lowerer->problem;
    struct markers markers = {
        .items = ARENA_ARRAY(memory, lowerer->finding_count + 1, const struct finding *),
        .packages = lowerer->packages,
        .package_count = lowerer->package_count,
    };
    for (size_t i = 0; i < lowerer->finding_count; i++)
        if (item_of(lowerer->findings[i]) == ITEM_MARKER)
            markers.items[markers.count++] = lowerer->findings[i];
    struct marker *read = ARENA_ARRAY(memory, markers.count + 1, struct marker);
    struct sign *signs = ARENA_ARRAY(memory, markers.count + 1, struct sign);
    size_t count = markers_read(read, &markers);
    uint32_t *domains = ARENA_ARRAY(memory, markers.count + 1, uint32_t);

    lowerer->marked = ARENA_ARRAY(memory, lowerer->file_count + 1, bool);
    problem->record = FEWEST_NO_RECORD;
    for (size_t i = 0; i < count; i++) {
        const struct marker *marker = &read[i];
        bool is_record = marker_is_record(marker);
        uint32_t file = file_of(lowerer, marker->finding), object = is_record ? marker->object : 0;
        lowerer->marked[file] |= marker->decisive;
        domains[marker->kind_number] = marker->domain_number;
        signs[i] = (struct sign){file, marker->kind_number, {object, object}};
        if (!is_record)
            continue;
        problem->record = marker->kind_number;
        problem->object_count = object + 1;
    }
    problem->domains = domains;
    problem->kind_count = count ? read[count - 1].kind_number + 1 : 0;
    settle_signs(lowerer, signs, count);
}

// Which files go so that none of the parts is left, in file->goes. Returns whether it is proven that no fewer would do.
static bool choose_files(struct lowerer *lowerer, unsigned parts)
{
    struct fewest problem = lowerer->problem;
    bool *gone = ARENA_ARRAY(lowerer->memory, lowerer->file_count + 1, bool);
    unsigned whole = parts & ~(PART_BULK | part_of(BURDEN_MARKER));
    unsigned bulk = bulk_threshold(&lowerer->repository->declared);

    problem.file_count = lowerer->file_count;
    problem.most_persons = parts & PART_BULK ? bulk - 1 : UINT64_MAX;
    if (!(parts & part_of(BURDEN_MARKER)))
        problem.sign_count = problem.kind_count = problem.object_count = 0;
    for (size_t i = 0; i < lowerer->file_count; i++)
        gone[i] = lowerer->files[i].parts & whole ||
                  (parts & part_of(BURDEN_MARKER) && lowerer->marked[i]);
    bool smallest = fewest_find(&problem, gone, FEWEST_WORK);
    for (size_t i = 0; i < lowerer->file_count; i++)
        lowerer->files[i].goes = gone[i];
    return smallest;
}

static enum tier tier_of_rest(const struct lowerer *lowerer)
{
    struct ledger ledger;
    const struct finding **kept =
        ARENA_ARRAY(lowerer->memory, lowerer->finding_count + lowerer->package_count + 1,
                    const struct finding *);
    size_t count = 0;

    for (size_t i = 0; i < lowerer->package_count; i++)
        kept[count++] = lowerer->packages[i];
    for (size_t i = 0; i < lowerer->file_count; i++)
        for (size_t j = 0; j < lowerer->files[i].count && !lowerer->files[i].goes; j++)
            kept[count++] = lowerer->files[i].findings[j];
    ledger_fill(&ledger, kept, count, &lowerer->repository->declared);
    return tier_of_cargo(lowerer->repository, &ledger.cargo);
}

size_t lower_tier(const struct lowering **out, const struct assessment *repository,
                  const struct finding *findings, size_t count, struct arena *memory)
{
    struct lowering *lowerings = ARENA_ARRAY(memory, LOWERING_MOST, struct lowering);
    struct arena scratch = {0};
    struct lowerer lowerer = {.repository = repository, .memory = &scratch};
    enum tier reached = repository->tier;
    size_t found = 0;

    *out = lowerings;
    for (int target = (int)repository->tier - 1; target >= TIER_LOW; target--) {
        unsigned parts = parts_to_go(repository, (enum tier)target);
        if (reached <= (enum tier)target)
            continue; // the last set went further down than was asked
        if (parts == 0)
            break;
        if (!lowerer.files) {
            list_files(&lowerer, findings, count);
            list_persons(&lowerer);
            list_signs(&lowerer);
        }
        bool smallest = choose_files(&lowerer, parts);
        reached = tier_of_rest(&lowerer);
        if (reached > (enum tier)target)
            break; // by other findings than these: what the assessment was made of is not at hand
        lowerings[found] = (struct lowering){.would_be = reached, .smallest = smallest};
        lower_tell(&lowerings[found], lowerer.files, lowerer.file_count, parts, memory);
        found += lowerings[found].step_count > 0;
    }
    arena_release(&scratch);
    return found;
}
