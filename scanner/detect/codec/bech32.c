#include "bech32.h"

static const char letters[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

// BIP 173.
static uint32_t step(uint32_t sum, uint32_t value)
{
    static const uint32_t generators[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                          0x2a1462b3};
    uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ value;
    for (size_t i = 0; i < 5; i++)
        if (top >> i & 1)
            sum ^= generators[i];
    return sum;
}

int bech32_bits(char c)
{
    const char *at = memchr(letters, to_lower(c), sizeof letters - 1);
    return at ? (int)(at - letters) : -1;
}

bool bech32_sum(struct slice value, uint32_t *sum)
{
    bool lower = false, upper = false;
    size_t one = value.len;
    if (value.len > BECH32_LONGEST)
        return false;
    while (one > 0 && value.ptr[one - 1] != '1')
        one--;
    if (one < 2)
        return false;
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] < '!' || value.ptr[i] > '~')
            return false;
        lower |= is_lower(value.ptr[i]);
        upper |= is_upper(value.ptr[i]);
    }
    *sum = 1;
    for (size_t i = 0; i + 1 < one; i++)
        *sum = step(*sum, (uint32_t)to_lower(value.ptr[i]) >> 5);
    *sum = step(*sum, 0);
    for (size_t i = 0; i + 1 < one; i++)
        *sum = step(*sum, (uint32_t)to_lower(value.ptr[i]) & 31);
    for (size_t i = one; i < value.len; i++) {
        int bits = bech32_bits(value.ptr[i]);
        if (bits < 0)
            return false;
        *sum = step(*sum, (uint32_t)bits);
    }
    return !(lower && upper);
}

void bech32_tail(uint32_t sum, uint32_t target, bool upper, char *out)
{
    for (size_t i = 0; i < BECH32_SUM; i++)
        sum = step(sum, 0);
    sum ^= target;
    for (size_t i = 0; i < BECH32_SUM; i++) {
        char c = letters[sum >> (5 * (BECH32_SUM - 1 - i)) & 31];
        out[i] = upper && is_lower(c) ? (char)(c & ~0x20) : c;
    }
}
