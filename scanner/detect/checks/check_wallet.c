// Keys of wallets: base58check, bech32, seed phrases, and numbers below a curve's order.
#include "base58.h"
#include "base64.h"
#include "bech32.h"
#include "bip39.h"
#include "checks.h"
#include "digest.h"

enum { SCALAR = 32, BASE58_SUM = 4 };

// 0 < key < n of secp256k1 (SEC 2 version 2, section 2.4.1).
static bool scalar_is_key(const unsigned char key[SCALAR])
{
    static const unsigned char order[SCALAR] = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0xFF, 0xFF, 0xFF, 0xFF, 0xFE, 0xBA, 0xAE, 0xDC, 0xE6, 0xAF, 0x48,
        0xA0, 0x3B, 0xBF, 0xD2, 0x5E, 0x8C, 0xD0, 0x36, 0x41, 0x41,
    };
    unsigned char any = 0;
    for (size_t i = 0; i < SCALAR; i++)
        any |= key[i];
    return any && memcmp(key, order, SCALAR) < 0;
}

// Decodes to `len` bytes and the sum behind them.
static bool base58check_decode(struct slice value, unsigned char *out, size_t len)
{
    unsigned char sum[BASE58_SUM];
    if (base58_decode(value, out, len + BASE58_SUM) != len + BASE58_SUM)
        return false;
    base58_sum(slice_of((const char *)out, len), sum);
    return memcmp(sum, out + len, BASE58_SUM) == 0;
}

// Completes `body` with `count` characters so that it decodes to `len` bytes of which the last are
// `tail`, and their sum: those characters must have room for twice as much.
static size_t base58check_complete(struct slice body, size_t count, size_t len, struct slice tail,
                                   char *out)
{
    char text[2 * BASE58_LONGEST];
    unsigned char bytes[BASE58_LONGEST];
    size_t text_len = body.len + count, before = len - tail.len;
    if (text_len > sizeof text || len + BASE58_SUM > sizeof bytes)
        return 0;
    memcpy(text, body.ptr, body.len);
    memset(text + body.len, '1', count); // its zero
    if (base58_decode(slice_of(text, text_len), bytes, len + BASE58_SUM) != len + BASE58_SUM)
        return 0;
    // The next number up, so that what replaces its end does not reach into the body.
    for (size_t i = before; i > 0 && ++bytes[i - 1] == 0; i--)
        ;
    memcpy(bytes + before, tail.ptr, tail.len);
    base58_sum(slice_of((const char *)bytes, len), bytes + len);
    if (base58_encode(slice_of((const char *)bytes, len + BASE58_SUM), text) != text_len ||
        memcmp(text, body.ptr, body.len) != 0)
        return 0;
    memcpy(out, text + body.len, count);
    return count;
}

// Whatever it holds.
static enum check_result base58check_run(struct slice value)
{
    unsigned char bytes[BASE58_LONGEST];
    size_t len = base58_decode(value, bytes, sizeof bytes);
    if (len < BASE58_SUM + 16)
        return CHECK_SILENT;
    return check_verdict(base58check_decode(value, bytes, len - BASE58_SUM));
}

enum { WIF = 1 + SCALAR, WIF_COMPRESSED = WIF + 1 };

// Bitcoin's wallet import format and its relatives': a version, the key, and 1 where its public key
// is written in short.
static enum check_result wif_run(struct slice value)
{
    static const unsigned char live[] = {
        0x80, // Bitcoin and others
        0xB0, // Litecoin
        0x9E, // Dogecoin
        0xCC, // Dash
    };
    unsigned char key[WIF_COMPRESSED + BASE58_SUM];
    if (value.len < 51 || value.len > 52 ||
        !base58_decode(value, key, sizeof key)) // another letter than base58's
        return CHECK_SILENT;
    bool compressed = value.len == 52;
    if (!base58check_decode(value, key, compressed ? WIF_COMPRESSED : WIF) ||
        !scalar_is_key(key + 1) || (compressed && key[WIF] != 1))
        return CHECK_FAILS;
    if (key[0] == 0xEF) // of all test networks
        return CHECK_INERT;
    return check_verdict(memchr(live, key[0], sizeof live) != NULL);
}

static size_t wif_complete(struct slice body, char *out)
{
    enum { LENGTH = 52, COUNT = 7 };
    return body.len == LENGTH - COUNT
               ? base58check_complete(body, COUNT, WIF_COMPRESSED, SLICE("\1"), out)
               : 0;
}

enum { EXTENDED = 78, EXTENDED_KEY = 45 };

// BIP 32: version, depth, parent, number, chain code, and a zero before the private key.
static enum check_result xprv_run(struct slice value)
{
    static const struct {
        const char *name;
        bool test;
    } versions[] = {
        {"xprv", false}, {"yprv", false}, {"zprv", false}, {"Yprv", false}, {"Zprv", false},
        {"tprv", true},  {"uprv", true},  {"vprv", true},  {"Uprv", true},  {"Vprv", true},
    };
    unsigned char key[EXTENDED + BASE58_SUM];
    for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++) {
        if (!slice_starts_with(value, slice_of_string(versions[i].name)))
            continue;
        if (value.len != 111)
            return CHECK_SILENT;
        if (!base58check_decode(value, key, EXTENDED) || key[EXTENDED_KEY] != 0 ||
            !scalar_is_key(key + EXTENDED_KEY + 1))
            return CHECK_FAILS;
        return versions[i].test ? CHECK_INERT : CHECK_HOLDS;
    }
    return CHECK_SILENT;
}

