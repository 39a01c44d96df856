// Private keys in armour: PEM's DER, OpenSSH and PGP. Each says by itself whether a passphrase
// protects it.
#include "armor.h"
#include "base64.h"
#include "checks.h"
#include "der.h"

// SSH's strings: a length of four octets, big-endian, and so many octets (RFC 4251 section 5).
static bool ssh_take(struct slice *rest, struct slice *string)
{
    size_t len = 0;
    if (rest->len < 4)
        return false;
    for (size_t i = 0; i < 4; i++)
        len = len << 8 | der_byte(*rest, i);
    *string = slice_cut(*rest, 4, 4 + len);
    *rest = slice_cut(*rest, 4 + len, rest->len);
    return string->len == len;
}

static struct slice armored(const struct armor *armor)
{
    return slice_of((const char *)armor->bytes, armor->len);
}

static const struct slice openssh_magic = {"openssh-key-v1", sizeof "openssh-key-v1"}; // with NUL

// OpenSSH's PROTOCOL.key: the magic, the cipher, the key derivation and its options, the number of
// keys, which is 1, the public key and the private one.
static bool openssh_read(struct slice rest, struct slice *cipher, struct slice *public_key)
{
    struct slice kdf, options;
    if (!slice_starts_with(rest, openssh_magic))
        return false;
    rest = slice_cut(rest, openssh_magic.len, rest.len);
    if (!ssh_take(&rest, cipher) || !ssh_take(&rest, &kdf) || !ssh_take(&rest, &options) ||
        !slice_starts_with(rest, slice_of("\0\0\0\1", 4)))
        return false;
    rest = slice_cut(rest, 4, rest.len);
    return ssh_take(&rest, public_key) && rest.len > 8;
}

static enum check_result openssh_judge(struct slice bytes)
{
    struct slice cipher, public_key;
    if (!openssh_read(bytes, &cipher, &public_key))
        return CHECK_FAILS;
    return slice_equals(cipher, SLICE("none")) ? CHECK_HOLDS : CHECK_INERT;
}

static enum check_result openssh_run(struct slice value)
{
    struct armor armor;
    if (!slice_starts_with(value, SLICE("-----BEGIN ")))
        return CHECK_SILENT;
    return armor_read(&armor, value) ? openssh_judge(armored(&armor)) : CHECK_FAILS;
}

static struct slice openssh_tell(struct slice value)
{
    static const struct {
        struct slice kind, says;
    } kinds[] = {
        {SLICE_INIT("ssh-rsa"), SLICE_INIT("an RSA key")},
        {SLICE_INIT("ssh-ed25519"), SLICE_INIT("an Ed25519 key")},
        {SLICE_INIT("ecdsa-sha2"), SLICE_INIT("a key on an elliptic curve")},
        {SLICE_INIT("ssh-dss"), SLICE_INIT("a DSA key")},
        {SLICE_INIT("sk-"), SLICE_INIT("a handle of a key in a security token")},
    };
    struct armor armor;
    struct slice cipher, public_key, kind;
    if (!armor_read(&armor, value) || !openssh_read(armored(&armor), &cipher, &public_key) ||
        !ssh_take(&public_key, &kind))
        return SLICE("");
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (slice_starts_with(kind, kinds[i].kind))
            return kinds[i].says;
    return SLICE("");
}

// What a key's DER says about it.
struct der_key {
    bool encrypted;         // PKCS #8's EncryptedPrivateKeyInfo, or wrapped by a TPM
    struct slice algorithm; // the object identifier of PKCS #8; empty in older forms
    struct slice modulus;   // of RSA
    bool elliptic;          // SEC 1
    bool dsa;
};

// RFC 8017 A.1.2: modulus, two exponents, two primes and three more. DSA has p, q, g, y and x. The
// first is enough to know a key; how many follow tells which.
static bool read_integers(struct slice rest, struct der_key *key)
{
    enum { DSA = 5 };
    struct der item, first;
    size_t count = 1;
    if (!der_take(&rest, &first) || !first.whole || first.tag != DER_INTEGER ||
        first.content.len < 32)
        return false;
    while (rest.len && der_take(&rest, &item) && item.tag == DER_INTEGER)
        count++;
    key->dsa = count == DSA;
    if (!key->dsa)
        key->modulus = first.content;
    return true;
}

