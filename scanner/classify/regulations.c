// The regulations that the findings name, summed.
#include "classify.h"

#include <stdlib.h>

static int compare_names(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

// The most findings first.
static int compare_counts(const void *left, const void *right)
{
    const struct regulation *a = left, *b = right;
    if (a->findings != b->findings)
        return a->findings > b->findings ? -1 : 1;
    return slice_compare(a->name, b->name);
}

static size_t name_count(const struct finding *f)
{
    size_t count = 0;
    while (f->regulations && f->regulations[count].len)
        count++;
    return finding_is_active(f) ? count : 0;
}

size_t sum_regulations(const struct regulation **out, const struct finding *findings, size_t count,
                       struct arena *memory)
{
    struct arena scratch = {0};
    size_t total = 0, sums = 0;
    for (size_t i = 0; i < count; i++)
        total += name_count(&findings[i]);
    struct slice *names = ARENA_ARRAY(&scratch, total + 1, struct slice);
    total = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0, last = name_count(&findings[i]); k < last; k++)
            names[total++] = findings[i].regulations[k];
    qsort(names, total, sizeof *names, compare_names);
    for (size_t i = 0; i < total; i++)
        sums += i == 0 || !slice_equals(names[i], names[i - 1]);
    struct regulation *sum = ARENA_ARRAY(memory, sums + 1, struct regulation);
    sums = 0;
    for (size_t i = 0; i < total; i++) {
        if (i == 0 || !slice_equals(names[i], names[i - 1]))
            sum[sums++].name = arena_copy(memory, names[i]);
        sum[sums - 1].findings++;
    }
    qsort(sum, sums, sizeof *sum, compare_counts);
    arena_release(&scratch);
    *out = sum;
    return sums;
}