// Behind 60 characters; the private key is made of them.
static size_t xprv_complete(struct slice body, char *out)
{
    enum { LENGTH = 111, COUNT = 51 };
    unsigned char tail[1 + SHA256_SIZE] = {0};
    struct sha256 hash;
    if (body.len != LENGTH - COUNT)
        return 0;
    sha256_init(&hash);
    sha256_add(&hash, body);
    sha256_end(&hash, tail + 1);
    return base58check_complete(body, COUNT, EXTENDED, slice_of((const char *)tail, sizeof tail),
                                out);
}

static enum check_result bech32_run(struct slice value)
{
    uint32_t sum;
    size_t data = 0;
    while (data < value.len && value.ptr[value.len - 1 - data] != '1')
        data++;
    if (data < BECH32_SUM || !bech32_sum(value, &sum))
        return CHECK_SILENT;
    return check_verdict(sum == BECH32 || sum == BECH32M);
}

static size_t bech32_complete(struct slice body, char *out)
{
    uint32_t sum;
    if (!bech32_sum(body, &sum))
        return 0;
    bool upper = is_upper(body.ptr[0]);
    bech32_tail(sum, BECH32, upper, out);
    return BECH32_SUM;
}

#define AGE_PREFIX "AGE-SECRET-KEY-"

static enum check_result age_run(struct slice value)
{
    uint32_t sum;
    if (!slice_starts_with(value, SLICE(AGE_PREFIX "1")) || !bech32_sum(value, &sum))
        return CHECK_SILENT;
    return check_verdict(sum == BECH32);
}

// Completes "1" and the data; the prefix before is always the same.
static size_t age_complete(struct slice body, char *out)
{
    char value[BECH32_LONGEST] = AGE_PREFIX;
    size_t prefix = strlen(AGE_PREFIX);
    if (body.len == 0 || body.ptr[0] != '1' || body.len > sizeof value - prefix)
        return 0;
    memcpy(value + prefix, body.ptr, body.len);
    return bech32_complete(slice_of(value, prefix + body.len), out);
}

// BIP 39: eleven bits a word; the last bits, one for every three words, are the start of the
// SHA-256 of those before.
static enum check_result phrase_run(struct slice value)
{
    enum { MOST = 24, BITS = 11 };
    unsigned char bits[(MOST * BITS + 7) / 8 + 2] = {0}, digest[SHA256_SIZE];
    struct sha256 hash;
    size_t count = 0, unknown = 0;
    for (size_t i = 0; i < value.len;) {
        size_t start = i;
        while (i < value.len && is_alpha(value.ptr[i]))
            i++;
        if (i == start) {
            i++;
            continue;
        }
        int word = bip39_index(slice_cut(value, start, i));
        if (count == MOST)
            return CHECK_SILENT;
        unknown += word < 0;
        for (size_t bit = 0; bit < BITS && word >= 0; bit++)
            if (word >> (BITS - 1 - bit) & 1)
                bits[(count * BITS + bit) / 8] |= (unsigned char)(0x80 >> (count * BITS + bit) % 8);
        count++;
    }
    if (count < 12 || count % 3 != 0)
        return CHECK_SILENT;
    if (unknown)
        return CHECK_FAILS;
    size_t entropy = count / 3 * 4, sum = count / 3;
    sha256_init(&hash);
    sha256_add(&hash, slice_of((const char *)bits, entropy));
    sha256_end(&hash, digest);
    return check_verdict(bits[entropy] >> (8 - sum) == digest[0] >> (8 - sum));
}

static enum check_result secp256k1_run(struct slice value)
{
    unsigned char key[SCALAR];
    if (slice_starts_with_nocase(value, SLICE("0x")))
        value = slice_cut(value, 2, value.len);
    if (value.len != 2 * (size_t)SCALAR)
        return CHECK_SILENT;
    for (size_t i = 0; i < SCALAR; i++) {
        int high = base16_bits(value.ptr[2 * i]), low = base16_bits(value.ptr[2 * i + 1]);
        if (high < 0 || low < 0)
            return CHECK_SILENT;
        key[i] = (unsigned char)(high << 4 | low);
    }
    return check_verdict(scalar_is_key(key));
}

const struct check checks_wallet[] = {
    CHECK_ROW("base58check", base58check_run, "its own checksum holds",
              "Bitcoin wiki, Base58Check encoding"),
    CHECK_ROW("wif-key", wif_run, "its own checksum holds",
              "Bitcoin developer reference, wallet import format", .complete = wif_complete,
              .decides = true, .inert = SLICE_INIT("it is of a test network")),
    CHECK_ROW("extended-private-key", xprv_run, "its own checksum holds", "BIP 32; SLIP 132",
              .complete = xprv_complete, .decides = true,
              .inert = SLICE_INIT("it is of a test network")),
    CHECK_ROW("bech32", bech32_run, "its own checksum holds", "BIP 173; BIP 350",
              .complete = bech32_complete),
    CHECK_ROW("age-secret-key", age_run, "its own checksum holds",
              "C2SP age specification; BIP 173", .complete = age_complete),
    CHECK_ROW("seed-phrase", phrase_run,
              "its words are those of a seed phrase and their checksum holds", "BIP 39",
              .decides = true,
              .denies = SLICE_INIT("its words are not those of a seed phrase, or their checksum "
                                   "does not hold")),
    CHECK_ROW("secp256k1-key", secp256k1_run, "it is a number below the curve's order",
              "SEC 2 version 2, section 2.4.1",
              .denies = SLICE_INIT("it is no number that the curve has a key for")),
    CHECK_ROWS_END,
};
