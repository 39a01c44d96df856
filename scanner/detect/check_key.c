// Keys and signed tokens whose inside has a structure of its own: PEM, OpenSSH, PGP, age, JWT.
#include "base64.h"
#include "checks.h"

enum { KEY_LONGEST = 16 * 1024 };

static enum check_result verdict(bool holds)
{
    return holds ? CHECK_HOLDS : CHECK_FAILS;
}

// In source code a block stands in string literals: each line in quotes, joined by '+', ended by
// "\n". True when text[i] belongs to that and not to the base64. A plus is a joint when nothing
// but blanks and quotes is next to it. Moves *i to the last byte of an escape.
static bool is_wrapping(struct slice text, size_t *i)
{
    char c = text.ptr[*i];
    if (is_space(c) || (c != '\0' && strchr("\"'`,;.|>#*", c)))
        return true;
    if (c == '\\') {
        *i += *i + 1 < text.len;
        return true;
    }
    if (c != '+')
        return false;
    char before = *i > 0 ? text.ptr[*i - 1] : ' ';
    char after = *i + 1 < text.len ? text.ptr[*i + 1] : ' ';
    return (is_space(before) || strchr("\"'`", before)) &&
           (is_space(after) || strchr("\"'`", after));
}

// Cuts the lines with a colon off the front, "Version: ..." and its like.
static struct slice without_headers(struct slice body)
{
    for (;;) {
        body = slice_trim(body);
        struct slice line = slice_cut(body, 0, slice_find_byte(body, '\n'));
        if (line.len == body.len || slice_find_byte(line, ':') == SLICE_NOT_FOUND)
            return body;
        body = slice_cut(body, line.len, body.len);
    }
}

// The base64 of the block between its BEGIN and END lines, without headers and checksum line, in
// `out`. False when there is no such block or it holds something else.
static bool armor_body(struct slice block, char *out, size_t *len)
{
    size_t from = slice_find(block, SLICE("-----BEGIN "));
    size_t to = slice_find(block, SLICE("-----END "));
    if (from == SLICE_NOT_FOUND || to == SLICE_NOT_FOUND)
        return false;
    struct slice rest = slice_cut(block, from + strlen("-----BEGIN "), to);
    size_t dashes = slice_find(rest, SLICE("-----"));
    if (dashes == SLICE_NOT_FOUND)
        return false;
    struct slice body = slice_cut(rest, dashes + 5, rest.len);
    body = without_headers(body);
    *len = 0;
    for (size_t i = 0; i < body.len; i++) {
        if (is_wrapping(body, &i))
            continue;
        char c = body.ptr[i];
        // Padding ends it, as PGP's checksum line does, which begins with '='.
        if (c == '=')
            break;
        if (base64_bits(c) < 0 || *len == KEY_LONGEST)
            return false;
        out[(*len)++] = c;
    }
    return *len > 0;
}

static bool armor_decode(struct slice block, unsigned char *out, size_t *len)
{
    char body[KEY_LONGEST];
    size_t body_len;
    return armor_body(block, body, &body_len) &&
           base64_decode(slice_of(body, body_len), out, KEY_LONGEST, len);
}

// Reads a DER header at der[*at]: its tag must be `tag`. Moves *at behind it; *content is the
// length it tells.
static bool der_enter(const unsigned char *der, size_t len, size_t *at, unsigned char tag,
                      size_t *content)
{
    if (*at + 2 > len || der[*at] != tag)
        return false;
    size_t octets = der[*at + 1];
    *at += 2;
    *content = octets;
    if (octets < 0x80)
        return true;
    octets &= 0x7F;
    if (octets == 0 || octets > 3 || *at + octets > len)
        return false;
    for (*content = 0; octets > 0; octets--)
        *content = *content << 8 | der[(*at)++];
    return true;
}

// PKCS #1, SEC 1, PKCS #8 and DSA keys: a SEQUENCE as long as the block that begins with a
// version, a small INTEGER. Encrypted blocks have other bytes there.
static enum check_result pem_run(struct slice value)
{
    unsigned char der[KEY_LONGEST];
    size_t len, at = 0, content;
    if (!slice_starts_with(value, SLICE("-----BEGIN ")))
        return CHECK_SILENT;
    if (!armor_decode(value, der, &len) || !der_enter(der, len, &at, 0x30, &content) ||
        content != len - at)
        return CHECK_FAILS;
    return verdict(der_enter(der, len, &at, 0x02, &content) && content == 1 && at < len &&
                   der[at] <= 3);
}

// OpenSSH's own format: a magic, then the cipher's name as a length and letters.
static enum check_result openssh_run(struct slice value)
{
    static const char magic[] = "openssh-key-v1"; // with its NUL
    unsigned char key[KEY_LONGEST];
    size_t len;
    if (!slice_starts_with(value, SLICE("-----BEGIN ")))
        return CHECK_SILENT;
    return verdict(armor_decode(value, key, &len) && len > sizeof magic + 8 &&
                   memcmp(key, magic, sizeof magic) == 0 && key[sizeof magic] == 0);
}

// A PGP packet: bit 7 of its first byte is set, and the tag is 5, a secret key, in the old or the
// new form (RFC 9580 section 4.2).
static enum check_result pgp_run(struct slice value)
{
    unsigned char key[KEY_LONGEST];
    size_t len;
    if (!slice_starts_with(value, SLICE("-----BEGIN ")))
        return CHECK_SILENT;
    return verdict(armor_decode(value, key, &len) && len > 8 &&
                   ((key[0] & 0xFC) == 0x94 || key[0] == 0xC5));
}

