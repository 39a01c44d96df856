#include "plan.h"

const struct plan *plan_find(struct slice id)
{
    size_t from = 0, to = plan_count; // the table is sorted by id

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = slice_compare(id, plans[middle].id);
        if (order == 0)
            return &plans[middle];
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}
