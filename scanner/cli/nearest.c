#include "nearest.h"

#include "plan.h"
#include "print.h"

void nearest_offer(struct nearest *nearest, struct slice known)
{
    size_t distance = slice_distance(nearest->given, known);
    size_t most = (nearest->given.len + 2) / 3;
    // The whole word would have to be typed anew.
    if (distance > most || distance >= known.len)
        return;
    if (nearest->word.len == 0 || distance < nearest->distance) {
        nearest->word = known;
        nearest->distance = distance;
    }
}

const char *plan_unknown(const struct plan_set *set, struct slice id, struct arena *memory)
{
    enum { QUOTED = 60 };
    struct nearest nearest = {.given = id};
    if (plan_find(set, id))
        return NULL;
    for (size_t i = 0; i < set->count; i++)
        nearest_offer(&nearest, set->plans[i].id);
    const char *quoted = print_quoted(memory, id, QUOTED);
    if (nearest.word.len)
        return arena_printf(memory, "there is no plan '%s'; did you mean '%.*s'?", quoted,
                            SLICE_ARG(nearest.word))
            .ptr;
    return arena_printf(memory, "there is no plan '%s'; `waybill advise` lists them", quoted).ptr;
}