// RFC 5958: an algorithm, and the key in an octet string; attributes and a public key may follow.
static bool read_pkcs8(struct der algorithm, struct slice rest, struct der_key *key)
{
    struct der oid, inner, version;
    if (!der_take(&algorithm.content, &oid) || oid.tag != DER_OID || !oid.whole ||
        !der_take(&rest, &inner) || inner.tag != DER_OCTET_STRING || !inner.whole)
        return false;
    key->algorithm = oid.content;
    struct der sequence;
    struct slice content = inner.content;
    // RSA's octets hold the older form.
    if (der_take(&content, &sequence) && sequence.tag == DER_SEQUENCE && content.len == 0 &&
        der_take(&sequence.content, &version) && version.tag == DER_INTEGER) {
        struct der_key rsa = {0};
        if (read_integers(sequence.content, &rsa))
            key->modulus = rsa.modulus;
    }
    return inner.content.len >= 8;
}

// RFC 5958 section 3: the algorithm of the encryption, of PKCS #5 or #12, and what it made.
static bool read_encrypted(struct der algorithm, struct slice rest)
{
    // 1.2.840.113549.1
    static const struct slice pkcs = SLICE_INIT("\x2a\x86\x48\x86\xf7\x0d\x01");
    struct der oid, inner;
    return der_take(&algorithm.content, &oid) && oid.tag == DER_OID &&
           slice_starts_with(oid.content, pkcs) && der_take(&rest, &inner) &&
           inner.tag == DER_OCTET_STRING && inner.whole && inner.content.len % 8 == 0;
}

static bool der_key_read(struct slice der, struct der_key *key)
{
    static const struct slice tpm = SLICE_INIT("\x67\x81\x05\x0a\x01"); // 2.23.133.10.1
    struct der outer, first, second;
    *key = (struct der_key){0};
    if (!der_take(&der, &outer) || outer.tag != DER_SEQUENCE || !outer.whole || der.len > 0 ||
        !der_take(&outer.content, &first) || !first.whole)
        return false;
    if (first.tag == DER_SEQUENCE)
        return key->encrypted = read_encrypted(first, outer.content);
    if (first.tag == DER_OID)
        return key->encrypted = slice_starts_with(first.content, tpm);
    if (first.tag != DER_INTEGER || first.content.len != 1 || der_byte(first.content, 0) > 3)
        return false;
    struct slice rest = outer.content;
    if (!der_take(&rest, &second) || !second.whole)
        return false;
    if (second.tag == DER_SEQUENCE)
        return read_pkcs8(second, rest, key);
    if (second.tag == DER_OCTET_STRING) // RFC 5915
        return key->elliptic = second.content.len >= 14 && second.content.len <= 72;
    return read_integers(outer.content, key);
}

// The head of a key in the clear. `*told` is how many bytes it says to have.
static bool is_der_head(struct slice der, size_t *told)
{
    struct der outer, first, second;
    if (!der_take(&der, &outer) || outer.tag != DER_SEQUENCE)
        return false;
    *told = outer.told;
    return der_take(&outer.content, &first) && first.tag == DER_INTEGER && first.content.len == 1 &&
           der_byte(first.content, 0) <= 3 && der_take(&outer.content, &second) &&
           (second.tag == DER_INTEGER || second.tag == DER_SEQUENCE ||
            second.tag == DER_OCTET_STRING);
}

// Takes armour, or the base64 of DER alone, in which JSON may have put backslashes.
static bool pem_decode(struct slice value, struct armor *armor)
{
    char letters[2 * ARMOR_LONGEST];
    size_t len = 0;
    if (slice_starts_with(value, SLICE("-----BEGIN ")))
        return armor_read(armor, value);
    *armor = (struct armor){.whole = true};
    for (size_t i = 0; i < value.len; i++) {
        if (len == sizeof letters)
            return false;
        if (value.ptr[i] != '\\')
            letters[len++] = value.ptr[i];
    }
    return base64_decode(slice_of(letters, len), armor->bytes, ARMOR_LONGEST, &armor->len) &&
           armor->len < ARMOR_LONGEST;
}

