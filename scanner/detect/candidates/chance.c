#include "chance.h"

// Knuth's linear congruential generator, whose high bits are good enough for digits (The Art of Computer Programming,
// volume 2, 3.3.4).
static unsigned draw_digit(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*state >> 33) % 10;
}

unsigned chance_of_number(const struct collector *c, const struct candidate *candidate,
                          struct slice value, unsigned most)
{
    char digits[CHANCE_LONGEST];
    struct slice drawn = slice_of(digits, value.len);
    uint64_t state = 0;
    unsigned taken = 0;
    if (value.len > CHANCE_LONGEST)
        return CHANCE_OF;
    for (size_t i = 0; i < CHANCE_OF && taken <= most; i++) {
        struct candidate other = {.check = CHECK_SILENT};
        for (size_t k = 0; k < value.len; k++)
            digits[k] = is_digit(value.ptr[k]) ? (char)('0' + draw_digit(&state)) : value.ptr[k];
        if (matcher_fits(c->matcher, candidate->pattern, drawn) != MATCH_FOUND)
            continue;
        run_checks(&other, c->checks[candidate->pattern], drawn);
        taken += other.check == candidate->check || check_supports(other.check);
    }
    return taken <= most ? taken : CHANCE_OF;
}
