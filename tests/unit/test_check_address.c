// The vectors of BIP 173 and 350, of EIP-55, of the Bitcoin wiki and of the XRP Ledger's documents;
// Keccak's of its team.
#include "checked.h"
#include "keccak.h"
#include "unit.h"

#include <stdio.h>

static void keccak_of_known_texts(void **state)
{
    static const struct {
        struct slice text;
        const char *digest;
    } known[] = {
        {SLICE_INIT(""), "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"},
        {SLICE_INIT("abc"), "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45"},
        {SLICE_INIT("The quick brown fox jumps over the lazy dog"),
         "4d741b6f1eb29cb2a9b9911c82f56fa8d73b04959d3d9d222895df6c0b28aa15"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        unsigned char digest[KECCAK256_SIZE];
        char hex[2 * KECCAK256_SIZE + 1];
        keccak256(known[i].text, digest);
        for (size_t b = 0; b < sizeof digest; b++)
            snprintf(hex + 2 * b, 3, "%02x", digest[b]);
        assert_string_equal(hex, known[i].digest);
    }
}

// Around the size of a block, where the padding takes a byte, many or a block of its own.
static void keccak_pads_every_length(void **state)
{
    static char text[300];
    unsigned char digests[sizeof text][KECCAK256_SIZE];
    (void)state;
    for (size_t len = 0; len < sizeof text; len++) {
        keccak256(slice_of(text, len), digests[len]);
        for (size_t other = 0; other < len; other++)
            assert_memory_not_equal(digests[len], digests[other], KECCAK256_SIZE);
    }
}

static void xrp_addresses_are_written_in_another_order(void **state)
{
    (void)state;
    breaks_when_changed("xrp-address", "rDh2bNWysVuPRAwzB4ATNyZ3fPhZQ35Rje", 1);
    // The last has the account zero, and as many r as bytes.
    HOLDS("xrp-address", "r4X1C3VVjGqvj4cXkQMd6ADTZgQvi5jwdh", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
          "rrrrrrrrrrrrrrrrrrrrrhoLvTp");
    FAILS("xrp-address", "r4X1C3VVjGqvj4cXkQMd6ADTZgQvi5jwdA", "rDh2bNWysVuPRAwzB4ATNyZ6fPhZQ35Rje",
          "r0h2bNWysVuPRAwzB4ATNyZ3fPhZQ35Rje");
    SILENT("xrp-address", "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ", "");
}

static void bitcoin_addresses_carry_a_sum(void **state)
{
    (void)state;
    breaks_when_changed("bitcoin-address", "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ", 0);
    breaks_when_changed("bitcoin-address", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", 0);
    breaks_when_changed("bitcoin-address", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", 0);
    breaks_when_changed("bitcoin-address",
                        "bc1p5d7rjq7g6rdk2yhzks9smlaqtedr4dekq08ge8ztwac72sfr9rusxg3297", 0);
    HOLDS("bitcoin-address", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
          "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0");
    // BIP 350: the other sum, mixed case, a version above 16, a program of a wrong length.
    FAILS("bitcoin-address", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
          "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
          "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3T4",
          "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
          "16Yeky6GMjeNkAiNcBY7ZhrLoMSgg1BoyZ2");
    SILENT("bitcoin-address", "2NBFNJTktNa7GZusGbDbGKRZTxdK9VVez3n", "1BoatSLRHtKNngkdX", "");
}

static void ethereum_addresses_have_a_case(void **state)
{
    (void)state;
    HOLDS("ethereum-address", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
          "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
          "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
          "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb");
    FAILS("ethereum-address", "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
          "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d35A");
    SILENT("ethereum-address", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
           "0x5AAEB6053F3E94C9B9A09F33669435E7EF1BEAED",
           "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
           "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keccak_of_known_texts),
        cmocka_unit_test(keccak_pads_every_length),
        cmocka_unit_test(bitcoin_addresses_carry_a_sum),
        cmocka_unit_test(xrp_addresses_are_written_in_another_order),
        cmocka_unit_test(ethereum_addresses_have_a_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