static enum check_result pem_run(struct slice value)
{
    enum { CIPHER_BLOCK = 8 };
    struct armor armor;
    struct der_key key;
    size_t told = 0;
    if (!slice_starts_with(value, SLICE("-----BEGIN ")) &&
        !slice_starts_with(value, SLICE("M"))) // what every SEQUENCE begins with
        return CHECK_SILENT;
    if (!pem_decode(value, &armor))
        return CHECK_FAILS;
    struct slice der = armored(&armor);
    if (armor.encrypted)
        return armor.len >= 32 && armor.len % CIPHER_BLOCK == 0 ? CHECK_INERT : CHECK_FAILS;
    if (slice_starts_with(der, openssh_magic)) // under another's label
        return openssh_judge(der);
    if (der_key_read(der, &key))
        return key.encrypted ? CHECK_INERT : CHECK_HOLDS;
    if (!is_der_head(der, &told))
        return CHECK_FAILS;
    // The head of a key, and not all of it: what is cut off at its end, or has lost a few
    // characters; or the first line that a manual shows.
    if (!armor.whole)
        return CHECK_HOLDS;
    return armor.len >= told / 10 * 9 ? CHECK_SILENT : CHECK_FAILS;
}

static struct slice tell_rsa(size_t modulus)
{
    static const struct {
        size_t least, most; // bytes of the modulus, which has a zero in front
        struct slice says;
    } sizes[] = {
        {1, 127, SLICE_INIT("an RSA key so short that it can be broken")},
        {128, 130, SLICE_INIT("an RSA key of 1024 bits")},
        {256, 258, SLICE_INIT("an RSA key of 2048 bits")},
        {384, 386, SLICE_INIT("an RSA key of 3072 bits")},
        {512, 514, SLICE_INIT("an RSA key of 4096 bits")},
    };
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        if (modulus >= sizes[i].least && modulus <= sizes[i].most)
            return sizes[i].says;
    return SLICE("an RSA key");
}

static struct slice tell_algorithm(struct slice oid)
{
    static const struct {
        struct slice oid, says;
    } algorithms[] = {
        {SLICE_INIT("\x2a\x86\x48\x86\xf7\x0d\x01\x01"), SLICE_INIT("an RSA key")},
        {SLICE_INIT("\x2a\x86\x48\xce\x3d\x02\x01"), SLICE_INIT("a key on an elliptic curve")},
        {SLICE_INIT("\x2a\x86\x48\xce\x38\x04\x01"), SLICE_INIT("a DSA key")},
        {SLICE_INIT("\x2b\x65\x70"), SLICE_INIT("an Ed25519 key")},
        {SLICE_INIT("\x2b\x65\x71"), SLICE_INIT("an Ed448 key")},
        {SLICE_INIT("\x2b\x65\x6e"), SLICE_INIT("an X25519 key")},
        {SLICE_INIT("\x2b\x65\x6f"), SLICE_INIT("an X448 key")},
    };
    for (size_t i = 0; i < sizeof algorithms / sizeof algorithms[0]; i++)
        if (slice_starts_with(oid, algorithms[i].oid))
            return algorithms[i].says;
    return SLICE("");
}

static struct slice pem_tell(struct slice value)
{
    struct armor armor;
    struct der_key key;
    if (!pem_decode(value, &armor) || !der_key_read(armored(&armor), &key))
        return SLICE("");
    if (key.modulus.len)
        return tell_rsa(key.modulus.len);
    if (key.algorithm.len)
        return tell_algorithm(key.algorithm);
    return key.elliptic ? SLICE("a key on an elliptic curve")
           : key.dsa    ? SLICE("a DSA key")
                        : SLICE("");
}

// The body of the first packet when it is a secret key: tag 5, in the old or the new form (RFC 9580
// section 4.2). It may be longer than what is there.
static bool pgp_packet(struct slice bytes, struct slice *body)
{
    if (bytes.len < 8)
        return false;
    unsigned char tag = der_byte(bytes, 0), first = der_byte(bytes, 1);
    size_t at;
    if (tag == 0xC5)
        at = first < 192 ? 2 : first < 224 ? 3 : first == 255 ? 6 : 2;
    else if ((tag & 0xFC) == 0x94)
        at = (tag & 3) == 0 ? 2 : (tag & 3) == 1 ? 3 : (tag & 3) == 2 ? 5 : 1;
    else
        return false;
    *body = slice_cut(bytes, at, bytes.len);
    return true;
}

