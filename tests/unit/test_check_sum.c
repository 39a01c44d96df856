// Tokens made by the rule their providers document, and by hand with Python's zlib.crc32.
#include "checked.h"
#include "digest.h"
#include "unit.h"

#include <stdio.h>

// base 62, and fcca43d2.
static void provider_tokens_carry_a_checksum(void **state)
{
    const char *body = "0123456789abcdefghijABCDEFGHIJ";
    char token[128];
    (void)state;
    snprintf(token, sizeof token, "ghp_%s%s", body, "3mpbCX");
    HOLDS("github-token", token);
    snprintf(token, sizeof token, "npm_%s%s", body, "3mpbCX");
    HOLDS("npm-token", token);
    snprintf(token, sizeof token, "cfut_%s%s%s", body, "0123456789", "fcca43d2");
    HOLDS("cloudflare-token", token);
    SILENT("github-token", "ghp_", "ghp_12345", "ghp0123456789", "ghp_0123456789abcdef-hij012345");
    FAILS("github-token", "ghp_0123456789abcdefghijABCDEFGHIJ000000");
    SILENT("gitlab-token", "glpat-0123456789abcdefghij", "glpat-x.02.0000000000");
    FAILS("gitlab-token", "glpat-bzoxCnU6MQpyYW5kb20.01.0n0000000");
    FAILS("cloudflare-token", "cfut_0123456789abcdefghijABCDEFGHIJ012345678900000000");
    SILENT("cloudflare-token", "cfut_01234567");
}

static void gitlabs_routable_token_holds(void **state)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    char token[64] = "glpat-bzoxCnU6MQpyYW5kb20.01.0n";
    size_t len = strlen(token);
    uint32_t sum = crc32_of(slice_of(token, len));
    (void)state;
    for (size_t i = 0; i < 7; i++, sum /= 36)
        token[len + 6 - i] = digits[sum % 36];
    HOLDS("gitlab-token", token);
    token[10] = token[10] == 'x' ? 'y' : 'x';
    FAILS("gitlab-token", token);
}

// A token made by the observed rule; another one says nothing, since nobody has documented it.
static void githubs_fine_grained_token_can_only_confirm(void **state)
{
    static const char base32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    char token[94] = "github_pat_";
    unsigned char digest[SHA256_SIZE];
    struct sha256 hash;
    (void)state;
    memset(token + 11, 'a', 82);
    token[11 + 22] = '_';
    SILENT("github-fine-grained-token", token, "github_pat_short");
    sha256_init(&hash);
    sha256_add(&hash, slice_of(token, 77));
    sha256_end(&hash, digest);
    for (size_t i = 0; i < 8; i++) {
        unsigned bits = 0;
        for (size_t bit = 5 * i; bit < 5 * i + 5; bit++)
            bits = bits << 1 | ((unsigned)digest[bit / 8] >> (7 - bit % 8) & 1U);
        token[77 + i] = base32[bits];
    }
    HOLDS("github-fine-grained-token", token);
}

#define COUNT_30 "0123456789abcdefghijABCDEFGHIJ"

// Sums of the same characters in every notation.
static void sums_are_written_in_many_ways(void **state)
{
    (void)state;
    breaks_when_changed("vercel-token",
                        "vcp_" COUNT_30 "0123456789abcdefghij"
                        "3lcS0E",
                        4);
    breaks_when_changed("grafana-token",
                        "glsa_" COUNT_30 "01"
                        "_ceb45508",
                        5);
    breaks_when_changed("zuplo-key",
                        "zpka_" COUNT_30 "01"
                        "_56ee0708",
                        5);
    breaks_when_changed("confluent-secret",
                        "cflt" COUNT_30 "0123456789abcdefghijABCD"
                        "X6n2EQ",
                        4);
    breaks_when_changed("github-token", "gho_" COUNT_30 "3mpbCX", 4);
    breaks_when_changed("bitbucket-app-password",
                        "ATBB"
                        "0123456789abcdefghijABCD"
                        "654e499e",
                        4);
    HOLDS("bitbucket-app-password", "ATBB"
                                    "0123456789abcdefghijABCD"
                                    "4D78B4E7");
    HOLDS("grafana-token", "glsa_" COUNT_30 "01"
                           "_CEB45508");
    // The sum in the order of octets that is another provider's.
    FAILS("grafana-token", "glsa_" COUNT_30 "01"
                           "_0855b4ce");
    SILENT("grafana-token", "glsa_" COUNT_30 "01", "glsa_" COUNT_30 "01-ceb45508");
    SILENT("vercel-token", "vcx_" COUNT_30 "0123456789abcdefghij3lcS0E", "vcp_");
    SILENT("confluent-secret", "cflt", "cflt" COUNT_30);
}

static void atlassians_sum_follows_an_equals_sign(void **state)
{
    (void)state;
    breaks_when_changed("atlassian-token",
                        "ATATT3xFfGF0" COUNT_30 COUNT_30 COUNT_30 COUNT_30 "=E522EF6D", 12);
    // With the sign among what is summed up.
    HOLDS("atlassian-token", "ATATT3xFfGF0" COUNT_30 COUNT_30 COUNT_30 COUNT_30 "=B98C9C96");
    SILENT("atlassian-token", "ATATT3xFfGF0", "ATATT3xFfGF0" COUNT_30 COUNT_30 COUNT_30 "E522EF6D");
}

static void a_sum_can_be_completed(void **state)
{
    static const struct {
        const char *check, *body;
    } made[] = {
        {"vercel-token", "vcp_" COUNT_30 "0123456789abcdefghij"},
        {"grafana-token", "glsa_" COUNT_30 "01"},
        {"zuplo-key", "zpka_" COUNT_30 "01"},
        {"confluent-secret", "cflt" COUNT_30 "0123456789abcdefghijABCD"},
        {"atlassian-token", "ATATT3xFfGF0" COUNT_30 COUNT_30},
    };
    char value[256], tail[65];
    (void)state;
    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        const struct check *check = check_named(made[i].check);
        size_t len = check->complete(slice_of_string(made[i].body), tail);
        assert_in_range(len, 6, 64);
        snprintf(value, sizeof value, "%s%.*s", made[i].body, (int)len, tail);
        HOLDS(made[i].check, value);
        assert_int_equal(check->complete(SLICE("x"), tail), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(provider_tokens_carry_a_checksum),
        cmocka_unit_test(gitlabs_routable_token_holds),
        cmocka_unit_test(githubs_fine_grained_token_can_only_confirm),
        cmocka_unit_test(sums_are_written_in_many_ways),
        cmocka_unit_test(atlassians_sum_follows_an_equals_sign),
        cmocka_unit_test(a_sum_can_be_completed),
    };
    return RUN_TESTS(tests);
}
