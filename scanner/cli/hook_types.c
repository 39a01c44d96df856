#include "hook_types.h"

const struct hook_row hook_rows[HOOK_TYPE_COUNT] = {
#define X(NAME, name, INPUT, by_default, stops, skip, help) \
    {name, HOOK_##INPUT, by_default, stops, skip, help},
    HOOK_TYPES(X)
#undef X
};

enum hook_type hook_type_named(const char *name)
{
    enum hook_type type = 0;
    while (type < HOOK_TYPE_COUNT && strcmp(hook_rows[type].name, name) != 0)
        type++;
    return type;
}
