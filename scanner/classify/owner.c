#include "owner.h"

enum owner owner_infer(const struct signal *signals, size_t count)
{
    int64_t weight[OWNER_COUNT] = {0};
    bool open = false, closed = false;

    for (size_t i = 0; i < count; i++) {
        if (signals[i].points_to == OWNER_UNKNOWN || signals[i].weight <= 0)
            continue;
        weight[signals[i].points_to] += signals[i].weight;
        open |= signals[i].rules_out && signals[i].points_to == OWNER_OSS;
        closed |= signals[i].rules_out && owner_is_company(signals[i].points_to);
    }
    int64_t company = weight[OWNER_STARTUP] + weight[OWNER_ENTERPRISE];
    int64_t personal = weight[OWNER_PERSONAL], oss = weight[OWNER_OSS];
    if (!open && 2 * company >= 3 * (personal + oss) && company >= OWNER_LEAST_WEIGHT)
        return weight[OWNER_ENTERPRISE] >= OWNER_LEAST_WEIGHT_ENTERPRISE ? OWNER_ENTERPRISE
                                                                         : OWNER_STARTUP;
    if (closed)
        return OWNER_UNKNOWN;
    if (personal >= 3 * (company + oss) && personal >= OWNER_LEAST_WEIGHT)
        return OWNER_PERSONAL;
    // That one person wrote it does not speak against an open licence.
    bool is_oss =
        company == 0 ? open || oss >= 3 * personal : open && oss >= 3 * (company + personal);
    return is_oss && oss >= OWNER_LEAST_WEIGHT_OSS ? OWNER_OSS : OWNER_UNKNOWN;
}

bool owner_is_doubtful(enum owner declared, const struct signal *signals, size_t count)
{
    if (declared != OWNER_PERSONAL && declared != OWNER_OSS)
        return false;
    for (size_t i = 0; i < count; i++)
        if (signals[i].rules_out && owner_is_company(signals[i].points_to))
            return true;
    return owner_is_company(owner_infer(signals, count));
}
