// What is suppressed weighs nothing, and so a tier may be lower than the repository
// deserves: the matrix is asked again as if nothing were suppressed, so that the report
// can tell.
#include "classify.h"

#include "matrix.h"

static struct finding unsuppressed(const struct finding *finding)
{
    struct finding bare = *finding;
    bare.suppressed_by = SLICE("");
    return bare;
}

void weigh_suppressed(struct suppressed *out, const struct assessment *repository,
                      const struct finding *findings, size_t count)
{
    struct arena scratch = {0};
    const struct finding **all = ARENA_ARRAY(&scratch, count, const struct finding *);
    struct ledger ledger;
    struct matrix_answer answer;
    struct matrix_input input = {
        .cargo = &ledger.cargo,
        .owner = repository->owner,
        .declared_sector =
            repository->declared.has_sector ? repository->declared.sector : SECTOR_NONE,
    };

    *out = (struct suppressed){.would_be = repository->tier};
    for (size_t i = 0; i < count; i++) {
        all[i] = &findings[i];
        if (findings[i].suppressed_by.len == 0 || finding_is_known(&findings[i]))
            continue;
        struct finding *bare = ARENA_NEW(&scratch, struct finding);
        *bare = unsuppressed(&findings[i]);
        all[i] = bare;
        out->count++;
        out->weighing += item_of(bare) != ITEM_NONE;
    }
    if (out->weighing) {
        ledger_fill(&ledger, all, count, &repository->declared);
        matrix_ask(&answer, &input);
        out->would_be = answer.tier;
    }
    arena_release(&scratch);
}
