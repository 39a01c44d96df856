// Private keys in files of lines and in forms of their own: PuTTY, signify and minisign, WireGuard,
// NATS, Stellar.
#include "base64.h"
#include "checks.h"
#include "digest.h"

enum { PUTTY_BLOB = 4096 }; // bytes of either half of a key

// A PuTTY file: lines of "Name: value"; some of them say how many lines of base64 follow.
struct putty {
    unsigned version;
    struct slice algorithm, encryption, comment, mac;
    size_t public_len, private_len;
    unsigned char public_key[PUTTY_BLOB], private_key[PUTTY_BLOB];
};

static bool putty_line(struct slice *rest, struct slice *line)
{
    if (!slice_split(rest, '\n', line))
        return false;
    if (line->len && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}

static bool putty_blob(struct slice *rest, struct slice count, unsigned char *out, size_t *len)
{
    enum { LINE = 64 };
    char letters[2 * PUTTY_BLOB];
    size_t used = 0;
    uint64_t lines;
    if (!slice_to_u64(count, &lines) || lines == 0 || lines > PUTTY_BLOB / LINE)
        return false;
    for (struct slice line; lines > 0; lines--) {
        if (!putty_line(rest, &line) || line.len > LINE)
            return false;
        memcpy(letters + used, line.ptr, line.len);
        used += line.len;
    }
    return base64_decode(slice_of(letters, used), out, PUTTY_BLOB, len) && *len > 0;
}

static bool putty_read(struct slice rest, struct putty *key)
{
    static const struct slice start = SLICE_INIT("PuTTY-User-Key-File-");
    struct slice line;
    *key = (struct putty){0};
    while (putty_line(&rest, &line)) {
        size_t colon = slice_find(line, SLICE(": "));
        if (colon == SLICE_NOT_FOUND)
            continue;
        struct slice name = slice_cut(line, 0, colon), value = slice_cut(line, colon + 2, line.len);
        if (slice_starts_with(name, start) && name.len == start.len + 1) {
            key->version = (unsigned)(name.ptr[start.len] - '0');
            key->algorithm = value;
        } else if (slice_equals(name, SLICE("Encryption"))) {
            key->encryption = value;
        } else if (slice_equals(name, SLICE("Comment"))) {
            key->comment = value;
        } else if (slice_equals(name, SLICE("Private-MAC"))) {
            key->mac = value;
        } else if (slice_equals(name, SLICE("Public-Lines"))) {
            if (!putty_blob(&rest, value, key->public_key, &key->public_len))
                return false;
        } else if (slice_equals(name, SLICE("Private-Lines"))) {
            if (!putty_blob(&rest, value, key->private_key, &key->private_len))
                return false;
        }
    }
    return key->version >= 1 && key->version <= 3 && key->encryption.len && key->public_len &&
           key->private_len;
}

static size_t put_string(char *out, size_t at, struct slice string)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out[at++] = (char)(string.len >> shift & 0xFF);
    if (string.len)
        memcpy(out + at, string.ptr, string.len);
    return at + string.len;
}

// Version 3 of a key without passphrase: HMAC-SHA-256 with an empty key over all of the file, each
// part with its length before it (PuTTY manual, appendix C).
static bool putty_mac_holds(const struct putty *key)
{
    enum { TEXTS = 1024 };
    static const char digits[] = "0123456789abcdef";
    char data[2 * PUTTY_BLOB + TEXTS];
    unsigned char digest[SHA256_SIZE];
    char hex[2 * SHA256_SIZE];
    size_t at = 0;
    if (key->algorithm.len + key->encryption.len + key->comment.len + 5 * 4 > TEXTS)
        return false;
    at = put_string(data, at, key->algorithm);
    at = put_string(data, at, key->encryption);
    at = put_string(data, at, key->comment);
    at = put_string(data, at, slice_of((const char *)key->public_key, key->public_len));
    at = put_string(data, at, slice_of((const char *)key->private_key, key->private_len));
    hmac_sha256(SLICE(""), slice_of(data, at), digest);
    for (size_t i = 0; i < SHA256_SIZE; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    return slice_equals_nocase(key->mac, slice_of(hex, sizeof hex));
}

static enum check_result putty_run(struct slice value)
{
    struct putty key;
    if (!slice_starts_with(value, SLICE("PuTTY-User-Key-File-")))
        return CHECK_SILENT;
    if (!putty_read(value, &key))
        return CHECK_FAILS;
    if (!slice_equals(key.encryption, SLICE("none")))
        return CHECK_INERT;
    return check_verdict(key.version < 3 || putty_mac_holds(&key));
}

// The second line of a secret key's file: "Ed", then for signify "BK" and the rounds of the key
// derivation, 0 without a passphrase (signify(1)); for minisign the derivation, "Sc" or nothing,
// and "B2" (minisign's manual, "Secret key format").
static enum check_result signify_run(struct slice value)
{
    enum { SIGNIFY = 104, MINISIGN = 158 };
    unsigned char key[MINISIGN + 1];
    size_t len;
    if (!slice_starts_with(value, SLICE("RW")))
        return CHECK_SILENT;
    if (!base64_decode(value, key, sizeof key, &len) || (len != SIGNIFY && len != MINISIGN) ||
        memcmp(key, "Ed", 2) != 0)
        return CHECK_FAILS;
    if (len == SIGNIFY) {
        if (memcmp(key + 2, "BK", 2) != 0)
            return CHECK_FAILS;
        return memcmp(key + 4, "\0\0\0\0", 4) == 0 ? CHECK_HOLDS : CHECK_INERT;
    }
    if (memcmp(key + 4, "B2", 2) != 0)
        return CHECK_FAILS;
    return memcmp(key + 2, "\0\0", 2) == 0 ? CHECK_HOLDS : CHECK_INERT;
}

// 32 bytes in base64 with the bits set and cleared that every private key of X25519 has (RFC 7748
// section 5). `wg genkey` writes them so, other programs need not.
static enum check_result wireguard_run(struct slice value)
{
    enum { LENGTH = 44, KEY = 32 };
    unsigned char key[KEY];
    size_t len;
    if (value.len != LENGTH || value.ptr[LENGTH - 1] != '=' ||
        !base64_decode(value, key, sizeof key, &len) || len != KEY)
        return CHECK_SILENT;
    bool clamped = (key[0] & 7) == 0 && (key[KEY - 1] & 0xC0) == 0x40;
    return clamped ? CHECK_HOLDS : CHECK_SILENT;
}

enum {
    NKEY_LENGTH = 58,
    NKEY_BODY = 34, // two octets of prefixes and 32 of the seed; the checksum follows
    NKEY_SUM = 4,   // characters that hold bits of it
};

// CRC-16/XMODEM: polynomial 0x1021, from 0.
static uint16_t crc16_of(const unsigned char *bytes, size_t len)
{
    unsigned crc = 0;
    for (size_t i = 0; i < len; i++) {
        crc ^= (unsigned)bytes[i] << 8;
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
        crc &= 0xFFFF;
    }
    return (uint16_t)crc;
}

static bool base32_decode(struct slice text, unsigned char *out, size_t room)
{
    uint32_t bits = 0;
    unsigned held = 0;
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        int five = base32_bits(text.ptr[i]);
        if (five < 0)
            return false;
        bits = bits << 5 | (uint32_t)five;
        held += 5;
        if (held >= 8 && len < room) {
            held -= 8;
            out[len++] = (unsigned char)(bits >> held);
        }
    }
    return len == room;
}

