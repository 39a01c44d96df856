// Tokens that end with a CRC-32 of what stands before. Providers differ in what they sum up and in
// how they write the sum; each form is a row of a table.
#include "base64.h"
#include "checks.h"
#include "digest.h"

enum { SUM_LONGEST = 8 };

// How a sum is written: so many digits of a base, zeros in front, or base64 of its four octets.
struct notation {
    const char *digits;
    unsigned base, width;
    bool little_endian;
};

static const char base62_alphabet[] =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
static const char base36_alphabet[] = "0123456789abcdefghijklmnopqrstuvwxyz";
static const char base64_alphabet[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static const struct notation base62_6 = {base62_alphabet, 62, 6, false};
static const struct notation base36_7 = {base36_alphabet, 36, 7, false};
static const struct notation hex_8 = {base36_alphabet, 16, 8, false};
static const struct notation hex_8_little = {base36_alphabet, 16, 8, true};
static const struct notation base64_6_little = {base64_alphabet, 64, 6, true};

// Writes the sum of `covered` as the notation says; returns its width.
static size_t sum_write(const struct notation *notation, struct slice covered,
                        char out[SUM_LONGEST])
{
    uint64_t sum = crc32_of(covered);
    if (notation->little_endian)
        sum = __builtin_bswap32((uint32_t)sum);
    if (notation->base == 64)
        sum <<= 4; // 32 bits fill five characters and a third of the sixth
    for (size_t i = notation->width; i > 0; i--) {
        out[i - 1] = notation->digits[sum % notation->base];
        sum /= notation->base;
    }
    return notation->width;
}

struct form {
    const char *prefixes[8]; // ends with NULL
    const struct notation *notation;
    size_t body;       // characters between prefix and sum; 0: any number
    char separator;    // between body and sum; 0: none
    bool prefix_too;   // the prefix is summed up too
    const char *signs; // that stand in the body beside letters and digits
};

static const struct form github = {
    {"ghp_", "gho_", "ghu_", "ghs_", "ghr_"}, &base62_6, 0, 0, false, ""};
static const struct form npm = {{"npm_"}, &base62_6, 30, 0, false, ""};
static const struct form vercel = {
    {"vcp_", "vci_", "vca_", "vcr_", "vck_"}, &base62_6, 50, 0, false, "_-"};
static const struct form cloudflare = {{"cfut_", "cfat_", "cfk_"}, &hex_8, 0, 0, false, ""};
static const struct form grafana = {{"glsa_"}, &hex_8_little, 32, '_', true, "_"};
static const struct form zuplo = {{"zpka_"}, &hex_8, 32, '_', false, "_"};
static const struct form confluent = {{"cflt"}, &base64_6_little, 54, 0, false, "+/"};

// The characters behind the prefix; false when the value begins with none of the form's.
static bool form_body(const struct form *form, struct slice value, struct slice *body)
{
    for (const char *const *prefix = form->prefixes; *prefix; prefix++) {
        struct slice start = slice_of_string(*prefix);
        if (!slice_starts_with(value, start))
            continue;
        *body = slice_cut(value, start.len, value.len);
        return true;
    }
    return false;
}

// What of `value`, with `body` at its end, is summed up.
static struct slice form_covered(const struct form *form, struct slice value, struct slice body)
{
    return form->prefix_too ? value : body;
}

static enum check_result form_run(const struct form *form, struct slice value)
{
    char expected[SUM_LONGEST];
    struct slice body;
    size_t tail = form->notation->width + (form->separator != 0);
    if (!form_body(form, value, &body) || body.len <= tail ||
        (form->body && body.len != form->body + tail))
        return CHECK_SILENT;
    for (size_t i = 0; i < body.len; i++)
        if (!is_alnum(body.ptr[i]) && (!body.ptr[i] || !strchr(form->signs, body.ptr[i])))
            return CHECK_SILENT;
    if (form->separator && body.ptr[body.len - tail] != form->separator)
        return CHECK_SILENT;
    struct slice covered = form_covered(form, slice_cut(value, 0, value.len - tail),
                                        slice_cut(body, 0, body.len - tail));
    size_t len = sum_write(form->notation, covered, expected);
    struct slice sum = slice_cut(value, value.len - len, value.len);
    // Where digits have no case, either is written.
    return check_verdict(form->notation->base <= 36
                             ? slice_equals_nocase(sum, slice_of(expected, len))
                             : slice_equals(sum, slice_of(expected, len)));
}

static size_t form_complete(const struct form *form, struct slice value, char *out)
{
    struct slice body;
    if (!form_body(form, value, &body) || body.len == 0 || (form->body && body.len != form->body))
        return 0;
    size_t at = 0;
    if (form->separator)
        out[at++] = form->separator;
    return at + sum_write(form->notation, form_covered(form, value, body), out + at);
}

#define FORM(form)                                              \
    static enum check_result form##_run(struct slice value)     \
    {                                                           \
        return form_run(&form, value);                          \
    }                                                           \
    static size_t form##_complete(struct slice body, char *out) \
    {                                                           \
        return form_complete(&form, body, out);                 \
    }

FORM(github)
FORM(npm)
FORM(vercel)
FORM(cloudflare)
FORM(grafana)
FORM(zuplo)
FORM(confluent)

enum { ATLASSIAN_SUM = 8 };

// Atlassian's long tokens end with '=' and eight hexadecimal digits, the sum of all before. Samples
// differ in whether the '=' is among it.
static enum check_result atlassian_run(struct slice value)
{
    char expected[SUM_LONGEST];
    if (value.len < 64 || !slice_starts_with(value, SLICE("AT")) ||
        value.ptr[value.len - ATLASSIAN_SUM - 1] != '=')
        return CHECK_SILENT;
    struct slice sum = slice_cut(value, value.len - ATLASSIAN_SUM, value.len);
    for (size_t without = ATLASSIAN_SUM; without <= ATLASSIAN_SUM + 1; without++) {
        sum_write(&hex_8, slice_cut(value, 0, value.len - without), expected);
        if (slice_equals_nocase(sum, slice_of(expected, ATLASSIAN_SUM)))
            return CHECK_HOLDS;
    }
    return CHECK_FAILS;
}

static size_t atlassian_complete(struct slice body, char *out)
{
    if (!slice_starts_with(body, SLICE("AT")) || body.len < 64 - ATLASSIAN_SUM - 1)
        return 0;
    out[0] = '=';
    sum_write(&hex_8, body, out + 1);
    for (size_t i = 1; i <= ATLASSIAN_SUM; i++)
        if (is_lower(out[i]))
            out[i] = (char)(out[i] & ~0x20);
    return ATLASSIAN_SUM + 1;
}

// Bitbucket's app passwords: 24 characters and their sum. What it covers is not documented, so it
// confirms a password and never denies one.
static enum check_result bitbucket_run(struct slice value)
{
    enum { PREFIX = 4, COVERED = 28, LENGTH = 36 };
    char expected[SUM_LONGEST];
    if (value.len != LENGTH || !slice_starts_with(value, SLICE("ATBB")))
        return CHECK_SILENT;
    for (size_t from = 0; from <= PREFIX; from += PREFIX) {
        sum_write(&hex_8, slice_cut(value, from, COVERED), expected);
        if (slice_equals_nocase(slice_cut(value, COVERED, LENGTH), slice_of(expected, 8)))
            return CHECK_HOLDS;
    }
    return CHECK_SILENT;
}

// GitLab's routable tokens: prefix, payload, ".01.", the payload's length as two digits of base 36
// and the sum of all before as seven. The older tokens, without dots, carry nothing to check.
static enum check_result gitlab_run(struct slice value)
{
    enum { LENGTH = 2, SUM = 7, VERSION = 4 };
    char expected[SUM_LONGEST];
    size_t tail = VERSION + LENGTH + SUM;
    if (value.len <= tail ||
        !slice_starts_with(slice_cut(value, value.len - tail, value.len), SLICE(".01.")))
        return CHECK_SILENT;
    sum_write(&base36_7, slice_cut(value, 0, value.len - SUM), expected);
    return check_verdict(slice_ends_with(value, slice_of(expected, SUM)));
}

// A fine-grained token carries, behind its first 77 characters, the first eight base32 characters
// of their SHA-256. That is observed, not documented: it can confirm a token and never deny one.
static enum check_result fine_grained_run(struct slice value)
{
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
        expected[i] = base32_digit(bits >> (35 - 5 * i));
    struct slice sum = slice_cut(value, COVERED, COVERED + SUM);
    return slice_equals_nocase(sum, slice_of(expected, SUM)) ? CHECK_HOLDS : CHECK_SILENT;
}

#define HOLDS_SAYS "the token's own checksum holds"

const struct check checks_sum[] = {
    CHECK_ROW("github-token", github_run, HOLDS_SAYS,
              "GitHub blog, Behind GitHub's new authentication token formats",
              .complete = github_complete),
    CHECK_ROW("github-fine-grained-token", fine_grained_run, HOLDS_SAYS,
              "observed on published samples"),
    CHECK_ROW("npm-token", npm_run, HOLDS_SAYS,
              "GitHub blog, Announcing npm's new access token format", .complete = npm_complete),
    CHECK_ROW("gitlab-token", gitlab_run, HOLDS_SAYS, "GitLab documentation, routable tokens"),
    CHECK_ROW("vercel-token", vercel_run, HOLDS_SAYS, "observed on a published sample",
              .complete = vercel_complete),
    CHECK_ROW("cloudflare-token", cloudflare_run, HOLDS_SAYS,
              "Cloudflare documentation, API token formats", .complete = cloudflare_complete),
    CHECK_ROW("grafana-token", grafana_run, HOLDS_SAYS, "observed on a published sample",
              .complete = grafana_complete),
    CHECK_ROW("zuplo-key", zuplo_run, HOLDS_SAYS, "Zuplo documentation, API key format",
              .complete = zuplo_complete),
    CHECK_ROW("confluent-secret", confluent_run, HOLDS_SAYS, "observed on a published sample",
              .complete = confluent_complete),
    CHECK_ROW("atlassian-token", atlassian_run, HOLDS_SAYS, "observed on published samples",
              .complete = atlassian_complete),
    CHECK_ROW("bitbucket-app-password", bitbucket_run, HOLDS_SAYS, "observed on published samples"),
    CHECK_ROWS_END,
};
