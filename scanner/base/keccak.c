#include "keccak.h"

enum { LANES = 25, ROUNDS = 24, RATE = 136 };

static uint64_t rotate(uint64_t lane, unsigned by)
{
    return by ? lane << by | lane >> (64 - by) : lane;
}

// theta: every lane takes the parity of two columns beside it.
static void mix_columns(uint64_t a[LANES])
{
    uint64_t parity[5];
    for (size_t x = 0; x < 5; x++)
        parity[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    for (size_t i = 0; i < LANES; i++)
        a[i] ^= parity[(i + 4) % 5] ^ rotate(parity[(i + 1) % 5], 1);
}

// rho and pi: lanes are turned and change places; the turn grows by a triangle number at each step.
static void move_lanes(uint64_t a[LANES])
{
    size_t at = 1;
    uint64_t carried = a[at];
    for (unsigned t = 0, turn = 1; t < 24; t++, turn += t + 1) {
        size_t x = at % 5, y = at / 5;
        at = y + 5 * ((2 * x + 3 * y) % 5);
        uint64_t next = a[at];
        a[at] = rotate(carried, turn % 64);
        carried = next;
    }
}

// chi: within each row.
static void mix_rows(uint64_t a[LANES])
{
    for (size_t y = 0; y < LANES; y += 5) {
        uint64_t row[5];
        memcpy(row, a + y, sizeof row);
        for (size_t x = 0; x < 5; x++)
            a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
}

// iota: a constant from a shift register of eight bits, of which seven a round stand at the places
// 2^j - 1.
static uint64_t round_constant(unsigned char *shift)
{
    uint64_t constant = 0;
    for (unsigned j = 0; j < 7; j++) {
        if (*shift & 1)
            constant |= 1ULL << ((1U << j) - 1);
        *shift = (unsigned char)(*shift << 1 ^ (*shift & 0x80 ? 0x71 : 0));
    }
    return constant;
}

static void permute(uint64_t a[LANES])
{
    unsigned char shift = 1;
    for (int round = 0; round < ROUNDS; round++) {
        mix_columns(a);
        move_lanes(a);
        mix_rows(a);
        a[0] ^= round_constant(&shift);
    }
}

static void absorb(uint64_t a[LANES], size_t at, unsigned char byte)
{
    a[at / 8] ^= (uint64_t)byte << (8 * (at % 8));
}

void keccak256(struct slice bytes, unsigned char digest[KECCAK256_SIZE])
{
    uint64_t a[LANES] = {0};
    size_t at = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        absorb(a, at++, (unsigned char)bytes.ptr[i]);
        if (at == RATE) {
            permute(a);
            at = 0;
        }
    }
    absorb(a, at, 0x01);
    absorb(a, RATE - 1, 0x80);
    permute(a);
    for (size_t i = 0; i < KECCAK256_SIZE; i++)
        digest[i] = (unsigned char)(a[i / 8] >> (8 * (i % 8)));
}
