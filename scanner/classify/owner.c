#include "owner.h"

enum owner owner_infer(const struct signal *signals, size_t count)
{
    int64_t weight[OWNER_COUNT] = {0};
    int64_t total = 0;
    enum owner heaviest = OWNER_UNKNOWN;

    for (size_t i = 0; i < count; i++) {
        if (signals[i].points_to == OWNER_UNKNOWN || signals[i].weight <= 0)
            continue;
        weight[signals[i].points_to] += signals[i].weight;
        total += signals[i].weight;
    }
    for (enum owner owner = OWNER_PERSONAL; owner < OWNER_COUNT; owner++)
        if (weight[owner] > weight[heaviest])
            heaviest = owner;
    bool clear = weight[heaviest] >= OWNER_LEAST_WEIGHT && 5 * weight[heaviest] >= 3 * total;
    return clear ? heaviest : OWNER_UNKNOWN;
}
