#include "checks.h"

const struct check *const check_families[] = {
#define X(family) checks_##family,
    CHECK_FAMILIES(X)
#undef X
        NULL,
};

const struct check *check_find(struct slice name)
{
    if (name.len == 0)
        return NULL;
    for (const struct check *const *family = check_families; *family; family++)
        for (const struct check *row = *family; row->name.len; row++)
            if (slice_equals(row->name, name))
                return row;
    return NULL;
}
