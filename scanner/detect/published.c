#include "published.h"

#include "armor.h"
#include "base64.h"
#include "digest.h"

// Eight bytes are enough to know a key again, and give nothing away to who does not have it. The
// digest is of the first 48 bytes of a key in armour, which is its first line, and of the letters
// and digits of another, in lower case.
static const struct {
    uint64_t digest;
    const char *why;
} published[] = {
    {0x3857dd6cb443271b, "Vagrant's insecure key, which every copy of it has"},
    {0xa6e9a5d1a6b04825, "the example key of jwt.io"},
    {0x0da3b2a1e5549ad0, "the example key of jwt.io"},
    {0x6849f1ffa2f5a535, "the example key of jwt.io"},
    {0xb0fd182127f15659, "the key for tests of Go's library"},
    {0xb87efdf0292d99be, "the key for tests of Go's library"},
    {0xac72c0f48cd09502, "the key for tests of Go's library"},
    {0xfd99392ee3454c28, "the key for tests of RFC 9500"},
    {0x80b885d1af82668a, "the example key of RFC 8410"},
    {0xbc1a50966c9e6486, "the first account of Hardhat's and Anvil's test network"},
    {0x8335c55334821eef, "the second account of Hardhat's and Anvil's test network"},
    {0x578592185588730b, "the first account of Ganache's test network"},
    {0x2d122225cea454bf, "the phrase of Hardhat's and Anvil's test network"},
    {0xebfb2eeca67d7fbe, "the phrase of Ganache's test network"},
    {0xd131bbcb8497c0af, "the example phrase of Truffle's manual"},
    {0xe369f8c031cc4680, "a test vector of BIP 39"},
    {0xb1164052d3488701, "a test vector of BIP 39"},
    {0x839fdb5cdb0358d2, "a test vector of BIP 39"},
    {0xc9e9788f3ddbfcbb, "a test vector of BIP 39"},
    {0x6987563113c0926f, "a test vector of BIP 39"},
    {0xae066245023c358d, "a test vector of BIP 32"},
    {0x7cc84c806a94e718, "the example key of the Bitcoin wiki"},
    {0x1d09852deb8d69aa, "the example key of the Bitcoin wiki"},
    {0xfa1ccdeec8175c63, "the example key of NIP-19"},
};

static uint64_t digest_of(struct slice bytes)
{
    unsigned char digest[SHA256_SIZE];
    struct sha256 hash;
    uint64_t start = 0;
    sha256_init(&hash);
    sha256_add(&hash, bytes);
    sha256_end(&hash, digest);
    for (size_t i = 0; i < sizeof start; i++)
        start = start << 8 | digest[i];
    return start;
}

static const char *why_of(uint64_t digest)
{
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++)
        if (published[i].digest == digest)
            return published[i].why;
    return NULL;
}

// The letters and digits, in lower case, without the 0x of a number.
static const char *why_of_letters(struct slice value)
{
    enum { LONGEST = 256 }; // a phrase of 24 words
    char letters[LONGEST];
    size_t len = 0;
    if (slice_starts_with_nocase(value, SLICE("0x")))
        value = slice_cut(value, 2, value.len);
    for (size_t i = 0; i < value.len; i++) {
        if (!is_alnum(value.ptr[i]))
            continue;
        if (len == LONGEST)
            return NULL;
        letters[len++] = to_lower(value.ptr[i]);
    }
    return why_of(digest_of(slice_of(letters, len)));
}

const char *published_key_why(struct slice value)
{
    enum { HEAD = 48 };
    struct armor armor;
    size_t len;
    if (slice_starts_with(value, SLICE("-----BEGIN "))) {
        if (!armor_read(&armor, value) || armor.len < HEAD)
            return NULL;
        return why_of(digest_of(slice_of((const char *)armor.bytes, HEAD)));
    }
    if (slice_starts_with(value, SLICE("M")) &&
        base64_decode(slice_cut(value, 0, HEAD / 3 * 4), armor.bytes, HEAD, &len) && len == HEAD) {
        const char *why = why_of(digest_of(slice_of((const char *)armor.bytes, HEAD)));
        if (why)
            return why;
    }
    return why_of_letters(value);
}