// Drops a multiprecision integer: its bits in two octets, and so many of them.
static bool pgp_drop_number(struct slice *rest)
{
    if (rest->len < 2)
        return false;
    size_t bits = (size_t)der_byte(*rest, 0) << 8 | der_byte(*rest, 1), len = (bits + 7) / 8;
    if (bits == 0 || rest->len < 2 + len)
        return false;
    *rest = slice_cut(*rest, 2 + len, rest->len);
    return true;
}

static bool pgp_drop_short(struct slice *rest)
{
    if (rest->len == 0 || rest->len < 1U + der_byte(*rest, 0))
        return false;
    *rest = slice_cut(*rest, 1U + der_byte(*rest, 0), rest->len);
    return true;
}

// What of each algorithm is public, and stands before the octet that says how the secret is kept
// (RFC 9580 section 5.5.5): curves' names, integers, parameters, or octets of a fixed number.
static bool pgp_drop_public(unsigned algorithm, struct slice *rest)
{
    static const struct {
        unsigned char algorithm, curve, numbers, parameters, octets;
    } kinds[] = {
        {1, 0, 2, 0, 0},   {2, 0, 2, 0, 0},   {3, 0, 2, 0, 0},   {16, 0, 3, 0, 0},
        {17, 0, 4, 0, 0},  {18, 1, 1, 1, 0},  {19, 1, 1, 0, 0},  {20, 0, 3, 0, 0},
        {22, 1, 1, 0, 0},  {25, 0, 0, 0, 32}, {26, 0, 0, 0, 56}, {27, 0, 0, 0, 32},
        {28, 0, 0, 0, 57},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (kinds[i].algorithm != algorithm)
            continue;
        if (kinds[i].curve && !pgp_drop_short(rest))
            return false;
        for (unsigned n = 0; n < kinds[i].numbers; n++)
            if (!pgp_drop_number(rest))
                return false;
        if (kinds[i].parameters && !pgp_drop_short(rest))
            return false;
        *rest = slice_cut(*rest, kinds[i].octets, rest->len);
        return rest->len > 0;
    }
    return false;
}

// RFC 9580 wants nothing refused because of its CRC-24; but one that is wrong proves nothing.
static enum check_result pgp_run(struct slice value)
{
    struct armor armor;
    struct slice body;
    if (!slice_starts_with(value, SLICE("-----BEGIN ")))
        return CHECK_SILENT;
    if (!armor_read(&armor, value) || !pgp_packet(armored(&armor), &body))
        return CHECK_FAILS;
    // Version, time, algorithm; since version 5 also the length of what is public.
    unsigned version = body.len > 6 ? der_byte(body, 0) : 0;
    if (version < 3 || version > 6)
        return CHECK_FAILS;
    size_t head = version == 3 ? 7 : 5;
    unsigned algorithm = body.len > head ? der_byte(body, head) : 0;
    struct slice rest = slice_cut(body, head + 1 + (version >= 5 ? 4 : 0), body.len);
    if ((armor.has_crc && crc24_of(armored(&armor)) != armor.crc) ||
        !pgp_drop_public(algorithm, &rest))
        return CHECK_SILENT;
    return der_byte(rest, 0) == 0 ? CHECK_HOLDS : CHECK_INERT;
}

const struct check checks_armor[] = {
    CHECK_ROW("pem-private-key", pem_run, "it decodes to a private key",
              "RFC 7468; RFC 8017 A.1.2; RFC 5915; RFC 5958; RFC 1421", .tell = pem_tell,
              .decides = true, .denies = SLICE_INIT("it does not decode to a key"),
              .inert = SLICE_INIT("it is encrypted with a passphrase or by a device")),
    CHECK_ROW("openssh-private-key", openssh_run, "it decodes to an OpenSSH key",
              "OpenSSH PROTOCOL.key", .tell = openssh_tell, .decides = true,
              .denies = SLICE_INIT("it does not decode to a key"),
              .inert = SLICE_INIT("it is encrypted with a passphrase")),
    CHECK_ROW("pgp-private-key", pgp_run, "it decodes to a secret key packet",
              "RFC 9580 sections 4.2, 5.5 and 6.1", .decides = true,
              .denies = SLICE_INIT("it does not decode to a key"),
              .inert = SLICE_INIT(
                  "it is encrypted with a passphrase, or the secret part is kept elsewhere")),
    CHECK_ROWS_END,
};
