#include "checks.h"

static const struct check *const families[] = {
    checks_card,  checks_bank, checks_national, checks_contact,
    checks_token, checks_key,  checks_health,
};

const struct check *check_find(struct slice name)
{
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++)
        for (const struct check *row = families[i]; row->name.len; row++)
            if (slice_equals(row->name, name))
                return row;
    return NULL;
}
