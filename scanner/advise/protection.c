// Which of several plans protects least. The order is that in which verdict.c refuses.
#include "advise.h"

// Larger is worse. One digit of a number for each fact, the heaviest first.
static unsigned exposure(const struct plan *plan)
{
    static const unsigned dpa[DPA_COUNT] = {
        [DPA_INCLUDED] = 1, [DPA_AVAILABLE] = 2, [DPA_NONE] = 3};
    static const unsigned training[TRAINING_COUNT] = {
        [TRAINING_OPT_IN] = 1, [TRAINING_OPT_OUT] = 2, [TRAINING_YES] = 3};
    static const unsigned account[ACCOUNT_COUNT] = {[ACCOUNT_BUSINESS] = 1,
                                                    [ACCOUNT_API] = 1,
                                                    [ACCOUNT_BRING_YOUR_OWN] = 2,
                                                    [ACCOUNT_CONSUMER] = 3};
    static const unsigned baa[BAA_COUNT] = {[BAA_ON_REQUEST] = 1, [BAA_UNKNOWN] = 2, [BAA_NO] = 3};
    static const unsigned certainty[CERTAINTY_COUNT] = {
        [CERTAINTY_MEDIUM] = 1, [CERTAINTY_LOW] = 2};
    const unsigned digits[] = {
        dpa[plan->dpa] == 3 ? 1U : 0U,
        training[plan->training],
        account[plan->account],
        plan->eu_capable ? 0U : 1U,
        baa[plan->baa],
        certainty[plan->certainty],
        dpa[plan->dpa],
    };
    unsigned sum = 0;
    for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++)
        sum = sum * 4 + digits[i];
    return sum;
}

const struct plan *advise_least_protective(const struct plan_set *plans, const struct slice *ids)
{
    const struct plan *worst = NULL;
    for (; ids->len; ids++) {
        const struct plan *plan = plan_find(plans, *ids);
        if (!plan)
            continue;
        if (!worst || exposure(plan) > exposure(worst) ||
            (exposure(plan) == exposure(worst) && slice_compare(plan->id, worst->id) < 0))
            worst = plan;
    }
    return worst;
}
