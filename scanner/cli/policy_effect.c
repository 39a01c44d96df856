#include "policy_effect.h"

#include "advise.h"
#include "classify.h"
#include "sample_repositories.h"

#include <stddef.h>

static enum verdict verdict_on(const struct plan *plan, const struct plan_set *plans,
                               const struct sample_repository *sample, int64_t today)
{
    struct arena scratch = {0};
    struct assessment repository;
    struct advice advice;
    classify(&repository, &sample->cargo, &sample->declared, NULL, 0, NULL, &scratch);
    advise(&advice, &(struct inquiry){&repository, classify_under, plans, today}, plan, &scratch);
    enum verdict verdict = advice.verdict;
    arena_release(&scratch);
    return verdict;
}

static bool same_for_all(const struct plan *a, const struct plan *b, const struct plan_set *plans,
                         int64_t today)
{
    for (size_t i = 0; i < sample_repository_count; i++)
        if (verdict_on(a, plans, &sample_repositories[i], today) !=
            verdict_on(b, plans, &sample_repositories[i], today))
            return false;
    return true;
}

// The facts as small numbers, so that each can be given its other values.
struct variable {
    const char *key;
    size_t field;
    unsigned count;
};

static const struct variable variables[] = {
    {"account", offsetof(struct plan, account), ACCOUNT_COUNT},
    {"training", offsetof(struct plan, training), TRAINING_COUNT},
    {"dpa", offsetof(struct plan, dpa), DPA_COUNT},
    {"baa", offsetof(struct plan, baa), BAA_COUNT},
    {"confidence", offsetof(struct plan, certainty), CERTAINTY_COUNT},
};

static bool decides(const struct variable *variable, const struct plan *plan,
                    const struct plan_set *plans, int64_t today)
{
    for (unsigned value = 0; value < variable->count; value++) {
        struct plan other = *plan;
        memcpy((char *)&other + variable->field, &value, sizeof value);
        if (!same_for_all(plan, &other, plans, today))
            return true;
    }
    return false;
}

static void add_key(struct slice *keys, const char *key, struct arena *memory)
{
    *keys = arena_printf(memory, "%.*s%s%s", SLICE_ARG(*keys), keys->len ? ", " : "", key);
}

struct slice policy_deciding_facts(const struct plan *plan, const struct plan_set *plans,
                                   int64_t today, struct arena *memory)
{
    struct slice keys = SLICE("");
    struct plan other = *plan;
    _Static_assert(sizeof plan->account == sizeof(unsigned), "decides() writes an enum so");
    for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++)
        if (decides(&variables[i], plan, plans, today))
            add_key(&keys, variables[i].key, memory);
    other.eu_capable = !plan->eu_capable;
    if (!same_for_all(plan, &other, plans, today))
        add_key(&keys, "regions", memory);
    return keys;
}

size_t policy_changed_verdicts(const struct plan *now, const struct plan *was,
                               const struct plan_set *plans, int64_t today, struct slice *told,
                               struct arena *memory)
{
    size_t count = 0;
    for (size_t i = 0; i < sample_repository_count; i++) {
        enum verdict before = verdict_on(was, plans, &sample_repositories[i], today);
        enum verdict after = verdict_on(now, plans, &sample_repositories[i], today);
        if (before != after)
            told[count++] = arena_printf(memory, "%s: %s, was %s", sample_repositories[i].title,
                                         verdict_name(after), verdict_name(before));
    }
    return count;
}
