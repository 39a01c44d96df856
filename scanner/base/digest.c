// SHA-256, HMAC, SipHash-2-4 and CRC-32, each written from its definition and held
// to the definition's own vectors in tests/unit/test_digest.c. They digest tokens,
// paths and single files, so they are written to be read, not to be the fastest.
#include "digest.h"

#include <pthread.h>
#include <unistd.h>

enum { BLOCK = 64 };

static uint32_t rotate_right(uint32_t word, unsigned by)
{
    return word >> by | word << (32 - by);
}

static uint32_t load_big32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void store_big32(unsigned char *p, uint32_t word)
{
    for (int i = 3; i >= 0; i--) {
        p[i] = (unsigned char)word;
        word >>= 8;
    }
}

// The first 32 bits of the fractions of the cube roots of the first 64 primes.
static const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

void sha256_init(struct sha256 *hash)
{
    // The same of the square roots of the first 8 primes.
    *hash = (struct sha256){
        .state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
                  0x1f83d9ab, 0x5be0cd19},
    };
}

static void sha256_expand(uint32_t w[64], const unsigned char *block)
{
    for (size_t i = 0; i < 16; i++)
        w[i] = load_big32(block + 4 * i);
    for (size_t i = 16; i < 64; i++) {
        uint32_t far = rotate_right(w[i - 15], 7) ^ rotate_right(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t near = rotate_right(w[i - 2], 17) ^ rotate_right(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + far + w[i - 7] + near;
    }
}

// FIPS 180-4 section 6.2.2, with its letters.
static void sha256_block(struct sha256 *hash, const unsigned char *block)
{
    uint32_t w[64];
    uint32_t a = hash->state[0], b = hash->state[1], c = hash->state[2], d = hash->state[3];
    uint32_t e = hash->state[4], f = hash->state[5], g = hash->state[6], h = hash->state[7];

    sha256_expand(w, block);
    for (size_t i = 0; i < 64; i++) {
        uint32_t sum1 = rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25);
        uint32_t choice = (e & f) ^ (~e & g);
        uint32_t t1 = h + sum1 + choice + sha256_constants[i] + w[i];
        uint32_t sum0 = rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22);
        uint32_t majority = (a & b) ^ (a & c) ^ (b & c);
        uint32_t t2 = sum0 + majority;
        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    hash->state[0] += a, hash->state[1] += b, hash->state[2] += c, hash->state[3] += d;
    hash->state[4] += e, hash->state[5] += f, hash->state[6] += g, hash->state[7] += h;
}

void sha256_add(struct sha256 *hash, struct slice bytes)
{
    while (bytes.len) {
        size_t held = hash->len % BLOCK;
        size_t take = BLOCK - held < bytes.len ? BLOCK - held : bytes.len;
        if (take == BLOCK) {
            sha256_block(hash, (const unsigned char *)bytes.ptr);
        } else {
            memcpy(hash->block + held, bytes.ptr, take);
            if (held + take == BLOCK)
                sha256_block(hash, hash->block);
        }
        hash->len += take;
        bytes = slice_cut(bytes, take, bytes.len);
    }
}

void sha256_end(struct sha256 *hash, unsigned char digest[SHA256_SIZE])
{
    enum { LENGTH_AT = BLOCK - 8 };
    uint64_t bits = hash->len * 8;
    size_t held = hash->len % BLOCK;

    hash->block[held++] = 0x80;
    if (held > LENGTH_AT) {
        memset(hash->block + held, 0, BLOCK - held);
        sha256_block(hash, hash->block);
        held = 0;
    }
    memset(hash->block + held, 0, LENGTH_AT - held);
    store_big32(hash->block + LENGTH_AT, (uint32_t)(bits >> 32));
    store_big32(hash->block + LENGTH_AT + 4, (uint32_t)bits);
    sha256_block(hash, hash->block);
    for (size_t i = 0; i < 8; i++)
        store_big32(digest + 4 * i, hash->state[i]);
}

static struct slice digest_slice(const unsigned char *bytes, size_t len)
{
    return slice_of((const char *)bytes, len);
}

// The hash of the key mixed with `mix`, then of `bytes`: both halves of an HMAC.
static void hmac_half(const unsigned char key[BLOCK], unsigned char mix, struct slice bytes,
                      unsigned char digest[SHA256_SIZE])
{
    unsigned char pad[BLOCK];
    struct sha256 hash;

    for (size_t i = 0; i < BLOCK; i++)
        pad[i] = key[i] ^ mix;
    sha256_init(&hash);
    sha256_add(&hash, digest_slice(pad, sizeof pad));
    sha256_add(&hash, bytes);
    sha256_end(&hash, digest);
}

void hmac_sha256(struct slice key, struct slice bytes, unsigned char digest[SHA256_SIZE])
{
    unsigned char padded[BLOCK] = {0};
    unsigned char inner[SHA256_SIZE];

    if (key.len > BLOCK) {
        struct sha256 hash;
        sha256_init(&hash);
        sha256_add(&hash, key);
        sha256_end(&hash, padded);
    } else if (key.len) {
        memcpy(padded, key.ptr, key.len);
    }
    hmac_half(padded, 0x36, bytes, inner);
    hmac_half(padded, 0x5c, digest_slice(inner, sizeof inner), digest);
}

static uint64_t load_little64(const unsigned char *p, size_t len)
{
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++)
        word |= (uint64_t)p[i] << (8 * i);
    return word;
}