static const char bech32[] = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L";
#define AGE_PREFIX "AGE-SECRET-KEY-"

static uint32_t bech32_step(uint32_t sum, uint32_t value)
{
    static const uint32_t generators[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                          0x2a1462b3};
    uint32_t top = sum >> 25;
    sum = (sum & 0x1ffffff) << 5 ^ value;
    for (size_t i = 0; i < 5; i++)
        if (top >> i & 1)
            sum ^= generators[i];
    return sum;
}

// BIP 173's checksum over the prefix, in lower case as its high and low bits, and the data.
static bool age_sum(struct slice data, uint32_t *sum)
{
    static const char prefix[] = "age-secret-key-";
    *sum = 1;
    for (size_t i = 0; prefix[i]; i++)
        *sum = bech32_step(*sum, (uint32_t)prefix[i] >> 5);
    *sum = bech32_step(*sum, 0);
    for (size_t i = 0; prefix[i]; i++)
        *sum = bech32_step(*sum, (uint32_t)prefix[i] & 31);
    for (size_t i = 0; i < data.len; i++) {
        const char *at = memchr(bech32, data.ptr[i], sizeof bech32 - 1);
        if (!at)
            return false;
        *sum = bech32_step(*sum, (uint32_t)(at - bech32));
    }
    return true;
}

static enum check_result age_run(struct slice value)
{
    uint32_t sum;
    struct slice prefix = SLICE(AGE_PREFIX "1");
    if (!slice_starts_with(value, prefix) ||
        !age_sum(slice_cut(value, prefix.len, value.len), &sum))
        return CHECK_SILENT;
    return verdict(sum == 1);
}

// Completes "1" and the data; the prefix before is always the same.
static size_t age_complete(struct slice body, char *out)
{
    enum { SUM = 6 };
    uint32_t sum;
    size_t one = slice_find_byte(body, '1');
    if (one == SLICE_NOT_FOUND || !age_sum(slice_cut(body, one + 1, body.len), &sum))
        return 0;
    for (size_t i = 0; i < SUM; i++)
        sum = bech32_step(sum, 0);
    sum ^= 1;
    for (size_t i = 0; i < SUM; i++)
        out[i] = bech32[sum >> (5 * (SUM - 1 - i)) & 31];
    return SUM;
}

// Moves *at behind the JSON string that begins there. False when it does not end.
static bool json_string(struct slice json, size_t *at)
{
    for (size_t i = *at + 1; i < json.len; i++) {
        if (json.ptr[i] == '\\') {
            i++;
        } else if (json.ptr[i] == '"') {
            *at = i + 1;
            return true;
        } else if ((unsigned char)json.ptr[i] < ' ') {
            return false;
        }
    }
    return false;
}

// True when `json` is one object with balanced brackets, no byte that cannot stand in JSON, and,
// where `key` is not empty, a member of that name.
static bool json_is_object(struct slice json, struct slice key)
{
    char closes[16];
    size_t depth = 0, at = 0;
    bool has_key = key.len == 0;
    if (json.len == 0 || json.ptr[0] != '{')
        return false;
    while (at < json.len) {
        char c = json.ptr[at];
        size_t start = at;
        if (c == '"') {
            if (!json_string(json, &at))
                return false;
            struct slice text = slice_cut(json, start + 1, at - 1);
            if (depth == 1 && at < json.len && json.ptr[at] == ':' && slice_equals(text, key))
                has_key = true;
            continue;
        }
        at++;
        if (c == '{' || c == '[') {
            if (depth == sizeof closes)
                return false;
            closes[depth++] = c == '{' ? '}' : ']';
        } else if (c == '}' || c == ']') {
            if (depth == 0 || closes[--depth] != c)
                return false;
            if (depth == 0)
                return at == json.len && has_key;
        } else if (!is_alnum(c) && !is_space(c) && (c == '\0' || !strchr(":,+-.", c))) {
            return false;
        }
    }
    return false;
}

// RFC 7519: a header that names an algorithm, claims and a signature.
static enum check_result jwt_run(struct slice value)
{
    unsigned char decoded[KEY_LONGEST];
    struct slice parts[3] = {{0}};
    size_t len;
    for (size_t i = 0; i < 3; i++)
        if (!slice_split(&value, '.', &parts[i]) || parts[i].len == 0)
            return CHECK_SILENT;
    if (value.len || !base64_decode(parts[0], decoded, sizeof decoded, &len) ||
        !json_is_object(slice_of((const char *)decoded, len), SLICE("alg")))
        return CHECK_FAILS;
    return verdict(base64_decode(parts[1], decoded, sizeof decoded, &len) &&
                   json_is_object(slice_of((const char *)decoded, len), SLICE("")));
}

#define ROW(name, run, complete, says, source)                                \
    {                                                                         \
        SLICE_INIT(name), run, complete, SLICE_INIT(says), SLICE_INIT(source) \
    }

const struct check checks_key[] = {
    ROW("pem-private-key", pem_run, NULL, "it decodes to a private key in the clear",
        "RFC 7468; RFC 8017 A.1.2; RFC 5915; RFC 5958"),
    ROW("openssh-private-key", openssh_run, NULL, "it decodes to an OpenSSH key",
        "OpenSSH PROTOCOL.key"),
    ROW("pgp-private-key", pgp_run, NULL, "it decodes to a secret key packet", "RFC 9580"),
    ROW("age-secret-key", age_run, age_complete, "its own checksum holds",
        "C2SP age specification; BIP 173"),
    ROW("jwt", jwt_run, NULL, "header and claims decode to JSON", "RFC 7519"),
    {.name = SLICE_INIT("")},
};
