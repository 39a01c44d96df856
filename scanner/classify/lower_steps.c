#include "lower_steps.h"

#include <stdlib.h>

static const enum burden burdens[ITEM_COUNT] = {
    [ITEM_SECRET] = BURDEN_SECRET,   [ITEM_PERSONAL] = BURDEN_PERSONAL,
    [ITEM_HEALTH] = BURDEN_HEALTH,   [ITEM_CARD] = BURDEN_CARD,
    [ITEM_FINANCE] = BURDEN_FINANCE, [ITEM_RESTRICTED] = BURDEN_RESTRICTED,
    [ITEM_MARKER] = BURDEN_MARKER,
};

unsigned part_of_finding(const struct finding *finding)
{
    return part_of(burdens[item_of(finding)]);
}

static bool has_to_go(const struct finding *finding, unsigned parts)
{
    return part_of_finding(finding) & parts ||
           (parts & PART_BULK && item_is_person(finding, item_of(finding)));
}

static int compare_types(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

// The types of findings, each once.
static const struct slice *types_of(const struct finding *const *findings, size_t count,
                                    struct arena *memory)
{
    struct slice *types = ARENA_ARRAY(memory, count + 1, struct slice);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        types[i] = findings[i]->type;
    qsort(types, count, sizeof *types, compare_types);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !slice_equals(types[i], types[kept - 1]))
            types[kept++] = types[i];
    types[kept] = SLICE("");
    return types;
}

static struct step_count count_burden(const struct lower_file *file, enum burden burden,
                                      unsigned parts, struct arena *memory)
{
    struct arena scratch = {0};
    const struct finding **own = ARENA_ARRAY(&scratch, file->count + 1, const struct finding *);
    const struct declared declared = {0};
    struct ledger ledger;
    struct step_count count = {0};

    for (size_t i = 0; i < file->count; i++)
        if (part_of_finding(file->findings[i]) == part_of(burden) &&
            has_to_go(file->findings[i], parts))
            own[count.findings++] = file->findings[i];
    if (count.findings) {
        count.types = types_of(own, count.findings, memory);
        ledger_fill(&ledger, own, count.findings, &declared);
        count.persons = ledger.cargo.persons;
    }
    arena_release(&scratch);
    return count;
}

// One word for what to do: the gravest of what the file has decides.
static enum remedy remedy_of(const struct lower_file *file, const struct step *step, unsigned parts)
{
    bool past = true;
    for (size_t i = 0; i < file->count; i++)
        past = past && (finding_is_past(file->findings[i]) || !has_to_go(file->findings[i], parts));
    if (past)
        return REMEDY_REWRITE;
    if (step->counts[BURDEN_RESTRICTED].findings)
        return REMEDY_REMOVE;
    if (step->counts[BURDEN_SECRET].findings)
        return REMEDY_ROTATE;
    for (enum burden burden = BURDEN_PERSONAL; burden <= BURDEN_FINANCE; burden++)
        if (step->counts[burden].findings)
            return REMEDY_REPLACE;
    return REMEDY_REMOVE;
}

void lower_tell(struct lowering *lowering, const struct lower_file *files, size_t count,
                unsigned parts, struct arena *memory)
{
    struct slice *paths;
    struct step *steps;
    size_t put = 0;

    for (size_t i = 0; i < count; i++)
        lowering->step_count += files[i].goes;
    paths = ARENA_ARRAY(memory, lowering->step_count + 1, struct slice);
    steps = ARENA_ARRAY(memory, lowering->step_count, struct step);
    for (size_t i = 0; i < count; i++) {
        if (!files[i].goes)
            continue;
        struct step *step = &steps[put];
        step->path = paths[put++] = files[i].path;
        for (enum burden burden = 0; burden < BURDEN_COUNT; burden++)
            step->counts[burden] = count_burden(&files[i], burden, parts, memory);
        step->remedy = remedy_of(&files[i], step, parts);
    }
    lowering->remove = paths;
    lowering->steps = steps;
}
