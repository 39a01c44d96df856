#include "control.h"

// ORDER enum control_kind
static const char *const kinds[CONTROL_KINDS] = {
    "ignore-file", "permission", "setting", "server-setting",
    "sandbox",     "hook",       "gateway", "practice",
};

// ORDER enum enforcement
static const char *const enforcements[ENFORCEMENT_COUNT] = {
    "none",
    "advisory",
    "best-effort",
    "enforced",
};

const char *control_kind_name(enum control_kind kind)
{
    return kinds[kind];
}

const char *enforcement_name(enum enforcement enforcement)
{
    return enforcements[enforcement];
}

const struct control *control_that_works(struct slice tool)
{
    const struct control *other = NULL;
    for (size_t i = 0; i < control_count; i++) {
        const struct control *control = &controls[i];
        if (control->enforcement < ENFORCEMENT_BEST_EFFORT || !slice_equals(control->tool, tool))
            continue;
        if (control->into.len)
            return control;
        if (!other)
            other = control;
    }
    return other;
}

const struct control *control_of_file(struct slice path)
{
    struct slice name = slice_basename(path);
    if (name.len == 0 || name.ptr[0] != '.')
        return NULL;
    for (size_t i = 0; i < control_count; i++)
        if (controls[i].file.len && slice_equals(controls[i].file, name))
            return &controls[i];
    return NULL;
}