static uint64_t rotate_left64(uint64_t word, unsigned by)
{
    return word << by | word >> (64 - by);
}

static void sip_rounds(uint64_t v[4], int rounds)
{
    while (rounds-- > 0) {
        v[0] += v[1], v[1] = rotate_left64(v[1], 13) ^ v[0], v[0] = rotate_left64(v[0], 32);
        v[2] += v[3], v[3] = rotate_left64(v[3], 16) ^ v[2];
        v[0] += v[3], v[3] = rotate_left64(v[3], 21) ^ v[0];
        v[2] += v[1], v[1] = rotate_left64(v[1], 17) ^ v[2], v[2] = rotate_left64(v[2], 32);
    }
}

static void sip_word(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    sip_rounds(v, 2);
    v[0] ^= word;
}

uint64_t siphash(const unsigned char key[16], struct slice bytes)
{
    uint64_t k0 = load_little64(key, 8), k1 = load_little64(key + 8, 8);
    // "somepseudorandomlygeneratedbytes", as the paper sets it.
    uint64_t v[4] = {k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d, k0 ^ 0x6c7967656e657261,
                     k1 ^ 0x7465646279746573};
    const unsigned char *p = (const unsigned char *)bytes.ptr;
    size_t left = bytes.len;

    for (; left >= 8; left -= 8, p += 8)
        sip_word(v, load_little64(p, 8));
    // The last word holds the rest and the length modulo 256.
    sip_word(v, load_little64(p, left) | (uint64_t)bytes.len << 56);
    v[2] ^= 0xff;
    sip_rounds(v, 4);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

uint32_t crc32_of(struct slice bytes)
{
    // What four bits shifted out of the register add to it.
    static const uint32_t nibbles[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
        0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
    };
    uint32_t crc = 0xffffffff;
    for (size_t i = 0; i < bytes.len; i++) {
        crc ^= (unsigned char)bytes.ptr[i];
        crc = crc >> 4 ^ nibbles[crc & 15];
        crc = crc >> 4 ^ nibbles[crc & 15];
    }
    return ~crc;
}

static unsigned char run_key[16];

// Without random bytes (a system that has none at that moment) it is where the program was loaded.
static void make_run_key(void)
{
    uintptr_t place = (uintptr_t)&make_run_key;
    if (getentropy(run_key, sizeof run_key) != 0)
        memcpy(run_key, &place, sizeof place);
}

const unsigned char *hash_key(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, make_run_key);
    return run_key;
}
