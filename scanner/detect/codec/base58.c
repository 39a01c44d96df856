#include "base58.h"

#include "digest.h"

static const char alphabet[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

// Each leading '1' is a byte of zero; the rest is one number.
size_t base58_decode(struct slice text, unsigned char *out, size_t room)
{
    unsigned char number[BASE58_LONGEST] = {0}; // little-endian
    size_t len = 0, zeros = 0;
    while (zeros < text.len && text.ptr[zeros] == '1')
        zeros++;
    for (size_t i = zeros; i < text.len; i++) {
        const char *at = memchr(alphabet, text.ptr[i], sizeof alphabet - 1);
        if (!at)
            return 0;
        unsigned carry = (unsigned)(at - alphabet);
        for (size_t k = 0; k < len; k++) {
            carry += 58U * number[k];
            number[k] = (unsigned char)carry;
            carry >>= 8;
        }
        if (carry) {
            if (len == BASE58_LONGEST)
                return 0;
            number[len++] = (unsigned char)carry;
        }
    }
    if (zeros + len > room)
        return 0;
    memset(out, 0, zeros);
    for (size_t i = 0; i < len; i++)
        out[zeros + i] = number[len - 1 - i];
    return zeros + len;
}

size_t base58_encode(struct slice bytes, char *out)
{
    unsigned char digits[2 * BASE58_LONGEST] = {0}; // little-endian
    size_t len = 0, zeros = 0;
    while (zeros < bytes.len && bytes.ptr[zeros] == 0)
        zeros++;
    for (size_t i = zeros; i < bytes.len; i++) {
        unsigned carry = (unsigned char)bytes.ptr[i];
        for (size_t k = 0; k < len || carry; k++) {
            carry += 256U * digits[k];
            digits[k] = (unsigned char)(carry % 58);
            carry /= 58;
            len = k + 1 > len ? k + 1 : len;
        }
    }
    for (size_t i = 0; i < zeros; i++)
        out[i] = alphabet[0];
    for (size_t i = 0; i < len; i++)
        out[zeros + i] = alphabet[digits[len - 1 - i]];
    return zeros + len;
}

void base58_sum(struct slice bytes, unsigned char sum[4])
{
    unsigned char digest[SHA256_SIZE];
    struct sha256 hash;
    sha256_init(&hash);
    sha256_add(&hash, bytes);
    sha256_end(&hash, digest);
    sha256_init(&hash);
    sha256_add(&hash, slice_of((const char *)digest, sizeof digest));
    sha256_end(&hash, digest);
    memcpy(sum, digest, 4);
}
