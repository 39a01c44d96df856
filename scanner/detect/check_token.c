// Tokens: checksums and structure that providers put into them.
#include "base64.h"
#include "checks.h"
#include "digest.h"

static enum check_result verdict(bool holds)
{
    return holds ? CHECK_HOLDS : CHECK_FAILS;
}

// Writes `number` with `width` digits of `base`, zeros in front.
static void write_number(uint32_t number, unsigned base, const char *digits, size_t width,
                         char *out)
{
    for (size_t i = width; i > 0; i--) {
        out[i - 1] = digits[number % base];
        number /= base;
    }
}

static const char base62[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
static const char base36[] = "0123456789abcdefghijklmnopqrstuvwxyz";
static const char base16[] = "0123456789abcdef";

// What stands behind the prefix, which ends with the first underscore.
static bool token_body(struct slice token, struct slice *body)
{
    size_t at = slice_find_byte(token, '_');
    if (at == SLICE_NOT_FOUND)
        return false;
    *body = slice_cut(token, at + 1, token.len);
    return true;
}

enum { CRC62 = 6 };

// GitHub's and npm's tokens end with the CRC-32 of the characters between prefix and checksum, as
// six digits of base 62.
static enum check_result crc62_run(struct slice value)
{
    struct slice body;
    char expected[CRC62];
    if (!token_body(value, &body) || body.len <= CRC62)
        return CHECK_SILENT;
    for (size_t i = 0; i < body.len; i++)
        if (!is_alnum(body.ptr[i]))
            return CHECK_SILENT;
    struct slice sum = slice_cut(body, body.len - CRC62, body.len);
    write_number(crc32_of(slice_cut(body, 0, body.len - CRC62)), 62, base62, CRC62, expected);
    return verdict(slice_equals(sum, slice_of(expected, CRC62)));
}

static size_t crc62_complete(struct slice body, char *out)
{
    if (!token_body(body, &body) || body.len == 0)
        return 0;
    write_number(crc32_of(body), 62, base62, CRC62, out);
    return CRC62;
}

// A fine-grained token carries, behind its first 77 characters, the first eight base32 characters
// of their SHA-256. That is observed, not documented: it can confirm a token and never deny one.
static enum check_result fine_grained_run(struct slice value)
{
    static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    enum { LENGTH = 93, COVERED = 77, SUM = 8 };
    unsigned char digest[SHA256_SIZE];
    struct sha256 hash;
    char expected[SUM];
    uint64_t bits = 0;
    if (value.len != LENGTH || !slice_starts_with(value, SLICE("github_pat_")))
        return CHECK_SILENT;
    sha256_init(&hash);
    sha256_add(&hash, slice_cut(value, 0, COVERED));
    sha256_end(&hash, digest);
    for (size_t i = 0; i < 5; i++)
        bits = bits << 8 | digest[i];
    for (size_t i = 0; i < SUM; i++)
        expected[i] = base32[bits >> (35 - 5 * i) & 31];
    struct slice sum = slice_cut(value, COVERED, COVERED + SUM);
    return slice_equals_nocase(sum, slice_of(expected, SUM)) ? CHECK_HOLDS : CHECK_SILENT;
}

enum { ROUTABLE_LENGTH = 2, ROUTABLE_CRC = 7, ROUTABLE_VERSION = 4 };

// GitLab's routable tokens: prefix, payload, ".01.", the payload's length as two digits of base 36
// and the CRC-32 of all before it as seven. The older tokens, without dots, carry nothing to check.
static enum check_result gitlab_run(struct slice value)
{
    char expected[ROUTABLE_CRC];
    size_t tail = ROUTABLE_VERSION + ROUTABLE_LENGTH + ROUTABLE_CRC;
    if (value.len <= tail ||
        !slice_starts_with(slice_cut(value, value.len - tail, value.len), SLICE(".01.")))
        return CHECK_SILENT;
    struct slice covered = slice_cut(value, 0, value.len - ROUTABLE_CRC);
    write_number(crc32_of(covered), 36, base36, ROUTABLE_CRC, expected);
    return verdict(slice_ends_with(value, slice_of(expected, ROUTABLE_CRC)));
}

enum { CRC16 = 8 };

// Cloudflare's tokens end with the CRC-32 of what stands between prefix and checksum, in
// hexadecimal.
static enum check_result cloudflare_run(struct slice value)
{
    struct slice body;
    char expected[CRC16];
    if (!token_body(value, &body) || body.len <= CRC16)
        return CHECK_SILENT;
    write_number(crc32_of(slice_cut(body, 0, body.len - CRC16)), 16, base16, CRC16, expected);
    return verdict(slice_ends_with(body, slice_of(expected, CRC16)));
}

static size_t cloudflare_complete(struct slice body, char *out)
{
    if (!token_body(body, &body) || body.len == 0)
        return 0;
    write_number(crc32_of(body), 16, base16, CRC16, out);
    return CRC16;
}

// The 16 characters behind an AWS key id's prefix are base32. In ids made since 2019, which begin
// with Q to 7, 40 of their bits are the account, whose number has at most twelve digits.
static enum check_result aws_run(struct slice value)
{
    enum { PREFIX = 4, LENGTH = 20, ACCOUNT_CHARACTERS = 10 };
    uint64_t bits = 0;
    if (value.len != LENGTH)
        return CHECK_SILENT;
    for (size_t i = PREFIX; i < LENGTH; i++) {
        char c = value.ptr[i];
        if (!is_upper(c) && (c < '2' || c > '7'))
            return CHECK_SILENT;
        if (i < PREFIX + ACCOUNT_CHARACTERS)
            bits = bits << 5 | (uint64_t)(is_upper(c) ? c - 'A' : c - '2' + 26);
    }
    // The first bit is set in ids that carry an account; the next 40 are its number.
    if (!(bits >> 49))
        return CHECK_SILENT;
    uint64_t account = bits >> 9 & ((1ULL << 40) - 1);
    return verdict(account > 0 && account <= 999999999999ULL);
}

// Slack's tokens: parts between hyphens. Behind "xoxb" and its like stand one to three numbers
// and a secret; behind "xapp" a version, an app, a number and a secret.
static enum check_result slack_run(struct slice value)
{
    struct slice part;
    unsigned numbers = 0, index = 0;
    size_t last = 0;
    if (value.len < 5 ||
        (!slice_starts_with(value, SLICE("xox")) && !slice_starts_with(value, SLICE("xapp-"))))
        return CHECK_SILENT;
    bool app = value.ptr[1] == 'a';
    for (struct slice rest = value; slice_split(&rest, '-', &part); index++) {
        size_t digits = 0;
        while (digits < part.len && is_digit(part.ptr[digits]))
            digits++;
        if (app && index == 2 && (part.len < 9 || part.ptr[0] != 'A'))
            return CHECK_FAILS;
        if (index > 0 && digits == part.len && part.len >= 9 && part.len <= 14)
            numbers++;
        last = part.len;
    }
    return verdict(numbers >= 1 && numbers <= 3 && last >= (app ? 60U : 22U));
}

// Decoded credentials of a Basic header: printable, with a user, a colon and a password that is
// not the user's name again or a word that manuals use.
static enum check_result basic_run(struct slice value)
{
    static const struct slice words[] = {
        SLICE_INIT("password"), SLICE_INIT("pass"),        SLICE_INIT("passwd"),
        SLICE_INIT("secret"),   SLICE_INIT("changeme"),    SLICE_INIT("test"),
        SLICE_INIT("pwd"),      SLICE_INIT("open sesame"), SLICE_INIT("opensesame"),
    };
    unsigned char decoded[256];
    size_t len;
    if (!base64_decode(value, decoded, sizeof decoded, &len))
        return CHECK_FAILS;
    struct slice pair = slice_of((const char *)decoded, len);
    size_t colon = slice_find_byte(pair, ':');
    for (size_t i = 0; i < len; i++)
        if (decoded[i] < ' ' || decoded[i] == 0x7F)
            return CHECK_FAILS;
    if (colon == SLICE_NOT_FOUND || colon == 0)
        return CHECK_FAILS;
    struct slice user = slice_cut(pair, 0, colon), password = slice_cut(pair, colon + 1, len);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (slice_equals_nocase(password, words[i]))
            return CHECK_FAILS;
    return verdict(password.len >= 4 && !slice_equals_nocase(user, password));
}

#define ROW(name, run, complete, says, source)                                \
    {                                                                         \
        SLICE_INIT(name), run, complete, SLICE_INIT(says), SLICE_INIT(source) \
    }

const struct check checks_token[] = {
    ROW("github-token", crc62_run, crc62_complete, "the token's own checksum holds",
        "GitHub blog, Behind GitHub's new authentication token formats"),
    ROW("npm-token", crc62_run, crc62_complete, "the token's own checksum holds",
        "GitHub blog, Announcing npm's new access token format"),
    ROW("github-fine-grained-token", fine_grained_run, NULL, "the token's own checksum holds",
        "observed on published samples"),
    ROW("gitlab-token", gitlab_run, NULL, "the token's own checksum holds",
        "GitLab documentation, routable tokens"),
    ROW("cloudflare-token", cloudflare_run, cloudflare_complete, "the token's own checksum holds",
        "Cloudflare documentation, API token formats"),
    ROW("aws-key-id", aws_run, NULL, "an account number can be read from it",
        "AWS IAM documentation, unique identifiers"),
    ROW("slack-token", slack_run, NULL, "its parts are those of a Slack token",
        "Slack documentation, token types"),
    ROW("basic-credentials", basic_run, NULL, "it decodes to a user and a password", "RFC 7617"),
    {.name = SLICE_INIT("")},
};