// A seed: base32 of 'S' and whose key it is, the seed, and the CRC-16 of both, little-endian.
static enum check_result nkey_run(struct slice value)
{
    unsigned char key[NKEY_BODY + 2];
    if (value.len != NKEY_LENGTH || value.ptr[0] != 'S' || !strchr("UAONCX", value.ptr[1]) ||
        !base32_decode(value, key, sizeof key))
        return CHECK_SILENT;
    uint16_t sum = crc16_of(key, NKEY_BODY);
    return check_verdict(key[NKEY_BODY] == (sum & 0xFF) && key[NKEY_BODY + 1] == sum >> 8);
}

// Behind 54 characters, whose last two bits are taken for the seed's.
static size_t nkey_complete(struct slice body, char *out)
{
    unsigned char key[NKEY_BODY];
    char letters[NKEY_LENGTH - NKEY_SUM + 1];
    if (body.len != NKEY_LENGTH - NKEY_SUM)
        return 0;
    memcpy(letters, body.ptr, body.len);
    letters[body.len] = 'A';
    if (!base32_decode(slice_of(letters, sizeof letters), key, sizeof key))
        return 0;
    uint16_t sum = crc16_of(key, NKEY_BODY);
    // Two bits of the seed, 16 of the checksum with the low octet first, two of nothing.
    uint32_t bits = ((uint32_t)(sum & 0xFF) << 8 | (uint32_t)sum >> 8) << 2;
    for (size_t i = 0; i < NKEY_SUM; i++)
        out[i] = base32_digit(bits >> (5 * (NKEY_SUM - 1 - i)));
    return NKEY_SUM;
}

// Stellar's secret seed: the same with one octet before the seed (SEP-23).
static enum check_result stellar_run(struct slice value)
{
    enum { LENGTH = 56, BODY = 33 };
    unsigned char key[BODY + 2];
    if (value.len != LENGTH || value.ptr[0] != 'S' || !base32_decode(value, key, sizeof key))
        return CHECK_SILENT;
    uint16_t sum = crc16_of(key, BODY);
    return check_verdict(key[0] == 18 << 3 && key[BODY] == (sum & 0xFF) &&
                         key[BODY + 1] == sum >> 8);
}

static struct slice nkey_tell(struct slice value)
{
    static const struct {
        char kind;
        struct slice says;
    } kinds[] = {
        {'U', SLICE_INIT("a user's")},      {'A', SLICE_INIT("an account's")},
        {'O', SLICE_INIT("an operator's")}, {'N', SLICE_INIT("a server's")},
        {'C', SLICE_INIT("a cluster's")},   {'X', SLICE_INIT("for encryption")},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (value.len > 1 && value.ptr[1] == kinds[i].kind)
            return kinds[i].says;
    return SLICE("");
}

const struct check checks_key[] = {
    CHECK_ROW("putty-private-key", putty_run, "its lines are those of a PuTTY key",
              "PuTTY manual, appendix C", .decides = true,
              .denies = SLICE_INIT("its lines do not make a key"),
              .inert = SLICE_INIT("it is encrypted with a passphrase")),
    CHECK_ROW("signify-secret-key", signify_run, "it decodes to a signing key",
              "OpenBSD signify(1); minisign manual", .decides = true,
              .denies = SLICE_INIT("it does not decode to a key"),
              .inert = SLICE_INIT("it is encrypted with a passphrase")),
    CHECK_ROW("wireguard-key", wireguard_run, "its bits are those of a private key of X25519",
              "RFC 7748 section 5; wg(8)"),
    CHECK_ROW("nkey-seed", nkey_run, "its own checksum holds", "NATS documentation, NKeys",
              .complete = nkey_complete, .tell = nkey_tell),
    CHECK_ROW("stellar-seed", stellar_run, "its own checksum holds", "Stellar SEP-23, strkeys"),
    CHECK_ROWS_END,
};
