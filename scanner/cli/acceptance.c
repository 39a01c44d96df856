#include "acceptance.h"

#include "nearest.h"
#include "print.h"

enum { QUOTED = 60, PATH_SHOWN = 300 };

static bool unknown_rule(const struct acceptance *acceptance, const struct nearest *nearest,
                         struct slice path, struct err *err)
{
    struct arena scratch = {0};
    const char *name = print_quoted(&scratch, acceptance->of, QUOTED);

    if (nearest->word.len)
        err_set(err, ERR_CONFIG, "there is no pattern '%s'; did you mean '%.*s'?", name,
                SLICE_ARG(nearest->word));
    else
        err_set(err, ERR_CONFIG, "there is no pattern '%s'", name);
    err_while(err, "%s:%u:%u", print_quoted(&scratch, path, PATH_SHOWN), acceptance->line,
              acceptance->column);
    arena_release(&scratch);
    return false;
}

bool acceptances_check_rules(const struct acceptances *acceptances,
                             const struct pattern_set *patterns, struct slice path, struct err *err)
{
    for (size_t i = 0; i < acceptances->count; i++) {
        struct nearest nearest = {.given = acceptances->items[i].of};
        bool known = false;
        for (size_t j = 0; j < patterns->count && !known; j++) {
            known = slice_equals(patterns->patterns[j].id, nearest.given);
            nearest_offer(&nearest, patterns->patterns[j].id);
        }
        if (!known)
            return unknown_rule(&acceptances->items[i], &nearest, path, err);
    }
    return true;
}
