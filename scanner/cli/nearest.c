#include "nearest.h"

void nearest_offer(struct nearest *nearest, struct slice known)
{
    size_t distance = slice_distance(nearest->given, known);
    size_t most = (nearest->given.len + 2) / 3;
    // The whole word would have to be typed anew.
    if (distance > most || distance >= known.len)
        return;
    if (nearest->word.len == 0 || distance < nearest->distance) {
        nearest->word = known;
        nearest->distance = distance;
    }
}
