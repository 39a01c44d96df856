// Addresses of wallets. They open nothing, but tell whose money it is.
#include "base58.h"
#include "base64.h"
#include "bech32.h"
#include "checks.h"
#include "keccak.h"

enum { HASH = 20, BASE58_ADDRESS = 1 + HASH, BASE58_SUM = 4 };

// A version, the hash of a key or a script, and the sum of both.
static enum check_result base58_address(struct slice value)
{
    unsigned char bytes[BASE58_ADDRESS + BASE58_SUM], sum[BASE58_SUM];
    if (value.len < 25 || value.len > 35)
        return CHECK_SILENT;
    if (base58_decode(value, bytes, sizeof bytes) != sizeof bytes)
        return CHECK_FAILS;
    base58_sum(slice_of((const char *)bytes, BASE58_ADDRESS), sum);
    if (memcmp(sum, bytes + BASE58_ADDRESS, BASE58_SUM) != 0)
        return CHECK_FAILS;
    return check_verdict(bytes[0] == 0 || bytes[0] == 5);
}

// A version of five bits, then a program: 20 or 32 bytes in version 0, with the sum of BIP 173; 2
// to 40 bytes in the others, with that of BIP 350.
static enum check_result segwit_address(struct slice value)
{
    enum { PREFIX = 3 };
    uint32_t sum;
    if (value.len < 14 || value.len > 90 || !bech32_sum(value, &sum))
        return CHECK_FAILS;
    int version = bech32_bits(value.ptr[PREFIX]);
    if (version == 0)
        return check_verdict(sum == BECH32 && (value.len == 42 || value.len == 62));
    return check_verdict(version > 0 && version <= 16 && sum == BECH32M);
}

static enum check_result bitcoin_run(struct slice value)
{
    if (slice_starts_with_nocase(value, SLICE("bc1")))
        return segwit_address(value);
    if (value.len == 0 || (value.ptr[0] != '1' && value.ptr[0] != '3'))
        return CHECK_SILENT;
    return base58_address(value);
}

// The same in the XRP Ledger's own order of characters, and only in version 0.
static enum check_result xrp_run(struct slice value)
{
    static const char theirs[] = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
    static const char bitcoins[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    enum { LONGEST = 35 };
    char text[LONGEST];
    if (value.len == 0 || value.len > LONGEST || value.ptr[0] != 'r')
        return CHECK_SILENT;
    for (size_t i = 0; i < value.len; i++) {
        const char *at = value.ptr[i] ? strchr(theirs, value.ptr[i]) : NULL;
        if (!at)
            return CHECK_FAILS;
        text[i] = bitcoins[at - theirs];
    }
    return base58_address(slice_of(text, value.len));
}

// Four bits of the digest of the small letters say of each letter whether it is a capital one.
static bool has_case_of_digest(struct slice digits)
{
    char small[2 * HASH];
    unsigned char digest[KECCAK256_SIZE];
    for (size_t i = 0; i < sizeof small; i++)
        small[i] = to_lower(digits.ptr[i]);
    keccak256(slice_of(small, sizeof small), digest);
    for (size_t i = 0; i < sizeof small; i++) {
        unsigned bits = i % 2 ? digest[i / 2] & 15U : digest[i / 2] >> 4U;
        if (is_alpha(small[i]) && is_upper(digits.ptr[i]) != (bits >= 8))
            return false;
    }
    return true;
}

// What has one case only says nothing of itself.
static enum check_result ethereum_run(struct slice value)
{
    bool lower = false, upper = false;
    if (value.len != 2 + 2 * HASH || !slice_starts_with(value, SLICE("0x")))
        return CHECK_SILENT;
    struct slice digits = slice_cut(value, 2, value.len);
    for (size_t i = 0; i < digits.len; i++) {
        if (base16_bits(digits.ptr[i]) < 0)
            return CHECK_SILENT;
        lower |= is_lower(digits.ptr[i]);
        upper |= is_upper(digits.ptr[i]);
    }
    return lower && upper ? check_verdict(has_case_of_digest(digits)) : CHECK_SILENT;
}

const struct check checks_address[] = {
    CHECK_ROW("bitcoin-address", bitcoin_run, "its own checksum holds",
              "Bitcoin developer reference, addresses; BIP 173; BIP 350", .decides = true),
    CHECK_ROW("xrp-address", xrp_run, "its own checksum holds", "XRP Ledger, base58 encodings",
              .decides = true),
    CHECK_ROW("ethereum-address", ethereum_run, "its letters have the case of its checksum",
              "EIP-55", .denies = SLICE_INIT("its letters have not the case of its checksum")),
    CHECK_ROWS_END,
};
