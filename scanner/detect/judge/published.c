#include "published.h"

#include "armor.h"
#include "base64.h"
#include "digest.h"

enum { KEYS_MOST = 20 };

// Eight bytes are enough to know a key again, and give nothing away to who does not have it. The digest is of the
// first 48 bytes of a key in armour, which is its first line, and of the letters and digits of another, in lower
// case; of what is no private key, of the value as it stands. The accounts are the first that their phrases make
// (BIP 32, m/44'/60'/0'/0/n).
static const struct {
    const char *why;
    uint64_t keys[KEYS_MOST]; // ends with 0
} published[] = {
    {"Vagrant's insecure key, which every copy of it has", {0x3857dd6cb443271b}},
    {"the example key of jwt.io", {0xa6e9a5d1a6b04825, 0x0da3b2a1e5549ad0, 0x6849f1ffa2f5a535}},
    {"the key for tests of Go's library",
     {0xb0fd182127f15659, 0xb87efdf0292d99be, 0xac72c0f48cd09502}},
    {"the key for tests of RFC 9500", {0xfd99392ee3454c28}},
    {"the example key of RFC 8410", {0x80b885d1af82668a}},
    {"the phrase of Hardhat's and Anvil's test network", {0x2d122225cea454bf}},
    {"the phrase of Ganache's test network", {0xebfb2eeca67d7fbe}},
    {"the example phrase of Truffle's manual", {0xd131bbcb8497c0af}},
    {"an account of Hardhat's and Anvil's test network",
     {0xbc1a50966c9e6486, 0x8335c55334821eef, 0xb26ab6529d20ebeb, 0x64034b44c579b335,
      0x4d3e46eec8244d1d, 0x0aedba9d586f34f9, 0x28e543d3753fc9d1, 0xf070994a85994785,
      0x38e69fdd19aefeb4, 0x967f21586cdf1248, 0x0b33e0132123e78d, 0x84bc109b3d59b017,
      0x85bde548053aab4b, 0xf1513114f60e5e95, 0x5330d388af894c9e, 0xa2e06155cb1a424f,
      0x4a67d7a0d8a16d6d, 0xb08bdfde9930d920, 0xcf1fc66f853151a4, 0x100546a8b020a55a}},
    {"an account of Ganache's test network",
     {0x578592185588730b, 0x30e55f5463e22af0, 0x70b801afae94d2e6, 0x0bc9fde2b028e3b0,
      0xf51c2c795f782308, 0x6dea34b661141091, 0xfaeb1dab5a326eef, 0x196fbadca8b7eea6,
      0xecd5e9d0b08a8a9f, 0x3fd5610ee03a3503}},
    {"an account of Truffle's test network",
     {0xf24167accb5d690f, 0x07f935b61d37e0e5, 0xe4f1734df0250d54, 0x7d1b5fc238610328,
      0x33f532fd39fa0d77, 0x728383dec6323112, 0x664b73b16aa57748, 0xe4639de7f01667f6,
      0x98a38f6dad3f47af, 0xc15f3d9dfdc98389}},
    {"a test vector of BIP 39",
     {0xe369f8c031cc4680, 0xb1164052d3488701, 0x839fdb5cdb0358d2, 0xc9e9788f3ddbfcbb,
      0x6987563113c0926f}},
    {"a test vector of BIP 32", {0xae066245023c358d}},
    {"the example key of the Bitcoin wiki", {0x7cc84c806a94e718, 0x1d09852deb8d69aa}},
    {"the example key of NIP-19", {0xfa1ccdeec8175c63}},
    {"the example key of AWS's documents",
     {0x1a5d44a2dca19669, 0xcb20d34a7adda2f5, 0xc6ea27c534f993d3, 0x78314b11be2e5815,
      0xe8a0614b6747a06f, 0xe21b597ba6b9cafa, 0x08249dd24f808d55, 0x0e8ad95d75d71161}},
    {"an example of AWS's documents",
     {0x577cfe66bf6c95dd, 0x6caa448826c11cd3, 0xe6c2d3455587c47c, 0xd8ccc3c547c85017}},
    {"the salts that WordPress's code explains",
     {0x4b769966d13255de, 0x8f8f9d06a40fbfb8, 0x6a5eb905e55eb7b2, 0x85b202a179e10732,
      0x108741b452893a93, 0x5b225527d22f46b2, 0x3ff075ae6f33ec23, 0x775f6ca2c96d4d2a}},
    {"the key of Azurite, which every copy of it has", {0x0011cc25eb432071}},
    {"the key of Cosmos DB's emulator, which every copy of it has", {0xaa6547439583c3a2}},
    {"the public account of MinIO's playground", {0x1bbb9293c38acc5e, 0xdf452eef23e8cf2c}},
    {"an example of RFC 6749",
     {0xca7459e2b26776de, 0x53f5da0aaa93d64c, 0xe9974c507d2a8021, 0x6c96130f130ab0d6,
      0x00cf4c781dc37003, 0xa35b81a7d7927b70}},
    {"the example of RFC 6750", {0xb8e148545b13c78b}},
    {"the example of RFC 7617", {0xcf4d418ed3de92d7}},
    {"the seed of RFC 6238's test vectors", {0x549c9390539efcfa}},
    {"the example seed of Google Authenticator's documents", {0x8be5d113c0871ce1}},
    {"an example key of Stripe's documents",
     {0x2cafc0970149a84f, 0xf2d6ca16515033e5, 0x7e8de44ea9ecf6d5, 0xb1471f544ceeea31}},
    {"reCAPTCHA's key for tests", {0x03b970ed8171d73b, 0xf5e95c9954635b65}},
    {"an example key of Google's documents", {0xac9265e56c79b234}},
    {"an example of GitHub's documents",
     {0x3543c50b0cb9cea8, 0xbc3ae723f57c6b9e, 0x82e74299544e0073, 0x86007eb367696d32,
      0x8dc083e8d27b0649, 0x0fd44b1057da4544}},
    {"the example key of Flask's documents", {0x2598f7d6adc142d8, 0x9cb335cb7b5fb805}},
    {"the example key of FastAPI's tutorial", {0x570dad43de1af4c9}},
    {"the example hash of Traefik's documents", {0x9a3eed6a1158c5e1, 0x994f6dfd28458f7b}},
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
        for (size_t k = 0; k < KEYS_MOST && published[i].keys[k]; k++)
            if (published[i].keys[k] == digest)
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

// The claims of an example: jwt.io's John Doe, RFC 7519's Joe, and domains that RFC 2606 reserves.
static bool has_example_claims(struct slice claims)
{
    static const struct slice texts[] = {
        SLICE_INIT("\"1234567890\""),   SLICE_INIT("John Doe"),
        SLICE_INIT("{\"iss\":\"joe\""), SLICE_INIT("{\"some\":\"payload\""),
        SLICE_INIT("{\"foo\":\"bar\""), SLICE_INIT("{\"hello\":\"world\""),
        SLICE_INIT("example.com"),      SLICE_INIT("example.org"),
        SLICE_INIT("example.net"),      SLICE_INIT(".example\""),
    };
    return SLICE_ANY(claims, slice_contains, texts);
}

static bool is_example_token(struct slice value)
{
    enum { LONGEST = 4096 };
    unsigned char claims[LONGEST];
    struct slice header, payload;
    size_t len;
    return slice_starts_with(value, SLICE("eyJ")) && slice_split(&value, '.', &header) &&
           slice_split(&value, '.', &payload) && payload.len <= LONGEST &&
           base64_decode(payload, claims, sizeof claims, &len) &&
           has_example_claims(slice_of((const char *)claims, len));
}

const char *published_value_why(struct slice value)
{
    enum { SHORTEST = 10, LONGEST = 96 };
    if (is_example_token(value))
        return "its claims are those of an example";
    // Also with another end.
    if (slice_starts_with(value, SLICE("AKIAIOSFODNN7")))
        return "the example key of AWS's documents";
    if (value.len < SHORTEST || value.len > LONGEST)
        return NULL;
    return why_of(digest_of(value));
}
